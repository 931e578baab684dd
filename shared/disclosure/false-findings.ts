import { looseText } from './loose-text.ts';
import type { PlacedFinding } from './personal-data/check-content.ts';
import type { PersonalDataKind } from './personal-data/personal-finding.ts';

/** 잘못 찾은 것: what a check takes for personal data, and the disclosure officer has judged to be none. */
export type FalseFinding = { readonly kind: PersonalDataKind; readonly words: string };

/** Why what a masked word shows is none, as the officer says when taking the mask back. */
export type FalseJudgement = { readonly word: string; readonly reason: string };

type MaskedWord = { readonly text: string };

/** What is left of the findings; the same words are judged wherever they stand in the copy, and no others. */
export function withoutFalse<Finding extends FalseFinding>(
  findings: readonly Finding[],
  judged: readonly FalseFinding[],
): readonly Finding[] {
  const names = new Set(judged.map(nameOf));
  return findings.filter((finding) => !names.has(nameOf(finding)));
}

/** What is found in the copy once masks are taken back and was not found in it before. */
export function findingsShown(
  before: readonly PlacedFinding[],
  after: readonly PlacedFinding[],
): readonly PlacedFinding[] {
  const left = new Map<string, number>();
  for (const finding of before) left.set(nameOf(finding), (left.get(nameOf(finding)) ?? 0) + 1);
  return after.filter((finding) => {
    const known = left.get(nameOf(finding)) ?? 0;
    left.set(nameOf(finding), known - 1);
    return known <= 0;
  });
}

/**
 * The findings that the officer has judged: every masked word that shows one is named with its reason. A number that
 * another word shows beside it stays what it is.
 */
export function judgedFalse(
  shown: readonly PlacedFinding[],
  lifted: readonly MaskedWord[],
  judged: readonly FalseJudgement[],
): readonly (FalseFinding & { readonly reason: string })[] {
  const found = new Map<string, FalseFinding & { readonly reason: string }>();
  for (const { kind, words } of shown) {
    const through = lifted.filter(({ text }) => overlap(text, words));
    const reasons = through.map(({ text }) => judged.find(({ word }) => isSame(word, text))?.reason);
    const [reason] = reasons;
    if (reason === undefined || reasons.includes(undefined)) continue;
    found.set(nameOf({ kind, words }), { kind, words, reason });
  }
  return [...found.values()];
}

/** The masked words that show something once they are taken back, each with what a check finds there. */
export function wordsShowing(shown: readonly PlacedFinding[], lifted: readonly MaskedWord[]) {
  return lifted.flatMap(({ text }) => {
    const found = new Map<string, FalseFinding>();
    for (const { kind, words } of shown) if (overlap(text, words)) found.set(nameOf({ kind, words }), { kind, words });
    return found.size === 0 ? [] : [{ text, found: [...found.values()] }];
  });
}

/** One within the other, or the end of one at the beginning of the other; a single letter says nothing. */
function overlap(one: string, other: string): boolean {
  const [a, b] = [looseText(one).text, looseText(other).text];
  if (a === '' || b === '') return false;
  return a.includes(b) || b.includes(a) || meet(a, b) || meet(b, a);
}

function meet(first: string, second: string): boolean {
  return Array.from(second).some((_, at) => at > 0 && first.endsWith(second.slice(0, at + 1)));
}

function isSame(one: string, other: string): boolean {
  return looseText(one).text === looseText(other).text;
}

function nameOf({ kind, words }: FalseFinding): string {
  return `${kind} ${looseText(words).text}`;
}
