import axe from 'axe-core';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  type Answers,
  type Asked,
  DOCUMENT,
  MORNING,
  NEXT_NUMBER,
  NUMBER,
  officeUnderTest,
  SESSION,
} from '../client/office-under-test.ts';
import '../styles/office.css';
import './box-page.ts';

afterEach(() => document.body.replaceChildren());

const reply = ({ body }: Asked) => {
  const { documents } = body as { documents: { managementNumber: string }[] };
  const results = documents.map(({ managementNumber }) =>
    managementNumber === NUMBER
      ? {
          managementNumber,
          done: { managementNumber, status: 'approved', version: 1, documentNumber: '늘봄과-413' },
          problem: null,
        }
      : { managementNumber, done: null, problem: { code: 'not-opened', message: '아직 열어 보지 않은 판입니다.' } },
  );
  return { body: { results } };
};

async function open(answers: Answers = {}) {
  const { office, asked } = officeUnderTest({ ...MORNING, 'POST /api/approvals': reply, ...answers });
  office.session.set(SESSION);
  const page = document.createElement('box-page');
  page.office = office;
  page.box = 'waiting';
  document.body.append(page);
  await expect.poll(() => page.querySelectorAll('.row').length).toBe(2);
  return { page, sent: () => asked.filter((one) => one.path === '/api/approvals') };
}

it('X marks a row, Shift+X all up to it, one question decides, and each document says what became of it', async () => {
  const { page, sent } = await open();
  page.querySelector<HTMLElement>('.row')?.focus();
  await userEvent.keyboard('x');
  await expect.poll(() => page.querySelector('.bulk-bar')?.textContent).toContain('1건 고름');
  await userEvent.keyboard('j');
  await userEvent.keyboard('{Shift>}X{/Shift}');
  await expect.poll(() => page.querySelector('.bulk-bar')?.textContent).toContain('2건 고름');
  page.querySelector<HTMLElement>('.bulk-bar .primary')?.click();
  await expect.poll(() => document.activeElement?.id).toBe('bulk-title');
  expect(page.querySelectorAll('.bulk-list li')).toHaveLength(2);
  await expect.poll(() => page.querySelector('.bulk-list')?.textContent).not.toContain('점검 중');
  expect(page.querySelector('.bulk-list')?.textContent?.match(/남은 개인정보: 찾은 것 없음/g)).toHaveLength(2);
  expect(page.querySelector('bulk-approval .refusal')).toBeNull();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect
    .poll(() => page.querySelector('bulk-approval [role=status]')?.textContent)
    .toContain('1건은 처리하지 않았습니다');
  const words = [...page.querySelectorAll('.bulk-list li')].map((row) => row.textContent);
  expect(words[0]).toContain('늘봄과-413 등록');
  expect(words[1]).toContain('열어 보지 않은');
  expect(sent()).toMatchObject([
    { body: { documents: [{ managementNumber: NUMBER }, { managementNumber: NEXT_NUMBER }] } },
  ]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.querySelector('bulk-approval')).toBeNull();
});

it('the mouse marks by the box before the row, and nothing is sent before the question is answered', async () => {
  const { page, sent } = await open();
  const box = page.querySelector<HTMLInputElement>('.row-mark');
  expect(box?.getAttribute('aria-label')).toContain('고르기');
  box?.click();
  await expect.poll(() => page.querySelector('.bulk-bar')).not.toBeNull();
  page.querySelector<HTMLElement>('.bulk-bar .primary')?.click();
  await expect.poll(() => page.querySelector('bulk-approval')).not.toBeNull();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.querySelector('bulk-approval')).toBeNull();
  expect(sent()).toEqual([]);
});

it('says before the press what of people each document would show citizens, in its texts and in its open files', async () => {
  const file = { ...DOCUMENT.attachments[0], id: 'file-2', disclosure: { level: 'open', grounds: [] } };
  const found = {
    ...{ attachmentId: 'file-2', state: 'ready', more: 0 },
    findings: [
      {
        ...{ kind: 'personName', confidence: 'likely', ground: 6, words: '한마루' },
        place: { part: '명단', spot: 'table' },
      },
    ],
  };
  let answerLate = () => undefined as unknown;
  const late = new Promise((resolve) => {
    answerLate = () => resolve(undefined);
  });
  const { page, sent } = await open({
    [`GET /api/documents/${NUMBER}`]: {
      body: { ...DOCUMENT, summary: '신청인 900101-1234568 의 요청', attachments: [...DOCUMENT.attachments, file] },
    },
    [`GET /api/documents/${NUMBER}/file-findings`]: { body: { files: [found] } },
    [`GET /api/documents/${NEXT_NUMBER}`]: async () => {
      await late;
      return { status: 404, body: { code: 'not-found', message: '없는 문서입니다.', requestId: 'r' } };
    },
  });
  for (const box of page.querySelectorAll<HTMLInputElement>('.row-mark')) box.click();
  await expect.poll(() => page.querySelector('.bulk-bar')?.textContent).toContain('2건 고름');
  page.querySelector<HTMLElement>('.bulk-bar .primary')?.click();
  const button = () => page.querySelector<HTMLButtonElement>('bulk-approval .primary');
  await expect.poll(() => button()?.disabled).toBe(true);
  // Nobody approves by a key what the check has not come to yet.
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  answerLate();
  await expect.poll(() => button()?.disabled).toBe(false);
  expect(sent()).toEqual([]);
  const [one, other] = [...page.querySelectorAll('.bulk-list li')].map((row) => row.textContent);
  expect(one).toContain('남은 개인정보: 확실 1건, 의심 1건');
  expect(other).toContain('점검하지 못했습니다');
  expect(page.querySelector('bulk-approval .refusal')?.textContent?.replace(/\s+/g, ' ')).toContain(
    '확실한 개인정보가 있는 문서가 1건 있습니다. 결재하면 공개되지 않고',
  );
  const { violations } = await axe.run(page.querySelector('bulk-approval') ?? document.body);
  expect(violations).toEqual([]);
  button()?.click();
  await expect.poll(() => page.querySelector('bulk-approval .refusal[role=alert]')).not.toBeNull();
});
