import { describe, expect, test } from 'vitest';
import type { ApprovalEvent, PrintedOfficer, Seat } from '../../shared/approval/approval-events.ts';
import { replay } from '../../shared/approval/approval-line.ts';
import { dutyRows } from './duty-rows.ts';

const officer = (personId: string): PrintedOfficer => ({
  personId,
  name: personId,
  postId: `post of ${personId}`,
  postTitle: '주무관',
  unitId: 'unit',
  unitName: '늘봄과',
  unitCode: '1000',
});
const hash = 'a'.repeat(64);
const on = (hour: number) => `2026-03-03T0${hour}:00:00.000Z`;
const act = (hour: number) => ({ v: 1, version: 1, at: on(hour) }) as const;
const seats: Seat[] = [
  { act: 'draft', officer: officer('drafter') },
  { act: 'approve', officer: officer('chief') },
  { act: 'afterRead', officer: officer('director') },
];
const submitted: ApprovalEvent = { type: 'DocumentSubmitted', ...act(1), contentHash: hash, seats, important: true };
const asked: ApprovalEvent = {
  type: 'ConsultationAsked',
  ...act(2),
  seat: 1,
  by: officer('chief'),
  of: officer('lawyer'),
  question: '맞습니까?',
};
const approved: ApprovalEvent = {
  type: 'DocumentApproved',
  ...act(3),
  seat: 1,
  by: officer('deputy'),
  acting: { for: officer('chief'), basis: '출장' },
  act: 'approve',
  contentHash: hash,
  on: '2026-03-03',
};
const owed = (...events: ApprovalEvent[]) =>
  dutyRows(replay(events)).map(({ kind, personId, open, doneAt }) => [kind, personId, open, doneAt?.toISOString()]);

describe('what a document asks of people beside its seats', () => {
  test('a consultation is open until it is answered, and no longer once the document is decided', () => {
    expect(owed(submitted, asked)).toEqual([['answer', 'lawyer', true, undefined]]);
    const answered: ApprovalEvent = {
      type: 'ConsultationAnswered',
      ...act(2),
      consultation: 0,
      by: officer('lawyer'),
      answer: '맞습니다.',
    };
    expect(owed(submitted, asked, answered)).toEqual([['answer', 'lawyer', false, on(2)]]);
    expect(owed(submitted, asked, answered, asked)).toEqual([['answer', 'lawyer', true, on(2)]]);
    const rejected: ApprovalEvent = {
      type: 'DocumentRejected',
      ...act(3),
      seat: 1,
      by: officer('chief'),
      reason: '고침',
    };
    expect(owed(submitted, asked, rejected)).toEqual([['answer', 'lawyer', false, undefined]]);
  });

  test('a decision in the place of another on an important matter owes a report, and a 후열 a reading', () => {
    const both = [
      ['read', 'director', true, undefined],
      ['report', 'deputy', true, undefined],
    ];
    expect(owed(submitted, approved)).toEqual(both);
    const reported: ApprovalEvent = { type: 'PostReported', ...act(5), by: officer('deputy'), note: '결정하였습니다.' };
    const read: ApprovalEvent = { type: 'DocumentRead', ...act(4), by: officer('director') };
    expect(owed(submitted, approved, reported, read)).toEqual([
      ['read', 'director', false, on(4)],
      ['report', 'deputy', false, on(5)],
    ]);
  });

  test('somebody who has a 후열 and is shown the document owes one reading, by the day that was set', () => {
    const shown: ApprovalEvent = {
      type: 'DocumentCirculated',
      ...act(4),
      by: officer('drafter'),
      to: [officer('director'), officer('clerk')],
      dueOn: '2026-03-09',
    };
    const rows = dutyRows(replay([submitted, approved, shown])).filter((row) => row.kind === 'read');
    expect(rows).toMatchObject([
      { personId: 'director', open: true, dueOn: '2026-03-09' },
      { personId: 'clerk', open: true, dueOn: '2026-03-09' },
    ]);
  });
});
