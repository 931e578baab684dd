import { afterEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { PrivacyReportsReply } from '../../shared/contract/privacy-reports.ts';
import type { QueueReply } from '../../shared/contract/publication-acts.ts';
import { type Answers, DOCUMENT, NUMBER, officeUnderTest, problem, SESSION } from '../client/office-under-test.ts';
import '../styles/office.css';
import './publication-policy-page.ts';
import './publication-queue-page.ts';
import type { QueuedDocument } from './publication-queue-words.ts';

afterEach(() => document.body.replaceChildren());

const numberOf = (serial: number) => `D000000000000${serial}`;
const row = (serial: number, title: string, part: Partial<QueuedDocument> = {}): QueuedDocument => ({
  managementNumber: numberOf(serial),
  title,
  unitName: '늘봄과',
  state: 'waiting',
  on: '2026-11-27',
  plan: { listOn: '2026-11-23', listedAt: null, originalOn: '2026-11-27', embargoUntil: null, withheld: null },
  ...{ kinds: [], leaks: [], unread: [] },
  may: ['hold', 'bringForward', 'embargo'],
  ...part,
});

const QUEUE: QueueReply = {
  counts: { waiting: 2, held: 0, stopped: 1, checking: 1 },
  documents: [
    row(1, '겨울 운영 계획', { state: 'checking', on: null, may: [] }),
    row(2, '연락망 정비', { state: 'stopped', kinds: ['telephone'], may: ['hold', 'embargo'] }),
    row(3, '제설함 자리'),
    row(4, '도서관 개관 시간'),
  ],
  next: null,
};

const REPORTS: PrivacyReportsReply = {
  reports: [
    {
      ...{ kind: 'contact', place: 'body', attachmentName: null, note: '셋째 줄입니다.', contact: null },
      ...{ reportedAt: '2026-11-20T00:10:00Z', holds: true, outcome: null, reason: null, decidedAt: null },
    },
  ],
  attachments: [{ id: 'file-1', name: '운영표.xlsx' }],
};

const ANSWERS: Answers = {
  'GET /api/publication-queue': { body: QUEUE },
  'GET /api/publication-queue?state=held': { body: { ...QUEUE, documents: [] } },
  [`GET /api/documents/${NUMBER}`]: { body: { ...DOCUMENT, disclosure: { level: 'open', grounds: [] } } },
  [`GET /api/documents/${NUMBER}/privacy-reports`]: { body: REPORTS },
  [`GET /api/documents/${NUMBER}/disclosure`]: {
    body: {
      standing: { disclosure: { level: 'open', grounds: [] }, bodyOpen: true, liftedGrounds: [], attachments: [] },
      ...{ mayDecide: true, markGrounds: [], reviewOn: null, decisions: [] },
    },
  },
  [`GET /api/documents/${NUMBER}/publication/masks`]: {
    body: { words: [], attachments: [], publicTitle: null, lifted: [] },
  },
  [`POST /api/documents/${NUMBER}/privacy-reports/decision`]: { body: { managementNumber: NUMBER } },
  [`POST /api/documents/${numberOf(3)}/publication/acts`]: { body: { managementNumber: numberOf(3) } },
  [`POST /api/documents/${numberOf(4)}/publication/acts`]: problem(409, 'already-held', '이미 공개를 멈춘 문서입니다.'),
};

async function open() {
  const { office, asked } = officeUnderTest(ANSWERS);
  office.session.set({ ...SESSION, roles: ['disclosureOfficer'] });
  const page = document.createElement('publication-queue-page');
  page.office = office;
  document.body.append(page);
  await expect.poll(() => page.querySelectorAll('tr[data-number]').length).toBe(4);
  const sent = () => asked.filter(({ method }) => method === 'POST').map(({ body }) => body);
  return { office, page, asked, sent };
}

const words = (selector: string) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const button = (name: string, within = '') =>
  [...document.querySelectorAll<HTMLButtonElement>(`${within} button`)].find((each) =>
    each.textContent?.replace(/\s+/g, ' ').trim().startsWith(name),
  ) as HTMLButtonElement;

it('says what goes out when and why it waits, counts it by reason, and shows it anew when something has moved', async () => {
  const { office, page, asked } = await open();
  expect(words('.reason-tabs')).toBe('모두 4 개인정보 신고 1 점검에서 멈춤 1 담당이 멈춤 0 공개 예정 2');
  expect(words(`tr[data-number=${numberOf(2)}]`)).toContain('전화번호');
  expect(words(`tr[data-number=${numberOf(3)}]`)).toContain('2026. 11. 27.');
  const before = asked.length;
  office.movement.set({ notification: null });
  await expect.poll(() => asked.length).toBe(before + 1);
  button('담당이 멈춤').click();
  await expect.poll(() => page.textContent).toContain('이 까닭으로 기다리는 문서가 없습니다.');
});

it('the buttons of a row keep apart on a telephone too', async () => {
  await screen.viewport(390, 844);
  await open();
  const acts = [...document.querySelectorAll(`tr[data-number=${numberOf(3)}] .queue-acts > *`)];
  const boxes = acts.map((each) => each.getBoundingClientRect());
  expect(boxes.length).toBe(5);
  for (const [at, one] of boxes.entries()) {
    expect(Math.min(one.width, one.height)).toBeGreaterThanOrEqual(24);
    for (const other of boxes.slice(at + 1)) {
      const [beside, below] = [other.left - one.right, other.top - one.bottom];
      expect(Math.max(beside, below)).toBeGreaterThanOrEqual(8);
    }
  }
  await screen.viewport(1280, 800);
});

it('several are stopped by one question, and what could not be stopped says why and stays marked', async () => {
  const { page, sent } = await open();
  for (const key of ['j', 'j', 'j', 'x', 'j', 'x']) await userEvent.keyboard(key);
  await expect.poll(() => words('.publication-bar')).toContain('2건 고름');
  button('멈춤 2건').click();
  await expect.poll(() => words('dialog h2')).toBe('공개 멈춤 2건');
  await userEvent.fill(document.querySelector('dialog textarea') as Element, '보도 전 확인');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => words('dialog')).toContain('2건 중 1건을 처리했습니다. 1건은 처리하지 않았습니다.');
  expect(words('dialog .bulk-list')).toContain('이미 공개를 멈춘 문서입니다.');
  expect(sent()).toEqual([
    { act: 'hold', reason: '보도 전 확인' },
    { act: 'hold', reason: '보도 전 확인' },
  ]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.querySelector('dialog')).toBeNull();
  await expect.poll(() => words('.publication-bar')).toContain('1건 고름');
});

it('a reported paper is masked by the words that are chosen, and the copy is seen before it goes out', async () => {
  const { page, sent } = await open();
  button('신고 처리').click();
  await expect.poll(() => words('.reports')).toContain('셋째 줄입니다.');
  (document.querySelector('[name=outcome][value=mask]') as HTMLInputElement).click();
  await expect.poll(() => document.querySelector('[name=word]')).not.toBeNull();
  await userEvent.fill(document.querySelector('[name=word]') as Element, '없는 말');
  button('더하기').click();
  await expect.poll(() => words('dialog [role=alert]')).toContain('찾지 못한 말입니다.');
  await userEvent.fill(document.querySelector('[name=word]') as Element, '토요일');
  button('더하기').click();
  await expect.poll(() => words('.mask-words')).toContain('토요일 1곳');
  expect(words('section[aria-label="신고된 문서"]')).not.toContain('토요일');
  await userEvent.fill(document.querySelector('dialog textarea') as Element, '연락처가 보임');
  button('가리고 다시 공개', '.actions').click();
  await expect.poll(() => page.querySelector('dialog')).toBeNull();
  expect(sent()).toEqual([{ outcome: 'mask', reason: '연락처가 보임', words: ['토요일'], attachments: [] }]);
  await expect.poll(() => words('.done')).toBe('겨울 운영 계획: 가리고 다시 공개했습니다.');
});

it('a policy is decided from a day on, and what was decided before it is named', async () => {
  const current = {
    ...{ listsClosed: false, listAfterDays: 1, originalAfterDays: 3, originalFromRung: '국장' },
    ...{ unlistedKinds: [], closedDays: ['2026-12-24'] },
  };
  const decision = { sequence: 4, validFrom: '2026-12-01', setBy: '도하늘', setAt: '2026-11-19T00:00:00Z' };
  const { office, asked } = officeUnderTest({
    'GET /api/publication-policy': {
      body: { current, rungs: ['국장', '과장'], sequence: 4, decisions: [{ ...decision, policy: current }] },
    },
    'POST /api/publication-policy': { body: { sequence: 5 } },
  });
  const page = document.createElement('publication-policy-page');
  page.office = office;
  document.body.append(page);
  await expect.poll(() => page.textContent).toContain('2026. 12. 1.부터 (아직 오지 않음)');
  // 정보공개법 제29조제2항: only public holidays lengthen what is owed to citizens.
  expect(page.textContent).toContain('기관만 쉬는 날은 정보공개 청구의 기한에서 빼지 못하므로');
  await userEvent.fill(document.querySelector('[name=originalAfterDays]') as Element, '7');
  await userEvent.selectOptions(document.querySelector('[name=rung]') as HTMLSelectElement, '과장');
  button('방침 정하기').click();
  await expect.poll(() => words('.done')).toBe('2026. 11. 20.부터 쓸 공개 방침을 정했습니다.');
  expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
    sequence: 4,
    validFrom: '2026-11-20',
    policy: { ...current, originalAfterDays: 7, originalFromRung: '과장' },
  });
});
