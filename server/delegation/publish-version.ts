import { tableFindings } from '../../shared/approval/delegation-table.ts';
import type { DelegationVersionDone, PublishDelegationVersion } from '../../shared/contract/delegation.ts';
import { dayInKorea, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { brokenConstraint } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { requireDraft } from './draft-version.ts';
import { listRules, listVersions, publishDraft } from './store.ts';

/**
 * Puts a draft into force from a day on. Never for a day gone by: what was decided then was decided by the table
 * that held then. From here on nothing changes it.
 */
export function publishDelegationVersion(
  services: Services,
  signed: Signed,
  version: number,
  { revision, validFrom }: PublishDelegationVersion,
  key: RequestKey,
): Promise<DelegationVersionDone> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  return once(sql, key, async () => {
    const draft = await requireDraft(services, agencyId, version);
    if (draft.revision !== revision) throw new Problem('delegation-stale');
    const at = services.clock.now();
    const [versions, rules] = await Promise.all([listVersions(sql, agencyId), listRules(sql, agencyId, version)]);
    const today = dayInKorea(at);
    const isAfterAll = versions.every((each) => each.validFrom === null || each.validFrom < validFrom);
    if (!isCalendarDay(validFrom) || validFrom < today || !isAfterAll) {
      throw new Problem('delegation-day-past', { today });
    }
    if (rules.length === 0) throw new Problem('delegation-empty');
    const blocking = tableFindings({ ...draft, rules }).find(({ blocks }) => blocks);
    if (blocking) throw new Problem('delegation-blocked', { code: blocking.code, finding: blocking.finding });
    const answer = { version, revision: revision + 1 };
    await sql
      .begin(async (tx) => {
        await keepAnswer(tx, key, answer, at);
        const published = await publishDraft(
          tx,
          { agencyId, version, revision },
          { validFrom, byPersonId: personId, at },
        );
        if (!published) throw new Problem('delegation-stale');
      })
      .catch((error: unknown) => {
        if (brokenConstraint(error) !== 'one_regulation_begins_on_a_day') throw error;
        throw new Problem('delegation-day-past', { today });
      });
    return answer;
  });
}
