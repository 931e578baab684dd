import type { Disclosure, DisclosureGround } from '../../shared/disclosure/disclosure.ts';
import type { StandingDisclosure } from '../../shared/disclosure/standing-disclosure.ts';
import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import type { Body } from '../../shared/document/body.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { MarkedVerbatim } from '../../shared/records/decide-reclassification.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';

/**
 * Holds an approved document for whoever decides on it. Rows that only point to it (an opening, an act on its
 * publication) do not wait for that: their act may be waiting for a log that this one has taken.
 */
export async function holdApproved(tx: Tx, agencyId: number, documentId: string): Promise<void> {
  await tx`select from documents where agency_id = ${agencyId} and id = ${documentId} for no key update`;
}

/** 공개구분 as lists and boxes show it, after a decision on an approved document: its submitted version stays as it is. */
export async function markDisclosure(
  tx: Tx,
  { agencyId, documentId }: { readonly agencyId: number; readonly documentId: string },
  { disclosure, bodyOpen, attachments }: StandingDisclosure,
): Promise<void> {
  await tx`
    update documents set disclosure_level = ${disclosure.level}, disclosure_grounds = ${disclosure.grounds as number[]},
      body_open = ${bodyOpen}
    where agency_id = ${agencyId} and id = ${documentId} and status = 'approved'`;
  for (const { id, disclosure: own, reviewOn = null } of attachments) {
    await tx`
      update attachments set disclosure_level = ${own.level}, disclosure_grounds = ${own.grounds as number[]},
        review_until = ${reviewOn}
      where agency_id = ${agencyId} and document_id = ${documentId} and id = ${id}`;
  }
}

/** What of a document is closed and why, as it stands; and what tells which parts of it are 속기록·녹음. */
export type ClosedPartsRow = {
  readonly title: string;
  readonly verbatim: MarkedVerbatim;
  readonly fileNames: ReadonlyMap<string, string>;
  readonly disclosure: Disclosure;
  readonly bodyOpen: boolean;
  readonly attachments: StandingDisclosure['attachments'];
  /** The approved body where parts of it are decided on by themselves; else the grounds of its marks are enough. */
  readonly body: Body | null;
  readonly markGrounds: readonly DisclosureGround[];
};

/** The body comes of what has passages with a day of their own, and of those documents that are named. */
export async function listClosedParts(
  sql: Reader,
  agencyId: number,
  documentIds: readonly string[],
  withBodies: readonly string[] = [],
): Promise<ReadonlyMap<string, ClosedPartsRow>> {
  if (documentIds.length === 0) return new Map();
  const rows = await sql<PartsRow[]>`
    select d.id as "documentId", d.title, d.is_verbatim as "isVerbatim", d.disclosure_level as level,
      d.disclosure_grounds as grounds, d.body_open as "bodyOpen",
      array(select distinct ground::smallint from jsonb_path_query(v.content -> 'body', '$.**.closed[*]') as ground
        order by 1) as "markGrounds",
      case when d.id = any(${withBodies as string[]}::uuid[])
        or jsonb_path_exists(v.content -> 'body', '$.**.closing.until') then v.content -> 'body' end as body,
      coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'isVerbatim', a.is_verbatim,
          'level', a.disclosure_level, 'grounds', a.disclosure_grounds, 'reviewOn', a.review_until) order by a.position)
        from attachments a
        where a.agency_id = d.agency_id and a.document_id = d.id and a.removed_at is null), '[]') as files
    from documents d
    join document_versions v on v.agency_id = d.agency_id and v.document_id = d.id and v.version = d.version
    where d.agency_id = ${agencyId} and d.id = any(${documentIds as string[]}::uuid[])`;
  return new Map(rows.map((row) => [row.documentId, readParts(row)]));
}

type PartsRow = Disclosure & {
  readonly documentId: string;
  readonly title: string;
  readonly isVerbatim: boolean;
  readonly bodyOpen: boolean;
  readonly markGrounds: readonly DisclosureGround[];
  readonly body: Body | null;
  readonly files: readonly ({
    readonly id: string;
    readonly name: string;
    readonly isVerbatim: boolean;
    readonly reviewOn: CalendarDay | null;
  } & Disclosure)[];
};

function readParts({
  title,
  isVerbatim,
  files,
  level,
  grounds,
  bodyOpen,
  markGrounds,
  body,
}: PartsRow): ClosedPartsRow {
  return {
    ...{ title, bodyOpen, markGrounds, body, disclosure: { level, grounds } },
    verbatim: { document: isVerbatim, files: files.flatMap((one) => (one.isVerbatim ? [one.id] : [])) },
    fileNames: new Map(files.map(({ id, name }) => [id, name])),
    attachments: files.map(({ id, level, grounds, reviewOn }) => ({
      ...{ id, disclosure: { level, grounds } },
      ...(reviewOn === null || level === 'open' ? {} : { reviewOn }),
    })),
  };
}

/** 열람제한 as it stands from now on; what was decided with the approval stays in its content. */
export async function markRestriction(
  tx: Tx,
  { agencyId, documentId }: { readonly agencyId: number; readonly documentId: string },
  restriction: AccessRestriction | null,
): Promise<void> {
  await tx`
    update documents set restriction = ${restriction && JSON.stringify(restriction)}::text::jsonb
    where agency_id = ${agencyId} and id = ${documentId} and status = 'approved'`;
}

/** 열람제한: the ids of the approved documents on which one stands on that day, to stand inside another's statement. */
export function restrictedDocuments(sql: Reader, agencyId: number, today: CalendarDay) {
  return sql`(select id from documents where agency_id = ${agencyId} and ${isRestricted(sql, today)})`;
}

function isRestricted(sql: Reader, today: CalendarDay) {
  return sql`restriction is not null and status = 'approved'
    and (restriction ->> 'until' is null or restriction ->> 'until' >= ${today})`;
}

/**
 * 열람제한: the approved documents of the units on which one stands on that day, to stand inside another's statement;
 * `lead_id` is the first of the texts that went up with it (일괄기안), on which boxes and duties stand, or itself.
 */
export function restrictedOfUnits(
  sql: Reader,
  agencyId: number,
  unitIds: readonly string[],
  today: CalendarDay,
): Statement {
  return sql`(${restricted(sql, agencyId, today)} and unit_id = any(${unitIds as string[]}::uuid[]))`;
}

/** The same of those documents whose ids another statement finds. */
export function restrictedAmong(sql: Reader, agencyId: number, ids: Statement, today: CalendarDay): Statement {
  return sql`(${restricted(sql, agencyId, today)} and id in (${ids}))`;
}

function restricted(sql: Reader, agencyId: number, today: CalendarDay): Statement {
  return sql`
    select id, coalesce(bundle_id, id) as lead_id, unit_id, drafter_person_id, restriction from documents
    where agency_id = ${agencyId} and ${isRestricted(sql, today)}`;
}

/** 열람제한 of a document and of every text that went up with it (일괄기안), as they stand. */
export async function listRestrictionsOfBundle(
  sql: Reader,
  agencyId: number,
  managementNumber: string,
): Promise<readonly AccessRestriction[]> {
  const rows = await sql<{ restriction: AccessRestriction }[]>`
    select other.restriction from documents d
    join documents other on other.agency_id = d.agency_id and (other.id = d.id or other.bundle_id = d.bundle_id)
    where d.agency_id = ${agencyId} and d.management_number = ${managementNumber} and other.restriction is not null`;
  return rows.map(({ restriction }) => restriction);
}
