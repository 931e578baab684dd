import { type Static, Type } from 'typebox';
import { MASK_LIMITS } from '../disclosure/mask-content.ts';
import { DOCUMENT_LIMITS } from '../document/official-document.ts';
import { Id, Instant } from './document-parts.ts';

export type { PublicationDone } from './publication-acts.ts';

const exact = { additionalProperties: false } as const;

const Kind = Type.Union([
  Type.Literal('identity'),
  Type.Literal('contact'),
  Type.Literal('name'),
  Type.Literal('money'),
  Type.Literal('other'),
]);
const Place = Type.Union([Type.Literal('title'), Type.Literal('body'), Type.Literal('attachment')]);
const Outcome = Type.Union([Type.Literal('release'), Type.Literal('mask'), Type.Literal('withdraw')]);

/** GET /api/documents/:managementNumber/privacy-reports (정보공개담당): what citizens have reported, the oldest first. */
export const PrivacyReportsReply = Type.Object(
  {
    reports: Type.Array(
      Type.Object(
        {
          kind: Kind,
          place: Place,
          attachmentName: Type.Union([Type.String(), Type.Null()]),
          note: Type.String(),
          /** How to reach who reported; gone when it is decided. */
          contact: Type.Union([Type.String(), Type.Null()]),
          reportedAt: Instant,
          /** False for a second report of a copy that was decided on: nothing was held back by it. */
          holds: Type.Boolean(),
          outcome: Type.Union([Outcome, Type.Null()]),
          reason: Type.Union([Type.String(), Type.Null()]),
          decidedAt: Type.Union([Instant, Type.Null()]),
        },
        exact,
      ),
    ),
    /** What may be closed whole. */
    attachments: Type.Array(Type.Object({ id: Id, name: Type.String() }, exact)),
  },
  { ...exact, title: 'PrivacyReports' },
);
export type PrivacyReportsReply = Static<typeof PrivacyReportsReply>;

/** POST /api/documents/:managementNumber/privacy-reports/decision (정보공개담당): `words` and `attachments` of a mask. */
export const DecideReport = Type.Object(
  {
    outcome: Outcome,
    reason: Type.String({ maxLength: DOCUMENT_LIMITS.opinion }),
    words: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: MASK_LIMITS.word }), { maxItems: MASK_LIMITS.words }),
    ),
    attachments: Type.Optional(Type.Array(Id, { maxItems: DOCUMENT_LIMITS.attachments })),
  },
  { ...exact, title: 'DecidePrivacyReport' },
);
export type DecideReport = Static<typeof DecideReport>;
