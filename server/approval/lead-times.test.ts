import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeadTimesReply } from '../../shared/contract/lead-times.ts';
import { type Dice, diceOf, shuffled } from '../../shared/testing/dice.ts';
import { readyAct } from '../testing/act-requests.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { type PlannedSeat, signAs, submitDraft, writeBundle, writeDraft } from '../testing/written-document.ts';
import { keepLeadTimes } from './index.ts';

/** 3 March 2026, 09:00 in Korea. */
const office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
afterAll(office.close);

/** 검토 and 협조 beside each other, then 결재. */
const LINE: readonly PlannedSeat[] = [
  ['review', 'team-leader', { group: 1 }],
  ['cooperate', 'cooperator', { group: 1 }],
  ['approve', 'section-chief'],
];
const MINUTE = 60;
const DAY = 'from=2026-03-03&to=2026-03-03';

const pass = (minutes: number) => office.clock.advanceMs(minutes * 60_000);
const ask = async (who: Cast, days = DAY) => (await office.as(who)).get<LeadTimesReply>(`/api/lead-times?${days}`);

/** Who acts how many minutes after the act before. */
async function signed(number: string, acts: readonly (readonly [Cast, number])[]): Promise<void> {
  for (const [who, minutes] of acts) {
    pass(minutes);
    await signAs(office, who, number);
  }
}

async function submitted(): Promise<string> {
  const number = await writeDraft(office, { line: LINE });
  await submitDraft(office, number);
  return number;
}

async function rejected(who: Cast, number: string, minutes: number, to: number): Promise<void> {
  pass(minutes);
  const reject = await readyAct(office, who, 'rejection', number, { reason: '표를 고쳐 주십시오.', to });
  expect((await reject()).status).toBe(200);
}

beforeAll(async () => {
  await signed(await submitted(), [
    ['team-leader', 10],
    ['cooperator', 10],
    ['section-chief', 30],
  ]);
  await signed(await submitted(), [
    ['cooperator', 5],
    ['team-leader', 35],
    ['section-chief', 20],
  ]);
  const returned = await submitted();
  await signed(returned, [
    ['team-leader', 30],
    ['cooperator', 30],
  ]);
  await rejected('section-chief', returned, 40, 1);
  await signed(returned, [
    ['team-leader', 8],
    ['section-chief', 12],
  ]);
  // What was rejected to its drafter is counted from its new submission.
  const again = await submitted();
  await rejected('team-leader', again, 100, 0);
  await submitDraft(office, again);
  await signed(again, [
    ['team-leader', 50],
    ['cooperator', 5],
    ['section-chief', 5],
  ]);
});

test('of fewer than five documents no figure is told, and who leads nothing learns not even that', async () => {
  const withheld = ['whole', 'review', 'cooperate', 'approve'].map((step) => ({ step, figures: null }));
  const { unitId } = await office.officer('drafter');
  const units = [{ unitId, unitName: '자치행정과', steps: withheld }];
  expect(await ask('administrator')).toEqual({ scope: 'agency', whole: withheld, units });
  expect(await ask('section-chief')).toEqual({ scope: 'units', whole: withheld, units });
  for (const who of ['drafter', 'team-leader', 'cooperator', 'outsider'] as const) {
    for (const url of [`/api/lead-times?${DAY}`, `/api/lead-times/file?${DAY}`]) {
      expect((await (await office.as(who)).attempt('GET', url)).statusCode).toBe(404);
    }
  }
});

test('medians and 90th percentiles are those computed by hand, of the days asked for', async () => {
  const last = await submitted();
  await signed(last, [
    ['cooperator', 80],
    ['team-leader', 10],
    ['section-chief', 100],
  ]);
  // 일괄기안: two texts, one line. It is decided on as the next day begins in Korea.
  office.clock.set('2026-03-03T13:50:00Z');
  const [lead] = await writeBundle(office, ['제1안의 일', '제2안의 일'], [['delegatedApprove', 'section-chief']]);
  await submitDraft(office, lead);
  await signed(lead, [['section-chief', 70]]);
  await submitDraft(office, await writeDraft(office));

  const steps = [
    // 50, 60, 60, 120, 190 minutes
    { step: 'whole', figures: { documents: 5, median: 60 * MINUTE, ninetieth: 162 * MINUTE } },
    // 8, 10, 30, 40, 50, 90: the returned one was reviewed twice
    { step: 'review', figures: { documents: 5, median: 35 * MINUTE, ninetieth: 70 * MINUTE } },
    // 5, 20, 55, 60, 80
    { step: 'cooperate', figures: { documents: 5, median: 55 * MINUTE, ninetieth: 72 * MINUTE } },
    // 5, 12, 20, 30, 40, 100: one of them sent it back after 40
    { step: 'approve', figures: { documents: 5, median: 25 * MINUTE, ninetieth: 70 * MINUTE } },
  ];
  const { unitId } = await office.officer('drafter');
  const units = [{ unitId, unitName: '자치행정과', steps }];
  expect(await ask('administrator')).toEqual({ scope: 'agency', whole: steps, units });
  expect(await ask('section-chief')).toEqual({ scope: 'units', whole: steps, units });
  expect((await ask('section-chief', 'from=2026-03-03&to=2026-03-04')).whole).toEqual([
    { step: 'whole', figures: { documents: 6, median: 65 * MINUTE, ninetieth: 155 * MINUTE } },
    ...steps.slice(1),
    { step: 'delegatedApprove', figures: null },
  ]);
  // The director's own unit has drafted nothing; the one below it has.
  expect(await ask('director')).toEqual({ scope: 'units', whole: steps, units });
  expect(await ask('outside-administrator')).toEqual({ scope: 'agency', whole: [], units: [] });
});

test('the file has the figures of the screen, and a period that cannot be is refused', async () => {
  const chief = await office.as('section-chief');
  const file = await chief.attempt('GET', '/api/lead-times/file?from=2026-03-03&to=2026-03-04');
  expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(file.body.split('\r\n').slice(0, 6)).toEqual([
    '\ufeff처리과,단계,문서 수,중앙값(분),90번째 백분위수(분)',
    '전체,상신부터 결재까지,6,65,155',
    '전체,검토,5,35,70',
    '전체,협조,5,55,72',
    '전체,결재,5,25,70',
    '전체,전결,5건 미만,,',
  ]);
  for (const days of [
    'from=2026-03-04&to=2026-03-03',
    'from=2026-02-30&to=2026-03-03',
    'from=2025-03-01&to=2026-03-03',
  ]) {
    const refused = await chief.attempt('GET', `/api/lead-times?${days}`);
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'lead-period-bad']);
  }
});

test('the session says who leads a unit', async () => {
  const leads = async (who: Cast) =>
    (await (await office.as(who)).get<{ headsUnit: boolean }>('/api/session')).headsUnit;
  expect([await leads('section-chief'), await leads('director'), await leads('drafter')]).toEqual([true, true, false]);
});

/** A reply with the figures of every period of these days, asked by who sees all and by who sees a unit. */
async function everyAnswer(days: readonly string[]): Promise<readonly LeadTimesReply[]> {
  const periods = days.flatMap((from, at) => days.slice(at).map((to) => `from=${from}&to=${to}`));
  const answers: LeadTimesReply[] = [];
  for (const period of periods) answers.push(await ask('administrator', period), await ask('section-chief', period));
  return answers;
}

test('what is kept of past days answers as the events do, whenever it was collected and by how many servers', async () => {
  const days = ['2026-03-03', '2026-03-05', '2026-03-31', '2026-04-01'];
  const dice = diceOf(20260303);
  for (const [day, count] of [
    ['2026-03-05', 6],
    ['2026-03-31', 5],
    ['2026-04-01', 3],
  ] as const) {
    office.clock.set(`${day}T00:30:00Z`);
    for (let nth = 0; nth < count; nth += 1) await decideAtRandom(dice);
  }
  const { sql } = office.services.database;
  const asOfEvents = await everyAnswer(days);
  const keptUntil = async () => (await sql`select approved_before as at from lead_times_kept`).map(({ at }) => at);
  for (const [now, until] of [
    // 4 March in Korea has begun, but what was done on the 3rd may not all be written.
    ['2026-03-04T15:30:00Z', '2026-03-03T15:00:00Z'],
    ['2026-03-04T16:00:00Z', '2026-03-04T15:00:00Z'],
    ['2026-03-05T16:00:00Z', '2026-03-05T15:00:00Z'],
    ['2026-05-03T00:00:00Z', '2026-05-02T15:00:00Z'],
  ] as const) {
    office.clock.set(now);
    await Promise.all([keepLeadTimes(office.services), keepLeadTimes(office.services)]);
    expect(await keptUntil()).toEqual([new Date(until)]);
    expect(await everyAnswer(days)).toEqual(asOfEvents);
  }
  // Nothing in the lists is more than collected: they can be thrown away.
  await sql`delete from lead_time_months`;
  expect(await everyAnswer(days)).not.toEqual(asOfEvents);
  await sql`delete from lead_times_kept`;
  await keepLeadTimes(office.services);
  expect(await everyAnswer(days)).toEqual(asOfEvents);
});

/** A document whose acts take any time, in any order of the parallel seats, with any number of returns. */
async function decideAtRandom(dice: Dice): Promise<void> {
  const number = await submitted();
  const beside = shuffled<Cast>(['team-leader', 'cooperator'], dice);
  await signed(
    number,
    beside.map((who) => [who, dice.below(40)]),
  );
  while (dice.chance(40)) {
    await rejected('section-chief', number, dice.below(40), 1);
    await signed(number, [['team-leader', dice.below(40)]]);
  }
  await signed(number, [['section-chief', dice.below(40)]]);
}
