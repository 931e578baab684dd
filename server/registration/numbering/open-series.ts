import { randomUUID } from 'node:crypto';
import type { OpenSeries } from '../../../shared/contract/registration.ts';
import { oneLine } from '../../../shared/document/official-document.ts';
import { POLICY_LABELS, POLICY_OF_KIND } from '../../../shared/numbering/number-series.ts';
import { keepAnswer, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import { requireReason } from '../../platform/http/require-reason.ts';
import type { Services } from '../../platform/services.ts';
import { insertNumberSeries, isNameTaken } from './store.ts';

/**
 * Opens a series of the agency by the name that is printed: 훈령, 고시, 공고, 행정1부시장 방침. How it counts is the law's
 * for every kind but 방침, which no article knows.
 */
export function openSeries(services: Services, signed: Signed, asked: OpenSeries, key: RequestKey) {
  const { sql } = services.database;
  const at = services.clock.now();
  requireReason(asked.reason);
  const name = oneLine(asked.name);
  if (name === '') throw new Problem('name-missing');
  const lawful = POLICY_OF_KIND[asked.kind];
  if (asked.kind !== 'decision' && asked.policy !== lawful) {
    throw new Problem('series-policy-fixed', { policy: POLICY_LABELS[lawful] });
  }
  const { kind, policy } = asked;
  return once(sql, key, async () => {
    const answer = { id: randomUUID() };
    const series = { id: answer.id, kind, name, policy, unitId: null, byPersonId: signed.personId, at };
    try {
      await sql.begin((tx) => [keepAnswer(tx, key, answer, at), insertNumberSeries(tx, signed.agencyId, series)]);
    } catch (error) {
      if (isNameTaken(error)) throw new Problem('series-name-taken');
      throw error;
    }
    return answer;
  });
}
