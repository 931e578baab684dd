import { type Static, Type } from 'typebox';
import { Day, FurtherKindShape, Id, Instant } from './document-parts.ts';

const exact = { additionalProperties: false } as const;

export const SeriesKindShape = Type.Union([
  Type.Literal('produced'),
  Type.Literal('received'),
  ...FurtherKindShape.anyOf,
]);
const FieldShape = Type.Union([
  Type.Literal('title'),
  Type.Literal('unitName'),
  Type.Literal('drafterName'),
  Type.Literal('sender'),
  Type.Literal('senderNumber'),
]);
const Reason = Type.String({ minLength: 1, maxLength: 500 });

const questions = {
  /** Both days included. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  seriesId: Type.Optional(Id),
  kind: Type.Optional(SeriesKindShape),
};

/** GET /api/register: 등록대장, the newest first, a page at a time. */
export const RegisterQuery = Type.Object(
  { ...questions, after: Type.Optional(Type.String({ maxLength: 200 })) },
  exact,
);
export type RegisterQuery = Static<typeof RegisterQuery>;

/** GET /api/register/file: the same as a sheet. */
export const RegisterFileQuery = Type.Object(
  { ...questions, format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]) },
  exact,
);
export type RegisterFileQuery = Static<typeof RegisterFileQuery>;

/** Names one number: its series, the year of its counter (0 = 누년) and its serial. */
export const REGISTRATION_PARAMS = Type.Object(
  { seriesId: Id, year: Type.String({ pattern: '^\\d{1,4}$' }), serial: Type.String({ pattern: '^\\d{1,6}$' }) },
  exact,
);

const RegisterRow = Type.Object(
  {
    seriesId: Type.String(),
    year: Type.Integer(),
    serial: Type.Integer(),
    printed: Type.String(),
    kind: SeriesKindShape,
    registeredOn: Day,
    registeredAt: Instant,
    unitName: Type.String(),
    title: Type.String(),
    drafterName: Type.String(),
    sender: Type.String(),
    senderNumber: Type.String(),
    /** Empty for a received paper. */
    disclosureLabel: Type.String(),
    managementNumber: Type.Union([Type.String(), Type.Null()]),
    /** What is shown corrected. */
    corrected: Type.Array(FieldShape),
    /** 결번: why the number was voided. */
    voided: Type.Union([Type.String(), Type.Null()]),
  },
  { ...exact, title: 'RegisterRow' },
);
export type RegisterRow = Static<typeof RegisterRow>;

export const RegisterPage = Type.Object(
  { rows: Type.Array(RegisterRow), next: Type.Union([Type.String(), Type.Null()]) },
  { ...exact, title: 'RegisterPage' },
);
export type RegisterPage = Static<typeof RegisterPage>;

/** GET /api/register/series: the series this person may look through. */
export const RegisterSeriesReply = Type.Object(
  {
    series: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), kind: SeriesKindShape }, exact)),
    /** The units this person may register a received paper for. */
    receives: Type.Array(Type.Object({ unitId: Type.String(), unitName: Type.String() }, exact)),
  },
  { ...exact, title: 'RegisterSeries' },
);
export type RegisterSeriesReply = Static<typeof RegisterSeriesReply>;

const RequestShape = Type.Object(
  {
    id: Type.String(),
    kind: Type.Union([Type.Literal('correction'), Type.Literal('void')]),
    field: Type.Union([FieldShape, Type.Null()]),
    before: Type.String(),
    after: Type.String(),
    reason: Type.String(),
    by: Type.String(),
    at: Instant,
    state: Type.Union([Type.Literal('open'), Type.Literal('confirmed'), Type.Literal('refused')]),
    decidedBy: Type.Union([Type.String(), Type.Null()]),
    decidedAt: Type.Union([Instant, Type.Null()]),
    note: Type.String(),
    mayDecide: Type.Boolean(),
  },
  { ...exact, title: 'RegistrationRequest' },
);
export type RegistrationRequest = Static<typeof RequestShape>;

/** GET /api/register/:seriesId/:year/:serial: one registration with everything that was asked and decided about it. */
export const RegistrationReply = Type.Object(
  {
    row: RegisterRow,
    /** What was registered, before any correction. */
    registered: Type.Object(
      {
        title: Type.String(),
        unitName: Type.String(),
        drafterName: Type.String(),
        sender: Type.String(),
        senderNumber: Type.String(),
      },
      exact,
    ),
    /** Why a further number was given apart from the approval; empty otherwise. */
    reason: Type.String(),
    requests: Type.Array(RequestShape),
    mayAsk: Type.Array(FieldShape),
  },
  { ...exact, title: 'Registration' },
);
export type RegistrationReply = Static<typeof RegistrationReply>;

/** GET /api/documents/:managementNumber/numbers: all of a document's, its own first; none before its approval. */
export const DocumentNumbersReply = Type.Object(
  { numbers: Type.Array(RegistrationReply) },
  { ...exact, title: 'DocumentNumbers' },
);
export type DocumentNumbersReply = Static<typeof DocumentNumbersReply>;

/** POST /api/register/:seriesId/:year/:serial/requests: 등록정보 수정 or 결번 처리, to be confirmed by somebody else. */
export const AskCorrection = Type.Union(
  [
    Type.Object(
      {
        kind: Type.Literal('correction'),
        field: FieldShape,
        after: Type.String({ minLength: 1, maxLength: 200 }),
        reason: Reason,
      },
      exact,
    ),
    Type.Object({ kind: Type.Literal('void'), reason: Reason }, exact),
  ],
  { title: 'AskCorrection' },
);
export type AskCorrection = Static<typeof AskCorrection>;
export const AskedCorrection = Type.Object({ requestId: Type.String() }, exact);
export type AskedCorrection = Static<typeof AskedCorrection>;

/** GET /api/register/requests: what waits for the reader's confirmation. */
export const OpenRequestsReply = Type.Object(
  { requests: Type.Array(Type.Object({ row: RegisterRow, request: RequestShape }, exact)) },
  { ...exact, title: 'OpenRequests' },
);
export type OpenRequestsReply = Static<typeof OpenRequestsReply>;

/** POST /api/register/requests/:requestId/decision */
export const REQUEST_PARAMS = Type.Object({ requestId: Id }, exact);
export const DecideCorrection = Type.Object(
  {
    outcome: Type.Union([Type.Literal('confirmed'), Type.Literal('refused')]),
    note: Type.String({ maxLength: 500 }),
  },
  { ...exact, title: 'DecideCorrection' },
);
export type DecideCorrection = Static<typeof DecideCorrection>;
export const DecidedCorrection = Type.Object({ outcome: DecideCorrection.properties.outcome }, exact);
export type DecidedCorrection = Static<typeof DecidedCorrection>;

const Range = Type.Object({ from: Type.Integer(), to: Type.Integer() }, exact);

/** GET /api/register/proof: 번호 증명 of every series and year. */
export const ProofReply = Type.Object(
  {
    series: Type.Array(
      Type.Object(
        {
          seriesId: Type.String(),
          name: Type.String(),
          kind: SeriesKindShape,
          year: Type.Integer(),
          lastSerial: Type.Integer(),
          given: Type.Integer(),
          proven: Type.Boolean(),
          missing: Type.Array(Range),
          doubled: Type.Array(Type.Integer()),
          shouldStandAt: Type.Union([Type.Integer(), Type.Null()]),
          starts: Type.Array(Type.Object({ from: Type.Integer(), to: Type.Integer(), reason: Type.String() }, exact)),
          voids: Type.Array(
            Type.Object({ serial: Type.Integer(), printed: Type.String(), reason: Type.String() }, exact),
          ),
        },
        exact,
      ),
    ),
    /** 관리번호 of approved documents without a registration number. */
    unregistered: Type.Array(Type.String()),
    /** Numbers of documents that are not approved. */
    unapproved: Type.Array(Type.String()),
  },
  { ...exact, title: 'NumberProof' },
);
export type ProofReply = Static<typeof ProofReply>;
