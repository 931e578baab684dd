import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { InformationRequest } from './information-request.ts';
import type { Decided, Now, RequestCommand } from './request-command.ts';
import { type DecisionMatter, type DecisionTerms, OUTCOMES_OF, type ReviewMatter } from './request-events.ts';
import { hasReviewed, openReview } from './review.ts';
import { hasPendingObjection, ofParty } from './third-parties.ts';

type ReviewCommand = RequestCommand & { type: 'referReview' | 'recordReview' | 'cancelReview' | 'skipReview' };

/** 정보공개심의회 (제12조, 제18조②, 영 제11조②): asked before an objection is decided, and wherever the office wishes. */
export function askReview(request: InformationRequest, command: ReviewCommand, now: Now): Decided {
  const { at } = now;
  const { by, party } = command;
  if (command.type === 'recordReview') return recordReview(request, command, now);
  if (command.reason === '') return refuse('reason-missing');
  const open = openReview(request, party);
  const made = { at, by, ...ofParty(party), reason: command.reason };
  if (command.type === 'cancelReview') return open ? { ...made, type: 'ReviewCancelled' } : refuse('review-not-open');
  const matter = objectedMatter(request, party);
  if (open) return refuse('review-open');
  if (request.proposed) return refuse('decision-under-way');
  if (command.type === 'referReview') {
    if (matter) return { ...made, type: 'ReviewReferred', matter };
    if (party !== undefined) return refuse('objection-missing');
    return request.status === 'handling'
      ? { ...made, type: 'ReviewReferred', matter: 'request' }
      : refuse('request-not-handled');
  }
  if (!matter) return refuse('objection-missing');
  if (isSettled(request, matter, party)) return refuse('review-settled');
  // 제18조②1호: the board has spoken on this very matter before, whoever brought it there.
  if (command.ground === 1 && request.reviews.every(({ held }) => held === null)) return refuse('review-not-held');
  return { ...made, type: 'ReviewSkipped', ground: command.ground };
}

/** The objection that waits: that of the requester, or of this third party. */
function objectedMatter(
  { objection, parties }: InformationRequest,
  party: number | undefined,
): ReviewMatter | undefined {
  if (party === undefined) return objection && !objection.decision ? 'objection' : undefined;
  return parties.some((each) => each.party === party && hasPendingObjection(each)) ? 'partyObjection' : undefined;
}

/** Whether the board has answered, or was passed over with a reason. */
function isSettled(request: InformationRequest, matter: ReviewMatter, party: number | undefined): boolean {
  if (matter !== 'partyObjection') return hasReviewed(request, matter) || request.skippedReview !== null;
  const objection = request.parties.find((each) => each.party === party)?.objection;
  return objection?.isReviewed === true || (objection?.skippedReview ?? null) !== null;
}

function recordReview(
  request: InformationRequest,
  command: ReviewCommand & { type: 'recordReview' },
  { at, today }: Now,
): Decided {
  const { by, party, heldOn, opinion, text } = command;
  const open = openReview(request, party);
  if (!open) return refuse('review-not-open');
  if (!OUTCOMES_OF[open.matter].includes(opinion)) return refuse('outcome-unknown');
  if (heldOn < open.referredOn || heldOn > today) return refuse('review-day-bad');
  if (text === '') return refuse('reason-missing');
  return { type: 'ReviewHeld', at, by, ...ofParty(party), heldOn, opinion, text };
}

/** Whether the board stands in the way of a decision: it has not answered, or was neither asked nor passed over. */
export function reviewFault(
  request: InformationRequest,
  { matter, party }: { readonly matter: DecisionMatter; readonly party?: number },
  outcome: DecisionTerms['outcome'],
): Refusal | undefined {
  if (openReview(request, party)?.matter === matter) return refuse('review-open');
  if (matter === 'request') return undefined;
  // 영 제11조②2호: what opens all that the requester asks for needs no board.
  if (matter === 'objection' && outcome === 'accepted') return undefined;
  return isSettled(request, matter, party) ? undefined : refuse('review-missing');
}
