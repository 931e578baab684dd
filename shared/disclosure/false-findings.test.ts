import { expect, test } from 'vitest';
import { findingsShown, judgedFalse, withoutFalse } from './false-findings.ts';
import type { PlacedFinding } from './personal-data/check-content.ts';

const NUMBER = '900101-1234568';
const OTHER = '850505-2345671';
const found = (words: string): PlacedFinding => ({
  ...{ kind: 'residentNumber', confidence: 'certain', from: 0, to: words.length, ground: 6 },
  ...{ place: { part: 'body', block: 0 }, words },
});
const masked = (...texts: string[]) => texts.map((text) => ({ text, grounds: [6] as const }));
const kept = (shown: string[], lifted: string[], judged: string[]) =>
  judgedFalse(
    shown.map(found),
    masked(...lifted),
    judged.map((word) => ({ word, reason: '물품번호' })),
  ).map(({ words }) => words);

test('a finding is judged by the masked word that shows it, however that is spelt, and by no other', () => {
  expect(kept([NUMBER], [NUMBER], [NUMBER])).toEqual([NUMBER]);
  expect(kept([NUMBER], ['9001011234568'], ['900101 1234568'])).toEqual([NUMBER]);
  expect(kept([NUMBER, OTHER], [NUMBER, OTHER], [NUMBER])).toEqual([NUMBER]);
  expect(kept([NUMBER], [NUMBER], [])).toEqual([]);
  expect(kept([NUMBER], ['물품 900101-12'], ['물품 900101-12'])).toEqual([NUMBER]);
  expect(kept([NUMBER], [NUMBER, '34568 폐기'], [NUMBER])).toEqual([]);
  // What no masked word says was not looked at by whoever judges.
  expect(kept([OTHER], [NUMBER], [NUMBER])).toEqual([]);
});

test('a word that is part of several findings judges none that another word shows as well', () => {
  expect(kept([NUMBER, OTHER], ['567', NUMBER], ['567'])).toEqual([OTHER]);
  expect(kept([NUMBER], ['1234568', '900101'], ['1234568'])).toEqual([]);
  expect(kept([NUMBER], ['1234568', '900101'], ['1234568', '900101'])).toEqual([NUMBER]);
});

test('what is judged is left out wherever it stands', () => {
  const judged = [{ kind: 'residentNumber', words: NUMBER }] as const;
  expect(withoutFalse([found('9001011234568'), found(OTHER)], judged).map(({ words }) => words)).toEqual([OTHER]);
  expect(withoutFalse([{ ...found(NUMBER), kind: 'foreignerNumber' }], judged)).toHaveLength(1);
});

test('only what was not found before is shown anew, as often as it is', () => {
  const shown = findingsShown([found(NUMBER)], [found(NUMBER), found(NUMBER), found(OTHER)]);
  expect(shown.map(({ words }) => words)).toEqual([NUMBER, OTHER]);
});
