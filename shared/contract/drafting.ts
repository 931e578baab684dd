import { type Static, Type } from 'typebox';
import { MAX_BUNDLED_TEXTS } from '../approval/bundle.ts';
import { DOCUMENT_LIMITS } from '../document/official-document.ts';
import {
  ApprovalStatusShape,
  AttachmentShape,
  ChosenKindShape,
  ClosedReason,
  ContentHash,
  Day,
  DisclosureShape,
  Id,
  Instant,
  LetterShape,
  LicenceShape,
  LineSeat,
  ManagementNumber,
  MatterChoice,
  OriginMarkShape,
  PersonalDataKindShape,
  RestrictionOrNone,
} from './document-parts.ts';

const exact = { additionalProperties: false } as const;

/** The bytes of a picture of the body, named by their hash. */
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** Counts saves; a column of four bytes. */
const Revision = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });

/** What the drafter writes; sent whole at every save. Lengths here are generous: the rules answer in words. */
const draftFields = {
  title: Type.String({ maxLength: 10_000 }),
  publicTitle: Type.String({ maxLength: 10_000 }),
  /** The editor's own JSON (ProseMirror doc); validated node by node on the server into the block union. */
  editorJson: Type.Unknown(),
  summary: Type.String({ maxLength: DOCUMENT_LIMITS.summary }),
  keywords: Type.Array(Type.String({ maxLength: DOCUMENT_LIMITS.keyword }), { maxItems: DOCUMENT_LIMITS.keywords }),
  disclosure: DisclosureShape,
  bodyOpen: Type.Boolean(),
  licence: LicenceShape,
  unitTaskId: Type.Union([Id, Type.Null()]),
  line: Type.Array(LineSeat, { maxItems: 50 }),
  /** 발의자(★), 보고자(⊙) marks of the drafter's own seat. */
  drafterMarks: Type.Optional(Type.Array(OriginMarkShape, { maxItems: 2, uniqueItems: true })),
};
/** 처리기한; the rules judge it at the submission, because a draft may lie for weeks. */
const DueOn = Type.Union([Day, Type.Null()]);
/** 공개 유예: the first day on which the original may be public; judged at the submission too. */
const EmbargoUntil = Type.Union([Day, Type.Null()]);
const Matter = Type.Union([MatterChoice, Type.Null()]);
/** Null for a 일반문서. */
const Kind = Type.Union([ChosenKindShape, Type.Null()]);

/** Null for a 간이기안문. */
const LetterChoice = Type.Union([LetterShape, Type.Null()]);

/** POST /api/drafts answers 201 with the new draft's management number. */
export const DraftMade = Type.Object(
  { managementNumber: ManagementNumber, revision: Type.Integer(), savedAt: Instant },
  exact,
);
export type DraftMade = Static<typeof DraftMade>;

/** PUT /api/drafts/:managementNumber: `revision` is the one the client last saw; another one stored answers 409. */
export const SaveDraft = Type.Object(
  {
    revision: Revision,
    ...draftFields,
    matter: Type.Optional(Matter),
    kind: Type.Optional(Kind),
    dueOn: Type.Optional(DueOn),
    embargoUntil: Type.Optional(EmbargoUntil),
    /** 검토 종료 예정일 of ground 5; judged at the submission. */
    reviewUntil: Type.Optional(Type.Union([Day, Type.Null()])),
    closedReason: Type.Optional(ClosedReason),
    restriction: Type.Optional(RestrictionOrNone),
    isVerbatim: Type.Optional(Type.Boolean()),
    letter: Type.Optional(LetterChoice),
  },
  { ...exact, title: 'SaveDraft' },
);
export type SaveDraft = Static<typeof SaveDraft>;

/** 일괄기안: the texts (안) of one draft, in their order. */
const DraftedTexts = Type.Array(
  Type.Object(
    {
      managementNumber: ManagementNumber,
      title: Type.String(),
      revision: Type.Integer(),
      /** Submitted before: a record that may leave the bundle, but is never deleted. */
      wasSubmitted: Type.Boolean(),
    },
    exact,
  ),
);

/** POST /api/drafts/:managementNumber/texts: a further text, empty or with the words of another one. */
export const AddText = Type.Object(
  { copyOf: Type.Union([ManagementNumber, Type.Null()]) },
  { ...exact, title: 'AddText' },
);
export type AddText = Static<typeof AddText>;

/** PUT /api/drafts/:managementNumber/texts: all texts in their new order. */
export const OrderTexts = Type.Object(
  { managementNumbers: Type.Array(ManagementNumber, { minItems: 1, maxItems: MAX_BUNDLED_TEXTS, uniqueItems: true }) },
  { ...exact, title: 'OrderTexts' },
);
export type OrderTexts = Static<typeof OrderTexts>;

/** What the drafter goes on with: the first text of the draft. */
export const TextsReply = Type.Object({ lead: ManagementNumber }, exact);
export type TextsReply = Static<typeof TextsReply>;

/** GET /api/drafts/:managementNumber */
export const DraftReply = Type.Object(
  {
    managementNumber: ManagementNumber,
    revision: Type.Integer(),
    savedAt: Instant,
    status: ApprovalStatusShape,
    ...draftFields,
    matter: Matter,
    kind: Kind,
    dueOn: DueOn,
    embargoUntil: EmbargoUntil,
    reviewUntil: Type.Union([Day, Type.Null()]),
    closedReason: ClosedReason,
    restriction: RestrictionOrNone,
    isVerbatim: Type.Boolean(),
    letter: LetterChoice,
    attachments: Type.Array(AttachmentShape),
    /** 일괄기안: all its texts in their order, the lead (제1안) first; none for a draft by itself. */
    bundle: DraftedTexts,
    /** Why it came back, when it was rejected. */
    rejection: Type.Union([
      Type.Object({ by: Type.String(), postTitle: Type.String(), reason: Type.String(), at: Instant }, exact),
      Type.Null(),
    ]),
  },
  { ...exact, title: 'Draft' },
);
export type DraftReply = Static<typeof DraftReply>;

/** POST /api/drafts/:managementNumber/submission (상신) */
export const SubmitDraft = Type.Object(
  {
    revision: Revision,
    /** 일괄기안: the texts that go up with this one, in their order, as the drafter last saw them. */
    texts: Type.Optional(
      Type.Array(Type.Object({ managementNumber: ManagementNumber, revision: Revision }, exact), {
        maxItems: MAX_BUNDLED_TEXTS,
      }),
    ),
    opinion: Type.Optional(Type.String({ maxLength: DOCUMENT_LIMITS.opinion })),
    /** 개인정보 점검: what the drafter knows to be left in the public parts. What is found and missing here is refused. */
    personalData: Type.Optional(Type.Array(PersonalDataKindShape, { maxItems: 20, uniqueItems: true })),
  },
  exact,
);
export type SubmitDraft = Static<typeof SubmitDraft>;
export const SubmitReply = Type.Object(
  { managementNumber: ManagementNumber, version: Type.Integer(), contentHash: ContentHash },
  exact,
);
export type SubmitReply = Static<typeof SubmitReply>;

/** PATCH /api/drafts/:managementNumber/attachments/:attachmentId */
export const ChangeAttachment = Type.Object(
  {
    disclosure: DisclosureShape,
    isVerbatim: Type.Optional(Type.Boolean()),
    /** Absent where it stays as it is. */
    closedReason: Type.Optional(ClosedReason),
    /** 검토 종료 예정일; null for none, absent where it stays as it is. */
    reviewUntil: Type.Optional(Type.Union([Day, Type.Null()])),
  },
  exact,
);
export type ChangeAttachment = Static<typeof ChangeAttachment>;
export const ATTACHMENT_PARAMS = Type.Object(
  { managementNumber: ManagementNumber, attachmentId: Type.String({ maxLength: 64 }) },
  exact,
);

/** POST /api/drafts/:managementNumber/pictures answers with the picture as the body names it. */
export const PictureShape = Type.Object(
  {
    sha256: Sha256,
    mediaType: Type.Union([Type.Literal('image/png'), Type.Literal('image/jpeg')]),
    width: Type.Integer(),
    height: Type.Integer(),
    size: Type.Integer(),
  },
  { ...exact, title: 'Picture' },
);
export type PictureShape = Static<typeof PictureShape>;
export const PICTURE_PARAMS = Type.Object({ managementNumber: ManagementNumber, sha256: Sha256 }, exact);
