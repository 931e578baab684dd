import { randomUUID } from 'node:crypto';
import type { AbsenceReply, SetAbsence } from '../../shared/contract/absence.ts';
import { oneParagraph } from '../../shared/document/official-document.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import { absenceFault, beginAfterEarlier, readPeriod } from '../../shared/organization/absence.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { holdAbsences, insertAbsence, listAbsencesWithin } from './absence-store.ts';
import { findOfficials } from './store.ts';

/** 부재 설정: one's own absence, or with a reason the administrator's entry for somebody who cannot make it. */
export function setAbsence(
  services: Services,
  signed: Signed,
  wanted: SetAbsence & { readonly personId: string; readonly reason?: string },
  key: RequestKey,
): Promise<AbsenceReply> {
  const { sql } = services.database;
  const { agencyId } = signed;
  const basis = requireText(wanted.basis);
  const reason = wanted.reason === undefined ? null : requireText(wanted.reason);
  const period = readPeriod(wanted);
  if (isRefusal(period)) throw refused(period);
  return once(sql, key, async () => {
    const at = services.clock.now();
    const { personId, standInPersonId: standInId, kind } = wanted;
    if (!isUuid(personId)) throw new Problem('not-found');
    const officials = await findOfficials(sql, agencyId, [personId, standInId ?? personId], dayInKorea(at));
    if (!officials.has(personId)) throw new Problem('not-found');
    // Whoever holds no post signs nothing, so nobody could act for anyone through them.
    if (standInId !== null && !officials.get(standInId)?.postTitle) throw new Problem('stand-in-unknown');
    const absence = { id: randomUUID(), personId, standInId, kind, basis, madeBy: signed.personId, ...period };
    const answer = { id: absence.id };
    await sql.begin(async (tx) => {
      await Promise.all([keepAnswer(tx, key, answer, at), holdAbsences(tx, agencyId)]);
      const existing = await listAbsencesWithin(tx, agencyId, period);
      const from = beginAfterEarlier(absence, existing, at);
      const fault = absenceFault({ ...absence, from }, existing, at);
      if (fault) throw refused(fault);
      await insertAbsence(tx, agencyId, { ...absence, from, madeAt: at, reason });
    });
    return answer;
  });
}

function requireText(text: string): string {
  const read = oneParagraph(text);
  if (read === '') throw new Problem('reason-missing');
  return read;
}
