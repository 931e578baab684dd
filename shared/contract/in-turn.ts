import { type Static, Type } from 'typebox';
import { DOCUMENT_LIMITS } from '../document/official-document.ts';
import { Day, Id, Instant, PrintedOfficerShape, SignActShape } from './document-parts.ts';

const exact = { additionalProperties: false } as const;
const Words = Type.String({ maxLength: DOCUMENT_LIMITS.opinion });

/** The place of a seat on the line; the drafter's is 0. */
export const SeatIndex = Type.Integer({ minimum: 0, maximum: 99 });
/** Which seat in turn is meant, where a person may act on several: their own first if it is left out. */
const seat = Type.Optional(SeatIndex);

/** What a reader may do on one seat in turn. The answers are those of the rules that decide the act. */
export const SeatMay = Type.Object(
  {
    seat: SeatIndex,
    act: SignActShape,
    /** 대결: in whose place; null in one's own name. */
    actsFor: Type.Union([PrintedOfficerShape, Type.Null()]),
    sign: Type.Boolean(),
    reject: Type.Boolean(),
    /** 반려 to an earlier signer: their seats, the nearest first. */
    returnTo: Type.Array(SeatIndex),
    /** 협조부서: the unit whose clerk names the person; null where nobody is to be named. */
    nameOf: Type.Union([Type.String(), Type.Null()]),
    hold: Type.Boolean(),
    liftHold: Type.Boolean(),
    consult: Type.Boolean(),
    /** 검토자 수정: the text may be corrected, which makes a new version. */
    edit: Type.Boolean(),
  },
  { ...exact, title: 'SeatMay' },
);
export type SeatMay = Static<typeof SeatMay>;

/** 협의: a question and, once it has come, its answer. */
export const ConsultationRow = Type.Object(
  {
    by: PrintedOfficerShape,
    of: PrintedOfficerShape,
    question: Type.String(),
    askedAt: Instant,
    answer: Type.Union([Type.String(), Type.Null()]),
    answeredAt: Type.Union([Instant, Type.Null()]),
  },
  { ...exact, title: 'Consultation' },
);
export type ConsultationRow = Static<typeof ConsultationRow>;

/** POST /api/documents/:managementNumber/hold (보류) */
export const HoldDocument = Type.Object({ seat, until: Day, reason: Words }, { ...exact, title: 'HoldDocument' });
export type HoldDocument = Static<typeof HoldDocument>;

/** POST /api/documents/:managementNumber/hold/lifting (보류 해제) */
export const LiftHold = Type.Object({ seat }, { ...exact, title: 'LiftHold' });
export type LiftHold = Static<typeof LiftHold>;

/** POST /api/documents/:managementNumber/consultations (협의 요청) */
export const AskConsultation = Type.Object(
  { seat, personId: Id, postId: Id, question: Words },
  { ...exact, title: 'AskConsultation' },
);
export type AskConsultation = Static<typeof AskConsultation>;

/** POST /api/documents/:managementNumber/consultations/:consultation/answer (협의 답변) */
export const AnswerConsultation = Type.Object({ answer: Words }, { ...exact, title: 'AnswerConsultation' });
export type AnswerConsultation = Static<typeof AnswerConsultation>;

/** POST /api/documents/:managementNumber/participant (협조자 지정): one of the unit that was asked to cooperate. */
export const NameParticipant = Type.Object({ seat, personId: Id, postId: Id }, { ...exact, title: 'NameParticipant' });
export type NameParticipant = Static<typeof NameParticipant>;

/** POST /api/documents/:managementNumber/skipping (검토 생략): the reason is that of the reviewer's absence. */
export const SkipReviewer = Type.Object({ seat: SeatIndex }, { ...exact, title: 'SkipReviewer' });
export type SkipReviewer = Static<typeof SkipReviewer>;

/** POST /api/documents/:managementNumber/reminder (재촉) of everybody in turn. */
export const RemindTurn = Type.Object(
  { note: Type.Optional(Type.String({ maxLength: DOCUMENT_LIMITS.reminder })) },
  { ...exact, title: 'RemindTurn' },
);
export type RemindTurn = Static<typeof RemindTurn>;
