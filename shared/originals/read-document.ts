import type { PersonalDataKind } from '../disclosure/personal-data/personal-finding.ts';
import type { FileFinding } from './file-finding.ts';
import type { FrameKind } from './frame-kind.ts';

/**
 * 문서 보기: what was read out of a file that somebody attached, in a form that a page can show and a screen reader can
 * walk through. Wider than the body of our own documents and never turned into one: it only says what the file holds.
 */
export type ReadDocument = {
  readonly v: 1;
  readonly format: OriginalFormat;
  /** A PDF that was read by its tags: its headings, lists and tables are its maker's own. */
  readonly tagged?: true;
  /** Pages of a PDF, sheets of a workbook, files of an archive; one part for whatever has no such parts. */
  readonly parts: readonly ReadPart[];
  /** 시행문 of Seoul's make: what its named cells say (수신, 시행번호 …). */
  readonly facts: readonly ReadFact[];
  /** What the file says of itself and no page shows: author, last editor, title. */
  readonly properties: readonly ReadFact[];
  /** What stands in the file and not here, with how often; a page says it before anything else. */
  readonly leftOut: readonly LeftOut[];
  /** 개인정보 점검 of everything that was read, hidden things and properties too: what is certain, with how often. */
  readonly personalData: readonly PersonalDataCount[];
  /** The same one by one, likely ones too, in the order of the file; as many as anybody goes through. */
  readonly findings?: readonly FileFinding[];
  readonly moreFindings?: number;
  /** Words of the file that are shown nowhere (deleted ones, addresses of links): 유출 점검 looks through them too. */
  readonly aside?: readonly string[];
};

/** How often a kind of personal data was found with certainty. */
export type PersonalDataCount = { readonly kind: PersonalDataKind; readonly count: number };

/** By which reader a file was read. */
export type OriginalFormat =
  | 'hwpx'
  | 'hwp'
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'odt'
  | 'ods'
  | 'odp'
  | 'csv'
  | 'text'
  | 'picture'
  | 'zip'
  | 'oldOffice';

/** A name and what stands under it, both from the file. */
export type ReadFact = { readonly name: string; readonly value: string };

/** A page, a sheet, a slide or a whole text. */
export type ReadPart = {
  readonly kind: 'page' | 'sheet' | 'slide' | 'text';
  readonly name: string;
  /** A sheet or slide that the file keeps out of sight. */
  readonly hidden?: true;
  readonly blocks: readonly ReadBlock[];
};

/** A piece of text in one manner; `note` leads to the footnote of that number in the same part. */
export type ReadRun = {
  readonly text: string;
  /** Written so that a reader of the file does not see it. */
  readonly hidden?: true;
  readonly href?: string;
  readonly note?: number;
};

export type ReadBlock = ReadHeading | ReadParagraph | ReadTable | ReadFrame | ReadObject;

export type ReadHeading = {
  readonly type: 'heading';
  /** 1 is the widest. */
  readonly level: number;
  /** The computed number, which stands nowhere in the text: `1.`, `가.`. */
  readonly label?: string;
  readonly content: readonly ReadRun[];
};

export type ReadParagraph = {
  readonly type: 'paragraph';
  readonly label?: string;
  /** How deep an item of a list stands; 0 for the outermost. */
  readonly depth?: number;
  readonly content: readonly ReadRun[];
};

export type ReadTable = {
  readonly type: 'table';
  readonly caption?: readonly ReadRun[];
  readonly rows: readonly ReadRow[];
};

export type ReadRow = {
  /** A row or column that the sheet keeps out of sight. */
  readonly hidden?: true;
  readonly cells: readonly ReadCell[];
};

export type ReadCell = {
  readonly header?: true;
  readonly hidden?: true;
  readonly colspan: number;
  readonly rowspan: number;
  readonly content: readonly ReadBlock[];
};

/** What stands apart from the text, in the place where the file has it. */
export type ReadFrame = {
  readonly type: 'frame';
  readonly kind: FrameKind;
  /** Of a footnote or endnote. */
  readonly number?: number;
  /** Who wrote a comment, or the cell it is about. */
  readonly by?: string;
  readonly content: readonly ReadBlock[];
};

/** A thing without text of its own, with the words that stand for it (대체 텍스트), or none. */
export type ReadObject = {
  readonly type: 'object';
  readonly kind: ObjectKind;
  readonly text: string;
};

export type ObjectKind = 'picture' | 'equation' | 'chart' | 'drawing' | 'embedded' | 'formField';

/** Why something of the file is not on the page. */
export type LeftOutReason =
  | ObjectKind
  | 'deletedText'
  /** A table of a PDF with merged cells, whose tags do not say which cells these are. */
  | 'unevenTable'
  | 'unknownLetter'
  /** Letters in a row that the file only draws and says of none which it is: words that nobody can check. */
  | 'unknownText'
  /** A number that a program counts when it draws the page, and keeps nowhere (LISTNUM of Word). */
  | 'uncountedNumber'
  /** A value whose number format is not followed, or not wholly: it stands as everybody writes it. */
  | 'plainValue'
  /** A formula whose result the file does not keep. */
  | 'uncomputedFormula'
  | 'textBeyondLimit'
  | 'rowBeyondLimit'
  | 'pageBeyondLimit'
  | 'pageWithoutText'
  | 'unreadablePart'
  /** A file of an archive that was not read, or not wholly; the list of the archive says why. */
  | 'unreadEntry'
  | 'macro'
  /** Where a workbook takes its data from: addresses, accounts and queries that no sheet shows. They are checked. */
  | 'connection'
  /** Comments, notes of speakers and whatever is hidden, which the citizens' page does not bring into the open. */
  | 'hiddenContent';

export type LeftOut = { readonly reason: LeftOutReason; readonly count: number };

/** How much of one file is shown; what is beyond is cut and said. */
export const READING_LIMITS = {
  textLength: 2_000_000,
  rows: 20_000,
  pages: 1_000,
} as const;

/** The text of runs, as a search or a check of personal data reads it. */
export function readRunsText(runs: readonly ReadRun[]): string {
  let text = '';
  for (const run of runs) text += run.text;
  return text;
}
