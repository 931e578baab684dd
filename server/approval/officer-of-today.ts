import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { findAccountIdsOf } from '../identity/index.ts';
import { asPartner, findPrintedOfficer } from '../organization/index.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';

/** Whom an act brings in: an official of that agency who holds that post today and can sign in, as they are printed. */
export async function officerOfToday(
  services: Services,
  { agencyId, keptBy }: { readonly agencyId: number; readonly keptBy: number },
  { personId, postId }: { readonly personId: string; readonly postId: string },
): Promise<PrintedOfficer> {
  const { sql } = services.database;
  const on = dayInKorea(services.clock.now());
  const [officer, accounts] = await Promise.all([
    findPrintedOfficer(sql, { agencyId, personId, postId, on }),
    findAccountIdsOf(sql, agencyId, [personId]),
  ]);
  if (!officer) throw new Problem('seat-unknown');
  if (!accounts.has(personId)) throw new Problem('seat-without-account', { name: officer.name });
  const [printed = officer] = await asPartner(sql, { agencyId, keptBy }, [officer]);
  return printed;
}
