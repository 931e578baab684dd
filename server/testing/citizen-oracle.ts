import { officialDate } from '../../shared/kernel/calendar-day.ts';
import { type DrawnAct, type DrawnDocument, type DrawnWorld, FAR_DAY } from './random-publications.ts';

// What citizens may be handed, from the law and the two levels of visibility (listed, readable), by walking through the
// days of a document one by one; without the plan, the view and the queries that are tested.

/** What citizens have of a document at the end of a day. */
export type Standing =
  /** No different from a number that nobody has. */
  | { readonly as: 'nothing' }
  /** It was public: its number, and that it was taken back. */
  | { readonly as: 'gone' }
  /** A row of the 정보목록, and the day of the original where there is one. */
  | { readonly as: 'listed'; readonly because: 'closed' | 'waiting' | 'rankBelow'; readonly originalOn: string | null }
  /** 확인 중: a citizen has reported the title or the body. */
  | { readonly as: 'checked'; readonly hidesTitle: boolean }
  | { readonly as: 'read'; readonly checkedFiles: readonly number[] };

/** From 27 April to the middle of June 2026 (관공서의 공휴일에 관한 규정). */
const HOLIDAYS = ['2026-05-01', '2026-05-05', '2026-05-24', '2026-05-25', '2026-06-03', '2026-06-06'];
const DAY_MS = 86_400_000;

const dayAfter = (day: string) => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
const later = (one: string, other: string) => (one > other ? one : other);

/** The office's days after a day, counted on a calendar sheet. */
function officeDaysAfter(day: string, count: number, closed: readonly string[]): string {
  let [at, left] = [day, count];
  while (left > 0) {
    at = dayAfter(at);
    const weekday = new Date(at).getUTCDay();
    const isOff = weekday === 0 || weekday === 6 || HOLIDAYS.includes(at) || closed.includes(at);
    if (!isOff) left -= 1;
  }
  return at;
}

/** Who decides in these worlds is a 과장; the ladder of posts from its top. */
const LADDER = ['국장', '과장', '팀장'];

/** The state of a document in the clerk's book. */
type Book = {
  listOn: string | null;
  originalOn: string | null;
  withheld: 'closed' | 'kindUnlisted' | 'rankBelow' | undefined;
  /** The end of the policy's delay, whatever the embargo. */
  delayedTo: string;
  /** 공개 유예, as it was last set. */
  embargoUntil: string;
  isListed: boolean;
  isPublished: boolean;
  isHeld: boolean;
  isOpened: boolean;
  /** By its approval or by a decision after it. */
  isClosed: boolean;
  /** Citizens have read it, and a decision has closed it since; its row stands in the list. */
  isClosedAgain: boolean;
  /** Citizens have had it in their list, so that the open data say that its number has gone. */
  wasListed: boolean;
  end: 'none' | 'gone' | 'nothing' | 'closed';
  reports: ('title' | 'body' | number)[];
  /** 가림: words, and places of attachments. */
  masked: (string | number)[];
  /** Grounds whose marks keep nothing back. */
  lifted: number[];
  /** 따로 결정하는 곳, as they were drawn: what keeps each closed, and its day while that has not been decided over. */
  passages: { left: readonly number[]; until: string | undefined }[];
};

function openBook({ content, approvedOn, words }: DrawnDocument, { policy }: DrawnWorld): Book {
  const listOn = officeDaysAfter(approvedOn, policy.listAfterDays, policy.closedDays);
  const delayedTo = later(officeDaysAfter(approvedOn, policy.originalAfterDays, policy.closedDays), listOn);
  const { level } = content.disclosure;
  const isHighEnough =
    policy.originalFromRung === null || LADDER.indexOf('과장') <= LADDER.indexOf(policy.originalFromRung);
  const isUnlisted = content.kind !== undefined && policy.unlistedKinds.includes(content.kind.kind);
  const below = isHighEnough ? undefined : 'rankBelow';
  const withheld = isUnlisted ? 'kindUnlisted' : level === 'closed' ? 'closed' : below;
  const isListable = withheld !== 'kindUnlisted' && (withheld !== 'closed' || policy.listsClosed);
  return {
    listOn: isListable ? listOn : null,
    originalOn: withheld === undefined ? later(delayedTo, content.embargoUntil ?? delayedTo) : null,
    embargoUntil: content.embargoUntil ?? '',
    ...{ withheld, delayedTo, isListed: false, isPublished: false, isHeld: false, isOpened: false },
    ...{ isClosed: level === 'closed', isClosedAgain: false, wasListed: false, end: 'none', reports: [], masked: [] },
    ...{ lifted: [], passages: words.passages.map(({ grounds, until }) => ({ left: grounds, until })) },
  };
}

/** What comes by itself on the morning of a day: the row of the list, then the original in its place. */
function passMorning(book: Book, day: string): void {
  if (book.end !== 'none' || book.isPublished) return;
  if (!book.isHeld && book.originalOn !== null && book.originalOn <= day) book.isPublished = true;
  else if (book.listOn !== null && book.listOn <= day && (book.originalOn === null || book.listOn < book.originalOn)) {
    book.isListed = true;
    book.wasListed = true;
  }
}

type Deed = { readonly document: DrawnDocument; readonly world: DrawnWorld; readonly act: DrawnAct };

/** Does the act if there is anything to do it to; false where nobody could. */
function doAct(book: Book, { document, world, act }: Deed): boolean {
  const isWaiting = book.originalOn !== null && !book.isPublished && book.end === 'none';
  switch (act.kind) {
    case 'report':
      return book.end === 'none' && report(book, document, act.place);
    case 'show': {
      const had = book.reports.length > 0;
      book.reports = [];
      return had;
    }
    case 'withdraw': {
      const isPublic = book.isPublished || book.isListed;
      if (book.end !== 'none' || (book.isClosed && !isPublic)) return false;
      book.end = isPublic ? 'gone' : 'nothing';
      book.reports = [];
      return true;
    }
    case 'close':
      return book.end === 'none' && !book.isClosed && close(book, world);
    case 'open':
      return (book.end === 'none' || book.end === 'closed') && open(book, document, { world, on: act.on });
    case 'passage':
    case 'lift':
      return book.end === 'none' && decideOnPassages(book, document, act);
    case 'mask':
      return book.end === 'none' && mask(book, document, act.what);
    case 'hold':
      if (!isWaiting || book.isHeld) return false;
      book.isHeld = true;
      return true;
    case 'embargo':
      if (!isWaiting) return false;
      book.embargoUntil = act.until;
      book.originalOn = later(book.delayedTo, act.until);
      return true;
  }
}

function report(
  book: Book,
  { content }: DrawnDocument,
  place: Extract<DrawnAct, { kind: 'report' }>['place'],
): boolean {
  const part = typeof place === 'object' ? place.file : place;
  const isWhole = book.reports.some((each) => typeof each === 'string');
  const isShown = typeof part !== 'number' || book.isOpened || content.attachments[part]?.disclosure.level === 'open';
  if (!book.isPublished || isWhole || !isShown || book.reports.includes(part)) return false;
  book.reports.push(part);
  return true;
}

/** Before or after it goes out, but not while a report waits; it stays whatever is decided on the disclosure later. */
function mask(book: Book, { content }: DrawnDocument, what: Extract<DrawnAct, { kind: 'mask' }>['what']): boolean {
  const part = typeof what === 'object' ? what.file : what;
  const isOpen = typeof part === 'string' || book.isOpened || content.attachments[part]?.disclosure.level === 'open';
  if (book.reports.length > 0 || !isOpen || book.masked.includes(part)) return false;
  book.masked.push(part);
  return true;
}

/**
 * 일부를 여는 결정 (공개법 제14조). A passage with a day of its own is decided on by itself and stands while its day lies
 * ahead, whatever is lifted beside it. A day that has come is over with any decision: from then on it is lifted with
 * the other marks, as one with nothing but a reason always is.
 */
function decideOnPassages(
  book: Book,
  { words }: DrawnDocument,
  act: Extract<DrawnAct, { kind: 'passage' | 'lift' }>,
): boolean {
  const hasDay = (at: number) => words.passages[at]?.until !== undefined;
  if (book.isClosed || book.isOpened || words.passages.length === 0) return false;
  if (act.kind === 'passage' && !hasDay(act.at)) return false;
  const lifts = act.kind === 'lift' && !book.lifted.includes(act.ground) ? [act.ground] : [];
  book.lifted.push(...lifts);
  for (const [at, passage] of book.passages.entries()) {
    const { grounds = [], until } = words.passages[at] ?? {};
    if (act.kind === 'passage' && act.at === at) {
      passage.until = act.closed && until !== undefined && until > act.on ? until : undefined;
      passage.left = !act.closed ? [] : passage.left.length > 0 ? passage.left : grounds;
      continue;
    }
    if (passage.until !== undefined && passage.until > act.on) continue;
    passage.until = undefined;
    passage.left = passage.left.filter((ground) => !lifts.some((lifted) => lifted === ground));
  }
  return true;
}

/** Whether a word that was closed at the approval is still kept back. */
function isHidden({ words }: DrawnDocument, { isOpened, isClosed, lifted, passages }: Book, word: string): boolean {
  if (isOpened) return false;
  // Of what is closed as a whole every mark stands.
  if (isClosed) return true;
  const at = words.passages.findIndex((passage) => passage.words.includes(word));
  return at < 0 ? !lifted.includes(6) : passages[at]?.left.length !== 0;
}

/**
 * What was read is taken back. Where the agency lists what is closed, it stands in the list from then on, read before
 * or not (공개법 제8조①); elsewhere its number stays as one that was public.
 */
function close(book: Book, { policy }: DrawnWorld): boolean {
  book.isClosed = true;
  book.isOpened = false;
  if (book.isPublished) {
    // A title that somebody has reported and nobody has looked at makes no row of itself.
    const isTitleReported = book.reports.includes('title');
    book.reports = [];
    if (!policy.listsClosed || isTitleReported) {
      book.end = 'closed';
      return true;
    }
    book.isPublished = false;
    book.isClosedAgain = true;
    book.isListed = true;
    book.wasListed = true;
  }
  book.withheld = 'closed';
  book.originalOn = null;
  if (!policy.listsClosed) {
    book.listOn = null;
    book.isListed = false;
  }
  return true;
}

/**
 * What was closed comes on the day on which it is opened, but never before its embargo is over, or the delay that it
 * had before it was closed; and a hold stands until it is lifted. What is on its way or below the rank stays there, and
 * what waits stands in the list meanwhile, closed at its approval or not.
 */
function open(
  book: Book,
  document: DrawnDocument,
  { world, on }: { readonly world: DrawnWorld; readonly on: string },
): boolean {
  const { disclosure, bodyOpen, attachments } = document.content;
  const isOpen =
    disclosure.level === 'open' && bodyOpen && attachments.every((each) => each.disclosure.level === 'open');
  if (!book.isClosed && (book.isOpened || isOpen)) return false;
  const planned = openBook(document, world);
  const { listAfterDays, closedDays } = world.policy;
  if (book.end === 'closed') book.end = 'none';
  else if (book.isClosedAgain) {
    book.withheld = undefined;
    book.isClosedAgain = false;
    book.isPublished = true;
  } else if (book.withheld === 'closed' && planned.withheld !== undefined && planned.withheld !== 'closed') {
    book.withheld = planned.withheld;
    book.listOn = planned.listOn;
  } else if (book.withheld === 'closed') {
    book.withheld = undefined;
    if (planned.withheld === 'closed') {
      book.delayedTo = on;
      book.listOn ??= later(officeDaysAfter(document.approvedOn, listAfterDays, closedDays), on);
    } else book.listOn = planned.listOn;
    book.originalOn = later(book.delayedTo, book.embargoUntil);
  }
  book.isClosed = false;
  book.isOpened = true;
  return true;
}

/** The days of a document: which of its acts anybody can do, and what citizens have of it when they look. */
export function liveThrough(
  document: DrawnDocument,
  world: DrawnWorld,
): { readonly done: readonly DrawnAct[]; readonly allowed: Allowed } {
  const book = openBook(document, world);
  const done: DrawnAct[] = [];
  for (let day: string = document.approvedOn; day <= world.lookOn; day = dayAfter(day)) {
    passMorning(book, day);
    const act = document.acts.find(({ on }) => on === day);
    if (!act || !doAct(book, { document, world, act })) continue;
    done.push(act);
    // An embargo may part the list from the original, and the list is due at once.
    passMorning(book, day);
  }
  const standing = document.approvedOn > world.lookOn ? ({ as: 'nothing' } as const) : standingOf(book);
  return { done, allowed: allowedOf(document, standing, book) };
}

function standingOf({ end, isPublished, isListed, isHeld, reports, withheld, originalOn }: Book): Standing {
  if (end !== 'none') return { as: end === 'closed' ? 'gone' : end };
  if (isPublished) {
    if (reports.some((each) => typeof each === 'string'))
      return { as: 'checked', hidesTitle: reports.includes('title') };
    return { as: 'read', checkedFiles: reports.filter((each) => typeof each === 'number') };
  }
  if (!isListed) return { as: 'nothing' };
  const because = withheld === 'closed' || withheld === 'rankBelow' ? withheld : 'waiting';
  return { as: 'listed', because, originalOn: isHeld ? null : originalOn };
}

/** What citizens may find of a document: words of its page, words of its files, and which of its files they may get. */
export type Allowed = {
  readonly document: DrawnDocument;
  readonly standing: Standing;
  readonly isListed: boolean;
  /** It was public, and the open data name its number. */
  readonly hasGone: boolean;
  readonly hasBody: boolean;
  /** A decision has opened all of it. */
  readonly isOpened: boolean;
  /** The public title, wherever the document is named. */
  readonly title: readonly string[];
  /** Of the page and of the data; the title among them. */
  readonly open: readonly string[];
  /** Of the body alone. */
  readonly body: readonly string[];
  /** In the open files; found by the search and shown around what was asked for. */
  readonly inside: readonly string[];
  readonly hidden: readonly string[];
  /** Days of closed passages, which officials alone know, in the ways in which days are written. */
  readonly untold: readonly string[];
  readonly files: readonly {
    readonly id: string;
    readonly isShown: boolean;
    /** Of a document that is read: a report of this file waits. */
    readonly isChecked: boolean;
    /** Of a document that is read: why this file is closed; none where it is not. */
    readonly grounds: readonly number[];
  }[];
  readonly level: 'open' | 'partiallyOpen' | 'closed';
};

function allowedOf(document: DrawnDocument, standing: Standing, book: Book): Allowed {
  const { words, content } = document;
  const { isOpened, isClosed, wasListed, masked } = book;
  const notHidden = (word: string) => !isHidden(document, book, word);
  const notMasked = (word: string) => !masked.includes(word);
  const isRead = standing.as === 'read';
  const hasBody = isRead && (isOpened || content.bodyOpen);
  const titled = standing.as === 'listed' || isRead || (standing.as === 'checked' && !standing.hidesTitle);
  const files = content.attachments.map(({ id, disclosure }, at) => {
    const isMasked = masked.includes(at);
    const isOpen = (isOpened || disclosure.level === 'open') && !isMasked;
    const isChecked = isRead && isOpen && standing.checkedFiles.includes(at);
    return {
      id,
      isChecked,
      isShown: isRead && isOpen && !isChecked,
      grounds: isOpen ? [] : isMasked ? [6] : disclosure.grounds,
    };
  });
  const shownFiles = words.files.filter((_, at) => files[at]?.isShown);
  // A file name goes as a whole where a closed word stands in it.
  const names = words.again === undefined || notHidden(words.again) ? shownFiles.map(({ name }) => name) : [];
  const body = hasBody ? [...words.open, ...words.closed.filter(notHidden)].filter(notMasked) : [];
  const title = titled ? [words.publicTitle] : [];
  const open = [...title, ...body, ...names, ...(hasBody ? [words.summary, words.keyword].filter(notMasked) : [])];
  const inside = shownFiles.map((each) => each.inside);
  const all = [
    ...[words.title, words.publicTitle, words.summary, words.keyword, ...words.open, ...words.closed],
    ...words.passages.flatMap(({ reason = [] }) => reason),
    ...words.files.flatMap((each) => [each.name, each.inside]),
  ];
  // Where a closed word stands in the title, it is shown with the title as soon as it is open.
  const withTitle = titled && words.again !== undefined && notHidden(words.again) ? [words.again] : [];
  const shown = new Set([...open, ...inside, ...withTitle]);
  return {
    ...{ document, standing, hasBody, isOpened, title, open, body, inside, files },
    isListed: titled || standing.as === 'checked',
    hidden: all.filter((word) => !shown.has(word)),
    untold: words.passages.flatMap(({ until = '' }) => (until >= FAR_DAY ? [until, officialDate(until)] : [])),
    level: isClosed ? 'closed' : levelOf(document, book),
    hasGone: standing.as === 'gone' || (standing.as === 'nothing' && wasListed),
  };
}

/** What is closed in the body or among the files makes an open document one that is partly open. */
function levelOf({ content, words }: DrawnDocument, { isOpened, masked }: Book): Allowed['level'] {
  const level = isOpened ? 'open' : content.disclosure.level;
  const hides = masked.some((part) => typeof part === 'number' || words.open.includes(part));
  return level === 'open' && hides ? 'partiallyOpen' : level;
}
