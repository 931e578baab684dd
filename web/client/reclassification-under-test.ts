import type {
  DisclosureHistory,
  RecheckOverview,
  RecheckRow,
  ReclassifyRecords,
  YearlyChecked,
} from '../../shared/contract/reclassification.ts';
import type { CheckRestrictions, RestrictedRecord } from '../../shared/contract/restriction-checks.ts';
import type { Body } from '../../shared/document/body.ts';
import { LEGAL_RULES } from '../../shared/records/recheck-rules.ts';
import { type Answers, DOCUMENT } from './office-under-test.ts';

const row = (number: number, title: string, grounds: RecheckRow['disclosure']['grounds']): RecheckRow => ({
  managementNumber: `D000100000000${number}`,
  number: `늘봄과-${number}`,
  title,
  unitName: '늘봄과',
  producedOn: '2025-05-02',
  disclosure: { level: 'closed', grounds },
  withholdsFiles: false,
  reasons: [{ reason: 'reviewEnded', dueOn: '2026-10-31' }],
  suggestion: {
    outcome: grounds.length > 1 ? 'keep' : 'open',
    grounds: grounds.length > 1 ? [6] : [],
    openedFiles: [],
    ...{ liftedGrounds: [], openedPassages: [] },
    opensBody: false,
  },
  reviewOn: '2026-10-31',
  endedFiles: [],
  endedPassages: [],
  checkedOn: null,
  decisions: 0,
});

export const RECHECK_ROWS = [
  row(1, '시범동 평가(안) 검토', [5]),
  row(2, '위기가구 지원 심의 결과보고', [5, 6]),
  row(3, '예약제 개선(안) 검토', [5]),
];

const OVERVIEW: RecheckOverview = {
  today: '2026-11-20',
  mayDecide: true,
  maySetRules: true,
  counts: { termEnds: 0, verbatim: 0, reviewEnded: 3, fiveYears: 0, yearly: 3, endMissing: 0 },
  waiting: 3,
  withheld: 9,
  units: [{ id: '11111111-1111-4111-8111-111111111111', name: '늘봄과' }],
  years: [2025],
  yearly: {
    ...{ year: 2025, dueOn: '2026-02-28', done: 1, total: 4, units: [{ name: '늘봄과', done: 1, total: 4 }] },
    levels: [
      { level: 'open', done: 0, total: 1 },
      { level: 'closed', done: 1, total: 3 },
    ],
    ...{ restrictions: { done: 1, total: 2 }, missed: [{ year: 2023, count: 7 }] },
  },
  byGround: [{ ground: 5, count: 3 }],
  byYear: [{ year: 2025, partiallyOpen: 2, closed: 7 }],
  rules: {
    ...LEGAL_RULES,
    recheckedLevels: [...LEGAL_RULES.recheckedLevels],
    groundsNeedingEnd: [...LEGAL_RULES.groundsNeedingEnd],
  },
};

const HISTORY: DisclosureHistory = {
  standing: { disclosure: { level: 'closed', grounds: [5] }, bodyOpen: false, liftedGrounds: [], attachments: [] },
  ...{ mayDecide: true, markGrounds: [], reviewOn: '2026-10-31', decisions: [] },
};

/** The passage of it that has a day of its own. */
const DATED = { at: 0, name: '‘시행안’', grounds: [5 as const], reviewOn: '2026-09-30' };

const MARKED: Body = {
  v: 1,
  blocks: [
    { type: 'paragraph', content: [{ text: '단가 ' }, { text: '예정단가', closed: [5] }] },
    { type: 'paragraph', content: [{ text: '민원인 ' }, { text: '강나루', closed: [6] }] },
    { type: 'paragraph', content: [{ text: '의견 ' }, { text: '달무리', closed: [5, 6] }] },
    { type: 'paragraph', content: [{ text: '시행안', closed: [5], closing: { until: '2026-09-30' } }] },
  ],
};

const restricted = (number: number, mayDecide: boolean): RestrictedRecord => ({
  ...{
    managementNumber: `D000100000000${number}`,
    number: `늘봄과-${number}`,
    title: '이의신청 검토',
    unitName: '늘봄과',
  },
  ...{ producedOn: '2025-03-04', by: '서가람', since: '2025-03-04', withApproval: true, decisions: 0, mayDecide },
  restriction: { reason: '청구인의 성명', until: null, units: [], people: [] },
});

const CHECKED: readonly YearlyChecked[] = [
  { kept: 50, left: [], next: '2025-06-01_50' },
  { kept: 9, left: [{ managementNumber: 'D0001000000009', title: '안내', message: '다른 사람이 결정함' }], next: null },
];

/** Three records whose ground should be over; the second cannot be decided as asked. */
export const RECLASSIFICATION_ANSWERS: Answers = {
  'GET /api/reclassification': { body: OVERVIEW },
  'GET /api/reclassification/waiting': { body: { waiting: 3 } },
  'GET /api/reclassification/rules': { body: { versions: [] } },
  'GET /api/reclassification/records?reason=reviewEnded': {
    body: { rows: RECHECK_ROWS, total: RECHECK_ROWS.length, next: null },
  },
  'GET /api/reclassification/records?reason=yearly': { body: { rows: RECHECK_ROWS, total: 120, next: null } },
  'GET /api/reclassification/records?reason=yearly&level=open&year=2023': {
    body: { rows: RECHECK_ROWS.slice(0, 1).map((row) => ({ ...row, reasons: [] })), total: 7, next: null },
  },
  'GET /api/reclassification/records?reason=yearly&level=open': { body: { rows: RECHECK_ROWS, total: 60, next: null } },
  'POST /api/reclassification/yearly-check': ({ body }) => ({ body: CHECKED['after' in (body as object) ? 1 : 0] }),
  'GET /api/reclassification/restrictions?': {
    body: { rows: [restricted(1, true), restricted(2, false)], next: null },
  },
  'POST /api/reclassification/restrictions/decisions': ({ body }) => ({
    body: {
      results: (body as CheckRestrictions).records.map(({ managementNumber }) => ({ managementNumber, problem: null })),
    },
  }),
  'GET /api/documents/D0001000000001/disclosure': { body: HISTORY },
  'GET /api/documents/D0001000000002/disclosure': {
    body: { ...HISTORY, markGrounds: [5, 6], standing: { ...HISTORY.standing, passages: [DATED] } },
  },
  'GET /api/documents/D0001000000002': { body: { ...DOCUMENT, paper: { ...DOCUMENT.paper, body: MARKED } } },
  'POST /api/reclassification/decisions': ({ body }) => ({
    body: {
      results: (body as ReclassifyRecords).records.map(({ managementNumber }) =>
        managementNumber.endsWith('2')
          ? { managementNumber, done: null, problem: { code: 'marks-stand', message: '표시한 곳이 있습니다.' } }
          : { managementNumber, done: { disclosure: { level: 'open', grounds: [] }, decisions: 1 }, problem: null },
      ),
    },
  }),
};

const DAY = { until: '2027-06-30' };
const TWICE: Body = {
  v: 1,
  blocks: [
    {
      type: 'paragraph',
      content: [
        { text: '예정가격', closed: [5], closing: DAY },
        { text: ' 과 ' },
        { text: '낙찰률', closed: [5], closing: DAY },
      ],
    },
    { type: 'paragraph', content: [{ text: '시행안', closed: [5], closing: { until: '2027-09-30' } }] },
  ],
};

/** The second of them with a passage of two places, whose day is to come, and one of a single place. */
export const TWICE_DATED: Answers = {
  'GET /api/documents/D0001000000002/disclosure': {
    body: {
      ...HISTORY,
      markGrounds: [5],
      standing: {
        ...HISTORY.standing,
        passages: [
          { at: 0, name: '‘예정가격’ 등 2곳', grounds: [5], reviewOn: DAY.until },
          { at: 1, name: '‘시행안’', grounds: [5], reviewOn: '2027-09-30' },
        ],
      },
    } satisfies DisclosureHistory,
  },
  'GET /api/documents/D0001000000002': { body: { ...DOCUMENT, paper: { ...DOCUMENT.paper, body: TWICE } } },
};
