import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { SignatureReply } from '../../shared/contract/signature.ts';
import { PaperSigner } from '../authenticity/index.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';
import { signWaiting } from './sign-waiting.ts';

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

test('once there is a certificate again, everything that waited is signed, whatever lies damaged before it', async () => {
  office.clock.set('2037-01-05T00:00:00Z');
  const frozen = async () => {
    const managementNumber = await writeDraft(office);
    await approveDocument(office, managementNumber);
    await office.services.outbox.drainAll();
    office.clock.advanceMs(60_000);
    return managementNumber;
  };
  const signer = new PaperSigner(office.services.config, office.clock, () => undefined);
  const [lost, ...sound] = [await frozen(), await frozen(), await frozen()];
  expect(await signWaiting(office.services, signer)).toBe(0);

  const { sql } = office.services.database;
  const [row] = await sql<{ storageName: string }[]>`
    select storage_name as "storageName" from frozen_papers where document_id =
      (select id from documents where agency_id = ${office.agencyId} and management_number = ${lost ?? ''})`;
  writeFileSync(office.services.files.pathOf(row?.storageName ?? ''), 'damaged');
  office.clock.set('2026-03-03T00:00:00Z');
  // One at a time, so that the damaged one would be all that is looked at; the paper of the first test waits as well.
  expect(await signWaiting(office.services, signer, 1)).toBe(sound.length + 1);
  expect((await stateFor('administrator')).waiting).toBe(1);
  for (const managementNumber of sound) {
    const drafter = await office.as('drafter');
    const { frozenPaper } = await drafter.get<DocumentReply>(`/api/documents/${managementNumber}`);
    expect(frozenPaper).toMatchObject({ state: 'ready', signature: 'signed' });
    const { rawPayload } = await drafter.attempt('GET', `/api/documents/${managementNumber}/paper.pdf`);
    expect(rawPayload.includes('/SubFilter /ETSI.CAdES.detached')).toBe(true);
  }
  expect(await signWaiting(office.services, signer, 1)).toBe(0);
});

test('nobody but an administrator is told', async () => {
  const answer = await (await office.as('drafter')).attempt('GET', '/api/signature');
  expect(answer.statusCode).toBe(403);
});
