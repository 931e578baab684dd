import { type Color, type TextStyle, textStyle } from './letters.ts';

/** Millimetres as points. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** A sheet and its text block in points, measured from the top left corner. */
export type PageBox = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** Margins are those of Seoul's files. */
export const PAGE: PageBox = {
  width: mm(210),
  height: mm(297),
  left: mm(20),
  right: mm(195),
  top: mm(20),
  bottom: mm(282),
};

/** The same sheet turned, for a table that is too wide for it. Text begins as far left as on the other. */
export const LANDSCAPE: PageBox = {
  width: PAGE.height,
  height: PAGE.width,
  left: PAGE.left,
  right: mm(282),
  top: PAGE.top,
  bottom: mm(195),
};

export const TEXT_WIDTH = PAGE.right - PAGE.left;
export const TEXT_HEIGHT = PAGE.bottom - PAGE.top;

export const INK: Color = [0.067, 0.071, 0.078];
const NOTE_INK: Color = [0.169, 0.184, 0.196];
const SOFT_INK: Color = [0.29, 0.31, 0.333];
export const RULE_GREY: Color = [0.42, 0.439, 0.463];
export const FRAME_GREY: Color = [0.227, 0.243, 0.263];
export const HEAD_GREY: Color = [0.925, 0.933, 0.941];

/** A style with the height of its lines, both in points. */
export type TextSetting = { readonly style: TextStyle; readonly leading: number };

function serif(size: number, leading: number, color: Color = INK): TextSetting {
  return { style: textStyle({ face: 'serif', size, color }), leading };
}

function sans(size: number, leading: number, color: Color = INK): TextSetting {
  return { style: textStyle({ face: 'sans', size, color }), leading };
}

/** Two faces carry the whole paper: labels and furniture are serif 400, what a reader looks for is sans 700. */
export const BODY = serif(12.5, 20);
export const NOTE = serif(10.5, 16, NOTE_INK);
export const LEAD = serif(12.5, 20);
export const CAPTION = serif(10.5, 15);
export const UNIT_NOTE = serif(9.5, 14);
export const SQUARE = sans(13, 20);
export const HEADING = sans(16, 22);
export const TITLE = sans(22, 31);
export const LONG_TITLE = sans(18, 26);
export const BYLINE = serif(11, 16);
export const TABLE_CELL = serif(10.5, 15);
export const TABLE_HEAD = sans(10, 14);
export const META = serif(10, 13);
export const BOX_TITLE = serif(10, 13);
export const BOX_NAME = sans(12.5, 16);
export const BOX_DATE = serif(9, 12);
export const COOPERATOR_NAME = sans(10.5, 13);
/** 별지 제1호서식: its head, and what stands around the names at its foot. */
export const MOTTO = serif(9, 12);
export const AGENCY = sans(20, 26);
export const LETTER_VALUE = serif(12.5, 22);
export const LETTER_TITLE = sans(13.5, 22);
export const SENDER = sans(18, 24);
export const SENDER_NOTE = serif(10.5, 14);
export const RECIPIENTS = serif(11, 17);
export const SIGN_POST = serif(10.5, 15);
export const SIGN_NAME = sans(12, 15);
export const SIGN_MARK = sans(9, 12);
export const CONTACT = serif(10, 15.5);
/** 문서 보기의 PDF: what stands in attached files, whose headings go deeper than ours. */
export const VIEW_TEXT = serif(11, 17.5);
export const VIEW_NAME = sans(12, 17);
export const VIEW_HEADINGS = { 2: sans(14.5, 21), 3: sans(13, 19), 4: sans(12, 18), 5: sans(11.5, 17.5), 6: VIEW_NAME };
export const BAND_GREY: Color = [0.8, 0.8, 0.8];
export const RUNNER = serif(8.5, 11, SOFT_INK);
/** The address under which the paper is asked about, at the foot of its last page. */
export const VERIFICATION = serif(8, 10, SOFT_INK);
export const PAGE_NUMBER = serif(9.5, 12);

/** One Hangul of the body: the step of an item level (2타) and the gap before 끝. */
export const EM = BODY.style.size;
