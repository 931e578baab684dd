import type { ActReply } from '../../shared/contract/approval.ts';
import type { NameParticipant } from '../../shared/contract/in-turn.ts';
import { agencyOrdinalOf } from '../../shared/numbering/management-number.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { officerOfToday } from './officer-of-today.ts';
import { performAct } from './perform-act.ts';
import { actInTurn } from './seat-in-turn.ts';

/** 협조자 지정: the clerk of the unit that was asked to cooperate names one of its people. */
export async function nameParticipant(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: NameParticipant,
  key: RequestKey,
): Promise<ActReply> {
  const { agencyId } = signed;
  const to = await officerOfToday(services, { agencyId, keptBy: agencyOrdinalOf(managementNumber) }, body);
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: (loaded) => ({ type: 'nameParticipant', ...actInTurn(loaded, body.seat), at: loaded.at, to }),
  });
}
