import { type Static, Type } from 'typebox';
import { DOCUMENT_LIMITS } from '../document/official-document.ts';
import { Instant, ManagementNumber, PersonalDataKindShape } from './document-parts.ts';

const exact = { additionalProperties: false } as const;
const Reason = Type.String({ maxLength: DOCUMENT_LIMITS.opinion });

/** 유출 점검: where a passage was found that citizens are not shown. */
const LeakPlaceShape = Type.Union([
  Type.Literal('page'),
  Type.Literal('snippet'),
  Type.Literal('feed'),
  Type.Literal('json'),
  Type.Literal('search'),
  Type.Literal('fileName'),
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
      Type.Literal('embedded'),
      Type.Literal('file-damaged'),
    ]),
  },
  exact,
);

/** Whether citizens can read a document, as the officials' document page tells it. */
export const PublicationShape = Type.Object(
  {
    state: Type.Union([
      Type.Literal('none'),
      Type.Literal('stopped'),
      Type.Literal('public'),
      Type.Literal('withdrawn'),
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
  },
  exact,
);
export type PublicationShape = Static<typeof PublicationShape>;

/** POST /api/documents/:managementNumber/publication/withdrawal (정보공개담당) */
export const WithdrawPublication = Type.Object({ reason: Reason }, exact);
export type WithdrawPublication = Static<typeof WithdrawPublication>;

/** POST /api/documents/:managementNumber/publication/release (정보공개담당): publishes what was stopped. */
export const ReleasePublication = Type.Object({ reason: Reason }, exact);
export type ReleasePublication = Static<typeof ReleasePublication>;

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
