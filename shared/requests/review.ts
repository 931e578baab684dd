import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { DecisionTerms, ReviewMatter, ReviewSkipGround } from './request-events.ts';

/** 정보공개심의회의 심의: what the board was asked, and what it has answered. */
export type Review = {
  readonly matter: ReviewMatter;
  /** Whose objection, where it is that of a third party. */
  readonly party?: number;
  readonly referredOn: CalendarDay;
  /** Null as long as the board has not met. */
  readonly held: { readonly heldOn: CalendarDay; readonly opinion: DecisionTerms['outcome'] } | null;
};

/** 심의회를 열지 않는 까닭: told to the requester in the notice (제18조② 단서). */
export type SkippedReview = { readonly ground: ReviewSkipGround; readonly reason: string };

type WithReviews = { readonly reviews: readonly Review[] };

/** What the board has not answered yet: one for the requester's matter, and one for each third party's objection. */
export function openReview({ reviews }: WithReviews, party?: number): Review | undefined {
  return reviews.find((review) => review.held === null && review.party === party);
}

export function hasReviewed({ reviews }: WithReviews, matter: ReviewMatter): boolean {
  return reviews.some((review) => review.matter === matter && review.held !== null);
}
