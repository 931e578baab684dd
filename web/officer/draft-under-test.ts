import type { DraftReply, SaveDraft } from '../../shared/contract/drafting.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import type { LocalDraft, LocalDrafts } from '../client/local-drafts.ts';
import { SERIES } from '../client/numbering-under-test.ts';
import type { Office } from '../client/office.ts';
import {
  type Answers,
  APPROVER,
  COOPERATOR,
  DOCUMENT,
  DRAFTER,
  MORNING,
  NUMBER,
  officeUnderTest,
  problem,
  REVIEWER,
  SESSION,
} from '../client/office-under-test.ts';

type Officer = typeof DRAFTER;

const post = ({ postId, postTitle, personId, name }: Officer, isHead = false) => ({
  id: postId,
  title: postTitle,
  isHead,
  holders: [{ personId, name }],
});
const HEAD: Officer = { ...APPROVER, personId: 'person-5', name: '서이든', postId: 'post-5', postTitle: '해솔국장' };

export const UNITS: OrganizationReply['units'] = [
  { id: 'unit-해솔국', parentId: null, code: '1000', name: '해솔국', posts: [post(HEAD, true)] },
  {
    id: 'unit-늘봄과',
    parentId: 'unit-해솔국',
    code: '1100',
    name: '늘봄과',
    posts: [post(APPROVER, true), post(REVIEWER), post(DRAFTER)],
  },
  { id: 'unit-가람과', parentId: 'unit-해솔국', code: '1200', name: '가람과', posts: [post(COOPERATOR, true)] },
];

export const NEW_DRAFT: DraftReply = {
  managementNumber: NUMBER,
  revision: 1,
  savedAt: '2026-11-20T01:40:00Z',
  status: 'drafting',
  title: '',
  publicTitle: '',
  editorJson: { type: 'doc', content: [{ type: 'paragraph' }] },
  summary: '',
  keywords: [],
  disclosure: { level: 'open', grounds: [] },
  bodyOpen: false,
  licence: 'kogl1',
  unitTaskId: null,
  matter: null,
  kind: null,
  dueOn: null,
  embargoUntil: null,
  reviewUntil: null,
  closedReason: null,
  restriction: null,
  isVerbatim: false,
  letter: null,
  line: [],
  attachments: [],
  bundle: [],
  rejection: null,
};

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const item = (kind: string, level: number, text: string) => ({
  type: 'item',
  attrs: { kind, level },
  content: [{ type: 'text', text }],
});
const cell = (type: string, text: string) => ({ type, content: [paragraph(text)] });

/** A draft with nothing left to mend. */
export const WHOLE_DRAFT: DraftReply = {
  ...NEW_DRAFT,
  title: '작은도서관 겨울 운영 계획 보고',
  publicTitle: '작은도서관 겨울 운영 계획 보고',
  editorJson: {
    type: 'doc',
    content: [
      { type: 'heading', content: [{ type: 'text', text: '운영 개요' }] },
      item('square', 0, '기간: 2026. 12. 1.부터 2027. 2. 28.까지'),
      item(
        'circle',
        1,
        '토요일은 18:00까지 열기로 하며, 눈이 많이 오는 날에는 열람실만 열고 책을 빌려주는 일은 다음 날로 미루기로 함',
      ),
      item('dash', 2, '난방은 문을 열기 한 시간 앞서 켬'),
      item('circle', 1, '세 곳의 여는 시간은 아래와 같음'),
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [cell('tableHeader', '곳'), cell('tableHeader', '여는 시간'), cell('tableHeader', '자리')],
          },
          {
            type: 'tableRow',
            content: [cell('tableCell', '솔숲'), cell('tableCell', '09:00~18:00'), cell('tableCell', '42')],
          },
          {
            type: 'tableRow',
            content: [cell('tableCell', '느티'), cell('tableCell', '10:00~18:00'), cell('tableCell', '30')],
          },
        ],
      },
      { type: 'heading', content: [{ type: 'text', text: '할 일' }] },
      item('number', 0, '운영표를 세 곳에 붙임'),
      item('number', 1, '현관과 열람실'),
      item('number', 1, '누리집'),
      item('number', 0, '겨울 동안 이용 수를 적어 둠'),
      {
        type: 'enclosures',
        attrs: { colon: false },
        content: [
          { type: 'enclosure', content: [{ type: 'text', text: '운영표 1부.' }] },
          { type: 'enclosure', content: [{ type: 'text', text: '자리 배치도 1부.' }] },
        ],
      },
    ],
  },
  summary: '작은도서관을 겨울에 더 오래 엽니다.',
  keywords: ['도서관', '겨울'],
  disclosure: { level: 'partiallyOpen', grounds: [5] },
  bodyOpen: true,
  reviewUntil: null,
  closedReason: null,
  restriction: null,
  unitTaskId: 'task-1',
  line: [
    { act: 'review', postId: REVIEWER.postId, personId: REVIEWER.personId },
    { act: 'cooperate', postId: COOPERATOR.postId, personId: COOPERATOR.personId },
    { act: 'delegatedApprove', postId: APPROVER.postId, personId: APPROVER.personId },
  ],
  attachments: [...DOCUMENT.attachments],
};

/** The device's store, kept by the test: what one page leaves behind, the next one finds. */
export class DeviceUnderTest implements LocalDrafts {
  readonly drafts = new Map<string, LocalDraft>();

  find(place: string): Promise<LocalDraft | undefined> {
    return Promise.resolve(this.drafts.get(place));
  }

  keep(place: string, draft: LocalDraft): Promise<void> {
    this.drafts.set(place, draft);
    return Promise.resolve();
  }

  forget(place: string): Promise<void> {
    this.drafts.delete(place);
    return Promise.resolve();
  }
}

const nothingFound = (attachmentId: string) => ({ attachmentId, state: 'ready', findings: [], more: 0 });

/** One draft on a server that keeps revisions, as far as the page can see it. */
export function drafting(draft: DraftReply, answers: Answers = {}, signInAgain?: () => Promise<void>) {
  let stored = draft;
  const path = `/api/drafts/${draft.managementNumber}`;
  const save = (body: SaveDraft) => {
    if (body.revision !== stored.revision) return problem(409, 'stale-draft', '다른 창에서 먼저 저장하였습니다.');
    stored = { ...stored, ...body, revision: body.revision + 1, savedAt: '2026-11-20T01:42:08Z' };
    return { body: { managementNumber: NUMBER, revision: stored.revision, savedAt: stored.savedAt } };
  };
  const table: Answers = {
    ...MORNING,
    'GET /api/organization': { body: { units: UNITS } },
    'GET /api/agencies': { body: { agencies: [] } },
    'GET /api/numbering': { body: { policies: [], series: SERIES } },
    [`GET ${path}`]: () => ({ body: stored }),
    [`PUT ${path}`]: ({ body }) => save(body as SaveDraft),
    [`GET ${path}/file-findings`]: () => ({ body: { files: stored.attachments.map(({ id }) => nothingFound(id)) } }),
    [`POST ${path}/submission`]: { body: { managementNumber: NUMBER, version: 1, contentHash: 'a'.repeat(64) } },
    ...answers,
  };
  const { office, asked } = officeUnderTest(table, signInAgain);
  office.session.set({ ...SESSION, accountId: 'account-1', posts: [DRAFTER] });
  return {
    office,
    asked,
    /** What the server has. */
    stored: () => stored,
    /** The same person saves in another window. */
    saveElsewhere: (part: Partial<DraftReply>) => {
      stored = { ...stored, ...part, revision: stored.revision + 1 };
    },
    answer: (key: string, answer: Answers[string]) => {
      table[key] = answer;
    },
  };
}

export function draftPage(office: Office, local: LocalDrafts) {
  const page = document.createElement('draft-page');
  page.office = office;
  page.local = local;
  page.managementNumber = NUMBER;
  const main = document.createElement('main');
  main.append(page);
  document.body.append(main);
  return page;
}
