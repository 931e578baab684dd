import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import type { ApprovalCommand } from './approval-command.ts';
import type { OriginMark, PrintedOfficer, Seat, SeatAct } from './approval-events.ts';
import { type ApprovalLine, evolve, NEW_LINE } from './approval-line.ts';
import { decide } from './decide-act.ts';
import { type SignatureBox, signatureBoxes } from './signature-boxes.ts';

const AT = new Date('2020-12-24T01:00:00Z');
const HASH = 'a'.repeat(64);
const ACTS: Readonly<Record<string, SeatAct>> = {
  기안: 'draft',
  검토: 'review',
  협조: 'cooperate',
  결재: 'approve',
  전결: 'delegatedApprove',
  후열: 'afterRead',
};

/** One seat of the table: who sits there and what happens to it. */
type Told = { readonly seat: Seat; readonly opinion: boolean; readonly others: ReadonlyMap<string, PrintedOfficer> };

const table = readFileSync(path.join(import.meta.dirname, 'golden/signature-boxes.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.includes('=>'))
  .map((line) => line.split(' => ').map((part) => part.trim()) as [string, string]);

test('the table has a line for every mark and every combination of them', () => {
  expect(table.length).toBeGreaterThanOrEqual(60);
});

test.each(table)('%s', (told, printed) => {
  expect(inWords(lineOf(told))).toBe(printed);
});

function lineOf(told: string): ApprovalLine {
  const parts = told.split(' / ');
  const end = parts.indexOf('…');
  const seats = parts.filter((part) => part !== '…').map(readSeat);
  const [drafter, ...others] = seats;
  if (!drafter) throw new Error('a line without its drafter');
  const { marks } = drafter.seat;
  const commands: ApprovalCommand[] = [
    {
      type: 'submit',
      by: drafter.seat.officer,
      at: AT,
      contentHash: HASH,
      hasUnitTask: true,
      seats: others.map(({ seat }) => seat),
      ...(marks ? { marks } : {}),
      ...(drafter.opinion ? { opinion: '붙임을 보아 주십시오.' } : {}),
    },
    ...others.slice(0, end < 0 ? others.length : end - 1).flatMap(happened),
  ];
  return commands.reduce<ApprovalLine>((line, command) => {
    const decision = decide(line, command);
    if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision.refused}`);
    return decision.reduce(evolve, line);
  }, NEW_LINE);
}

function happened({ seat, opinion, others }: Told, index: number): ApprovalCommand[] {
  if (seat.skipReason !== undefined || seat.act === 'afterRead') return [];
  const named = others.get('지정');
  const replaced = others.get('새');
  const sitting = named ?? replaced ?? seat.officer;
  const acting = others.get('대');
  return [
    ...(named ? [{ type: 'nameParticipant', by: seat.officer, at: AT, to: named } as const] : []),
    ...(replaced
      ? [
          {
            type: 'reassign',
            by: { personId: 'admin', name: '관리자' },
            at: AT,
            seat: index + 1,
            to: replaced,
            reason: '인사이동',
          } as const,
        ]
      : []),
    {
      type: 'sign',
      // Who stands in is of the same agency.
      by: acting ? { ...acting, ...(seat.officer.agency ? { agency: seat.officer.agency } : {}) } : sitting,
      at: AT,
      contentHash: HASH,
      hasUnitTask: true,
      seat: index + 1,
      ...(acting ? { standsIn: [{ personId: sitting.personId, basis: '2020. 12. 24. 출장' }] } : {}),
      ...(opinion ? { opinion: '난방을 살펴 주십시오.' } : {}),
    },
  ];
}

function readSeat(words: string): Told {
  const [actName = '', postTitle = '', name = '', ...rest] = words.split(' ');
  const act = ACTS[actName];
  if (!act) throw new Error(`no act is called ${actName}`);
  const others = new Map<string, PrintedOfficer>();
  let seat: Seat = { act, officer: officer(name, postTitle) };
  let opinion = false;
  for (let at = 0; at < rest.length; at += 1) {
    const [word = '', value = ''] = (rest[at] ?? '').split(':');
    if (word.startsWith('@')) {
      const name = word.slice(1);
      seat = { ...seat, officer: { ...seat.officer, agency: { id: name.length, name } } };
    } else if (word === '대' || word === '지정' || word === '새') {
      at += 1;
      others.set(word, officer(value, rest[at] ?? ''));
      if (word === '지정') seat = { ...seat, toBeNamed: true };
    } else if (word === '의견') opinion = true;
    else if (word === '생략') seat = { ...seat, skipReason: value };
    else if (word === '부서') seat = { ...seat, toBeNamed: true };
    else if (word.startsWith('병')) seat = { ...seat, group: Number(word.slice(1)) };
    else seat = { ...seat, marks: [...word].map((mark): OriginMark => (mark === '★' ? 'initiator' : 'reporter')) };
  }
  return { seat, opinion, others };
}

function officer(name: string, postTitle: string): PrintedOfficer {
  const unit = { unitId: 'unit', unitName: '지역과', unitCode: '6110001' };
  return { personId: name, name, postId: `post-${name}`, postTitle, ...unit };
}

function inWords(line: ApprovalLine): string {
  const { signRow, cooperation, joint = [] } = signatureBoxes(line);
  const parts = [
    signRow.map(boxInWords).join(' | '),
    ...(cooperation.length === 0 ? [] : [`협조 ${cooperation.map(boxInWords).join(' · ')}`]),
    ...joint.map(({ agencyName, signRow: row }) => `${agencyName}: ${row.map(boxInWords).join(' | ')}`),
  ];
  return parts.join(' ‖ ');
}

function boxInWords(box: SignatureBox): string {
  return [
    `${box.origin ?? ''}${box.postTitle}${box.hasOpinion ? '(의견 있음)' : ''}`,
    box.mark && `[${box.mark}]`,
    box.date,
    box.absence && `<${box.absence}>`,
    box.name && `${box.prefix ?? ''}${box.name}`,
    box.inTurn && '차례',
  ]
    .filter(Boolean)
    .join(' ');
}
