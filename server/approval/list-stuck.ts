import { type StuckReason, whyStuck } from '../../shared/approval/stuck-seat.ts';
import type { StuckReply } from '../../shared/contract/stuck.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { standInFor } from '../../shared/organization/absence.ts';
import { listSummaries } from '../document/index.ts';
import { findAccountIdsOf } from '../identity/index.ts';
import { findOfficials, listAbsencesWithin, listHoldingFacts } from '../organization/index.ts';
import type { Sql } from '../platform/database/connect.ts';
import type { Services } from '../platform/services.ts';
import { listMoves, listSeatsInTurn, type TurnKey } from './store.ts';

/** As many as an administrator mends before looking again. */
const MOST = 200;

/** 멈춘 문서: every document that waits on nobody, with the reason of each, the longest waiting first. */
export async function listStuck(services: Services, agencyId: number): Promise<StuckReply> {
  const { sql } = services.database;
  const stuck = await findStuck(services, await listSeatsInTurn(sql, agencyId));
  const shown = stuck.slice(0, MOST);
  const ids = shown.map(({ seat }) => seat.documentId);
  const [summaries, moves] = await Promise.all([listSummaries(sql, agencyId, ids), listMoves(sql, agencyId, ids)]);
  const drafters = new Map(
    moves.flatMap(({ documentId, event }) =>
      event.type === 'DocumentSubmitted' ? [[documentId, event.seats[0]] as const] : [],
    ),
  );
  const documents = shown.flatMap(({ seat, reason, officer }) => {
    const managementNumber = summaries.get(seat.documentId)?.managementNumber;
    const drafter = drafters.get(seat.documentId);
    if (!managementNumber || !drafter || !seat.at) return [];
    const { name, unitName } = drafter.officer;
    const waitsOn = { name: officer.name, postTitle: officer.postTitle, unitName: officer.unitName };
    const { act, seat: place } = seat;
    return [
      {
        managementNumber,
        seat: place,
        act,
        waitsOn,
        reason,
        since: seat.at.toISOString(),
        drafter: { name, unitName },
      },
    ];
  });
  return { documents, count: stuck.length };
}

type SeatKey = Omit<TurnKey, 'at'> & { readonly at: Date | null };
type Officer = { readonly name: string; readonly postTitle: string; readonly unitName: string };

type Stuck<Key> = { readonly seat: Key; readonly reason: StuckReason; readonly officer: Officer };

/**
 * Which of these seats nobody can act on. `at`: since when it is their turn. Each is asked of the agency of its person,
 * in a 공동기안 another than the document's.
 */
export async function findStuck<Key extends SeatKey>(services: Services, seats: readonly Key[]): Promise<Stuck<Key>[]> {
  const agencies = [...new Set(seats.map((seat) => seat.agencyId))];
  const found = await Promise.all(
    agencies.map((agencyId) =>
      findStuckOf(
        services,
        agencyId,
        seats.filter((seat) => seat.agencyId === agencyId),
      ),
    ),
  );
  const [only = []] = found;
  if (found.length < 2) return only;
  const bySeat = new Map(found.flat().map((stuck) => [stuck.seat, stuck]));
  return seats.flatMap((seat) => bySeat.get(seat) ?? []);
}

async function findStuckOf<Key extends SeatKey>(
  services: Services,
  agencyId: number,
  seats: readonly Key[],
): Promise<Stuck<Key>[]> {
  const { sql } = services.database;
  const now = services.clock.now();
  const moment = { from: now, until: new Date(now.getTime() + 1) };
  const [facts, absences] = await Promise.all([
    listHoldingFacts(sql, agencyId, seats, dayInKorea(now)),
    listAbsencesWithin(sql, agencyId, moment),
  ]);
  const standIns = new Map(seats.map(({ personId }) => [personId, standInFor(personId, now, absences)]));
  const acting = [...standIns.values()].flatMap((found) => (found.result === 'standIn' ? [found.actingPersonId] : []));
  const { canSign, hasAccount } = await whoCanSign(sql, agencyId, [...standIns.keys(), ...acting], now);
  const byPair = new Map(facts.map((fact) => [`${fact.personId} ${fact.postId}`, fact]));
  return seats.flatMap((seat) => {
    const fact = byPair.get(`${seat.personId} ${seat.postId}`);
    const standIn = standIns.get(seat.personId);
    if (!fact || !standIn) return [];
    const standInCanSign = standIn.result === 'standIn' && canSign(standIn.actingPersonId);
    const { personId, at: turnSince } = seat;
    const reason = whyStuck({ ...fact, hasAccount: hasAccount(personId), standIn, standInCanSign, turnSince }, now);
    return reason ? [{ seat, reason, officer: fact }] : [];
  });
}

async function whoCanSign(sql: Sql, agencyId: number, people: readonly string[], now: Date) {
  const [accounts, officials] = await Promise.all([
    findAccountIdsOf(sql, agencyId, [...new Set(people)]),
    findOfficials(sql, agencyId, people, dayInKorea(now)),
  ]);
  const hasAccount = (personId: string): boolean => accounts.has(personId);
  const canSign = (personId: string): boolean => hasAccount(personId) && Boolean(officials.get(personId)?.postTitle);
  return { hasAccount, canSign };
}
