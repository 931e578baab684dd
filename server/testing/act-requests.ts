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

/** Every table and its number of rows: what only reads leaves them as they were. */
export async function rowCounts(office: TestOffice): Promise<Record<string, number>> {
  const { sql } = office.services.database;
  const [tables] = await sql<{ question: string }[]>`
    select string_agg(format('select %L as name, count(*)::int as count from %I.%I', schemaname || '.' || relname,
      schemaname, relname), ' union all ') as question from pg_stat_user_tables`;
  const rows = await sql.unsafe<{ name: string; count: number }[]>(tables?.question ?? '');
  return Object.fromEntries(rows.map((row) => [row.name, row.count]));
}
