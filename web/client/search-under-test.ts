import type { SearchPage, SearchRow } from '../../shared/contract/search.ts';
import type { Answers } from './office-under-test.ts';

const plain = (text: string) => [{ text, hit: false }];

const row = (managementNumber: string, title: string): SearchRow => ({
  managementNumber,
  isDraft: false,
  title: [{ text: title.slice(0, 2), hit: true }, ...plain(title.slice(2))],
  documentNumber: plain('늘봄과-12'),
  unitName: '늘봄과',
  drafterName: '한여울',
  leadAgencyName: null,
  status: 'approved',
  part: 'line',
  at: '2026-11-19T05:00:00Z',
  disclosureLabel: '공개',
  attachments: 1,
  hits: [{ place: '첨부 명단.csv', parts: [{ text: '눈길', hit: true }, ...plain(' 순찰조')] }],
});

export const FOUND: SearchPage = {
  rows: [row('D0000000000001', '눈길 순찰 결과'), row('D0000000000002', '눈길 안내문')],
  next: null,
  lookedBackTo: null,
  total: 2,
  countedBackTo: null,
  facets: {
    unit: [],
    year: [],
    kind: [],
    state: [
      { value: 'approved', count: 1 },
      { value: 'inApproval', count: 1 },
    ],
    level: [],
    part: [],
    drafter: [{ value: '한여울', count: 2 }],
  },
  unindexed: 0,
};

export const SAVED_ID = '0f5b7b1e-5a7e-4f43-9d25-3f6a9a7f1a01';

/** What a search page asks for beside what it finds. */
export const SEARCHES: Answers = {
  'GET /api/searches': {
    body: { saved: [{ id: SAVED_ID, name: '눈길', question: { q: '눈길', state: 'approved' }, fresh: 3 }] },
  },
  'GET /api/recent-searches': { body: { recent: ['제설함'] } },
  'POST /api/recent-searches': { body: { id: null } },
};
