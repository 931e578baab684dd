import { maySetRecheckRules } from '../../shared/access/reclassification-access.ts';
import type { RecheckRulesReply, SetRecheckRules } from '../../shared/contract/reclassification.ts';
import { dayInKorea, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { orderedRules, rulesFault } from '../../shared/records/recheck-rules.ts';
import { insertRules, listRules } from '../disclosure/index.ts';
import { findPersonNames } from '../organization/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import { requireReason } from '../platform/http/require-reason.ts';
import type { Services } from '../platform/services.ts';
import { accessWorklists } from './access.ts';
import { rulesShape } from './find-overview.ts';

/** 재분류 기준: a version that holds from a day on. What held before stays written down. */
export function setRecheckRules(
  services: Services,
  signed: Signed,
  asked: SetRecheckRules,
  key: RequestKey,
): Promise<{ validFrom: string }> {
  const { agencyId, personId: byPersonId } = signed;
  if (!maySetRecheckRules(signed)) throw new Problem('not-found');
  const reason = requireReason(asked.reason);
  const rules = orderedRules(asked.rules);
  const { validFrom } = rules;
  if (!isCalendarDay(validFrom)) throw new Problem('invalid-input', { problem: '없는 날짜입니다' });
  return once(services.database.sql, key, async () => {
    const at = services.clock.now();
    const fault = rulesFault(rules, dayInKorea(at));
    if (fault) throw refused(fault);
    await services.database.sql.begin(async (tx) => {
      await keepAnswer(tx, key, { validFrom }, at);
      const isNew = await insertRules(tx, agencyId, { ...rules, reason, byPersonId, at });
      if (!isNew) throw new Problem('recheck-rules-begin-once');
    });
    return { validFrom };
  });
}

/** Every version, the one that begins last first. */
export async function listRecheckRules(services: Services, signed: Signed): Promise<RecheckRulesReply> {
  await accessWorklists(services, signed);
  const { sql } = services.database;
  const versions = await listRules(sql, signed.agencyId);
  const names = await findPersonNames(sql, signed.agencyId, [...new Set(versions.map((one) => one.byPersonId))]);
  return {
    versions: versions.map(({ reason, byPersonId, at, ...rules }) => ({
      rules: rulesShape(rules),
      ...{ reason, by: names.get(byPersonId) ?? '', at: at.toISOString() },
    })),
  };
}
