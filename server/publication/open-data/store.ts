import type { DisclosureLevel } from '../../../shared/disclosure/disclosure.ts';
import type { ClosedAttachment } from '../../../shared/disclosure/public-view.ts';
import type { CalendarDay } from '../../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../../platform/database/connect.ts';
import type { StoredFile } from '../../platform/files/file-store.ts';
import type { ListedBecause, PublicCopy } from '../public-copy.ts';
import type { ChangePlace } from './change-cursor.ts';

export type ChangeKey = ChangePlace & { readonly managementNumber: string };

/** What the list tells of a copy: its facts, and its open attachments. */
export type ListedCopy = Pick<
  PublicCopy,
  | 'managementNumber'
  | 'publishedAt'
  | 'producedOn'
  | 'title'
  | 'agencyName'
  | 'departmentName'
  | 'documentNumber'
  | 'authorName'
  | 'authorPhone'
  | 'retention'
  | 'classificationPath'
  | 'licence'
  | 'kind'
  | 'summary'
  | 'keywords'
> & {
  readonly level: DisclosureLevel;
  readonly grounds: PublicCopy['disclosure']['grounds'];
  readonly hasBody: boolean;
  /** 목록만 공개; null where it can be read. */
  readonly because: ListedBecause | null;
  /** Null unless it was asked for. */
  readonly paper: PublicCopy['paper'];
  readonly attachments: readonly {
    readonly id: string;
    readonly name: string;
    readonly mediaType: string;
    readonly size: number;
  }[];
  /** Those that are not handed out, in their order. */
  readonly closedAttachments: readonly Pick<ClosedAttachment, 'grounds'>[];
};

/** The last word about a document: its copy as it is, or that it was taken back. */
export type Change = ChangeKey & { readonly copy: ListedCopy | null };

type ChangeRow = ChangeKey & { readonly state: string; readonly isLatest: boolean } & Partial<ListedCopy>;

/** Where the order of changes has come to: the edition, and when the last of them was. */
export async function findState(publicSql: Reader): Promise<{ readonly edition: string; readonly changedAt: Date }> {
  const [row] = await publicSql<{ edition: string; changedAt: Date }[]>`
    select edition, coalesce((select max(changed_at) from public_site.changes), 'epoch') as "changedAt"
    from public_site.editions where single`;
  if (!row) throw new Error('a site without an edition');
  return row;
}

/**
 * The last words about documents after a place, in the order in which they were committed. What commits later stands
 * later: a reader who goes on from the last row misses nothing.
 */
export async function listChanges(
  publicSql: Reader,
  asked: { readonly after: ChangePlace | undefined; readonly since: Date | undefined; readonly limit: number },
): Promise<Change[]> {
  const { after, since, limit } = asked;
  const rows = await publicSql<ChangeRow[]>`
    select c.management_number as "managementNumber", c.changed_at as "changedAt", c.place, c.state,
      ${copyColumns(publicSql)}, null as paper
    from (
      select * from public_site.changes
      where is_latest
        ${after ? publicSql`and (changed_at, place) > (${after.changedAt}, ${after.place})` : publicSql``}
        ${since ? publicSql`and changed_at >= ${since}` : publicSql``}
      order by changed_at, place limit ${limit}) as c
    left join public_site.documents d using (agency_id, management_number)
    order by c.changed_at, c.place`;
  return rows.map(readChange);
}

/** What stands in the file of a day: each document it is about once, with the last word about it as of now. */
export async function listOfFile(publicSql: Reader, day: CalendarDay): Promise<Change[]> {
  const rows = await publicSql<ChangeRow[]>`
    select c.management_number as "managementNumber", c.changed_at as "changedAt", c.place, c.state,
      ${copyColumns(publicSql)}, d.paper
    from (
      select agency_id, management_number, max(place) as of_day from public_site.changes
      where changed_on = ${day}::text::date group by 1, 2) as of_file
    join public_site.changes c using (agency_id, management_number)
    left join public_site.documents d using (agency_id, management_number)
    where c.is_latest
    order by of_file.of_day`;
  return rows.map(readChange);
}

function copyColumns(sql: Reader) {
  return sql`d.published_at as "publishedAt", d.produced_on as "producedOn", d.title, d.agency_name as "agencyName",
    d.department_name as "departmentName", d.document_number as "documentNumber", d.author_name as "authorName",
    d.author_phone as "authorPhone", d.disclosure_level as "level",
    d.disclosure_grounds as "grounds", d.retention, d.classification_path as "classificationPath", d.licence, d.kind,
    d.summary, d.keywords, d.paper is not null as "hasBody",
    d.listed_because as because,
    coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'size', a.size)
        order by a.position)
      from public_site.attachments a
      where a.agency_id = d.agency_id and a.management_number = d.management_number and a.shown), '[]') as attachments,
    coalesce((select json_agg(json_build_object('grounds', a.grounds) order by a.position)
      from public_site.attachments a
      where a.agency_id = d.agency_id and a.management_number = d.management_number
        and not a.shown), '[]') as "closedAttachments"`;
}

function readChange({ changedAt, place, managementNumber, state, isLatest: _, ...copy }: ChangeRow): Change {
  const key = { changedAt, place: Number(place), managementNumber };
  // One statement sees the log and the copies of one moment, so a published one has its copy.
  if (state !== 'published') return { ...key, copy: null };
  return { ...key, copy: { ...(copy as ListedCopy), managementNumber } };
}

export type DailyFile = StoredFile & {
  readonly day: CalendarDay;
  readonly published: number;
  readonly withdrawn: number;
  readonly madeAt: Date;
};

/** The files that can be handed out, the newest first. */
export async function listDailyFiles(publicSql: Reader): Promise<DailyFile[]> {
  return publicSql<DailyFile[]>`
    select ${fileColumns(publicSql)} from public_site.daily_files where not is_stale order by day desc`;
}

export async function findDailyFile(
  publicSql: Reader,
  day: CalendarDay,
): Promise<(DailyFile & { readonly isStale: boolean }) | undefined> {
  const [row] = await publicSql<(DailyFile & { isStale: boolean })[]>`
    select ${fileColumns(publicSql)}, is_stale as "isStale" from public_site.daily_files where day = ${day}::text::date`;
  return row;
}

function fileColumns(sql: Reader) {
  return sql`day, storage_name as "storageName", sha256, size, published, withdrawn, made_at as "madeAt"`;
}

/**
 * Closes the days before this instant: nothing that commits from now on is dated before it, so their files are of all
 * that will ever stand in them.
 */
export function closeDaysBefore(sql: Reader, instant: Date): Promise<unknown> {
  return sql`update public_site.editions set changed_at = ${instant} where changed_at < ${instant}`;
}

export type MissingDay = { readonly day: CalendarDay; readonly isStale: boolean };

/**
 * The days before today that have no file, or one that is no longer true: these first, because citizens get none of
 * that day until it is made anew; the newest first. After the last one that was tried.
 */
export function listMissingDays(
  sql: Reader,
  {
    today,
    after,
    limit,
  }: { readonly today: CalendarDay; readonly after?: MissingDay | undefined; readonly limit: number },
): Promise<MissingDay[]> {
  return sql<MissingDay[]>`
    with recursive days as (
      (select changed_on as day from public_site.changes where changed_on < ${today}::text::date
        order by changed_on desc limit 1)
      union all
      select (select changed_on from public_site.changes where changed_on < days.day order by changed_on desc limit 1)
      from days where day is not null
    )
    select days.day, f.day is not null as "isStale"
    from days left join public_site.daily_files f on f.day = days.day
    where days.day is not null and coalesce(f.is_stale, true)
      ${after ? sql`and (f.day is not null, days.day) < (${after.isStale}, ${after.day}::text::date)` : sql``}
    order by 2 desc, 1 desc limit ${limit}`;
}

/**
 * Puts a file in its day's place, unless one of its documents has changed since it was read (`lastPlace`) or another
 * process was faster. Answers the object it has taken the place of, or nothing where it was not put.
 */
export async function putDailyFile(
  tx: Tx,
  file: DailyFile,
  lastPlace: number,
): Promise<{ readonly replaced: string | null } | undefined> {
  // Nothing commits a change while this is held.
  await tx`select from public_site.editions for update`;
  const [now] = await tx<{ lastPlace: string | null }[]>`
    select max(c.place) as "lastPlace"
    from (select distinct agency_id, management_number from public_site.changes
      where changed_on = ${file.day}::text::date) as of_file
    join public_site.changes c using (agency_id, management_number)`;
  const before = await findDailyFile(tx, file.day);
  if (Number(now?.lastPlace) !== lastPlace || (before && !before.isStale)) return undefined;
  await tx`
    insert into public_site.daily_files (day, storage_name, sha256, size, published, withdrawn, made_at, is_stale)
    values (${file.day}::text::date, ${file.storageName}, ${file.sha256}, ${file.size}, ${file.published},
      ${file.withdrawn}, ${file.madeAt}, false)
    on conflict (day) do update set storage_name = excluded.storage_name, sha256 = excluded.sha256,
      size = excluded.size, published = excluded.published, withdrawn = excluded.withdrawn,
      made_at = excluded.made_at, is_stale = false`;
  return { replaced: before?.storageName ?? null };
}

/** Those of the objects that a day's file names: the sweep of orphans leaves them. */
export async function dailyObjects(sql: Reader, storageNames: readonly string[]): Promise<string[]> {
  const rows = await sql<{ storageName: string }[]>`
    select storage_name as "storageName" from public_site.daily_files
    where storage_name = any(${storageNames as string[]})`;
  return rows.map((row) => row.storageName);
}

/** Copies with an open body that have no signed paper yet, the newest first; without those that were tried in vain. */
export async function listPaperless(publicSql: Reader, without: readonly string[], limit: number): Promise<string[]> {
  const rows = await publicSql<{ managementNumber: string }[]>`
    select management_number as "managementNumber" from public_site.documents d
    where paper is not null and not (management_number = any(${without as string[]}))
      and not exists (select from public_site.citizens_papers p
        where p.agency_id = d.agency_id and p.event_id = d.event_id)
    order by produced_on desc, management_number desc limit ${limit}`;
  return rows.map(({ managementNumber }) => managementNumber);
}
