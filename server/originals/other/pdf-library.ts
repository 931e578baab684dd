import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { definePDFJSModule, getDocumentProxy } from 'unpdf';

/** In place of a letter that nobody knows: no text holds it, and `withoutControls` makes it a counted sign. */
const UNKNOWN = String.raw`"\x01"`;

/** The piece that stands where a drawing ended before its end. */
export const BROKEN_OFF = 'brokenOff';
/** What stands around the words of a pattern or a mask. */
export const INSIDE_TAG = 'gyeolInside';

/** Reads the words of a stream that a drawing uses, between two marks: called by two of the mends. */
const INSIDE = `const seen=new Set,inside=async(st,sm)=>{
  Fe();
  const rs=st.dict.get("Resources"),mx=Bi(st.dict.getArray("Matrix"),null),
    sink={enqueue(q,k){r.enqueue(q,k)},get desiredSize(){return r.desiredSize??0},get ready(){return r.ready}};
  mx&&sm.transform(mx);
  w.items.push({type:"beginMarkedContent",tag:"${INSIDE_TAG}"});
  Ne();
  try{
    await G.getTextContent({stream:st,task:n,resources:rs instanceof _?rs:s,stateManager:sm,includeMarkedContent:a,
      sink,seenStyles:o,viewBox:l,lang:f,markedContentData:c,disableNormalization:h,keepWhiteSpace:u,prevRefs:b});
  }catch(er){if(er instanceof jn)throw er}
  w.items.push({type:"endMarkedContent"});
};`;

/** A pattern that is chosen, and the mask of a state of the drawing. */
const PATTERN = `case E.setFillColorN:case E.setStrokeColorN:{
  const nm=me.at(-1),tile=nm instanceof te?s.get("Pattern")?.get?.(nm.name):0;
  if(!(tile instanceof ze)||seen.has(nm.name))break;
  seen.add(nm.name);
  ge(inside(tile,new zl(new Yx)));
  return;
}`;
const MASK = `const mk=is.get("SMask"),mg=mk instanceof _?mk.get("G"):0;
  if(mg instanceof ze&&!seen.has("/"+we)){
    seen.add("/"+we);
    const go=lt;
    lt=()=>inside(mg,new zl(i.state.clone())).then(go,xs);
  }`;

/**
 * What the codes of a simple font without ToUnicode stand for, where its encoding does not say it: Wingdings by the
 * numbers that Word gives to its signs, Symbol by its table, and nothing of a font that only draws.
 */
const LETTERS = String.raw`
function gyeolLetters(e){
  const of=t=>Array.from({length:256},(c,n)=>t(n)),nm=(e.name??"").replace(/^[A-Z]{6}\+/,"");
  if(e.differences.length)return;
  if(/^Wingdings(?![ -]?[23])/i.test(nm))return of(n=>n>32?String.fromCharCode(61440+n):" ");
  if(/^W(ingdings|ebdings)/i.test(nm))return of(n=>n>32?"\x01":" ");
  if(e.type!=="TrueType"||!e.file||e.isInternalFont||!(e.flags&4)||e.dict.has("Encoding"))return;
  if(/^Symbol/i.test(nm))return of(n=>{const u=Va(Bf[n],Ks());return u>0?String.fromCharCode(u):"\x01"});
  e.gyeolDraws=!0;
  return of(()=>"\x01");
}`;
/** Such a font may say itself which letters it draws: by their names, or by a table of Unicode; a blank is a blank. */
const OWN_LETTERS = `if(s.gyeolDraws){
  const to=[];
  for(const cd in je){
    const un=Va(s.glyphNames?.[je[cd]],Ks());
    if(un>0)to[cd]=String.fromCodePoint(un);
    else if(!Y(je[cd]))to[cd]=" ";
    else if(K===0||K===3&&M===1)to[cd]=String.fromCharCode(cd);
  }
  s.toUnicode.amend(to);
}`;

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
  // What a file says that a piece of its drawing reads as (ActualText), and properties that are called by a name.
  [
    'me[1]instanceof _&&(lt=me[1].get("MCID")),w.items.push({type:"beginMarkedContentProps",',
    'const pr=me[1]instanceof te?s.get("Properties")?.get?.(me[1].name):me[1],at=pr instanceof _?pr.get("ActualText"):0;pr instanceof _&&(lt=pr.get("MCID")),w.items.push({type:"beginMarkedContentProps",...(typeof at=="string"?{actual:Je(at)}:{}),',
  ],
  // The same of an element of the structure: it was told as what describes a picture.
  [
    'typeof o!="string"&&(o=s.dict.get("ActualText"))',
    '(x=>typeof x=="string"&&(r.actual=Je(x)))(s.dict.get("ActualText")),typeof o!="string"&&(o=s.dict.get("ActualText"))',
  ],
  // Words in the tile of a pattern and in a mask are drawn like others, and were passed over.
  ['const Le=new nl;return new Promise(p(function ue(', `${INSIDE}const Le=new nl;return new Promise(p(function ue(`],
  ['switch(me=be.args,Ge|0){case E.setFont:const tt=', `switch(me=be.args,Ge|0){${PATTERN}case E.setFont:const tt=`],
  ['const fi=is.get("Font");if(!fi)', `const fi=is.get("Font");${MASK}if(!fi)`],
  // The looks of fields, stamps and signatures have words as boxes have.
  ['get hasTextContent(){return!1}', 'get hasTextContent(){return!!this.appearance}'],
  // A font that only draws (TrueType, symbolic, without a table of codes) was told by the numbers of its codes.
  [
    'if(!e.composite)return new $r(this._simpleFontToUnicode(e))',
    'if(!e.composite)return new $r(gyeolLetters(e)??this._simpleFontToUnicode(e))',
  ],
  // Such a font may say itself which letters it draws: by their names, or by a table of Unicode.
  ['Te>0&&Y(Te)&&(je[le]=Te)}}je.length===0', `Te>0&&Y(Te)&&(je[le]=Te)}${OWN_LETTERS}}je.length===0`],
  ['s.composite||Cw(s,this.isSymbolicFont,K)', 's.composite||s.gyeolDraws||Cw(s,this.isSymbolicFont,K)'],
  // What stands beside the page is in the file all the same.
  ['if(xe<l[0]||xe>l[2]||ge+ue<l[1]||ge>l[3])return!1}else if(xe+ue<l[0]||xe>l[2]||ge<l[1]||ge>l[3])return!1;', '}'],
];

/** What the names of the library stand for that the mends call. */
const CALLED: readonly string[] = [
  'class $r{static{p(this,"ToUnicodeMap")}',
  'class Tw{static{p(this,"fonts_Glyph")}',
  'Rb=Dt(function(t){t.space=32,t.a1=9985,t.a2=9986,',
  'class zl{static{p(this,"StateManager")}',
  'class Yx{static{p(this,"TextState")}',
  'p(Va,"getUnicodeForGlyph")',
  'Ks=Dt(function(t){t.A=65,t.AE=198,',
  'case"SymbolSetEncoding":return Bf;',
  'p(Je,"stringToPDFString")',
];

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
  return `${code}\n${LETTERS}`;
}

function expectOnce(code: string, place: string): void {
  if (code.split(place).length !== 2) throw new Error(`PDF.js is no longer as pdf-library.ts knows it: ${place}`);
}
