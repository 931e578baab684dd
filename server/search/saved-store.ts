import type { SearchQuestion } from '../../shared/contract/search.ts';
import type { Reader, Sql, Tx } from '../platform/database/connect.ts';

export type Owner = { readonly agencyId: number; readonly personId: string };

export type SavedRow = {
  readonly id: string;
  readonly name: string;
  readonly question: SearchQuestion;
  readonly seenAt: Date;
};

/** A person's own, by name. */
export function listSaved(sql: Reader, { agencyId, personId }: Owner): Promise<SavedRow[]> {
  return sql<SavedRow[]>`
    select id, name, question, seen_at as "seenAt" from saved_searches
    where agency_id = ${agencyId} and person_id = ${personId} and deleted_at is null order by name, id`;
}

/** Two windows that save at once do not both find room for the last one. */
export async function holdSaved(tx: Tx, { agencyId, personId }: Owner): Promise<number> {
  await tx`select pg_advisory_xact_lock(${agencyId}, hashtext('saved searches ' || ${personId}::text))`;
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from saved_searches
    where agency_id = ${agencyId} and person_id = ${personId} and deleted_at is null`;
  return row?.count ?? 0;
}

export function insertSaved(
  tx: Tx,
  { agencyId, personId }: Owner,
  saved: { readonly id: string; readonly name: string; readonly question: SearchQuestion; readonly at: Date },
): Promise<unknown> {
  return tx`
    insert into saved_searches (agency_id, id, person_id, name, question, saved_at, seen_at)
    values (${agencyId}, ${saved.id}, ${personId}, ${saved.name}, ${JSON.stringify(saved.question)}::text::jsonb,
      ${saved.at}, ${saved.at})`;
}

/** Each answers whether there was such a search of this person. */
export async function renameSaved(tx: Tx, { agencyId, personId }: Owner, id: string, name: string): Promise<boolean> {
  const rows = await tx`
    update saved_searches set name = ${name}
    where agency_id = ${agencyId} and id = ${id} and person_id = ${personId} and deleted_at is null returning 1`;
  return rows.length > 0;
}

export async function markSeen(tx: Tx, { agencyId, personId }: Owner, id: string, at: Date): Promise<boolean> {
  const rows = await tx`
    update saved_searches set seen_at = greatest(seen_at, ${at})
    where agency_id = ${agencyId} and id = ${id} and person_id = ${personId} and deleted_at is null returning 1`;
  return rows.length > 0;
}

export async function markDeleted(tx: Tx, { agencyId, personId }: Owner, id: string, at: Date): Promise<boolean> {
  const rows = await tx`
    update saved_searches set deleted_at = ${at}
    where agency_id = ${agencyId} and id = ${id} and person_id = ${personId} and deleted_at is null returning 1`;
  return rows.length > 0;
}

export async function findDeletedName(tx: Tx, { agencyId, personId }: Owner, id: string): Promise<string | undefined> {
  const [row] = await tx<{ name: string }[]>`
    select name from saved_searches
    where agency_id = ${agencyId} and id = ${id} and person_id = ${personId} and deleted_at is not null for update`;
  return row?.name;
}

/** Takes a deletion back. */
export function restoreSaved(tx: Tx, { agencyId, personId }: Owner, id: string): Promise<unknown> {
  return tx`
    update saved_searches set deleted_at = null
    where agency_id = ${agencyId} and id = ${id} and person_id = ${personId}`;
}

/** What has been deleted long enough that nobody takes it back. */
export function forgetDeleted(sql: Sql, before: Date): Promise<unknown> {
  return sql`delete from saved_searches where deleted_at < ${before}`;
}

/** The questions a person has asked last, the newest first. */
export async function listRecent(sql: Reader, { agencyId, personId }: Owner, limit: number): Promise<string[]> {
  const rows = await sql<{ question: string }[]>`
    select question from recent_searches where agency_id = ${agencyId} and person_id = ${personId}
    order by at desc, question limit ${limit}`;
  return rows.map(({ question }) => question);
}

/** Remembers a question as the newest, and forgets what is older than the last so many. */
export async function rememberRecent(
  tx: Tx,
  { agencyId, personId }: Owner,
  question: string,
  kept: { at: Date; most: number },
) {
  await tx`
    insert into recent_searches (agency_id, person_id, question, at) values (${agencyId}, ${personId}, ${question}, ${kept.at})
    on conflict on constraint a_question_is_remembered_once do update
    set at = greatest(recent_searches.at, excluded.at)`;
  await tx`
    delete from recent_searches where agency_id = ${agencyId} and person_id = ${personId} and question in (
      select question from recent_searches where agency_id = ${agencyId} and person_id = ${personId}
      order by at desc, question offset ${kept.most})`;
}

export function forgetRecent(tx: Tx, { agencyId, personId }: Owner): Promise<unknown> {
  return tx`delete from recent_searches where agency_id = ${agencyId} and person_id = ${personId}`;
}
