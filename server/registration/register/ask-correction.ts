import { randomUUID } from 'node:crypto';
import { mayAskToCorrect } from '../../../shared/access/registration-access.ts';
import type { AskCorrection, AskedCorrection } from '../../../shared/contract/register.ts';
import { oneLine } from '../../../shared/document/official-document.ts';
import { fieldsOf } from '../../../shared/numbering/registered-fields.ts';
import { keepAnswer, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import { requireReason } from '../../platform/http/require-reason.ts';
import type { Services } from '../../platform/services.ts';
import { type KnowDocuments, readerOf } from '../access.ts';
import type { FilledRow } from './fill-rows.ts';
import { findEntry, subjectOf } from './find-entry.ts';
import { holdRegistration, insertRequest, type RegistrationKey } from './store.ts';

/**
 * 등록정보 수정이나 결번 처리의 신청 (기록규칙 제6조): says what is wrong, what is right and why. Nothing changes before
 * 기록물관리책임자 has confirmed it.
 */
export async function askCorrection(
  services: Services,
  documents: KnowDocuments,
  signed: Signed,
  asked: RegistrationKey & { readonly wish: AskCorrection },
  key: RequestKey,
): Promise<AskedCorrection> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const { seriesId, year, serial, wish } = asked;
  const registration = { seriesId, year, serial };
  const reason = requireReason(wish.reason);
  const reader = await readerOf(services, signed);
  return once(sql, key, async () => {
    const at = services.clock.now();
    const answer = { requestId: randomUUID() };
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      await holdRegistration(tx, agencyId, registration);
      const entry = await findEntry(tx, documents, reader, registration);
      if (!mayAskToCorrect(reader, { agencyId, unitId: entry.stored.unitId })) throw new Problem('not-found');
      const change = changeOf(entry, wish);
      const by = { reason, byPersonId: personId, at };
      await insertRequest(tx, agencyId, { id: answer.requestId, ...registration, ...change, ...by });
    });
    return answer;
  });
}

function changeOf(entry: FilledRow, wish: AskCorrection) {
  const { row, requests } = entry;
  if (row.voided !== null) throw new Problem('number-voided');
  const field = wish.kind === 'void' ? ('' as const) : wish.field;
  const waits = requests.some((one) => one.outcome === null && one.kind === wish.kind && one.field === field);
  if (waits) throw new Problem('correction-already-asked');
  if (wish.kind === 'void') return { kind: wish.kind, field: '' as const, before: '', after: '' };
  if (!fieldsOf(subjectOf(row.kind)).includes(wish.field)) throw new Problem('correction-not-of-this-kind');
  const [before, after] = [row[wish.field], oneLine(wish.after)];
  if (after === '' || after === before) throw new Problem('correction-without-change');
  return { kind: wish.kind, field: wish.field, before, after };
}
