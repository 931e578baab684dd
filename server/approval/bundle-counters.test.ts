import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { ChosenKind } from '../../shared/numbering/document-kind.ts';
import type { Sql } from '../platform/database/connect.ts';
import { proveNumbers } from '../registration/index.ts';
import { readyAct } from '../testing/act-requests.ts';
import { numbersFrom } from '../testing/random-agency.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { shownBy, submitDraft, writeTexts } from '../testing/written-document.ts';
import { verifyProjections } from './index.ts';

/**
 * 일괄기안 whose texts are 훈령, 예규, 지시 and 공고: the approval takes their counters and that of the unit by one
 * statement. Bundles of two units, with their texts in opposite orders, are approved at one moment, many at a time.
 */
const SEED = Number(process.env.GYEOL_SEED ?? 20_261_123);
const LONG = process.env.TEST_LONG === 'on';
const ROUNDS = LONG ? 20 : 1;
const AT_ONCE = 16;
const DRAFTERS = ['drafter', 'cooperator'] as const;
const KINDS = [
  ['standingOrder', '훈령', 'perpetual'],
  ['establishedRule', '예규', 'perpetual'],
  ['instruction', '지시', 'yearlyWithYear'],
  ['publicNotice', '공고', 'yearlyWithYear'],
] as const;

let office: TestOffice;
let series: readonly ChosenKind[] = [];
const next = numbersFrom(SEED);

beforeAll(async () => {
  console.log(`bundles that meet: seed ${SEED}`);
  office = await openTestOffice();
  // Each signs in once, before many of their requests come at the same moment.
  for (const who of [...DRAFTERS, 'section-chief'] as const) await office.as(who);
  const administrator = await office.as('administrator');
  series = await Promise.all(
    KINDS.map(async ([kind, name, policy]): Promise<ChosenKind> => {
      const opened = { kind, name, policy, reason: '대장을 새로 둡니다.' };
      return { kind, seriesId: (await administrator.post<{ id: string }>('/api/numbering/series', opened)).id };
    }),
  );
});
afterAll(() => office.close());

/** A submitted bundle of one text for each kind, ready to be approved. */
async function readyBundle(by: (typeof DRAFTERS)[number], kinds: readonly ChosenKind[]) {
  const line = [['approve', 'section-chief']] as const;
  const texts = kinds.map((kind, at) => ({ by, kind, title: `안 ${at + 1}`, line: at === 0 ? line : [] }));
  const [lead] = await writeTexts(office, texts);
  await submitDraft(office, lead, by);
  const shown = shownBy(await (await office.as('section-chief')).get<DocumentReply>(`/api/documents/${lead}`));
  return readyAct(office, 'section-chief', 'signature', lead, shown);
}

/** Of both units by turns; every second bundle of each has its texts the other way round. */
async function approveManyAtOnce(): Promise<void> {
  const acts = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, index) => {
      const kinds = series.slice(0, 2 + next(3));
      return readyBundle(DRAFTERS[index % 2] ?? 'drafter', index % 4 < 2 ? kinds : kinds.toReversed());
    }),
  );
  const answers = await Promise.all(acts.map((act) => act()));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
}

/**
 * Two bundles with the same two kinds, each begun at its own end: somebody holds both counters until both wait, and
 * lets the second go when one of the bundles has taken the first.
 */
async function approveFromBothEnds(): Promise<void> {
  const [one, other] = [...series].sort((a, b) => ((a.seriesId ?? '') < (b.seriesId ?? '') ? -1 : 1));
  if (!one || !other) throw new Error('two series are needed to meet');
  const acts = [await readyBundle('drafter', [one, other]), await readyBundle('cooperator', [other, one])];
  const [letOne, letOther] = [await hold(one), await hold(other)];
  const { sql } = office.services.database;
  const answers = Promise.all(acts.map((act) => act()));
  await until(async () => {
    const waiting = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return waiting.length >= acts.length;
  });
  await letOne();
  await until(async () => {
    const free = await sql`select from series where series_id = ${one.seriesId} for update skip locked`;
    return free.length === 0;
  });
  await letOther();
  expect((await answers).map(({ status }) => status)).toEqual([200, 200]);
}

/** Takes the counter of a series as an act would, and answers how to let it go. */
async function hold({ seriesId }: ChosenKind): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let taken = () => {};
  const isTaken = new Promise<void>((resolve) => {
    taken = resolve;
  });
  const holding = office.services.database.sql.begin(async (tx) => {
    await tx`select from series where series_id = ${seriesId} for update`;
    taken();
    await released;
  });
  await isTaken;
  return async () => {
    release();
    await holding;
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

/**
 * The connections of the acts with a count of the statements that take the counters of a bundle: whoever is thrown out
 * of a circle tries again, and nobody is told. `spoil` changes the text of the statement.
 */
async function watched(run: () => Promise<void>, spoil = (text: string) => text): Promise<number> {
  const { database } = office.services;
  const { acts } = database;
  let taken = 0;
  const watching = new Proxy(acts, {
    apply(target, self, [template, ...values]: [unknown, ...unknown[]]) {
      if (!isTemplate(template)) return Reflect.apply(target, self, [template, ...values]);
      if (template.some((text) => text.includes('wish.place) as serial'))) taken += 1;
      const texts = template.map(spoil);
      const raw = { raw: texts };
      return Reflect.apply(target, self, [Object.assign(texts, raw), ...values]);
    },
  });
  Object.assign(database, { acts: watching satisfies Sql });
  await run().finally(() => Object.assign(database, { acts }));
  return taken;
}

const isTemplate = (value: unknown): value is TemplateStringsArray => Array.isArray(value) && 'raw' in value;

test(`${ROUNDS * AT_ONCE} bundles that take the same counters in opposite orders never wait for each other in a circle`, async ({
  annotate,
}) => {
  for (let round = 0; round < ROUNDS; round += 1) expect(await watched(approveManyAtOnce)).toBe(AT_ONCE);
  expect(await watched(approveFromBothEnds)).toBe(2);
  const { sql } = office.services.database;
  const proofs = await proveNumbers(sql, null);
  expect(proofs.flatMap((proof) => proof.series).filter(({ proven }) => !proven)).toEqual([]);
  expect(proofs.flatMap(({ unregistered, unapproved }) => [...unregistered, ...unapproved])).toEqual([]);
  const [numbers] = await sql<{ texts: number; given: number; further: number }[]>`
      select (select count(*)::int from documents where status = 'approved') as texts,
        (select count(*)::int from registrations) as given, (select count(*)::int from further_numbers) as further`;
  expect(numbers).toEqual({ texts: numbers?.texts, given: numbers?.texts, further: numbers?.texts });
  expect((await verifyProjections(sql, { repair: false })).faults).toEqual([]);
  const told = `bundles at once: ${ROUNDS * AT_ONCE}, texts: ${numbers?.texts}, counters: ${KINDS.length + 2}`;
  await annotate(`${told}, circles: 0, gaps: 0, doubles: 0, seed: ${SEED} (GYEOL_SEED=${SEED} replays)`);
});

test('caught: the counters of a bundle are taken in the order of its texts', async () => {
  const inOrder = 'order by wish.series, wish.year\n';
  let spoilt = 0;
  const asGiven = (text: string) => {
    if (text.includes(inOrder)) spoilt += 1;
    return text.replace(inOrder, 'order by min(wish.place), bool_or(wish.own) desc\n');
  };
  const circles = (await watched(approveFromBothEnds, asGiven)) - 2;
  console.log(`fault caught: counters in the order of the texts; ${circles} acts thrown out of a circle`);
  expect(spoilt).toBeGreaterThan(0);
  expect(circles).toBeGreaterThan(0);
});
