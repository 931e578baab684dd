import { type Static, Type } from 'typebox';
import { CLOSING_STANDARD_LIMITS as LIMITS } from '../disclosure/closing-standards.ts';
import { Day, DisclosureGround, Instant } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

const Standards = Type.Array(
  Type.Object(
    {
      ground: DisclosureGround,
      duty: Type.String({ maxLength: LIMITS.duty }),
      information: Type.String({ maxLength: LIMITS.information }),
      why: Type.String({ maxLength: LIMITS.why }),
    },
    exact,
  ),
  { maxItems: LIMITS.standards },
);

/** GET /api/closing-standards: 비공개 세부기준 of the reader's agency, today's and those that have been decided. */
export const ClosingStandardsReply = Type.Object(
  {
    /** Null where none hold yet. */
    current: Type.Union([Type.Object({ validFrom: Day, standards: Standards }, exact), Type.Null()]),
    /** What was decided last, whether it holds already or not: the next decision begins with it. */
    last: Standards,
    /** The last decision's; the next one names it, so that nobody overwrites what they have not seen. */
    sequence: Type.Integer(),
    decisions: Type.Array(
      Type.Object(
        {
          ...{ sequence: Type.Integer(), validFrom: Day, setBy: Type.String(), setAt: Instant },
          count: Type.Integer(),
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'ClosingStandards' },
);
export type ClosingStandardsReply = Static<typeof ClosingStandardsReply>;

/** POST /api/closing-standards (정보공개담당): all of them, from a day on that is not past. */
export const DecideStandards = Type.Object(
  { sequence: Type.Integer({ minimum: 0, maximum: 1_000_000 }), validFrom: Day, standards: Standards },
  { ...exact, title: 'DecideClosingStandards' },
);
export type DecideStandards = Static<typeof DecideStandards>;
