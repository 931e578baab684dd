import type { LineDeviation, PrintedOfficer, Seat } from '../../shared/approval/approval-events.ts';
import { isFinalAct } from '../../shared/approval/approval-line.ts';
import { type DelegationRefusal, lineFor } from '../../shared/approval/delegation.ts';
import { type Departure, departureOf, isSeatAsRuled } from '../../shared/approval/delegation-departure.ts';
import type { MatterChoice } from '../../shared/contract/document-parts.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { rulesOn } from '../delegation/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { Problem, refused } from '../platform/http/problems.ts';

/** The seats with the reason of each, and the reason of whoever departs from the table (영 제67조). */
export type DelegatedSubmission = {
  readonly seats: readonly Seat[];
  readonly important?: true;
  readonly deviation?: LineDeviation;
};

type Planned = {
  readonly agencyId: number;
  readonly on: CalendarDay;
  readonly drafter: PrintedOfficer;
  readonly matter: MatterChoice | null;
  readonly seats: readonly Seat[];
};

/** Where the table names nobody, the drafter names somebody and says why; these two the drafter has to mend. */
const TO_BE_MENDED: readonly DelegationRefusal[] = ['matter-unknown', 'matter-amount-missing'];

/** Holds a planned line against the regulation of the day: a line that departs from it needs a reason. */
export async function applyDelegation(sql: Reader, planned: Planned): Promise<DelegatedSubmission> {
  const { agencyId, on, drafter, matter, seats } = planned;
  const rules = await rulesOn(sql, agencyId, on, matter?.code);
  if (!rules) return { seats };
  const { table, office } = rules;
  if (!matter) {
    if (rules.matterRequired) throw new Problem('matter-missing', { title: table.title });
    return { seats };
  }
  const question = { matterCode: matter.code, amountWon: matter.amountWon, drafter, office };
  const line = lineFor(table, question);
  if (isRefusal(line) && TO_BE_MENDED.includes(line.refused)) throw refused(line);
  const decides = seats.find(({ act }) => isFinalAct(act));
  const departure = decides && departureOf(table, question, decides);
  if (departure && matter.reason === '') throw new Problem('departure-reason-missing', departure);
  const ruled = isRefusal(line) ? [] : line.seats;
  return {
    seats: seats.map((seat) => {
      const asRuled = ruled.find((each) => isSeatAsRuled(each, { act: seat.act, postId: seat.officer.postId }));
      const basis = departure && seat === decides ? `규정과 다름: ${departure.departs}` : asRuled?.reason;
      return basis === undefined ? seat : { ...seat, basis };
    }),
    ...(!isRefusal(line) && line.important ? { important: true } : {}),
    ...(departure ? { deviation: deviationOf(departure, matter.reason) } : {}),
  };
}

function deviationOf({ rule, departs }: Departure, reason: string): LineDeviation {
  return { rule: `${rule} → ${departs}`, reason };
}
