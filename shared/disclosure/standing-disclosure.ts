import type { Body } from '../document/body.ts';
import type { DocumentContent } from '../document/official-document.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { groundsUsed, withMarkedGrounds } from './closed-passages.ts';
import type { Disclosure, DisclosureGround } from './disclosure.ts';
import { type ClosedPlace, closedPlaces, ownClosings, placeOfMark, placeOfPart, withMarks } from './own-closings.ts';
import { allGrounds } from './withheld.ts';

/**
 * 지금의 공개구분: what was last decided about an approved document's disclosure. The approved content itself never
 * changes; what citizens see is made of it and of this.
 */
export type StandingDisclosure = {
  readonly disclosure: Disclosure;
  readonly bodyOpen: boolean;
  /** 비공개 표시 of the body on these grounds no longer keeps anything back; ascending. */
  readonly liftedGrounds: readonly DisclosureGround[];
  /** The attachments as they stand, by id; one that is not named is as it was approved. */
  readonly attachments: readonly StandingAttachment[];
  /** What of the body is decided on by itself, as it stands; absent where there is none. */
  readonly passages?: readonly StandingPassage[];
};

/**
 * Passages that are closed alike and have a day of their own: what lifts the grounds of other marks leaves them be. Or
 * one closed place that was decided on without those that are closed alike (공개법 제14조).
 */
export type StandingPassage = {
  /** Their place in `ownClosings` of the approved body, or the `at` of one in `closedPlaces`. */
  readonly at: number;
  /** What keeps them closed; none where they are open. */
  readonly grounds: readonly DisclosureGround[];
  /** 검토 종료 예정일; absent where they are looked at again with the record. */
  readonly reviewOn?: CalendarDay;
};

/** The marks of an approved body: grounds of those that go with the record, and passages with a day of their own. */
export type ApprovedMarks = {
  readonly markGrounds: readonly DisclosureGround[];
  readonly passages?: readonly Pick<StandingPassage, 'at' | 'grounds'>[];
  /** Each closed place by itself. */
  readonly places?: readonly Pick<ClosedPlace, 'at' | 'grounds' | 'alike'>[];
};

export type StandingAttachment = {
  readonly id: string;
  readonly disclosure: Disclosure;
  /** 검토 종료 예정일 of this file by itself; absent where it is looked at again with the record. */
  readonly reviewOn?: CalendarDay;
};

const ALL_MARKS: Pick<StandingDisclosure, 'liftedGrounds' | 'passages'> = { liftedGrounds: [] };

type DisclosedContent = Pick<DocumentContent, 'disclosure' | 'bodyOpen' | 'body' | 'attachments'>;

/** The approved content with the disclosure that stands now; itself where nothing was decided after the approval. */
export function standingContent<Content extends DisclosedContent>(
  content: Content,
  standing: StandingDisclosure | undefined,
): Content {
  if (!standing) return content;
  const decided = new Map(standing.attachments.map(({ id, disclosure }) => [id, disclosure]));
  // Of what is closed as a whole every mark stands: its public title is what citizens still read.
  const { liftedGrounds: lifted, passages = [] } = standing.disclosure.level === 'closed' ? ALL_MARKS : standing;
  return {
    ...content,
    disclosure: standing.disclosure,
    bodyOpen: standing.bodyOpen,
    body: withoutMarks(content.body, lifted, passages),
    attachments: content.attachments.map((attachment) => ({
      ...attachment,
      disclosure: decided.get(attachment.id) ?? attachment.disclosure,
    })),
  };
}

/**
 * What stood before anything was decided after the approval. A few old texts have marks that their 공개구분 knows
 * nothing of (a correction once looked at neither): citizens are not shown what is marked, and that is what counts.
 */
export function approvedDisclosure(content: DisclosedContent): StandingDisclosure {
  const { disclosure, bodyOpen } = withMarkedGrounds(content, content.body);
  const passages = datedPassages(content.body);
  return {
    ...{ disclosure, bodyOpen },
    liftedGrounds: [],
    attachments: content.attachments.map(({ id, disclosure, reviewUntil }) => ({
      ...{ id, disclosure },
      ...(reviewUntil === undefined ? {} : { reviewOn: reviewUntil }),
    })),
    ...(passages.length > 0 ? { passages } : {}),
  };
}

/** As they were approved. */
export function datedPassages(body: Body): StandingPassage[] {
  return ownClosings(body).flatMap(({ grounds, closing: { until } }, at) =>
    until === undefined ? [] : [{ at, grounds, reviewOn: until }],
  );
}

export function approvedMarks(body: Body): ApprovedMarks {
  const passages = datedPassages(body).map(({ at, grounds }) => ({ at, grounds }));
  const places = closedPlaces(body).map(({ words: _for, ...place }) => place);
  return { markGrounds: groundsUsed(withoutDated(body)), places, ...(passages.length > 0 ? { passages } : {}) };
}

/**
 * The same where places are decided on by themselves: they stand among the passages and leave the record's marks. A
 * passage of which every place is decided on alone keeps nothing back by itself any more, and has no day.
 */
export function marksBeside(marks: ApprovedMarks, decided: readonly Pick<StandingPassage, 'at'>[]): ApprovedMarks {
  const { places = [], passages = [] } = marks;
  const isAlone = ({ at }: { readonly at: number }) => decided.some((one) => one.at === at);
  const alone = places.filter(isAlone);
  if (alone.length === 0) return marks;
  const along = places.filter((place) => place.alike === undefined && !isAlone(place));
  const left = passages.filter(({ at }) => places.some((place) => place.alike === at && !isAlone(place)));
  return { places, markGrounds: allGrounds(along.map(({ grounds }) => grounds)), passages: [...left, ...alone] };
}

/** The body with the marks that go with the record alone. */
export function withoutDated(body: Body): Body {
  return withMarks(body, ({ closed = [], closing }) => (closing?.until === undefined ? closed : []));
}

/** The first day on which an attachment or a passage is looked at by itself; null where all goes with the record. */
export function firstOwnReview({ attachments, passages = [] }: OwnParts): CalendarDay | null {
  return [...attachments, ...passages].flatMap(({ reviewOn }) => reviewOn ?? []).sort()[0] ?? null;
}

type OwnParts = Pick<StandingDisclosure, 'attachments' | 'passages'>;

/** The attachments whose own day has come. */
export function endedFiles({ attachments }: Pick<StandingDisclosure, 'attachments'>, today: CalendarDay) {
  return attachments.filter(({ reviewOn }) => reviewOn !== undefined && reviewOn <= today);
}

/** The passages whose own day has come. */
export function endedPassages({ passages = [] }: Pick<StandingDisclosure, 'passages'>, today: CalendarDay) {
  return passages.filter(({ reviewOn }) => reviewOn !== undefined && reviewOn <= today);
}

/**
 * The body without its marks on these grounds; a passage that has others too stays closed on the others, and one that
 * was decided on by itself stands as that says.
 */
export function withoutMarks(
  body: Body,
  lifted: readonly DisclosureGround[],
  passages: readonly StandingPassage[] = [],
): Body {
  if (lifted.length === 0 && passages.length === 0) return body;
  const own = ownClosings(body);
  const placeOf = placeOfPart(body);
  const decided = new Map(passages.map((one) => [one.at, one]));
  return withMarks(body, (mark) => {
    const alone = decided.get(placeOf(mark)) ?? decided.get(placeOfMark(own, mark));
    return alone ? alone.grounds : (mark.closed ?? []).filter((ground) => !lifted.includes(ground));
  });
}
