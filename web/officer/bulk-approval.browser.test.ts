import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type Asked, MORNING, NEXT_NUMBER, NUMBER, officeUnderTest, SESSION } from '../client/office-under-test.ts';
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

async function open() {
  const { office, asked } = officeUnderTest({ ...MORNING, 'POST /api/approvals': reply });
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
