import {
  type Block,
  type Body,
  type ClosedGrounds,
  type Closing,
  isClosedAlike,
  type Run,
  runsText,
  type TableBlock,
} from '../document/body.ts';
import { type CalendarDay, officialDate } from '../kernel/calendar-day.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { isReviewDay, MOST_REVIEW_YEARS } from './review-until.ts';

/** 비공개 표시 as a run, a table, a cell or a picture carries it. */
type Mark = Pick<Run, 'closed' | 'closing'>;

/**
 * Passages of a body that have a reason or an expected end of their own. Those that are closed alike, for the same
 * grounds, reason and day, are one: a column of names, or a word wherever it stands, was closed by one thought.
 */
export type OwnClosing = {
  readonly grounds: ClosedGrounds;
  readonly closing: Closing;
  /** Each of them in short, for officials. */
  readonly places: readonly string[];
};

/** In the order in which they first stand in the body: a decision after the approval names them by that place. */
export function ownClosings(body: Body): readonly OwnClosing[] {
  const found: { grounds: ClosedGrounds; closing: Closing; places: string[] }[] = [];
  for (const { closed, closing, words } of body.blocks.flatMap(markedPlaces)) {
    if (!closed || !closing) continue;
    const alike = found.find((one) =>
      isClosedAlike({ closed: one.grounds, closing: one.closing }, { closed, closing }),
    );
    if (alike) alike.places.push(words);
    else found.push({ grounds: closed, closing, places: [words] });
  }
  return found;
}

/** One closed place of a body, which a decision may open without the others that are closed alike. */
export type ClosedPlace = {
  /** Among all that is decided on: places by themselves are counted on from the last of `ownClosings`. */
  readonly at: number;
  readonly grounds: ClosedGrounds;
  /** The passage with a day of its own that it is one of. */
  readonly alike?: number;
  /** In short, for officials. */
  readonly words: string;
};

/** In their order; a table, a cell or a picture with all that is closed for the same is one. */
export function closedPlaces(body: Body): readonly ClosedPlace[] {
  const own = ownClosings(body);
  return closedOf(body).map(({ closed = [], closing, words }, index) => ({
    ...{ at: own.length + index, grounds: closed, words },
    ...(closing?.until === undefined ? {} : { alike: placeOfMark(own, { closed, closing }) }),
  }));
}

/** Which of them the parts of this very body stand in; -1 for what is none of its closed parts. */
export function placeOfPart(body: Body): (part: Mark) => number {
  const first = ownClosings(body).length;
  const places = new Map(closedOf(body).flatMap(({ parts }, index) => parts.map((part) => [part, first + index])));
  return (part) => places.get(part) ?? -1;
}

const closedOf = (body: Body) => body.blocks.flatMap(markedPlaces).filter(({ closed }) => closed);

/** Whatever is decided on, by its place: `‘예정가격’ 등 3곳`. */
export function passageNames(body: Body): (at: number) => string {
  const names = [...ownClosings(body).map(placesWords), ...closedPlaces(body).map(({ words }) => words)];
  return (at) => names[at] ?? '';
}

/** Which of them a mark belongs to; -1 for one that goes with the document. */
export function placeOfMark(own: readonly OwnClosing[], mark: Mark): number {
  return mark.closing ? own.findIndex(({ grounds, closing }) => isClosedAlike({ closed: grounds, closing }, mark)) : -1;
}

/** `사유: 내부검토 중임, 검토 종료 예정일: 2026. 12. 31.` */
export function closingWords({ reason, until }: Closing): string {
  const end = until === undefined ? [] : [`검토 종료 예정일: ${officialDate(until)}`];
  return [...(reason === undefined ? [] : [`사유: ${reason}`]), ...end].join(', ');
}

/** `‘예정가격’ 등 3곳` */
export function placesWords({ places }: Pick<OwnClosing, 'places'>): string {
  return places.length === 1 ? (places[0] ?? '') : `${places[0]} 등 ${places.length}곳`;
}

/** An expected end lies ahead, but for one that stands in the version before: a document may have waited longer. */
export function passageDayFault(
  body: Body,
  { today, before }: { readonly today: CalendarDay; readonly before?: Body },
): Refusal<'passage-review-not-in-time'> | undefined {
  const stood = before ? ownClosings(before).map(({ closing }) => closing.until) : [];
  const late = ownClosings(body).find(
    ({ closing: { until } }) => until !== undefined && !stood.includes(until) && !isReviewDay(until, today),
  );
  return late && refuse('passage-review-not-in-time', { place: placesWords(late), years: MOST_REVIEW_YEARS });
}

/** With the runs, cells and pictures of the body that are closed by it. */
type MarkedPlace = Mark & { readonly words: string; readonly parts: readonly Mark[] };

function markedPlaces(block: Block): MarkedPlace[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return runPlaces(block.content);
    case 'enclosures':
      return block.items.flatMap((runs) => runPlaces(runs));
    case 'image': {
      const parts: Mark[] = [block];
      const words = `그림 ${quoted(block.alt || runsText(block.caption))}`;
      return [{ ...markOf(block), words, parts }, ...runPlaces(block.caption, block, parts)];
    }
    case 'table':
      return tablePlaces(block);
  }
}

function tablePlaces(table: TableBlock): MarkedPlace[] {
  const textOf = ({ content }: TableBlock['rows'][number]['cells'][number]) =>
    content.map((part) => runsText(part.content)).join(' ');
  const cells = table.rows.flatMap((row) => row.cells);
  const parts: Mark[] = [table];
  const inside = cells.flatMap((cell) => {
    const around = cell.closed ? cell : table;
    const isApart = cell.closed && !isClosedAlike(cell, table);
    const aroundParts: Mark[] = isApart ? [cell] : parts;
    if (cell.closed && !isApart) parts.push(cell);
    const places = cell.content.flatMap((part) => runPlaces(part.content, around, aroundParts));
    const words = `칸 ${quoted(textOf(cell))}`;
    return isApart ? [{ ...markOf(cell), words, parts: aroundParts }, ...places] : places;
  });
  return [{ ...markOf(table), words: `표 ${quoted(cells.map(textOf).join(' '))}`, parts }, ...inside];
}

/**
 * The runs that are closed otherwise than what they stand in, whose parts the others become; neighbours that are closed
 * alike are one place.
 */
function runPlaces(runs: readonly Run[], around: Mark = {}, aroundParts: Mark[] = []): MarkedPlace[] {
  const places: { mark: Mark; text: string; parts: Mark[] }[] = [];
  let before: Run | undefined;
  for (const run of runs) {
    const last = places.at(-1);
    if (run.closed && isClosedAlike(run, around)) aroundParts.push(run);
    else if (run.closed && last && before?.closed && isClosedAlike(before, run)) {
      last.text += run.text;
      last.parts.push(run);
    } else if (run.closed) places.push({ mark: markOf(run), text: run.text, parts: [run] });
    before = run;
  }
  return places.map(({ mark, text, parts }) => ({ ...mark, words: quoted(text), parts }));
}

function markOf({ closed, closing }: Mark): Mark {
  return { ...(closed ? { closed } : {}), ...(closing ? { closing } : {}) };
}

const MOST_LETTERS = 30;

function quoted(text: string): string {
  const letters = [...text.trim()];
  return `‘${letters.slice(0, MOST_LETTERS).join('')}${letters.length > MOST_LETTERS ? '…' : ''}’`;
}

/** The body with what is left of each mark, of the text as of tables, cells and pictures. */
export function withMarks(body: Body, left: (mark: Mark) => readonly ClosedGrounds[number][]): Body {
  return { ...body, blocks: body.blocks.map((block) => markBlock(block, left)) };
}

type Left = Parameters<typeof withMarks>[1];

function markBlock(block: Block, left: Left): Block {
  const markRuns = (runs: readonly Run[]) => runs.map((run) => marked(run, left));
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return { ...block, content: markRuns(block.content) };
    case 'enclosures':
      return { ...block, items: block.items.map(markRuns) };
    case 'image':
      return { ...marked(block, left), caption: markRuns(block.caption) };
    case 'table':
      return {
        ...marked(block, left),
        rows: block.rows.map(({ cells }) => ({
          cells: cells.map((cell) => ({
            ...marked(cell, left),
            content: cell.content.map((part) => ({ ...part, content: markRuns(part.content) })),
          })),
        })),
      };
  }
}

function marked<Part extends Mark>(part: Part, left: Left): Part {
  if (!part.closed) return part;
  const grounds = left(part);
  if (grounds.length > 0) return { ...part, closed: grounds };
  // What is open has no reason either. Without its only optional fields it is still such a part.
  const { closed: _open, closing: _over, ...open } = part;
  return open as Part;
}
