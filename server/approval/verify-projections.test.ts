import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { verifyProjections } from './index.ts';

let office: TestOffice;
const numbers: Record<'draft' | 'waiting' | 'approved' | 'returned', string> = {
  draft: '',
  waiting: '',
  approved: '',
  returned: '',
};
beforeAll(async () => {
  office = await openTestOffice();
  for (const name of ['draft', 'waiting', 'approved', 'returned'] as const) numbers[name] = await writeDraft(office);
  await submitDraft(office, numbers.waiting);
  await signAs(office, 'team-leader', numbers.waiting);
  await approveDocument(office, numbers.approved);
  const { contentHash } = await submitDraft(office, numbers.returned);
  const body = { contentHash, reason: '다시 적어 주십시오.' };
  await (await office.as('team-leader')).post(`/api/documents/${numbers.returned}/rejection`, body);
});
afterAll(() => office.close());

const verify = (repair = false) => verifyProjections(office.services.database.sql, { repair });
const idOf = (managementNumber: string) =>
  office.services.database.sql`(select id from documents where management_number = ${managementNumber})`;

test('what acts have written is what their events say', async () => {
  expect(await verify()).toEqual({ documents: 4, faults: [] });
});

test('a row that says something else is found, and written anew from the events', async () => {
  const { sql } = office.services.database;
  await sql`update documents set status = 'inApproval' where management_number = ${numbers.approved}`;
  await sql`update approval_seats set in_turn = true where document_id = ${idOf(numbers.returned)} and seat = 2`;
  await sql`delete from approval_seats where document_id = ${idOf(numbers.waiting)} and seat = 1`;
  const found = await verify();
  const damaged = [numbers.waiting, numbers.approved, numbers.returned].sort();
  expect(found.faults.map((fault) => fault.managementNumber).sort()).toEqual(damaged);

  expect((await verify(true)).faults).toHaveLength(3);
  expect(await verify()).toEqual({ documents: 4, faults: [] });
  const chief = await office.as('section-chief');
  const box = await chief.get<{ rows: { managementNumber: string }[] }>('/api/boxes/waiting');
  expect(box.rows.map((row) => row.managementNumber)).toEqual([numbers.waiting]);
});
