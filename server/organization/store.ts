import type { PendingQuery } from 'postgres';
import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import type { OrganizationCommand } from '../../shared/organization/organization-command.ts';
import type { DifferenceLine } from '../../shared/organization/organization-difference.ts';
import {
  type HistoryDifference,
  type Holding,
  type OrganizationHistory,
  type OrganizationPerson,
  type PostVersion,
  printedTitle,
  type UnitVersion,
} from '../../shared/organization/organization-history.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

export type SeatHolder = { readonly personId: string; readonly postId: string };
export type UnitHeading = {
  readonly agencyName: string;
  readonly unitName: string;
  readonly unitCode: string;
  /** The unit above: its name stands over the drafter's unit in the document information. */
  readonly upperUnitName: string | null;
};
export type Person = { readonly name: string; readonly phone: string; readonly email: string };
export type Unit = {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly sort: number;
};
export type HeldPost = {
  readonly id: string;
  readonly unitId: string;
  readonly title: string;
  readonly isHead: boolean;
  readonly personId: string | null;
  readonly personName: string | null;
};

/** Names nobody; stands for an id from outside that cannot be one of ours. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
/** Stands behind the title of a post whose duties somebody only acts in. */
const ACTING = printedTitle('', 'acting');
const known = (id: string): string => (isUuid(id) ? id : NOBODY);

/** The officer as printed on that day, or undefined when the person does not hold that post on it. */
export async function findPrintedOfficer(
  reader: Reader,
  seat: SeatHolder & { readonly agencyId: number; readonly on: CalendarDay },
): Promise<PrintedOfficer | undefined> {
  const [officer] = await findPrintedOfficers(reader, seat.agencyId, [seat], seat.on);
  return officer;
}

/** The same for many seats with one query; the answers stand in the order of the seats. */
export async function findPrintedOfficers(
  reader: Reader,
  agencyId: number,
  seats: readonly SeatHolder[],
  on: CalendarDay,
): Promise<(PrintedOfficer | undefined)[]> {
  const found: (PrintedOfficer | undefined)[] = seats.map(() => undefined);
  if (seats.length === 0) return found;
  const rows = await reader<(PrintedOfficer & { place: number })[]>`
    select seat.place::int as place, person.id as "personId", person.name, post.post_id as "postId",
      post.title || case holding.kind when 'acting' then ${ACTING} else '' end as "postTitle",
      unit.unit_id as "unitId", unit.name as "unitName", unit.code as "unitCode"
    from unnest(${seats.map((seat) => known(seat.personId))}::uuid[], ${seats.map((seat) => known(seat.postId))}::uuid[])
      with ordinality as seat (person_id, post_id, place)
    join people person on person.agency_id = ${agencyId} and person.id = seat.person_id
    join post_holdings holding on holding.agency_id = ${agencyId} and holding.person_id = seat.person_id
      and holding.post_id = seat.post_id
      and holding.from_on <= ${on} and (holding.to_on is null or holding.to_on > ${on})
    join post_versions post on post.agency_id = ${agencyId} and post.post_id = seat.post_id
      and post.valid_from <= ${on} and (post.valid_to is null or post.valid_to > ${on})
    join unit_versions unit on unit.agency_id = ${agencyId} and unit.unit_id = post.unit_id
      and unit.valid_from <= ${on} and (unit.valid_to is null or unit.valid_to > ${on})`;
  for (const { place, ...officer } of rows) found[place - 1] = officer;
  return found;
}

/** The posts a person holds on a day: their own first (본직), then as head of a unit, then the one held longest. */
export function listPostsOf(
  reader: Reader,
  agencyId: number,
  personId: string,
  on: CalendarDay,
): PendingQuery<PrintedOfficer[]> {
  return reader<PrintedOfficer[]>`
    select person.id as "personId", person.name, post.post_id as "postId",
      post.title || case holding.kind when 'acting' then ${ACTING} else '' end as "postTitle",
      unit.unit_id as "unitId", unit.name as "unitName", unit.code as "unitCode"
    from post_holdings holding
    join people person on person.agency_id = holding.agency_id and person.id = holding.person_id
    join post_versions post on post.agency_id = holding.agency_id and post.post_id = holding.post_id
      and post.valid_from <= ${on} and (post.valid_to is null or post.valid_to > ${on})
    join unit_versions unit on unit.agency_id = post.agency_id and unit.unit_id = post.unit_id
      and unit.valid_from <= ${on} and (unit.valid_to is null or unit.valid_to > ${on})
    where holding.agency_id = ${agencyId} and holding.person_id = ${known(personId)}
      and holding.from_on <= ${on} and (holding.to_on is null or holding.to_on > ${on})
    order by holding.kind = 'regular' desc, post.is_head desc, holding.from_on, unit.sort, post.sort`;
}

/** What a document's head prints on a day about the unit that drafts it; a closed unit is called what it was last. */
export async function findUnitHeading(
  reader: Reader,
  agencyId: number,
  unitId: string,
  on: CalendarDay,
): Promise<UnitHeading | undefined> {
  const [heading] = await reader<UnitHeading[]>`
    select agency.name as "agencyName", unit.name as "unitName", unit.code as "unitCode", upper.name as "upperUnitName"
    from unit_versions unit
    join agencies agency on agency.id = unit.agency_id
    left join unit_versions upper on upper.agency_id = unit.agency_id and upper.unit_id = unit.parent_id
      and upper.valid_from <= ${on} and (upper.valid_to is null or upper.valid_to > ${on})
    where unit.agency_id = ${agencyId} and unit.unit_id = ${known(unitId)} and unit.valid_from <= ${on}
    order by unit.valid_from desc limit 1`;
  return heading;
}

export async function findPerson(reader: Reader, agencyId: number, personId: string): Promise<Person | undefined> {
  const [person] = await reader<Person[]>`
    select name, phone, email from people where agency_id = ${agencyId} and id = ${known(personId)}`;
  return person;
}

/** A person with the first of their posts on a day; empty texts for one without any. */
export type Official = {
  readonly personId: string;
  readonly name: string;
  readonly postTitle: string;
  readonly unitName: string;
};

/** Everybody of the agency, in the order of the office. */
export async function listStaff(reader: Reader, agencyId: number, on: CalendarDay): Promise<Official[]> {
  return reader<Official[]>`
    select ${officialColumns(reader)} from ${peopleInOffice(reader, on)}
    where person.agency_id = ${agencyId}
    order by first.unit_sort, first.post_sort, person.name, person.id`;
}

export async function findOfficials(
  reader: Reader,
  agencyId: number,
  personIds: readonly string[],
  on: CalendarDay,
): Promise<ReadonlyMap<string, Official>> {
  if (personIds.length === 0) return new Map();
  const rows = await reader<Official[]>`
    select ${officialColumns(reader)} from ${peopleInOffice(reader, on)}
    where person.agency_id = ${agencyId} and person.id = any(${[...new Set(personIds)]}::uuid[])`;
  return new Map(rows.map((row) => [row.personId, row]));
}

function officialColumns(reader: Reader) {
  return reader`person.id as "personId", person.name, coalesce(first.unit_name, '') as "unitName",
    coalesce(first.post_title, '') as "postTitle"`;
}

/** Each `person` beside the `first` of their posts on a day: their own (본직), then as head of a unit. */
function peopleInOffice(reader: Reader, on: CalendarDay) {
  return reader`people person
    left join lateral (
      select unit.name as unit_name, unit.sort as unit_sort, post.sort as post_sort,
        post.title || case holding.kind when 'acting' then ${ACTING} else '' end as post_title
      from post_holdings holding
      join post_versions post on post.agency_id = holding.agency_id and post.post_id = holding.post_id
        and post.valid_from <= ${on} and (post.valid_to is null or post.valid_to > ${on})
      join unit_versions unit on unit.agency_id = post.agency_id and unit.unit_id = post.unit_id
        and unit.valid_from <= ${on} and (unit.valid_to is null or unit.valid_to > ${on})
      where holding.agency_id = person.agency_id and holding.person_id = person.id
        and holding.from_on <= ${on} and (holding.to_on is null or holding.to_on > ${on})
      order by holding.kind = 'regular' desc, post.is_head desc, holding.from_on, unit.sort, post.sort
      limit 1) first on true`;
}

/** Names of people by id, for lists of what they did. */
export async function findPersonNames(
  reader: Reader,
  agencyId: number,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await reader<{ id: string; name: string }[]>`
    select id, name from people where agency_id = ${agencyId} and id = any(${personIds as string[]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The units of a day. `parentId` is null too where the unit above no longer stands. */
export async function listUnits(reader: Reader, agencyId: number, on: CalendarDay): Promise<Unit[]> {
  return reader<Unit[]>`
    select unit.unit_id as id, upper.unit_id as "parentId", unit.code, unit.name, unit.sort
    from unit_versions unit
    left join unit_versions upper on upper.agency_id = unit.agency_id and upper.unit_id = unit.parent_id
      and upper.valid_from <= ${on} and (upper.valid_to is null or upper.valid_to > ${on})
    where unit.agency_id = ${agencyId} and unit.valid_from <= ${on} and (unit.valid_to is null or unit.valid_to > ${on})
    order by unit.sort, unit.code`;
}

/** Every post that stands on a day with those who hold it; one row with nulls for a vacant post. */
export async function listHeldPosts(reader: Reader, agencyId: number, on: CalendarDay): Promise<HeldPost[]> {
  return reader<HeldPost[]>`
    select post.post_id as id, post.unit_id as "unitId", post.title, post.is_head as "isHead",
      person.id as "personId", person.name as "personName"
    from post_versions post
    left join post_holdings holding on holding.agency_id = post.agency_id and holding.post_id = post.post_id
      and holding.from_on <= ${on} and (holding.to_on is null or holding.to_on > ${on})
    left join people person on person.agency_id = holding.agency_id and person.id = holding.person_id
    where post.agency_id = ${agencyId} and post.valid_from <= ${on} and (post.valid_to is null or post.valid_to > ${on})
    order by post.is_head desc, post.sort, holding.from_on, person.name, person.id`;
}

export type NewAgency = {
  readonly name: string;
  readonly zipCode: string;
  readonly address: string;
  readonly homepage: string;
};

/**
 * Gives the agency the next ordinal, from 0; management numbers carry it. Two at once would take the same one and
 * the second fails on the primary key: making an agency is rare, and its caller may do it again.
 */
export async function insertAgency(tx: Tx, agency: NewAgency, at: Date): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    insert into agencies (id, name, zip_code, address, homepage, created_at)
    select coalesce(max(id) + 1, 0), ${agency.name}, ${agency.zipCode}, ${agency.address}, ${agency.homepage}, ${at}
    from agencies
    returning id`;
  if (!row) throw new Error('an agency was not made');
  return row.id;
}

export async function listAgencyIds(reader: Reader): Promise<number[]> {
  const rows = await reader<{ id: number }[]>`select id from agencies order by id`;
  return rows.map((row) => row.id);
}

export async function hasAgency(reader: Reader): Promise<boolean> {
  const [row] = await reader<{ has: boolean }[]>`select exists (select from agencies) as has`;
  return row?.has ?? false;
}

/** The other agencies of the installation, by name. */
export function listOtherAgencies(reader: Reader, agencyId: number): Promise<{ id: number; name: string }[]> {
  return reader<{ id: number; name: string }[]>`
    select id, name from agencies where id <> ${agencyId} order by name, id`;
}

/** An agency as citizens are told of it. */
export async function findAgency(reader: Reader, agencyId: number): Promise<NewAgency | undefined> {
  const [row] = await reader<NewAgency[]>`
    select name, zip_code as "zipCode", address, homepage from agencies where id = ${agencyId}`;
  return row;
}

export async function findAgencyName(reader: Reader, agencyId: number): Promise<string | undefined> {
  const [row] = await reader<{ name: string }[]>`select name from agencies where id = ${agencyId}`;
  return row?.name;
}

export function insertPeople(tx: Tx, agencyId: number, people: readonly OrganizationPerson[]): Promise<unknown> {
  return tx`
    insert into people (agency_id, id, name, phone, email)
    select ${agencyId}, person.id, person.name, person.phone, person.email
    from ${rowsOf(tx, people)} as person (id uuid, name text, phone text, email text)
    on conflict (agency_id, id) do update set name = excluded.name, phone = excluded.phone, email = excluded.email`;
}

/** The agency's organisation with its past and its planned future. */
export async function loadHistory(reader: Reader, agencyId: number): Promise<OrganizationHistory> {
  const [units, posts, holdings, people] = await Promise.all([
    reader<UnitVersion[]>`
      select unit_id as "unitId", parent_id as "parentId", code, name, sort, valid_from as "from", valid_to as "to"
      from unit_versions where agency_id = ${agencyId} order by sort, unit_id, valid_from`,
    reader<PostVersion[]>`
      select post_id as "postId", unit_id as "unitId", title, is_head as "isHead", sort, valid_from as "from",
        valid_to as "to"
      from post_versions where agency_id = ${agencyId} order by sort, post_id, valid_from`,
    // A holding that was taken back before it began is no part of the history.
    reader<Holding[]>`
      select id, post_id as "postId", person_id as "personId", kind, from_on as "from", to_on as "to"
      from post_holdings where agency_id = ${agencyId} and (to_on is null or to_on > from_on) order by from_on, id`,
    reader<OrganizationPerson[]>`
      select id, name, phone, email from people where agency_id = ${agencyId} order by name, id`,
  ]);
  return { units, posts, holdings, people };
}

/** Rows of a history that one statement each takes away and adds; sent in their order, waited for at their end. */
export async function writeHistory(tx: Tx, agencyId: number, { removed, added }: HistoryDifference): Promise<void> {
  const unitIds = [...new Set(added.units.map((unit) => unit.unitId))];
  const postIds = [...new Set(added.posts.map((post) => post.postId))];
  await Promise.all([
    tx`delete from post_holdings where agency_id = ${agencyId} and id = any(${removed.holdings.map(({ id }) => id)})`,
    tx`delete from post_versions version using ${rowsOf(tx, removed.posts)} as gone ("postId" uuid, "from" date)
      where version.agency_id = ${agencyId} and version.post_id = gone."postId" and version.valid_from = gone."from"`,
    tx`delete from unit_versions version using ${rowsOf(tx, removed.units)} as gone ("unitId" uuid, "from" date)
      where version.agency_id = ${agencyId} and version.unit_id = gone."unitId" and version.valid_from = gone."from"`,
    tx`insert into units (agency_id, id) select ${agencyId}, id from unnest(${unitIds}::uuid[]) as id
      on conflict do nothing`,
    tx`insert into posts (agency_id, id) select ${agencyId}, id from unnest(${postIds}::uuid[]) as id
      on conflict do nothing`,
    tx`insert into unit_versions (agency_id, unit_id, parent_id, code, name, sort, valid_from, valid_to)
      select ${agencyId}, unit.* from ${rowsOf(tx, added.units)}
        as unit ("unitId" uuid, "parentId" uuid, code text, name text, sort int, "from" date, "to" date)`,
    tx`insert into post_versions (agency_id, post_id, unit_id, title, is_head, sort, valid_from, valid_to)
      select ${agencyId}, post.* from ${rowsOf(tx, added.posts)}
        as post ("postId" uuid, "unitId" uuid, title text, "isHead" boolean, sort int, "from" date, "to" date)`,
    insertPeople(tx, agencyId, added.people),
    tx`insert into post_holdings (agency_id, id, post_id, person_id, kind, from_on, to_on)
      select ${agencyId}, holding.* from ${rowsOf(tx, added.holdings)}
        as holding (id uuid, "postId" uuid, "personId" uuid, kind text, "from" date, "to" date)`,
  ]);
}

/** Objects as rows of a statement; their fields are named where it says `as row (…)`. */
function rowsOf(tx: Tx, rows: readonly object[]) {
  return tx`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)`;
}

/**
 * Two administrators at once go one after the other. The lock leaves foreign keys to the agency alone, so nobody who
 * drafts or approves meanwhile waits for it.
 */
export async function lockOrganization(tx: Tx, agencyId: number): Promise<void> {
  await tx`select from agencies where id = ${agencyId} for no key update`;
}

/**
 * Units and posts stay as they are until whoever has read them is done; readers do not wait for each other. Taken
 * before anything that a change moves, which the change takes after the organisation.
 */
export async function keepOrganization(tx: Tx, agencyId: number): Promise<void> {
  await tx`select from agencies where id = ${agencyId} for share`;
}

/** How many changes the organisation has seen. */
export async function findRevision(reader: Reader, agencyId: number): Promise<number> {
  const [last] = await reader<{ sequence: number }[]>`
    select coalesce(max(sequence), 0)::int as sequence from organization_journal where agency_id = ${agencyId}`;
  return last?.sequence ?? 0;
}

export type JournalEntry = {
  readonly sequence: number;
  readonly at: Date;
  readonly byPersonId: string;
  readonly effectiveOn: CalendarDay;
  readonly reason: string;
  readonly difference: readonly DifferenceLine[];
};

export function insertJournalEntry(
  tx: Tx,
  agencyId: number,
  entry: JournalEntry & { readonly commands: readonly OrganizationCommand[] },
): Promise<unknown> {
  return tx`
    insert into organization_journal (agency_id, sequence, at, by_person_id, effective_on, reason, commands, difference)
    values (${agencyId}, ${entry.sequence}, ${entry.at}, ${entry.byPersonId}, ${entry.effectiveOn}, ${entry.reason},
      ${JSON.stringify(entry.commands)}::text::jsonb, ${JSON.stringify(entry.difference)}::text::jsonb)`;
}

/** The newest entries before a place, newest first. */
export async function listJournal(
  reader: Reader,
  agencyId: number,
  page: { readonly before: number; readonly most: number },
): Promise<(JournalEntry & { readonly by: string })[]> {
  return reader<(JournalEntry & { by: string })[]>`
    select entry.sequence, entry.at, entry.by_person_id as "byPersonId", person.name as by,
      entry.effective_on as "effectiveOn", entry.reason, entry.difference
    from organization_journal entry
    join people person on person.agency_id = entry.agency_id and person.id = entry.by_person_id
    where entry.agency_id = ${agencyId} and entry.sequence < ${page.before}
    order by entry.sequence desc limit ${page.most}`;
}
