import { type Static, Type } from 'typebox';
import { Day, Id, Instant, ManagementNumber, SeatActShape } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

export const StuckReasonShape = Type.Union([
  Type.Literal('personLeft'),
  Type.Literal('postVacant'),
  Type.Literal('postLeft'),
  Type.Literal('noAccount'),
  Type.Literal('absentAlone'),
]);

/**
 * GET /api/stuck-documents (administrator): what waits on nobody, without a title, because the administrator has no
 * right to the content. `count` tells all of them, `documents` those that waited longest.
 */
export const StuckReply = Type.Object(
  {
    documents: Type.Array(
      Type.Object(
        {
          managementNumber: ManagementNumber,
          seat: Type.Integer(),
          act: SeatActShape,
          waitsOn: Type.Object({ name: Type.String(), postTitle: Type.String(), unitName: Type.String() }, exact),
          reason: StuckReasonShape,
          since: Instant,
          drafter: Type.Object({ name: Type.String(), unitName: Type.String() }, exact),
        },
        exact,
      ),
    ),
    count: Type.Integer(),
  },
  { ...exact, title: 'StuckDocuments' },
);
export type StuckReply = Static<typeof StuckReply>;

/** GET /api/stuck-documents/notice (administrator): what the last nightly check found; null before the first. */
export const StuckNotice = Type.Object(
  { checkedOn: Type.Union([Day, Type.Null()]), count: Type.Integer() },
  { ...exact, title: 'StuckNotice' },
);
export type StuckNotice = Static<typeof StuckNotice>;

/** POST /api/documents/:managementNumber/seats/:seat/reassignment (administrator) */
export const ReassignSeat = Type.Object(
  { personId: Id, postId: Id, reason: Type.String({ minLength: 1, maxLength: 500 }) },
  { ...exact, title: 'ReassignSeat' },
);
export type ReassignSeat = Static<typeof ReassignSeat>;
export const ReassignReply = Type.Object({ managementNumber: ManagementNumber }, exact);
export type ReassignReply = Static<typeof ReassignReply>;
