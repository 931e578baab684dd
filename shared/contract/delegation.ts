import { type Static, Type } from 'typebox';
import { Day, Id, Instant, PrintedOfficerShape } from './document-parts.ts';

const exact = { additionalProperties: false } as const;
const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const VERSION_PARAMS = Type.Object({ version: Type.String({ pattern: '^[1-9][0-9]{0,5}$' }) }, exact);
const Revision = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
const Title = Type.String({ minLength: 1, maxLength: 100 });

export const DelegationRuleShape = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    path: Type.Array(Type.String()),
    fromWon: nullable(Type.Integer()),
    belowWon: nullable(Type.Integer()),
    decidedBy: Type.String(),
    reviewedBy: nullable(Type.Array(Type.String())),
    cooperation: Type.Array(Type.String()),
    important: Type.Boolean(),
    reference: Type.String(),
  },
  { ...exact, title: 'DelegationRule' },
);

/** 직위 단계: from the head of the agency downwards. */
const Rung = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 20 }),
    titles: Type.Array(Type.String({ minLength: 1, maxLength: 50 }), { maxItems: 30 }),
    headOnly: Type.Boolean(),
    depth: nullable(Type.Integer({ minimum: 0, maximum: 9 })),
  },
  exact,
);
const LadderShape = Type.Array(Rung, { minItems: 1, maxItems: 15 });

export const DelegationVersionShape = Type.Object(
  {
    version: Type.Integer(),
    title: Type.String(),
    /** `draft` may be changed; `published` never again. */
    status: Type.Union([Type.Literal('draft'), Type.Literal('published')]),
    validFrom: nullable(Day),
    /** The published version that holds today. */
    inForce: Type.Boolean(),
    rules: Type.Integer(),
    madeBy: Type.String(),
    madeAt: Instant,
    publishedBy: nullable(Type.String()),
    publishedAt: nullable(Instant),
  },
  { ...exact, title: 'DelegationVersion' },
);
export type DelegationVersionShape = Static<typeof DelegationVersionShape>;

/** GET /api/delegation/versions (administrator), the newest first. */
export const DelegationVersionsReply = Type.Object({ versions: Type.Array(DelegationVersionShape) }, exact);
export type DelegationVersionsReply = Static<typeof DelegationVersionsReply>;

/** POST /api/delegation/versions: a draft, empty or copied from an earlier version. One draft at a time. */
export const MakeDelegationVersion = Type.Object(
  { title: Title, copyFrom: nullable(Type.Integer({ minimum: 1, maximum: 999_999 })) },
  { ...exact, title: 'MakeDelegationVersion' },
);
export type MakeDelegationVersion = Static<typeof MakeDelegationVersion>;

const FindingShape = Type.Object({ code: Type.String(), finding: Type.String(), blocks: Type.Boolean() }, exact);

/** GET /api/delegation/versions/:version */
export const DelegationVersionReply = Type.Object(
  {
    version: DelegationVersionShape,
    revision: Revision,
    matterRequired: Type.Boolean(),
    ladder: LadderShape,
    findings: Type.Array(FindingShape),
  },
  { ...exact, title: 'DelegationVersionDetail' },
);
export type DelegationVersionReply = Static<typeof DelegationVersionReply>;

/** PUT /api/delegation/versions/:version: only a draft. */
export const ChangeDelegationVersion = Type.Object(
  { revision: Revision, title: Title, matterRequired: Type.Boolean(), ladder: LadderShape },
  { ...exact, title: 'ChangeDelegationVersion' },
);
export type ChangeDelegationVersion = Static<typeof ChangeDelegationVersion>;

/** What an act on a version answers. */
export const DelegationVersionDone = Type.Object({ version: Type.Integer(), revision: Revision }, exact);
export type DelegationVersionDone = Static<typeof DelegationVersionDone>;

/** POST /api/delegation/versions/:version/publication: in force from a day on, and never changed again. */
export const PublishDelegationVersion = Type.Object(
  { revision: Revision, validFrom: Day },
  { ...exact, title: 'PublishDelegationVersion' },
);
export type PublishDelegationVersion = Static<typeof PublishDelegationVersion>;

/** GET /api/delegation/versions/:version/rules?q=&after= */
export const RULES_QUERY = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 100 })),
    after: Type.Optional(Type.String({ pattern: '^[0-9]{1,6}$' })),
  },
  exact,
);
export const DelegationRulesReply = Type.Object(
  { rules: Type.Array(DelegationRuleShape), total: Type.Integer(), next: nullable(Type.String()) },
  { ...exact, title: 'DelegationRules' },
);
export type DelegationRulesReply = Static<typeof DelegationRulesReply>;

export const IMPORT_QUERY = Type.Object({ preview: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, exact);

/** POST …/import-preview: what the file would do. At most 200 rows of each kind are listed; the counts are whole. */
export const DelegationImportPreview = Type.Object(
  {
    /** Names exactly this change to exactly this state; null where the file has problems. */
    preview: nullable(Type.String()),
    problems: Type.Array(Type.Object({ row: Type.Integer(), problem: Type.String() }, exact)),
    counts: Type.Object(
      { rules: Type.Integer(), added: Type.Integer(), removed: Type.Integer(), changed: Type.Integer() },
      exact,
    ),
    added: Type.Array(DelegationRuleShape),
    removed: Type.Array(DelegationRuleShape),
    changed: Type.Array(Type.Object({ before: DelegationRuleShape, after: DelegationRuleShape }, exact)),
    findings: Type.Array(FindingShape),
  },
  { ...exact, title: 'DelegationImportPreview' },
);
export type DelegationImportPreview = Static<typeof DelegationImportPreview>;

const DelegatedSeatShape = Type.Object(
  {
    act: Type.Union([
      Type.Literal('review'),
      Type.Literal('cooperate'),
      Type.Literal('approve'),
      Type.Literal('delegatedApprove'),
    ]),
    officer: PrintedOfficerShape,
    reason: Type.String(),
    others: Type.Array(PrintedOfficerShape),
  },
  exact,
);

/** GET /api/delegation/line and …/versions/:version/line: the line with its reasons, or why there is none. */
export const DelegatedLineReply = Type.Object(
  {
    version: Type.Integer(),
    /** 위임전결규정 별표 1 제3호, 500만원 이상: 과장 전결; empty where the table says nothing. */
    rule: Type.String(),
    important: Type.Boolean(),
    seats: Type.Array(DelegatedSeatShape),
    omitted: Type.Array(Type.Object({ seat: Type.String(), reason: Type.String() }, exact)),
    refusal: nullable(Type.Object({ code: Type.String(), text: Type.String() }, exact)),
  },
  { ...exact, title: 'DelegatedLine' },
);
export type DelegatedLineReply = Static<typeof DelegatedLineReply>;

const lineQuery = {
  matter: Type.String({ minLength: 1, maxLength: 200 }),
  amount: Type.Optional(Type.String({ pattern: '^[0-9]{1,16}$' })),
};
export const LINE_QUERY = Type.Object(lineQuery, exact);
export const TRIAL_QUERY = Type.Object({ ...lineQuery, personId: Id, postId: Id }, exact);

/** GET /api/delegation/matters?q=: what a drafter may choose from today, 50 at most. */
export const MATTERS_QUERY = Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })) }, exact);
export const MatterShape = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    path: Type.Array(Type.String()),
    /** Who decides depends on the amount. */
    hasBands: Type.Boolean(),
  },
  { ...exact, title: 'Matter' },
);
export type MatterShape = Static<typeof MatterShape>;
export const MattersReply = Type.Object(
  {
    /** The regulation in force today; null where the agency has none. */
    regulation: nullable(
      Type.Object({ version: Type.Integer(), title: Type.String(), matterRequired: Type.Boolean() }, exact),
    ),
    matters: Type.Array(MatterShape),
    more: Type.Boolean(),
  },
  { ...exact, title: 'Matters' },
);
export type MattersReply = Static<typeof MattersReply>;
