import type { Run } from '../document/body.ts';
import type { BreakLetter } from '../document/line-gaps.ts';
import { type Xml, xml } from '../kernel/xml.ts';
import { strokesOf } from './measures.ts';
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
export const COOPERATOR: CharStyle = { face: 'sans', height: 1_100, bold: true };
export const BOX_DATE: CharStyle = { face: 'serif', height: 900 };
/** 별지 제1호서식. */
export const MOTTO: CharStyle = { face: 'serif', height: 900 };
export const AGENCY: CharStyle = { face: 'sans', height: 2_000, bold: true };
export const LETTER_VALUE: CharStyle = { face: 'serif', height: 1_250 };
export const LETTER_TITLE: CharStyle = { face: 'sans', height: 1_350, bold: true };
export const SENDER: CharStyle = { face: 'sans', height: 1_800, bold: true };
export const RUNNER: CharStyle = { face: 'serif', height: 850 };

/** The runs of the model with their marks. What leads to an address is printed as its words are, and leads there. */
export function runsXml(pen: Pen, runs: readonly Run[], style: CharStyle): Xml[] {
  return runs.flatMap((run) => {
    const look = run.bold || run.underline ? marked(style, run) : style;
    const words = pen.run(run.text, look);
    return run.href === undefined ? [words] : linked(pen, run.href, words, look);
  });
}

/** Bold letters of a face that is not of fixed width take so much more. */
const BOLD_GROWTH = 1.2;

/** What the letters of a text take in a line, near enough to tell whether a number fits a column. */
export function estimatedLetters(runs: readonly Run[], { height, bold }: CharStyle): BreakLetter[] {
  return runs.flatMap((run) => {
    const stroke = (height / 2) * (bold || run.bold ? BOLD_GROWTH : 1);
    return Array.from(run.text, (character) => ({
      glyph: { codePoint: character.codePointAt(0) ?? 0 },
      style: { mark: undefined },
      width: stroke * strokesOf(character),
    }));
  });
}

/** What every field of this kind is marked with: `%hlk`. */
const HYPERLINK = 627_600_491;

/** 하이퍼링크: a field around the words. Its command keeps colons and semicolons apart from its own by a backslash. */
function linked(pen: Pen, href: string, words: Xml, style: CharStyle): Xml[] {
  const id = pen.nextObject();
  const command = `${href.replace(/[\\:;?]/g, '\\$&')};1;0;0;`;
  const begin = xml`<hp:ctrl><hp:fieldBegin id="${id}" type="HYPERLINK" name="" editable="0" dirty="0" zorder="-1" fieldid="${HYPERLINK}"><hp:parameters cnt="6" name=""><hp:integerParam name="Prop">0</hp:integerParam><hp:stringParam name="Command">${command}</hp:stringParam><hp:stringParam name="Path">${href}</hp:stringParam><hp:stringParam name="Category">HWPHYPERLINK_TYPE_URL</hp:stringParam><hp:stringParam name="TargetType">HWPHYPERLINK_TARGET_BOOKMARK</hp:stringParam><hp:stringParam name="DocOpenType">HWPHYPERLINK_JUMP_CURRENTTAB</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl>`;
  const end = xml`<hp:ctrl><hp:fieldEnd beginIDRef="${id}" fieldid="${HYPERLINK}"/></hp:ctrl>`;
  return [pen.runOf(begin, style), words, pen.runOf([end, xml`<hp:t/>`], style)];
}

function marked(style: CharStyle, { bold, underline }: Run): CharStyle {
  return { ...style, ...(bold ? { bold } : {}), ...(underline ? { underline } : {}) };
}
