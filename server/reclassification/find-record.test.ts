import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DisclosureHistory, RecheckRow, ReclassifyReply } from '../../shared/contract/reclassification.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { publishDocument, writeDraft } from '../testing/written-document.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
  await office.giveRoles('colleague', ['disclosureOfficer']);
});
afterAll(() => office.close());

const address = (number: string) => `/api/reclassification/records/${number}`;

it('a document that nobody must look at yet is closed by a decision, and opened again by the next', async () => {
  const number = await publishDocument(office, { title: '오늘 끝난 문서' });
  const officer = await office.as('colleague');
  const row = await officer.get<RecheckRow>(address(number));
  expect(row).toMatchObject({ title: '오늘 끝난 문서', disclosure: { level: 'open' }, reasons: [], decisions: 0 });
  const decide = (decisions: number, outcome: 'closed' | 'open') =>
    officer.post<ReclassifyReply>('/api/reclassification/decisions', {
      records: [{ managementNumber: number, decisions, key: randomUUID() }],
      choice: {
        ...{ outcome, grounds: outcome === 'closed' ? [6] : [], bodyOpen: false, attachments: 'asTheyAre' },
        ...{ liftedGrounds: [], reviewOn: outcome === 'closed' ? '2027-06-30' : null, council: null },
      },
      reason: '이의신청을 심의한 결과에 따름',
    });
  expect((await decide(0, 'closed')).results).toMatchObject([{ done: { disclosure: { level: 'closed' } } }]);
  await office.services.outbox.drainAll();
  expect(await officer.get<RecheckRow>(address(number))).toMatchObject({
    disclosure: { level: 'closed' },
    decisions: 1,
  });
  expect((await decide(1, 'open')).results).toMatchObject([{ done: { disclosure: { level: 'open' } } }]);
  const { decisions } = await officer.get<DisclosureHistory>(`/api/documents/${number}/disclosure`);
  expect(decisions.map(({ outcome }) => outcome)).toEqual(['closed', 'open']);
});

it('who does not decide, and what is not approved, is answered that there is no such document', async () => {
  const number = await publishDocument(office, { title: '다른 사람이 묻는 문서' });
  const draft = await writeDraft(office, { title: '쓰는 중' });
  for (const [who, asked] of [
    ['drafter', number],
    ['colleague', draft],
    ['colleague', 'D0000000099999'],
  ] as const) {
    await expect((await office.as(who)).get(address(asked))).rejects.toMatchObject({ status: 404 });
  }
});
