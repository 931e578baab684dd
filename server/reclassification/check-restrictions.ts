import { createHash } from 'node:crypto';
import { mayReclassify } from '../../shared/access/reclassification-access.ts';
import { refusalText } from '../../shared/contract/refusals.ts';
import type { CheckRestrictions, RestrictionsChecked } from '../../shared/contract/restriction-checks.ts';
import { isOver } from '../../shared/document/access-restriction.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { requireReason } from '../platform/http/require-reason.ts';
import type { Services } from '../platform/services.ts';
import { decideRestriction, type RestrictionDecision } from './restrict-access.ts';

type Asked = CheckRestrictions['records'][number];
type Result = RestrictionsChecked['results'][number];

/**
 * 접근권한 재분류 (기록령 제24조①): 열람제한 of several records is kept or lifted by one press, each by an act of its own. What
 * cannot be decided so is told and keeps none of the others back.
 */
export async function checkRestrictions(
  services: Services,
  signed: Signed,
  { records, outcome, reason: told }: CheckRestrictions,
): Promise<RestrictionsChecked> {
  if (!mayReclassify(signed)) throw new Problem('not-found');
  const reason = requireReason(told);
  const results: Result[] = [];
  // One after the other: a list of fifty must not occupy every connection.
  for (const asked of records) results.push(await checkOne(services, signed, asked, { outcome, reason }));
  services.outbox.wake();
  return { results };
}

async function checkOne(
  services: Services,
  signed: Signed,
  { managementNumber, decisions, key }: Asked,
  { outcome, reason }: Pick<CheckRestrictions, 'outcome' | 'reason'>,
): Promise<Result> {
  const said = `접근권한 재분류 ${managementNumber} ${decisions} ${outcome} ${reason}`;
  const requestHash = createHash('sha256').update(said).digest('hex');
  const chosen: RestrictionDecision['chosen'] = async (_tx, { from, at }) => {
    if (from === null || isOver(from, dayInKorea(at))) throw new Problem('restriction-not-standing');
    return outcome === 'keep' ? from : null;
  };
  try {
    const named = { managementNumber, decisions, reason, key: { accountId: signed.accountId, key, requestHash } };
    await decideRestriction(services, signed, { ...named, chosen });
    return { managementNumber, problem: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { managementNumber, problem: { code: error.code, message: refusalText(error.code, error.facts) } };
  }
}
