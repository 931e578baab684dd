import type { HandoverDone } from '../../shared/contract/handover.ts';
import { oneParagraph } from '../../shared/document/official-document.ts';
import { refuseHandoverAct } from '../../shared/handover/handover.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import { accessHandover } from './find-handover.ts';
import { endHandover as endRow, holdHandover } from './store.ts';
import { type HandoverServices, othersOf } from './tell-of-handover.ts';

/** The receiver refuses, or who wrote it takes it back: nothing moves, and the record says why. */
export function endHandover(
  services: HandoverServices,
  signed: Signed,
  asked: { readonly id: string; readonly act: 'refuse' | 'withdraw'; readonly reason: string },
  key: RequestKey,
): Promise<HandoverDone> {
  const { sql } = services.database;
  const { id, act } = asked;
  const { agencyId, personId } = signed;
  const reason = oneParagraph(asked.reason);
  return once(sql, key, async () => {
    if (reason === '') throw new Problem('reason-missing');
    await accessHandover(services, signed, id);
    const answer = { id, status: act === 'refuse' ? 'refused' : 'withdrawn' } as const;
    const at = services.clock.now();
    const tellNow = await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      const handover = await holdHandover(tx, agencyId, id);
      if (!handover) throw new Problem('not-found');
      const refusal = refuseHandoverAct(act, personId, handover);
      if (refusal) throw refused(refusal);
      await endRow(tx, { agencyId, id }, { status: answer.status, at, reason });
      const personIds = othersOf(personId, handover);
      return services.tellOfHandover(tx, { agencyId, handoverId: id, status: answer.status, personIds, at });
    });
    tellNow();
    return answer;
  });
}
