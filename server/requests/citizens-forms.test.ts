import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestsReply } from '../../shared/contract/requests.ts';
import { openRequestDesk } from '../testing/request-desk.ts';
import { openTestOffice } from '../testing/test-office.ts';

const office = await openTestOffice({ at: '2026-11-02T00:00:00Z' });
afterAll(office.close);
const { sql } = office.services.database;
beforeAll(() => office.giveRoles('cooperator', ['disclosureOfficer']));
const { form: FORM, send, file, as } = openRequestDesk(office);

describe('whatever is sent', () => {
  const HOSTILE = [
    '\u0000',
    '\u202e',
    '<script>',
    "'; select 1; --",
    '9'.repeat(5_000),
    '가'.repeat(20_000),
    '2026-1-0',
  ];

  test('a form of a citizen is answered by a page, and never by a fault of ours', async () => {
    const keys = await file();
    const blank = { ...FORM, ...keys, text: '', matter: '', file: '', sure: 'yes', secret: keys.secret };
    for (const [at, value] of HOSTILE.entries()) {
      for (const path of ['new', 'status', 'supplement', 'objection', 'withdrawal', 'paper', 'file']) {
        for (const name of Object.keys(
          path === 'new' ? FORM : { number: '', secret: '', text: '', matter: '', file: '' },
        )) {
          const answer = await send(path, { ...blank, [name]: value });
          expect([path, name, at, answer.statusCode < 500]).toEqual([path, name, at, true]);
        }
      }
    }
    for (const query of ['document=%00', 'document=D0000000000001&document=x', '%E0%A4%A', 'document[]=1']) {
      const answer = await office.visitor().attempt('GET', `/requests/new?${query}`);
      expect([query, answer.statusCode < 500]).toEqual([query, true]);
    }
  });

  test('a form that is longer than its fields is told so, and not that its page does not exist', async () => {
    const { statusCode, body } = await send('new', { ...FORM, wanted: '가'.repeat(60_000) });
    expect([statusCode, body.includes('너무 길어 받지 못했습니다')]).toEqual([413, true]);
    expect(body).not.toContain('가가가');
  });

  test('a receipt number of another form is never kept: one such row would take the whole list of officials down', async () => {
    const row = (number: string) => sql`
      insert into information_requests (agency_id, id, receipt_number, filed_at, filed_hash, sequence, status, requester_kind)
      values (${office.agencyId}, gen_random_uuid(), ${number}, ${office.clock.now()}, '', 1, 'withdrawn', 'person')`;
    await expect(row('2026-1-00001-invented')).rejects.toThrow(/a_receipt_number_has_its_form/);
    const before = await sql`select from information_requests`;
    for (let serial = 0; serial < 55; serial += 1) await row(`2019-1-${String(90_001 + serial)}`);
    const officer = await as('cooperator');
    const first = await officer.get<RequestsReply>('/api/requests?list=all');
    const second = await officer.get<RequestsReply>(`/api/requests?list=all&before=${first.next}`);
    expect([first.rows.length, second.rows.length]).toEqual([50, before.length + 5]);
    await sql`delete from information_requests where receipt_number like '2019-%'`;
  });

  test('no year of the figures is answered by a fault', async () => {
    const officer = await as('cooperator');
    const answers = ['2000', '2999', '9999', '0000', 'x'].map(async (year) => {
      const url = `/api/requests/statistics?year=${year}`;
      return (await officer.attempt('GET', url)).statusCode;
    });
    expect(await Promise.all(answers)).toEqual([200, 200, 400, 400, 400]);
  });
});

describe('opening', () => {
  test('a wrong secret, an unknown number and no number at all are one answer', async () => {
    const keys = await file();
    const wrong = await send('status', { number: keys.number, secret: 'AAAA-BBBB-CCCC-DDDD' });
    const unknown = await send('status', { number: '2026-1-99999', secret: keys.secret });
    expect([wrong.statusCode, unknown.statusCode]).toEqual([404, 404]);
    expect(wrong.body.replaceAll(keys.number, '')).toBe(unknown.body.replaceAll('2026-1-99999', ''));
    const right = await send('status', {
      number: ` ${keys.number}`,
      secret: keys.secret.toLowerCase().replaceAll('-', ' '),
    });
    expect(right.statusCode).toBe(200);
    expect(right.body).toContain('2026. 11. 13.까지');
  });

  test('is limited for each address, whether it was right or wrong', async () => {
    const answers = [];
    for (let times = 0; times < 21; times += 1) {
      answers.push((await send('status', { number: '2026-1-00001', secret: 'x' }, '10.9.9.9')).statusCode);
    }
    expect([answers[19], answers[20]]).toEqual([404, 429]);
  });
});
