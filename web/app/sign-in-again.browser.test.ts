import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { officeUnderTest, problem, SESSION } from '../client/office-under-test.ts';
import { SignInPutOff } from '../client/request.ts';
import './sign-in-again.ts';

afterEach(() => {
  document.body.replaceChildren();
});

/** A page on which somebody is writing when the session ends. */
async function writing() {
  const right = { body: SESSION };
  const wrong = problem(401, 'login-failed', '아이디나 비밀번호가 맞지 않습니다. 다시 확인해 주십시오.');
  const { office } = officeUnderTest({
    'POST /api/session': ({ body }) => ((body as { password: string }).password === 'right' ? right : wrong),
  });
  office.session.set(SESSION);
  const text = document.createElement('textarea');
  text.value = '적던 글';
  const dialog = document.createElement('sign-in-again');
  dialog.office = office;
  document.body.append(text, dialog);
  await dialog.updateComplete;
  return { text, dialog };
}

const modal = () => document.querySelector('dialog');

describe('when the session ends in the middle of work', () => {
  it('the password brings it back over the page, and nothing typed is lost', async () => {
    const { text, dialog } = await writing();
    const back = dialog.ask();
    expect(modal()?.open).toBe(true);
    expect(document.querySelector<HTMLInputElement>('[name=login]')?.value).toBe(SESSION.login);
    await userEvent.keyboard('right{Enter}');
    await expect(back).resolves.toBeUndefined();
    expect(modal()?.open).toBe(false);
    expect(text.value).toBe('적던 글');
  });

  it('a wrong password leaves the question open and says so', async () => {
    const { dialog } = await writing();
    const back = dialog.ask();
    back.catch(() => {});
    await userEvent.keyboard('wrong{Enter}');
    await expect.poll(() => document.querySelector('[role=alert]')?.textContent).toContain('맞지 않습니다');
    expect(modal()?.open).toBe(true);
  });

  it('all requests that met the end wait for one answer; putting it off refuses them', async () => {
    const { dialog } = await writing();
    const [first, second] = [dialog.ask(), dialog.ask()];
    expect(first).toBe(second);
    document.querySelector<HTMLElement>('dialog button[type=button]')?.click();
    await expect(first).rejects.toBeInstanceOf(SignInPutOff);
  });
});
