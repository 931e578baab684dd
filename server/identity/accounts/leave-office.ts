import type { Leave, LeavingReply } from '../../../shared/contract/administration.ts';
import { type CalendarDay, dayInKorea, isCalendarDay } from '../../../shared/kernel/calendar-day.ts';
import { findPerson, type LeavingPosts } from '../../organization/index.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import { requireReason } from '../../platform/http/require-reason.ts';
import type { Services } from '../../platform/services.ts';
import { insertAct, lockAdministration } from '../administration/store.ts';
import { keepAnAdministrator } from '../roles/last-administrator.ts';
import { endGrantsOf } from '../roles/store.ts';
import { announceEnded } from '../session-endings.ts';
import { endSessionsOfAccount } from '../store.ts';
import { findAccountOfPerson, setLeaving } from './store.ts';

/** What still waits on a person; told by the capabilities that know documents, which identity does not. */
export type WhatWaitsOn = (agencyId: number, personId: string) => Promise<LeavingReply['waits']>;
/** What leaving means elsewhere, handed in by the app, which knows who must follow a change of the organisation. */
export type LeavingQuestions = {
  readonly whatWaitsOn: WhatWaitsOn;
  readonly leavePosts: (tx: Tx, leaving: LeavingPosts) => Promise<void>;
};

const WHY = { retirement: '퇴직', transfer: '전출' } as const;

/**
 * 퇴직·전출: from the day on the person has no post, no role and no access; on the day itself sessions and live
 * sockets end at once. Answers what still waits on the person: a handover or the repair list takes it from here.
 */
export function leaveOffice(
  services: Services,
  signed: Signed,
  leaving: Leave & LeavingQuestions & { readonly personId: string },
  key: RequestKey,
): Promise<LeavingReply> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const { personId, on, whatWaitsOn, leavePosts } = leaving;
  const reason = requireReason(leaving.reason);
  return once(sql, key, async () => {
    const at = services.clock.now();
    const today = dayInKorea(at);
    const name = await requirePerson(services, agencyId, personId);
    if (personId === signed.personId) throw new Problem('own-account');
    if (!isCalendarDay(on) || on < today || on > yearAfter(today)) throw new Problem('leaving-day-bad');
    const answer = { name, leavesOn: on, waits: await whatWaitsOn(agencyId, personId) };
    const ended = await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      await lockAdministration(tx, agencyId);
      await leavePosts(tx, { agencyId, personId, byPersonId: signed.personId, on, at, reason });
      const hashes = await keepAnAdministrator(tx, agencyId, today, () =>
        takeAccess(tx, agencyId, { personId, on, today, at }),
      );
      const facts = { why: WHY[leaving.why], on, reason };
      const who = { byPersonId: signed.personId, aboutPersonId: personId };
      await insertAct(tx, agencyId, { at, kind: 'person-left', ...who, facts });
      return hashes;
    });
    announceEnded(services, ended);
    return answer;
  });
}

type Taking = {
  readonly personId: string;
  readonly on: CalendarDay;
  readonly today: CalendarDay;
  readonly at: Date;
};

async function takeAccess(tx: Tx, agencyId: number, { personId, on, today, at }: Taking): Promise<readonly string[]> {
  await endGrantsOf(tx, agencyId, personId, { on, at });
  const account = await findAccountOfPerson(tx, agencyId, personId);
  if (!account) return [];
  const isNow = on <= today;
  await setLeaving(tx, agencyId, account.id, { leavesOn: on, active: account.active && !isNow });
  return isNow ? endSessionsOfAccount(tx, account.id, at) : [];
}

/** Entered by mistake, or somebody who comes back: the account opens again; posts and roles are given anew. */
export function cancelLeaving(
  services: Services,
  signed: Signed,
  { personId, reason: given }: { readonly personId: string; readonly reason: string },
  key: RequestKey,
): Promise<{ cancelled: true }> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const reason = requireReason(given);
  return once(sql, key, async () => {
    await requirePerson(services, agencyId, personId);
    const at = services.clock.now();
    const answer = { cancelled: true } as const;
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      await lockAdministration(tx, agencyId);
      const account = await findAccountOfPerson(tx, agencyId, personId);
      if (!account || account.leavesOn === null) throw new Problem('account-state-changed');
      await setLeaving(tx, agencyId, account.id, { leavesOn: null, active: true });
      const who = { byPersonId: signed.personId, aboutPersonId: personId };
      await insertAct(tx, agencyId, { at, kind: 'leaving-cancelled', ...who, facts: { reason } });
    });
    return answer;
  });
}

/** Before the act: what would be left behind. */
export async function findLeaving(
  services: Services,
  agencyId: number,
  personId: string,
  whatWaitsOn: WhatWaitsOn,
): Promise<LeavingReply> {
  const name = await requirePerson(services, agencyId, personId);
  const [account, waits] = await Promise.all([
    findAccountOfPerson(services.database.sql, agencyId, personId),
    whatWaitsOn(agencyId, personId),
  ]);
  return { name, leavesOn: account?.leavesOn ?? null, waits };
}

async function requirePerson(services: Services, agencyId: number, personId: string): Promise<string> {
  const person = await findPerson(services.database.sql, agencyId, personId);
  if (!person) throw new Problem('not-found');
  return person.name;
}

function yearAfter(day: CalendarDay): CalendarDay {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
