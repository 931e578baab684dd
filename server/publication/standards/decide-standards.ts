import type { ClosingStandardsReply, DecideStandards } from '../../../shared/contract/closing-standards.ts';
import { type ClosingStandard, readStandards } from '../../../shared/disclosure/closing-standards.ts';
import { dayInKorea, isCalendarDay } from '../../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../../shared/kernel/refusal.ts';
import { findPersonNames } from '../../organization/index.ts';
import { keepAnswer, once, type RequestKey } from '../../platform/http/idempotency.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { insertStandards, listStandards, type StandardsRow } from './standards-store.ts';

/** 비공개 세부기준 of today with all decisions: every official reads them, because every drafter chooses a ground. */
export async function findStandards(services: Services, agencyId: number): Promise<ClosingStandardsReply> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const rows = await listStandards(sql, agencyId);
  const names = await findPersonNames(
    sql,
    agencyId,
    rows.map(({ setByPersonId }) => setByPersonId),
  );
  const current = standing(rows, today);
  return {
    current: current ? { validFrom: current.validFrom, standards: copied(current.standards) } : null,
    last: copied(rows[0]?.standards ?? []),
    sequence: rows[0]?.sequence ?? 0,
    decisions: rows.map(({ sequence, validFrom, standards, setByPersonId, setAt }) => ({
      ...{ sequence, validFrom, count: standards.length },
      ...{ setBy: names.get(setByPersonId) ?? '', setAt: setAt.toISOString() },
    })),
  };
}

/** Decides all standards from a day on; citizens read them from that day. */
export function decideStandards(
  services: Services,
  { agencyId, personId }: Signed,
  { sequence, validFrom, standards: typed }: DecideStandards,
  key: RequestKey,
): Promise<{ sequence: number }> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const at = services.clock.now();
    if (!isCalendarDay(validFrom) || validFrom < dayInKorea(at)) throw new Problem('policy-day-past');
    const standards = readStandards(typed);
    if (isRefusal(standards)) throw new Problem(standards.refused, standards.facts);
    const answer = { sequence: sequence + 1 };
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, answer, at);
      const row = { ...answer, validFrom, standards, setByPersonId: personId, setAt: at };
      if (!(await insertStandards(tx, agencyId, row))) throw new Problem('standards-decided-meanwhile');
    });
    return answer;
  });
}

/** Rows come with the last decision first. */
function standing(rows: readonly StandardsRow[], today: string): StandardsRow | undefined {
  return rows.filter(({ validFrom }) => validFrom <= today).sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
}

function copied(standards: readonly ClosingStandard[]) {
  return standards.map((each) => ({ ...each }));
}
