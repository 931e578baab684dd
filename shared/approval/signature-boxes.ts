import { boxDate, dayInKorea } from '../kernel/calendar-day.ts';
import type { OriginMark, PartnerAgency, Seat } from './approval-events.ts';
import { type ApprovalLine, isFinalAct } from './approval-line.ts';
import type { Signature } from './line-facts.ts';

/** One box of the sign row (결재란) or one entry of the 협조 row, ready to print. */
export type SignatureBox = {
  readonly postTitle: string;
  /** The signer's name; absent until the person has signed. */
  readonly name?: string;
  /** `전결` in the box of the person the rule names, `대결` in that of the one who acted (규칙 제7조②③). */
  readonly mark?: '전결' | '대결';
  /** `12/24`; only ever in the box of the one who decided (규칙 제7조①). */
  readonly date?: string;
  /** `★` for the 발의자, `⊙` for the 보고자, before the post (규칙 제6조①). */
  readonly origin?: string;
  /** Before the name of one who reviewed or cooperated in another's place: `代`. */
  readonly prefix?: string;
  /** 검토 생략: why nobody signed, in the place of the signature (규칙 제6조④). */
  readonly absence?: string;
  /** The opinion differs or was noted: `직위(의견 있음)` (규칙 제6조③). */
  readonly hasOpinion: boolean;
  /** True for a box that waits for its person now. */
  readonly inTurn: boolean;
};

/** 공동기안: the sign row of an agency that decides after the lead agency. */
export type JointBoxes = { readonly agencyName: string; readonly signRow: readonly SignatureBox[] };

export type SignatureBoxes = {
  /** Drafter, reviewers and the decider, in their order. Nobody above a 전결 person has a box (규칙 제7조④). */
  readonly signRow: readonly SignatureBox[];
  readonly cooperation: readonly SignatureBox[];
  /** 공동기안: the other agencies in the order in which they decide; absent from any other document. */
  readonly joint?: readonly JointBoxes[];
};

type SubmittedLine = Exclude<ApprovalLine, { status: 'drafting' }>;

/** Agencies differ in how they write it; that somebody acted is the same everywhere. */
const ACTING_PREFIX = '代';
const ORIGIN_MARKS: Readonly<Record<OriginMark, string>> = { initiator: '★', reporter: '⊙' };

/** The boxes of a line: a pure function of its state, the same for screen, PDF and HWPX. */
export function signatureBoxes(line: ApprovalLine): SignatureBoxes {
  if (line.status === 'drafting') return { signRow: [], cooperation: [] };
  const cooperation = line.seats.flatMap((seat, index) => (seat.act === 'cooperate' ? [boxOf(line, seat, index)] : []));
  const joint = partnersOf(line.seats).map(({ id, name }) => ({ agencyName: name, signRow: signRow(line, id) }));
  return { signRow: signRow(line, undefined), cooperation, ...(joint.length > 0 ? { joint } : {}) };
}

/** The agencies that decide after the document's own, in their order. */
function partnersOf(seats: readonly Seat[]): readonly PartnerAgency[] {
  const found = new Map<number, PartnerAgency>();
  for (const { officer } of seats) {
    if (officer.agency && !found.has(officer.agency.id)) found.set(officer.agency.id, officer.agency);
  }
  return [...found.values()];
}

/** The row of one agency: each has its own decision, and its own 대결. */
function signRow(line: SubmittedLine, agencyId: number | undefined): readonly SignatureBox[] {
  const isHere = (index: number) => line.seats[index]?.officer.agency?.id === agencyId;
  const acted = line.signatures.find(
    (signed) => signed.acting && isHere(signed.seat) && isFinalAct(line.seats[signed.seat]?.act),
  );
  const ownSeat = acted && line.signatures.find((signed) => isOwnSeatOf(line, signed, acted))?.seat;
  return line.seats.flatMap((seat, index): SignatureBox[] => {
    if (seat.act === 'cooperate' || seat.act === 'afterRead' || !isHere(index)) return [];
    if (acted && index === acted.seat) return decidedByAnother(seat, acted, ownSeat !== undefined);
    const box = boxOf(line, seat, index);
    return acted && index === ownSeat ? [{ ...box, ...actingMark(acted) }] : [box];
  });
}

/** Who acts has one box: their own, if they have signed the row already. */
function isOwnSeatOf(line: SubmittedLine, signed: Signature, acted: Signature): boolean {
  const act = line.seats[signed.seat]?.act;
  return act === 'review' && signed.acting === undefined && signed.by.personId === acted.by.personId;
}

/**
 * 대결: the absent person has a box only for their `전결`; whoever neither signs nor carries it has none
 * (규칙 제7조③④).
 */
function decidedByAnother(seat: Seat, acted: Signature, hasOwnBox: boolean): SignatureBox[] {
  const plain = { hasOpinion: false, inTurn: false };
  const acting = { postTitle: acted.by.postTitle, name: acted.by.name, ...actingMark(acted), ...plain };
  const absent = { postTitle: seat.officer.postTitle, mark: '전결' as const, ...plain };
  return [...(hasOwnBox ? [] : [acting]), ...(seat.act === 'delegatedApprove' ? [absent] : [])];
}

function actingMark(acted: Signature) {
  return { mark: '대결' as const, date: dateOf(acted) };
}

function boxOf(line: SubmittedLine, seat: Seat, index: number): SignatureBox {
  const signed = line.signatures.find((signature) => signature.seat === index);
  const skipped = line.skips.find((skip) => skip.seat === index);
  return {
    ...emptyBox(seat),
    ...(signed && !signed.acting ? { postTitle: signed.by.postTitle } : {}),
    ...(signed ? { name: signed.by.name } : {}),
    ...(signed?.acting ? { prefix: ACTING_PREFIX } : {}),
    ...(skipped ? { absence: skipped.reason } : {}),
    ...(signed && isFinalAct(seat.act) ? { date: dateOf(signed) } : {}),
    hasOpinion: (seat.act === 'review' || seat.act === 'cooperate') && signed?.opinion !== undefined,
    inTurn: line.status === 'inApproval' && line.turns.includes(index),
  };
}

function emptyBox(seat: Seat): SignatureBox {
  const origin = (seat.marks ?? []).map((mark) => ORIGIN_MARKS[mark]).join('');
  return {
    postTitle: seat.toBeNamed ? seat.officer.unitName : seat.officer.postTitle,
    ...(seat.act === 'delegatedApprove' ? { mark: '전결' } : {}),
    ...(origin ? { origin } : {}),
    ...(seat.skipReason === undefined ? {} : { absence: seat.skipReason }),
    hasOpinion: false,
    inTurn: false,
  };
}

function dateOf(signed: Signature): string {
  return boxDate(dayInKorea(new Date(signed.at)));
}

/** The seats of a line that has not been submitted yet, drawn with empty boxes for the draft's paper. */
export function plannedBoxes(seats: readonly Seat[]): SignatureBoxes {
  const row = (agencyId: number | undefined) =>
    seats.filter(({ act, officer }) => act !== 'cooperate' && act !== 'afterRead' && officer.agency?.id === agencyId);
  const joint = partnersOf(seats).map(({ id, name }) => ({ agencyName: name, signRow: row(id).map(emptyBox) }));
  return {
    signRow: row(undefined).map(emptyBox),
    cooperation: seats.filter(({ act }) => act === 'cooperate').map(emptyBox),
    ...(joint.length > 0 ? { joint } : {}),
  };
}
