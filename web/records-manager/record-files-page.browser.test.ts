import { afterEach, expect, it } from 'vitest';
import { officeUnderTest, SESSION } from '../client/office-under-test.ts';
import { EXPORT, RECORD_FILES_ANSWERS } from '../client/record-files-under-test.ts';
import '../styles/office.css';
import './record-files-page.ts';

afterEach(() => document.body.replaceChildren());

function open() {
  const { office, asked } = officeUnderTest(RECORD_FILES_ANSWERS);
  office.session.set(SESSION);
  const page = document.createElement('record-files-page');
  page.office = office;
  document.body.append(page);
  return { page, asked };
}

const button = (text: RegExp) => {
  const found = [...document.querySelectorAll('button')].find((one) => text.test(one.textContent ?? ''));
  if (!found) throw new Error(`no button ${text}`);
  return found;
};

it('a file is exported for the days that are asked for, by keyboard alone, and what happens is said', async () => {
  const { page, asked } = open();
  await expect.poll(() => page.querySelectorAll('table[aria-label=기록물철] tbody tr').length).toBe(2);
  button(/작은도서관 운영.*내보내기/s).click();
  await expect.poll(() => (document.activeElement as HTMLInputElement).name).toBe('from');
  expect((document.activeElement as HTMLInputElement).value).toBe('2026-01-01');
  page.querySelector<HTMLFormElement>('form[aria-label]')?.requestSubmit();
  await expect
    .poll(() => asked.find(({ path }) => path.endsWith('/exports'))?.body)
    .toEqual({
      from: '2026-01-01',
      to: '2026-12-31',
    });
  await expect.poll(() => page.querySelector('[role=status]')?.textContent).toContain('준비하기 시작하였습니다');
  await expect.poll(() => document.activeElement?.textContent).toMatch(/내보내기/);
});

it('an export shows how far it is and can be cancelled; one that is ready is fetched', async () => {
  const { page, asked } = open();
  await expect.poll(() => page.querySelector('progress')?.value).toBe(103);
  expect(page.textContent).toContain('103 / 412건');
  expect(page.querySelector('a[download]')?.getAttribute('href')).toContain('/api/record-exports/77777777');
  expect(page.textContent).toContain('권한이 없는 2건은 담지 않음');
  button(/취소/).click();
  await expect.poll(() => asked.some(({ path }) => path === `/api/record-exports/${EXPORT.id}/end`)).toBe(true);
  await expect.poll(() => page.querySelector('[role=status]')?.textContent).toContain('취소하였습니다');
});
