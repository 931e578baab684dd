import { createHash, randomUUID } from 'node:crypto';
import type { ChangeReply, OrganizationPreview } from '../../shared/contract/organization-changes.ts';
import { oneParagraph } from '../../shared/document/official-document.ts';
import { type CalendarDay, dayInKorea, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { changeOrganization } from '../../shared/organization/change-organization.ts';
import type { OrganizationCommand } from '../../shared/organization/organization-command.ts';
import { type DifferenceLine, organizationDifference } from '../../shared/organization/organization-difference.ts';
import {
  historyDifference,
  type OrganizationHistory,
  organizationOn,
} from '../../shared/organization/organization-history.ts';
import { reorganizationBetween } from '../../shared/organization/reorganization.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import type { OrganizationNeighbours } from './neighbours.ts';
import { keepDay } from './reorganized-days-store.ts';
import { findRevision, insertJournalEntry, loadHistory, lockOrganization, writeHistory } from './store.ts';

/** What is to be done to the organisation that is found: a file is compared with it, an administrator's act is not. */
export type ChangePlan = {
  readonly commands: readonly OrganizationCommand[];
  /** Who is given an account with the change. */
  readonly accounts: readonly { readonly personId: string; readonly login: string }[];
};
export type PlanChange = (reader: Reader, before: OrganizationHistory) => Promise<ChangePlan>;

type Drawn = {
  readonly plan: ChangePlan;
  readonly before: OrganizationHistory;
  readonly after: OrganizationHistory;
  readonly difference: readonly DifferenceLine[];
  readonly revision: number;
  /** Names what was shown: the same change of the same organisation, and nothing else. */
  readonly preview: string;
};

/** What a change would make different, and what hangs on the units it touches. Writes nothing. */
export async function previewChange(
  services: Services,
  neighbours: OrganizationNeighbours,
  { agencyId, personId }: Signed,
  change: { readonly on: string; readonly plan: PlanChange },
): Promise<OrganizationPreview> {
  const { sql } = services.database;
  const on = dayOf(change.on);
  const { before, after, difference, preview } = await draw(sql, agencyId, on, change.plan);
  const touched = touchedUnits(before, after, on);
  const moves = reorganizationBetween(organizationOn(before, on), organizationOn(after, on));
  const asked = { moves, on, byPersonId: personId };
  const [found, moving, ending] = await Promise.all([
    Promise.all(neighbours.affected.map((ask) => ask(sql, agencyId, [...touched.keys()], on))),
    Promise.all(neighbours.moving.map((ask) => ask(sql, agencyId, moves, on, personId))),
    Promise.all(neighbours.ending.map((ask) => ask(sql, agencyId, asked))),
  ]);
  const affected = found.flat().filter(({ count }) => count > 0);
  const moved = moving.flat().filter(({ count }) => count > 0);
  return {
    preview,
    difference: [...difference],
    moves: moved.map((one) => ({ ...one, examples: [...one.examples] })),
    endings: ending.flat().map((one) => ({ ...one, people: [...one.people], toNames: [...one.toNames] })),
    affected: affected.map(({ unitId, what, count }) => ({ unitName: touched.get(unitId) ?? '', what, count })),
  };
}

export type Change = {
  readonly on: string;
  readonly reason: string;
  readonly plan: PlanChange;
  /** What was shown before, where something was: anything else is refused. */
  readonly preview: string | null;
};

/**
 * One act on the organisation, in one transaction: the rows, the journal's entry, and whatever the neighbours move
 * with it. Two administrators at once go one after the other, and the second decides on what the first has left.
 */
export function performChange(
  services: Services,
  neighbours: OrganizationNeighbours,
  signed: Signed,
  key: RequestKey,
  change: Change,
): Promise<ChangeReply> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const on = dayOf(change.on);
  const reason = oneParagraph(change.reason);
  if (reason === '') throw new Problem('reason-missing');
  return once(sql, key, () =>
    sql.begin(async (tx) => {
      const at = services.clock.now();
      const { plan, preview } = change;
      const answer = await changeWithin(tx, neighbours, {
        agencyId,
        byPersonId: personId,
        at,
        on,
        reason,
        plan,
        preview,
      });
      await keepAnswer(tx, key, answer, at);
      return answer;
    }),
  );
}

export type ChangeWithin = {
  readonly agencyId: number;
  readonly byPersonId: string;
  readonly at: Date;
  readonly on: CalendarDay;
  readonly reason: string;
  readonly plan: PlanChange;
  readonly preview: string | null;
  /** For an act that is more than a change of the organisation, and stands where there is nothing to change. */
  readonly mayBeNothing?: true;
};

/** The same within somebody's transaction. A second one of the same request waits here, and finds it done. */
export async function changeWithin(
  tx: Tx,
  neighbours: OrganizationNeighbours,
  change: ChangeWithin,
): Promise<ChangeReply> {
  const { agencyId, byPersonId, at, on, reason } = change;
  await neighbours.holdFirst(tx, agencyId);
  await lockOrganization(tx, agencyId);
  const { plan, before, after, difference, revision, preview } = await draw(tx, agencyId, on, change.plan);
  if (change.preview !== null && change.preview !== preview) throw new Problem('organization-changed');
  if (difference.length === 0 && change.mayBeNothing) return { sequence: revision };
  if (difference.length === 0) throw new Problem('organization-unchanged');
  const answer = { sequence: revision + 1 };
  await writeHistory(tx, agencyId, historyDifference(before, after));
  const entry = { ...answer, at, byPersonId, effectiveOn: on, reason, difference };
  await insertJournalEntry(tx, agencyId, { ...entry, commands: plan.commands });
  if (plan.accounts.length > 0) await neighbours.openAccounts(tx, agencyId, plan.accounts, at);
  const today = dayInKorea(at);
  // Seats and boxes are things of today: what changes later takes them along when its day has come.
  if (on > today) await keepDay(tx, agencyId, { on, byPersonId, reason });
  else {
    const moves = reorganizationBetween(organizationOn(before, today), organizationOn(after, today));
    for (const follow of neighbours.afterChange)
      await follow(tx, { agencyId, byPersonId, at, on: today, reason, moves });
  }
  return answer;
}

async function draw(reader: Reader, agencyId: number, on: CalendarDay, planChange: PlanChange): Promise<Drawn> {
  const [before, revision] = await Promise.all([loadHistory(reader, agencyId), findRevision(reader, agencyId)]);
  const plan = await planChange(reader, before);
  const after = changeOrganization(before, plan.commands, { on, newId: randomUUID });
  if (isRefusal(after)) throw refused(after);
  const difference = organizationDifference(before, after, on);
  const preview = createHash('sha256').update(JSON.stringify({ revision, on, difference })).digest('hex');
  return { plan, before, after, difference, revision, preview };
}

/** The units that end or are not what they were, and those whose posts have gone elsewhere, by the name they had. */
function touchedUnits(before: OrganizationHistory, after: OrganizationHistory, on: CalendarDay) {
  const was = organizationOn(before, on);
  const { removed } = historyDifference(was, organizationOn(after, on));
  const ids = new Set([...removed.units, ...removed.posts].map(({ unitId }) => unitId));
  return new Map(was.units.filter(({ unitId }) => ids.has(unitId)).map(({ unitId, name }) => [unitId, name]));
}

const FIRST_DAY = '1948-01-01';
const LAST_DAY = '2999-12-31';

/** A day on which an office can stand. */
export function dayOf(text: string): CalendarDay {
  if (isCalendarDay(text) && text >= FIRST_DAY && text <= LAST_DAY) return text;
  throw new Problem('invalid-input', { problem: `${text}: 달력에 있는 날짜를 적어 주십시오` });
}
