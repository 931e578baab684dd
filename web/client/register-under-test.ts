import type {
  OpenRequestsReply,
  ProofReply,
  RegisterPage,
  RegisterRow,
  RegisterSeriesReply,
  RegistrationReply,
} from '../../shared/contract/register.ts';
import type { Answers } from './office-under-test.ts';

const SERIES = '11111111-1111-4111-8111-111111111111';

const row = (serial: number, changes: Partial<RegisterRow> = {}): RegisterRow => ({
  seriesId: SERIES,
  year: 2026,
  serial,
  printed: `늘봄과-${serial}`,
  kind: 'produced',
  registeredOn: '2026-11-19',
  registeredAt: '2026-11-19T05:20:00.000Z',
  unitName: '늘봄과',
  title: '작은도서관 겨울 운영 계획 보고',
  drafterName: '한여울',
  sender: '',
  senderNumber: '',
  disclosureLabel: '부분공개(5)',
  managementNumber: 'D0000000000001',
  corrected: [],
  voided: null,
  ...changes,
});

const ROWS: readonly RegisterRow[] = [
  row(413, {
    kind: 'received',
    title: '작은도서관 난방 점검 협조 요청',
    drafterName: '',
    sender: '가람소방서',
    senderNumber: '예방안전과-812',
    disclosureLabel: '',
    managementNumber: null,
  }),
  row(412, { title: '작은도서관 겨울 운영 계획(안) 보고', corrected: ['title'] }),
  row(411, { voided: '같은 문서를 두 번 등록함' }),
];
const [, CORRECTED] = ROWS as [RegisterRow, RegisterRow];
const request = {
  id: '22222222-2222-4222-8222-222222222222',
  kind: 'correction',
  field: 'title',
  before: '작은도서관 겨울 운영 계획 보고',
  after: '작은도서관 겨울 운영 계획(안) 보고',
  reason: '제목에 (안)이 빠짐',
  by: '한여울',
  at: '2026-11-19T06:00:00.000Z',
  state: 'confirmed',
  decidedBy: '도하늘',
  decidedAt: '2026-11-19T07:00:00.000Z',
  note: '',
  mayDecide: false,
} as const;
const open = {
  ...request,
  id: '33333333-3333-4333-8333-333333333333',
  kind: 'void',
  field: null,
  before: '',
  after: '',
  reason: '다른 부서의 번호로 등록함',
  state: 'open',
  decidedBy: null,
  decidedAt: null,
  mayDecide: true,
} as const;

/** Where the registration with a history has its page. */
export const PLACE = `${SERIES}/2026/412`;

export const REGISTRATION: RegistrationReply = {
  row: CORRECTED,
  registered: {
    title: '작은도서관 겨울 운영 계획 보고',
    unitName: '늘봄과',
    drafterName: '한여울',
    sender: '',
    senderNumber: '',
  },
  reason: '',
  requests: [request, open],
  mayAsk: ['title', 'unitName', 'drafterName'],
};
const proof: ProofReply = {
  series: [
    {
      seriesId: SERIES,
      name: '늘봄과',
      kind: 'produced',
      year: 2026,
      lastSerial: 413,
      given: 12,
      proven: false,
      missing: [{ from: 405, to: 405 }],
      doubled: [],
      shouldStandAt: null,
      starts: [{ from: 1, to: 400, reason: '옛 시스템에서 옮김' }],
      voids: [{ serial: 411, printed: '늘봄과-411', reason: '같은 문서를 두 번 등록함' }],
    },
    {
      seriesId: '44444444-4444-4444-8444-444444444444',
      name: '해솔시 훈령',
      kind: 'standingOrder',
      year: 0,
      lastSerial: 3,
      given: 3,
      proven: true,
      missing: [],
      doubled: [],
      shouldStandAt: null,
      starts: [],
      voids: [],
    },
  ],
  unregistered: [],
  unapproved: [],
};

/** The register of a small unit: a received paper, a corrected title, a voided number. */
export const REGISTER_ANSWERS: Answers = {
  'GET /api/register?from=2026-01-01&to=2026-12-31': { body: { rows: [...ROWS], next: null } satisfies RegisterPage },
  'GET /api/register/series': {
    body: {
      series: [{ id: SERIES, name: '늘봄과', kind: 'produced' }],
      receives: [{ unitId: SERIES, unitName: '늘봄과' }],
    } satisfies RegisterSeriesReply,
  },
  'GET /api/register/requests': { body: { requests: [{ row: CORRECTED, request: open }] } satisfies OpenRequestsReply },
  [`GET /api/register/${PLACE}`]: { body: REGISTRATION },
  [`POST /api/register/requests/${open.id}/decision`]: { body: { outcome: 'confirmed' } },
  [`POST /api/register/${PLACE}/requests`]: { body: { requestId: request.id } },
  'POST /api/receipts': { body: { printed: '늘봄과-414' } },
  'GET /api/register/proof': { body: proof },
};
