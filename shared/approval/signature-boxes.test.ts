import { describe, expect, it } from 'vitest';
import type { ApprovalEvent, PrintedOfficer, Seat } from './approval-events.ts';
import { replay } from './approval-line.ts';
import { plannedBoxes, signatureBoxes } from './signature-boxes.ts';

function officer(personId: string, postTitle: string, name: string): PrintedOfficer {
  return { personId, name, postId: personId, postTitle, unitId: 'u', unitName: '자치행정과', unitCode: '1' };
}
const drafter = officer('1', '주무관', '강서윤');
const lead = officer('2', '동혁신팀장', '문지헌');
const other = officer('3', '지역돌봄복지과장', '임도현');
const head = officer('4', '자치행정과장', '오재민');

function stream(final: 'approve' | 'delegatedApprove', signedSeats: number, opinionAt?: number): ApprovalEvent[] {
  const seats: Seat[] = [
    { act: 'draft', officer: drafter },
    { act: 'review', officer: lead },
    { act: 'cooperate', officer: other },
    { act: final, officer: head },
  ];
  const at = '2020-12-24T02:00:00.000Z';
  const common = { v: 1, version: 1, contentHash: 'x', at } as const;
  const opinion = (seat: number) => (seat === opinionAt ? { opinion: '의견' } : {});
  const events: ApprovalEvent[] = [
    { type: 'DocumentSubmitted', ...common, seats },
    { type: 'SeatSigned', ...common, seat: 1, act: 'review', by: lead, ...opinion(1) },
    { type: 'SeatSigned', ...common, seat: 2, act: 'cooperate', by: other, ...opinion(2) },
    { type: 'DocumentApproved', ...common, seat: 3, act: final, by: head, on: '2020-12-24', ...opinion(3) },
  ];
  return events.slice(0, signedSeats);
}

describe('the sign row', () => {
  it('has a date only in the box of the one who decided', () => {
    const { signRow } = signatureBoxes(replay(stream('approve', 4)));
    expect(signRow.map((box) => [box.postTitle, box.date ?? '', box.name])).toEqual([
      ['주무관', '', '강서윤'],
      ['동혁신팀장', '', '문지헌'],
      ['자치행정과장', '12/24', '오재민'],
    ]);
  });

  it('carries 전결 in the box of the person the delegation rule names, signed or not', () => {
    expect(signatureBoxes(replay(stream('delegatedApprove', 4))).signRow.at(-1)).toMatchObject({
      mark: '전결',
      date: '12/24',
    });
    expect(signatureBoxes(replay(stream('delegatedApprove', 3))).signRow.at(-1)).toEqual({
      postTitle: '자치행정과장',
      mark: '전결',
      hasOpinion: false,
      inTurn: true,
    });
  });

  it('keeps cooperators in a row of their own, marked when they have an opinion', () => {
    const { signRow, cooperation } = signatureBoxes(replay(stream('approve', 4, 2)));
    expect(signRow).toHaveLength(3);
    expect(cooperation).toEqual([{ postTitle: '지역돌봄복지과장', name: '임도현', hasOpinion: true, inTurn: false }]);
  });

  it("prints no opinion mark for the decider, whose word is the decision's", () => {
    expect(signatureBoxes(replay(stream('approve', 4, 3))).signRow.at(-1)?.hasOpinion).toBe(false);
  });

  it('draws the planned line with empty boxes', () => {
    const { signRow } = plannedBoxes([
      { act: 'draft', officer: drafter },
      { act: 'delegatedApprove', officer: head },
    ]);
    expect(signRow.map((box) => [box.postTitle, box.name, box.mark])).toEqual([
      ['주무관', undefined, undefined],
      ['자치행정과장', undefined, '전결'],
    ]);
  });
});
