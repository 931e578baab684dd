import type { DisclosureGround, DisclosureLevel } from '../../shared/disclosure/disclosure.ts';
import type { WithdrawalKind } from '../../shared/disclosure/publication-act.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import { type ListedBecause, type PublicAttachment, type PublicCopy, searchText } from './public-copy.ts';

/**
 * Marks a document as published by an event. False when it already was by that one, or has been withdrawn by
 * 정보공개담당: the row is there for ever, and two deliveries at once meet on its key. Only a later decision on the
 * disclosure (`anew`) publishes again what has been public before, or what such a decision had closed.
 */
export async function insertPublication(
  tx: Tx,
  row: {
    readonly agencyId: number;
    readonly documentId: string;
    readonly managementNumber: string;
    readonly eventId: string;
    readonly at: Date;
    readonly anew: boolean;
  },
): Promise<boolean> {
  const isAgain = tx`publications.event_id is distinct from ${row.eventId}::uuid
    and (publications.withdrawn_at is null or publications.withdrawal_event_id is not null)`;
  if (row.anew) {
    await tx`
      insert into past_publications (agency_id, document_id, ended_at, event_id, published_at, withdrawn_at,
        withdrawn_by_person_id, withdrawal_reason, withdrawal_event_id)
      select agency_id, document_id, ${row.at}, event_id, published_at, withdrawn_at, withdrawn_by_person_id,
        withdrawal_reason, withdrawal_event_id
      from publications where agency_id = ${row.agencyId} and document_id = ${row.documentId} and ${isAgain}
      on conflict on constraint a_publication_ends_once do nothing`;
  }
  const [inserted] = await tx`
    insert into publications (agency_id, document_id, management_number, event_id, published_at)
    values (${row.agencyId}, ${row.documentId}, ${row.managementNumber}, ${row.eventId}, ${row.at})
    on conflict on constraint a_document_is_published_once do update
    set event_id = excluded.event_id, published_at = excluded.published_at, withdrawn_at = null,
      withdrawn_by_person_id = null, withdrawal_reason = null, withdrawal_event_id = null
    where ${row.anew} and ${isAgain}
    returning 1`;
  return inserted !== undefined;
}

type Withdrawal = { readonly by: 'officer' | 'decision'; readonly at: Date };

/** Who has taken a document back from the citizens, and when: 정보공개담당, or a decision on its disclosure. */
export async function findWithdrawal(tx: Tx, agencyId: number, documentId: string): Promise<Withdrawal | undefined> {
  const [row] = await tx<Withdrawal[]>`
    select case when withdrawal_event_id is null then 'officer' else 'decision' end as by, withdrawn_at as at
    from publications
    where agency_id = ${agencyId} and document_id = ${documentId} and withdrawn_at is not null for update`;
  return row;
}

/** A withdrawal of 정보공개담당 that their own later decision ends: from now on it may be published again. */
export async function takeOverWithdrawal(
  tx: Tx,
  row: { readonly agencyId: number; readonly documentId: string; readonly eventId: string },
): Promise<void> {
  await tx`
    update publications set withdrawal_event_id = ${row.eventId}
    where agency_id = ${row.agencyId} and document_id = ${row.documentId} and withdrawn_at is not null`;
}

/** Since when citizens can read a document, and since when they no longer can. */
export async function findPublicationTimes(
  sql: Reader,
  agencyId: number,
  documentId: string,
): Promise<{ readonly publishedAt: Date | null; readonly withdrawnAt: Date | null } | undefined> {
  const [row] = await sql<{ publishedAt: Date | null; withdrawnAt: Date | null }[]>`
    select published_at as "publishedAt", withdrawn_at as "withdrawnAt" from publications
    where agency_id = ${agencyId} and document_id = ${documentId}`;
  return row;
}

/**
 * Writes down who took the document back, when and why. A document whose delivery is still under way gets its row
 * here, and the delivery finds it. False when it has been taken back already; what a decision has closed
 * 정보공개담당 may still take back, with the row of the list that stands in its place.
 */
export async function markWithdrawn(
  tx: Tx,
  row: {
    readonly agencyId: number;
    readonly documentId: string;
    readonly managementNumber: string;
    readonly personId: string;
    readonly reason: string;
    readonly at: Date;
    /** The decision on its disclosure that closes it; absent where 정보공개담당 takes it back. */
    readonly eventId?: string;
  },
): Promise<boolean> {
  const [marked] = await tx`
    insert into publications (agency_id, document_id, management_number, withdrawn_at, withdrawn_by_person_id,
      withdrawal_reason, withdrawal_event_id)
    values (${row.agencyId}, ${row.documentId}, ${row.managementNumber}, ${row.at}, ${row.personId}, ${row.reason},
      ${row.eventId ?? null})
    on conflict on constraint a_document_is_published_once do update
    set withdrawn_at = excluded.withdrawn_at, withdrawn_by_person_id = excluded.withdrawn_by_person_id,
      withdrawal_reason = excluded.withdrawal_reason, withdrawal_event_id = excluded.withdrawal_event_id
    where publications.withdrawn_at is null
      or (excluded.withdrawal_event_id is null and publications.withdrawal_event_id is not null)
    returning 1`;
  return marked !== undefined;
}

/** 공개 철회: the copy goes, and its number stays as one that was public. Nothing stays of what never was. */
export async function withdrawCopy(
  tx: Tx,
  row: { readonly agencyId: number; readonly managementNumber: string; readonly reasonKind: string; readonly at: Date },
): Promise<void> {
  await tx`
    with gone as (
      delete from public_site.documents
      where agency_id = ${row.agencyId} and management_number = ${row.managementNumber} returning 1)
    insert into public_site.tombstones (agency_id, management_number, withdrawn_at, reason_kind)
    select ${row.agencyId}, ${row.managementNumber}, ${row.at}, ${row.reasonKind} from gone
    on conflict on constraint a_withdrawn_number_has_one_tombstone do nothing`;
}

/** What was taken back once may become public again by a decision on its disclosure. */
export function removeTombstone(tx: Tx, agencyId: number, managementNumber: string): Promise<unknown> {
  return tx`
    delete from public_site.tombstones where agency_id = ${agencyId} and management_number = ${managementNumber}`;
}

/** What citizens are told of a number that was public once. */
export async function findTombstone(
  publicSql: Reader,
  managementNumber: string,
): Promise<{ readonly withdrawnAt: Date; readonly reasonKind: WithdrawalKind } | undefined> {
  const [row] = await publicSql<{ withdrawnAt: Date; reasonKind: WithdrawalKind }[]>`
    select withdrawn_at as "withdrawnAt", reason_kind as "reasonKind" from public_site.tombstones
    where agency_id = ${agencyOf(managementNumber)} and management_number = ${managementNumber}`;
  return row;
}

/** Deletes the copy, its attachments' rows and its search row (the foreign keys take them along). */
export function deleteCopy(tx: Tx, agencyId: number, managementNumber: string): Promise<unknown> {
  return tx`
    delete from public_site.documents where agency_id = ${agencyId} and management_number = ${managementNumber}`;
}

export async function insertCopy(tx: Tx, copy: PublicCopy): Promise<void> {
  const { haystack, tokens } = searchText(copy);
  await tx`
    insert into public_site.documents (agency_id, management_number, event_id, published_at, produced_on, title,
      agency_name, department_name, unit_name, document_number, disclosure_level, disclosure_grounds, retention,
      author_name, author_phone, classification_path, licence, kind, summary, keywords, paper,
      listed_because, original_on, review_until)
    values (${copy.agencyId}, ${copy.managementNumber}, ${copy.eventId}, ${copy.publishedAt}, ${copy.producedOn},
      ${copy.title}, ${copy.agencyName}, ${copy.departmentName}, ${copy.unitName}, ${copy.documentNumber},
      ${copy.disclosure.level}, ${copy.disclosure.grounds as number[]}, ${copy.retention}, ${copy.authorName},
      ${copy.authorPhone}, ${copy.classificationPath as string[]}, ${copy.licence}, ${copy.kind}, ${copy.summary},
      ${copy.keywords as string[]}, ${copy.paper && JSON.stringify(copy.paper)}::text::jsonb,
      ${copy.listing?.because ?? null}, ${copy.listing?.originalOn ?? null}, ${copy.reviewUntil})`;
  await tx`
    insert into public_site.document_search (agency_id, management_number, produced_on, unit_name,
      classification_path, agency_name, kind, disclosure_level, tokens, haystack)
    values (${copy.agencyId}, ${copy.managementNumber}, ${copy.producedOn}, ${copy.unitName},
      ${copy.classificationPath as string[]}, ${copy.agencyName}, ${copy.kind}, ${copy.disclosure.level},
      array_to_tsvector(${tokens as string[]}::text[]), ${haystack})`;
  for (const [position, attachment] of copy.attachments.entries()) {
    const open = attachment.shown ? attachment : undefined;
    await tx`
      insert into public_site.attachments (agency_id, management_number, position, shown, id, name, media_type, size,
        storage_name, sha256, is_checked, grounds)
      values (${copy.agencyId}, ${copy.managementNumber}, ${position}, ${attachment.shown}, ${open?.id ?? null},
        ${open?.name ?? null}, ${open?.mediaType ?? null}, ${open?.size ?? null}, ${open?.storageName ?? null},
        ${open?.sha256 ?? null},
        ${!attachment.shown && attachment.isChecked === true},
        ${(attachment.shown ? [] : attachment.grounds) as number[]})`;
  }
}

/** An agency as the foot of every page names it. */
export type PublicAgency = {
  readonly agencyId: number;
  readonly name: string;
  readonly zipCode: string;
  readonly address: string;
  readonly homepage: string;
};

export function upsertAgency(tx: Reader, agency: PublicAgency): Promise<unknown> {
  return tx`
    insert into public_site.agencies (agency_id, name, zip_code, address, homepage)
    values (${agency.agencyId}, ${agency.name}, ${agency.zipCode}, ${agency.address}, ${agency.homepage})
    on conflict (agency_id) do update set name = excluded.name, zip_code = excluded.zip_code,
      address = excluded.address, homepage = excluded.homepage`;
}

export async function listAgencies(publicSql: Reader): Promise<PublicAgency[]> {
  return publicSql<PublicAgency[]>`
    select agency_id as "agencyId", name, zip_code as "zipCode", address, homepage
    from public_site.agencies order by agency_id`;
}

/**
 * The edition of all public copies; it changes with every publication and withdrawal, at their commit. By its key: the
 * old versions of a row that changes so often can fill a hundred pages, which every reader would look through.
 */
export async function findEdition(publicSql: Reader): Promise<string | undefined> {
  const [row] = await publicSql<{ edition: string }[]>`select edition from public_site.editions where single`;
  return row?.edition;
}

/** What was found at one moment: the edition, and the events that published these numbers, by number. */
export type FoundCopies = { readonly edition: string | undefined; readonly events: ReadonlyMap<string, string> };

/**
 * Which of these numbers are public now, with the events that published them, and the edition they belong to: one
 * statement, so that both are of the same moment. The inner selects keep the lists from the planner: it would
 * otherwise plan anew for every list, which costs more than finding the rows.
 */
export async function listCurrent(publicSql: Reader, managementNumbers: readonly string[]): Promise<FoundCopies> {
  const agencies = managementNumbers.map(agencyOf);
  const [row] = await publicSql<{ edition: string | null; events: Record<string, string> | null }[]>`
    select (select edition from public_site.editions where single) as edition,
      (select json_object_agg(d.management_number, d.event_id)
        from unnest((select ${agencies}::int[]), (select ${managementNumbers as string[]}::text[]))
          as asked (agency_id, management_number)
        join public_site.documents d using (agency_id, management_number)) as events`;
  return { edition: row?.edition ?? undefined, events: new Map(Object.entries(row?.events ?? {})) };
}

type OpenAttachment = Extract<PublicAttachment, { shown: true }>;
type AttachmentRow = { readonly [Key in Exclude<keyof OpenAttachment, 'shown'>]: OpenAttachment[Key] | null } & {
  readonly isChecked: boolean;
  readonly grounds: DisclosureGround[];
};
type CopyRow = Omit<PublicCopy, 'disclosure' | 'attachments' | 'listing'> & {
  readonly because: ListedBecause | null;
  readonly originalOn: CalendarDay | null;
  readonly level: DisclosureLevel;
  readonly grounds: DisclosureGround[];
  readonly attachments: AttachmentRow[] | null;
};

/**
 * The copy of a document by the number in its address, or undefined. The one query behind page, PDF, JSON and
 * download: a closed, a withdrawn and an invented number look the same to it.
 */
export async function findCopy(publicSql: Reader, managementNumber: string): Promise<PublicCopy | undefined> {
  const [row] = await publicSql<CopyRow[]>`
    select agency_id as "agencyId", management_number as "managementNumber", event_id as "eventId",
      published_at as "publishedAt", produced_on as "producedOn", title, agency_name as "agencyName",
      department_name as "departmentName", unit_name as "unitName", document_number as "documentNumber",
      disclosure_level as "level", disclosure_grounds as "grounds", retention, author_name as "authorName",
      author_phone as "authorPhone", classification_path as "classificationPath", licence, kind, summary, keywords, paper,
      listed_because as because, original_on as "originalOn", review_until as "reviewUntil",
      (select json_agg(json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'size', a.size,
          'storageName', a.storage_name, 'sha256', a.sha256, 'isChecked', a.is_checked, 'grounds', a.grounds)
          order by a.position)
        from public_site.attachments a
        where a.agency_id = d.agency_id and a.management_number = d.management_number) as attachments
    from public_site.documents d
    where agency_id = ${agencyOf(managementNumber)} and management_number = ${managementNumber}`;
  if (!row) return undefined;
  const { level, grounds, attachments, because, originalOn, ...rest } = row;
  return {
    ...rest,
    disclosure: { level, grounds },
    attachments: (attachments ?? []).map(readAttachment),
    ...(because ? { listing: { because, originalOn } } : {}),
  };
}

/** The agency's ordinal stands in the number itself: D, four digits, nine digits. */
export function agencyOf(managementNumber: string): number {
  return Number(managementNumber.slice(1, 5));
}

function readAttachment(row: AttachmentRow): PublicAttachment {
  const { id, name, mediaType, size, storageName, sha256 } = row;
  if (id === null || name === null || mediaType === null || size === null || storageName === null || sha256 === null) {
    return { shown: false, grounds: row.grounds, ...(row.isChecked ? { isChecked: true } : {}) };
  }
  return { shown: true, id, name, mediaType, size, storageName, sha256 };
}

/** One row of a list of documents. `text` is what a snippet is cut from. */
export type ListedDocument = {
  readonly managementNumber: string;
  readonly title: string;
  readonly producedOn: string;
  readonly publishedAt: Date;
  readonly agencyName: string;
  readonly unitName: string;
  readonly documentNumber: string;
  readonly level: DisclosureLevel;
  readonly grounds: DisclosureGround[];
  readonly summary: string;
  readonly paper: PublicCopy['paper'];
  readonly attachments: number;
  /** 업무담당자; empty where citizens are told of nobody. */
  readonly handlerName: string;
  /** 목록만 공개; null where the document can be read. */
  readonly because: ListedBecause | null;
};

export async function listRecent(publicSql: Reader, limit: number): Promise<ListedDocument[]> {
  return publicSql<ListedDocument[]>`
    select ${listColumns(publicSql)}, null as paper from public_site.documents d
    order by produced_on desc, management_number desc limit ${limit}`;
}

/** 공고문서, the newest first. */
export async function listNotices(publicSql: Reader, limit: number): Promise<ListedDocument[]> {
  return publicSql<ListedDocument[]>`
    select ${listColumns(publicSql)}, null as paper
    from (select agency_id, management_number from public_site.document_search
      where kind = 'publicNotice'
      order by produced_on desc, management_number desc limit ${limit}) as newest
    join public_site.documents d using (agency_id, management_number)
    order by d.produced_on desc, d.management_number desc`;
}

export function listColumns(sql: Reader) {
  return sql`d.management_number as "managementNumber", d.title, d.produced_on as "producedOn",
    d.published_at as "publishedAt", d.agency_name as "agencyName", d.unit_name as "unitName", d.document_number as "documentNumber",
    d.disclosure_level as "level", d.disclosure_grounds as "grounds", d.summary,
    d.listed_because as because, d.author_name as "handlerName",
    (select count(*)::int from public_site.attachments a
      where a.agency_id = d.agency_id and a.management_number = d.management_number) as attachments`;
}

/** The days on which documents were decided that are public now: each found by one step along the index. */
export async function listDays(publicSql: Reader): Promise<string[]> {
  const rows = await publicSql<{ day: string }[]>`
    with recursive days as (
      (select produced_on as day from public_site.documents order by produced_on desc limit 1)
      union all
      select (select produced_on from public_site.documents where produced_on < days.day order by produced_on desc limit 1)
      from days where day is not null
    )
    select day from days where day is not null order by day desc limit ${MOST_OF_A_SITEMAP}`;
  return rows.map(({ day }) => day);
}

/** What a sitemap may hold at most (sitemaps.org). */
const MOST_OF_A_SITEMAP = 50_000;

export function listOfDay(publicSql: Reader, day: CalendarDay) {
  return publicSql<{ managementNumber: string; publishedAt: Date }[]>`
    select management_number as "managementNumber", published_at as "publishedAt" from public_site.documents
    where produced_on = ${day}::text::date order by management_number desc limit ${MOST_OF_A_SITEMAP}`;
}

/** How many documents stand under each first class and its second, or under each unit: the ways in. */
export type ClassCount = { readonly first: string; readonly second: string | null; readonly count: number };
export type UnitCount = { readonly unitName: string; readonly count: number };

export async function countByClass(publicSql: Reader): Promise<ClassCount[]> {
  return publicSql<ClassCount[]>`
    select classification_path[1] as first, classification_path[2] as second, sum(count)::int as count
    from (select classification_path, count(*) as count from public_site.documents group by classification_path) as paths
    group by 1, 2 order by sum(count) desc, 1, 2`;
}

export async function countByUnit(publicSql: Reader): Promise<UnitCount[]> {
  return publicSql<UnitCount[]>`
    select unit_name as "unitName", count(*)::int as count
    from public_site.documents group by unit_name order by count(*) desc, unit_name`;
}
