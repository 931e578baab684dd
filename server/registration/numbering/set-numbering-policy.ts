import type { PolicySet, SetNumberingPolicy } from '../../../shared/contract/registration.ts';
import { oneLine } from '../../../shared/document/official-document.ts';
import { type CalendarDay, dayInKorea, isCalendarDay, yearOf } from '../../../shared/kernel/calendar-day.ts';
import { LEGAL_FORMAT, type NumberFormat, printWith, refuseFormat } from '../../../shared/numbering/number-format.ts';
import { keepAnswer, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem, refused } from '../../platform/http/problems.ts';
import { requireReason } from '../../platform/http/require-reason.ts';
import type { Services } from '../../platform/services.ts';
import { hasRegistrations, savePolicy } from './store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * From a day on, numbers are printed and counted in this way. Numbers that have been given stay as they were printed,
 * and a day on which numbers have been given keeps its format: the change begins tomorrow or later.
 */
export function setNumberingPolicy(
  services: Services,
  signed: Signed,
  asked: SetNumberingPolicy,
  key: RequestKey,
): Promise<PolicySet> {
  const { sql } = services.database;
  const at = services.clock.now();
  const reason = requireReason(asked.reason);
  const format = { template: asked.template.normalize('NFC'), digits: asked.digits };
  const basis = oneLine(asked.basis);
  const { validFrom, receivedSeries } = asked;
  if (!isCalendarDay(validFrom)) throw new Problem('invalid-input', { problem: 'validFrom' });
  const refusal = refuseFormat(format);
  if (refusal) throw refused(refusal);
  if (!isLegal(format) && basis === '') throw new Problem('format-needs-basis');
  const answer = { validFrom, example: exampleOf(format, validFrom) };
  return once(sql, key, async () => {
    await refusePast(services, signed.agencyId, validFrom, at);
    const policy = { ...format, validFrom, basis, receivedSeries, reason, byPersonId: signed.personId, at };
    await sql.begin((tx) => [keepAnswer(tx, key, answer, at), savePolicy(tx, signed.agencyId, policy)]);
    return answer;
  });
}

async function refusePast(services: Services, agencyId: number, validFrom: CalendarDay, at: Date): Promise<void> {
  const today = dayInKorea(at);
  const begun = await hasRegistrations(services.database.sql, agencyId);
  const least = begun ? dayInKorea(new Date(at.getTime() + DAY_MS)) : today;
  if (validFrom < least) throw new Problem('policy-begins-later', { least });
}

function isLegal({ template, digits }: NumberFormat): boolean {
  return template === LEGAL_FORMAT.template && digits === LEGAL_FORMAT.digits;
}

/** How a number of that day would look. */
export function exampleOf(format: NumberFormat, on: CalendarDay): string {
  return printWith(format, { unitName: '총무과', unitCode: '1234567', year: yearOf(on), serial: 27 });
}
