import type { DisclosureGround } from '../disclosure/disclosure.ts';
import type { ApprovedMarks, StandingDisclosure, StandingPassage } from '../disclosure/standing-disclosure.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';

/** 비공개 표시 of a passage: whether it keeps back what it did, and until when by itself. */
type PassageChoice = { readonly at: number; readonly closed: boolean; readonly reviewOn: CalendarDay | null };

/** A body with what stands of it; the passages are those that are decided on by themselves. */
type Marked = ApprovedMarks & { readonly standing: StandingDisclosure };

export type PassagesChoice = {
  /** The record is opened, and with it every passage on the grounds that are lifted. */
  readonly opensAll: boolean;
  readonly passages?: readonly PassageChoice[] | undefined;
};

/** What is decided on by itself after a decision, each as it was named or along with the record. */
export function passagesAfter(
  record: Marked,
  { opensAll, passages: choices }: PassagesChoice,
  lifted: readonly DisclosureGround[],
  today: CalendarDay,
): Pick<StandingDisclosure, 'passages'> {
  const { standing: before, passages = [] } = record;
  const after = passages.map(({ at, grounds: approved }): StandingPassage => {
    const stood = passageBefore(record, at, approved);
    const named = choices?.find((one) => one.at === at);
    const ahead = stood.reviewOn !== undefined && stood.reviewOn > today ? stood.reviewOn : null;
    const reviewOn = named ? named.reviewOn : ahead;
    const along = groundsAlong(stood, approved, { opensAll, isAhead: ahead !== null, before, lifted });
    const chosen = named?.closed && stood.grounds.length === 0 ? approved : named?.closed ? stood.grounds : [];
    const grounds = named ? chosen : along;
    return { at, grounds, ...(grounds.length === 0 || reviewOn === null ? {} : { reviewOn }) };
  });
  return after.length > 0 ? { passages: after } : {};
}

/** How something stands; a place that nobody has decided on alone stands as those that are closed alike. */
export function passageBefore(
  { standing: { passages = [], liftedGrounds }, places = [] }: Marked,
  at: number,
  approved: readonly DisclosureGround[],
): StandingPassage {
  const alike = places.find((place) => place.at === at)?.alike;
  const stood = passages.find((one) => one.at === at) ?? passages.find((one) => one.at === alike);
  return stood ? { ...stood, at } : { at, grounds: approved.filter((ground) => !liftedGrounds.includes(ground)) };
}

/**
 * What keeps a passage closed that nobody named. A day that lies ahead stands; one that has come is over, and from then
 * on the marks are lifted and made again with those of the record. Only a decision that opens the record opens all.
 */
function groundsAlong(
  { grounds }: StandingPassage,
  approved: readonly DisclosureGround[],
  way: {
    readonly opensAll: boolean;
    readonly isAhead: boolean;
    readonly before: StandingDisclosure;
    readonly lifted: readonly DisclosureGround[];
  },
): readonly DisclosureGround[] {
  const { opensAll, isAhead, before, lifted } = way;
  if (opensAll) return grounds.filter((ground) => !lifted.includes(ground));
  if (isAhead) return grounds;
  return approved.filter((ground) => {
    const [was, is] = [before.liftedGrounds.includes(ground), lifted.includes(ground)];
    return was === is ? grounds.includes(ground) : was;
  });
}
