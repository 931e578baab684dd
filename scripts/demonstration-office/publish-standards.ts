import type { Signed } from '../../server/platform/http/policy.ts';
import { decideStandards, findStandards } from '../../server/publication/standards/decide-standards.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { type Desk, keyOf } from './open-agencies.ts';
import type { PlannedAgency } from './planned-office.ts';

/** 비공개 세부기준 from the first day on, by the administrator's own act; an agency that plans none has none. */
export async function publishStandards(desk: Desk, agency: PlannedAgency, administrator: Signed): Promise<void> {
  const { sequence } = await findStandards(desk, administrator.agencyId);
  if (!agency.closingStandards || sequence > 0) return;
  const decision = {
    sequence,
    validFrom: dayInKorea(desk.clock.now()),
    standards: agency.closingStandards.map((each) => ({ ...each })),
  };
  await decideStandards(desk, administrator, decision, keyOf(administrator, `${agency.administrator.login}-standards`));
}
