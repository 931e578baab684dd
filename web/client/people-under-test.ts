import type {
  AccountsReply,
  AdministrationActsReply,
  RoleGrantsReply,
  SessionsReply,
} from '../../shared/contract/administration.ts';
import type { Answers } from './office-under-test.ts';

const PEOPLE: AccountsReply = {
  people: [
    {
      personId: 'person-1',
      name: '한여울',
      unitName: '늘봄과',
      postTitle: '주무관',
      account: { id: 'account-1', login: 'han.yeoul', status: 'open', leavesOn: null, demonstration: false },
    },
    {
      personId: 'person-2',
      name: '고은결',
      unitName: '늘봄과',
      postTitle: '늘봄팀장',
      account: { id: 'account-2', login: 'ko.eun', status: 'locked', leavesOn: null, demonstration: true },
    },
    { personId: 'person-3', name: '민서진', unitName: '가람과', postTitle: '가람과장', account: null },
  ],
  found: 3,
  page: 1,
  pages: 1,
};

const may = { confirm: 'no', whyNot: '', withdraw: false, refuse: false, revoke: false } as const;
const grant = {
  unitName: null,
  fromOn: '2026-11-20',
  toOn: null,
  reason: '업무 분장',
  proposedBy: { personId: 'person-1', name: '한여울' },
  proposedAt: '2026-11-20T00:30:00Z',
  confirmedBy: null,
  alone: false,
} as const;

const ROLES: RoleGrantsReply = {
  proposals: [
    {
      ...grant,
      id: 'grant-1',
      role: 'recordsManager',
      person: { personId: 'person-2', name: '고은결' },
      may: { ...may, confirm: 'yes', refuse: true },
    },
    {
      ...grant,
      id: 'grant-2',
      role: 'administrator',
      person: { personId: 'person-3', name: '민서진' },
      proposedBy: { personId: 'person-4', name: '도하늘' },
      may: {
        ...may,
        withdraw: true,
        whyNot: '올린 사람은 확인할 수 없습니다. 다른 관리자에게 확인을 부탁해 주십시오.',
      },
    },
  ],
  grants: [
    {
      ...grant,
      id: 'grant-3',
      role: 'administrator',
      person: { personId: 'person-4', name: '도하늘' },
      proposedBy: null,
      alone: true,
      may: { ...may, revoke: true },
    },
    {
      ...grant,
      id: 'grant-4',
      role: 'unitRecordsOfficer',
      unitName: '늘봄과',
      toOn: '2027-01-01',
      person: { personId: 'person-1', name: '한여울' },
      may: { ...may, revoke: true },
    },
  ],
  administrators: 1,
};

const ACTS: AdministrationActsReply = {
  acts: [
    {
      sequence: 2,
      at: '2026-11-20T00:30:00Z',
      by: '한여울',
      about: '고은결',
      text: '권한 부여를 올림: 기록물관리 전문요원, 2026. 11. 20.부터',
      reason: '업무 분장',
    },
    {
      sequence: 1,
      at: '2026-11-02T00:00:00Z',
      by: null,
      about: '도하늘',
      text: '처음 설정: 관리자',
      reason: '처음 설정',
    },
  ],
  next: null,
};

const SESSIONS: SessionsReply = {
  sessions: [
    {
      id: 'session-1',
      device: '윈도우 · 웨일',
      address: '10.1.2.3',
      startedAt: '2026-11-20T00:00:00Z',
      seenAt: '2026-11-20T01:40:00Z',
      isThis: true,
    },
    {
      id: 'session-2',
      device: '안드로이드 · 크롬',
      address: '10.1.9.9',
      startedAt: '2026-11-19T23:00:00Z',
      seenAt: '2026-11-20T01:00:00Z',
      isThis: false,
    },
  ],
};

/** What the server would answer to the page 계정·권한·접속, for tests. */
export const PEOPLE_ANSWERS: Answers = {
  'GET /api/accounts?find=&page=1': { body: PEOPLE },
  'GET /api/role-grants': { body: ROLES },
  'GET /api/administration-acts': { body: ACTS },
  'GET /api/sessions': { body: SESSIONS },
  'GET /api/accounts/account-1/sessions': { body: SESSIONS },
  'GET /api/demonstration-accounts': {
    body: { accounts: [{ login: 'ko.eun', name: '고은결', agencyName: '해솔시' }], mayLock: true },
  },
};
