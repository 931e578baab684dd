import { mayRead } from '../../../shared/access/document-access.ts';
import { mayAskToCorrect } from '../../../shared/access/registration-access.ts';
import type { GiveFurtherNumber, GivenNumber } from '../../../shared/contract/registration.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { counterYear, numberHalves } from '../../../shared/numbering/number-series.ts';
import { findDocument } from '../../document/index.ts';
import { writeTogether } from '../../platform/database/one-statement.ts';
import { answerRow, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import { requireReason } from '../../platform/http/require-reason.ts';
import type { Services } from '../../platform/services.ts';
import { type KnowDocuments, readerOf } from '../access.ts';
import { findRegistration, isSeriesExhausted } from '../store.ts';
import { findFurtherNumber, findNumberSeries, isNumberGivenBefore, takeFurtherNumber } from './store.ts';

/**
 * Gives an approved document a number of another series besides its own: a 훈령's number, a 방침번호. Who works in the
 * document's unit does it, with a reason, because the approval itself did not.
 */
export async function giveFurtherNumber(
  services: Services,
  documents: KnowDocuments,
  signed: Signed,
  asked: GiveFurtherNumber & { readonly managementNumber: string },
  key: RequestKey,
): Promise<GivenNumber> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const { seriesId } = asked;
  const reason = requireReason(asked.reason);
  const { documentId, unitId } = await readableDocument(services, documents, signed, asked.managementNumber);
  const series = await findNumberSeries(sql, agencyId, seriesId);
  if (!series || series.unitId !== null) throw new Problem('not-found');
  await once(sql, key, async () => {
    const registration = await findRegistration(sql, agencyId, documentId);
    if (!registration) throw new Problem('not-approved-yet');
    const at = services.clock.now();
    const on = dayInKorea(at);
    const year = counterYear(series.policy, on);
    const answer = { seriesId };
    const of = { agencyId, seriesId, year, documentId, unitId, unitName: registration.unitName };
    const number = { ...of, ...numberHalves(series.name, series.policy, year), reason, byPersonId: personId, at, on };
    try {
      await writeTogether(sql, [answerRow(sql, key, answer, at)], takeFurtherNumber(sql, number));
    } catch (error) {
      if (isSeriesExhausted(error)) throw new Problem('series-exhausted');
      if (!isNumberGivenBefore(error)) throw error;
      const before = await findFurtherNumber(sql, agencyId, documentId, seriesId);
      throw new Problem('number-given-before', { number: before ?? '' });
    }
    return answer;
  });
  return { printed: (await findFurtherNumber(sql, agencyId, documentId, seriesId)) ?? '' };
}

async function readableDocument(
  services: Services,
  documents: KnowDocuments,
  signed: Signed,
  managementNumber: string,
): Promise<{ readonly documentId: string; readonly unitId: string }> {
  const [document, reader] = await Promise.all([
    findDocument(services.database.sql, signed.agencyId, managementNumber),
    readerOf(services, signed),
  ]);
  const facts = document && (await documents.facts(signed.agencyId, [document.id])).get(document.id);
  if (!document || !facts || !mayRead(reader, facts)) throw new Problem('not-found');
  if (!mayAskToCorrect(reader, facts)) throw new Problem('not-permitted', { who: '기안 부서의 사람' });
  return { documentId: document.id, unitId: document.unitId };
}
