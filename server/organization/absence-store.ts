import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { ABSENCE_WORDS, type Absence, type AbsenceKind } from '../../shared/organization/absence.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** A person of the agency at an instant, as the chain of stand-ins is asked. */
export type PersonAt = { readonly agencyId: number; readonly personId: string; readonly at: Date };
/** Somebody for whom a person may act: the basis of their own absence, and all that lead there, theirs first. */
export type ActedFor = {
  readonly personId: string;
  readonly steps: number;
  readonly basis: string;
  readonly absenceIds: readonly string[];
};

/** The columns of an absence under the names the rules use. */
function columns(sql: Reader) {
  return sql`absence.id, absence.person_id as "personId", absence.kind, absence.from_at as "from",
    absence.until_at as "until", absence.stand_in_person_id as "standInId", absence.basis,
    absence.made_by_person_id as "madeBy", absence.cancelled_at as "cancelledAt"`;
}

/** `absence` is in effect: half-open, and a cancelled one only until it was cancelled. */
function inEffect(sql: Reader, at: Date) {
  return sql`absence.from_at <= ${at} and absence.until_at > ${at}
    and (absence.cancelled_at is null or absence.cancelled_at > ${at})`;
}

/**
 * For whom a person may act at an instant (대결): who named them as stand-in and is away, and, where those are
 * stand-ins themselves, whom they stand in for; at most three steps, as `standInFor` follows them. A person who is away
 * acts for nobody. Going backwards from a person who is present meets no circle, so this ends by itself. Not sent yet:
 * may stand inside another statement.
 */
export function mayActFor(sql: Reader, { agencyId, personId, at }: PersonAt) {
  return sql<ActedFor[]>`
    with recursive acted as (
      select absence.person_id, 1 as steps, absence.basis, array[absence.id] as absence_ids
      from absences absence
      where absence.agency_id = ${agencyId} and absence.stand_in_person_id = ${personId} and ${inEffect(sql, at)}
        and not exists (
          select from absences absence
          where absence.agency_id = ${agencyId} and absence.person_id = ${personId} and ${inEffect(sql, at)})
      union all
      select absence.person_id, acted.steps + 1, absence.basis, absence.id || acted.absence_ids
      from acted
      join absences absence on absence.agency_id = ${agencyId} and absence.stand_in_person_id = acted.person_id
        and ${inEffect(sql, at)}
      where acted.steps < 3)
    select person_id as "personId", steps, basis, absence_ids as "absenceIds" from acted order by steps, person_id`;
}

/**
 * 대결할 수 있음: for whom a person may act, the absences that say so in words (출장 2026. 12. 24.~2026. 12. 26.), and
 * the posts that one holds that day. The words go into the record for every reader: illness is not among them.
 */
export type Mandate = { readonly personId: string; readonly basis: string; readonly postIds: readonly string[] };

/** Not sent yet: stands inside the one statement of an act. */
export function listMandates(sql: Reader, agencyId: number, personId: string, at: Date) {
  const on = dayInKorea(at);
  return sql<Mandate[]>`
    select acted."personId", (
        select string_agg(${JSON.stringify(ABSENCE_WORDS)}::text::json ->> absence.kind || ' '
            || to_char(absence.from_at at time zone 'Asia/Seoul', 'YYYY. FMMM. FMDD.') || '~'
            || to_char((absence.until_at - interval '1 ms') at time zone 'Asia/Seoul', 'YYYY. FMMM. FMDD.'),
          ', ' order by step.place)
        from unnest(acted."absenceIds") with ordinality as step (id, place)
        join absences absence on absence.agency_id = ${agencyId} and absence.id = step.id) as basis,
      array(
        select holding.post_id from post_holdings holding
        where holding.agency_id = ${agencyId} and holding.person_id = acted."personId"
          and holding.from_on <= ${on} and (holding.to_on is null or holding.to_on > ${on})) as "postIds"
    from (${mayActFor(sql, { agencyId, personId, at })}) as acted`;
}

/** The absences `standInFor` follows from a person: theirs, their stand-in's and so on, one more than it needs. */
export function listChain(sql: Reader, { agencyId, personId, at }: PersonAt) {
  return sql<Absence[]>`
    with recursive followed as (
      select absence.*, 1 as steps from absences absence
      where absence.agency_id = ${agencyId} and absence.person_id = ${personId} and ${inEffect(sql, at)}
      union all
      select absence.*, followed.steps + 1 from followed
      join absences absence on absence.agency_id = ${agencyId} and absence.person_id = followed.stand_in_person_id
        and ${inEffect(sql, at)}
      where followed.steps <= 3)
    select ${columns(sql)} from followed absence order by steps`;
}

/** Every absence of the agency that touches a period: what an entry is compared with, and who is away on a day. */
export function listAbsencesWithin(
  sql: Reader,
  agencyId: number,
  period: { readonly from: Date; readonly until: Date },
): Promise<Absence[]> {
  return sql<Absence[]>`
    select ${columns(sql)} from absences absence
    where absence.agency_id = ${agencyId} and absence.from_at < ${period.until} and absence.until_at > ${period.from}
      and (absence.cancelled_at is null
        or (absence.cancelled_at > ${period.from} and absence.cancelled_at > absence.from_at))
    order by absence.from_at, absence.id`;
}

/** A person's own, the last first, back to an instant; cancelled ones too. */
export function listAbsencesOf(sql: Reader, person: Omit<PersonAt, 'at'>, since: Date): Promise<Absence[]> {
  return sql<Absence[]>`
    select ${columns(sql)} from absences absence
    where absence.agency_id = ${person.agencyId} and absence.person_id = ${person.personId}
      and absence.until_at > ${since}
    order by absence.from_at desc, absence.id limit 200`;
}

export async function findAbsence(sql: Reader, agencyId: number, id: string): Promise<Absence | undefined> {
  const [absence] = await sql<Absence[]>`
    select ${columns(sql)} from absences absence where absence.agency_id = ${agencyId} and absence.id = ${id}`;
  return absence;
}

/** The absences of these ids, in their order. */
export async function findAbsencesById(sql: Reader, agencyId: number, ids: readonly string[]): Promise<Absence[]> {
  if (ids.length === 0) return [];
  return sql<Absence[]>`
    select ${columns(sql)} from unnest(${ids as string[]}::uuid[]) with ordinality as asked (id, place)
    join absences absence on absence.agency_id = ${agencyId} and absence.id = asked.id order by asked.place`;
}

/**
 * Absences of one agency are entered one after the other: two at once could each be right and together overlap or
 * close a circle. Rows that only refer to the agency do not wait for this lock.
 */
export async function holdAbsences(tx: Tx, agencyId: number): Promise<void> {
  await tx`select from agencies where id = ${agencyId} for no key update`;
}

export type NewAbsence = Omit<Absence, 'cancelledAt'> & {
  readonly kind: AbsenceKind;
  readonly madeAt: Date;
  readonly reason: string | null;
};

export function insertAbsence(tx: Tx, agencyId: number, absence: NewAbsence): Promise<unknown> {
  return tx`
    insert into absences (agency_id, id, person_id, kind, from_at, until_at, stand_in_person_id, basis,
      made_by_person_id, made_at, reason)
    values (${agencyId}, ${absence.id}, ${absence.personId}, ${absence.kind}, ${absence.from}, ${absence.until},
      ${absence.standInId}, ${absence.basis}, ${absence.madeBy}, ${absence.madeAt}, ${absence.reason})`;
}

/** Ends an absence; answers false where it is over or was cancelled already. */
export async function endAbsence(
  tx: Tx,
  agencyId: number,
  id: string,
  ending: { readonly at: Date; readonly byPersonId: string; readonly reason: string | null },
): Promise<boolean> {
  const rows = await tx`
    update absences set cancelled_at = ${ending.at}, cancelled_by_person_id = ${ending.byPersonId},
      cancel_reason = ${ending.reason}
    where agency_id = ${agencyId} and id = ${id} and cancelled_at is null and until_at > ${ending.at}
    returning 1`;
  return rows.length === 1;
}
