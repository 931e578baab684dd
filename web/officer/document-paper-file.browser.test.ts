import { afterEach, beforeEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import { DEVELOPMENT_SIGNATURE } from '../../shared/paper/development-signature.ts';
import { type Answers, DOCUMENT, MORNING, NUMBER, officeUnderTest, SESSION } from '../client/office-under-test.ts';
import './document-page.ts';

const READY = { state: 'ready', reason: null, signature: 'signed', signedBy: '늘봄시', drawnAgainAt: null } as const;
const WAITING = { ...READY, signature: 'waiting', signedBy: null } as const;

beforeEach(() => localStorage.clear());
afterEach(() => document.body.replaceChildren());

function open(frozenPaper: object, answers: Answers = {}) {
  const { office, asked } = officeUnderTest({
    ...MORNING,
    [`GET /api/documents/${NUMBER}`]: { body: { ...DOCUMENT, status: 'approved', frozenPaper } },
    ...answers,
  });
  office.session.set(SESSION);
  const page = document.createElement('document-page');
  page.office = office;
  page.managementNumber = NUMBER;
  document.body.append(page);
  return { office, asked };
}

it('a signed paper says whose signature it has', async () => {
  open(READY);
  await expect.element(screen.getByText('전자서명: 늘봄시')).toBeVisible();
  expect(document.body.textContent).not.toContain('개발용');
  expect(document.body.textContent).not.toContain('다시 만든 날');
});

it('a signature of the development authority is said to prove nothing outside, and a paper drawn again says when', async () => {
  open({ ...READY, signedBy: DEVELOPMENT_SIGNATURE, drawnAgainAt: '2026-11-20T00:50:00Z' });
  await expect.element(screen.getByText('기관 밖에서는 증명이 되지 않습니다')).toBeVisible();
  await expect.element(screen.getByText('다시 만든 날: 2026. 11. 20. 09:50')).toBeVisible();
});

it('a paper that waits for its signature is tried again by hand, and it is told where that does not help', async () => {
  const { office, asked } = open(WAITING, { [`POST /api/documents/${NUMBER}/paper`]: { body: WAITING } });
  await userEvent.click(screen.getByRole('button', { name: '지금 서명하기' }));
  await expect.poll(() => office.said.value?.text).toContain('아직 전자서명을 할 수 없습니다.');
  expect(asked.filter(({ path }) => path.endsWith('/paper'))).toHaveLength(1);
});
