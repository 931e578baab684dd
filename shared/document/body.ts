import type { DisclosureGround } from '../disclosure/disclosure.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';

/**
 * The body of an official document (본문) as our own block union. Everything that renders a document
 * (screen, citizen's page, PDF, HWPX, plain text, content hash) reads this model and nothing else.
 *
 * Item labels, `끝.` and boxes are never stored here: `item-labels.ts` and `end-mark.ts` compute them.
 * All text is NFC; no text run contains a line feed, a control character or a private-use character.
 */
export type Body = {
  readonly v: 1;
  /** 줄 나눔: `syllable` breaks lines between any two syllables (글자 단위); absent: between words (어절 단위). */
  readonly breaking?: 'syllable';
  readonly blocks: readonly Block[];
};

/** One run of text with its marks. `href` is http, https or mailto only. */
export type Run = {
  readonly text: string;
  readonly bold?: true;
  readonly underline?: true;
  readonly href?: string;
  /** 비공개 표시: kept out of the public copy for these grounds. Ascending, never empty; absent on open text. */
  readonly closed?: ClosedGrounds;
  /** Never without `closed`. */
  readonly closing?: Closing;
  /** Only in a redacted body: a passage was taken out here, and `text` says on which grounds. No drafter writes it. */
  readonly withheld?: ClosedGrounds;
};

/** The grounds (호) on which a passage is kept from citizens: ascending, without repetition, at least one. */
export type ClosedGrounds = readonly DisclosureGround[];

/**
 * Why a passage is closed and until when, where that is not what is said of the document: 비공개 사유 in one line, and 검토
 * 종료 예정일. For officials alone; what is absent goes with the document, and an empty one is never kept.
 */
export type Closing = { readonly reason?: string; readonly until?: CalendarDay };

/**
 * A table or a cell that is kept from citizens with everything that stands in it. A paragraph, an item, a heading or an
 * enclosure is closed by closing all its text, which then stays closed wherever it is moved.
 */
type Closable = Pick<Run, 'closed' | 'closing'>;

export type Align = 'left' | 'center' | 'right';

/**
 * How an item (항목) is marked.
 * `number` follows the legal ladder of its level: 1. 가. 1) 가) (1) (가) ① ㉮ (규칙 제2조①);
 * the others are the free symbols of practice: □ ○ - ㆍ ※, and ① counted at any level.
 */
export type ItemKind = 'number' | 'square' | 'circle' | 'dash' | 'dot' | 'note' | 'circled';

/** 0 stands at the left margin; each level moves the item by 2타 (one Hangul). */
export type ItemLevel = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type HeadingBlock = {
  /** A section heading, labelled Ⅰ Ⅱ Ⅲ by its place. */
  readonly type: 'heading';
  readonly content: readonly Run[];
};

export type ParagraphBlock = {
  readonly type: 'paragraph';
  readonly align?: Align;
  readonly content: readonly Run[];
};

export type ItemBlock = {
  readonly type: 'item';
  readonly kind: ItemKind;
  readonly level: ItemLevel;
  readonly content: readonly Run[];
};

export type TableCell = Closable & {
  readonly header?: true;
  readonly colspan: number;
  readonly rowspan: number;
  readonly align?: Align;
  /** Paragraphs and items only: a table never stands inside a table. */
  readonly content: readonly (ParagraphBlock | ItemBlock)[];
};

export type TableBlock = Closable & {
  readonly type: 'table';
  /** Relative column widths that add up to 1; one entry per grid column. */
  readonly columns: readonly number[];
  /** Leading rows whose cells are all headers are repeated after a page break. A cell covered by a span is absent. */
  readonly rows: readonly { readonly cells: readonly TableCell[] }[];
};

/** 붙임: the list of enclosures that closes the body. At most one, always last. */
export type EnclosuresBlock = {
  readonly type: 'enclosures';
  /** Some offices write `붙임 :`; the record keeps what was typed (규칙 제4조④ prints no colon). */
  readonly colon?: true;
  readonly items: readonly (readonly Run[])[];
};

/** What a picture of the body may be; others are turned into one of these before they are sent. */
export type PictureMediaType = 'image/png' | 'image/jpeg';

/** The printed width of a picture in per cent of the text's width. */
export type PictureShare = 25 | 50 | 75 | 100;

/** 그림: a picture of the document with its caption. The bytes are kept apart and found by their hash. */
export type ImageBlock = Closable & {
  readonly type: 'image';
  /** SHA-256 of the stored bytes in hexadecimal; through it the content hash covers the picture itself. */
  readonly sha256: string;
  readonly mediaType: PictureMediaType;
  /** Size in pixels. */
  readonly width: number;
  readonly height: number;
  readonly share: PictureShare;
  readonly align: Align;
  /** 대체 텍스트: what the picture says to who does not see it. Empty only while drafting or where it is decorative. */
  readonly alt: string;
  /** 장식 그림: says nothing that the text does not say; readers aloud pass over it. */
  readonly decorative?: true;
  /** Stands under the picture; empty for none. */
  readonly caption: readonly Run[];
};

export type Block = HeadingBlock | ParagraphBlock | ItemBlock | TableBlock | ImageBlock | EnclosuresBlock;

/** Limits of one document: a person never meets them, an attacker does. Lengths in UTF-16 code units. */
export const BODY_LIMITS = {
  editorJsonBytes: 2_000_000,
  nodes: 20_000,
  depth: 12,
  blocks: 5_000,
  runLength: 20_000,
  textLength: 500_000,
  tableColumns: 40,
  tableRows: 1_000,
  enclosures: 100,
  images: 50,
  altLength: 1_000,
} as const;

export const EMPTY_BODY: Body = { v: 1, blocks: [] };

/** Closed on the same grounds, for the same reason and until the same day; what is open is alike too. */
export function isClosedAlike(one: Pick<Run, 'closed' | 'closing'>, other: Pick<Run, 'closed' | 'closing'>): boolean {
  return (
    (one.closed ?? []).join() === (other.closed ?? []).join() &&
    one.closing?.reason === other.closing?.reason &&
    one.closing?.until === other.closing?.until
  );
}

export function runsText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}
