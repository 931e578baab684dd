import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayRead } from '../../shared/access/document-access.ts';
import type { ApprovalCommand } from '../../shared/approval/approval-command.ts';
import type { ApprovalEvent } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, evolve, NEW_LINE } from '../../shared/approval/approval-line.ts';
import { decide } from '../../shared/approval/decide-act.ts';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { listMandates, listPostsOf } from '../organization/index.ts';
import { Problem } from '../platform/http/problems.ts';
import { numbersFrom } from '../testing/random-agency.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { type PlannedSeat, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { partiesOf, type Standing } from './access.ts';
import { verifyProjections } from './index.ts';
import { actInTurn } from './seat-in-turn.ts';

/**
 * Several people act on one document at the same moment, some of them in another's place. Whatever comes out must be
 * what some order of the same acts, one after the other, would have brought.
 */
const SEED = Number(process.env.GYEOL_SEED ?? 20_260_304);
const SCHEDULES = process.env.TEST_LONG === 'on' ? 500 : 50;
const PEOPLE = ['drafter', 'colleague', 'team-leader', 'section-chief', 'director', 'cooperator'] as const;
const OTHERS = ['rejection', 'return', 'hold', 'recall', 'consultations'] as const;
const LINES: readonly (readonly PlannedSeat[])[] = [
  [
    ['review', 'team-leader'],
    ['approve', 'section-chief'],
  ],
  [
    ['review', 'team-leader', { group: 1 }],
    ['cooperate', 'cooperator', { group: 1 }],
    ['delegatedApprove', 'section-chief'],
  ],
  [
    ['cooperate', 'colleague', { group: 1 }],
    ['cooperate', 'cooperator', { group: 1 }],
    ['review', 'section-chief', { group: 1 }],
    ['approve', 'director'],
  ],
];

type Kind = 'signature' | (typeof OTHERS)[number];
type Wish = { readonly who: Cast; readonly kind: Kind };
type Told = Wish & { readonly answer: string };

let office: TestOffice;
const standings = new Map<Cast, Standing>();
let acts = 0;

beforeAll(async () => {
  console.log(`schedules: seed ${SEED}`);
  office = await openTestOffice();
  const absence = { kind: 'trip', fromOn: '2026-03-03', toOn: '2026-03-20', basis: '출장 명령' };
  for (const [away, standIn] of [
    ['section-chief', 'director'],
    ['cooperator', 'colleague'],
  ] as const) {
    const standInPersonId = office.account(standIn).personId;
    await (await office.as(away)).post('/api/absences', { ...absence, standInPersonId });
  }
  const { sql } = office.services.database;
  for (const who of PEOPLE) {
    const { personId } = office.account(who);
    const posts = await listPostsOf(sql, office.agencyId, personId, '2026-03-03');
    const mandates = await listMandates(sql, office.agencyId, personId, office.clock.now());
    standings.set(who, { personId, posts, mandates });
  }
});
afterAll(() => office.close());

async function bodyOf(kind: Kind, contentHash: string): Promise<object> {
  if (kind === 'signature') return { contentHash };
  if (kind === 'rejection') return { contentHash, reason: '사유' };
  if (kind === 'return') return { contentHash, reason: '사유', to: 1 };
  if (kind === 'hold') return { until: '2026-03-10', reason: '사유' };
  if (kind === 'recall') return {};
  const { personId, postId } = await office.officer('colleague');
  return { personId, postId, question: '어떻습니까?' };
}

async function ask(number: string, contentHash: string, { who, kind }: Wish): Promise<() => Promise<Told>> {
  const client = await office.as(who);
  const body = await bodyOf(kind, contentHash);
  const url = `/api/documents/${number}/${kind === 'return' ? 'rejection' : kind}`;
  return async () => {
    const response = await client.attempt('POST', url, body, { 'idempotency-key': randomUUID() });
    const answer = response.statusCode === 200 ? 'done' : response.json<{ code: string }>().code;
    return { who, kind, answer };
  };
}

const readAs = async (who: Cast, number: string) =>
  (await office.as(who)).get<DocumentReply>(`/api/documents/${number}`);

async function eventsOf(number: string): Promise<ApprovalEvent[]> {
  const rows = await office.services.database.sql<{ event: ApprovalEvent }[]>`
    select event from approval_events
    where document_id = (select id from documents where management_number = ${number}) order by sequence`;
  return rows.map((row) => row.event);
}

/** What a wish is answered on this very line, and the event it would leave. */
function outcome(line: ApprovalLine, wish: Wish, contentHash: string): { answer: string; event?: ApprovalEvent } {
  const standing = standings.get(wish.who);
  if (!standing) throw new Error(`nobody knows ${wish.who}`);
  const drafter = standings.get('drafter');
  const unitId = drafter?.posts[0]?.unitId ?? '';
  const document = {
    agencyId: 1,
    unitId,
    drafterPersonId: drafter?.personId ?? '',
    restriction: null,
    ...partiesOf(line),
  };
  const unitIds = standing.posts.map((post) => post.unitId);
  const actsFor = standing.mandates.map((mandate) => mandate.personId);
  if (
    !mayRead({ agencyId: 1, personId: standing.personId, unitIds, actsFor, roles: [], today: '2026-03-03' }, document)
  ) {
    return { answer: 'not-found' };
  }
  try {
    const decision = decide(line, commandOf(line, wish, standing, contentHash));
    if (isRefusal(decision)) return { answer: decision.refused };
    const [event] = decision;
    return event ? { answer: 'done', event } : { answer: 'nothing' };
  } catch (error) {
    if (error instanceof Problem) return { answer: error.code };
    throw error;
  }
}

function commandOf(line: ApprovalLine, wish: Wish, standing: Standing, contentHash: string): ApprovalCommand {
  const at = office.clock.now();
  const [post] = standing.posts;
  if (!post) throw new Error(`${wish.who} holds no post`);
  if (wish.kind === 'recall') return { type: 'recall', by: post, at };
  const common = { ...actInTurn({ line, ...standing }, undefined), at };
  if (wish.kind === 'signature') return { type: 'sign', ...common, contentHash, hasUnitTask: true };
  if (wish.kind === 'hold') return { type: 'hold', ...common, until: '2026-03-10', reason: '사유' };
  if (wish.kind === 'consultations') {
    const of = standings.get('colleague')?.posts[0] ?? post;
    return { type: 'consult', ...common, of, question: '어떻습니까?' };
  }
  return { type: 'reject', ...common, contentHash, reason: '사유', ...(wish.kind === 'return' ? { to: 1 } : {}) };
}

/** Takes the events in their order, each the work of one wish that was told it is done; the others fit somewhere. */
function unexplained(
  before: readonly ApprovalEvent[],
  added: readonly ApprovalEvent[],
  told: readonly Told[],
  hash: string,
) {
  let line = before.reduce<ApprovalLine>(evolve, NEW_LINE);
  const states = [line];
  const open = told.filter(({ answer }) => answer === 'done');
  const faults: string[] = [];
  for (const event of added) {
    const at = open.findIndex((wish) => isSame(outcome(line, wish, hash).event, event));
    if (at < 0) faults.push(`nobody's act: ${event.type}`);
    else open.splice(at, 1);
    line = evolve(line, event);
    states.push(line);
  }
  for (const wish of open) faults.push(`told it is done, and left nothing: ${wish.who} ${wish.kind}`);
  for (const wish of told.filter(({ answer }) => answer !== 'done' && answer !== 'unavailable')) {
    const fits = states.some((state) => outcome(state, wish, hash).answer === wish.answer);
    if (!fits) faults.push(`refused without a reason: ${wish.who} ${wish.kind} ${wish.answer}`);
  }
  return faults;
}

/** Keys come back from jsonb in another order. */
function isSame(made: ApprovalEvent | undefined, stored: ApprovalEvent): boolean {
  const sorted = (value: unknown): string =>
    JSON.stringify(value, (_key, inner) =>
      inner && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
        : inner,
    );
  return made !== undefined && sorted(made) === sorted(stored);
}

async function runSchedule(next: (below: number) => number): Promise<string[]> {
  const number = await writeDraft(office, { line: LINES[next(LINES.length)] ?? [] });
  await submitDraft(office, number);
  const { contentHash } = await readAs('drafter', number);
  const faults: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const before = await eventsOf(number);
    const wishes = Array.from({ length: 2 + next(5) }, (): Wish => {
      const who = PEOPLE[next(PEOPLE.length)] ?? 'drafter';
      return { who, kind: OTHERS[next(3 * OTHERS.length)] ?? 'signature' };
    });
    const ready = await Promise.all(wishes.map((wish) => ask(number, contentHash, wish)));
    const told = await Promise.all(ready.map((send) => send()));
    acts += told.length;
    const added = (await eventsOf(number)).slice(before.length);
    faults.push(...unexplained(before, added, told, contentHash).map((fault) => `${number} round ${round}: ${fault}`));
  }
  return faults;
}

describe('simultaneous acts on one document', () => {
  test(`${SCHEDULES} schedules are each what some order of the same acts would have brought`, async ({ annotate }) => {
    const next = numbersFrom(SEED);
    const faults: string[] = [];
    for (let count = 0; count < SCHEDULES; count += 1) faults.push(...(await runSchedule(next)));
    const replays = `seed: ${SEED} (GYEOL_SEED=${SEED} replays)`;
    await annotate(`schedules: ${SCHEDULES}, acts: ${acts}, unexplained: ${faults.length}, ${replays}`);
    expect(faults).toEqual([]);
    const { sql } = office.services.database;
    const [numbers] = await sql<{ approved: number; given: number; last: number }[]>`
        select (select count(*)::int from documents where status = 'approved') as approved,
          (select count(*)::int from registrations) as given,
          (select coalesce(max(last_serial), 0)::int from series) as last`;
    expect(numbers?.approved).toBeGreaterThan(2);
    expect(numbers).toMatchObject({ given: numbers?.approved, last: numbers?.approved });
    expect((await verifyProjections(sql, { repair: false })).faults).toEqual([]);
  });

  test('the check turns red for an act that nobody asked for, for one that is lost, and for a refusal without a reason', async () => {
    const number = await writeDraft(office, { line: [['approve', 'section-chief']] });
    await submitDraft(office, number);
    const { contentHash } = await signAs(office, 'section-chief', number).then(() => readAs('drafter', number));
    const [submitted, ...approved] = await eventsOf(number);
    const before = submitted ? [submitted] : [];
    const wish = { who: 'section-chief', kind: 'signature' } as const;
    const check = (added: readonly ApprovalEvent[], told: readonly Told[]) =>
      unexplained(before, added, told, contentHash);
    expect(check(approved, [{ ...wish, answer: 'done' }])).toEqual([]);
    expect(check(approved, [{ ...wish, who: 'team-leader', answer: 'done' }])).not.toEqual([]);
    expect(check([...approved, ...approved], [{ ...wish, answer: 'done' }])).not.toEqual([]);
    expect(check([], [{ ...wish, answer: 'done' }])).not.toEqual([]);
    expect(check([], [{ ...wish, answer: 'already-decided' }])).not.toEqual([]);
  });

  test('the absent chief and whoever stands in for them decide once, in eight windows', async () => {
    const number = await writeDraft(office, { line: [['approve', 'section-chief']] });
    await submitDraft(office, number);
    const { contentHash } = await readAs('drafter', number);
    const ready = await Promise.all(
      (['section-chief', 'director'] as const).flatMap((who) =>
        Array.from({ length: 4 }, () => ask(number, contentHash, { who, kind: 'signature' })),
      ),
    );
    const told = await Promise.all(ready.map((send) => send()));
    expect(told.filter(({ answer }) => answer === 'done')).toHaveLength(1);
    expect((await eventsOf(number)).map(({ type }) => type)).toEqual(['DocumentSubmitted', 'DocumentApproved']);
  });

  test('parallel cooperators at once both succeed, and the line goes on once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const number = await writeDraft(office, {
        line: [
          ['cooperate', 'team-leader', { group: 1 }],
          ['cooperate', 'director', { group: 1 }],
          ['approve', 'section-chief'],
        ],
      });
      await submitDraft(office, number);
      const { contentHash } = await readAs('drafter', number);
      const ready = await Promise.all(
        (['team-leader', 'director'] as const).map((who) => ask(number, contentHash, { who, kind: 'signature' })),
      );
      const told = await Promise.all(ready.map((send) => send()));
      expect(told.map(({ answer }) => answer)).toEqual(['done', 'done']);
      expect((await signAs(office, 'section-chief', number)).status).toBe('approved');
    }
  });
});
