import { type Static, Type } from 'typebox';
import { Day, FurtherKindShape, Id, Instant } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

const SeriesStart = Type.Object(
  { lastUsed: Type.Integer(), reason: Type.String(), by: Type.String(), at: Instant },
  exact,
);

/** GET /api/series (administrator): the number series of the agency's units. */
export const SeriesReply = Type.Object(
  {
    series: Type.Array(
      Type.Object(
        {
          unitId: Type.String(),
          unitName: Type.String(),
          year: Type.Integer(),
          lastSerial: Type.Integer(),
          starts: Type.Array(SeriesStart),
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'Series' },
);
export type SeriesReply = Static<typeof SeriesReply>;

/**
 * POST /api/series/start: the office's last number on paper or in the former system; the next one here follows it.
 * `unitId` names a unit's own series, or a series of `GET /api/numbering`; where that one is perpetual, `year` is not
 * looked at.
 */
export const StartSeries = Type.Object(
  {
    unitId: Type.String({ maxLength: 64 }),
    year: Type.Integer({ minimum: 1948, maximum: 2999 }),
    lastUsed: Type.Integer({ minimum: 0, maximum: 999_998 }),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { ...exact, title: 'StartSeries' },
);
export type StartSeries = Static<typeof StartSeries>;

/** POST /api/management-numbers/start: the same for 관리번호. */
export const StartManagementNumbers = Type.Object(
  {
    lastUsed: Type.Integer({ minimum: 0, maximum: 999_999_998 }),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { ...exact, title: 'StartManagementNumbers' },
);
export type StartManagementNumbers = Static<typeof StartManagementNumbers>;

export const StartReply = Type.Object({ lastUsed: Type.Integer() }, exact);

const Policy = Type.Union([Type.Literal('perpetual'), Type.Literal('yearlyPlain'), Type.Literal('yearlyWithYear')]);
const Reason = Type.String({ minLength: 1, maxLength: 500 });

/** POST /api/numbering/policies (administrator): from a day on, numbers are printed and counted in this way. */
export const SetNumberingPolicy = Type.Object(
  {
    validFrom: Day,
    template: Type.String({ minLength: 1, maxLength: 60 }),
    digits: Type.Integer({ minimum: 0, maximum: 6 }),
    /** The article that lets this body print another number than `{unitName}-{serial}`; empty for that one. */
    basis: Type.String({ maxLength: 200 }),
    receivedSeries: Type.Union([Type.Literal('shared'), Type.Literal('own')]),
    reason: Reason,
  },
  { ...exact, title: 'SetNumberingPolicy' },
);
export type SetNumberingPolicy = Static<typeof SetNumberingPolicy>;

/** POST /api/numbering/series (administrator) opens a series besides those of the units. */
export const OpenSeries = Type.Object(
  {
    kind: FurtherKindShape,
    name: Type.String({ minLength: 1, maxLength: 50 }),
    policy: Policy,
    /** 방침: the post whose decisions it counts; none counts those of every office without a series of its own. */
    postId: Type.Optional(Id),
    /** The last number on paper or in a former system, this year's where it counts by the year. */
    lastUsed: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_998 })),
    reason: Reason,
  },
  { ...exact, title: 'OpenSeries' },
);
export type OpenSeries = Static<typeof OpenSeries>;

const FurtherSeries = Type.Object(
  {
    id: Type.String(),
    kind: FurtherKindShape,
    name: Type.String(),
    policy: Policy,
    postId: Type.Union([Type.String(), Type.Null()]),
    /** The number that the next document gets. */
    example: Type.String(),
    lastSerial: Type.Integer(),
    starts: Type.Array(SeriesStart),
  },
  exact,
);
export type FurtherSeries = Static<typeof FurtherSeries>;

/** GET /api/numbering: what is valid today and later, and the series besides those of the units. */
export const NumberingReply = Type.Object(
  {
    policies: Type.Array(
      Type.Object(
        {
          ...SetNumberingPolicy.properties,
          reason: Type.String(),
          state: Type.Union([Type.Literal('past'), Type.Literal('valid'), Type.Literal('future')]),
          example: Type.String(),
          by: Type.String(),
          at: Type.Union([Instant, Type.Null()]),
        },
        exact,
      ),
    ),
    series: Type.Array(FurtherSeries),
  },
  { ...exact, title: 'Numbering' },
);
export type NumberingReply = Static<typeof NumberingReply>;

export const OpenedSeries = Type.Object({ id: Type.String() }, exact);
export const PolicySet = Type.Object({ validFrom: Day, example: Type.String() }, exact);
export type PolicySet = Static<typeof PolicySet>;

/** POST /api/documents/:managementNumber/further-numbers */
export const GiveFurtherNumber = Type.Object(
  { seriesId: Id, reason: Reason },
  { ...exact, title: 'GiveFurtherNumber' },
);
export type GiveFurtherNumber = Static<typeof GiveFurtherNumber>;
export const GivenNumber = Type.Object({ printed: Type.String() }, { ...exact, title: 'GivenNumber' });
export type GivenNumber = Static<typeof GivenNumber>;

/** POST /api/receipts: a paper or a letter is registered at the moment of its receipt. */
export const ReceiveDocument = Type.Object(
  {
    unitId: Id,
    title: Type.String({ minLength: 1, maxLength: 200 }),
    sender: Type.String({ minLength: 1, maxLength: 100 }),
    senderNumber: Type.String({ maxLength: 100 }),
    medium: Type.Union([Type.Literal('paper'), Type.Literal('email'), Type.Literal('fax'), Type.Literal('visit')]),
  },
  { ...exact, title: 'ReceiveDocument' },
);
export type ReceiveDocument = Static<typeof ReceiveDocument>;
