import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ClosingStandardsReply } from '../../shared/contract/closing-standards.ts';
import { officeUnderTest, SESSION } from '../client/office-under-test.ts';
import './closing-standards-page.ts';
import './ground-standards.ts';

afterEach(() => document.body.replaceChildren());

const standard = (ground: 5 | 6, information: string) => ({ ground, duty: '', information, why: '까닭' });
const REPLY: ClosingStandardsReply = {
  current: { validFrom: '2026-01-02', standards: [standard(5, '시험 문제'), standard(6, '상담 기록')] },
  last: [standard(5, '시험 문제'), standard(6, '상담 기록')],
  sequence: 3,
  decisions: [{ sequence: 3, validFrom: '2026-01-02', setBy: '도하늘', setAt: '2026-01-01T00:00:00Z', count: 2 }],
};

function open(roles: typeof SESSION.roles) {
  const { office, asked } = officeUnderTest({
    'GET /api/closing-standards': { body: REPLY },
    'POST /api/closing-standards': { body: { sequence: 4 } },
  });
  office.session.set({ ...SESSION, roles });
  const page = document.createElement('closing-standards-page');
  page.office = office;
  document.body.append(page);
  return { office, asked, page };
}

it('the disclosure officer adds and takes away standards by keyboard, and decides them from a day on', async () => {
  const { page, asked } = open(['disclosureOfficer']);
  await expect.poll(() => page.querySelectorAll('.standard').length).toBe(2);
  const button = (words: string) =>
    [...page.querySelectorAll('button')].find((one) => one.textContent?.includes(words)) as HTMLElement;
  await userEvent.click(button('빼기: 기준 1'));
  await expect.poll(() => page.querySelectorAll('.standard').length).toBe(1);
  await expect.poll(() => document.activeElement?.textContent).toContain('빼기: 기준 1');
  await userEvent.click(button('기준 더하기'));
  await expect.poll(() => document.activeElement?.tagName).toBe('SELECT');
  await userEvent.selectOptions(document.activeElement as HTMLSelectElement, '7');
  await userEvent.keyboard('{Tab}계약{Tab}제안서{Tab}영업 비밀');
  await userEvent.click(button('세부기준 정하기'));
  await expect.poll(() => page.querySelector('.done')?.textContent).toContain('정했습니다');
  expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
    sequence: 3,
    validFrom: '2026-11-20',
    standards: [standard(6, '상담 기록'), { ground: 7, duty: '계약', information: '제안서', why: '영업 비밀' }],
  });
});

it('other officials read the standards and have nothing to change', async () => {
  const { page } = open([]);
  await expect.poll(() => page.textContent).toContain('상담 기록');
  expect(page.querySelector('form')).toBeNull();
});

it('beside the grounds stand the standards of those that are chosen, and all of them before one is', async () => {
  const { office } = open([]);
  const beside = document.createElement('ground-standards');
  beside.office = office;
  document.body.append(beside);
  await expect.poll(() => beside.querySelector('summary')?.textContent).toBe('우리 기관의 비공개 세부기준 2건');
  beside.grounds = [6];
  await expect.poll(() => beside.querySelector('summary')?.textContent).toBe('6호의 비공개 세부기준 1건');
  expect(beside.textContent).not.toContain('시험 문제');
  beside.grounds = [8];
  await expect.poll(() => beside.textContent).toContain('이 근거로 따로 정한 기준이 없습니다');
});
