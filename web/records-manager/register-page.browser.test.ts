import { afterEach, expect, it } from 'vitest';
import { officeUnderTest, SESSION } from '../client/office-under-test.ts';
import { PLACE, REGISTER_ANSWERS } from '../client/register-under-test.ts';
import '../styles/office.css';
import './register-page.ts';
import './registration-page.ts';

afterEach(() => document.body.replaceChildren());

function open(name: 'register-page' | 'registration-page') {
  const { office, asked } = officeUnderTest(REGISTER_ANSWERS);
  office.session.set(SESSION);
  const element = document.createElement(name);
  element.office = office;
  if (name === 'registration-page') (element as HTMLElementTagNameMap['registration-page']).place = PLACE;
  document.body.append(element);
  return { element, asked };
}

const button = (text: string) => {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === text);
  if (!found) throw new Error(`no button ${text}`);
  return found;
};

it('the register tells a voided and a corrected number apart, and its files are of the same days', async () => {
  open('register-page');
  await expect.poll(() => document.querySelectorAll('tbody tr').length).toBe(3);
  expect(document.querySelector('tr.voided')?.textContent).toContain('결번 사유: 같은 문서를 두 번 등록함');
  expect(document.querySelector('a[download]')?.getAttribute('href')).toBe(
    '/api/register/file?from=2026-01-01&to=2026-12-31&format=xlsx',
  );
});

it('a paper is received, and its number is told', async () => {
  const { asked } = open('register-page');
  await expect.poll(() => document.querySelector('receipt-form form')).not.toBeNull();
  for (const [name, text] of [
    ['title', '협조 요청'],
    ['sender', '가람시'],
  ]) {
    const input = document.querySelector<HTMLInputElement>(`receipt-form input[name=${name}]`);
    if (input) input.value = text ?? '';
  }
  button('접수').click();
  await expect.poll(() => document.querySelector('receipt-form [role=status]')?.textContent).toContain('늘봄과-414');
  expect(asked.find((one) => one.path === '/api/receipts')?.body).toMatchObject({
    title: '협조 요청',
    medium: 'paper',
  });
});

it('a registration shows what was registered beside what is right, and a request is decided on it', async () => {
  const { asked } = open('registration-page');
  await expect.poll(() => document.body.textContent).toContain('처음 등록한 값: 작은도서관 겨울 운영 계획 보고');
  button('확인').click();
  await expect.poll(() => document.body.textContent).toContain('확인하였습니다.');
  expect(asked.find((one) => one.method === 'POST')?.body).toEqual({ outcome: 'confirmed', note: '' });
});
