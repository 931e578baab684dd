import { render } from 'lit';
import { afterEach, expect, it } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { APPROVER, COOPERATOR, DOCUMENT, DRAFTER, NOW, REVIEWER } from '../client/office-under-test.ts';
import '../styles/office.css';
import { lineSection } from './document-line.ts';

type LineRow = DocumentReply['line'][number];

afterEach(() => document.body.replaceChildren());

const PLAIN: Omit<LineRow, 'act' | 'officer' | 'state'> = {
  ...{ group: null, toBeNamed: false, actedFor: null, basis: null },
  ...{ skipReason: null, heldUntil: null, remindedAt: null, at: null, opinion: null },
};
const at = (time: string) => `2026-11-20T${time}:00Z`;

function shown(line: LineRow[], status: DocumentReply['status'] = 'inApproval'): string[] {
  const main = document.createElement('main');
  document.body.replaceChildren(main);
  render(lineSection({ ...DOCUMENT, status, line }, NOW), main);
  return [...document.querySelectorAll('.line li')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '');
}

const drafted: LineRow = { ...PLAIN, act: 'draft', officer: DRAFTER, state: 'signed', at: at('01:00') };

it('a parallel group is bracketed, each of it counted from the turn of all, and a unit says who names its person', () => {
  const rows = shown([
    drafted,
    { ...PLAIN, act: 'review', officer: REVIEWER, state: 'signed', group: 1, at: at('01:30') },
    { ...PLAIN, act: 'cooperate', officer: COOPERATOR, state: 'turn', group: 1, toBeNamed: true, at: at('01:12') },
    { ...PLAIN, act: 'approve', officer: APPROVER, state: 'waiting' },
  ]);
  expect(rows[1]).toContain('검토 병렬 고은결 늘봄팀장');
  expect(rows[1]).toContain('10:30 · 30분 걸림');
  expect(rows[2]).toContain('협조 병렬 가람과 부서 협조');
  expect(rows[2]).toContain('담당 민서진 가람과장이 협조할 사람을 정하고 있습니다.');
  const classes = [...document.querySelectorAll('.line li')].map((row) => row.classList.contains('in-group'));
  expect(classes).toEqual([false, true, true, false]);
});

it('대결 tells for whom, 생략 and 보류 tell why and until when, 후열 tells the reading', () => {
  const rows = shown(
    [
      drafted,
      { ...PLAIN, act: 'review', officer: REVIEWER, state: 'skipped', skipReason: '출장' },
      {
        ...PLAIN,
        ...{ act: 'approve', officer: COOPERATOR, state: 'signed', at: at('01:20') },
        ...{ actedFor: APPROVER },
      },
      { ...PLAIN, act: 'afterRead', officer: REVIEWER, state: 'signed', at: at('01:40') },
      { ...PLAIN, act: 'afterRead', officer: APPROVER, state: 'waiting' },
    ],
    'approved',
  );
  expect(rows[1]).toContain('생략(출장)');
  expect(rows[2]).toContain('민서진 가람과장');
  expect(rows[2]).toContain('도하늘 늘봄과장 대결(부재 기록에 따름)');
  expect(rows[3]).toContain('10:40 읽음');
  expect(rows[4]).toContain('결재 뒤 읽음');
  const held = shown([
    drafted,
    { ...PLAIN, act: 'approve', officer: APPROVER, state: 'turn', heldUntil: '2026-11-27', at: at('01:00') },
  ]);
  expect(held[1]).toContain('보류: 2026. 11. 27.까지');
});
