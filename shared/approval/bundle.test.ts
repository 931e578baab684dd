import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import type { ApprovalCommand } from './approval-command.ts';
import type { ApprovalEvent, PrintedOfficer } from './approval-events.ts';
import { type ApprovalLine, evolve, NEW_LINE, replay } from './approval-line.ts';
import { MAX_BUNDLED_TEXTS, repeatedEvent } from './bundle.ts';
import { decide } from './decide-act.ts';

const officer = (name: string): PrintedOfficer => ({
  ...{ personId: name, name, postId: `post-${name}`, postTitle: '주무관' },
  ...{ unitId: 'unit', unitName: '자치행정과', unitCode: '1100' },
});
const [DRAFTER, REVIEWER, CHIEF] = [officer('기안'), officer('검토'), officer('과장')];
const AT = new Date('2026-03-03T00:00:00Z');
const hash = (text: number, version: number) => `hash of ${text} in ${version}`;
const text = (at: number, version = 0) => ({
  ...{ documentId: `document-${at}`, managementNumber: `1-${at}`, version },
  contentHash: hash(at, version + 1),
});
const submission = (texts: number): ApprovalCommand => ({
  ...{ type: 'submit', by: DRAFTER, at: AT, contentHash: hash(1, 1), hasUnitTask: true },
  seats: [
    { act: 'review', officer: REVIEWER },
    { act: 'approve', officer: CHIEF },
  ],
  bundle: Array.from({ length: texts - 1 }, (_, at) => ({ ...text(at + 2), hasUnitTask: true })),
});
const first = (line: ApprovalLine, command: ApprovalCommand): ApprovalEvent => {
  const decision = decide(line, command);
  if (isRefusal(decision) || !decision[0]) throw new Error(JSON.stringify(decision));
  return decision[0];
};

type Wish = {
  readonly type: 'sign' | 'reject' | 'recall' | 'edit' | 'submit';
  readonly text: number;
  readonly stale: boolean;
};
const wishes = fc.array(
  fc.record({
    type: fc.constantFrom<Wish['type']>('sign', 'sign', 'reject', 'recall', 'edit', 'edit', 'submit'),
    text: fc.integer({ min: 1, max: 5 }),
    stale: fc.boolean(),
  }),
  { maxLength: 25 },
);

/** The wish as whoever is in turn would send it, of what is on the screen or of what was there before. */
function commandOf(line: ApprovalLine, wish: Wish, texts: number, step: number): ApprovalCommand {
  if (wish.type === 'submit') return submission(texts);
  if (wish.type === 'recall') return { type: 'recall', by: DRAFTER, at: AT };
  if (line.status === 'drafting') return { type: 'recall', by: CHIEF, at: AT };
  const by = line.status === 'inApproval' && line.turns[0] === 1 ? REVIEWER : CHIEF;
  const shown = (line.bundle ?? []).map(({ managementNumber, contentHash }) => ({ managementNumber, contentHash }));
  const changed = shown[wish.text - 2];
  if (wish.type === 'edit') {
    const before = changed?.contentHash ?? line.contentHash;
    const edit = { type: 'edit', by, at: AT, contentHash: `edited in ${step}` } as const;
    return {
      ...edit,
      baseHash: wish.stale ? 'another' : before,
      ...(changed ? { text: changed.managementNumber } : {}),
    };
  }
  if (wish.stale && changed) changed.contentHash = 'another';
  const common = { by, at: AT, contentHash: wish.stale && !changed ? 'another' : line.contentHash, texts: shown };
  if (wish.type === 'reject') return { type: 'reject', reason: '다시', ...common };
  return { type: 'sign', hasUnitTask: true, ...common };
}

describe('a bundle (일괄기안)', () => {
  test('is one line: whatever is done, every text stands as the lead does, with its own words, and none stale is decided', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), wishes, (texts, acts) => {
        let line = NEW_LINE;
        const streams = new Map<string, ApprovalEvent[]>();
        for (const [step, wish] of acts.entries()) {
          const decision = decide(line, commandOf(line, wish, texts, step));
          if (isRefusal(decision) || !decision[0]) continue;
          expect(wish.stale && ['sign', 'reject', 'edit'].includes(wish.type)).toBe(false);
          const after = evolve(line, decision[0]);
          if (after.status === 'drafting') throw new Error('an act that submits nothing');
          for (const one of after.bundle ?? []) {
            const event = repeatedEvent(decision[0], one, { lead: '1-1', eventId: `event-${step}` });
            streams.set(one.managementNumber, [...(streams.get(one.managementNumber) ?? []), event]);
          }
          line = after;
          for (const one of after.bundle ?? []) {
            const own = replay(streams.get(one.managementNumber) ?? []);
            const { bundle: _others, version: _v, contentHash: _h, ...same } = after;
            const { version, contentHash } = one;
            expect(own).toEqual({ ...same, version, contentHash, lead: '1-1' });
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is decided on by its first text alone', () => {
    const submitted = first(NEW_LINE, submission(2));
    const other = replay([repeatedEvent(submitted, text(2, 1), { lead: '1-1', eventId: 'event' })]);
    const sign = { type: 'sign', by: REVIEWER, at: AT, contentHash: hash(2, 2), hasUnitTask: true } as const;
    expect(decide(other, sign)).toMatchObject({ refused: 'decided-with-the-lead' });
  });

  test('has twenty texts at most, all filed, and all of them on the screen', () => {
    expect(decide(NEW_LINE, submission(MAX_BUNDLED_TEXTS + 1))).toMatchObject({ refused: 'bundle-too-long' });
    const line = replay([first(NEW_LINE, submission(MAX_BUNDLED_TEXTS))]);
    const sign = { type: 'sign', by: REVIEWER, at: AT, contentHash: hash(1, 1), hasUnitTask: true } as const;
    expect(decide(line, sign)).toMatchObject({ refused: 'bundle-not-shown', facts: { texts: 20 } });
    const unfiled = { ...submission(2), bundle: [{ ...text(2), hasUnitTask: false }] } as ApprovalCommand;
    expect(decide(NEW_LINE, unfiled)).toMatchObject({ refused: 'unit-task-missing', facts: { text: 2 } });
  });
});
