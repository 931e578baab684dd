import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { definePDFJSModule, getDocumentProxy } from 'unpdf';

/** In place of a letter that nobody knows: no text holds it, and `withoutControls` makes it a counted sign. */
const UNKNOWN = String.raw`"\x01"`;

/**
 * Where PDF.js (that of unpdf 1.7.0) tells another letter than the page shows, or none, and says nothing of it. Each is
 * a place of the library's code and what stands there afterwards; seen in unknown-fonts.test.ts.
 */
const MENDS: readonly (readonly [from: string, to: string])[] = [
  // A code of which the font says nothing was told as the letter that has that number.
  ['let f=this.toUnicode.get(e)||e;', `let f=this.toUnicode.get(e)||${UNKNOWN};`],
  // So were all codes of a font of CIDs that neither says what its letters are nor draws on a known collection.
  ['return new ys(e.firstChar,e.lastChar)', 'return new $r([])'],
  // A glyph of the font's own encoding with a name of the font's own was told as the letter of the usual encoding.
  [
    'r!==-1&&(n[i]=String.fromCharCode(r))',
    `a!==".notdef"&&(n[i]=(c=>c>0?String.fromCharCode(c):${UNKNOWN})(r!==-1?r:/Dingbats/i.test(t.name)&&Rb()[a]))`,
  ],
  // The signs of ZapfDingbats have names of their own, which the library keeps apart from all others.
  ['let c=o[f];if(c!==void 0){s[l]=', 'let c=o[f]??(/Dingbats/i.test(e.name)?Rb()[f]:void 0);if(c!==void 0){s[l]='],
  // What stands in a font that cannot be read was told as nothing.
  [
    'charsToGlyphs(){return[]}encodeString',
    `charsToGlyphs(e){return Array.from(e,n=>new Tw(n.charCodeAt(0),"",${UNKNOWN},null,500,void 0,void 0,!1,!1))}encodeString`,
  ],
  // A page whose drawing goes wrong somewhere ended there.
  [
    '.`),Fe(),Ne();return}throw ue}})}async extractDataStructures(',
    '.`),Fe(),w.items.push({type:"brokenOff"}),Ne();return}throw ue}})}async extractDataStructures(',
  ],
  // What stands beside the page is in the file all the same.
  ['if(xe<l[0]||xe>l[2]||ge+ue<l[1]||ge>l[3])return!1}else if(xe+ue<l[0]||xe>l[2]||ge<l[1]||ge>l[3])return!1;', '}'],
];

/** What the names of the library stand for that the mends call. */
const CALLED: readonly string[] = [
  'class $r{static{p(this,"ToUnicodeMap")}',
  'class Tw{static{p(this,"fonts_Glyph")}',
  'Rb=Dt(function(t){t.space=32,t.a1=9985,t.a2=9986,',
];

/** The piece that stands where a drawing ended before its end. */
export const BROKEN_OFF = 'brokenOff';

let mended: Promise<void> | undefined;

/** The library with these places mended; throws where its code is no longer the one that they are places of. */
export async function openPdfDocument(
  ...asked: Parameters<typeof getDocumentProxy>
): ReturnType<typeof getDocumentProxy> {
  mended ??= definePDFJSModule(
    () => import(`data:text/javascript;base64,${Buffer.from(mendedCode()).toString('base64')}`),
  );
  await mended;
  return getDocumentProxy(...asked);
}

function mendedCode(): string {
  let code = readFileSync(fileURLToPath(import.meta.resolve('unpdf/pdfjs')), 'utf8');
  for (const name of CALLED) expectOnce(code, name);
  for (const [from, to] of MENDS) {
    expectOnce(code, from);
    code = code.replace(from, () => to);
  }
  return code;
}

function expectOnce(code: string, place: string): void {
  if (code.split(place).length !== 2) throw new Error(`PDF.js is no longer as pdf-library.ts knows it: ${place}`);
}
