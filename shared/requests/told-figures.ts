import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type DecisionOutcome, type ObjectionOutcome, OUTCOMES_OF } from './request-events.ts';
import type { RequestFigures, RequestTiming } from './request-statistics.ts';

/** A number of people's requests as citizens are told it: itself, that it is one or two, or nothing. */
export type ToldCount = number | 'few' | 'untold';

/** How a request ended: by a decision, or 이송·취하·처리 중, which together are small less often than each alone. */
export type ToldResult = DecisionOutcome | 'undecided';

/** 정보공개 청구의 통계 for citizens (docs/decisions/0030). */
export type ToldFigures = {
  readonly filed: ToldCount;
  readonly results: readonly { readonly result: ToldResult; readonly count: ToldCount }[];
  readonly timings: readonly { readonly timing: RequestTiming; readonly count: ToldCount }[];
  /** 처리기간의 가운데 값 in working days; null where it is not told. */
  readonly workingDays: number | null;
  /** 이의신청 of requesters, and what came of them. */
  readonly objected: ToldCount;
  readonly objections: readonly { readonly outcome: ObjectionOutcome | 'underWay'; readonly count: ToldCount }[];
};

/** Fewer than so many people's requests are not told apart: who knows one of them would know how it ended. */
export const FEWEST_REQUESTS = 3;

/**
 * The day on which a year's requests are counted, once and for ever: a count that followed every decision would tell
 * each of them by its difference. By then a request of the last day is decided, if it was extended too.
 */
export function countedOn(year: number): CalendarDay {
  return `${year + 1}-03-01`;
}

type CountOf<Name extends string> = Readonly<Record<Name, number>>;

/** A true table: how the requests of a year ended, in what time they were decided, and what was objected to. */
export type CountedYear = Pick<RequestFigures, 'filed' | 'results' | 'timings' | 'objections'> & {
  readonly workingDays: number | null;
};

const RESULTS: readonly ToldResult[] = ['open', 'partiallyOpen', 'closed', 'notHeld', 'ended', 'undecided'];
/** What was refused can be objected to, and so can silence. */
const OBJECTED_TO: readonly ToldResult[] = ['partiallyOpen', 'closed', 'notHeld', 'undecided'];
/**
 * Which number goes with small ones, so that these cannot be had by subtracting: the first of three or more. The order
 * is fixed, and asks nothing of how large they are: the choice would tell it.
 */
const PARTNERS: readonly DecisionOutcome[] = ['ended', 'notHeld', 'open', 'partiallyOpen', 'closed'];
const TIMING_PARTNERS: readonly RequestTiming[] = ['withinExtension', 'within', 'late'];
const OBJECTION_PARTNERS: readonly ObjectionOutcome[] = ['refused', 'dismissed', 'partlyAccepted', 'accepted'];

/**
 * What may be told of a year: no one or two of its requests, nor what would give them away. The results and the times
 * are parts of what was decided: where one or two were not, none of them is told. Whoever knows these rules, and counts
 * the notices in the 정보목록, cannot tell one from two either.
 */
export function tellFigures(year: CountedYear): ToldFigures {
  const { filed, workingDays } = year;
  const toldResults = tellResults(year);
  const timings = toldResults && tellTimings(toldResults, filed, countsOf(year.timings, 'timing'));
  const isWhole = timings !== undefined && Object.values(timings).every((count) => typeof count === 'number');
  const isRefusalTold =
    toldResults !== undefined && OBJECTED_TO.every((result) => typeof toldResults[result] === 'number');
  return {
    filed: isFew(filed) ? 'few' : filed,
    results: RESULTS.map((result) => ({ result, count: toldResults?.[result] ?? 'untold' })),
    timings: year.timings.map(({ timing }) => ({ timing, count: timings?.[timing] ?? 'untold' })),
    workingDays: isWhole ? workingDays : null,
    ...tellObjections(year, isRefusalTold),
  };
}

function resultsOf({ filed, results }: CountedYear): CountOf<ToldResult> {
  const decided = OUTCOMES_OF.request.map((outcome) => {
    return [outcome, results.find(({ result }) => result === outcome)?.count ?? 0] as const;
  });
  const undecided = filed - decided.reduce((sum, [, count]) => sum + count, 0);
  return { ...(Object.fromEntries(decided) as CountOf<DecisionOutcome>), undecided };
}

/**
 * How many were decided is public by itself where each notice stands in the 정보목록 under the title of its kind. So the
 * ends are parts of what was decided, and how many were not cannot hide one of them.
 */
function tellResults(year: CountedYear): Readonly<Record<ToldResult, ToldCount>> | undefined {
  const { undecided, ...ends } = resultsOf(year);
  if (isFew(year.filed) || isFew(undecided)) return undefined;
  const decided = year.filed - undecided;
  const parts = isEnoughFor(ends, decided) ? tellParts(ends, PARTNERS, decided) : undefined;
  const told = parts && { ...parts, undecided };
  return told && decidedObjections(year) <= leastObjectedTo(told) ? told : undefined;
}

/** The notices of decided objections are listed too: more than were surely refused would say how many were. */
function leastObjectedTo(told: Readonly<Record<ToldResult, ToldCount>>): number {
  const least = (count: ToldCount) => (count === 'few' ? 1 : count === 'untold' ? FEWEST_REQUESTS : count);
  return OBJECTED_TO.reduce((sum, result) => sum + least(told[result]), 0);
}

function decidedObjections({ objections }: CountedYear): number {
  return objections.reduce((sum, { outcome, count }) => (outcome === 'underWay' ? sum : sum + count), 0);
}

/** Of a whole that is told. Nothing where no number is left that could hide the small ones. */
function tellParts<Name extends string>(
  parts: CountOf<Name>,
  partners: readonly Name[],
  whole: number,
): Readonly<Record<Name, ToldCount>> | undefined {
  const names = Object.keys(parts) as Name[];
  const few = names.filter((name) => isFew(parts[name]));
  if (few.length === 0) return parts;
  const partner = partners.find((name) => parts[name] >= FEWEST_REQUESTS);
  if (partner === undefined) return undefined;
  const hidden = [...few, partner];
  const shown = names.reduce((sum, name) => (hidden.includes(name) ? sum : sum + parts[name]), 0);
  // Each of the small ones could be two while the others are one, and the partner would still be no small one.
  if (whole - shown < few.length + 1 + FEWEST_REQUESTS) return undefined;
  const told = (name: Name): ToldCount => (name === partner ? 'untold' : few.includes(name) ? 'few' : parts[name]);
  return Object.fromEntries(names.map((name) => [name, told(name)])) as Readonly<Record<Name, ToldCount>>;
}

/** Only where the results tell how many were decided. */
function tellTimings(
  { undecided }: Readonly<Record<ToldResult, ToldCount>>,
  filed: number,
  timings: CountOf<RequestTiming>,
): Readonly<Record<RequestTiming, ToldCount>> | undefined {
  if (typeof undecided !== 'number') return undefined;
  const decided = filed - undecided;
  return isEnoughFor(timings, decided) ? tellParts(timings, TIMING_PARTNERS, decided) : undefined;
}

function tellObjections(
  { objections }: CountedYear,
  isRefusalTold: boolean,
): Pick<ToldFigures, 'objected' | 'objections'> {
  const { underWay, ...ends } = countsOf<'outcome', ObjectionOutcome | 'underWay'>(objections, 'outcome');
  const objected = objections.reduce((sum, { count }) => sum + count, 0);
  const decided = objected - underWay;
  const isTold = isRefusalTold && !isFew(objected) && !isFew(underWay) && isEnoughFor(ends, decided);
  const parts = isTold ? tellParts(ends, OBJECTION_PARTNERS, decided) : undefined;
  const told = parts && { ...parts, underWay };
  return {
    objected: isRefusalTold ? (isFew(objected) ? 'few' : objected) : 'untold',
    objections: objections.map(({ outcome }) => ({ outcome, count: told?.[outcome] ?? 'untold' })),
  };
}

/** All twos would be the one table of which nothing is told, and so be told; a larger whole has a larger part. */
function isEnoughFor(parts: CountOf<string>, whole: number): boolean {
  return whole === 0 || whole > 2 * Object.keys(parts).length;
}

function isFew(count: number): boolean {
  return count > 0 && count < FEWEST_REQUESTS;
}

function countsOf<Key extends string, Name extends string>(
  rows: readonly (Readonly<Record<Key, Name>> & { readonly count: number })[],
  key: Key,
): CountOf<Name> {
  return Object.fromEntries(rows.map((row) => [row[key], row.count])) as CountOf<Name>;
}
