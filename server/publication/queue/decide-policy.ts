import { USUAL_LADDER } from '../../../shared/approval/delegation-ladder.ts';
import type { DecidePolicy, PolicyReply, PublicationPolicyShape } from '../../../shared/contract/publication-acts.ts';
import type { PublicationPolicy } from '../../../shared/disclosure/publication-plan.ts';
import { type CalendarDay, dayInKorea, isCalendarDay } from '../../../shared/kernel/calendar-day.ts';
import { rulesOn } from '../../delegation/index.ts';
import { findPersonNames } from '../../organization/index.ts';
import type { Reader } from '../../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { findPolicyOn, insertPolicy, listPolicies } from './policy-store.ts';

/** 공개 방침 of today, with all decisions and what may be chosen. */
export async function findPolicies(services: Services, agencyId: number): Promise<PolicyReply> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const [current, rows, rungs] = await Promise.all([
    findPolicyOn(sql, agencyId, today),
    listPolicies(sql, agencyId),
    rungsOn(sql, agencyId, today),
  ]);
  const names = await findPersonNames(
    sql,
    agencyId,
    rows.map(({ setByPersonId }) => setByPersonId),
  );
  return {
    current: shapeOf(current),
    rungs,
    sequence: rows[0]?.sequence ?? 0,
    decisions: rows.map(({ sequence, validFrom, policy, setByPersonId, setAt }) => ({
      ...{ sequence, validFrom, policy: shapeOf(policy) },
      ...{ setBy: names.get(setByPersonId) ?? '', setAt: setAt.toISOString() },
    })),
  };
}

/** Decides the policy from a day on. What was approved before keeps the plan of its own day. */
export function decidePolicy(
  services: Services,
  { agencyId, personId }: Signed,
  { sequence, validFrom, policy }: DecidePolicy,
  key: RequestKey,
): Promise<{ sequence: number }> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const at = services.clock.now();
    const today = dayInKorea(at);
    if (!isCalendarDay(validFrom) || validFrom < today) throw new Problem('policy-day-past');
    const badDay = policy.closedDays.find((day) => !isCalendarDay(day));
    if (badDay !== undefined) throw new Problem('invalid-input', { problem: 'closedDays' });
    if (policy.originalAfterDays < policy.listAfterDays) throw new Problem('policy-list-later');
    const rung = policy.originalFromRung;
    if (rung !== null && !(await rungsOn(sql, agencyId, validFrom)).includes(rung)) {
      throw new Problem('policy-rung-unknown', { rung });
    }
    const answer = { sequence: sequence + 1 };
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      const row = { ...answer, validFrom, policy, setByPersonId: personId, setAt: at };
      if (!(await insertPolicy(tx, agencyId, row))) throw new Problem('policy-decided-meanwhile');
    });
    return answer;
  });
}

async function rungsOn(sql: Reader, agencyId: number, day: CalendarDay): Promise<string[]> {
  const rules = await rulesOn(sql, agencyId, day, undefined);
  return (rules?.table.ladder ?? USUAL_LADDER).map(({ name }) => name);
}

function shapeOf({ unlistedKinds, closedDays, ...policy }: PublicationPolicy): PublicationPolicyShape {
  return { ...policy, unlistedKinds: [...unlistedKinds], closedDays: [...closedDays] };
}
