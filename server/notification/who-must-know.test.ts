import { expect, test } from 'vitest';
import type { ApprovalEvent, PrintedOfficer, Seat } from '../../shared/approval/approval-events.ts';
import { whoMustKnow } from './who-must-know.ts';

const AT = '2026-03-03T00:00:00.000Z';
const officer = (personId: string): PrintedOfficer => ({
  personId,
  name: personId,
  postId: `${personId}의 직위`,
  postTitle: '주무관',
  unitId: 'unit',
  unitName: '자치행정과',
  unitCode: '1100',
});
const seats: readonly Seat[] = [
  { act: 'draft', officer: officer('기안자') },
  { act: 'cooperate', officer: officer('협조자') },
  { act: 'review', officer: officer('검토자') },
  { act: 'approve', officer: officer('결재자') },
];
const common = { v: 1, version: 1, at: AT } as const;
const submitted: ApprovalEvent = { ...common, type: 'DocumentSubmitted', contentHash: 'x', seats };
const cooperated: ApprovalEvent = {
  ...common,
  type: 'SeatSigned',
  contentHash: 'x',
  seat: 1,
  act: 'cooperate',
  by: officer('협조자'),
};

const told = (events: readonly ApprovalEvent[], standIns: Readonly<Record<string, string>> = {}) =>
  whoMustKnow(events, (personId) => standIns[personId]).map(({ personId, kind }) => `${personId} ${kind}`);

test('a submission tells the first person that it is their turn, and nobody further down the line', () => {
  expect(told([submitted])).toEqual(['협조자 turn', '기안자 changed']);
});

test('a cooperation (협조) tells the next person, the drafter and the cooperator', () => {
  expect(told([submitted, cooperated])).toEqual(['검토자 turn', '기안자 changed', '협조자 changed']);
});

test('a rejection (반려) tells everybody who has signed and the person who rejected, and is nobody’s turn', () => {
  const rejected: ApprovalEvent = {
    ...common,
    type: 'DocumentRejected',
    seat: 2,
    by: officer('검토자'),
    reason: '사유',
  };
  expect(told([submitted, cooperated, rejected])).toEqual(['기안자 changed', '협조자 changed', '검토자 changed']);
});

test('a new submission tells those who signed the earlier version, whose signatures it replaces', () => {
  const rejected: ApprovalEvent = {
    ...common,
    type: 'DocumentRejected',
    seat: 2,
    by: officer('검토자'),
    reason: '사유',
  };
  const again: ApprovalEvent = { ...submitted, version: 2 };
  expect(told([submitted, cooperated, rejected, again])).toEqual(['협조자 turn', '기안자 changed']);
});

test('while somebody is away, who acts for them is told of the turn too, and of its end', () => {
  const standIns = { 협조자: '대결자' };
  expect(told([submitted], standIns)).toEqual(['협조자 turn', '대결자 turn', '기안자 changed']);
  expect(told([submitted, cooperated], standIns)).toEqual([
    '검토자 turn',
    '기안자 changed',
    '협조자 changed',
    '대결자 changed',
  ]);
});
