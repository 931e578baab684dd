import { type Static, Type } from 'typebox';
import { DOCUMENT_LIMITS } from '../document/official-document.ts';
import { BodyShape } from './body.ts';
import { BundleShape, ShownTexts } from './bundle.ts';
import {
  ApprovalStatusShape,
  AttachmentShape,
  ChosenKindShape,
  ContentHash,
  Day,
  DisclosureShape,
  Id,
  Instant,
  LicenceShape,
  ManagementNumber,
  PrintedOfficerShape,
  RestrictionOrNone,
  SeatActShape,
  SignatureBoxesShape,
  UnitTaskShape,
} from './document-parts.ts';
import { ConsultationRow, SeatIndex, SeatMay } from './in-turn.ts';
import { PaperLetterShape } from './paper-letter.ts';
import { PublicationShape } from './publication-acts.ts';

const exact = { additionalProperties: false } as const;
const Opinion = Type.String({ maxLength: DOCUMENT_LIMITS.opinion });

/** POST /api/documents/:managementNumber/signature: 검토, 협조, 결재 or 전결, as the seat in turn says. */
export const SignDocument = Type.Object(
  {
    contentHash: ContentHash,
    texts: Type.Optional(ShownTexts),
    opinion: Type.Optional(Opinion),
    seat: Type.Optional(SeatIndex),
  },
  { ...exact, title: 'SignDocument' },
);
export type SignDocument = Static<typeof SignDocument>;

/** What an act answers: ids and numbers only, so that the stored answer of a repeated key betrays no text. */
export const ActReply = Type.Object(
  {
    managementNumber: ManagementNumber,
    status: ApprovalStatusShape,
    version: Type.Integer(),
    documentNumber: Type.Union([Type.String(), Type.Null()]),
  },
  { ...exact, title: 'ActReply' },
);
export type ActReply = Static<typeof ActReply>;

/** POST /api/documents/:managementNumber/rejection (반려): to the drafter, or to the earlier signer in seat `to`. */
export const RejectDocument = Type.Object(
  {
    contentHash: ContentHash,
    texts: Type.Optional(ShownTexts),
    reason: Opinion,
    seat: Type.Optional(SeatIndex),
    to: Type.Optional(SeatIndex),
  },
  exact,
);
export type RejectDocument = Static<typeof RejectDocument>;

/** POST /api/documents/:managementNumber/recall (회수) */
export const RecallDocument = Type.Object({ reason: Type.Optional(Opinion) }, exact);
export type RecallDocument = Static<typeof RecallDocument>;

/** POST /api/documents/:managementNumber/circulation (공람) */
export const CirculateDocument = Type.Object(
  {
    /** Generous, so that too many people (`circulation-too-long`) are answered in words. */
    to: Type.Array(Type.Object({ postId: Id, personId: Id }, exact), { minItems: 1, maxItems: 2_000 }),
    dueOn: Type.Optional(Day),
    note: Type.Optional(Opinion),
  },
  { ...exact, title: 'CirculateDocument' },
);
export type CirculateDocument = Static<typeof CirculateDocument>;

/** POST /api/documents/:managementNumber/report (사후보고) */
export const ReportDocument = Type.Object({ note: Opinion }, exact);
export type ReportDocument = Static<typeof ReportDocument>;

const PAPER_FACTS = {
  agencyName: Type.String(),
  upperUnitName: Type.Optional(Type.String()),
  unitName: Type.String(),
  title: Type.String(),
  body: BodyShape,
  documentNumber: Type.Optional(Type.String()),
  approvedOn: Type.Optional(Day),
  writtenOn: Day,
  disclosureLabel: Type.String(),
  furtherNumber: Type.Optional(Type.Object({ label: Type.String(), printed: Type.String() }, exact)),
  boxes: SignatureBoxesShape,
  managementNumber: ManagementNumber,
};

export const PaperShape = Type.Union(
  [
    Type.Object({ form: Type.Literal('briefDraft'), ...PAPER_FACTS }, exact),
    Type.Object({ form: Type.Literal('standardDraft'), ...PAPER_FACTS, letter: PaperLetterShape }, exact),
  ],
  { title: 'Paper' },
);

const LineRow = Type.Object(
  {
    act: SeatActShape,
    officer: PrintedOfficerShape,
    /** `void` = the line ended (반려, 회수) before this seat. */
    state: Type.Union([
      Type.Literal('signed'),
      Type.Literal('skipped'),
      Type.Literal('turn'),
      Type.Literal('waiting'),
      Type.Literal('void'),
    ]),
    /** 병렬: rows with one number act side by side. */
    group: Type.Union([Type.Integer(), Type.Null()]),
    /** 협조부서: waits for its clerk to name the person. */
    toBeNamed: Type.Boolean(),
    /** 대결: the officer signed for this one. */
    actedFor: Type.Union([PrintedOfficerShape, Type.Null()]),
    /** Why this seat stands here (위임전결규정), or why it was passed over (검토 생략). */
    basis: Type.Union([Type.String(), Type.Null()]),
    skipReason: Type.Union([Type.String(), Type.Null()]),
    /** 보류 until this day. */
    heldUntil: Type.Union([Day, Type.Null()]),
    /** When the seat acted, or since when it is its turn. */
    at: Type.Union([Instant, Type.Null()]),
    /** 재촉: when this turn was reminded last. */
    remindedAt: Type.Union([Instant, Type.Null()]),
    opinion: Type.Union([Type.String(), Type.Null()]),
  },
  exact,
);

const HistoryRow = Type.Object(
  {
    act: Type.Union([
      Type.Literal('submitted'),
      Type.Literal('reviewed'),
      Type.Literal('cooperated'),
      Type.Literal('approved'),
      Type.Literal('delegatedApproved'),
      Type.Literal('rejected'),
      Type.Literal('recalled'),
      Type.Literal('returned'),
      Type.Literal('skipped'),
      Type.Literal('named'),
      Type.Literal('reassigned'),
      /** 인계·인수: a question, a reading or a report is another's to do. */
      Type.Literal('dutyReassigned'),
      Type.Literal('edited'),
      /** 검토자 수정 of nothing but the 공개구분. */
      Type.Literal('disclosed'),
      /** 일괄기안: another text of the bundle was edited; `text` says which. */
      Type.Literal('otherTextEdited'),
      Type.Literal('held'),
      Type.Literal('holdLifted'),
      Type.Literal('reminded'),
      Type.Literal('asked'),
      Type.Literal('answered'),
      Type.Literal('reported'),
      Type.Literal('circulated'),
      Type.Literal('read'),
    ]),
    version: Type.Integer(),
    at: Instant,
    /** Who acted; an administrator acts from outside the line and has no post on it. */
    by: Type.Object(
      {
        personId: Type.String(),
        name: Type.String(),
        postTitle: Type.String(),
        agencyName: Type.Optional(Type.String()),
      },
      exact,
    ),
    /** 대결: for whom. */
    actedFor: Type.Union([PrintedOfficerShape, Type.Null()]),
    /** Whom the act is about: the person named, asked, given the seat, or shown the document. */
    about: Type.Array(Type.Object({ name: Type.String(), postTitle: Type.String() }, exact)),
    /** Opinion or reason. */
    text: Type.Union([Type.String(), Type.Null()]),
  },
  exact,
);

/** 공람 or 후열 of one person: who showed it (nobody for a 후열), by when it should be read, and when it was. */
const ReadingRow = Type.Object(
  {
    officer: PrintedOfficerShape,
    by: Type.Union([PrintedOfficerShape, Type.Null()]),
    at: Instant,
    dueOn: Type.Union([Day, Type.Null()]),
    note: Type.Union([Type.String(), Type.Null()]),
    readAt: Type.Union([Instant, Type.Null()]),
  },
  exact,
);

/** 사후보고: owed by the one who acted to the absent approver. */
const PostReportShape = Type.Object(
  {
    by: PrintedOfficerShape,
    to: PrintedOfficerShape,
    reportedAt: Type.Union([Instant, Type.Null()]),
    note: Type.Union([Type.String(), Type.Null()]),
  },
  exact,
);

/** How the frozen PDF stands, why it could not be made, and whether the agency has signed it. */
export const FrozenPaperShape = Type.Object(
  {
    state: Type.Union([Type.Literal('none'), Type.Literal('waiting'), Type.Literal('ready'), Type.Literal('failed')]),
    reason: Type.Union([Type.String(), Type.Null()]),
    /** Null where there is no file, and for papers from before there were signatures. */
    signature: Type.Union([Type.Literal('signed'), Type.Literal('waiting'), Type.Null()]),
    signedBy: Type.Union([Type.String(), Type.Null()]),
    /** When a damaged or lost file was drawn again from the record and signed anew. */
    drawnAgainAt: Type.Union([Instant, Type.Null()]),
  },
  { ...exact, title: 'FrozenPaper' },
);

/** GET /api/documents/:managementNumber: the paper, the line, the history, and what the reader may do. */
export const DocumentReply = Type.Object(
  {
    managementNumber: ManagementNumber,
    status: ApprovalStatusShape,
    version: Type.Integer(),
    contentHash: ContentHash,
    /** Grows with every event; a live message names it, so a client knows whether it is behind. */
    revision: Type.Integer(),
    paper: PaperShape,
    publicTitle: Type.String(),
    summary: Type.String(),
    keywords: Type.Array(Type.String()),
    disclosure: DisclosureShape,
    /** 비공개 사유 as it was approved; null where nothing is closed, or the text is from before there was one. */
    closedReason: Type.Union([Type.String(), Type.Null()]),
    bodyOpen: Type.Boolean(),
    /** 공개 유예 as it was approved, which the disclosure officer may have changed since; null for none. */
    embargoUntil: Type.Union([Day, Type.Null()]),
    /** 검토 종료 예정일 as it was approved; null for none. */
    reviewUntil: Type.Union([Day, Type.Null()]),
    /** 속기록·녹음. */
    isVerbatim: Type.Boolean(),
    /** 열람제한 as it stands; null for none. */
    restriction: RestrictionOrNone,
    licence: LicenceShape,
    unitTask: Type.Union([UnitTaskShape, Type.Null()]),
    /** 문서 종류; null for a 일반문서. */
    kind: Type.Union([ChosenKindShape, Type.Null()]),
    attachments: Type.Array(AttachmentShape),
    line: Type.Array(LineRow),
    /** 처리기한 */
    dueOn: Type.Union([Day, Type.Null()]),
    /** The line departs from the delegation table (위임전결규정): what it says, and why (영 제67조). */
    deviation: Type.Union([Type.Object({ rule: Type.String(), reason: Type.String() }, exact), Type.Null()]),
    history: Type.Array(HistoryRow),
    readings: Type.Array(ReadingRow),
    postReports: Type.Array(PostReportShape),
    consultations: Type.Array(ConsultationRow),
    may: Type.Object(
      {
        /** Every seat in turn that the reader may act on: their own first, then those of absent people. */
        inTurn: Type.Array(SeatMay),
        /** 검토 생략 by the drafter: which seat, and the reason that would be printed. */
        skip: Type.Array(Type.Object({ seat: SeatIndex, reason: Type.String() }, exact)),
        /** 협의: the questions that wait for the reader's answer. */
        answer: Type.Array(Type.Integer()),
        recall: Type.Boolean(),
        /** 재촉: theirs to do; whether it is too soon is said when it is done. */
        remind: Type.Boolean(),
        edit: Type.Boolean(),
        withdrawPublication: Type.Boolean(),
        releasePublication: Type.Boolean(),
        /** 가리고 공개. */
        maskPublication: Type.Boolean(),
        /** 공람: opening the document is reading it; the page says so by itself. */
        read: Type.Boolean(),
        circulate: Type.Boolean(),
        report: Type.Boolean(),
        /** 열람 이력. */
        openings: Type.Boolean(),
      },
      exact,
    ),
    /** The frozen PDF of an approved document; state never waits for it. */
    frozenPaper: FrozenPaperShape,
    /** 일괄기안: all its texts; none for a document by itself. */
    bundle: BundleShape,
    publication: PublicationShape,
  },
  { ...exact, title: 'Document' },
);
export type DocumentReply = Static<typeof DocumentReply>;

/** The boxes (문서함): 결재대기, 결재예정, 결재진행, 결재완료, 반려/회수, 기안함, 임시저장, 공람, 사후보고, 협의. */
export const BoxName = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('upcoming'),
  Type.Literal('progress'),
  Type.Literal('done'),
  Type.Literal('returned'),
  Type.Literal('drafted'),
  Type.Literal('saved'),
  Type.Literal('circulated'),
  Type.Literal('reports'),
  Type.Literal('consultations'),
]);
export type BoxName = Static<typeof BoxName>;

/** GET /api/boxes */
export const BoxCounts = Type.Object(
  {
    waiting: Type.Integer(),
    upcoming: Type.Integer(),
    progress: Type.Integer(),
    done: Type.Integer(),
    returned: Type.Integer(),
    drafted: Type.Integer(),
    saved: Type.Integer(),
    /** Of the last three what is still to be done. */
    circulated: Type.Integer(),
    reports: Type.Integer(),
    consultations: Type.Integer(),
  },
  { ...exact, title: 'BoxCounts' },
);
export type BoxCounts = Static<typeof BoxCounts>;

export const BoxRow = Type.Object(
  {
    managementNumber: ManagementNumber,
    title: Type.String(),
    status: ApprovalStatusShape,
    /** What I do or did in it; null in 임시저장 before the first submission. */
    act: Type.Union([SeatActShape, Type.Null()]),
    drafter: Type.Object({ name: Type.String(), unitName: Type.String() }, exact),
    /** 공동기안: the lead agency, in the boxes of the people of another. */
    leadAgencyName: Type.Optional(Type.String()),
    /** Whom it waits on now: nobody, one, or those of a parallel group. */
    waitsOn: Type.Array(Type.Object({ name: Type.String(), postTitle: Type.String() }, exact)),
    /** Since when it waits there: the longest of those turns. */
    waitsSince: Type.Union([Instant, Type.Null()]),
    /** 대결: it waits on this one, who is away, and I act in their place. */
    actsFor: Type.Union([Type.Object({ name: Type.String(), postTitle: Type.String() }, exact), Type.Null()]),
    /** 보류 on my seat, until this day. */
    heldUntil: Type.Union([Day, Type.Null()]),
    /** Why it was sent back to whoever is in turn, or to its drafter (반려). */
    returned: Type.Union([Type.String(), Type.Null()]),
    /** 재촉: who reminded last, when and with which word. */
    reminded: Type.Union([
      Type.Object(
        { name: Type.String(), postTitle: Type.String(), at: Instant, note: Type.Union([Type.String(), Type.Null()]) },
        exact,
      ),
      Type.Null(),
    ]),
    /** Waiting: since when it is my turn. Else: the last act or save. Rows are ordered by it, newest last act first. */
    at: Instant,
    documentNumber: Type.Union([Type.String(), Type.Null()]),
    disclosureLabel: Type.String(),
    attachments: Type.Integer(),
    /** 일괄기안: how many texts are decided on together; 1 for a document by itself. */
    texts: Type.Integer(),
    opinions: Type.Integer(),
    /** 처리기한 of the line, or of a 공람 the day to read it by. */
    dueOn: Type.Union([Day, Type.Null()]),
    /** 공람, 사후보고, 협의: when it was read, reported, answered. */
    doneAt: Type.Union([Instant, Type.Null()]),
  },
  { ...exact, title: 'BoxRow' },
);
export type BoxRow = Static<typeof BoxRow>;

/** Of the boxes of seats: only what is overdue or due within a week, and the nearest 처리기한 first. */
export const BoxQuery = Type.Object(
  {
    after: Type.Optional(Type.String({ maxLength: 200 })),
    due: Type.Optional(Type.Union([Type.Literal('overdue'), Type.Literal('soon')])),
    order: Type.Optional(Type.Literal('due')),
  },
  exact,
);
export type BoxQuery = Static<typeof BoxQuery>;

/** GET /api/boxes/:box?after=cursor: 50 rows a page. */
export const BoxPage = Type.Object(
  { rows: Type.Array(BoxRow), next: Type.Union([Type.String(), Type.Null()]) },
  { ...exact, title: 'BoxPage' },
);
export type BoxPage = Static<typeof BoxPage>;
