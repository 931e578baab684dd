import type { Signed } from '../../server/platform/http/policy.ts';
import { decidePolicy, findPolicies } from '../../server/publication/queue/decide-policy.ts';
import { FIRST_POLICY } from '../../shared/disclosure/publication-plan.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { type Desk, keyOf } from './open-agencies.ts';
import type { PlannedAgency } from './planned-office.ts';

/** 공개 방침 from the first day on, by the administrator's own act; an agency that plans none keeps the usual one. */
export async function decidePublication(desk: Desk, agency: PlannedAgency, administrator: Signed): Promise<void> {
  const { sequence } = await findPolicies(desk, administrator.agencyId);
  if (!agency.publication || sequence > 0) return;
  const policy = { ...FIRST_POLICY, ...agency.publication };
  const decision = {
    sequence,
    validFrom: dayInKorea(desk.clock.now()),
    policy: { ...policy, unlistedKinds: [...policy.unlistedKinds], closedDays: [...policy.closedDays] },
  };
  await decidePolicy(desk, administrator, decision, keyOf(administrator, `${agency.administrator.login}-publication`));
}
