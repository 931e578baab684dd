import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProofReply } from '../../../shared/contract/register.ts';
import { dayInKorea, yearOf } from '../../../shared/kernel/calendar-day.ts';
import { writeTogether } from '../../platform/database/one-statement.ts';
import { openTestOffice } from '../../testing/test-office.ts';
import { approveDocument, writeDraft } from '../../testing/written-document.ts';
import { takeNumber } from '../store.ts';
import { proveNumbers } from './prove-numbers.ts';

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;
const { agencyId } = office;
const units = (await Promise.all((['drafter', 'cooperator'] as const).map((who) => office.officer(who)))).map(
  (officer) => officer.unitId,
);

const proof = async () => (await office.as('administrator')).get<ProofReply>('/api/register/proof');
const faults = async () =>
  (await proof()).series
    .filter((series) => !series.proven)
    .map(({ missing, doubled, shouldStandAt }) => {
      return { missing, doubled, shouldStandAt };
    });

/** A number for a receipt, given as an act gives it. */
async function give(unitId: string, at: Date, fail = false): Promise<void> {
  const on = dayInKorea(at);
  const receiptId = crypto.randomUUID();
  const receipt = sql`
    insert into receipts (agency_id, id, unit_id, title, sender, sender_number, medium, received_at, by_person_id)
    values (${agencyId}, ${receiptId}, ${unitId}, '온 문서', '이웃시', '', ${fail ? null : 'paper'}, ${at}, ${unitId})`;
  const of = { agencyId, seriesId: unitId, year: yearOf(on), documentId: null, receiptId };
  await writeTogether(sql, [receipt], takeNumber(sql, { ...of, unitCode: '1100', unitName: '과', at, on }));
}

beforeAll(async () => {
  for (let count = 0; count < 3; count += 1) await approveDocument(office, await writeDraft(office));
});

describe('the proof of numbers', () => {
  test('finds nothing where everything was given by the office', async () => {
    expect(await proof()).toMatchObject({
      series: [{ name: '자치행정과', kind: 'produced', year: 2026, given: 3, lastSerial: 3, proven: true }],
      unregistered: [],
      unapproved: [],
    });
  });

  test('is shown to who keeps the records', async () => {
    const answer = await (await office.as('drafter')).attempt('GET', '/api/register/proof');
    expect(answer.json()).toMatchObject({ code: 'not-permitted' });
  });

  test.each([
    [
      'a number taken out of the middle',
      'delete from registrations where serial = 2',
      { missing: [{ from: 2, to: 2 }] },
    ],
    ['a number taken off the end', 'delete from registrations where serial = 3', { missing: [{ from: 3, to: 3 }] }],
    ['a counter set back', 'update series set last_serial = 1', { shouldStandAt: 3 }],
    ['a counter set forward', 'update series set last_serial = 9', { missing: [{ from: 4, to: 9 }] }],
    [
      'a number given twice',
      `alter table registrations drop constraint a_number_is_given_once;
       update registrations set serial = 2 where serial = 3`,
      { missing: [{ from: 3, to: 3 }], doubled: [2] },
    ],
  ])('finds %s', async (_what, wrong, found) => {
    await sql
      .begin(async (tx) => {
        await tx.unsafe(wrong);
        const [own] = await proveNumbers(tx, agencyId);
        expect(own?.series.filter((series) => !series.proven)).toMatchObject([found]);
        throw new Error('take it back');
      })
      .catch((error: Error) => expect(error.message).toBe('take it back'));
    expect(await faults()).toEqual([]);
  });

  test('finds an approved document without a number, and a number without an approval', async () => {
    await sql
      .begin(async (tx) => {
        await tx`delete from registrations where serial = 1`;
        await tx`update documents set status = 'rejected'
          where id = (select document_id from registrations where serial = 2)`;
        const [own] = await proveNumbers(tx, agencyId);
        expect(own).toMatchObject({ unregistered: [expect.stringMatching(/^D/)], unapproved: ['자치행정과-2'] });
        throw new Error('take it back');
      })
      .catch((error: Error) => expect(error.message).toBe('take it back'));
  });
});

type Step =
  | { readonly type: 'give' | 'fail'; readonly unit: number; readonly year: number }
  | { readonly type: 'start'; readonly unit: number; readonly year: number; readonly further: number };

const where = { unit: fc.nat({ max: 1 }), year: fc.integer({ min: 2030, max: 2033 }) };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ type: fc.constant('give' as const), ...where }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('fail' as const), ...where }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('start' as const),
        ...where,
        further: fc.integer({ min: -3, max: 40 }),
      }),
    },
  ),
  { minLength: 1, maxLength: 30 },
);

describe('years of numbers', () => {
  test('given, lost and begun anew at random stand where a simple ledger says, and are proven', async () => {
    const ledger = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(steps, async (some) => {
        for (const step of some) {
          const unitId = units[step.unit] ?? '';
          const key = `${unitId} ${step.year}`;
          const last = ledger.get(key) ?? 0;
          const at = new Date(`${step.year}-06-01T03:00:00Z`);
          if (step.type === 'start') {
            const lastUsed = Math.max(0, last + step.further);
            const body = { unitId, year: step.year, lastUsed, reason: '이어 씁니다.' };
            const answer = await (await office.as('administrator')).attempt('POST', '/api/series/start', body);
            expect(answer.statusCode).toBe(lastUsed > last ? 200 : 409);
            ledger.set(key, Math.max(last, lastUsed));
          } else if (step.type === 'give') {
            await give(unitId, at);
            ledger.set(key, last + 1);
          } else await expect(give(unitId, at, true)).rejects.toThrow();
        }
        const counters = await sql<{ seriesId: string; year: number; last: number }[]>`
          select series_id as "seriesId", year, last_serial as last from series where year >= 2030 and last_serial > 0`;
        const stands = Object.fromEntries(counters.map((row) => [`${row.seriesId} ${row.year}`, row.last]));
        expect(stands).toEqual(Object.fromEntries([...ledger].filter(([, last]) => last > 0)));
        expect(await faults()).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test('taken by many whose connections are cut in the middle leave no gap and no double', async () => {
    const [unitId] = units as [string];
    const at = new Date('2040-01-01T00:00:00Z');
    let done = false;
    const cutting = (async () => {
      while (!done) {
        await sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and query like '%insert into receipts%'
            and state = 'active' and random() < 0.3`.catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    const outcomes: PromiseSettledResult<void>[] = [];
    for (let round = 0; round < 20; round += 1) {
      outcomes.push(...(await Promise.allSettled(Array.from({ length: 12 }, () => give(unitId, at)))));
    }
    done = true;
    await cutting;
    const [row] = await sql<{ given: number; last: number }[]>`
      select count(*)::int as given, max(serial) as last from registrations where year = 2040`;
    const told = outcomes.filter((outcome) => outcome.status === 'fulfilled').length;
    expect(told).toBeGreaterThan(0);
    // A connection may be cut after the commit and before the answer: then there are more numbers than answers.
    expect(row?.given).toBeGreaterThanOrEqual(told);
    expect(row?.last).toBe(row?.given);
    // A connection that was cut when its work was done is noticed by whoever asks next: they are told to ask again.
    await expect.poll(faults, { timeout: 10_000 }).toEqual([]);
  });
});
