import { type Static, Type } from 'typebox';
import { DOCUMENT_LIMITS } from '../document/official-document.ts';
import { Day, Id, ManagementNumber, RestrictionShape } from './document-parts.ts';
import { MOST_RECLASSIFIED_AT_ONCE } from './reclassification.ts';

const exact = { additionalProperties: false } as const;

/** GET /api/reclassification/restrictions: 열람제한 on last year's records that nobody has looked at since. */
export const RestrictionsQuery = Type.Object(
  { unitId: Type.Optional(Id), after: Type.Optional(Type.String({ maxLength: 60 })) },
  exact,
);
export type RestrictionsQuery = Static<typeof RestrictionsQuery>;

/** GET /api/reclassification/restrictions/file */
export const RestrictionsFileQuery = Type.Object(
  { unitId: Type.Optional(Id), format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]) },
  exact,
);
export type RestrictionsFileQuery = Static<typeof RestrictionsFileQuery>;

export const RestrictedRecord = Type.Object(
  {
    managementNumber: ManagementNumber,
    number: Type.String(),
    title: Type.String(),
    unitName: Type.String(),
    producedOn: Day,
    restriction: RestrictionShape,
    /** Who restricted it, and since when it has been so: with the approval it was proposed by the drafter. */
    by: Type.String(),
    since: Day,
    withApproval: Type.Boolean(),
    /** How many decisions there are: a decision names what its person has seen. */
    decisions: Type.Integer({ minimum: 0 }),
    /** Nobody decides on what they have drafted. */
    mayDecide: Type.Boolean(),
  },
  { ...exact, title: 'RestrictedRecord' },
);
export type RestrictedRecord = Static<typeof RestrictedRecord>;

export const RestrictionsPage = Type.Object(
  { rows: Type.Array(RestrictedRecord), next: Type.Union([Type.String(), Type.Null()]) },
  { ...exact, title: 'RestrictionsPage' },
);
export type RestrictionsPage = Static<typeof RestrictionsPage>;

/** POST /api/reclassification/restrictions/decisions: each by a key of its own; sent again it is decided once. */
export const CheckRestrictions = Type.Object(
  {
    records: Type.Array(
      Type.Object(
        {
          managementNumber: ManagementNumber,
          decisions: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
          key: Type.String({ pattern: '^[0-9a-f-]{32,36}$' }),
        },
        exact,
      ),
      { minItems: 1, maxItems: MOST_RECLASSIFIED_AT_ONCE },
    ),
    outcome: Type.Union([Type.Literal('keep'), Type.Literal('lift')]),
    reason: Type.String({ maxLength: DOCUMENT_LIMITS.opinion }),
  },
  { ...exact, title: 'CheckRestrictions' },
);
export type CheckRestrictions = Static<typeof CheckRestrictions>;

/** What became of each record, in the order in which they were sent. */
export const RestrictionsChecked = Type.Object(
  {
    results: Type.Array(
      Type.Object(
        {
          managementNumber: ManagementNumber,
          problem: Type.Union([Type.Object({ code: Type.String(), message: Type.String() }, exact), Type.Null()]),
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'RestrictionsChecked' },
);
export type RestrictionsChecked = Static<typeof RestrictionsChecked>;
