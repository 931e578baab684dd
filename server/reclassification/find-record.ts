import { mayReclassify } from '../../shared/access/reclassification-access.ts';
import type { RecheckRow } from '../../shared/contract/reclassification.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { accessDocument } from '../approval/index.ts';
import { findRecheckRecord } from '../disclosure/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { recheckDay } from './access.ts';
import { fillRows } from './list-records.ts';

/** One approved record as the worklists tell it, in one of them or not: for whoever decides on it before its day. */
export async function findRecord(services: Services, signed: Signed, managementNumber: string): Promise<RecheckRow> {
  const { agencyId } = signed;
  const { record } = await accessDocument(services, signed, managementNumber);
  if (!mayReclassify(signed) || record.agencyId !== agencyId) throw new Problem('not-found');
  const { sql } = services.database;
  const found = await findRecheckRecord(sql, agencyId, record.documentId);
  const on = await recheckDay(sql, agencyId, dayInKorea(services.clock.now()));
  const [row] = found ? await fillRows(services, agencyId, on, [found]) : [];
  if (!row) throw new Problem('not-found');
  return row;
}
