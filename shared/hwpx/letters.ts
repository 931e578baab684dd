import type { Run } from '../document/body.ts';
import type { Xml } from '../kernel/xml.ts';
import type { Pen } from './pen.ts';
import type { CharStyle } from './style-book.ts';

/** The letters of the paper, in hundredths of a point. */
export const BODY: CharStyle = { face: 'serif', height: 1_250 };
export const NOTE: CharStyle = { face: 'serif', height: 1_050 };
export const SQUARE: CharStyle = { face: 'sans', height: 1_300, bold: true };
export const HEADING: CharStyle = { face: 'sans', height: 1_600, bold: true };
export const TITLE: CharStyle = { face: 'sans', height: 2_200, bold: true };
export const BYLINE: CharStyle = { face: 'serif', height: 1_100 };
export const CAPTION: CharStyle = { face: 'serif', height: 1_050 };
export const TABLE_CELL: CharStyle = { face: 'serif', height: 1_050 };
export const TABLE_HEAD: CharStyle = { face: 'sans', height: 1_000, bold: true };
export const META: CharStyle = { face: 'serif', height: 1_000 };
export const BOX_NAME: CharStyle = { face: 'sans', height: 1_200, bold: true };
export const BOX_DATE: CharStyle = { face: 'serif', height: 900 };
/** 별지 제1호서식. */
export const MOTTO: CharStyle = { face: 'serif', height: 900 };
export const AGENCY: CharStyle = { face: 'sans', height: 2_000, bold: true };
export const LETTER_VALUE: CharStyle = { face: 'serif', height: 1_250 };
export const LETTER_TITLE: CharStyle = { face: 'sans', height: 1_350, bold: true };
export const SENDER: CharStyle = { face: 'sans', height: 1_800, bold: true };
export const RUNNER: CharStyle = { face: 'serif', height: 850 };

/** The runs of the model with their marks. An address is printed as its words are: paper leads nowhere. */
export function runsXml(pen: Pen, runs: readonly Run[], style: CharStyle): Xml[] {
  return runs.map((run) => pen.run(run.text, run.bold || run.underline ? marked(style, run) : style));
}

function marked(style: CharStyle, { bold, underline }: Run): CharStyle {
  return { ...style, ...(bold ? { bold } : {}), ...(underline ? { underline } : {}) };
}
