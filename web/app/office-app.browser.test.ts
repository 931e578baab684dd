import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type Answers, MORNING, NUMBER, officeUnderTest, problem, SESSION } from '../client/office-under-test.ts';
import '../styles/office.css';
import './office-app.ts';

const SIGNED_OUT = problem(401, 'session-required', '로그인이 필요합니다.');
let addressBefore: string;

beforeEach(() => {
  addressBefore = location.href;
  localStorage.clear();
});

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', addressBefore);
});

function open(path: string, answers: Answers) {
  history.replaceState(null, '', path);
  const { office, asked } = officeUnderTest({ ...MORNING, ...answers });
  const app = document.createElement('office-app');
  app.office = office;
  document.body.append(app);
  return { app, office, asked };
}

const heading = () => document.querySelector('main h1')?.textContent?.trim();

describe('the application', () => {
  it('asks who is there, and opens the page that was asked for', async () => {
    open(`/office/documents/${NUMBER}`, {
      'GET /api/session': SIGNED_OUT,
      'POST /api/session': { body: SESSION },
    });
    await expect.poll(heading).toBe('로그인');
    await userEvent.fill(document.querySelector('[name=login]') as HTMLElement, 'do.haneul');
    await userEvent.fill(document.querySelector('main [name=password]') as HTMLElement, 'right');
    await userEvent.keyboard('{Enter}');
    await expect.poll(heading).toBe('작은도서관 겨울 운영 계획 보고');
    expect(location.pathname).toBe(`/office/documents/${NUMBER}`);
  });

  it('opens nothing before a one-time password has been changed', async () => {
    open('/office/boxes/waiting', { 'GET /api/session': { body: { ...SESSION, mustChangePassword: true } } });
    await expect.poll(heading).toBe('비밀번호 바꾸기');
  });

  it('follows its own links without loading anew, names the page and leads the focus to its heading', async () => {
    open('/office/boxes/waiting', {
      'GET /api/session': { body: SESSION },
      'GET /api/boxes/done': { body: { rows: [], next: null } },
    });
    await expect.poll(heading).toBe('결재대기');
    document.querySelector<HTMLElement>('.nav a[href="/office/boxes/done"]')?.click();
    await expect.poll(heading).toBe('결재완료');
    await expect.poll(() => document.title).toBe('결재완료 · 결');
    await expect.poll(() => document.activeElement?.textContent?.trim()).toBe('결재완료');
    await expect.poll(() => document.querySelector('.nav [aria-current=page]')?.textContent).toContain('결재완료');
  });

  it('says what to do at an address that leads nowhere', async () => {
    open('/office/nowhere', { 'GET /api/session': { body: SESSION } });
    await expect.poll(heading).toBe('없는 주소입니다');
  });

  it('lists only the keys that work here', async () => {
    open(`/office/documents/${NUMBER}`, { 'GET /api/session': { body: SESSION } });
    await expect.poll(heading).toBe('작은도서관 겨울 운영 계획 보고');
    await userEvent.keyboard('?');
    await expect.poll(() => document.querySelector('keys-help dialog')?.textContent).toContain('전결로 결재');
    expect(document.querySelector('keys-help dialog')?.textContent).not.toContain('새로 온 문서 보기');
  });

  it('F6 goes from region to region and comes back to where it stood', async () => {
    await page.viewport(1280, 844);
    open('/office/boxes/waiting', { 'GET /api/session': { body: SESSION } });
    await expect.poll(() => document.querySelector('.preview h2')).not.toBeNull();
    const region = () => document.activeElement?.closest('.top-bar, .nav, .list, .preview')?.className.split(' ')[0];
    const walked: (string | undefined)[] = [];
    for (let press = 0; press < 4; press += 1) {
      await userEvent.keyboard('{F6}');
      walked.push(region());
    }
    expect(walked).toEqual(['top-bar', 'nav', 'list', 'preview']);
    await userEvent.keyboard('{Shift>}{F6}{/Shift}');
    await expect.poll(() => document.activeElement?.classList.contains('chosen')).toBe(true);
  });

  it('offers no draft to an administrator without a post', async () => {
    open('/office/boxes/waiting', { 'GET /api/session': { body: { ...SESSION, posts: [] } } });
    await expect.poll(heading).toBe('결재대기');
    expect(document.querySelector('.new-draft')).toBeNull();
  });
});
