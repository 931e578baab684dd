import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { InformationRequest } from './information-request.ts';
import type { Decided, Now, RequestCommand } from './request-command.ts';
import { type DecisionMatter, type DecisionTerms, OUTCOMES_OF } from './request-events.ts';
import { hasReviewed, openReview } from './review.ts';

type ReviewCommand = RequestCommand & { type: 'referReview' | 'recordReview' | 'cancelReview' | 'skipReview' };

/** 정보공개심의회 (제12조, 제18조②): asked before an objection is decided, and wherever the office wishes. */
export function askReview(request: InformationRequest, command: ReviewCommand, now: Now): Decided {
  const { at } = now;
  const { by } = command;
  if (command.type === 'recordReview') return recordReview(request, command, now);
  if (command.reason === '') return refuse('reason-missing');
  const open = openReview(request);
  if (command.type === 'cancelReview') {
    return open ? { type: 'ReviewCancelled', at, by, reason: command.reason } : refuse('review-not-open');
  }
  const isObjected = request.objection !== null && request.objection.decision === null;
  if (open) return refuse('review-open');
  if (request.proposed) return refuse('decision-under-way');
  if (command.type === 'referReview') {
    if (!isObjected && request.status !== 'handling') return refuse('request-not-handled');
    return { type: 'ReviewReferred', at, by, matter: isObjected ? 'objection' : 'request', reason: command.reason };
  }
  if (!isObjected) return refuse('objection-missing');
  if (hasReviewed(request, 'objection') || request.skippedReview) return refuse('review-settled');
  // 제18조②1호: the board has spoken on this very matter before.
  if (command.ground === 1 && !hasReviewed(request, 'request')) return refuse('review-not-held');
  return { type: 'ReviewSkipped', at, by, ground: command.ground, reason: command.reason };
}

function recordReview(
  request: InformationRequest,
  command: ReviewCommand & { type: 'recordReview' },
  { at, today }: Now,
): Decided {
  const { by, heldOn, opinion, text } = command;
  const open = openReview(request);
  if (!open) return refuse('review-not-open');
  if (!OUTCOMES_OF[open.matter].includes(opinion)) return refuse('outcome-unknown');
  if (heldOn < open.referredOn || heldOn > today) return refuse('review-day-bad');
  if (text === '') return refuse('reason-missing');
  return { type: 'ReviewHeld', at, by, heldOn, opinion, text };
}

/** Whether the board stands in the way of a decision: it has not answered, or was neither asked nor passed over. */
export function reviewFault(
  request: InformationRequest,
  matter: DecisionMatter,
  outcome: DecisionTerms['outcome'],
): Refusal | undefined {
  const open = openReview(request);
  if (open && open.matter === matter) return refuse('review-open');
  // 영 제11조②2호: what opens all that the requester asks for needs no board.
  if (matter !== 'objection' || outcome === 'accepted') return undefined;
  return hasReviewed(request, 'objection') || request.skippedReview ? undefined : refuse('review-missing');
}
