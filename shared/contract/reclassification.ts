import { type Static, Type } from 'typebox';
import { BODY_LIMITS } from '../document/body.ts';
import { DOCUMENT_LIMITS } from '../document/official-document.ts';
import {
  Day,
  DisclosureGround,
  DisclosureLevel,
  DisclosureShape,
  Id,
  Instant,
  ManagementNumber,
} from './document-parts.ts';

const exact = { additionalProperties: false } as const;
const Reason = Type.String({ maxLength: DOCUMENT_LIMITS.opinion });
const Grounds = Type.Array(DisclosureGround, { maxItems: 8, uniqueItems: true });
const DayOrNull = Type.Union([Day, Type.Null()]);

export const RecheckReasonShape = Type.Union([
  Type.Literal('termEnds'),
  Type.Literal('verbatim'),
  Type.Literal('reviewEnded'),
  Type.Literal('fiveYears'),
  Type.Literal('yearly'),
  Type.Literal('endMissing'),
]);
const OutcomeShape = Type.Union([
  Type.Literal('open'),
  Type.Literal('partiallyOpen'),
  Type.Literal('closed'),
  Type.Literal('keep'),
]);
const CouncilShape = Type.Union([
  Type.Object(
    {
      kind: Type.Union([Type.Literal('recordsAppraisal'), Type.Literal('disclosureCouncil')]),
      /** 심의 결과 문서의 번호. */
      document: Type.String({ minLength: 1, maxLength: 100 }),
    },
    exact,
  ),
  Type.Null(),
]);

/** What narrows a worklist: a unit, how records stand, a ground, the year of production. */
const FILTERS = {
  unitId: Type.Optional(Id),
  level: Type.Optional(DisclosureLevel),
  ground: Type.Optional(Type.String({ pattern: '^[1-8]$' })),
  year: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
};

/** GET /api/reclassification/records: one worklist, the longest waiting first. */
export const RecheckQuery = Type.Object(
  { reason: RecheckReasonShape, ...FILTERS, after: Type.Optional(Type.String({ maxLength: 60 })) },
  exact,
);
export type RecheckQuery = Static<typeof RecheckQuery>;

/** GET /api/reclassification/file */
export const RecheckFileQuery = Type.Object(
  {
    reason: RecheckReasonShape,
    ...FILTERS,
    format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]),
  },
  exact,
);
export type RecheckFileQuery = Static<typeof RecheckFileQuery>;

export const RecheckRow = Type.Object(
  {
    managementNumber: ManagementNumber,
    /** 등록번호 as printed. */
    number: Type.String(),
    title: Type.String(),
    unitName: Type.String(),
    producedOn: Day,
    disclosure: DisclosureShape,
    withholdsFiles: Type.Boolean(),
    /** Every list that the record stands in, the most pressing first. */
    reasons: Type.Array(Type.Object({ reason: RecheckReasonShape, dueOn: DayOrNull }, exact)),
    suggestion: Type.Object(
      {
        outcome: OutcomeShape,
        grounds: Grounds,
        /** Marks of the body on these grounds are to be opened. */
        liftedGrounds: Grounds,
        /** Names of the attachments to be opened; where the record is not, these alone. */
        openedFiles: Type.Array(Type.String()),
        /** Passages with a day of their own that are to be opened, in short. */
        openedPassages: Type.Array(Type.String()),
        /** The body of a closed record is to be opened but for its marks. */
        opensBody: Type.Boolean(),
      },
      exact,
    ),
    reviewOn: DayOrNull,
    /** Names of the attachments whose own expected end has come. */
    endedFiles: Type.Array(Type.String()),
    /** Passages of the body whose own expected end has come, in short. */
    endedPassages: Type.Array(Type.String()),
    checkedOn: DayOrNull,
    /** How many decisions there are: a decision names what its person has seen. */
    decisions: Type.Integer({ minimum: 0 }),
  },
  { ...exact, title: 'RecheckRow' },
);
export type RecheckRow = Static<typeof RecheckRow>;

export const RecheckPage = Type.Object(
  {
    rows: Type.Array(RecheckRow),
    /** How many stand in the list as it is narrowed; told with its first page. */
    total: Type.Union([Type.Integer(), Type.Null()]),
    next: Type.Union([Type.String(), Type.Null()]),
  },
  { ...exact, title: 'RecheckPage' },
);
export type RecheckPage = Static<typeof RecheckPage>;

export const RecheckRulesShape = Type.Object(
  {
    validFrom: Day,
    yearlyByMonth: Type.Integer(),
    recheckYears: Type.Integer(),
    recheckedLevels: Type.Array(DisclosureLevel),
    openAfterYears: Type.Integer(),
    extensionAskYears: Type.Integer(),
    verbatimYears: Type.Integer(),
    groundsNeedingEnd: Grounds,
  },
  { ...exact, title: 'RecheckRules' },
);

const Counts = Type.Object(
  {
    termEnds: Type.Integer(),
    verbatim: Type.Integer(),
    reviewEnded: Type.Integer(),
    fiveYears: Type.Integer(),
    yearly: Type.Integer(),
    endMissing: Type.Integer(),
  },
  exact,
);

/** GET /api/reclassification: how many wait for what, and how far the check of the year has come. */
export const RecheckOverview = Type.Object(
  {
    today: Day,
    /** Only who may decide is shown the means. */
    mayDecide: Type.Boolean(),
    maySetRules: Type.Boolean(),
    counts: Counts,
    /** Of what is kept from citizens, each record once: what is open waits in the list of its year alone. */
    waiting: Type.Integer(),
    withheld: Type.Integer(),
    units: Type.Array(Type.Object({ id: Id, name: Type.String() }, exact)),
    years: Type.Array(Type.Integer()),
    /** 연간 재분류 of what was produced in the year before. */
    yearly: Type.Object(
      {
        year: Type.Integer(),
        dueOn: Day,
        done: Type.Integer(),
        total: Type.Integer(),
        units: Type.Array(Type.Object({ name: Type.String(), done: Type.Integer(), total: Type.Integer() }, exact)),
        /** By how they stand now. */
        levels: Type.Array(Type.Object({ level: DisclosureLevel, done: Type.Integer(), total: Type.Integer() }, exact)),
        /** 열람제한 on records of that year. */
        restrictions: Type.Object({ done: Type.Integer(), total: Type.Integer() }, exact),
        /** Open records of earlier years that nobody has checked: told, listed by year, and asked for no more. */
        missed: Type.Array(Type.Object({ year: Type.Integer(), count: Type.Integer() }, exact)),
      },
      exact,
    ),
    byGround: Type.Array(Type.Object({ ground: DisclosureGround, count: Type.Integer() }, exact)),
    byYear: Type.Array(
      Type.Object({ year: Type.Integer(), partiallyOpen: Type.Integer(), closed: Type.Integer() }, exact),
    ),
    rules: RecheckRulesShape,
  },
  { ...exact, title: 'RecheckOverview' },
);
export type RecheckOverview = Static<typeof RecheckOverview>;

/** GET /api/reclassification/waiting: the number beside the menu. */
export const RecheckWaiting = Type.Object({ waiting: Type.Integer() }, { ...exact, title: 'RecheckWaiting' });
export type RecheckWaiting = Static<typeof RecheckWaiting>;

/** Records that one request decides on; the page sends more of them in several. */
export const MOST_RECLASSIFIED_AT_ONCE = 50;

/** Of what is decided on by itself: passages of the approved body that are closed alike, then each place of it. */
const PassagePlace = Type.Integer({ minimum: 0, maximum: 2 * BODY_LIMITS.nodes });

const Choice = Type.Object(
  {
    /** `asSuggested`: each as its reasons speak for. */
    outcome: Type.Union([OutcomeShape, Type.Literal('asSuggested')]),
    grounds: Grounds,
    bodyOpen: Type.Boolean(),
    attachments: Type.Union([
      Type.Literal('asTheyAre'),
      Type.Literal('open'),
      Type.Literal('closed'),
      Type.Array(Type.Object({ id: Id, disclosure: DisclosureShape }, exact), {
        maxItems: DOCUMENT_LIMITS.attachments,
      }),
    ]),
    /** 비공개 표시를 풀 근거; of `asSuggested` the suggestion says them. */
    liftedGrounds: Grounds,
    reviewOn: DayOrNull,
    /** 검토 종료 예정일 of attachments that stay closed, each by itself; null where one goes with the record from now on. */
    fileReviews: Type.Optional(
      Type.Array(Type.Object({ id: Id, reviewOn: DayOrNull }, exact), { maxItems: DOCUMENT_LIMITS.attachments }),
    ),
    /** Passages with a day of their own, and single places: whether each keeps back what it did, and until when. */
    passages: Type.Optional(
      Type.Array(Type.Object({ at: PassagePlace, closed: Type.Boolean(), reviewOn: DayOrNull }, exact), {
        maxItems: 1_000,
      }),
    ),
    council: CouncilShape,
  },
  exact,
);

/** POST /api/reclassification/decisions: each record by a key of its own, so that a list sent again decides once. */
export const ReclassifyRecords = Type.Object(
  {
    records: Type.Array(
      Type.Object(
        {
          managementNumber: ManagementNumber,
          decisions: Type.Integer({ minimum: 0 }),
          key: Type.String({ pattern: '^[0-9a-f-]{32,36}$' }),
        },
        exact,
      ),
      { minItems: 1, maxItems: MOST_RECLASSIFIED_AT_ONCE },
    ),
    choice: Choice,
    reason: Reason,
  },
  { ...exact, title: 'ReclassifyRecords' },
);
export type ReclassifyRecords = Static<typeof ReclassifyRecords>;

/** Records that one step of a check takes; the page goes on from where it ended. */
export const MOST_CHECKED_AT_ONCE = 50;

/**
 * POST /api/reclassification/yearly-check: 그대로 둠 of whatever of last year's records waits and fits, some at a time.
 * Each is an act of its own; what is checked leaves the list, so that asking again goes on and does nothing twice.
 */
export const CheckYearly = Type.Object(
  {
    ...FILTERS,
    /** Where the step before has ended: what could not be kept so is passed over. */
    after: Type.Optional(Type.String({ maxLength: 60 })),
    reason: Reason,
    /** 다시 볼 날 of what stays closed; what is open altogether has none. */
    reviewOn: DayOrNull,
  },
  { ...exact, title: 'CheckYearly' },
);
export type CheckYearly = Static<typeof CheckYearly>;

export const YearlyChecked = Type.Object(
  {
    kept: Type.Integer(),
    /** What was not, and why. */
    left: Type.Array(
      Type.Object({ managementNumber: ManagementNumber, title: Type.String(), message: Type.String() }, exact),
    ),
    next: Type.Union([Type.String(), Type.Null()]),
  },
  { ...exact, title: 'YearlyChecked' },
);
export type YearlyChecked = Static<typeof YearlyChecked>;

/** What became of each record, in the order in which they were sent: how it stands now, or why not. */
export const ReclassifyReply = Type.Object(
  {
    results: Type.Array(
      Type.Object(
        {
          managementNumber: ManagementNumber,
          done: Type.Union([
            Type.Object({ disclosure: DisclosureShape, decisions: Type.Integer() }, exact),
            Type.Null(),
          ]),
          problem: Type.Union([Type.Object({ code: Type.String(), message: Type.String() }, exact), Type.Null()]),
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'ReclassifyReply' },
);
export type ReclassifyReply = Static<typeof ReclassifyReply>;

/** GET /api/documents/:managementNumber/disclosure: how an approved document stands, and how it came to that. */
export const DisclosureHistory = Type.Object(
  {
    standing: Type.Object(
      {
        disclosure: DisclosureShape,
        bodyOpen: Type.Boolean(),
        liftedGrounds: Grounds,
        attachments: Type.Array(
          Type.Object(
            {
              id: Type.String(),
              name: Type.String(),
              disclosure: DisclosureShape,
              /** 검토 종료 예정일 of this file by itself. */
              reviewOn: Type.Optional(Day),
            },
            exact,
          ),
        ),
        /** Passages with a day of their own, and single places, in short, and what keeps each closed now. */
        passages: Type.Optional(
          Type.Array(
            Type.Object(
              { at: PassagePlace, name: Type.String(), grounds: Grounds, reviewOn: Type.Optional(Day) },
              exact,
            ),
          ),
        ),
      },
      exact,
    ),
    mayDecide: Type.Boolean(),
    /** Grounds of the marks in its text. */
    markGrounds: Grounds,
    reviewOn: DayOrNull,
    decisions: Type.Array(
      Type.Object(
        {
          outcome: OutcomeShape,
          from: DisclosureShape,
          to: DisclosureShape,
          /** Grounds of the marks that this decision has opened, and of those that it has closed again. */
          lifted: Grounds,
          marked: Grounds,
          /** Passages with a day of their own that it has opened or closed again. */
          passages: Type.Optional(Type.Array(Type.Object({ name: Type.String(), isOpen: Type.Boolean() }, exact))),
          reason: Type.String(),
          reviewOn: DayOrNull,
          closedUntil: DayOrNull,
          council: CouncilShape,
          by: Type.String(),
          at: Instant,
        },
        exact,
      ),
    ),
  },
  { ...exact, title: 'DisclosureHistory' },
);
export type DisclosureHistory = Static<typeof DisclosureHistory>;

/** POST /api/reclassification/rules (기록물관리 전문요원): a version that holds from a day on. */
export const SetRecheckRules = Type.Object(
  { rules: RecheckRulesShape, reason: Reason },
  { ...exact, title: 'SetRecheckRules' },
);
export type SetRecheckRules = Static<typeof SetRecheckRules>;

/** GET /api/reclassification/rules: every version, the one that begins last first. */
export const RecheckRulesReply = Type.Object(
  {
    versions: Type.Array(
      Type.Object({ rules: RecheckRulesShape, reason: Type.String(), by: Type.String(), at: Instant }, exact),
    ),
  },
  { ...exact, title: 'RecheckRulesReply' },
);
export type RecheckRulesReply = Static<typeof RecheckRulesReply>;
