import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignatureReply } from '../../shared/contract/signature.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const stateFor = async (who: 'administrator' | 'outside-administrator') =>
  (await office.as(who)).get<SignatureReply>('/api/signature');

test('the administrator is told whose certificate signs, until when, why it cannot, and what waits of the own agency', async () => {
  const well = await stateFor('administrator');
  expect(well).toMatchObject({ kind: 'development', fault: null, waiting: 0 });
  expect(well.certificate?.subject).toContain('DEVELOPMENT ONLY');
  expect(well.certificate?.until.slice(0, 4)).toBe('2036');

  office.clock.set('2037-01-05T00:00:00Z');
  await approveDocument(office, await writeDraft(office));
  await office.services.outbox.drainAll();
  const expired = await stateFor('administrator');
  expect(expired).toMatchObject({ certificate: null, waiting: 1 });
  expect(expired.fault).toContain('만료되었습니다');
  expect((await stateFor('outside-administrator')).waiting).toBe(0);
});

test('nobody but an administrator is told', async () => {
  const answer = await (await office.as('drafter')).attempt('GET', '/api/signature');
  expect(answer.statusCode).toBe(403);
});
