import { type Static, Type } from 'typebox';
import { ActReply } from './approval.ts';
import { ContentHash, ManagementNumber } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

/** Documents that one press decides on; more are sent by a second one. */
export const MOST_AT_ONCE = 50;

/** POST /api/approvals (일괄결재): each document by a key of its own, so that a list sent again decides nothing twice. */
export const SignDocuments = Type.Object(
  {
    documents: Type.Array(
      Type.Object(
        {
          managementNumber: ManagementNumber,
          contentHash: ContentHash,
          /** Names this act on this document, as Idempotency-Key does a request. */
          key: Type.String({ pattern: '^[0-9a-f-]{32,36}$' }),
        },
        exact,
      ),
      { minItems: 1, maxItems: MOST_AT_ONCE },
    ),
  },
  { ...exact, title: 'SignDocuments' },
);
export type SignDocuments = Static<typeof SignDocuments>;

/** What became of each document, in the order in which they were sent: done, or why not. */
export const SignDocumentsReply = Type.Object(
  {
    results: Type.Array(
      Type.Object(
        {
          managementNumber: ManagementNumber,
          done: Type.Union([ActReply, Type.Null()]),
          problem: Type.Union([Type.Object({ code: Type.String(), message: Type.String() }, exact), Type.Null()]),
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'SignDocumentsReply' },
);
export type SignDocumentsReply = Static<typeof SignDocumentsReply>;
