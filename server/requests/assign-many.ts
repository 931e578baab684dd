import type { AssignRequests, RequestsAssigned } from '../../shared/contract/requests.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { actingOfficer } from './access.ts';
import { performOnRequest, type RequestServices } from './act-on-request.ts';
import { assignment } from './handle-request.ts';
import { holdRequests } from './store.ts';

/** 담당 지정 of many at once, as when somebody has left: what is over meanwhile is left as it is, and told. */
export function assignMany(
  services: RequestServices,
  signed: Signed,
  { receiptNumbers, unitId, personId }: AssignRequests,
  key: RequestKey,
): Promise<RequestsAssigned> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const by = await actingOfficer(services, signed);
    const at = services.clock.now();
    const tell: (() => void)[] = [];
    const answer = await sql.begin(async (tx) => {
      const { agencyId } = signed;
      const asked = await assignment(services, tx, signed, by, { unitId, personId });
      const assigned: string[] = [];
      for (const { id, receiptNumber } of await holdRequests(tx, agencyId, { receiptNumbers })) {
        const acting = { at, personId: signed.personId };
        const done = await performOnRequest(services, tx, { agencyId, id }, acting, async () => asked);
        if (isRefusal(done)) continue;
        assigned.push(receiptNumber);
        tell.push(done.tellNow);
      }
      const told = { assigned, left: receiptNumbers.filter((number) => !assigned.includes(number)) };
      await keepAnswer(tx, key, told, at);
      return told;
    });
    for (const each of tell) each();
    return answer;
  });
}
