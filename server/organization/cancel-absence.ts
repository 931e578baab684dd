import type { AbsenceReply, CancelAbsence } from '../../shared/contract/absence.ts';
import { oneParagraph } from '../../shared/document/official-document.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { endAbsence, findAbsence } from './absence-store.ts';

/** 부재 해제: from now on the person acts themselves again. What a stand-in has signed stays signed. */
export function cancelAbsence(
  services: Services,
  signed: Signed,
  absenceId: string,
  body: CancelAbsence,
  key: RequestKey,
): Promise<AbsenceReply> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const reason = oneParagraph(body.reason ?? '');
  return once(sql, key, async () => {
    const absence = isUuid(absenceId) ? await findAbsence(sql, agencyId, absenceId) : undefined;
    const own = absence?.personId === personId;
    if (!absence || !(own || signed.roles.includes('administrator'))) throw new Problem('not-found');
    if (!own && reason === '') throw new Problem('reason-missing');
    const answer = { id: absence.id };
    const at = services.clock.now();
    await sql.begin(async (tx) => {
      const [, ended] = await Promise.all([
        keepAnswer(tx, key, answer, at),
        endAbsence(tx, agencyId, absence.id, { at, byPersonId: personId, reason: reason || null }),
      ]);
      if (!ended) throw new Problem('absence-over');
    });
    return answer;
  });
}
