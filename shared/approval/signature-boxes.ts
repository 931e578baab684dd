import { boxDate, dayInKorea } from '../kernel/calendar-day.ts';
import { type ApprovalLine, isFinalAct, type Seat } from './approval-line.ts';

/** One box of the sign row (결재란) or one entry of the 협조 row, ready to print. */
export type SignatureBox = {
  readonly postTitle: string;
  /** The signer's name; absent until the person has signed. */
  readonly name?: string;
  /** `전결` stands in the box of the person the delegation rule names (규칙 제7조②). */
  readonly mark?: '전결';
  /** `12/24`; only ever in the box of the one who decided (규칙 제7조①). */
  readonly date?: string;
  /** The opinion differs or was noted: `직위(의견 있음)` (규칙 제6조③). */
  readonly hasOpinion: boolean;
  /** True for the box that waits for its person now. */
  readonly inTurn: boolean;
};

export type SignatureBoxes = {
  /** Drafter, reviewers and the decider, in their order. Nobody above a 전결 person has a box (규칙 제7조④). */
  readonly signRow: readonly SignatureBox[];
  readonly cooperation: readonly SignatureBox[];
};

/** The boxes of a line: a pure function of its state, the same for screen, PDF and HWPX. */
export function signatureBoxes(line: ApprovalLine): SignatureBoxes {
  if (line.status === 'drafting') return { signRow: [], cooperation: [] };
  const boxes = line.seats.map((seat, index) => ({ act: seat.act, box: boxOf(line, seat, index) }));
  return {
    signRow: boxes.filter(({ act }) => act !== 'cooperate').map(({ box }) => box),
    cooperation: boxes.filter(({ act }) => act === 'cooperate').map(({ box }) => box),
  };
}

function boxOf(line: Exclude<ApprovalLine, { status: 'drafting' }>, seat: Seat, index: number): SignatureBox {
  const signed = line.signatures.find((signature) => signature.seat === index);
  return {
    postTitle: signed?.by.postTitle ?? seat.officer.postTitle,
    ...(signed ? { name: signed.by.name } : {}),
    ...(seat.act === 'delegatedApprove' ? { mark: '전결' as const } : {}),
    ...(signed && isFinalAct(seat.act) ? { date: boxDate(dayInKorea(new Date(signed.at))) } : {}),
    hasOpinion: (seat.act === 'review' || seat.act === 'cooperate') && signed?.opinion !== undefined,
    inTurn: line.status === 'inApproval' && line.turn === index,
  };
}

/** The seats of a line that has not been submitted yet, drawn with empty boxes for the draft's paper. */
export function plannedBoxes(seats: readonly Seat[]): SignatureBoxes {
  const boxes = seats.map((seat) => ({
    act: seat.act,
    box: {
      postTitle: seat.officer.postTitle,
      ...(seat.act === 'delegatedApprove' ? { mark: '전결' as const } : {}),
      hasOpinion: false,
      inTurn: false,
    } satisfies SignatureBox,
  }));
  return {
    signRow: boxes.filter(({ act }) => act !== 'cooperate').map(({ box }) => box),
    cooperation: boxes.filter(({ act }) => act === 'cooperate').map(({ box }) => box),
  };
}
