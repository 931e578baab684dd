import { afterEach, describe, expect, it } from 'vitest';
import { userEvent, page as window } from 'vitest/browser';
import { type Answers, MORNING, officeUnderTest, problem, SESSION } from '../client/office-under-test.ts';
import { PEOPLE_ANSWERS } from '../client/people-under-test.ts';
import '../styles/office.css';
import './people-page.ts';

afterEach(() => {
  document.body.replaceChildren();
});

async function open(answers: Answers = {}, width = 1280) {
  await window.viewport(width, 844);
  const { office, asked } = officeUnderTest({ ...MORNING, ...PEOPLE_ANSWERS, ...answers });
  office.session.set(SESSION);
  const page = document.createElement('people-page');
  page.office = office;
  document.body.append(page);
  await expect.poll(() => document.querySelectorAll('accounts-section tbody tr').length).toBeGreaterThan(0);
  return { office, asked };
}

const button = (name: string) => window.getByRole('button', { name, exact: true });
const dialog = () => window.getByRole('dialog');

describe('accounts', () => {
  it('are locked by one dialog with a reason, and a refusal keeps what was typed', async () => {
    let isRefused = true;
    const { asked } = await open({
      'POST /api/accounts/account-1/lock': () => {
        const answer = isRefused
          ? problem(409, 'last-administrator', '마지막 관리자입니다.')
          : { body: { locked: true } };
        isRefused = false;
        return answer;
      },
    });
    await button('관리 : 한여울').click();
    await button('잠그기 : 한여울').click();
    await expect.element(dialog()).toBeVisible();
    await userEvent.fill(dialog().getByLabelText('사유'), '휴직');
    await dialog().getByRole('button', { name: '잠그기' }).click();
    await expect.element(dialog().getByRole('alert')).toHaveTextContent('마지막 관리자입니다.');
    await dialog().getByRole('button', { name: '잠그기' }).click();
    await expect.poll(() => document.querySelector('dialog')).toBeNull();
    const acts = asked.filter((one) => one.path.endsWith('/lock'));
    expect(acts.map((one) => one.body)).toEqual([{ reason: '휴직' }, { reason: '휴직' }]);
  });

  it('Esc leaves the question and gives the focus back', async () => {
    await open();
    await button('관리 : 한여울').click();
    await button('비밀번호 다시 주기 : 한여울').click();
    await expect.element(dialog()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelector('dialog')).toBeNull();
    await expect.poll(() => document.activeElement?.textContent).toContain('비밀번호 다시 주기');
  });
});

describe('roles', () => {
  it('that wait are confirmed where one may, and say why not where one may not', async () => {
    const { asked } = await open({
      'POST /api/role-grants/grant-1/confirm': { body: { id: 'grant-1', status: 'granted' } },
    });
    await window.getByRole('tab', { name: '권한' }).click();
    await expect.element(window.getByText('올린 사람은 확인할 수 없습니다', { exact: false })).toBeVisible();
    await button('확인 : 고은결 기록물관리 전문요원').click();
    await dialog().getByRole('button', { name: '확인' }).click();
    await expect.element(window.getByText('고은결 기록물관리 전문요원 권한을 주었습니다.')).toBeVisible();
    expect(asked.find((one) => one.path.endsWith('/confirm'))?.body).toEqual({ alone: false });
  });

  it('are asked for with the day after the last one', async () => {
    const { asked } = await open({ 'POST /api/role-grants': { body: { id: 'grant-9', status: 'proposed' } } });
    await window.getByRole('tab', { name: '권한' }).click();
    await userEvent.fill(window.getByLabelText('사람 찾기 이름, 부서'), ' ');
    await expect.poll(() => document.querySelectorAll('role-form [name=personId] option').length).toBe(2);
    await userEvent.fill(window.getByLabelText('마지막 날', { exact: false }), '2026-12-31');
    await userEvent.fill(window.getByLabelText('사유', { exact: true }), '업무 분장');
    await button('확인 받으러 올리기').click();
    await expect.element(window.getByText('올렸습니다.', { exact: false })).toBeVisible();
    expect(asked.find((one) => one.method === 'POST')?.body).toMatchObject({
      role: 'administrator',
      unitId: null,
      fromOn: '2026-11-20',
      toOn: '2027-01-01',
    });
  });
});
