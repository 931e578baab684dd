import type { FindingConfidence, PersonalDataKind, PublicContacts } from './personal-finding.ts';

/** What was met, and what stands around it: a bounded piece of the text before and after, of the same line. */
export type Met = {
  readonly words: RegExpMatchArray;
  readonly before: string;
  readonly after: string;
  readonly contacts: PublicContacts;
};

/** What a detector makes of it; nothing where it is not personal after all. */
export type Judgement = {
  readonly kind: PersonalDataKind;
  readonly confidence: FindingConfidence;
  /** Where in the match it begins and ends, if not at its ends. */
  readonly from?: number;
  readonly to?: number;
};

/**
 * One way personal data is written. Every repetition in a pattern has an upper bound, so no place of a text costs more
 * than a fixed number of steps and a whole text never more than its length times that (personal-data.test.ts).
 */
export type Detector = {
  readonly pattern: RegExp;
  /** `figures` looks only where nine digits or more stand together, which in most texts is nowhere. */
  readonly reads: 'text' | 'digits' | 'figures';
  judge(met: Met): Judgement | undefined;
};

/** Not in the middle of a longer number or of a code with letters. */
export const LEFT = '(?<![0-9A-Za-z]|[0-9]-)';
export const RIGHT = '(?![0-9]|-[0-9])';
/** What stands between the groups of a telephone number. */
export const GAP = '[ ]{0,2}[-.·/)~_]?[ ]{0,2}';
/** As GAP, and over the edge of a table's cell or a line. */
export const WIDE_GAP = '[ \\n]{0,2}[-.·/~_:|)]?[ \\n]{0,2}';

/** Over an edge without a hyphen beside it: three columns of figures look the same. */
export function crossesEdge(number: string): boolean {
  return /[\n|]/.test(number) && !number.includes('-');
}

export function onlyDigits(text: string): string {
  return text.replace(/[^0-9]/g, '');
}

/** Digits written as usual or with a space after every one of them. */
export function digitsOf(count: number): string {
  return `(?:[0-9]{${count}}|[0-9](?: [0-9]){${count - 1}})`;
}

/** The words right before that say the number is one of the office's own: a receipt, a contract, a product. */
const OFFICE_NUMBER =
  /(?:접수|관리|문서|공고|고시|입찰|계약|물품|물품 ?식별|제품|승인|시료|영수증|사업|과제|일련|신고|민원|사건|허가|면적|품목|바코드|송장|주문|등기|고유|전표|증권)[ ]?(?:번호|코드)[^가-힣]{0,6}$|(?:바코드|ISBN)[^가-힣0-9]{0,6}$/;

export function isOfficeNumber(before: string): boolean {
  return OFFICE_NUMBER.test(before.slice(-16));
}
