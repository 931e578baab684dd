import type { Run } from '../document/body.ts';
import { END_TEXT } from '../document/end-mark.ts';
import type { Xml } from '../kernel/xml.ts';
import { BODY, runsXml } from './letters.ts';
import { strokesOf } from './measures.ts';
import type { Pen } from './pen.ts';
import type { CharStyle } from './style-book.ts';

/** 끝. with one letter space (2타) before it. */
export const END = `  ${END_TEXT}`;

/** The room of a mark and the space after it. */
export function markRoom(label: string, letters: CharStyle): { readonly hanging?: number } {
  return label === '' ? {} : { hanging: ((strokesOf(label) + 1) * letters.height) / 2 };
}

/** The mark, the text and, where the body ends here, 끝. */
export function lineXml(pen: Pen, label: string, content: readonly Run[], letters: CharStyle, closes = false): Xml[] {
  return [
    ...(label === '' ? [] : [pen.run(`${label} `, letters)]),
    ...(content.length === 0 ? [pen.run('', letters)] : runsXml(pen, content, letters)),
    ...(closes ? [pen.run(END, BODY)] : []),
  ];
}
