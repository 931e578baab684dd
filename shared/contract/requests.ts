import { type Static, Type } from 'typebox';
import { REQUEST_LIMITS } from '../requests/filed-request.ts';
import { Day, DisclosureGround, Id, Instant, ManagementNumber } from './document-parts.ts';

const exact = { additionalProperties: false } as const;
const orNull = <Shape extends Parameters<typeof Type.Union>[0][number]>(shape: Shape) =>
  Type.Union([shape, Type.Null()]);
/** 연도-기관-일련번호. */
export const ReceiptNumber = Type.String({ pattern: '^\\d{4}-\\d{1,4}-\\d{5,9}$', title: '접수번호' });
export const REQUEST_PARAMS = Type.Object({ receiptNumber: ReceiptNumber }, exact);

const Status = Type.Union([
  Type.Literal('handling'),
  Type.Literal('awaitingSupplement'),
  Type.Literal('decided'),
  Type.Literal('transferred'),
  Type.Literal('withdrawn'),
]);
const Outcome = Type.Union([
  Type.Literal('open'),
  Type.Literal('partiallyOpen'),
  Type.Literal('closed'),
  Type.Literal('notHeld'),
  Type.Literal('ended'),
  Type.Literal('accepted'),
  Type.Literal('partlyAccepted'),
  Type.Literal('dismissed'),
  Type.Literal('refused'),
]);
/** What is decided, or asked of the board. */
export const Matter = Type.Union([Type.Literal('request'), Type.Literal('objection'), Type.Literal('partyObjection')]);
const PartyNumber = Type.Integer({ minimum: 1, maximum: 100 });
const ReviewSkipGround = Type.Union([
  Type.Literal(1),
  Type.Literal(2),
  Type.Literal(3),
  Type.Literal(4),
  Type.Literal(5),
]);
const NotTaken = Type.Union([
  Type.Literal('text-differs'),
  Type.Literal('ended'),
  Type.Literal('overtaken'),
  Type.Literal('cancelled'),
]);
const Reason = Type.String({ maxLength: REQUEST_LIMITS.reason });
/** Whose objection the board is asked about; without one it is the requester's matter. */
const ofParty = { party: Type.Optional(PartyNumber) } as const;
const SkippedReview = Type.Object({ ground: ReviewSkipGround, reason: Type.String() }, exact);

export const DecisionTermsShape = Type.Object(
  {
    outcome: Outcome,
    grounds: Type.Array(DisclosureGround, { maxItems: 8, uniqueItems: true }),
    reason: Reason,
    reviewEndsOn: orNull(Day),
    opensOn: orNull(Day),
    againstWish: Type.Optional(Type.Boolean()),
    fee: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
  },
  { ...exact, title: 'DecisionTerms' },
);
const Decision = Type.Object(
  {
    matter: Matter,
    managementNumber: ManagementNumber,
    terms: DecisionTermsShape,
    decidedOn: Day,
    opensOn: orNull(Day),
    isAgainstWish: Type.Boolean(),
    isFeePaid: Type.Boolean(),
    stoppedOn: orNull(Day),
    stoppedFor: orNull(
      Type.Object({ grounds: Type.Array(DisclosureGround, { maxItems: 8 }), reason: Type.String() }, exact),
    ),
    party: Type.Optional(PartyNumber),
  },
  exact,
);

const Handler = Type.Object(
  {
    unit: Type.Object({ id: Id, name: Type.String() }, exact),
    person: orNull(Type.Object({ id: Id, name: Type.String() }, exact)),
  },
  exact,
);

/** POST /api/requests/:receiptNumber/acts: one act of whoever handles the request. */
export const ActOnRequest = Type.Union([
  Type.Object({ act: Type.Literal('assign'), unitId: Id, personId: orNull(Id) }, exact),
  Type.Object(
    { act: Type.Literal('askSupplement'), text: Type.String({ maxLength: REQUEST_LIMITS.supplement }) },
    exact,
  ),
  Type.Object(
    {
      act: Type.Literal('extend'),
      ground: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)]),
      reason: Reason,
    },
    exact,
  ),
  Type.Object(
    {
      act: Type.Literal('notifyThirdParty'),
      name: Type.String({ maxLength: REQUEST_LIMITS.name }),
      contact: Type.String({ maxLength: REQUEST_LIMITS.address }),
      /** When the notice reaches them; today where it is not said. */
      receivedOn: Type.Optional(Day),
    },
    exact,
  ),
  Type.Object(
    {
      act: Type.Literal('recordOpinion'),
      party: PartyNumber,
      opposes: Type.Boolean(),
      opinion: Type.String({ maxLength: REQUEST_LIMITS.opinion }),
    },
    exact,
  ),
  Type.Object({ act: Type.Literal('tellThirdParty'), party: PartyNumber, receivedOn: Day }, exact),
  Type.Object(
    {
      act: Type.Literal('recordPartyObjection'),
      party: PartyNumber,
      receivedOn: Day,
      text: Type.String({ maxLength: REQUEST_LIMITS.objection }),
    },
    exact,
  ),
  Type.Object({ act: Type.Literal('referReview'), reason: Reason, ...ofParty }, exact),
  Type.Object({ act: Type.Literal('recordReview'), heldOn: Day, opinion: Outcome, text: Reason, ...ofParty }, exact),
  Type.Object({ act: Type.Literal('cancelReview'), reason: Reason, ...ofParty }, exact),
  Type.Object({ act: Type.Literal('skipReview'), ground: ReviewSkipGround, reason: Reason, ...ofParty }, exact),
  Type.Object(
    {
      act: Type.Literal('transfer'),
      agencyName: Type.String({ maxLength: REQUEST_LIMITS.agencyName }),
      reason: Reason,
    },
    exact,
  ),
  Type.Object({ act: Type.Literal('cancelProposal'), reason: Reason }, exact),
  Type.Object({ act: Type.Literal('recordFee') }, exact),
  Type.Object({ act: Type.Literal('tellReviewEnd') }, exact),
  Type.Object({ act: Type.Literal('extendObjection'), reason: Reason, party: Type.Optional(PartyNumber) }, exact),
]);
export type ActOnRequest = Static<typeof ActOnRequest>;
export const RequestDone = Type.Object({ receiptNumber: ReceiptNumber }, exact);
export type RequestDone = Static<typeof RequestDone>;

/** POST /api/requests/assignments: many at once, by the 정보공개담당. */
export const AssignRequests = Type.Object(
  {
    receiptNumbers: Type.Array(ReceiptNumber, { minItems: 1, maxItems: 200, uniqueItems: true }),
    unitId: Id,
    personId: orNull(Id),
  },
  exact,
);
export type AssignRequests = Static<typeof AssignRequests>;
/** `left`: those that are over, or not there. */
export const RequestsAssigned = Type.Object(
  { assigned: Type.Array(ReceiptNumber), left: Type.Array(ReceiptNumber) },
  exact,
);
export type RequestsAssigned = Static<typeof RequestsAssigned>;

/** POST /api/requests/:receiptNumber/decision: answers the draft of the notice. */
export const ProposeDecision = Type.Object(
  { matter: Matter, party: Type.Optional(PartyNumber), terms: DecisionTermsShape },
  exact,
);
export type ProposeDecision = Static<typeof ProposeDecision>;
export const DecisionProposed = Type.Object({ managementNumber: ManagementNumber }, exact);
export type DecisionProposed = Static<typeof DecisionProposed>;

/** GET /api/requests */
export const RequestListQuery = Type.Object(
  {
    list: Type.Union([Type.Literal('soon'), Type.Literal('overdue'), Type.Literal('mine'), Type.Literal('all')]),
    before: Type.Optional(ReceiptNumber),
  },
  exact,
);
export type RequestListQuery = Static<typeof RequestListQuery>;

export const RequestRow = Type.Object(
  {
    receiptNumber: ReceiptNumber,
    filedOn: Day,
    status: Status,
    requesterKind: Type.Union([Type.Literal('person'), Type.Literal('organization')]),
    /** The beginning of what is wanted; null when it has been deleted. */
    excerpt: orNull(Type.String()),
    unitName: orNull(Type.String()),
    personName: orNull(Type.String()),
    dueOn: orNull(Day),
    /** Working days with today; negative when it is late; null where nothing is due. */
    daysLeft: orNull(Type.Integer()),
    outcome: orNull(Outcome),
    decidedOn: orNull(Day),
    objection: orNull(Type.Union([Type.Literal('pending'), Type.Literal('decided')])),
  },
  { ...exact, title: 'RequestRow' },
);
export type RequestRow = Static<typeof RequestRow>;
const Counts = Type.Object(
  { soon: Type.Integer(), overdue: Type.Integer(), mine: Type.Integer() },
  { ...exact, title: 'RequestCounts' },
);
export const RequestsReply = Type.Object(
  { rows: Type.Array(RequestRow), next: orNull(ReceiptNumber), counts: Counts },
  { ...exact, title: 'Requests' },
);
export type RequestsReply = Static<typeof RequestsReply>;

const Party = Type.Object(
  {
    party: Type.Integer(),
    name: orNull(Type.String()),
    contact: orNull(Type.String()),
    notifiedOn: Day,
    answerBy: Day,
    opposes: orNull(Type.Boolean()),
    opinion: orNull(Type.String()),
    toldOn: orNull(Day),
    toldBefore: orNull(Day),
    objection: orNull(
      Type.Object(
        {
          filedOn: Day,
          against: Matter,
          isExtended: Type.Boolean(),
          /** The board has spoken on it. */
          isReviewed: Type.Boolean(),
          skippedReview: orNull(SkippedReview),
          text: orNull(Type.String()),
          dueOn: orNull(Day),
          decision: orNull(
            Type.Object({ managementNumber: ManagementNumber, outcome: Outcome, decidedOn: Day }, exact),
          ),
        },
        exact,
      ),
    ),
  },
  exact,
);

/** One line of what has happened, in words. */
export const RequestStep = Type.Object(
  {
    at: Instant,
    title: Type.String(),
    /** Who of the office; null for the requester and for what the system did. */
    by: orNull(Type.String()),
    text: orNull(Type.String()),
  },
  { ...exact, title: 'RequestStep' },
);
export type RequestStep = Static<typeof RequestStep>;

/** GET /api/requests/:receiptNumber */
export const RequestReply = Type.Object(
  {
    receiptNumber: ReceiptNumber,
    filedAt: Instant,
    status: Status,
    dueOn: orNull(Day),
    daysLeft: orNull(Type.Integer()),
    requesterKind: Type.Union([Type.Literal('person'), Type.Literal('organization')]),
    /** Null when it has been deleted. */
    requester: orNull(
      Type.Object(
        {
          name: Type.String(),
          representative: Type.String(),
          identity: Type.String(),
          address: Type.String(),
          phone: Type.String(),
          email: Type.String(),
        },
        exact,
      ),
    ),
    wanted: orNull(Type.String()),
    form: Type.Union([Type.Literal('viewing'), Type.Literal('copy'), Type.Literal('file')]),
    method: Type.Union([Type.Literal('network'), Type.Literal('email'), Type.Literal('visit')]),
    documentNumber: orNull(ManagementNumber),
    handler: orNull(Handler),
    parties: Type.Array(Party),
    reviews: Type.Array(
      Type.Object(
        {
          matter: Matter,
          ...ofParty,
          referredOn: Day,
          held: orNull(Type.Object({ heldOn: Day, opinion: Outcome }, exact)),
        },
        exact,
      ),
    ),
    skippedReview: orNull(SkippedReview),
    /** The first day on which something may be opened against the wish of a third party, where one is against it. */
    earliestOpeningOn: Day,
    proposed: orNull(
      Type.Object(
        {
          matter: Matter,
          party: Type.Optional(PartyNumber),
          managementNumber: ManagementNumber,
          terms: DecisionTermsShape,
          isGone: Type.Boolean(),
        },
        exact,
      ),
    ),
    notTaken: orNull(Type.Object({ managementNumber: ManagementNumber, why: NotTaken }, exact)),
    decision: orNull(Decision),
    objection: orNull(
      Type.Object(
        { filedOn: Day, isExtended: Type.Boolean(), text: orNull(Type.String()), decision: orNull(Decision) },
        exact,
      ),
    ),
    /** The day on which whatever names a person is deleted. */
    deleteOn: orNull(Day),
    steps: Type.Array(RequestStep),
    /** Acts that nothing but their own words could still refuse. */
    may: Type.Array(Type.String()),
    mayAssignOthers: Type.Boolean(),
    /** 열람 기록, for the 정보공개담당; nobody else is told. */
    readings: Type.Array(Type.Object({ name: Type.String(), last: Instant, times: Type.Integer() }, exact)),
  },
  { ...exact, title: 'InformationRequest' },
);
export type RequestReply = Static<typeof RequestReply>;
