import type { LineSeat } from '../../shared/contract/document-parts.ts';
import * as part from './line-editor-seats.ts';

/** A person as the tree gives them; without an agency they are of the document's own. */
type Post = Pick<LineSeat, 'postId' | 'personId' | 'agencyId'>;

/**
 * 공동기안: the line is the document's own agency, then one part for each other agency, then who reads afterwards. Each
 * part is mended as a line of its own, so that each keeps its one deciding seat at its end.
 */
export function addSeat(line: readonly LineSeat[], post: Post): LineSeat[] {
  if (line.some((seat) => seat.personId === post.personId)) return [...line];
  return within(line, post.agencyId, (seats) => part.addSeat(seats, post));
}

export function addUnit(line: readonly LineSeat[], clerk: Post): LineSeat[] {
  return within(line, undefined, (seats) => part.addUnit(seats, clerk));
}

export function removeSeat(line: readonly LineSeat[], at: number): LineSeat[] {
  return inPartOf(line, at, part.removeSeat);
}

export function changeAct(line: readonly LineSeat[], at: number, act: LineSeat['act']): LineSeat[] {
  return inPartOf(line, at, (seats, place) => part.changeAct(seats, place, act));
}

/** Within its agency's part, or, at the edge of the part, the whole agency past the one beside it. */
export function mayMove(line: readonly LineSeat[], at: number, by: 1 | -1): boolean {
  const { agencyId } = line[at] ?? {};
  const [seats, place] = partOf(line, at);
  if (part.mayMove(seats, place, by)) return true;
  const beside = line[at + by]?.agencyId;
  return agencyId !== undefined && beside !== undefined && beside !== agencyId;
}

export function moveSeat(line: readonly LineSeat[], at: number, by: 1 | -1): LineSeat[] {
  const [moved, beside] = [line[at]?.agencyId, line[at + by]?.agencyId];
  if (moved === beside) return inPartOf(line, at, (seats, place) => part.moveSeat(seats, place, by));
  if (moved === undefined || beside === undefined) return [...line];
  const order = agenciesOf(line).map((each) => (each === moved ? beside : each === beside ? moved : each));
  return composed(line, order);
}

function inPartOf(
  line: readonly LineSeat[],
  at: number,
  change: (seats: readonly LineSeat[], at: number) => LineSeat[],
): LineSeat[] {
  const [seats, place] = partOf(line, at);
  return place < 0 ? [...line] : within(line, line[at]?.agencyId, () => change(seats, place));
}

/** The part in which a seat stands, and its place there. */
function partOf(line: readonly LineSeat[], at: number): readonly [readonly LineSeat[], number] {
  const seat = line[at];
  const seats = line.filter((each) => each.agencyId === seat?.agencyId);
  return [seats, seat ? seats.indexOf(seat) : -1];
}

function within(
  line: readonly LineSeat[],
  agencyId: number | undefined,
  change: (seats: readonly LineSeat[]) => LineSeat[],
): LineSeat[] {
  const changed = change(line.filter((seat) => seat.agencyId === agencyId));
  const others = line.filter((seat) => seat.agencyId !== agencyId);
  return composed([...others, ...changed], [...new Set([...agenciesOf(line), ...agenciesOf(changed)])]);
}

function composed(seats: readonly LineSeat[], agencies: readonly number[]): LineSeat[] {
  const own = seats.filter((seat) => seat.agencyId === undefined);
  return part.regrouped([
    ...own.filter((seat) => seat.act !== 'afterRead'),
    ...agencies.flatMap((agencyId) => seats.filter((seat) => seat.agencyId === agencyId)),
    ...own.filter((seat) => seat.act === 'afterRead'),
  ]);
}

/** The other agencies in the order in which they decide. */
function agenciesOf(line: readonly LineSeat[]): readonly number[] {
  return [...new Set(line.flatMap(({ agencyId }) => (agencyId === undefined ? [] : [agencyId])))];
}
