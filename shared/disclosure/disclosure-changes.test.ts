import { expect, test } from 'vitest';
import { CLOSED_REASON_LIMIT, keptReason, ownReason, proposedReason, reasonFault } from './closed-reason.ts';
import { type DisclosedVersion, disclosureChanges } from './disclosure-changes.ts';
import { type DisclosureChoice, readDisclosureChoice } from './disclosure-choice.ts';

const STANDS: DisclosedVersion = {
  ...{ title: '점검 결과', publicTitle: '점검 결과', disclosure: { level: 'open', grounds: [] }, bodyOpen: false },
  ...{ closedReason: null, licence: 'kogl1', embargoUntil: null, reviewUntil: null, isVerbatim: false },
  attachments: [{ id: 'one', name: '명단.xlsx', disclosure: { level: 'open', grounds: [] } }],
};
const changes = (after: Partial<DisclosedVersion>) =>
  disclosureChanges(STANDS, { ...STANDS, ...after }).map(({ what, from, to }) => `${what}: ${from} → ${to}`);

test('what two versions say differently is told one by one, the level first and the files last', () => {
  expect(changes({})).toEqual([]);
  const closed = { level: 'closed', grounds: [6] } as const;
  const file = { id: 'one', name: '명단.xlsx', disclosure: closed, reviewUntil: '2027-06-30' };
  const attachments = [{ ...file, isVerbatim: true as const }];
  const partly = { level: 'partiallyOpen', grounds: [5] } as const;
  const days = { embargoUntil: '2026-12-01', reviewUntil: '2027-01-31' };
  expect(changes({ disclosure: partly, ...days, licence: 'kogl4', isVerbatim: true, attachments })).toEqual([
    '공개구분: 공개 → 부분공개(5)',
    `비공개 사유: 없음 → ${proposedReason([5])}`,
    '본문: 시민에게 공개 → 비공개',
    '공개 유예일: 정하지 않음 → 2026-12-01',
    '검토 종료 예정일: 정하지 않음 → 2027-01-31',
    '이용조건: 공공누리 제1유형(출처표시) → 공공누리 제4유형(출처표시-상업적 이용금지-변경금지)',
    '속기록·녹음: 아니요 → 예',
    '붙임 ‘명단.xlsx’: 공개 → 비공개(6) · 속기록',
    `붙임 ‘명단.xlsx’의 비공개 사유: 없음 → ${proposedReason([6])}`,
    '붙임 ‘명단.xlsx’의 검토 종료 예정일: 정하지 않음 → 2027-06-30',
  ]);
  expect(changes({ disclosure: partly, closedReason: '심의 전', bodyOpen: true })).toEqual([
    '공개구분: 공개 → 부분공개(5)',
    '비공개 사유: 없음 → 심의 전',
  ]);
});

test('a public title that goes along with its title is no decision, one of its own is', () => {
  expect(changes({ title: '점검 결과 보고', publicTitle: '점검 결과 보고' })).toEqual([]);
  expect(changes({ publicTitle: '' })).toEqual([]);
  expect(changes({ publicTitle: '점검' })).toEqual(['공개용 제목: 점검 결과 → 점검']);
});

test('the record keeps of a choice what its level has room for, and asks only new days whether they lie ahead', () => {
  const choice: DisclosureChoice = { ...STANDS, embargoUntil: '2026-12-01', reviewUntil: '2027-01-31', bodyOpen: true };
  const today = '2026-11-23';
  const level = (level: 'open' | 'partiallyOpen' | 'closed', grounds: (5 | 6)[]) => ({
    ...choice,
    disclosure: { level, grounds },
  });
  expect(readDisclosureChoice(level('open', []), { today })).toEqual({
    ...{ disclosure: { level: 'open', grounds: [] }, bodyOpen: false, licence: 'kogl1', embargoUntil: '2026-12-01' },
  });
  expect(readDisclosureChoice(level('partiallyOpen', [6, 5]), { today })).toMatchObject({
    ...{ disclosure: { grounds: [5, 6] }, bodyOpen: true, reviewUntil: '2027-01-31' },
  });
  const closed = readDisclosureChoice(level('closed', [6]), { today });
  expect(Object.keys(closed).sort()).toEqual(['bodyOpen', 'closedReason', 'disclosure', 'licence', 'reviewUntil']);
  expect(readDisclosureChoice(level('closed', []), { today })).toMatchObject({ refused: 'grounds-missing' });
  const late = { today: '2026-12-01' };
  expect(readDisclosureChoice(level('open', []), late)).toMatchObject({ refused: 'embargo-not-in-time' });
  const before = {
    disclosure: STANDS.disclosure,
    bodyOpen: false,
    licence: 'kogl1',
    embargoUntil: '2026-12-01',
  } as const;
  expect(readDisclosureChoice(level('open', []), { ...late, before })).toMatchObject({ embargoUntil: '2026-12-01' });
});

test('what is closed always has a reason: the one that was written, or the one that its grounds propose', () => {
  const closed = { level: 'closed', grounds: [5, 6] } as const;
  expect(keptReason(closed, ' 심의\n전 ')).toBe('심의 전');
  for (const none of [null, undefined, ' ']) expect(keptReason(closed, none)).toBe(proposedReason([5, 6]));
  expect(keptReason({ level: 'open', grounds: [] }, '심의 전')).toBeUndefined();
  expect(ownReason(closed, proposedReason([5, 6]))).toBeNull();
  expect(ownReason(closed, '심의 전')).toBe('심의 전');
  expect(reasonFault(proposedReason([1, 2, 3, 4, 5, 6, 7, 8]))).toBeUndefined();
  expect(reasonFault('가'.repeat(CLOSED_REASON_LIMIT + 1))).toMatchObject({ refused: 'closed-reason-too-long' });
});
