import type { DelegationRule } from '../../shared/approval/delegation.ts';
import type { Ladder } from '../../shared/approval/delegation-ladder.ts';
import type { MatterShape } from '../../shared/contract/delegation.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** A version of the regulation without its rows. */
export type VersionRow = {
  readonly version: number;
  readonly title: string;
  readonly status: 'draft' | 'published';
  readonly validFrom: CalendarDay | null;
  readonly matterRequired: boolean;
  readonly ladder: Ladder;
  readonly revision: number;
  readonly rules: number;
  readonly madeByPersonId: string;
  readonly madeAt: Date;
  readonly publishedByPersonId: string | null;
  readonly publishedAt: Date | null;
};

export function listVersions(sql: Reader, agencyId: number): Promise<VersionRow[]> {
  return sql<VersionRow[]>`
    select ${versionColumns(sql)} from delegation_versions v where agency_id = ${agencyId} order by version desc`;
}

export async function findVersion(sql: Reader, agencyId: number, version: number): Promise<VersionRow | undefined> {
  const [row] = await sql<VersionRow[]>`
    select ${versionColumns(sql)} from delegation_versions v where agency_id = ${agencyId} and version = ${version}`;
  return row;
}

/** The version that holds on a day: of those published, the one that began last. */
export async function findVersionOn(sql: Reader, agencyId: number, on: CalendarDay): Promise<VersionRow | undefined> {
  const [row] = await sql<VersionRow[]>`
    select ${versionColumns(sql)} from delegation_versions v
    where agency_id = ${agencyId} and status = 'published' and valid_from <= ${on}
    order by valid_from desc limit 1`;
  return row;
}

function versionColumns(sql: Reader) {
  return sql`version, title, status, valid_from as "validFrom", matter_required as "matterRequired", ladder, revision,
    (select count(*)::int from delegation_rules r where r.agency_id = v.agency_id and r.version = v.version) as rules,
    made_by_person_id as "madeByPersonId", made_at as "madeAt", published_by_person_id as "publishedByPersonId",
    published_at as "publishedAt"`;
}

/** All rows of a version in their order, or those of one matter. */
export async function listRules(
  sql: Reader,
  agencyId: number,
  version: number,
  code?: string,
): Promise<DelegationRule[]> {
  return sql<DelegationRule[]>`
    select ${ruleColumns(sql)} from delegation_rules
    where agency_id = ${agencyId} and version = ${version} ${code === undefined ? sql`` : sql`and code = ${code}`}
    order by place`;
}

// The amounts are far below 2^53, and a bigint would come as a text.
function ruleColumns(sql: Reader) {
  return sql`code, name, path, from_won::float8 as "fromWon", below_won::float8 as "belowWon",
    decided_by as "decidedBy", reviewed_by as "reviewedBy", cooperation, important, reference`;
}

/** Rows in which every word of a search stands, a page of them after a place. */
export async function searchRules(
  sql: Reader,
  agencyId: number,
  version: number,
  asked: { readonly words: readonly string[]; readonly after: number; readonly limit: number },
): Promise<{ rules: DelegationRule[]; total: number; next: number | null }> {
  const found = sql`
    from delegation_rules
    where agency_id = ${agencyId} and version = ${version} and not exists (
      select from unnest(${asked.words as string[]}::text[]) as word
      where position(lower(word) in
        lower(concat_ws(' ', code, name, array_to_string(path, ' '), decided_by, reference))) = 0)`;
  const [rows, [count]] = await Promise.all([
    sql<(DelegationRule & { place: number })[]>`
      select place, ${ruleColumns(sql)} ${found} and place > ${asked.after} order by place limit ${asked.limit + 1}`,
    sql<{ total: number }[]>`select count(*)::int as total ${found}`,
  ]);
  const page = rows.slice(0, asked.limit);
  const next = rows.length > asked.limit ? (page.at(-1)?.place ?? null) : null;
  return { rules: page.map(({ place: _place, ...rule }) => rule), total: count?.total ?? 0, next };
}

/** The matters of a version in which every word of a search stands, each once. */
export function searchMatters(
  sql: Reader,
  agencyId: number,
  version: number,
  words: readonly string[],
  limit: number,
): Promise<MatterShape[]> {
  return sql<MatterShape[]>`
    select code, name, path, bool_or(from_won is not null or below_won is not null) as "hasBands"
    from delegation_rules
    where agency_id = ${agencyId} and version = ${version} and not exists (
      select from unnest(${words as string[]}::text[]) as word
      where position(lower(word) in lower(concat_ws(' ', code, name, array_to_string(path, ' ')))) = 0)
    group by code, name, path order by min(place) limit ${limit}`;
}

export type NewVersion = {
  readonly agencyId: number;
  readonly title: string;
  readonly matterRequired: boolean;
  readonly ladder: Ladder;
  readonly byPersonId: string;
  readonly at: Date;
};

/** Answers the number of the new draft; a second draft breaks `one_regulation_is_drafted_at_a_time`. */
export async function insertVersion(tx: Tx, made: NewVersion): Promise<number> {
  const [row] = await tx<{ version: number }[]>`
    insert into delegation_versions (agency_id, version, title, status, valid_from, matter_required, ladder, revision,
      made_by_person_id, made_at, published_by_person_id, published_at)
    select ${made.agencyId}, coalesce(max(version) + 1, 1), ${made.title}, 'draft', null, ${made.matterRequired},
      ${JSON.stringify(made.ladder)}::text::jsonb, 1, ${made.byPersonId}, ${made.at}, null, null
    from delegation_versions where agency_id = ${made.agencyId}
    returning version`;
  if (!row) throw new Error('a version of the regulation was not made');
  return row.version;
}

/** One row for each rule in one statement; what is many in a rule travels as JSON. */
export function insertRules(
  tx: Tx,
  agencyId: number,
  version: number,
  rules: readonly DelegationRule[],
): Promise<unknown> {
  return tx`
    insert into delegation_rules (agency_id, version, place, code, name, path, from_won, below_won, decided_by,
      reviewed_by, cooperation, important, reference)
    select ${agencyId}, ${version}, rule.place, rule.value ->> 'code', rule.value ->> 'name',
      array(select jsonb_array_elements_text(rule.value -> 'path')), (rule.value ->> 'fromWon')::bigint,
      (rule.value ->> 'belowWon')::bigint, rule.value ->> 'decidedBy',
      case when jsonb_typeof(rule.value -> 'reviewedBy') = 'array'
        then array(select jsonb_array_elements_text(rule.value -> 'reviewedBy')) end,
      array(select jsonb_array_elements_text(rule.value -> 'cooperation')), (rule.value ->> 'important')::boolean,
      rule.value ->> 'reference'
    from jsonb_array_elements(${JSON.stringify(rules)}::text::jsonb) with ordinality as rule (value, place)`;
}

export function deleteRules(tx: Tx, agencyId: number, version: number): Promise<unknown> {
  return tx`delete from delegation_rules where agency_id = ${agencyId} and version = ${version}`;
}

type DraftKey = { readonly agencyId: number; readonly version: number; readonly revision: number };

/** Takes the row of a draft that stands at `revision` and moves it on; false where it does not, or is published. */
export async function takeDraft(
  tx: Tx,
  key: DraftKey,
  change?: { readonly title: string; readonly matterRequired: boolean; readonly ladder: Ladder },
): Promise<boolean> {
  const set = change
    ? tx`, title = ${change.title}, matter_required = ${change.matterRequired},
        ladder = ${JSON.stringify(change.ladder)}::text::jsonb`
    : tx``;
  const rows = await tx`
    update delegation_versions set revision = revision + 1 ${set}
    where agency_id = ${key.agencyId} and version = ${key.version} and revision = ${key.revision} and status = 'draft'
    returning 1`;
  return rows.length === 1;
}

/** A day that another version begins on breaks `one_regulation_begins_on_a_day`. */
export async function publishDraft(
  tx: Tx,
  key: DraftKey,
  published: { readonly validFrom: CalendarDay; readonly byPersonId: string; readonly at: Date },
): Promise<boolean> {
  const rows = await tx`
    update delegation_versions set revision = revision + 1, status = 'published', valid_from = ${published.validFrom},
      published_by_person_id = ${published.byPersonId}, published_at = ${published.at}
    where agency_id = ${key.agencyId} and version = ${key.version} and revision = ${key.revision} and status = 'draft'
    returning 1`;
  return rows.length === 1;
}

/** Deletes a draft with its rows; what was published stays for ever. */
export async function deleteDraftVersion(tx: Tx, agencyId: number, version: number): Promise<boolean> {
  const locked = await tx`
    select 1 from delegation_versions where agency_id = ${agencyId} and version = ${version} and status = 'draft'
    for update`;
  if (locked.length === 0) return false;
  await deleteRules(tx, agencyId, version);
  await tx`delete from delegation_versions where agency_id = ${agencyId} and version = ${version}`;
  return true;
}
