import { describe, expect, test } from 'vitest';
import {
  type CorpusLine,
  freshCorpus,
  personalDataCorpus,
  unseenCorpus,
} from '../../testing/personal-data-corpus/corpus.ts';
import { precisionOf, recallOf, scoreOf, scoreTable } from '../../testing/personal-data-corpus/score.ts';
import { findPersonalData } from './find-personal-data.ts';
import type { PersonalDataKind, PublicContacts } from './personal-finding.ts';

const OFFICE: PublicContacts = { address: '나드리시 시청로 1', homepage: 'www.nadri.go.kr' };

/** What may stop a publication. */
const CERTAIN_KINDS: readonly PersonalDataKind[] = [
  ...(['residentNumber', 'foreignerNumber', 'driverLicence', 'passportNumber'] as const),
  ...(['mobilePhone', 'bankCard'] as const),
];

const PARTS: readonly { readonly name: string; readonly seed: number; readonly lines: () => readonly CorpusLine[] }[] =
  [
    { name: 'seen', seed: 20_261_122, lines: () => personalDataCorpus(20_261_122, 2_430) },
    { name: 'unseen', seed: 9_041, lines: () => unseenCorpus(9_041, 270) },
    { name: 'fresh', seed: 31_415, lines: () => freshCorpus(31_415, 270) },
  ];

describe.each(PARTS)('in the $name lines of somebody who had not read the detectors (seed $seed)', (part) => {
  const lines = part.lines();
  const score = scoreOf(lines, (text) => findPersonalData(text, OFFICE));
  // What was wrong in the unseen part is not told: rules mended by it would be measured by themselves.
  const missed =
    part.name === 'seen' ? score.missed.map(({ line, mark }) => `${mark.kind} ${mark.as}: ${line.text}`) : [];
  const wrong = part.name !== 'unseen' ? score.wrong.map(({ line, finding }) => `${finding.kind}: ${line.text}`) : [];
  console.log(`personal data, ${part.name} part, seed ${part.seed}, ${lines.length} lines\n${scoreTable(score)}`);

  test.each(CERTAIN_KINDS)('%s is found', (kind) => {
    const of = score.byKind.get(kind) ?? { there: 0, told: 0, found: 0, right: 0 };
    expect(of.there).toBeGreaterThan(5);
    expect(recallOf(of), missed.join('\n')).toBeGreaterThanOrEqual(0.995);
  });

  // At its first run the unseen part had 1.000 and 1.000 for what is certain, 0.2 for names and 0.5 for homes: a word
  // before another (`신청인 성명 …`) hid the name behind both. That was mended, so for names it is unseen no more.
  // The fresh part is by a third author, of after that: at its first run 1.000 and 1.000 again for what is certain, and
  // 0.4 for names, 0.4 for telephones and 0.6 for birthdays and vehicles. Nothing has been mended by it.
  test.runIf(part.name === 'seen')('what only asks somebody to look is mostly found', () => {
    for (const [kind, of] of score.byKind) expect(recallOf(of), `${kind}\n${missed.join('\n')}`).toBeGreaterThan(0.9);
  });

  test('hardly anything else is found, and nearly nothing else stops a publication', () => {
    // The lines were written before 민감정보 was hinted at and do not mark it; what is one there has its own test.
    const all = [...score.byKind].flatMap(([kind, of]) => (kind === 'sensitive' ? [] : [of]));
    const found = all.reduce((sum, of) => sum + of.found, 0);
    const right = all.reduce((sum, of) => sum + of.right, 0);
    expect(right / found, wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
    expect(precisionOf(score.certain), wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
  });
});
