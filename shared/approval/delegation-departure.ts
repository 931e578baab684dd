import { isRefusal } from '../kernel/refusal.ts';
import type { PrintedOfficer } from './approval-events.ts';
import { type DelegatedSeat, type DelegationQuestion, type DelegationTable, lineFor } from './delegation.ts';
import { rungOf } from './delegation-ladder.ts';

/** Who decides by the table, and who is to decide instead (영 제67조: it needs a reason that everybody sees). */
export type Departure = {
  /** 위임전결규정 별표 1 제3호, 500만원 이상: 과장 전결 */
  readonly rule: string;
  /** 국장 전결로 상향 */
  readonly departs: string;
};

type DecidingSeat = { readonly act: string; readonly officer: PrintedOfficer };

/** Whether a seat is the one that the table gives: its act and one of the posts, whoever of their holders sits. */
export function isSeatAsRuled(ruled: DelegatedSeat, seat: { readonly act: string; readonly postId: string }): boolean {
  return ruled.act === seat.act && [ruled.officer, ...ruled.others].some(({ postId }) => postId === seat.postId);
}

/** How a planned deciding seat departs from the table, or undefined where it does as the table says. */
export function departureOf(
  table: DelegationTable,
  question: DelegationQuestion,
  decides: DecidingSeat,
): Departure | undefined {
  const line = lineFor(table, question);
  const who = `${decides.officer.postTitle} ${decides.act === 'approve' ? '결재' : '전결'}`;
  if (isRefusal(line)) {
    const rule = line.facts?.rule ?? `${table.title}: 결재권자를 정하지 않음`;
    return { rule: String(rule), departs: `${who}로 정함` };
  }
  const ruled = line.seats.at(-1);
  if (ruled && isSeatAsRuled(ruled, { act: decides.act, postId: decides.officer.postId })) return undefined;
  const mine = rungOf(table.ladder, question.office, decides.officer) ?? table.ladder.length;
  const its = ruled ? (rungOf(table.ladder, question.office, ruled.officer) ?? mine) : mine;
  return { rule: line.rule, departs: `${who}로 ${mine < its ? '상향' : mine > its ? '하향' : '바꿈'}` };
}
