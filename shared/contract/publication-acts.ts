import { type Static, Type } from 'typebox';
import { MASK_LIMITS } from '../disclosure/mask-content.ts';
import { PUBLICATION_LIMITS } from '../disclosure/publication-plan.ts';
import { DOCUMENT_LIMITS } from '../document/official-document.ts';
import {
  Day,
  DisclosureGround,
  FurtherKindShape,
  Id,
  Instant,
  ManagementNumber,
  PersonalDataKindShape,
} from './document-parts.ts';

const exact = { additionalProperties: false } as const;
const Reason = Type.String({ maxLength: DOCUMENT_LIMITS.opinion });

/** 유출 점검: where a passage was found that citizens are not shown. */
const LeakPlaceShape = Type.Union([
  Type.Literal('page'),
  Type.Literal('snippet'),
  Type.Literal('feed'),
  Type.Literal('json'),
  Type.Literal('openData'),
  Type.Literal('search'),
  Type.Literal('fileName'),
  Type.Literal('attachment'),
  Type.Literal('attachmentWord'),
  Type.Literal('shortText'),
  Type.Literal('text'),
  Type.Literal('markdown'),
  Type.Literal('pdf'),
  Type.Literal('hwpx'),
  Type.Literal('unchecked'),
]);

/** 읽지 못한 파일: the name of an open attachment, and why its words are not all known. */
const UnreadFileShape = Type.Object(
  {
    name: Type.String(),
    why: Type.Union([
      Type.Literal('encrypted'),
      Type.Literal('old-format'),
      Type.Literal('distribution-only'),
      Type.Literal('damaged'),
      Type.Literal('too-large'),
      Type.Literal('too-deep'),
      Type.Literal('too-many-cells'),
      Type.Literal('forbidden-markup'),
      Type.Literal('takes-too-long'),
      Type.Literal('stopped'),
      Type.Literal('no-reader'),
      Type.Literal('picture'),
      Type.Literal('cut'),
      Type.Literal('page-without-text'),
      Type.Literal('unreadable-part'),
      Type.Literal('unknown-letters'),
      Type.Literal('embedded'),
      Type.Literal('unread-entry'),
      Type.Literal('archive-too-deep'),
      Type.Literal('file-damaged'),
    ]),
  },
  exact,
);

/** 공개 예정: the days of a document's plan, and why a day is missing. */
export const PublicationPlanShape = Type.Object(
  {
    listOn: Type.Union([Day, Type.Null()]),
    listedAt: Type.Union([Instant, Type.Null()]),
    originalOn: Type.Union([Day, Type.Null()]),
    embargoUntil: Type.Union([Day, Type.Null()]),
    withheld: Type.Union([
      Type.Literal('closed'),
      Type.Literal('kindUnlisted'),
      Type.Literal('rankBelow'),
      Type.Literal('rankUnknown'),
      Type.Null(),
    ]),
  },
  { ...exact, title: 'PublicationPlan' },
);
export type PublicationPlanShape = Static<typeof PublicationPlanShape>;

/** 공개 이력의 한 줄; `by` is null for what the policy did by itself. */
const PublicationActShape = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('listed'),
      Type.Literal('published'),
      Type.Literal('stopped'),
      Type.Literal('released'),
      Type.Literal('held'),
      Type.Literal('resumed'),
      Type.Literal('broughtForward'),
      Type.Literal('embargoed'),
      Type.Literal('reported'),
      Type.Literal('reportDecided'),
      Type.Literal('masked'),
      Type.Literal('unmasked'),
      Type.Literal('withdrawn'),
    ]),
    at: Instant,
    by: Type.Union([Type.String(), Type.Null()]),
    reason: Type.Union([Type.String(), Type.Null()]),
    until: Type.Union([Day, Type.Null()]),
  },
  { ...exact, title: 'PublicationAct' },
);

/** 멈추기, 다시 진행, 앞당겨 공개, 공개 유예. */
export const PublicationActName = Type.Union([
  Type.Literal('hold'),
  Type.Literal('resume'),
  Type.Literal('bringForward'),
  Type.Literal('embargo'),
]);
export type PublicationActName = Static<typeof PublicationActName>;

/** Whether citizens can read a document, as the officials' document page tells it. */
export const PublicationShape = Type.Object(
  {
    state: Type.Union([
      Type.Literal('none'),
      Type.Literal('stopped'),
      Type.Literal('public'),
      Type.Literal('withdrawn'),
      /** 공개 예정: its day has not come. */
      Type.Literal('waiting'),
      /** The disclosure officer has stopped it on its way. */
      Type.Literal('held'),
      /** 목록만 공개. */
      Type.Literal('listed'),
      /** A citizen has reported personal data in it, and nobody has decided yet. */
      Type.Literal('checking'),
    ]),
    at: Type.Union([Instant, Type.Null()]),
    /** What stopped the publication (개인정보 점검, 유출 점검), and who let it through, where somebody has. */
    stop: Type.Union([
      Type.Object(
        {
          kinds: Type.Array(PersonalDataKindShape),
          leaks: Type.Array(LeakPlaceShape),
          unread: Type.Array(UnreadFileShape),
          releasedAt: Type.Union([Instant, Type.Null()]),
          releasedBy: Type.Union([Type.String(), Type.Null()]),
          reason: Type.Union([Type.String(), Type.Null()]),
        },
        exact,
      ),
      Type.Null(),
    ]),
    /** 공개 예정; null for what has no plan, such as a draft or what was approved before there were plans. */
    plan: Type.Optional(Type.Union([PublicationPlanShape, Type.Null()])),
    /** 공개 이력, the oldest first. */
    acts: Type.Optional(Type.Array(PublicationActShape)),
    /** What the reader may do with the plan; all of it is the disclosure officer's. */
    may: Type.Optional(Type.Array(PublicationActName)),
  },
  exact,
);
export type PublicationShape = Static<typeof PublicationShape>;

/** POST /api/documents/:managementNumber/publication/withdrawal (정보공개담당) */
export const WithdrawPublication = Type.Object(
  {
    reason: Reason,
    /** What citizens are told; 그 밖의 사유 where nothing is said. */
    kind: Type.Optional(
      Type.Union([
        Type.Literal('personalData'),
        Type.Literal('disclosureChanged'),
        Type.Literal('mistake'),
        Type.Literal('other'),
      ]),
    ),
  },
  exact,
);
export type WithdrawPublication = Static<typeof WithdrawPublication>;

/** POST /api/documents/:managementNumber/publication/release (정보공개담당): publishes what was stopped. */
export const ReleasePublication = Type.Object({ reason: Reason }, exact);
export type ReleasePublication = Static<typeof ReleasePublication>;

/** POST /api/documents/:managementNumber/publication/acts (정보공개담당): `until` is the day of an embargo; null lifts it. */
export const ChangePublication = Type.Object(
  { act: PublicationActName, reason: Reason, until: Type.Optional(Type.Union([Day, Type.Null()])) },
  { ...exact, title: 'ChangePublication' },
);
export type ChangePublication = Static<typeof ChangePublication>;

const MaskGrounds = Type.Array(DisclosureGround, { minItems: 1, maxItems: 8, uniqueItems: true });
const MaskedFiles = Type.Array(Type.Object({ id: Id, grounds: MaskGrounds }, exact), {
  maxItems: DOCUMENT_LIMITS.attachments,
});

/** POST /api/documents/:managementNumber/publication/masks (정보공개담당): 가리고 공개. */
export const MaskPublication = Type.Object(
  {
    reason: Reason,
    /** Closed wherever they stand in the public copy. */
    words: Type.Array(
      Type.Object({ text: Type.String({ minLength: 1, maxLength: MASK_LIMITS.word }), grounds: MaskGrounds }, exact),
      { maxItems: MASK_LIMITS.words },
    ),
    /** Closed whole. */
    attachments: MaskedFiles,
    /** 공개용 제목 in the place of the one that citizens would be shown. */
    publicTitle: Type.Optional(Type.String({ maxLength: DOCUMENT_LIMITS.title })),
  },
  { ...exact, title: 'MaskPublication' },
);
export type MaskPublication = Static<typeof MaskPublication>;

/** POST /api/documents/:managementNumber/publication/masks/lifting (정보공개담당): 가림 풀기. */
export const LiftMasks = Type.Object(
  {
    reason: Reason,
    words: Type.Array(Type.String({ minLength: 1, maxLength: MASK_LIMITS.word }), {
      maxItems: MASK_LIMITS.all,
      uniqueItems: true,
    }),
    attachments: Type.Array(Id, { maxItems: DOCUMENT_LIMITS.attachments, uniqueItems: true }),
    /** The approved 공개용 제목 takes its place again. */
    publicTitle: Type.Boolean(),
    /** 잘못 찾은 것: of the words those that only look like personal data, each with why it is none. */
    falseFindings: Type.Optional(
      Type.Array(Type.Object({ word: Type.String({ maxLength: MASK_LIMITS.word }), reason: Reason }, exact), {
        maxItems: MASK_LIMITS.all,
      }),
    ),
  },
  { ...exact, title: 'LiftMasks' },
);
export type LiftMasks = Static<typeof LiftMasks>;

const MASKS = {
  words: Type.Array(Type.Object({ text: Type.String(), grounds: MaskGrounds }, exact)),
  attachments: MaskedFiles,
  publicTitle: Type.Union([Type.String(), Type.Null()]),
};

/** GET of the masks: what is masked now, and what was masked until it was taken back, in that order. */
export const PublicMasksReply = Type.Object(
  {
    ...MASKS,
    lifted: Type.Array(
      Type.Object(
        {
          ...MASKS,
          liftedAt: Instant,
          /** What of it the checks find all the same, and why the officer has judged it to be none. */
          falseFindings: Type.Array(
            Type.Object({ kind: PersonalDataKindShape, words: Type.String(), reason: Type.String() }, exact),
          ),
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'PublicMasks' },
);
export type PublicMasksReply = Static<typeof PublicMasksReply>;

export const PublicationDone = Type.Object({ managementNumber: ManagementNumber }, exact);
export type PublicationDone = Static<typeof PublicationDone>;

/** GET /api/publication-stops (정보공개담당): what waits for a decision. */
export const StoppedReply = Type.Object(
  {
    documents: Type.Array(
      Type.Object(
        {
          managementNumber: ManagementNumber,
          title: Type.String(),
          kinds: Type.Array(PersonalDataKindShape),
          leaks: Type.Array(LeakPlaceShape),
          unread: Type.Array(UnreadFileShape),
          stoppedAt: Instant,
        },
        exact,
      ),
    ),
    more: Type.Boolean(),
  },
  { ...exact, title: 'StoppedPublications' },
);
export type StoppedReply = Static<typeof StoppedReply>;

/** Why a document waits: its day, the officer's stop, a check, a report of a citizen. */
export const QueueState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('held'),
  Type.Literal('stopped'),
  Type.Literal('checking'),
]);
export type QueueState = Static<typeof QueueState>;

/** GET /api/publication-queue (정보공개담당): of one state or all, a page after the last row of the one before. */
export const QUEUE_QUERY = Type.Object(
  { state: Type.Optional(QueueState), after: Type.Optional(Type.String({ maxLength: 60 })) },
  exact,
);

export const QueueReply = Type.Object(
  {
    counts: Type.Object(
      { waiting: Type.Integer(), held: Type.Integer(), stopped: Type.Integer(), checking: Type.Integer() },
      exact,
    ),
    documents: Type.Array(
      Type.Object(
        {
          managementNumber: ManagementNumber,
          title: Type.String(),
          unitName: Type.String(),
          state: QueueState,
          /** The day of the original; null where none is set. */
          on: Type.Union([Day, Type.Null()]),
          plan: Type.Union([PublicationPlanShape, Type.Null()]),
          kinds: Type.Array(PersonalDataKindShape),
          leaks: Type.Array(LeakPlaceShape),
          unread: Type.Array(UnreadFileShape),
          may: Type.Array(PublicationActName),
        },
        exact,
      ),
    ),
    next: Type.Union([Type.String(), Type.Null()]),
  },
  { ...exact, title: 'PublicationQueue' },
);
export type QueueReply = Static<typeof QueueReply>;

const DocumentKindShape = Type.Union([
  Type.Literal('general'),
  Type.Literal('civilPetition'),
  Type.Literal('standingRegister'),
  ...FurtherKindShape.anyOf,
]);

/** 공개 방침 */
export const PublicationPolicyShape = Type.Object(
  {
    listsClosed: Type.Boolean(),
    listAfterDays: Type.Integer({ minimum: 0, maximum: PUBLICATION_LIMITS.days }),
    originalAfterDays: Type.Integer({ minimum: 0, maximum: PUBLICATION_LIMITS.days }),
    originalFromRung: Type.Union([Type.String({ minLength: 1, maxLength: 50 }), Type.Null()]),
    unlistedKinds: Type.Array(DocumentKindShape, { uniqueItems: true }),
    closedDays: Type.Array(Day, { maxItems: PUBLICATION_LIMITS.closedDays, uniqueItems: true }),
  },
  { ...exact, title: 'PublicationPolicy' },
);
export type PublicationPolicyShape = Static<typeof PublicationPolicyShape>;

/** GET /api/publication-policy (정보공개담당, 관리자): what holds today, what has been decided, and what may be chosen. */
export const PolicyReply = Type.Object(
  {
    current: PublicationPolicyShape,
    /** 직위 단계 of the agency's regulation, from its head downwards. */
    rungs: Type.Array(Type.String()),
    /** The last decision's; the next one names it, so that nobody overwrites what they have not seen. */
    sequence: Type.Integer(),
    decisions: Type.Array(
      Type.Object(
        {
          sequence: Type.Integer(),
          validFrom: Day,
          setBy: Type.String(),
          setAt: Instant,
          policy: PublicationPolicyShape,
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'PublicationPolicies' },
);
export type PolicyReply = Static<typeof PolicyReply>;

/** POST /api/publication-policy (정보공개담당): holds from a day on that is not past. */
export const DecidePolicy = Type.Object(
  { sequence: Type.Integer({ minimum: 0, maximum: 1_000_000 }), validFrom: Day, policy: PublicationPolicyShape },
  { ...exact, title: 'DecidePublicationPolicy' },
);
export type DecidePolicy = Static<typeof DecidePolicy>;
