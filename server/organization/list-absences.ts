import type { AbsenceShape, AbsencesAlongReply, AwayReply, OwnAbsencesReply } from '../../shared/contract/absence.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { type Absence, readPeriod, type StandInChain, standInFor } from '../../shared/organization/absence.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Signed } from '../platform/http/policy.ts';
import { refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import {
  findAbsencesById,
  listAbsencesOf,
  listAbsencesWithin,
  listChain,
  mayActFor,
  type PersonAt,
} from './absence-store.ts';
import { findOfficials, type Official } from './store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** What an office looks back on: a yearly inspection asks who acted for whom. */
const KEPT_IN_SIGHT_MS = 366 * DAY_MS;
/** A line that takes longer than a month is asked again by then. */
const AHEAD_MS = 30 * DAY_MS;

/** Who acts for a person at an instant, with the absences that say so. */
export async function findStandIn(sql: Reader, person: PersonAt): Promise<StandInChain> {
  return standInFor(person.personId, person.at, await listChain(sql, person));
}

/** Who is away on a day of Korea, even for an hour of it. */
export async function listAway(services: Services, signed: Signed, on: string | undefined): Promise<AwayReply> {
  const day = on ?? dayInKorea(services.clock.now());
  const period = readPeriod({ fromOn: day, toOn: day });
  if (isRefusal(period)) throw refused(period);
  const absences = await listAbsencesWithin(services.database.sql, signed.agencyId, period);
  return { absences: await shown(services, signed, absences) };
}

/** One's own absences, and those that let one act for others now. */
export async function listOwnAbsences(services: Services, signed: Signed): Promise<OwnAbsencesReply> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const at = services.clock.now();
  const [own, acted] = await Promise.all([
    listAbsencesOf(sql, { agencyId, personId }, new Date(at.getTime() - KEPT_IN_SIGHT_MS)),
    mayActFor(sql, { agencyId, personId, at }),
  ]);
  const firsts = acted.flatMap((one) => one.absenceIds.slice(0, 1));
  const [absences, actingFor] = await Promise.all([
    shown(services, signed, own),
    findAbsencesById(sql, agencyId, firsts).then((found) => shown(services, signed, found)),
  ]);
  return { absences, actingFor };
}

/**
 * 결재선의 부재: who of these people is away now or soon, and who acts on the first of those days; in the other
 * agencies of a 공동기안 too. Neither the kind of the absence nor its reason is told.
 */
export async function listAbsencesAlong(
  services: Services,
  { agencyId }: Signed,
  personIds: readonly string[],
  otherAgencies: readonly number[],
): Promise<AbsencesAlongReply> {
  const agencies = [...new Set([agencyId, ...otherAgencies])];
  const found = await Promise.all(agencies.map((each) => absencesAlong(services, each, personIds)));
  return { absences: found.flat() };
}

async function absencesAlong(
  services: Services,
  agencyId: number,
  personIds: readonly string[],
): Promise<AbsencesAlongReply['absences']> {
  const { sql } = services.database;
  const now = services.clock.now();
  const period = { from: now, until: new Date(now.getTime() + AHEAD_MS) };
  const all = await listAbsencesWithin(sql, agencyId, period);
  const along = all.filter((absence) => personIds.includes(absence.personId));
  const acting = along.map((absence) => {
    const found = standInFor(absence.personId, new Date(Math.max(absence.from.getTime(), now.getTime())), all);
    return found.result === 'standIn' ? found.actingPersonId : null;
  });
  const people = acting.flatMap((personId) => (personId === null ? [] : [personId]));
  const officials = await findOfficials(sql, agencyId, people, dayInKorea(now));
  return along.map((absence, index) => ({
    personId: absence.personId,
    from: absence.from.toISOString(),
    until: absence.until.toISOString(),
    acting: officials.get(acting[index] ?? '') ?? null,
  }));
}

/** With names, and without the reasons of others: that somebody is ill is not for every colleague. */
async function shown(services: Services, signed: Signed, absences: readonly Absence[]): Promise<AbsenceShape[]> {
  const people = absences.flatMap((absence) => [absence.personId, absence.standInId ?? absence.personId]);
  const today = dayInKorea(services.clock.now());
  const officials = await findOfficials(services.database.sql, signed.agencyId, people, today);
  return absences.map((absence) => {
    const open =
      signed.roles.includes('administrator') || [absence.personId, absence.standInId].includes(signed.personId);
    return {
      id: absence.id,
      person: officialIn(officials, absence.personId),
      kind: open ? absence.kind : null,
      basis: open ? absence.basis : null,
      from: absence.from.toISOString(),
      until: absence.until.toISOString(),
      standIn: absence.standInId === null ? null : officialIn(officials, absence.standInId),
      cancelledAt: absence.cancelledAt?.toISOString() ?? null,
    };
  });
}

function officialIn(officials: ReadonlyMap<string, Official>, personId: string): Official {
  return officials.get(personId) ?? { personId, name: '', postTitle: '', unitName: '' };
}
