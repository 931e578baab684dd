import type { ChargesReply, ChargeUnitTask } from '../../shared/contract/organization.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { findOfficials } from '../organization/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { listCharges, writeCharge } from './charge-store.ts';
import { findUnitTask } from './store.ts';

export async function findCharges(services: Services, agencyId: number): Promise<ChargesReply> {
  return { charges: await listCharges(services.database.sql, agencyId) };
}

/** 담당 지정: who is in charge of a unit task from now on; a handover (인계·인수) passes it on. */
export function chargeUnitTask(
  services: Services,
  agencyId: number,
  { unitTaskId, personId }: ChargeUnitTask & { readonly unitTaskId: string },
  key: RequestKey,
): Promise<ChargeUnitTask> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const at = services.clock.now();
    const today = dayInKorea(at);
    const [task, officials] = await Promise.all([
      findUnitTask(sql, agencyId, unitTaskId, today),
      findOfficials(sql, agencyId, personId === null ? [] : [personId], today),
    ]);
    if (!task) throw new Problem('not-found');
    if (personId !== null && !officials.get(personId)?.postTitle) throw new Problem('seat-unknown');
    const answer = { personId };
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      await writeCharge(tx, { agencyId, unitTaskId }, personId, at);
    });
    return answer;
  });
}
