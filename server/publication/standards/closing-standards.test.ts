import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClosingStandardsReply, DecideStandards } from '../../../shared/contract/closing-standards.ts';
import { type Cast, openTestOffice, type TestOffice } from '../../testing/test-office.ts';
import { publishDocument } from '../../testing/written-document.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
  await office.giveRoles('colleague', ['disclosureOfficer']);
});
afterAll(() => office.close());

const page = async (address: string) => office.app.inject({ method: 'GET', url: address });
const read = async (who: Cast) => (await office.as(who)).get<ClosingStandardsReply>('/api/closing-standards');
const decide = async (who: Cast, decision: DecideStandards) =>
  (await office.as(who)).attempt('POST', '/api/closing-standards', decision);
const standard = (information: string, ground: 5 | 6 = 6) => ({
  ...{ ground, duty: '자치행정과', information, why: '사생활을 침해할 우려가 있음' },
});

test('the disclosure officer decides them from a day on, every official reads them, and nobody overwrites another', async () => {
  const first = { sequence: 0, validFrom: '2026-03-10', standards: [standard('상담 기록'), standard('시험 문제', 5)] };
  office.clock.set('2026-03-10T00:00:00.000Z');
  expect((await decide('drafter', first)).statusCode).toBe(403);
  expect((await decide('colleague', { ...first, validFrom: '2026-03-09' })).json().code).toBe('policy-day-past');
  expect((await decide('colleague', { ...first, validFrom: '2026-02-30' })).json().code).toBe('policy-day-past');
  const empty = { ...first, standards: [standard('상담 기록'), standard(' ')] };
  expect((await decide('colleague', empty)).json().code).toBe('standard-incomplete');
  expect((await decide('colleague', first)).statusCode).toBe(200);
  expect((await decide('colleague', first)).json().code).toBe('standards-decided-meanwhile');
  const coming = { sequence: 1, validFrom: '2026-03-12', standards: [standard('민원인 명단')] };
  expect((await decide('colleague', coming)).statusCode).toBe(200);

  for (const far of [2_147_483_647, 1e300]) {
    expect((await decide('colleague', { ...coming, sequence: far })).statusCode).toBe(400);
  }

  const { current, last, sequence, decisions } = await read('drafter');
  expect(current?.standards.map(({ information }) => information)).toEqual(['시험 문제', '상담 기록']);
  expect([last.map(({ information }) => information), sequence]).toEqual([['민원인 명단'], 2]);
  const { name } = await office.officer('colleague');
  expect(decisions).toMatchObject([
    { sequence: 2, validFrom: '2026-03-12', count: 1, setBy: name },
    { sequence: 1, validFrom: '2026-03-10', count: 2, setBy: name },
  ]);
});

test('citizens read those of the day without a session, by ground, and are not told who has set them', async () => {
  const document = await publishDocument(office, {
    title: '알림 문서',
    disclosure: { level: 'partiallyOpen', grounds: [6] },
  });
  const address = `/closing-standards/${Number(document.slice(1, 5))}`;
  expect((await page('/closing-standards')).body).toContain(`href="${address}"`);
  const before = await page(address);
  expect([before.statusCode, before.body.includes('상담 기록')]).toEqual([200, true]);
  expect(before.body).toContain('id="ground-6"');
  expect(before.body).not.toContain('민원인 명단');
  expect(before.body).not.toContain((await office.officer('colleague')).name);
  office.clock.set('2026-03-11T15:00:00.000Z');
  const after = (await page(address)).body;
  expect([after.includes('상담 기록'), after.includes('민원인 명단')]).toEqual([false, true]);
  expect((await page(`/documents/${document}`)).body).toContain(`href="${address}#ground-6"`);
  for (const nowhere of ['9999', 'x', '1.0', '%00', '9'.repeat(300)]) {
    expect([nowhere, (await page(`/closing-standards/${nowhere}`)).statusCode]).toEqual([nowhere, 404]);
  }
});

test('an agency without standards is said to have none, with the grounds of the law', async () => {
  const other = await openTestOffice();
  try {
    const document = await publishDocument(other, { title: '열린 문서' });
    const { body } = await other.app.inject({ url: `/closing-standards/${Number(document.slice(1, 5))}` });
    expect(body).toContain('아직 세부기준을 올리지 않았습니다');
    expect(body).toContain('제9조제1항제8호');
    const reader = await other.as('drafter');
    expect((await reader.get<ClosingStandardsReply>('/api/closing-standards')).current).toBeNull();
  } finally {
    await other.close();
  }
});
