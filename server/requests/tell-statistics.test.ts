import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DecisionTerms, RequestEvent } from '../../shared/requests/request-events.ts';
import { by, CLOSED, filed, nineOn, OPEN } from '../../shared/testing/handled-request.ts';
import { countStatistics } from '../publication/statistics/count-statistics.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { publishDocument } from '../testing/written-document.ts';
import { tellRequestStatistics } from './tell-statistics.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2025-12-30T00:00:00Z' });
  await publishDocument(office, { title: '공개된 문서' });
  office.clock.set('2026-02-28T00:00:00Z');
});
afterAll(() => office.close());

const NOTICE = 'D0000000000001';
const decidedOn = (on: string, terms: DecisionTerms): RequestEvent[] => [
  { type: 'DecisionProposed', at: nineOn(on).toISOString(), by, matter: 'request', managementNumber: NOTICE, terms },
  { type: 'DecisionMade', at: nineOn(on).toISOString(), managementNumber: NOTICE },
];
const NOT_HELD: DecisionTerms = { ...CLOSED, outcome: 'notHeld', grounds: [] };
const ENDED: DecisionTerms = { ...NOT_HELD, outcome: 'ended' };
const withdrawnOn = (on: string): RequestEvent => ({ type: 'RequestWithdrawn', at: nineOn(on).toISOString() });

/** Requests of 3 December 2025, a Wednesday, as their events would have left them. */
async function keepRequests(streams: readonly (readonly RequestEvent[])[]): Promise<void> {
  const { sql } = office.services.database;
  const { agencyId } = office;
  await sql`insert into information_request_counters values (${agencyId}, 2025, ${streams.length})`;
  for (const [at, events] of streams.entries()) {
    const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
    const number = `2025-${agencyId}-${String(at + 1).padStart(5, '0')}`;
    await sql`
      insert into information_requests (agency_id, id, receipt_number, filed_at, filed_hash, sequence, status, requester_kind)
      values (${agencyId}, ${id}, ${number}, ${nineOn('2025-12-03')}, '', ${events.length}, 'decided', 'person')`;
    for (const [place, event] of events.entries()) {
      await sql`
        insert into information_request_events (agency_id, request_id, sequence, event)
        values (${agencyId}, ${id}, ${place + 1}, ${JSON.stringify(event)}::text::jsonb)`;
    }
  }
}

const times = (count: number, events: readonly RequestEvent[]) =>
  Array.from({ length: count }, () => [filed('2025-12-03'), ...events]);
const page = async () => (await office.visitor().attempt('GET', '/statistics?year=2025')).body;
/** Every row of the tables below the heading. */
const rowsIn = (body: string) =>
  Object.fromEntries(
    [
      ...body
        .slice(body.indexOf('id="requests"'))
        .matchAll(/<tr><th scope="row">(.*?)<\/th><td class="num">(.*?)<\/td><\/tr>/g),
    ].map(([, name, count]) => [name, count]),
  );

test('a year is told from 1 March of the next on, with nothing of one or two requests in it', async () => {
  await keepRequests([
    ...times(4, decidedOn('2025-12-05', OPEN)),
    ...times(1, decidedOn('2025-12-05', NOT_HELD)),
    ...times(4, decidedOn('2025-12-05', ENDED)),
    // The tenth working day is 16 December: a day later is late.
    ...times(3, decidedOn('2025-12-17', CLOSED)),
    ...times(1, [withdrawnOn('2025-12-04')]),
    // Decided after the count: under way as far as that goes.
    ...times(3, decidedOn('2026-03-02', OPEN)),
  ]);
  await countStatistics(office.services);
  await tellRequestStatistics(office.services);
  expect(await page()).toContain('이듬해 3월 1일(2026. 3. 1.)에 한 번 셉니다');

  office.clock.set('2026-03-01T00:00:00Z');
  await tellRequestStatistics(office.services);
  const body = await page();
  expect(body).toContain('<dt>받은 청구</dt><dd>16건</dd>');
  expect(rowsIn(body)).toEqual({
    ...{ 공개: '4건', 부분공개: '0건', 비공개: '3건', '정보 부존재': '3건 미만', 종결: '싣지 않음' },
    '이송·취하·처리 중 등': '4건',
    ...{ '10일 이내': '9건', '연장한 기간 이내': '0건', '기한을 넘김': '3건' },
  });
  expect(body).toContain('가운데 값)</dt><dd>3일</dd>');
  expect(body).toContain('<dt>이의신청</dt><dd>싣지 않음</dd>');
});

test('and stands as it was told, whatever becomes of its requests afterwards', async () => {
  const before = await page();
  const { sql } = office.services.database;
  await sql`update information_request_events set event = event || '{"type":"RequestWithdrawn"}' where sequence = 3`;
  office.clock.set('2026-03-20T00:00:00Z');
  await tellRequestStatistics(office.services);
  expect(rowsIn(await page())).toEqual(rowsIn(before));
});

test('what may not be told is not where citizens’ pages can read it', async () => {
  const [row] = await office.services.database.publicSql<{ figures: unknown }[]>`
    select figures from public_site.request_statistics where agency_id = ${office.agencyId}`;
  expect(JSON.stringify(row?.figures)).not.toMatch(/"count":\s*[12]\b/);
});
