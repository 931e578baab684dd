import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ApprovalCommand, StandIn } from '../approval/approval-command.ts';
import type { PrintedOfficer, Seat } from '../approval/approval-events.ts';
import { type ApprovalLine, evolve, NEW_LINE, seatsInTurn } from '../approval/approval-line.ts';
import { decide } from '../approval/decide-act.ts';
import { participantIds, partners } from '../approval/participants.ts';
import type { AccessRestriction } from '../document/access-restriction.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { mayEdit, mayRead, mayWithdrawPublication, type Reader } from './document-access.ts';

/**
 * Role × act × state × relation, as a text that is read in differences: who reads and who may do what. A change of the
 * rules shows as changed lines of golden-matrix.txt, and somebody says yes to each.
 */
const AT = new Date('2026-03-03T00:00:00Z');
const HASH = 'a'.repeat(64);

const officer = (personId: string, unitId = 'unit'): PrintedOfficer => ({
  ...{ personId, name: personId, postId: `post-${personId}`, postTitle: '주무관' },
  ...{ unitId, unitName: unitId, unitCode: '1' },
});
const SEATS: readonly Seat[] = [
  { act: 'review', officer: officer('reviewer') },
  { act: 'cooperate', officer: officer('clerk', 'asked-unit'), group: 1, toBeNamed: true },
  { act: 'cooperate', officer: officer('cooperator', 'other-unit'), group: 1 },
  { act: 'approve', officer: officer('approver') },
  { act: 'afterRead', officer: officer('afterReader', 'other-unit') },
];

/** 공동기안: another agency's reviewer and head follow the lead agency's head. */
const PARTNER = { id: 2, name: '복지원' };
const partner = (personId: string): PrintedOfficer => ({ ...officer(personId, 'their-unit'), agency: PARTNER });
const JOINT_SEATS: readonly Seat[] = [
  { act: 'approve', officer: officer('approver') },
  { act: 'review', officer: partner('their reviewer') },
  { act: 'approve', officer: partner('their head') },
];

const by = (personId: string) => ({ by: officer(personId), at: AT });
const sign = (personId: string, more: object = {}): ApprovalCommand => ({
  ...{ type: 'sign', ...by(personId), contentHash: HASH, hasUnitTask: true },
  ...more,
});
const SUBMIT: ApprovalCommand = {
  ...{ type: 'submit', ...by('drafter'), contentHash: HASH, hasUnitTask: true, seats: SEATS, important: true },
};
const ASK: ApprovalCommand = { type: 'consult', ...by('reviewer'), of: officer('asked', 'far-unit'), question: '?' };
const NAME: ApprovalCommand = { type: 'nameParticipant', ...by('clerk'), to: officer('named', 'asked-unit') };
const SWAP: ApprovalCommand = {
  ...{ type: 'reassign', by: { personId: 'administrator', name: '관리자' }, at: AT, seat: 3, reason: '전보' },
  to: officer('newcomer', 'other-unit'),
};
const FOR_APPROVER: readonly StandIn[] = [{ personId: 'approver', basis: '출장' }];
const SHOW: ApprovalCommand = { type: 'circulate', ...by('drafter'), to: [officer('shown', 'far-unit')] };
const UP_TO_APPROVER = [SUBMIT, ASK, sign('reviewer'), NAME, SWAP, sign('named'), sign('newcomer')];

const byPartner = (personId: string) => ({ by: partner(personId), at: AT });
const theirs = (personId: string, more: object = {}): ApprovalCommand => ({
  ...{ type: 'sign', ...byPartner(personId), contentHash: HASH, hasUnitTask: true },
  ...more,
});
const JOINT: ApprovalCommand = {
  type: 'submit',
  ...by('drafter'),
  contentHash: HASH,
  hasUnitTask: true,
  seats: JOINT_SEATS,
};
const WITH_THEM = [JOINT, sign('approver')];

const SHOWN = 'approved by the stand-in, then shown';

const STATES: Readonly<Record<string, readonly ApprovalCommand[]>> = {
  drafting: [],
  'in approval, reviewer in turn, one asked': [SUBMIT, ASK],
  'in approval, parallel cooperation half done': [SUBMIT, ASK, sign('reviewer'), NAME, SWAP, sign('named')],
  'in approval, approver in turn': UP_TO_APPROVER,
  'in approval, sent back to the reviewer': [
    ...UP_TO_APPROVER,
    { type: 'reject', ...by('approver'), contentHash: HASH, reason: '다시', to: 1 },
  ],
  rejected: [SUBMIT, { type: 'reject', ...by('reviewer'), contentHash: HASH, reason: '다시' }],
  recalled: [SUBMIT, { type: 'recall', ...by('drafter') }],
  'joint, the lead agency in turn': [JOINT],
  'joint, the other agency’s reviewer in turn': WITH_THEM,
  'joint, the other agency’s head in turn': [...WITH_THEM, theirs('their reviewer')],
  'joint, sent back to the lead agency’s head': [
    ...WITH_THEM,
    { type: 'reject', ...byPartner('their reviewer'), contentHash: HASH, reason: '다시', to: 1 },
  ],
  'joint, rejected by the other agency’s reviewer': [
    ...WITH_THEM,
    { type: 'reject', ...byPartner('their reviewer'), contentHash: HASH, reason: '다시' },
  ],
  'joint, approved': [...WITH_THEM, theirs('their reviewer'), theirs('their head')],
  [SHOWN]: [...UP_TO_APPROVER, sign('standIn', { standsIn: FOR_APPROVER }), SHOW],
};

const RESTRICTION: AccessRestriction = {
  ...{ reason: '청구인의 개인정보', until: null, units: [] },
  people: [{ id: 'cooperator', name: '협조자' }],
};

type Relation = { readonly reader: Reader; readonly standsIn: readonly StandIn[]; readonly post: PrintedOfficer };
const relation = (personId: string, unitId = 'far-unit', more: Partial<Reader> = {}): Relation => {
  const actsFor = more.actsFor ?? [];
  return {
    reader: { agencyId: 1, personId, unitIds: [unitId], roles: [], today: '2026-03-03', ...more, actsFor },
    standsIn: actsFor.map((absent) => ({ personId: absent, basis: '출장' })),
    post: officer(personId, unitId),
  };
};
const relationThere = (personId: string, more: Partial<Reader> = {}): Relation => {
  const there = relation(personId, 'their-unit', { agencyId: PARTNER.id, ...more });
  return { ...there, post: partner(personId) };
};
const PEOPLE: Readonly<Record<string, Relation>> = {
  drafter: relation('drafter', 'unit'),
  'drafter, standing in for the approver': relation('drafter', 'unit', { actsFor: ['approver'] }),
  reviewer: relation('reviewer', 'unit'),
  'clerk of the asked unit': relation('clerk', 'asked-unit'),
  'named by the clerk': relation('named', 'asked-unit'),
  'cooperator whose seat was given away': relation('cooperator', 'other-unit'),
  'given that seat': relation('newcomer', 'other-unit'),
  approver: relation('approver', 'unit'),
  'standing in for the approver': relation('standIn', 'far-unit', { actsFor: ['approver'] }),
  'standing in for the reviewer': relation('second', 'far-unit', { actsFor: ['reviewer'] }),
  'asked (협의)': relation('asked'),
  'shown (공람)': relation('shown'),
  'reads afterwards (후열)': relation('afterReader', 'other-unit'),
  'of the same unit': relation('colleague', 'unit'),
  'of another unit': relation('stranger'),
  administrator: relation('administrator', 'far-unit', { roles: ['administrator'] }),
  disclosureOfficer: relation('disclosure', 'far-unit', { roles: ['disclosureOfficer'] }),
  recordsManager: relation('records', 'far-unit', { roles: ['recordsManager'] }),
  'their reviewer (공동기안)': relationThere('their reviewer'),
  'their head (공동기안)': relationThere('their head'),
  'standing in for their head': relationThere('their deputy', { actsFor: ['their head'] }),
  'of their unit, with every role': relationThere('their colleague', {
    roles: ['administrator', 'disclosureOfficer', 'recordsManager'],
  }),
  'named as their head, but of a third agency': relationThere('their head', { agencyId: 3 }),
  'of another agency, with every role': relation('drafter', 'unit', {
    ...{ agencyId: 2, roles: ['administrator', 'disclosureOfficer', 'recordsManager'] },
  }),
};

function lineAfter(commands: readonly ApprovalCommand[]): ApprovalLine {
  return commands.reduce<ApprovalLine>((line, command) => {
    const decision = decide(line, command);
    if (isRefusal(decision)) throw new Error(`${command.type}: ${decision.refused}`);
    return decision.reduce(evolve, line);
  }, NEW_LINE);
}

/** The acts that a person could ask for, each as the route would put it. */
function wishes(line: ApprovalLine, { post, standsIn }: Relation): readonly ApprovalCommand[] {
  const common = { by: post, at: AT, standsIn } as const;
  const words = { reason: '사유', contentHash: HASH } as const;
  const seat = line.status === 'inApproval' ? (line.turns[0] ?? 0) : 0;
  return [
    { ...SUBMIT, by: post },
    { type: 'sign', ...common, contentHash: HASH, hasUnitTask: true },
    { type: 'reject', ...common, ...words },
    { type: 'recall', by: post, at: AT },
    { type: 'skip', by: post, at: AT, seat, reason: '출장', basis: '출장' },
    { type: 'nameParticipant', ...common, to: officer('somebody', 'asked-unit') },
    { type: 'edit', ...common, baseHash: HASH, contentHash: 'b'.repeat(64) },
    { type: 'hold', ...common, until: '2026-03-05', reason: '사유' },
    { type: 'consult', ...common, of: { ...post, personId: 'expert' }, question: '?' },
    { type: 'answer', by: post, at: AT, consultation: 0, answer: '!' },
    { type: 'report', by: post, at: AT, note: '보고' },
    { type: 'read', by: post, at: AT },
  ];
}

function row(line: ApprovalLine, who: Relation, restriction: AccessRestriction | null): string {
  const document = {
    ...{ agencyId: 1, unitId: 'unit', drafterPersonId: 'drafter', status: line.status },
    participantIds: participantIds(line),
    waitsOnIds: seatsInTurn(line).flatMap(({ officer: { agency, personId } }) => (agency ? [] : [personId])),
    partners: partners(line),
    restriction,
  };
  if (!mayRead(who.reader, document)) return '-';
  const isDraft = line.status === 'drafting' || line.status === 'rejected' || line.status === 'recalled';
  const able = wishes(line, who).filter((wish) => {
    // Submitting is asked of the draft, which is its drafter's alone.
    if (wish.type === 'submit') return isDraft && mayEdit(who.reader, document);
    return !isRefusal(decide(line, wish));
  });
  const withdraws = mayWithdrawPublication(who.reader, document) ? ['withdraw'] : [];
  return ['reads', ...able.map((wish) => wish.type), ...withdraws].join(' ');
}

test('who reads and who may do what is what somebody has read and said yes to', () => {
  const restricted = { [`${SHOWN}, restricted to somebody named`]: [STATES[SHOWN] ?? [], RESTRICTION] as const };
  const states = {
    ...Object.fromEntries(Object.entries(STATES).map(([state, each]) => [state, [each, null] as const])),
    ...restricted,
  };
  const blocks = Object.entries(states).map(([state, [commands, restriction]]) => {
    const line = lineAfter(commands);
    const rows = Object.entries(PEOPLE).map(([who, relation]) => `  ${who}: ${row(line, relation, restriction)}`);
    return `${state}\n${rows.join('\n')}\n`;
  });
  const golden = readFileSync(path.join(import.meta.dirname, 'golden-matrix.txt'), 'utf8');
  expect(blocks.join('\n')).toBe(golden);
});
