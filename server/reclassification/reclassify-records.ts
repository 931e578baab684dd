import { createHash } from 'node:crypto';
import { mayReclassify } from '../../shared/access/reclassification-access.ts';
import type { ReclassifyRecords, ReclassifyReply } from '../../shared/contract/reclassification.ts';
import { refusalText } from '../../shared/contract/refusals.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { requireReason } from '../platform/http/require-reason.ts';
import type { Services } from '../platform/services.ts';
import { reclassifyRecord } from './reclassify-record.ts';

type Asked = ReclassifyRecords['records'][number];
type Result = ReclassifyReply['results'][number];

/**
 * 재분류: several records by one press, each an act and a transaction of its own. What cannot be decided so is told and
 * keeps none of the others back.
 */
export async function reclassifyRecords(
  services: Services,
  signed: Signed,
  body: ReclassifyRecords,
): Promise<ReclassifyReply> {
  if (!mayReclassify(signed)) throw new Problem('not-found');
  const reason = requireReason(body.reason);
  const results: Result[] = [];
  // One after the other: a list of fifty must not occupy every connection.
  for (const asked of body.records) results.push(await decideOne(services, signed, asked, { ...body, reason }));
  services.outbox.wake();
  return { results };
}

/** Decides on one of several: what is not done is told. */
export async function decideOne(
  services: Services,
  signed: Signed,
  asked: Asked,
  { choice, reason }: Pick<ReclassifyRecords, 'choice' | 'reason'>,
): Promise<Result> {
  const { managementNumber, decisions } = asked;
  try {
    const key = keyOf(signed, asked, { choice, reason });
    const done = await reclassifyRecord(services, signed, { managementNumber, decisions, choice, reason, key });
    return { managementNumber, done, problem: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, facts } = error;
    return { managementNumber, done: null, problem: { code, message: refusalText(code, facts) } };
  }
}

/** Names this record's part of the list, whatever else the list holds. */
function keyOf({ accountId }: Signed, { managementNumber, decisions, key }: Asked, decided: object) {
  const said = `재분류 ${managementNumber} ${decisions} ${JSON.stringify(decided)}`;
  return { accountId, key, requestHash: createHash('sha256').update(said).digest('hex') };
}
