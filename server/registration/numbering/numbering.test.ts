import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { DocumentReply } from '../../../shared/contract/approval.ts';
import type { GivenNumber, NumberingReply } from '../../../shared/contract/registration.ts';
import { dayInKorea, yearOf } from '../../../shared/kernel/calendar-day.ts';
import { printWith, refuseFormat } from '../../../shared/numbering/number-format.ts';
import { writeTogether } from '../../platform/database/one-statement.ts';
import { openTestOffice } from '../../testing/test-office.ts';
import { approveDocument, submitDraft, writeDraft } from '../../testing/written-document.ts';
import { type FurtherNumber, takeNumber } from '../store.ts';

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;
const administrator = await office.as('administrator');
const { unitId } = await office.officer('drafter');

const policy = (changes: object = {}) => ({
  validFrom: '2026-03-03',
  template: '{unitName}-{year}-{serial}',
  digits: 4,
  basis: '기록물법 시행령 제20조제3항 단서',
  receivedSeries: 'shared',
  reason: '정관에서 정한 문서번호',
  ...changes,
});
const setPolicy = async (body: object) => {
  const client = await office.as('administrator');
  return (await client.attempt('POST', '/api/numbering/policies', body)).json();
};
const approved = async () => approveDocument(office, await writeDraft(office));
const open = async (kind: string, name: string, how: string) => {
  const body = { kind, name, policy: how, reason: '대장을 새로 둡니다.' };
  return (await (await office.as('administrator')).post<{ id: string }>('/api/numbering/series', body)).id;
};

describe('the format of an agency', () => {
  test('is that of the law until it decides another', async () => {
    const { policies } = await administrator.get<NumberingReply>('/api/numbering');
    expect(policies).toMatchObject([{ template: '{unitName}-{serial}', state: 'valid', example: '총무과-27' }]);
  });

  test.each([
    ['a form that runs together', { template: '{unitName}{serial}' }, 'format-runs-together'],
    ['another form without a basis', { basis: ' ' }, 'format-needs-basis'],
    ['a day that is none', { validFrom: '2026-02-30' }, 'invalid-input'],
    ['a day that has gone by', { validFrom: '2026-03-02' }, 'policy-begins-later'],
    ['no reason', { reason: ' ' }, 'reason-missing'],
  ])('is not taken with %s', async (_what, changes, code) => {
    expect(await setPolicy(policy(changes))).toMatchObject({ code });
  });

  test('begins on its day; numbers given before stay as they were printed', async () => {
    const first = await approved();
    expect(first.documentNumber).toBe('자치행정과-1');
    expect(await setPolicy(policy())).toMatchObject({ code: 'policy-begins-later', facts: { least: '2026-03-04' } });
    const set = await setPolicy(policy({ validFrom: '2026-03-04' }));
    expect(set).toEqual({ validFrom: '2026-03-04', example: '총무과-2026-0027' });
    expect((await approved()).documentNumber).toBe('자치행정과-2');
    office.clock.set('2026-03-03T15:00:00Z');
    expect((await approved()).documentNumber).toBe('자치행정과-2026-0003');
    const before = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${first.managementNumber}`);
    expect(before.paper.documentNumber).toBe('자치행정과-1');
  });

  test('is printed by the database exactly as the rule prints it', async () => {
    const pieces = fc.constantFrom('{unitName}', '{unitCode}', '{year}', '{serial}', '-', '제', '호', '(', ')');
    const formats = fc
      .record({ template: fc.array(pieces, { maxLength: 9 }).map((some) => some.join('')), digits: fc.nat({ max: 6 }) })
      .filter((format) => refuseFormat(format) === undefined);
    const at = office.clock.now();
    await fc.assert(
      fc.asyncProperty(formats, fc.nat({ max: 999_998 }), async (format, last) => {
        const printed = await sql
          .begin(async (tx) => {
            await tx`
              insert into numbering_policies (agency_id, valid_from, template, digits, basis, received_series, reason,
                by_person_id, at)
              values (${office.agencyId}, '2027-01-01', ${format.template}, ${format.digits}, '', 'shared', '', ${unitId},
                ${at})`;
            await tx`insert into series values (${office.agencyId}, ${unitId}, 2027, ${last})`;
            await tx`alter table registrations disable trigger all`;
            const of = { agencyId: office.agencyId, seriesId: unitId, year: 2027, documentId: unitId };
            const unit = { unitCode: '1100', unitName: '{serial}과 {year}' };
            const number = takeNumber(tx, { ...of, ...unit, at, on: '2027-05-05' });
            const [row] = await writeTogether(tx, [tx`update agencies set name = name`], number);
            throw new Printed(String(row?.printed));
          })
          .catch((error) => (error instanceof Printed ? error.message : Promise.reject(error)));
        const parts = { unitCode: '1100', unitName: '{serial}과 {year}', year: 2027, serial: last + 1 };
        expect(printed).toBe(printWith(format, parts));
      }),
      { numRuns: 40 },
    );
  });
});

/** Carries a number out of a transaction that is to leave nothing behind. */
class Printed extends Error {}

describe('a series of the agency', () => {
  test('counts as the law says for its kind, under a name of its own', async () => {
    const ask = async (body: object) =>
      (await (await office.as('administrator')).attempt('POST', '/api/numbering/series', body)).json();
    const body = { kind: 'standingOrder', name: '훈령', policy: 'yearlyPlain', reason: '대장을 새로 둡니다.' };
    expect(await ask(body)).toMatchObject({ code: 'series-policy-fixed' });
    await open('standingOrder', '훈령', 'perpetual');
    expect(await ask({ ...body, policy: 'perpetual' })).toMatchObject({ code: 'series-name-taken' });
    expect(await ask({ ...body, policy: 'perpetual', name: '훈령\uf018' })).toMatchObject({ code: 'glyph-missing' });
    expect(await ask({ ...body, policy: 'perpetual', name: ' ' })).toMatchObject({ code: 'name-missing' });
    const { series } = await (await office.as('drafter')).get<NumberingReply>('/api/numbering');
    expect(series).toMatchObject([{ name: '훈령', policy: 'perpetual', example: '훈령 제1호' }]);
  });

  test('gives an approved document a further number once, with a reason, to who works in its unit', async () => {
    const notice = await open('publicNotice', '시험시 공고', 'yearlyWithYear');
    const start = { unitId: notice, year: 2026, lastUsed: 281, reason: '종이 대장의 마지막 번호' };
    await (await office.as('administrator')).post('/api/series/start', start);
    const { managementNumber } = await approved();
    const url = `/api/documents/${managementNumber}/further-numbers`;
    const wish = { seriesId: notice, reason: '공고문으로 알립니다.' };
    expect((await (await office.as('cooperator')).attempt('POST', url, wish)).json()).toMatchObject({
      code: 'not-found',
    });
    const drafter = await office.as('drafter');
    const both = await Promise.all(
      [1, 2].map(() => drafter.attempt('POST', url, wish, { 'idempotency-key': 'pressed-twice' })),
    );
    expect(both.map((answer) => answer.json<GivenNumber>())).toEqual(
      Array(2).fill({ printed: '시험시 공고 제2026-282호' }),
    );
    const again = await drafter.attempt('POST', url, wish);
    expect(again.json()).toMatchObject({ code: 'number-given-before', facts: { number: '시험시 공고 제2026-282호' } });
    const waiting = await writeDraft(office);
    await submitDraft(office, waiting);
    const early = await drafter.attempt('POST', `/api/documents/${waiting}/further-numbers`, wish);
    expect(early.json()).toMatchObject({ code: 'not-approved-yet' });
    const [counter] = await sql`select last_serial from series where series_id = ${notice}`;
    expect(counter).toEqual({ last_serial: 282 });
  });

  test('that is perpetual goes on after New Year, one with the year begins anew', async () => {
    const order = await open('establishedRule', '예규', 'perpetual');
    const daily = await open('dailyOrder', '일일명령', 'yearlyPlain');
    const give = async (seriesId: string) => {
      const { managementNumber } = await approved();
      const drafter = await office.as('drafter');
      const url = `/api/documents/${managementNumber}/further-numbers`;
      return (await drafter.post<GivenNumber>(url, { seriesId, reason: '번호를 붙입니다.' })).printed;
    };
    expect([await give(order), await give(daily)]).toEqual(['예규 제1호', '일일명령 제1호']);
    office.clock.set('2026-12-31T14:59:00Z');
    expect([await give(order), await give(daily)]).toEqual(['예규 제2호', '일일명령 제2호']);
    office.clock.set('2026-12-31T15:01:00Z');
    expect([await give(order), await give(daily)]).toEqual(['예규 제3호', '일일명령 제1호']);
  });
});

describe('numbers taken together with an approval', () => {
  test('by acts that name the same counters in opposite orders never wait for each other in a circle', async () => {
    const names = ['하나', '둘', '셋'];
    const series: FurtherNumber[] = [];
    for (const name of names) {
      const seriesId = await open('decision', `${name}국장 방침`, 'yearlyPlain');
      series.push({ seriesId, name: `${name}국장 방침`, policy: 'yearlyPlain', reason: '', byPersonId: unitId });
    }
    const at = office.clock.now();
    const on = dayInKorea(at);
    const documents = await Promise.all(
      Array.from({ length: 24 }, async () => {
        const number = await writeDraft(office);
        const [row] = await sql<{ id: string }[]>`select id from documents where management_number = ${number}`;
        return row?.id ?? '';
      }),
    );
    const order = [series, [...series].reverse(), [...series].sort((a, b) => a.name.localeCompare(b.name))];
    await Promise.all(
      documents.map((documentId, index) => {
        const of = { agencyId: office.agencyId, seriesId: unitId, year: yearOf(on), documentId };
        const number = takeNumber(sql, { ...of, unitCode: '1100', unitName: '과', at, on }, order[index % 3]);
        return writeTogether(sql, [sql`update documents set version = 1 where id = ${documentId}`], number);
      }),
    );
    for (const { seriesId, name } of series) {
      const given = await sql<{ printed: string }[]>`
        select printed from further_numbers where series_id = ${seriesId} order by serial`;
      expect(given.map((row) => row.printed)).toEqual(documents.map((_, index) => `${name} 제${index + 1}호`));
    }
  });
});

describe('a received paper', () => {
  const paper = { unitId, title: '협조 요청', sender: '이웃시', senderNumber: '총무과-12', medium: 'paper' };
  const receive = async (changes: object = {}) =>
    (await (await office.as('drafter')).attempt('POST', '/api/receipts', { ...paper, ...changes })).json();

  test('is registered at its receipt in the series it shares with the produced documents', async () => {
    const before = (await approved()).documentNumber;
    const { printed } = await receive();
    const after = (await approved()).documentNumber;
    const serials = [before, printed, after].map((number) => Number(String(number).slice(-4)));
    expect(serials).toEqual([0, 1, 2].map((step) => (serials[0] ?? 0) + step));
  });

  test('is counted apart where the agency says so', async () => {
    await setPolicy(policy({ validFrom: '2027-02-01', receivedSeries: 'own' }));
    office.clock.set('2027-02-01T01:00:00Z');
    const both = await Promise.all([receive(), receive()]);
    const printed = both.map((answer) => answer.printed).sort();
    expect(printed).toEqual(['자치행정과-2027-0001', '자치행정과-2027-0002']);
    const [row] = await sql`select count(*)::int as count from number_series where kind = 'received'`;
    expect(row).toEqual({ count: 1 });
  });

  test('is received by who works in the unit, with a title and a sender', async () => {
    expect(await receive({ title: ' ' })).toMatchObject({ code: 'title-missing' });
    expect(await receive({ sender: ' ' })).toMatchObject({ code: 'sender-missing' });
    const other = await (await office.as('cooperator')).attempt('POST', '/api/receipts', paper);
    expect(other.json()).toMatchObject({ code: 'not-found' });
  });
});
