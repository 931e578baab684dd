import type { OriginMark, PartnerAgency, Seat } from '../../shared/approval/approval-events.ts';
import { isFinalAct } from '../../shared/approval/approval-line.ts';
import { plannedSeat } from '../../shared/approval/planned-seat.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';

/** A unit of today; of another agency than the document's where it names one (공동기안). */
export type Unit = OrganizationReply['units'][number] & { readonly agency?: PartnerAgency };
type Officer = Seat['officer'];

/** The parts of a line, in the order in which they act: who signs, who decides, who reads afterwards. */
type Parts = { signing: LineSeat[]; deciding: LineSeat | undefined; after: LineSeat[] };

const SIGNING_ACTS: readonly LineSeat['act'][] = ['review', 'cooperate'];

/** Puts a person on the line: before a 전결, else as the new last one, who decides; the former one then reviews. */
export function addSeat(
  line: readonly LineSeat[],
  post: Pick<LineSeat, 'postId' | 'personId' | 'agencyId'>,
): LineSeat[] {
  if (line.some((seat) => seat.personId === post.personId)) return [...line];
  const { signing, deciding, after } = partsOf(line);
  if (deciding?.act === 'delegatedApprove') return whole([...signing, { ...post, act: 'review' }], deciding, after);
  const before = deciding ? [...signing, as(deciding, 'review')] : signing;
  return whole(before, { ...post, act: 'approve' }, after);
}

/** 협조부서: the unit's clerk, who names the one to cooperate, as the last before the decision. */
export function addUnit(line: readonly LineSeat[], clerk: Pick<LineSeat, 'postId' | 'personId'>): LineSeat[] {
  if (line.some((seat) => seat.personId === clerk.personId)) return [...line];
  const { signing, deciding, after } = partsOf(line);
  return whole([...signing, { ...clerk, act: 'cooperate', toBeNamed: true }], deciding, after);
}

/** Takes a seat out; in the place of one who decided, the last reviewer decides. */
export function removeSeat(line: readonly LineSeat[], at: number): LineSeat[] {
  const gone = line[at];
  const { signing, deciding, after } = partsOf(line.filter((_seat, index) => index !== at));
  return gone && isFinalAct(gone.act) ? decidedByLast(signing, gone.act, after) : whole(signing, deciding, after);
}

/** Whether a seat has a place to go: a cooperator never decides, and readers stay behind the decision. */
export function mayMove(line: readonly LineSeat[], at: number, by: 1 | -1): boolean {
  const [moved, other] = [line[at], line[at + by]];
  if (!moved || !other) return false;
  const acts = [moved.act, other.act];
  if (acts.includes('afterRead')) return moved.act === other.act;
  return acts.some(isFinalAct) ? acts.includes('review') : true;
}

/** Moves a seat one place; the deciding act stays at the end, whoever stands there. */
export function moveSeat(line: readonly LineSeat[], at: number, by: 1 | -1): LineSeat[] {
  const [moved, other] = [line[at], line[at + by]];
  if (!moved || !other || !mayMove(line, at, by)) return [...line];
  const next = [...line];
  if (isFinalAct(moved.act) || isFinalAct(other.act)) {
    next[at] = as(other, moved.act);
    next[at + by] = as(moved, other.act);
    return regrouped(next);
  }
  next[at] = other;
  next[at + by] = moved.group === other.group ? moved : withGroup(moved, groupAround(line, at, by));
  return regrouped(next);
}

/** Changes what a seat does; one who is to decide, or only to read, goes to the place where that is done. */
export function changeAct(line: readonly LineSeat[], at: number, act: LineSeat['act']): LineSeat[] {
  const seat = line[at];
  if (!seat || seat.act === act) return [...line];
  const isBefore = SIGNING_ACTS.includes(seat.act) && SIGNING_ACTS.includes(act);
  const staysDeciding = isFinalAct(seat.act) && isFinalAct(act);
  if (isBefore || staysDeciding) return regrouped(line.map((each, index) => (index === at ? as(each, act) : each)));
  const { signing, deciding, after } = partsOf(line.filter((_seat, index) => index !== at));
  const changed = as(seat, act);
  if (isFinalAct(act)) return whole(deciding ? [...signing, as(deciding, 'review')] : signing, changed, after);
  if (act !== 'afterRead') return whole([...signing, changed], deciding, after);
  // Whoever stood above and now only reads has left the decision to the one below: that is 전결.
  return isFinalAct(seat.act)
    ? decidedByLast(signing, 'delegatedApprove', [changed, ...after])
    : whole(signing, deciding, [...after, changed]);
}

/** Whether a seat may act side by side with the one before it. */
export function mayJoin(line: readonly LineSeat[], at: number): boolean {
  return [line[at - 1], line[at]].every((seat) => seat !== undefined && SIGNING_ACTS.includes(seat.act));
}

/** Whether a seat stands side by side with the one before it (병렬). */
export function isJoined(line: readonly LineSeat[], at: number): boolean {
  const group = line[at]?.group;
  return group !== undefined && group === line[at - 1]?.group;
}

/** 병렬 on and off: puts a seat side by side with the one before it, or after it again. */
export function toggleJoined(line: readonly LineSeat[], at: number): LineSeat[] {
  if (!mayJoin(line, at)) return [...line];
  return numbered(
    line,
    line.map((_seat, index) => isJoined(line, index) !== (index === at)),
  );
}

/** 검토 생략: why a reviewer is passed over; undefined = they review. */
export function skipSeat(line: readonly LineSeat[], at: number, reason: string | undefined): LineSeat[] {
  return line.map((seat, index) => {
    if (index !== at || seat.act !== 'review') return seat;
    const { skipReason: _before, ...rest } = seat;
    return reason === undefined ? rest : { ...rest, skipReason: reason };
  });
}

/** Gives a mark to one seat and takes it from all others; undefined takes it from everybody. */
export function markSeat(line: readonly LineSeat[], mark: OriginMark, at: number | undefined): LineSeat[] {
  return line.map((seat, index) => {
    const { marks = [], ...rest } = seat;
    const kept = [...marks.filter((each) => each !== mark), ...(index === at ? [mark] : [])];
    return kept.length === 0 ? rest : { ...rest, marks: kept };
  });
}

function partsOf(line: readonly LineSeat[]): Parts {
  return {
    signing: line.filter((seat) => SIGNING_ACTS.includes(seat.act)),
    deciding: line.find((seat) => isFinalAct(seat.act)),
    after: line.filter((seat) => seat.act === 'afterRead'),
  };
}

function whole(signing: readonly LineSeat[], deciding: LineSeat | undefined, after: readonly LineSeat[]): LineSeat[] {
  return regrouped([...signing, ...(deciding ? [deciding] : []), ...after]);
}

/** The last reviewer decides: who cooperates is of another unit, and decides nothing here. */
function decidedByLast(signing: readonly LineSeat[], act: LineSeat['act'], after: readonly LineSeat[]): LineSeat[] {
  const heir = signing.findLast((seat) => seat.act === 'review');
  if (!heir) return whole(signing, undefined, after);
  return whole(
    signing.filter((seat) => seat !== heir),
    as(heir, act),
    after,
  );
}

/** The seat with another act, and without what the new act cannot have. */
function as(seat: LineSeat, act: LineSeat['act']): LineSeat {
  const { group, toBeNamed, skipReason, marks, ...rest } = seat;
  return {
    ...rest,
    act,
    ...(group !== undefined && SIGNING_ACTS.includes(act) ? { group } : {}),
    ...(toBeNamed && act === 'cooperate' ? { toBeNamed } : {}),
    ...(skipReason !== undefined && act === 'review' ? { skipReason } : {}),
    ...(marks && act !== 'cooperate' && act !== 'afterRead' ? { marks } : {}),
  };
}

function withGroup({ group: _before, ...seat }: LineSeat, group: number | undefined): LineSeat {
  return group === undefined ? seat : { ...seat, group };
}

/** The group into whose middle a seat moves, if it does. */
function groupAround(line: readonly LineSeat[], at: number, by: 1 | -1): number | undefined {
  const [passed, beyond] = [line[at + by]?.group, line[at + 2 * by]?.group];
  return passed === beyond ? passed : undefined;
}

/** The groups of a line numbered anew, after seats have come, gone or moved. */
export function regrouped(line: readonly LineSeat[]): LineSeat[] {
  return numbered(
    line,
    line.map((_seat, index) => isJoined(line, index)),
  );
}

/** Numbers the groups from one, in their order; nobody is side by side alone. */
function numbered(line: readonly LineSeat[], joined: readonly boolean[]): LineSeat[] {
  let group = 0;
  return line.map((seat, index) => {
    if (joined[index]) return withGroup(seat, group);
    if (!joined[index + 1]) return withGroup(seat, undefined);
    group += 1;
    return withGroup(seat, group);
  });
}

/** The heads above a drafter, nearest first: a line may end at any of them. */
export function headsAbove(units: readonly Unit[], unitId: string, drafterId: string): Officer[] {
  const heads: Officer[] = [];
  for (let unit = units.find((each) => each.id === unitId); unit; unit = parentOf(units, unit)) {
    for (const post of unit.posts) {
      const holder = post.holders[0];
      if (post.isHead && holder && holder.personId !== drafterId) heads.push(printed(unit, post, holder));
    }
  }
  return heads;
}

/** A line through all heads up to the given one, who decides. */
export function lineOfHeads(heads: readonly Officer[]): LineSeat[] {
  return heads.reduce<LineSeat[]>((line, { postId, personId }) => addSeat(line, { postId, personId }), []);
}

/** The seats with their people as today's organisation prints them; one who is gone is left out. */
export function seatsOf(units: readonly Unit[], line: readonly LineSeat[]): Seat[] {
  return line.flatMap((seat) => {
    const officer = officerOf(units, seat);
    return officer ? [plannedSeat(seat, officer)] : [];
  });
}

export function officerOf(units: readonly Unit[], seat: Pick<LineSeat, 'postId' | 'personId'>): Officer | undefined {
  for (const unit of units) {
    const post = unit.posts.find((each) => each.id === seat.postId);
    const holder = post?.holders.find((each) => each.personId === seat.personId);
    if (post && holder) return printed(unit, post, holder);
  }
  return undefined;
}

/**
 * The document clerk of a unit (문서 담당자): whoever holds its head's post, else the first who holds any; undefined
 * where the unit is empty. They only name the person who cooperates.
 */
export function clerkOf(unit: Unit): Officer | undefined {
  const posts = [...unit.posts.filter(({ isHead }) => isHead), ...unit.posts];
  const post = posts.find(({ holders }) => holders.length > 0);
  const holder = post?.holders[0];
  return post && holder ? printed(unit, post, holder) : undefined;
}

/**
 * A kept line with the people of today: where somebody has left a post, who holds it now stands there, and a unit's
 * clerk is asked anew. Whom nobody follows stays, so that the line says what is missing. Nobody is on it twice, and
 * the drafter not at all.
 */
export function lineOfToday(units: readonly Unit[], line: readonly LineSeat[], drafterId?: string): LineSeat[] {
  const seats = line.map((seat) => seatOfToday(units, seat));
  const people = seats.map(({ personId }) => personId);
  return regrouped(seats.filter((seat, at) => seat.personId !== drafterId && people.indexOf(seat.personId) === at));
}

function seatOfToday(units: readonly Unit[], seat: LineSeat): LineSeat {
  const unit = units.find(({ posts }) => posts.some((post) => post.id === seat.postId));
  const clerk = seat.toBeNamed && unit ? clerkOf(unit) : undefined;
  if (clerk) return { ...seat, postId: clerk.postId, personId: clerk.personId };
  const holders = unit?.posts.find((post) => post.id === seat.postId)?.holders ?? [];
  const [only] = holders;
  const isThere = holders.some(({ personId }) => personId === seat.personId);
  return !isThere && only && holders.length === 1 ? { ...seat, personId: only.personId } : seat;
}

function printed(unit: Unit, post: Unit['posts'][number], holder: { personId: string; name: string }): Officer {
  return {
    personId: holder.personId,
    name: holder.name,
    postId: post.id,
    postTitle: post.title,
    unitId: unit.id,
    unitName: unit.name,
    unitCode: unit.code,
    ...(unit.agency ? { agency: unit.agency } : {}),
  };
}

function parentOf(units: readonly Unit[], unit: Unit): Unit | undefined {
  return units.find((each) => each.id === unit.parentId);
}
