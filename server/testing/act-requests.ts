import { randomUUID } from 'node:crypto';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { Cast, TestOffice } from './test-office.ts';

type Wish = 'signature' | 'rejection' | 'recall';

/** An act ready to be sent, so that several can be sent at the same moment; a key given here is sent with it. */
export async function readyAct(
  office: TestOffice,
  who: Cast,
  wish: Wish,
  managementNumber: string,
  body: object = {},
): Promise<(key?: string) => Promise<{ status: number; body: Record<string, unknown> }>> {
  const client = await office.as(who);
  const url = `/api/documents/${managementNumber}`;
  const named = wish === 'recall' ? {} : { contentHash: (await client.get<DocumentReply>(url)).contentHash };
  return async (key = randomUUID()) => {
    const headers = { 'idempotency-key': key };
    const response = await client.attempt('POST', `${url}/${wish}`, { ...named, ...body }, headers);
    return { status: response.statusCode, body: response.json() };
  };
}

/** The same for the submission of the drafter's draft as it was saved last. */
export async function readySubmission(office: TestOffice, managementNumber: string, body: object = {}) {
  const drafter = await office.as('drafter');
  const { revision } = await drafter.get<DraftReply>(`/api/drafts/${managementNumber}`);
  return async (key = randomUUID()) => {
    const headers = { 'idempotency-key': key };
    const url = `/api/drafts/${managementNumber}/submission`;
    const response = await drafter.attempt('POST', url, { revision, ...body }, headers);
    return { status: response.statusCode, body: response.json() as Record<string, unknown> };
  };
}

/** A table of every table and its number of rows: what only reads leaves it as it was. */
export async function rowCounts(office: TestOffice): Promise<Record<string, number>> {
  const { sql } = office.services.database;
  const tables = await sql<{ name: string }[]>`
    select schemaname || '.' || relname as name from pg_stat_user_tables order by 1`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${sql(name.split('.'))}`;
    counts[name] = row?.count ?? -1;
  }
  return counts;
}
