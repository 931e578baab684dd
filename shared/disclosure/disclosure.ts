import { type Refusal, refuse } from '../kernel/refusal.ts';

/** Disclosure level (공개구분): 공개, 부분공개, 비공개. */
export type DisclosureLevel = 'open' | 'partiallyOpen' | 'closed';

/** The eight grounds of 정보공개법 제9조제1항. */
export type DisclosureGround = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** What an official decides about a document or an attachment (기록규칙 제18조). */
export type Disclosure = {
  readonly level: DisclosureLevel;
  /** Ascending, without repetition; empty if and only if the level is `open`. */
  readonly grounds: readonly DisclosureGround[];
};

export const DISCLOSURE_LEVELS: readonly DisclosureLevel[] = ['open', 'partiallyOpen', 'closed'];

export const DISCLOSURE_LEVEL_LABELS: Readonly<Record<DisclosureLevel, string>> = {
  open: '공개',
  partiallyOpen: '부분공개',
  closed: '비공개',
};

/** The eight grounds in the words an official chooses by; the law's own text is longer. */
export const GROUND_LABELS: Readonly<Record<DisclosureGround, string>> = {
  1: '다른 법령에 따른 비밀',
  2: '국가안전보장·외교',
  3: '생명·신체·재산 보호',
  4: '재판·수사',
  5: '감사·시험·의사결정 과정',
  6: '개인정보',
  7: '영업비밀',
  8: '부동산 투기 우려',
};

export const DISCLOSURE_GROUNDS: readonly DisclosureGround[] = [1, 2, 3, 4, 5, 6, 7, 8];

/** `공개`, `부분공개(5)`, `비공개(5,6)`: as printed on the paper (기록규칙 제18조). */
export function disclosureLabel(disclosure: Disclosure): string {
  const label = DISCLOSURE_LEVEL_LABELS[disclosure.level];
  return disclosure.grounds.length === 0 ? label : `${label}(${disclosure.grounds.join(',')})`;
}

/** `1NNNNNNNN`, `2NNNNYNNN`: publication@code of the exchange standard (유통표준). */
export function publicationCode(disclosure: Disclosure): string {
  const digit = DISCLOSURE_LEVELS.indexOf(disclosure.level) + 1;
  return `${digit}${DISCLOSURE_GROUNDS.map((ground) => (disclosure.grounds.includes(ground) ? 'Y' : 'N')).join('')}`;
}

/** Checks what was chosen and puts the grounds into their order. */
export function readDisclosure(
  level: DisclosureLevel,
  grounds: readonly DisclosureGround[],
): Disclosure | Refusal<'grounds-missing' | 'grounds-not-allowed'> {
  const ordered = DISCLOSURE_GROUNDS.filter((ground) => grounds.includes(ground));
  if (level === 'open' && ordered.length > 0) return refuse('grounds-not-allowed');
  if (level !== 'open' && ordered.length === 0) return refuse('grounds-missing');
  return { level, grounds: ordered };
}

/** The same of a file, which goes out whole or not at all: no text within it can be taken out. */
export function readFileDisclosure({
  level,
  grounds,
}: Disclosure): ReturnType<typeof readDisclosure> | Refusal<'file-open-in-part'> {
  return level === 'partiallyOpen' ? refuse('file-open-in-part') : readDisclosure(level, grounds);
}
