import type { PendingQuery } from 'postgres';
import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
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
    select seat.place::int as place, person.id as "personId", person.name, post.id as "postId",
      post.title as "postTitle", unit.id as "unitId", unit.name as "unitName", unit.code as "unitCode"
    from unnest(${seats.map((seat) => known(seat.personId))}::uuid[], ${seats.map((seat) => known(seat.postId))}::uuid[])
      with ordinality as seat (person_id, post_id, place)
    join people person on person.agency_id = ${agencyId} and person.id = seat.person_id
    join posts post on post.agency_id = ${agencyId} and post.id = seat.post_id
    join units unit on unit.agency_id = ${agencyId} and unit.id = post.unit_id
      and unit.valid_from <= ${on} and (unit.valid_to is null or unit.valid_to > ${on})
    where exists (
      select from post_holdings holding
      where holding.agency_id = ${agencyId} and holding.person_id = seat.person_id and holding.post_id = seat.post_id
        and holding.from_on <= ${on} and (holding.to_on is null or holding.to_on > ${on}))`;
  for (const { place, ...officer } of rows) found[place - 1] = officer;
  return found;
}

/** The posts a person holds on a day; one as head of a unit first, then the one held longest. */
export function listPostsOf(
  reader: Reader,
  agencyId: number,
  personId: string,
  on: CalendarDay,
): PendingQuery<PrintedOfficer[]> {
  return reader<PrintedOfficer[]>`
    select person.id as "personId", person.name, post.id as "postId", post.title as "postTitle",
      unit.id as "unitId", unit.name as "unitName", unit.code as "unitCode"
    from post_holdings holding
    join people person on person.agency_id = holding.agency_id and person.id = holding.person_id
    join posts post on post.agency_id = holding.agency_id and post.id = holding.post_id
    join units unit on unit.agency_id = post.agency_id and unit.id = post.unit_id
      and unit.valid_from <= ${on} and (unit.valid_to is null or unit.valid_to > ${on})
    where holding.agency_id = ${agencyId} and holding.person_id = ${known(personId)}
      and holding.from_on <= ${on} and (holding.to_on is null or holding.to_on > ${on})
    group by person.id, person.name, post.id, post.title, post.is_head, post.sort, unit.id, unit.name, unit.code,
      unit.sort
    order by post.is_head desc, min(holding.from_on), unit.sort, post.sort`;
}

/** What a document's head prints about the unit that drafts it. */
export async function findUnitHeading(
  reader: Reader,
  agencyId: number,
  unitId: string,
): Promise<UnitHeading | undefined> {
  const [heading] = await reader<UnitHeading[]>`
    select agency.name as "agencyName", unit.name as "unitName", unit.code as "unitCode", upper.name as "upperUnitName"
    from units unit
    join agencies agency on agency.id = unit.agency_id
    left join units upper on upper.agency_id = unit.agency_id and upper.id = unit.parent_id
    where unit.agency_id = ${agencyId} and unit.id = ${known(unitId)}`;
  return heading;
}

export async function findPerson(reader: Reader, agencyId: number, personId: string): Promise<Person | undefined> {
  const [person] = await reader<Person[]>`
    select name, phone, email from people where agency_id = ${agencyId} and id = ${known(personId)}`;
  return person;
}

export type StaffEntry = {
  readonly personId: string;
  readonly name: string;
  readonly unitName: string;
  readonly postTitle: string;
};

/** Everybody of the agency with the first of their posts on that day; empty texts for a person without one. */
export async function listStaff(reader: Reader, agencyId: number, on: CalendarDay): Promise<StaffEntry[]> {
  return reader<StaffEntry[]>`
    select person.id as "personId", person.name, coalesce(first.unit_name, '') as "unitName",
      coalesce(first.post_title, '') as "postTitle"
    from people person
    left join lateral (
      select unit.name as unit_name, post.title as post_title, unit.sort as unit_sort, post.sort as post_sort
      from post_holdings holding
      join posts post on post.agency_id = holding.agency_id and post.id = holding.post_id
      join units unit on unit.agency_id = post.agency_id and unit.id = post.unit_id
        and unit.valid_from <= ${on} and (unit.valid_to is null or unit.valid_to > ${on})
      where holding.agency_id = person.agency_id and holding.person_id = person.id
        and holding.from_on <= ${on} and (holding.to_on is null or holding.to_on > ${on})
      order by post.is_head desc, holding.from_on, unit.sort, post.sort limit 1) first on true
    where person.agency_id = ${agencyId}
    order by first.unit_sort, first.post_sort, person.name, person.id`;
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
    select unit.id, upper.id as "parentId", unit.code, unit.name, unit.sort
    from units unit
    left join units upper on upper.agency_id = unit.agency_id and upper.id = unit.parent_id
      and upper.valid_from <= ${on} and (upper.valid_to is null or upper.valid_to > ${on})
    where unit.agency_id = ${agencyId} and unit.valid_from <= ${on} and (unit.valid_to is null or unit.valid_to > ${on})
    order by unit.sort, unit.code`;
}

/** Every post of the agency's units with those who hold it on that day; one row with nulls for a vacant post. */
export async function listHeldPosts(reader: Reader, agencyId: number, on: CalendarDay): Promise<HeldPost[]> {
  return reader<HeldPost[]>`
    select post.id, post.unit_id as "unitId", post.title, post.is_head as "isHead",
      person.id as "personId", person.name as "personName"
    from posts post
    left join post_holdings holding on holding.agency_id = post.agency_id and holding.post_id = post.id
      and holding.from_on <= ${on} and (holding.to_on is null or holding.to_on > ${on})
    left join people person on person.agency_id = holding.agency_id and person.id = holding.person_id
    where post.agency_id = ${agencyId}
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

export async function hasAgency(reader: Reader): Promise<boolean> {
  const [row] = await reader<{ has: boolean }[]>`select exists (select from agencies) as has`;
  return row?.has ?? false;
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

/** Units in one statement: the rule that a unit stands under a unit of its agency is checked at its end. */
export function insertUnits(tx: Tx, agencyId: number, units: readonly Unit[], from: CalendarDay): Promise<unknown> {
  return tx`
    insert into units (agency_id, id, parent_id, code, name, sort, valid_from, valid_to)
    select ${agencyId}, unit.id, unit.parent_id, unit.code, unit.name, unit.sort, ${from}, null
    from unnest(${units.map((unit) => unit.id)}::uuid[], ${units.map((unit) => unit.parentId)}::uuid[],
      ${units.map((unit) => unit.code)}::text[], ${units.map((unit) => unit.name)}::text[],
      ${units.map((unit) => unit.sort)}::int[]) as unit (id, parent_id, code, name, sort)`;
}

export type NewPost = {
  readonly id: string;
  readonly unitId: string;
  readonly title: string;
  readonly isHead: boolean;
  readonly sort: number;
};

export function insertPosts(tx: Tx, agencyId: number, posts: readonly NewPost[]): Promise<unknown> {
  return tx`
    insert into posts (agency_id, id, unit_id, title, is_head, sort)
    select ${agencyId}, post.id, post.unit_id, post.title, post.is_head::boolean, post.sort
    from unnest(${posts.map((post) => post.id)}::uuid[], ${posts.map((post) => post.unitId)}::uuid[],
      ${posts.map((post) => post.title)}::text[], ${posts.map((post) => String(post.isHead))}::text[],
      ${posts.map((post) => post.sort)}::int[]) as post (id, unit_id, title, is_head, sort)`;
}

export function insertPeople(
  tx: Tx,
  agencyId: number,
  people: readonly (Person & { readonly id: string })[],
): Promise<unknown> {
  return tx`
    insert into people (agency_id, id, name, phone, email)
    select ${agencyId}, person.id, person.name, person.phone, person.email
    from unnest(${people.map((person) => person.id)}::uuid[], ${people.map((person) => person.name)}::text[],
      ${people.map((person) => person.phone)}::text[], ${people.map((person) => person.email)}::text[])
      as person (id, name, phone, email)`;
}

export function insertHoldings(
  tx: Tx,
  agencyId: number,
  holdings: readonly (SeatHolder & { readonly id: string })[],
  from: CalendarDay,
): Promise<unknown> {
  return tx`
    insert into post_holdings (agency_id, id, post_id, person_id, from_on, to_on)
    select ${agencyId}, holding.id, holding.post_id, holding.person_id, ${from}, null
    from unnest(${holdings.map((holding) => holding.id)}::uuid[], ${holdings.map((holding) => holding.postId)}::uuid[],
      ${holdings.map((holding) => holding.personId)}::uuid[]) as holding (id, post_id, person_id)`;
}
