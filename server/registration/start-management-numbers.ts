import { randomUUID } from 'node:crypto';
import type { StartManagementNumbers } from '../../shared/contract/registration.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { requireReason } from '../platform/http/require-reason.ts';
import type { Services } from '../platform/services.ts';
import type { Started } from './start-series.ts';
import { findLastManagementSerial, insertManagementNumberStart, moveManagementNumbers } from './store.ts';

/** Lets the agency's 관리번호 go on after those of a former system; only forward. */
export function startManagementNumbers(
  services: Services,
  signed: Signed,
  start: StartManagementNumbers,
  key: RequestKey,
): Promise<Started> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const { lastUsed } = start;
  const reason = requireReason(start.reason);
  return once(sql, key, async () => {
    const at = services.clock.now();
    const answer = { lastUsed };
    await sql.begin(async (tx) => {
      const [, , moved] = await Promise.all([
        keepAnswer(tx, key, answer, at),
        insertManagementNumberStart(tx, agencyId, randomUUID(), { lastUsed, reason, byPersonId: personId, at }),
        moveManagementNumbers(tx, agencyId, lastUsed),
      ]);
      const last = moved ? lastUsed : await findLastManagementSerial(tx, agencyId);
      if (!moved) throw new Problem('series-already-further', { last });
    });
    return answer;
  });
}
