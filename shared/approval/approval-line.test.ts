import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import type { ApprovalCommand, CommandOf } from './approval-command.ts';
import type { ApprovalEvent, PrintedOfficer, Seat } from './approval-events.ts';
import { type ApprovalLine, evolve, NEW_LINE, replay, seatsInTurn } from './approval-line.ts';
import { decide } from './decide-act.ts';

const HASH = 'a'.repeat(64);
const AT = new Date('2026-11-20T01:00:00Z');

function officer(personId: string, postTitle = '주무관'): PrintedOfficer {
  return {
    personId,
    name: `이름${personId}`,
    postId: `post-${personId}`,
    postTitle,
    unitId: 'unit',
    unitName: '자치행정과',
    unitCode: '6110001',
  };
}

const drafter = officer('p0');
const teamLead = officer('p1', '동혁신팀장');
const cooperator = officer('p2', '지역돌봄복지과장');
const head = officer('p3', '자치행정과장');
const SEATS: readonly Seat[] = [
  { act: 'review', officer: teamLead },
  { act: 'cooperate', officer: cooperator },
  { act: 'delegatedApprove', officer: head },
];

function given(...commands: readonly ApprovalCommand[]): ApprovalLine {
  return commands.reduce<ApprovalLine>((line, command) => {
    const decision = decide(line, command);
    if (isRefusal(decision)) throw new Error(`given refused: ${decision.refused}`);
    return decision.reduce(evolve, line);
  }, NEW_LINE);
}

const submit = (seats: readonly Seat[] = SEATS): ApprovalCommand => ({
  type: 'submit',
  by: drafter,
  at: AT,
  contentHash: HASH,
  hasUnitTask: true,
  seats,
});
const sign = (by: PrintedOfficer, contentHash = HASH, hasUnitTask = true): ApprovalCommand => ({
  type: 'sign',
  by,
  at: AT,
  contentHash,
  hasUnitTask,
});
const reject = (by: PrintedOfficer, reason = '근거를 보태 주십시오.'): ApprovalCommand => ({
  type: 'reject',
  by,
  at: AT,
  contentHash: HASH,
  reason,
});
const recall = (by: PrintedOfficer): ApprovalCommand => ({ type: 'recall', by, at: AT });

describe('the approval line', () => {
  it('goes from the drafter through review and cooperation to the one who decides', () => {
    const line = given(submit(), sign(teamLead), sign(cooperator), sign(head));
    expect(line).toMatchObject({ status: 'approved', approvedOn: '2026-11-20', version: 1 });
    expect(line.status === 'approved' && line.signatures.map((signature) => signature.by.name)).toEqual([
      '이름p0',
      '이름p1',
      '이름p2',
      '이름p3',
    ]);
  });

  it.each<[string, ApprovalLine, ApprovalCommand, string]>([
    ['nobody signs out of turn', given(submit()), sign(head), 'not-your-turn'],
    ['a drafter cannot sign for the team leader', given(submit()), sign(drafter), 'not-your-turn'],
    ['nobody signs twice', given(submit(), sign(teamLead)), sign(teamLead), 'not-your-turn'],
    ['a stale text is not signed', given(submit()), sign(teamLead, 'b'.repeat(64)), 'content-changed'],
    ['a draft cannot be signed', NEW_LINE, sign(head), 'not-in-approval'],
    [
      'an approved document stays approved',
      given(submit([SEATS[2] as Seat]), sign(head)),
      sign(head),
      'already-decided',
    ],
    ['a document is not submitted twice', given(submit()), submit(), 'already-submitted'],
    ['a rejection needs its reason', given(submit()), reject(teamLead, '  '), 'reason-missing'],
    [
      'a cooperating unit has an opinion and no veto',
      given(submit(), sign(teamLead)),
      reject(cooperator),
      'cooperator-gives-opinion',
    ],
    ['only the drafter recalls', given(submit()), recall(teamLead), 'not-the-drafter'],
    ['a recall after the next act is too late', given(submit(), sign(teamLead)), recall(drafter), 'already-acted-upon'],
    ['a line needs somebody who decides', NEW_LINE, submit([SEATS[0] as Seat]), 'line-needs-one-final-seat-at-its-end'],
    ['a line without people is refused', NEW_LINE, submit([]), 'line-is-empty'],
    ['nobody sits on a line twice', NEW_LINE, submit([{ act: 'approve', officer: drafter }]), 'same-person-twice'],
    [
      'nothing is approved without its unit task',
      given(submit(), sign(teamLead), sign(cooperator)),
      sign(head, HASH, false),
      'unit-task-missing',
    ],
  ])('%s', (_title, line, command, refused) => {
    expect(decide(line, command)).toMatchObject({ refused });
  });

  it('starts again as the next version after a rejection, and keeps what was said', () => {
    const line = given(submit(), reject(teamLead), submit());
    expect(line).toMatchObject({ status: 'inApproval', version: 2, turns: [1] });
  });

  it('gives the year of approval in Korea, not the year in UTC', () => {
    const newYear = new Date('2025-12-31T15:30:00Z');
    const line = given(submit([{ act: 'approve', officer: head }]), { ...sign(head), at: newYear } as ApprovalCommand);
    expect(line).toMatchObject({ approvedOn: '2026-01-01' });
  });
});

type SimpleCommand = CommandOf<'submit' | 'sign' | 'reject' | 'recall'>;

/** An independent reading of the rules: a list of people and a finger, no events. */
class ReferenceLine {
  status: ApprovalLine['status'] = 'drafting';
  version = 0;
  people: string[] = [];
  cooperators: string[] = [];
  finger = 0;

  answers(command: SimpleCommand): boolean {
    const waiting = this.status === 'inApproval';
    if (command.type === 'submit') {
      return !waiting && this.status !== 'approved' && command.hasUnitTask && fitLine(command);
    }
    if (!waiting) return false;
    if (command.type === 'recall') return command.by.personId === this.people[0] && this.finger === 1;
    if (command.by.personId !== this.people[this.finger] || command.contentHash !== HASH) return false;
    if (command.type === 'reject') {
      return command.reason.trim() !== '' && !this.cooperators.includes(command.by.personId);
    }
    return this.finger < this.people.length - 1 || command.hasUnitTask;
  }

  take(command: SimpleCommand): void {
    if (command.type === 'submit') {
      this.version += 1;
      this.people = [command.by.personId, ...command.seats.map((seat) => seat.officer.personId)];
      this.cooperators = command.seats.filter((seat) => seat.act === 'cooperate').map((seat) => seat.officer.personId);
      this.finger = 1;
      this.status = 'inApproval';
    } else if (command.type === 'sign') {
      this.finger += 1;
      if (this.finger === this.people.length) this.status = 'approved';
    } else {
      this.status = command.type === 'reject' ? 'rejected' : 'recalled';
    }
  }
}

function fitLine(command: Extract<ApprovalCommand, { type: 'submit' }>): boolean {
  const people = [command.by.personId, ...command.seats.map((seat) => seat.officer.personId)];
  const finals = command.seats.map((seat) => seat.act.toLowerCase().includes('approve'));
  return finals.length > 0 && finals.indexOf(true) === finals.length - 1 && new Set(people).size === people.length;
}

const people = [drafter, teamLead, cooperator, head];
const anyOfficer = fc.constantFrom(...people);
const anySeat = fc.record({
  act: fc.constantFrom('review', 'cooperate', 'approve', 'delegatedApprove' as const),
  officer: anyOfficer,
}) as fc.Arbitrary<Seat>;
const anyHash = fc.constantFrom(HASH, HASH, HASH, 'b'.repeat(64));
const anyCommand: fc.Arbitrary<SimpleCommand> = fc.oneof(
  fc.record({
    type: fc.constant('submit' as const),
    by: fc.constant(drafter),
    at: fc.constant(AT),
    contentHash: fc.constant(HASH),
    hasUnitTask: fc.constantFrom(true, true, false),
    seats: fc.oneof(fc.constant(SEATS), fc.array(anySeat, { maxLength: 4 })),
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('sign' as const),
      by: anyOfficer,
      at: fc.constant(AT),
      contentHash: anyHash,
      hasUnitTask: fc.constantFrom(true, true, false),
    }),
  },
  fc.record({
    type: fc.constant('reject' as const),
    by: anyOfficer,
    at: fc.constant(AT),
    contentHash: anyHash,
    reason: fc.constantFrom('사유', ' '),
  }),
  fc.record({ type: fc.constant('recall' as const), by: anyOfficer, at: fc.constant(AT) }),
);

describe('random histories', () => {
  it('agree with an independent reference in every answer, and replay to the same state', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 60 }), (commands) => {
        const reference = new ReferenceLine();
        const stream: ApprovalEvent[] = [];
        let line: ApprovalLine = NEW_LINE;
        for (const command of commands) {
          const decision = decide(line, command);
          expect(!isRefusal(decision)).toBe(reference.answers(command));
          if (isRefusal(decision)) continue;
          reference.take(command);
          stream.push(...decision);
          line = decision.reduce(evolve, line);
          expect([line.status, line.version]).toEqual([reference.status, reference.version]);
          expect(seatsInTurn(line)[0]?.officer.personId).toBe(
            reference.status === 'inApproval' ? reference.people[reference.finger] : undefined,
          );
        }
        expect(replay(stream)).toEqual(line);
        expect(stream.filter((event) => event.type === 'DocumentApproved').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('stored streams', () => {
  const folder = path.join(import.meta.dirname, 'golden');
  it.each(readdirSync(folder).filter((file) => file.endsWith('.json')))('%s still replays to what it meant', (file) => {
    const golden = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
      events: ApprovalEvent[];
      line: ApprovalLine;
    };
    expect(replay(golden.events)).toEqual(golden.line);
  });
});
