import { isFinalAct } from '../../shared/approval/approval-line.ts';
import { isSeatAsRuled } from '../../shared/approval/delegation-departure.ts';
import type { DelegatedLineReply, MattersReply } from '../../shared/contract/delegation.ts';
import type { LineSeat, MatterChoice } from '../../shared/contract/document-parts.ts';
import { type Refusal, refuse } from '../../shared/kernel/refusal.ts';

/** What the regulation (위임전결규정) says about a draft: nothing, or the line of its matter with the reasons. */
export type Ruling = {
  readonly regulation: MattersReply['regulation'];
  readonly line: DelegatedLineReply | undefined;
};

/** These two are mended by choosing again; a line of one's own does not answer them. */
const TO_BE_MENDED = ['matter-unknown', 'matter-amount-missing'];

export function isToBeMended(line: DelegatedLineReply | undefined): boolean {
  return TO_BE_MENDED.includes(line?.refusal?.code ?? '');
}

/**
 * The seats of the regulation as the line editor keeps them. It rules the agency's own part: who decides in the other
 * agencies of a 공동기안 stays.
 */
export function ruledLine({ seats }: DelegatedLineReply, line: readonly LineSeat[]): LineSeat[] {
  const own = seats.map(({ act, officer: { postId, personId } }) => ({ act, postId, personId }));
  return [...own, ...line.filter(({ agencyId }) => agencyId !== undefined)];
}

/** Why a seat stands on the line: the sentence that stands beside it. */
export function reasonOf(ruling: Ruling | undefined, seat: LineSeat): string | undefined {
  return ruling?.line?.seats.find((ruled) => isSeatAsRuled(ruled, seat))?.reason;
}

/** Whether somebody else decides than the regulation says: then a reason must be given (영 제67조). */
export function departsFrom(ruling: Ruling | undefined, line: readonly LineSeat[]): boolean {
  const decides = line.find(({ act }) => isFinalAct(act));
  if (!ruling?.line || !decides || isToBeMended(ruling.line)) return false;
  const ruled = ruling.line.seats.at(-1);
  return !ruled || !isSeatAsRuled(ruled, decides);
}

/** What stands between the draft and its submission; null where the office has no regulation. */
export function rulingFault(
  ruling: Ruling | undefined,
  matter: MatterChoice | null,
  line: readonly LineSeat[],
): Refusal | null | undefined {
  const regulation = ruling?.regulation;
  if (!regulation) return null;
  if (!matter) return regulation.matterRequired ? refuse('matter-missing', { title: regulation.title }) : undefined;
  if (ruling.line && isToBeMended(ruling.line)) {
    return refuse(ruling.line.refusal?.code ?? '', { code: matter.code, matter: matter.name });
  }
  if (!departsFrom(ruling, line) || matter.reason.trim() !== '') return undefined;
  const rule = ruling.line?.rule || `${regulation.title}에 결재권자가 없는 업무`;
  return refuse('departure-reason-missing', { rule, departs: '다르게 정' });
}
