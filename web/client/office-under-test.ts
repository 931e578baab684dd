import type { AbsenceShape } from '../../shared/contract/absence.ts';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { SessionReply } from '../../shared/contract/identity.ts';
import { GROUPS } from './circulation-groups-under-test.ts';
import { HANDOVER, HANDOVER_ID, HANDOVER_ITEMS, HANDOVER_TO_CONFIRM } from './handover-under-test.ts';
import { Office } from './office.ts';
import { officeClients } from './office-clients.ts';
import { createSend } from './request.ts';

/** What came over the wire, so that a test can say what was asked of the server. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly body: unknown;
  /** Asked by the page and not by the person. */
  readonly background: boolean;
};
export type Answer = { readonly status?: number; readonly body?: unknown };
/** Answers by `METHOD path`; a function answers call by call, or later. */
export type Answers = Record<string, Answer | ((asked: Asked) => Answer | Promise<Answer>)>;

export const NOW = new Date('2026-11-20T01:42:00Z');

/** The real clients over a wire whose other end is a table of answers; the clock stands at 2026-11-20 10:42 KST. */
export function officeUnderTest(answers: Answers, signInAgain: () => Promise<void> = () => Promise.resolve()) {
  const asked: Asked[] = [];
  let keys = 0;
  const send = createSend({
    fetch: async (input, init) => {
      const one = readRequest(String(input), init);
      asked.push(one);
      const known = answers[`${one.method} ${one.path}`] ?? NOT_FOUND;
      const { status = 200, body } = typeof known === 'function' ? await known(one) : known;
      return new Response(body === undefined ? null : JSON.stringify(body), { status });
    },
    newKey: () => {
      keys += 1;
      return `key-number-${keys}`;
    },
    wait: () => Promise.resolve(),
    signInAgain,
  });
  const office = new Office(officeClients(send), () => NOW);
  return { office, asked };
}

export function problem(status: number, code: string, message: string): Answer {
  return { status, body: { code, message, requestId: 'r-1' } };
}

const NOT_FOUND = problem(404, 'not-found', '찾는 것이 없거나 볼 수 없습니다. 주소를 확인해 주십시오.');

function readRequest(path: string, init: RequestInit | undefined): Asked {
  const body = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
  const headers = new Headers(init?.headers);
  const background = headers.get('x-gyeol-background') === '1';
  return { method: init?.method ?? 'GET', path, key: headers.get('idempotency-key'), body, background };
}

const officer = (id: string, name: string, postTitle: string, unitName = '늘봄과') => ({
  personId: `person-${id}`,
  name,
  postId: `post-${id}`,
  postTitle,
  unitId: `unit-${unitName}`,
  unitName,
  unitCode: '1000000',
});

export const DRAFTER = officer('1', '한여울', '주무관');
export const REVIEWER = officer('2', '고은결', '늘봄팀장');
export const COOPERATOR = officer('3', '민서진', '가람과장', '가람과');
export const APPROVER = officer('4', '도하늘', '늘봄과장');

export const SESSION: SessionReply = {
  accountId: 'account-4',
  login: 'do.haneul',
  mustChangePassword: false,
  agency: { id: 1, name: '해솔시', isNew: false, address: '해솔시 늘봄로 1', homepage: 'www.haesol.go.kr' },
  person: { id: 'person-4', name: '도하늘' },
  posts: [APPROVER],
  roles: ['administrator', 'disclosureOfficer'],
  headsUnit: true,
};

export const NUMBER = 'D0000000000001';
export const NEXT_NUMBER = 'D0000000000002';

const text = (content: string) => [{ text: content }];
const cell = (content: string, header = false) => ({
  ...(header ? { header: true as const } : {}),
  colspan: 1,
  rowspan: 1,
  content: [{ type: 'paragraph' as const, content: text(content) }],
});

/** A document whose approval waits for the signed-in person (전결). */
/** A seat and an act as most are: alone, in their own name. */
const SEAT = {
  group: null,
  toBeNamed: false,
  actedFor: null,
  basis: null,
  skipReason: null,
  heldUntil: null,
  remindedAt: null,
};
const ACT = { actedFor: null, about: [] };
const acted = ({ personId, name, postTitle }: typeof DRAFTER) => ({ personId, name, postTitle });

export const DOCUMENT: DocumentReply = {
  managementNumber: NUMBER,
  status: 'inApproval',
  version: 1,
  contentHash: 'a'.repeat(64),
  revision: 3,
  kind: null,
  paper: {
    form: 'briefDraft',
    agencyName: '해솔시',
    unitName: '늘봄과',
    title: '작은도서관 겨울 운영 계획 보고',
    body: {
      v: 1,
      blocks: [
        { type: 'heading', content: text('운영 개요') },
        { type: 'item', kind: 'square', level: 0, content: text('기간: 2026. 12. 1.부터 2027. 2. 28.까지') },
        { type: 'item', kind: 'circle', level: 1, content: text('토요일은 18:00까지 열기로 함') },
        {
          type: 'table',
          columns: [0.5, 0.5],
          rows: [{ cells: [cell('곳', true), cell('시간', true)] }, { cells: [cell('솔숲'), cell('09:00~18:00')] }],
        },
        { type: 'enclosures', items: [text('운영표 1부.')] },
      ],
    },
    writtenOn: '2026-11-20',
    disclosureLabel: '부분공개(5)',
    boxes: {
      signRow: [
        { postTitle: '주무관', name: '한여울', hasOpinion: false, inTurn: false },
        { postTitle: '늘봄팀장', name: '고은결', hasOpinion: false, inTurn: false },
        { postTitle: '늘봄과장', mark: '전결', hasOpinion: false, inTurn: true },
      ],
      cooperation: [{ postTitle: '가람과장', name: '민서진', hasOpinion: true, inTurn: false }],
    },
    managementNumber: NUMBER,
  },
  publicTitle: '작은도서관 겨울 운영 계획',
  summary: '작은도서관을 겨울에 더 오래 엽니다.',
  keywords: ['도서관'],
  disclosure: { level: 'partiallyOpen', grounds: [5] },
  bodyOpen: true,
  closedReason: null,
  embargoUntil: null,
  reviewUntil: null,
  isVerbatim: false,
  restriction: null,
  licence: 'kogl1',
  dueOn: null,
  unitTask: {
    id: 'task-1',
    unitId: 'unit-늘봄과',
    name: '도서관 운영',
    path: ['문화', '도서관 운영'],
    retention: 'y5',
  },
  attachments: [
    {
      id: 'file-1',
      name: '운영표.xlsx',
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      size: 86_016,
      sha256: 'b'.repeat(64),
      disclosure: { level: 'closed', grounds: [6] },
    },
  ],
  deviation: null,
  line: [
    { ...SEAT, act: 'draft', officer: DRAFTER, state: 'signed', at: '2026-11-19T23:52:00Z', opinion: null },
    { ...SEAT, act: 'review', officer: REVIEWER, state: 'signed', at: '2026-11-20T00:30:00Z', opinion: null },
    {
      ...SEAT,
      act: 'cooperate',
      officer: COOPERATOR,
      state: 'signed',
      at: '2026-11-20T00:45:00Z',
      opinion: '난방을 살펴 주십시오.',
    },
    { ...SEAT, act: 'delegatedApprove', officer: APPROVER, state: 'turn', at: '2026-11-20T00:45:00Z', opinion: null },
  ],
  history: [
    { ...ACT, act: 'submitted', version: 1, at: '2026-11-19T23:52:00Z', by: acted(DRAFTER), text: null },
    { ...ACT, act: 'reviewed', version: 1, at: '2026-11-20T00:30:00Z', by: acted(REVIEWER), text: null },
    {
      ...ACT,
      act: 'cooperated',
      version: 1,
      at: '2026-11-20T00:45:00Z',
      by: acted(COOPERATOR),
      text: '난방을 살펴 주십시오.',
    },
  ],
  readings: [],
  postReports: [],
  consultations: [],
  may: {
    inTurn: [
      {
        ...{ seat: 3, act: 'delegatedApprove', actsFor: null, sign: true, reject: true },
        ...{ returnTo: [2, 1], nameOf: null, hold: true, liftHold: false, consult: true, edit: true },
      },
    ],
    ...{ skip: [], answer: [], recall: false, remind: false, edit: false },
    ...{ withdrawPublication: false, releasePublication: false, maskPublication: false },
    ...{ read: false, circulate: false, report: false, openings: false },
  },
  frozenPaper: { state: 'none', reason: null, signature: null, signedBy: null, drawnAgainAt: null },
  bundle: [],
  publication: { state: 'none', at: null, stop: null },
};

const row = (managementNumber: string, title: string, at: string) => ({
  managementNumber,
  title,
  status: 'inApproval',
  act: 'delegatedApprove',
  drafter: { name: '한여울', unitName: '늘봄과' },
  waitsOn: [{ name: '도하늘', postTitle: '늘봄과장' }],
  waitsSince: at,
  ...{ actsFor: null, heldUntil: null, returned: null, reminded: null },
  at,
  documentNumber: null,
  disclosureLabel: '부분공개(5)',
  attachments: 1,
  opinions: 1,
  dueOn: null,
  doneAt: null,
});

export const WAITING_ROWS = [
  row(NUMBER, '작은도서관 겨울 운영 계획 보고', '2026-11-20T00:45:00Z'),
  row(NEXT_NUMBER, '골목 제설함 자리 조정 보고', '2026-11-18T23:00:00Z'),
];

const official = ({ personId, name, postTitle, unitName }: typeof DRAFTER) => ({ personId, name, postTitle, unitName });

/** The signed-in person is away next week. */
export const ABSENCE: AbsenceShape = {
  id: 'absence-1',
  person: official(APPROVER),
  kind: 'trip',
  basis: '출장 명령 제7호',
  from: '2026-11-23T15:00:00.000Z',
  until: '2026-11-26T15:00:00.000Z',
  standIn: official(REVIEWER),
  cancelledAt: null,
};

/** And acts for another today. */
export const ABSENCE_OF_ANOTHER: AbsenceShape = {
  ...ABSENCE,
  id: 'absence-2',
  person: official(COOPERATOR),
  kind: 'leave',
  from: '2026-11-19T15:00:00.000Z',
  until: '2026-11-20T15:00:00.000Z',
  standIn: official(APPROVER),
};

/** A whole morning's answers: two documents wait, one of them with its paper. */
export const MORNING: Answers = {
  'GET /api/boxes': {
    body: {
      waiting: 2,
      upcoming: 1,
      progress: 1,
      done: 4,
      returned: 0,
      drafted: 0,
      saved: 1,
      circulated: 3,
      reports: 0,
      consultations: 1,
    },
  },
  'GET /api/boxes/waiting': { body: { rows: WAITING_ROWS, next: null } },
  [`GET /api/documents/${NUMBER}`]: { body: DOCUMENT },
  [`GET /api/documents/${NEXT_NUMBER}`]: { body: { ...DOCUMENT, managementNumber: NEXT_NUMBER } },
  'GET /api/organization': {
    body: { units: [{ id: 'unit-늘봄과', parentId: null, code: '1000000', name: '늘봄과', posts: [] }] },
  },
  'GET /api/delegation/matters?q=': { body: { regulation: null, matters: [], more: false } },
  'GET /api/unit-tasks': { body: { unitTasks: [DOCUMENT.unitTask] } },
  'GET /api/unit-tasks/routine-marks': { body: { marks: [] } },
  'GET /api/series': {
    body: {
      series: [
        {
          unitId: 'unit-늘봄과',
          unitName: '늘봄과',
          year: 2026,
          lastSerial: 412,
          starts: [{ lastUsed: 400, reason: '옛 시스템에서 옮김', by: '도하늘', at: '2026-11-02T00:00:00Z' }],
        },
      ],
    },
  },
  'GET /api/unit-tasks/charges': {
    body: { charges: [{ unitTaskId: 'task-1', personId: 'person-2', name: '고은결' }] },
  },
  'GET /api/circulation-groups': { body: { groups: GROUPS } },
  'GET /api/handovers': { body: { handovers: [HANDOVER_TO_CONFIRM], next: null } },
  'GET /api/handovers/kept': { body: { handovers: [], next: null } },
  [`GET /api/handovers/${HANDOVER_ID}`]: { body: HANDOVER },
  'GET /api/handover-items': { body: HANDOVER_ITEMS },
  'GET /api/absences/mine': { body: { absences: [ABSENCE], actingFor: [ABSENCE_OF_ANOTHER] } },
  'GET /api/absences?on=2026-11-20': { body: { absences: [ABSENCE, ABSENCE_OF_ANOTHER] } },
  'GET /api/stuck-documents': {
    body: {
      documents: [
        {
          managementNumber: NUMBER,
          seat: 2,
          act: 'cooperate',
          waitsOn: { name: '민서진', postTitle: '가람과장', unitName: '가람과' },
          reason: 'personLeft',
          since: '2026-11-16T00:00:00Z',
          drafter: { name: '한여울', unitName: '늘봄과' },
        },
      ],
      count: 1,
    },
  },
  'GET /api/signature': {
    body: {
      kind: 'development',
      certificate: { subject: '개발용 전자서명', issuer: '개발용 인증기관', until: '2036-11-20T00:00:00.000Z' },
      fault: null,
      waiting: 0,
    },
  },
  'GET /api/stuck-documents/notice': { body: { checkedOn: '2026-11-20', count: 1 } },
  'GET /api/setup/link': { status: 204 },
};
