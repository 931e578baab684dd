import { randomUUID } from 'node:crypto';
import { mayReceiveFor } from '../../../shared/access/registration-access.ts';
import type { GivenNumber, ReceiveDocument } from '../../../shared/contract/registration.ts';
import { oneLine } from '../../../shared/document/official-document.ts';
import { dayInKorea, yearOf } from '../../../shared/kernel/calendar-day.ts';
import { POLICY_OF_KIND } from '../../../shared/numbering/number-series.ts';
import { findUnitHeading } from '../../organization/index.ts';
import { writeTogether } from '../../platform/database/one-statement.ts';
import { answerRow, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { readerOf } from '../access.ts';
import { isSeriesExhausted, takeNumber } from '../store.ts';
import { countsTogether, findNumberOfReceipt, insertReceipt, receivedSeriesOf } from './store.ts';

/**
 * 접수: a paper, letter or fax from elsewhere is registered at the moment of its receipt, in the series of the unit
 * that handles it (기록규칙 제4조 5호).
 */
export async function receiveDocument(
  services: Services,
  signed: Signed,
  asked: ReceiveDocument,
  key: RequestKey,
): Promise<GivenNumber> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const { unitId, medium } = asked;
  const [title, sender, senderNumber] = [asked.title, asked.sender, asked.senderNumber].map(oneLine);
  if (!title) throw new Problem('title-missing');
  if (!sender) throw new Problem('sender-missing');
  const unit = await findUnitHeading(sql, agencyId, unitId, dayInKorea(services.clock.now()));
  if (!unit || !mayReceiveFor(await readerOf(services, signed), unitId)) throw new Problem('not-found');
  const { receiptId } = await once(sql, key, async () => {
    const at = services.clock.now();
    const on = dayInKorea(at);
    const id = randomUUID();
    const by = { byPersonId: personId, at };
    const name = `${unit.unitName} 접수`;
    const of = { unitId, postId: null };
    const own = { id: randomUUID(), kind: 'received' as const, name, policy: POLICY_OF_KIND.received, ...of, ...by };
    const seriesId = (await countsTogether(sql, agencyId, on)) ? unitId : await receivedSeriesOf(sql, agencyId, own);
    const answer = { receiptId: id };
    const receipt = { agencyId, id, unitId, title, sender, senderNumber: senderNumber ?? '', medium, ...by };
    const { unitCode, unitName } = unit;
    const number = {
      agencyId,
      seriesId,
      year: yearOf(on),
      documentId: null,
      receiptId: id,
      unitCode,
      unitName,
      at,
      on,
    };
    try {
      await writeTogether(sql, [answerRow(sql, key, answer, at), insertReceipt(sql, receipt)], takeNumber(sql, number));
    } catch (error) {
      if (isSeriesExhausted(error)) throw new Problem('series-exhausted');
      throw error;
    }
    return answer;
  });
  return { printed: (await findNumberOfReceipt(sql, agencyId, receiptId)) ?? '' };
}
