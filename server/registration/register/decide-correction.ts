import { mayConfirmCorrection } from '../../../shared/access/correction-access.ts';
import { mayAskToCorrect } from '../../../shared/access/registration-access.ts';
import type { DecideCorrection, DecidedCorrection } from '../../../shared/contract/register.ts';
import { oneParagraph } from '../../../shared/document/official-document.ts';
import { keepAnswer, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { type KnowDocuments, readerOf } from '../access.ts';
import { findEntry } from './find-entry.ts';
import { findRequest, holdRegistration, insertDecision, isDecidedAlready } from './store.ts';

/**
 * 기록물관리책임자 confirms or refuses a correction or a void. A refusal says why. Somebody else must have asked for it.
 */
export async function decideCorrection(
  services: Services,
  documents: KnowDocuments,
  signed: Signed,
  asked: DecideCorrection & { readonly requestId: string },
  key: RequestKey,
): Promise<DecidedCorrection> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const { requestId, outcome } = asked;
  const note = oneParagraph(asked.note);
  if (outcome === 'refused' && note === '') throw new Problem('reason-missing');
  const reader = await readerOf(services, signed);
  return once(sql, key, async () => {
    const at = services.clock.now();
    const answer = { outcome };
    try {
      await sql.begin(async (tx) => {
        await keepAnswer(tx, key, answer, at);
        const request = await findRequest(tx, agencyId, requestId);
        if (!request) throw new Problem('not-found');
        await holdRegistration(tx, agencyId, request);
        const { stored, row } = await findEntry(tx, documents, reader, request);
        const registration = { agencyId, unitId: stored.unitId };
        if (!mayConfirmCorrection(reader, { ...registration, proposedByPersonId: request.byPersonId })) {
          if (request.byPersonId === personId) throw new Problem('confirmer-is-the-asker');
          if (mayAskToCorrect(reader, registration)) throw new Problem('not-permitted', { who: '기록물관리책임자' });
          throw new Problem('not-found');
        }
        if (row.voided !== null) throw new Problem('number-voided');
        await insertDecision(tx, agencyId, { requestId, outcome, note, byPersonId: personId, at });
      });
    } catch (error) {
      if (isDecidedAlready(error)) throw new Problem('correction-already-decided');
      throw error;
    }
    return answer;
  });
}
