import type { Disclosure } from '../../shared/disclosure/disclosure.ts';
import type { PublicationPolicy } from '../../shared/disclosure/publication-plan.ts';
import type { Block, Body, ClosedGrounds, Run, TableCell } from '../../shared/document/body.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import { type CalendarDay, daysAfter } from '../../shared/kernel/calendar-day.ts';

/** A passage that is closed for a reason or until a day of its own, wherever its words stand in the body. */
export type DrawnPassage = {
  readonly grounds: ClosedGrounds;
  /** A word that nobody but officials ever reads. */
  readonly reason?: string;
  readonly until?: CalendarDay;
  readonly words: readonly string[];
};

/** The words of a document, each by what it stands in. */
export type DrawnWords = {
  readonly title: string;
  readonly publicTitle: string;
  readonly summary: string;
  readonly keyword: string;
  readonly open: readonly string[];
  /** Those of the passages among them. */
  readonly closed: readonly string[];
  /** In the order in which they first stand in the body. */
  readonly passages: readonly DrawnPassage[];
  /** A closed one that stands again in the title, the summary, a keyword and every file name. */
  readonly again: string | undefined;
  /** Of each attachment its name and what is written in it. */
  readonly files: readonly { readonly name: string; readonly inside: string }[];
};

/** Something that happens to it at noon of a day; `file` is the place of an attachment. */
export type DrawnAct =
  | { readonly on: CalendarDay; readonly kind: 'report'; readonly place: 'title' | 'body' | { readonly file: number } }
  | { readonly on: CalendarDay; readonly kind: 'show' | 'withdraw' | 'hold' }
  | { readonly on: CalendarDay; readonly kind: 'embargo'; readonly until: CalendarDay }
  /** 재분류: of all of it, of one passage by its place, or of all marks on a ground. */
  | { readonly on: CalendarDay; readonly kind: 'close' | 'open' }
  | { readonly on: CalendarDay; readonly kind: 'passage'; readonly at: number; readonly closed: boolean }
  | { readonly on: CalendarDay; readonly kind: 'lift'; readonly ground: 5 | 6 }
  /** 가리고 공개: a word of the body, the summary or the keywords; or an attachment by its place. */
  | { readonly on: CalendarDay; readonly kind: 'mask'; readonly what: string | { readonly file: number } };

/** An approved document of chance, and what becomes of it. */
export type DrawnDocument = {
  readonly place: number;
  readonly managementNumber: string;
  readonly approvedOn: CalendarDay;
  readonly content: DocumentContent;
  readonly unitName: string;
  readonly path: readonly string[];
  readonly words: DrawnWords;
  /** In the order of their days. */
  readonly acts: readonly DrawnAct[];
};

/** A few documents of one agency, its policy, and the day on which citizens look. */
export type DrawnWorld = {
  readonly policy: PublicationPolicy;
  readonly documents: readonly DrawnDocument[];
  readonly lookOn: CalendarDay;
};

export type Throw = (below: number) => number;

/** No word is thrown twice, and none is a part of another: whatever shows one of them shows what it stands for. */
export class Words {
  readonly #dice: Throw;
  readonly #thrown = new Set<string>();

  constructor(dice: Throw) {
    this.#dice = dice;
  }

  next(): string {
    for (;;) {
      const word = Array.from({ length: 4 }, () => String.fromCharCode(0xac00 + this.#dice(11_172))).join('');
      if (this.#thrown.has(word)) continue;
      this.#thrown.add(word);
      return word;
    }
  }
}

type Passage = DrawnPassage & { readonly words: string[] };
type Ink = {
  readonly open: string[];
  readonly closed: string[];
  readonly passages: readonly Passage[];
  readonly words: Words;
  readonly dice: Throw;
};

const CLOSED = [6] as const;
const PASSAGE_GROUNDS: readonly ClosedGrounds[] = [[5], [6], [6], [5, 6]];
/** Days of passages that nobody lives to see begin here, and stand nowhere else in a world. */
export const FAR_DAY = '2028-01-01';
/** An attachment is closed on grounds of its own. */
const FILE_GROUNDS: readonly Disclosure['grounds'][] = [[5], [6], [5, 7]];
const OPEN: Disclosure = { level: 'open', grounds: [] };
/** Weekends, 노동절, 어린이날, 부처님오신날 with its substitute, an election and 현충일 lie ahead. */
const FIRST_DAY = '2026-04-27';
const MOST_DAYS = 14;
/** What every public title of a world begins with, so that its documents are alike. */
export const ALIKE = '한빛 마을모임 공간 운영 실태 점검 결과 보고';

export function drawWorld(dice: Throw, words: Words, size: number): DrawnWorld {
  const first = daysAfter(FIRST_DAY, dice(30));
  const lookOn = daysAfter(first, 2 + dice(MOST_DAYS));
  const drawing = { dice, words, first, lookOn };
  return {
    policy: drawPolicy(dice, first),
    documents: Array.from({ length: size }, (_, at) => drawDocument(drawing, at + 1)),
    lookOn,
  };
}

function drawPolicy(dice: Throw, first: CalendarDay): PublicationPolicy {
  const isAtOnce = dice(3) === 0;
  return {
    listsClosed: dice(2) === 0,
    listAfterDays: isAtOnce ? 0 : dice(3),
    originalAfterDays: isAtOnce ? 0 : dice(6),
    originalFromRung: ([null, null, '팀장', '과장', '국장'] as const)[dice(5)] ?? null,
    unlistedKinds: dice(4) === 0 ? ['publicNotice'] : [],
    closedDays: dice(3) === 0 ? [daysAfter(first, 1 + dice(4))] : [],
  };
}

type Drawing = {
  readonly dice: Throw;
  readonly words: Words;
  readonly first: CalendarDay;
  readonly lookOn: CalendarDay;
};

function drawDocument({ dice, words, first, lookOn }: Drawing, place: number): DrawnDocument {
  const level = (['open', 'partiallyOpen', 'partiallyOpen', 'closed'] as const)[dice(4)] ?? 'open';
  const bodyOpen = level === 'open' || dice(3) > 0;
  const drawn = level === 'partiallyOpen' ? drawPassages({ dice, words, first, lookOn }) : [];
  const ink: Ink = { open: [], closed: [], passages: drawn, words, dice };
  const body = drawBody(ink, level === 'partiallyOpen');
  const passages = byPlace(ink);
  const isReviewed = passages.some(({ grounds }) => grounds.includes(5));
  const disclosure: Disclosure = level === 'open' ? OPEN : { level, grounds: isReviewed ? [5, 6] : [...CLOSED] };
  const [title, publicTitle, summary, keyword] = [words.next(), words.next(), words.next(), words.next()];
  // What is closed in the body stands again where nobody can put a mark on it.
  const again = ink.closed.length > 0 && dice(2) === 0 ? ink.closed[dice(ink.closed.length)] : undefined;
  const behind = again === undefined ? '' : ` ${again}`;
  const files = Array.from({ length: dice(3) }, () => ({
    ...{ name: words.next(), inside: words.next() },
    isOpen: dice(2) === 0,
  }));
  const approvedOn = daysAfter(first, 3 * dice(2));
  const content: DocumentContent = {
    ...{ title, publicTitle: `${ALIKE} ${publicTitle}${behind}`, summary: summary + behind },
    keywords: [keyword, ...(again === undefined ? [] : [again])],
    ...{ body, disclosure, bodyOpen, licence: 'none', unitTaskId: null },
    ...(dice(3) === 0 ? { kind: { kind: 'publicNotice', seriesId: null } } : {}),
    ...(dice(4) === 0 ? { embargoUntil: daysAfter(approvedOn, 1 + dice(8)) } : {}),
    attachments: files.map(({ name, isOpen }, at) => ({
      ...{ id: fileId(place, at), name: `${name}${behind}.txt`, mediaType: 'text/plain', size: 3, sha256: '' },
      disclosure: isOpen ? OPEN : { level: 'closed', grounds: FILE_GROUNDS[(place + at) % FILE_GROUNDS.length] ?? [] },
    })),
  };
  return {
    ...{ place, approvedOn, content },
    managementNumber: `D0000${String(700_000_000 + place)}`,
    unitName: ['자치행정과', '총무과'][dice(2)] ?? '',
    path: [['일반행정', '문화체육'][dice(2)] ?? '', '행정운영'],
    words: { title, publicTitle, summary, keyword, again, open: ink.open, closed: ink.closed, passages, files },
    acts: drawActs({ dice, words, first: approvedOn, lookOn }, files.length, {
      masked: [summary, keyword, ...ink.open.filter((word) => !saysPicture(body, word))],
      passages: passages.length,
    }),
  };
}

/** Some with a reason alone; of the others the day comes while the world lives, or long after. */
function drawPassages({ dice, words, first }: Drawing): Passage[] {
  return Array.from({ length: 1 + dice(3) }, (_, at): Passage => {
    const grounds = PASSAGE_GROUNDS[dice(PASSAGE_GROUNDS.length)] ?? CLOSED;
    const until = [undefined, daysAfter(first, dice(MOST_DAYS)), daysAfter(FAR_DAY, 400 * at + dice(400))][dice(4)];
    // Two that are closed alike would be one.
    const isFar = until !== undefined && until >= FAR_DAY;
    const reason = isFar && dice(2) === 0 ? {} : { reason: words.next() };
    return { grounds, ...reason, ...(until === undefined ? {} : { until }), words: [] };
  });
}

/** Those that have come to stand in the body. */
function byPlace({ passages, closed }: Ink): readonly Passage[] {
  const placeOf = ({ words: [first = ''] }: Passage) => closed.indexOf(first);
  return passages.filter(({ words }) => words.length > 0).sort((one, other) => placeOf(one) - placeOf(other));
}

const fileId = (place: number, at: number) => `00000000-0000-4000-8000-${String(place * 10 + at).padStart(12, '0')}`;

/** Words for those who do not see a picture carry no mark: the whole picture would go with them. */
function saysPicture(body: Body, word: string): boolean {
  return body.blocks.some((block) => block.type === 'image' && block.alt.includes(word));
}

/** Many live undisturbed; the others are reported, held, taken back, closed or opened, some more than once. */
function drawActs(
  drawing: Drawing,
  files: number,
  { masked, passages }: { masked: readonly string[]; passages: number },
) {
  const { dice, lookOn } = drawing;
  const count = dice(5) < 2 ? 0 : 1 + dice(5);
  const acts = [
    ...Array.from({ length: count }, () => drawAct(drawing, files, masked)),
    ...Array.from({ length: passages > 0 ? 2 + dice(4) : 0 }, () => drawDecision(drawing, passages)),
  ].filter(({ on }) => on <= lookOn);
  // Two acts of one noon would have no order.
  const days = new Map(acts.map((act) => [act.on, act]));
  return [...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
}

function drawAct({ dice, first }: Drawing, files: number, masked: readonly string[]): DrawnAct {
  const on = daysAfter(first, dice(MOST_DAYS));
  const kind = (
    [
      ...(['report', 'report', 'report', 'show', 'withdraw', 'close'] as const),
      ...(['open', 'open', 'hold', 'embargo', 'mask', 'mask'] as const),
    ] as const
  )[dice(12)];
  if (kind === 'embargo') return { on, kind, until: daysAfter(on, 1 + dice(6)) };
  if (kind === 'mask') {
    const isFile = files > 0 && dice(3) === 0;
    return { on, kind, what: isFile ? { file: dice(files) } : (masked[dice(masked.length)] ?? '') };
  }
  if (kind !== 'report' && kind !== undefined) return { on, kind };
  const place = files > 0 && dice(2) === 0 ? { file: dice(files) } : (['title', 'body'] as const)[dice(2)];
  return { on, kind: 'report', place: place ?? 'body' };
}

/** 재분류 of a part: one passage is opened, or closed again; or the marks on a ground are opened. */
function drawDecision({ dice, first }: Drawing, passages: number): DrawnAct {
  const on = daysAfter(first, dice(MOST_DAYS));
  if (dice(2) === 0) return { on, kind: 'lift', ground: dice(3) === 0 ? 5 : 6 };
  return { on, kind: 'passage', at: dice(passages), closed: dice(3) === 0 };
}

function drawBody(ink: Ink, mayClose: boolean): Body {
  const blocks = Array.from({ length: 2 + ink.dice(4) }, () => drawBlock(ink, mayClose));
  if (ink.dice(3) === 0) blocks.push({ type: 'enclosures', items: [drawRuns(ink, mayClose), drawRuns(ink, mayClose)] });
  return { v: 1, blocks };
}

function drawBlock(ink: Ink, mayClose: boolean): Block {
  const content = () => drawRuns(ink, mayClose);
  switch (ink.dice(5)) {
    case 0:
      return { type: 'heading', content: content() };
    case 1:
      return { type: 'item', kind: 'number', level: 1, content: content() };
    case 2:
      return drawTable(ink, mayClose);
    case 3:
      return drawPicture(ink, mayClose);
    default:
      return { type: 'paragraph', content: content() };
  }
}

function drawTable(ink: Ink, mayClose: boolean): Block {
  const shut = mayClose && ink.dice(4) === 0 ? drawMark(ink) : undefined;
  const cell = (): TableCell => {
    const own = !shut && mayClose && ink.dice(3) === 0 ? drawMark(ink) : undefined;
    const content = shut || own ? [written(ink, shut ?? own)] : drawRuns(ink, mayClose);
    return { ...own?.mark, colspan: 1, rowspan: 1, content: [{ type: 'paragraph', content }] };
  };
  const rows = [{ cells: [cell(), cell()] }, { cells: [cell(), cell()] }];
  return { ...shut?.mark, type: 'table', columns: [0.5, 0.5], rows };
}

function drawPicture(ink: Ink, mayClose: boolean): Block {
  const shut = mayClose && ink.dice(2) === 0 ? drawMark(ink) : undefined;
  return {
    ...shut?.mark,
    ...{ type: 'image', sha256: '0'.repeat(64), mediaType: 'image/png', width: 9, height: 9, share: 50 },
    ...{ align: 'center', alt: written(ink, shut).text, caption: [written(ink, shut)] },
  };
}

/** Words open and, where the document may have them, closed ones between them. */
function drawRuns(ink: Ink, mayClose: boolean): Run[] {
  return Array.from({ length: 1 + ink.dice(3) }, () => {
    const shut = mayClose && ink.dice(2) === 0 ? drawMark(ink) : undefined;
    const run = written(ink, shut);
    // Spaces part it from the next, for two closed words side by side would be one.
    const text = ` ${run.text} `;
    if (!shut) return { text };
    return { text, ...shut.mark, ...(ink.dice(3) === 0 ? { href: `https://example.kr/${run.text}` } : {}) };
  });
}

/** What closes a place of the body, and the passage that it is a part of where it does not go with the document. */
type Shut = { readonly mark: Pick<Run, 'closed' | 'closing'>; readonly passage?: Passage };

function drawMark({ passages, dice }: Ink): Shut {
  const passage = passages[dice(passages.length + 1)];
  if (!passage) return { mark: { closed: CLOSED } };
  const { grounds, reason, until } = passage;
  const closing = { ...(reason === undefined ? {} : { reason }), ...(until === undefined ? {} : { until }) };
  return { mark: { closed: grounds, closing }, passage };
}

function written({ open, closed, words }: Ink, shut: Shut | undefined): { readonly text: string } {
  const text = words.next();
  (shut ? closed : open).push(text);
  shut?.passage?.words.push(text);
  return { text };
}
