import { randomUUID } from 'node:crypto';
import type { OpenSeries } from '../../../shared/contract/registration.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { counterYear, POLICY_LABELS, POLICY_OF_KIND } from '../../../shared/numbering/number-series.ts';
import { listOfficeOn } from '../../organization/index.ts';
import { keepAnswer, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { printedLine } from '../../platform/http/printed-line.ts';
import { Problem } from '../../platform/http/problems.ts';
import { requireReason } from '../../platform/http/require-reason.ts';
import type { Services } from '../../platform/services.ts';
import { goOnAfter } from '../start-series.ts';
import { insertNumberSeries, seriesInTheWay } from './store.ts';

/**
 * Opens a series of the agency by the name that is printed: 훈령, 고시, 공고, 행정1부시장 방침. How it counts is the law's
 * for every kind but 방침, which no article knows. It begins at 1, or after the last number of the paper register.
 */
export async function openSeries(services: Services, signed: Signed, asked: OpenSeries, key: RequestKey) {
  const { sql } = services.database;
  const { agencyId, personId: byPersonId } = signed;
  const at = services.clock.now();
  const reason = requireReason(asked.reason);
  const name = printedLine('번호 대장의 이름', asked.name);
  if (name === '') throw new Problem('name-missing');
  const lawful = POLICY_OF_KIND[asked.kind];
  if (asked.kind !== 'decision' && asked.policy !== lawful) {
    throw new Problem('series-policy-fixed', { policy: POLICY_LABELS[lawful] });
  }
  const { kind, policy, postId = null, lastUsed } = asked;
  if (postId !== null) await refuseOffice(services, agencyId, asked.kind, postId, at);
  return once(sql, key, async () => {
    const answer = { id: randomUUID() };
    const series = { id: answer.id, kind, name, policy, unitId: null, postId, byPersonId, at };
    const start = { seriesId: answer.id, year: counterYear(policy, dayInKorea(at)), reason, byPersonId, at };
    try {
      await sql.begin(async (tx) => {
        await Promise.all([keepAnswer(tx, key, answer, at), insertNumberSeries(tx, agencyId, series)]);
        if (lastUsed !== undefined) await goOnAfter(tx, agencyId, { ...start, lastUsed });
      });
    } catch (error) {
      const inTheWay = seriesInTheWay(error);
      if (inTheWay) throw new Problem(inTheWay === 'name' ? 'series-name-taken' : 'decision-series-taken');
      throw error;
    }
    return answer;
  });
}

/** Only a 방침 is of an office, and only of one that there is today. */
async function refuseOffice(services: Services, agencyId: number, kind: OpenSeries['kind'], postId: string, at: Date) {
  if (kind !== 'decision') throw new Problem('invalid-input', { problem: 'postId' });
  const { units } = await listOfficeOn(services.database.sql, agencyId, dayInKorea(at));
  if (!units.some(({ posts }) => posts.some((post) => post.id === postId))) throw new Problem('not-found');
}
