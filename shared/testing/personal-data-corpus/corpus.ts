import type { PersonalDataKind } from '../../disclosure/personal-data/personal-finding.ts';
import { Dice } from '../line-dice.ts';
import { FRESH_SENTENCES } from './fresh-sentences.ts';
import { FRESH_TRAPS } from './fresh-traps.ts';
import { SEEN_SENTENCES } from './seen-sentences.ts';
import { SEEN_TRAPS } from './seen-traps.ts';
import { UNSEEN_SENTENCES } from './unseen-sentences.ts';
import { UNSEEN_TRAPS } from './unseen-traps.ts';
import { type Written, writeAccount, writeWord } from './words-of-lines.ts';

export type CorpusMark = {
  readonly kind: PersonalDataKind;
  readonly or: readonly PersonalDataKind[];
  readonly optional: boolean;
  readonly from: number;
  readonly to: number;
  readonly as: string;
};

/** A line of an office with the personal data in it marked, and the sentence it was made of. */
export type CorpusLine = { readonly text: string; readonly marks: readonly CorpusMark[]; readonly of: string };

/**
 * Lines of Korean official texts, with and without personal data, by somebody who had not read the detectors: from the
 * page of the domain and the forms that law and banks give their numbers. The same seed gives the same lines.
 */
export function personalDataCorpus(seed: number, count: number): readonly CorpusLine[] {
  return drawLines(new Dice(seed), count, SEEN_SENTENCES, SEEN_TRAPS);
}

/** The tenth that nobody looked at while the detectors were mended: other sentences, other dice. */
export function unseenCorpus(seed: number, count: number): readonly CorpusLine[] {
  return drawLines(new Dice(seed), count, UNSEEN_SENTENCES, UNSEEN_TRAPS);
}

/** By another author again, after the last change of the detectors: the part above has been looked at. */
export function freshCorpus(seed: number, count: number): readonly CorpusLine[] {
  return drawLines(new Dice(seed), count, FRESH_SENTENCES, FRESH_TRAPS);
}

function drawLines(dice: Dice, count: number, sentences: readonly string[], traps: readonly string[]): CorpusLine[] {
  return Array.from({ length: count }, (_, index) => {
    // Both lists are gone through in turn, so that no sentence is missing however the dice fall.
    const from = index % 2 === 0 ? sentences : traps;
    return writeLine(from[Math.floor(index / 2) % from.length] ?? '', dice);
  });
}

function writeLine(sentence: string, dice: Dice): CorpusLine {
  // A keyboard of another make leaves its Hangul in pieces; what is marked has the same length in both.
  const apart = dice.below(25) === 0;
  const marks: CorpusMark[] = [];
  let text = '';
  let account = writeAccount(dice);
  for (const piece of sentence.split(/(\{[^}]+\})/)) {
    const word = piece.startsWith('{') ? piece.slice(1, -1) : undefined;
    if (word === '은행') account = writeAccount(dice);
    const written: Written = word === undefined ? { text: piece } : writtenFor(word, account, dice);
    const shown = apart ? written.text.normalize('NFD') : written.text;
    if (written.kind !== undefined) marks.push(markOf(written, written.kind, text.length, shown.length));
    text += shown;
  }
  return { text, marks, of: sentence };
}

function writtenFor(word: string, pair: ReturnType<typeof writeAccount>, dice: Dice): Written {
  if (word === '은행') return { text: pair.bank };
  return word === '계좌' ? pair.account : writeWord(word, dice);
}

function markOf(written: Written, kind: PersonalDataKind, from: number, length: number): CorpusMark {
  const { or = [], optional = false, as = 'plain' } = written;
  return { kind, or, optional, from, to: from + length, as };
}
