import { type Static, Type } from 'typebox';
import { DOCUMENT_LIMITS } from '../document/official-document.ts';
import { Instant, RestrictionOrNone } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

/** How many decisions the person has seen, so that nobody decides over another's head. */
const Decisions = Type.Integer({ minimum: 0, maximum: 1_000_000 });

/** POST /api/documents/:managementNumber/restriction: 열람제한 of an approved document anew; null lifts it. */
export const DecideRestriction = Type.Object(
  {
    restriction: RestrictionOrNone,
    reason: Type.String({ maxLength: DOCUMENT_LIMITS.opinion }),
    decisions: Decisions,
  },
  { ...exact, title: 'DecideRestriction' },
);
export type DecideRestriction = Static<typeof DecideRestriction>;

export const RestrictionDecided = Type.Object({ decisions: Decisions }, exact);
export type RestrictionDecided = Static<typeof RestrictionDecided>;

/** GET /api/documents/:managementNumber/restriction: how it stands and how it came to that, for whoever may read it. */
export const RestrictionReply = Type.Object(
  {
    restriction: RestrictionOrNone,
    isOver: Type.Boolean(),
    mayDecide: Type.Boolean(),
    decisions: Type.Array(
      Type.Object(
        {
          from: RestrictionOrNone,
          to: RestrictionOrNone,
          reason: Type.String(),
          by: Type.String(),
          at: Instant,
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'RestrictionReply' },
);
export type RestrictionReply = Static<typeof RestrictionReply>;
