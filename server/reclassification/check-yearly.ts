import { createHash } from 'node:crypto';
import { mayReclassify } from '../../shared/access/reclassification-access.ts';
import {
  type CheckYearly,
  MOST_CHECKED_AT_ONCE,
  type ReclassifyRecords,
  type YearlyChecked,
} from '../../shared/contract/reclassification.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { requireReason } from '../platform/http/require-reason.ts';
import type { Services } from '../platform/services.ts';
import { listNextYearly } from './list-records.ts';
import { decideOne } from './reclassify-records.ts';

/**
 * 연간 재분류 of a whole list, one step of it: each record is kept as it stands by an act and a transaction of its own. An
 * agency has tens of thousands: whoever asks goes on until nothing is left, and may stop at any step.
 */
export async function checkYearly(
  services: Services,
  signed: Signed,
  { reason: told, reviewOn, ...query }: CheckYearly,
  key: RequestKey,
): Promise<YearlyChecked> {
  if (!mayReclassify(signed)) throw new Problem('not-found');
  const reason = requireReason(told);
  const { records, next } = await listNextYearly(services, signed, query, MOST_CHECKED_AT_ONCE);
  const left: YearlyChecked['left'] = [];
  for (const { title, ...record } of records) {
    const asked = { ...record, key: keyOf(key, record.managementNumber) };
    const { problem } = await decideOne(services, signed, asked, { choice: { ...KEPT, reviewOn }, reason });
    if (problem) left.push({ managementNumber: record.managementNumber, title, message: problem.message });
  }
  services.outbox.wake();
  return { kept: records.length - left.length, left, next };
}

const KEPT: Omit<ReclassifyRecords['choice'], 'reviewOn'> = {
  ...{ outcome: 'keep', grounds: [], bodyOpen: false, attachments: 'asTheyAre', liftedGrounds: [], council: null },
};

/** Of this record in this step: a step that is sent again finds its own answers. */
function keyOf({ key }: RequestKey, managementNumber: string): string {
  return createHash('sha256').update(`${key} ${managementNumber}`).digest('hex').slice(0, 32);
}
