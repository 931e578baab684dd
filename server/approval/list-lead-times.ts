import { LEAD_STEPS, type LeadPeriod, type LeadStep, refuseLeadPeriod } from '../../shared/approval/lead-time.ts';
import type { LeadRow, LeadTimesReply } from '../../shared/contract/lead-times.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { listHeadedUnits, listUnitNames, listUnitsUnder } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { type LeadTimeRow, listLeadTimes } from './lead-time-store.ts';

/**
 * 결재 소요시간 of what was approved within a period: the agency's for an administrator, that of their own units and
 * of those below for a head (부서장). For everybody else it does not exist. It names no person and no document.
 */
export async function leadTimes(services: Services, signed: Signed, period: LeadPeriod): Promise<LeadTimesReply> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const today = dayInKorea(services.clock.now());
  const isAdministrator = signed.roles.includes('administrator');
  const headed = isAdministrator ? null : await listHeadedUnits(sql, agencyId, personId, today);
  if (headed?.length === 0) throw new Problem('not-found');
  const unitIds = headed && (await listUnitsUnder(sql, agencyId, headed, today));
  const refusal = refuseLeadPeriod(period);
  if (refusal) throw refused(refusal);
  const rows = await listLeadTimes(sql, agencyId, { ...period, unitIds });
  const found = [...new Set(rows.flatMap(({ unitId }) => unitId ?? []))];
  const names = await listUnitNames(sql, agencyId, found, today);
  return {
    scope: isAdministrator ? 'agency' : 'units',
    whole: leadRows(rows, null),
    units: names.map((named) => ({ ...named, steps: leadRows(rows, named.unitId) })),
  };
}

function leadRows(rows: readonly LeadTimeRow[], unitId: string | null): LeadRow[] {
  return (Object.keys(LEAD_STEPS) as LeadStep[]).flatMap((step) => {
    const row = rows.find((one) => one.unitId === unitId && one.step === step);
    return row ? [{ step, figures: figuresOf(row) }] : [];
  });
}

function figuresOf({ documents, median, ninetieth }: LeadTimeRow): LeadRow['figures'] {
  return documents === null || median === null || ninetieth === null ? null : { documents, median, ninetieth };
}
