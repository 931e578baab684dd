import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { SeatMay } from '../../shared/contract/in-turn.ts';
import {
  type Answers,
  APPROVER,
  COOPERATOR,
  DOCUMENT,
  MORNING,
  NUMBER,
  officeUnderTest,
  problem,
  REVIEWER,
  SESSION,
} from '../client/office-under-test.ts';
import './document-page.ts';

const ACTED = { managementNumber: NUMBER, status: 'inApproval', version: 1, documentNumber: null };
const URL = `/api/documents/${NUMBER}`;
const [OWN] = DOCUMENT.may.inTurn as [SeatMay];
const ORGANIZATION = {
  units: [
    {
      ...{ id: COOPERATOR.unitId, parentId: null, code: '1', name: '가람과' },
      posts: [{ id: 'post-9', title: '주무관', isHead: false, holders: [{ personId: 'person-9', name: '윤슬기' }] }],
    },
    {
      ...{ id: APPROVER.unitId, parentId: null, code: '2', name: '늘봄과' },
      posts: [{ id: 'post-8', title: '주무관', isHead: false, holders: [{ personId: 'person-8', name: '이누리' }] }],
    },
  ],
};

beforeEach(() => localStorage.setItem('gyeol.open-next', 'off'));
afterEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
});

async function open(document: DocumentReply, answers: Answers = {}) {
  const { office, asked } = officeUnderTest({
    ...MORNING,
    'GET /api/organization': { body: ORGANIZATION },
    [`GET ${URL}`]: { body: document },
    ...answers,
  });
  office.session.set(SESSION);
  const page = globalThis.document.createElement('document-page');
  page.office = office;
  page.managementNumber = NUMBER;
  globalThis.document.body.append(page);
  await expect.poll(() => page.querySelector('.sheet h1')?.textContent).toBe(DOCUMENT.paper.title);
  return { page, posted: () => asked.filter((one) => one.method === 'POST') };
}

const withMay = (inTurn: readonly SeatMay[], more: Partial<DocumentReply['may']> = {}): DocumentReply => ({
  ...DOCUMENT,
  may: { ...DOCUMENT.may, inTurn: [...inTurn], ...more },
});
const press = async (page: HTMLElement, words: string) => {
  const all = () => [...page.querySelectorAll('button, input[type=radio], [role=treeitem]')];
  const found = () =>
    all().find((one) => (one.closest('label') ?? one).textContent?.replace(/\s+/g, ' ').includes(words));
  await expect.poll(found).toBeTruthy();
  await userEvent.click(found() as Element);
};
const question = () => document.querySelector('dialog.question')?.textContent?.replace(/\s+/g, ' ') ?? '';

describe('deciding', () => {
  it('in an absent official’s place says so before it is done', async () => {
    const acting = { ...OWN, actsFor: REVIEWER };
    const { page, posted } = await open(withMay([acting]), { [`POST ${URL}/signature`]: { body: ACTED } });
    await press(page, '결재 (대결)');
    expect(question()).toContain('고은결 늘봄팀장을 대신하여(대결) 처리합니다.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => posted().at(-1)?.body).toEqual({ contentHash: DOCUMENT.contentHash, seat: 3 });
  });

  it('반려 goes to the drafter unless an earlier signer is chosen, in one dialog', async () => {
    const { page, posted } = await open(DOCUMENT, { [`POST ${URL}/rejection`]: { body: ACTED } });
    await press(page, '반려');
    expect(question()).toContain('기안자 한여울 주무관');
    await press(page, '고은결 늘봄팀장');
    await userEvent.type(page.querySelector('dialog textarea') as Element, '수치를 고쳐 주십시오.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => posted().at(-1)?.body).toMatchObject({ seat: 3, to: 1, reason: '수치를 고쳐 주십시오.' });
  });

  it('보류 asks for its day and its reason', async () => {
    const { page, posted } = await open(DOCUMENT, { [`POST ${URL}/hold`]: { body: ACTED } });
    await press(page, '보류');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(question).toContain('날짜를 정하지 않았습니다.');
    await userEvent.fill(page.querySelector('input[type=date]') as Element, '2026-11-25');
    await userEvent.type(page.querySelector('dialog textarea') as Element, '현장을 봅니다.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => posted().at(-1)?.body).toEqual({ seat: 3, until: '2026-11-25', reason: '현장을 봅니다.' });
  });

  it('협조부서 names one of its own unit, and nobody else is shown', async () => {
    const naming = { ...OWN, act: 'cooperate', sign: false, reject: false, nameOf: COOPERATOR.unitId } as const;
    const { page, posted } = await open(withMay([naming]), { [`POST ${URL}/participant`]: { body: ACTED } });
    await press(page, '협조자 지정');
    await press(page, '윤슬기');
    expect(question()).not.toContain('이누리');
    await expect.poll(question).toContain('고른 사람: 윤슬기');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => posted().at(-1)?.body).toEqual({ seat: 3, personId: 'person-9', postId: 'post-9' });
  });

  it('협의 is asked of anybody, and whoever is asked answers on the page', async () => {
    const { page, posted } = await open(DOCUMENT, { [`POST ${URL}/consultations`]: { body: ACTED } });
    await press(page, '협의 요청');
    await press(page, '이누리');
    await userEvent.type(page.querySelector('dialog textarea') as Element, '예산이 됩니까?');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => posted().at(-1)?.body).toMatchObject({ personId: 'person-8', question: '예산이 됩니까?' });
    page.remove();
    const asked = { by: APPROVER, of: COOPERATOR, question: '예산이 됩니까?', askedAt: '2026-11-20T01:00:00Z' };
    const answering = {
      ...withMay([], { answer: [0] }),
      consultations: [{ ...asked, answer: null, answeredAt: null }],
    };
    const other = await open(answering, { [`POST ${URL}/consultations/0/answer`]: { body: ACTED } });
    await userEvent.type(other.page.querySelector('.consultations textarea') as Element, '됩니다.');
    await press(other.page, '답변 보내기');
    await expect.poll(() => other.posted().at(-1)?.body).toEqual({ answer: '됩니다.' });
  });

  it('검토 생략 tells the drafter what will be printed, and the one it came back to why', async () => {
    const returned = { ...DOCUMENT.history[1], act: 'returned', text: '근거를 적어 주십시오.' } as const;
    const line = { ...withMay([], { skip: [{ seat: 1, reason: '출장' }] }) };
    const { page, posted } = await open(
      {
        ...line,
        history: [
          ...DOCUMENT.history,
          {
            ...returned,
            at: '2026-11-20T01:00:00Z',
            version: 1,
            by: returned.by ?? APPROVER,
            actedFor: null,
            about: [],
          },
        ],
      },
      { [`POST ${URL}/skipping`]: { body: ACTED } },
    );
    expect(page.querySelector('.edit-section')?.textContent).toContain('근거를 적어 주십시오.');
    await press(page, '검토 생략');
    expect(question()).toContain('서명란에 적히는 사유: 출장');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => posted().at(-1)?.body).toEqual({ seat: 1 });
  });
});

it('a text of a bundle is never decided on with the line of the bundle that was left a moment ago', async () => {
  const text = (managementNumber: string, title: string) => ({ managementNumber, title, contentHash: '0'.repeat(64) });
  const [ownLead, ownSecond] = [text('D0000000000901', '제1안'), text('D0000000000902', '제2안')];
  const second = { ...DOCUMENT.may, inTurn: [] };
  let answerLate: (answer: { body: unknown }) => void = () => {};
  const { office, asked } = officeUnderTest({
    ...MORNING,
    [`GET /api/documents/${ownSecond.managementNumber}`]: {
      body: { ...DOCUMENT, managementNumber: ownSecond.managementNumber, bundle: [ownLead, ownSecond], may: second },
    },
    [`GET /api/documents/${ownLead.managementNumber}`]: problem(503, 'unavailable', '잠시 뒤에 다시 열어 주십시오.'),
    'GET /api/documents/D0000000000904': {
      body: {
        ...{ ...DOCUMENT, managementNumber: 'D0000000000904', may: second },
        bundle: [text('D0000000000903', '남의 제1안'), text('D0000000000904', '남의 제2안')],
      },
    },
    'GET /api/documents/D0000000000903': () =>
      new Promise((resolve) => {
        answerLate = resolve;
      }),
  });
  office.session.set(SESSION);
  const page = document.createElement('document-page');
  page.office = office;
  page.managementNumber = 'D0000000000904';
  document.body.append(page);
  const wasAsked = (number: string) => asked.some(({ path }) => path === `/api/documents/${number}`);
  await expect.poll(() => wasAsked('D0000000000903')).toBe(true);
  page.managementNumber = ownSecond.managementNumber;
  await expect.poll(() => wasAsked(ownLead.managementNumber)).toBe(true);
  answerLate({ body: { ...DOCUMENT, managementNumber: 'D0000000000903' } });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(page.querySelector('.sheet h1')?.textContent).toBe(DOCUMENT.paper.title);
  expect(page.querySelector('[data-kind=sign]')).toBeNull();
});
