import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import type { ApprovalCommand } from './approval-command.ts';
import type { ApprovalEvent, PrintedOfficer, Seat } from './approval-events.ts';
import { type ApprovalLine, evolve, NEW_LINE, replay } from './approval-line.ts';
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

describe('a parallel group', () => {
  const third = officer('p4', '예산담당관');
  const side = (by: PrintedOfficer): Seat => ({ act: 'review', officer: by, group: 1 });
  const beside = submit([side(teamLead), side(third), { act: 'approve', officer: head }]);
  const returnTo = (by: PrintedOfficer, to: number): ApprovalCommand => ({ ...reject(by), to }) as ApprovalCommand;

  it.each([
    ['first', 1],
    ['last', 2],
  ])('keeps the signature beside, when the document goes back to its %s seat', (_which, to) => {
    const line = given(beside, sign(teamLead), sign(third), returnTo(head, to));
    expect(line).toMatchObject({ turns: [to], signatures: [{ seat: 0 }, { seat: 3 - to }] });
  });

  it('is no way back for one who stands in it', () => {
    expect(decide(given(beside, sign(teamLead)), returnTo(third, 1))).toMatchObject({
      refused: 'not-an-earlier-signature',
    });
  });
});

it('who comes new to a seat has put nothing aside', () => {
  const hold: ApprovalCommand = { type: 'hold', by: teamLead, at: AT, until: '2026-11-25', reason: '자료 확인' };
  const to = officer('p5', '동혁신팀장');
  const by = { personId: 'administrator', name: '관리자' };
  const reassign: ApprovalCommand = { type: 'reassign', by, at: AT, seat: 1, to, reason: '퇴직' };
  expect(given(submit(), hold, reassign)).toMatchObject({ holds: [], turns: [1] });
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
