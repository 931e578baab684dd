import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { editionPlace, localEditions, wipeLocalDrafts } from '../client/local-drafts.ts';
import {
  type Answers,
  DOCUMENT,
  MORNING,
  NUMBER,
  officeUnderTest,
  problem,
  SESSION,
} from '../client/office-under-test.ts';
import { NAVIGATE } from '../elements/navigate.ts';
import './document-edit-page.ts';
import './document-page.ts';
import { textOf } from './edition-disclosure.ts';

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ text }] });
const FIRST = { v: 1 as const, blocks: [paragraph('점검은 3월에 합니다.'), paragraph('예산은 3백만원입니다.')] };
const SECOND = { v: 1 as const, blocks: [paragraph('점검은 3월에 합니다.'), paragraph('예산은 5백만원입니다.')] };
const TITLE = '작은도서관 겨울 운영 계획 보고';
const version = (number: number, body: object) => ({
  body: { ...textOf(DOCUMENT), version: number, title: TITLE, body, contentHash: String(number).repeat(64) },
});
const EDITED: DocumentReply = {
  ...DOCUMENT,
  version: 2,
  contentHash: '2'.repeat(64),
  paper: { ...DOCUMENT.paper, body: SECOND },
  history: [
    ...DOCUMENT.history,
    {
      act: 'edited',
      version: 2,
      at: '2026-11-20T01:00:00Z',
      by: { personId: 'p', name: '고은결', postTitle: '늘봄팀장' },
      actedFor: null,
      about: [],
      text: null,
    },
  ],
};
const ANSWERS: Answers = {
  ...MORNING,
  [`GET /api/documents/${NUMBER}`]: { body: EDITED },
  [`GET /api/documents/${NUMBER}/versions/1`]: version(1, FIRST),
  [`GET /api/documents/${NUMBER}/versions/2`]: version(2, SECOND),
};
const opening = (seenVersion: number | null): Answers => ({
  [`POST /api/documents/${NUMBER}/opening`]: { body: { managementNumber: NUMBER, seenVersion } },
});

let visited: string[];
const remember = (event: Event) => visited.push((event as CustomEvent<string>).detail);
beforeEach(() => {
  visited = [];
  document.addEventListener(NAVIGATE, remember);
});
afterEach(() => {
  document.removeEventListener(NAVIGATE, remember);
  document.body.replaceChildren();
});

function open(tag: 'document-page' | 'document-edit-page', answers: Answers) {
  const { office, asked } = officeUnderTest({ ...ANSWERS, ...answers });
  office.session.set(SESSION);
  const page = document.createElement(tag);
  page.office = office;
  page.managementNumber = NUMBER;
  document.body.append(page);
  return { page, asked };
}
const texts = (page: Element, selector: string) =>
  [...page.querySelectorAll(selector)].map((one) => one.textContent?.trim());

describe('a corrected document', () => {
  it('shows the red line by itself to who has not seen it: what was put in, what was taken out, and who did it', async () => {
    const { page } = open('document-page', opening(1));
    await expect.poll(() => texts(page, '.red-line ins')).toEqual(['넣음: 5백만원입니다.']);
    expect(texts(page, '.red-line del')).toEqual(['지움: 3백만원입니다.']);
    expect(page.querySelector('.red-line-head')?.textContent).toContain('고은결 늘봄팀장이');
  });

  it('keeps it folded for who has seen it, one press away', async () => {
    const { page } = open('document-page', opening(2));
    await expect.poll(() => page.querySelector('.red-line button')?.textContent?.trim()).toBe('고친 내용 보기');
    expect(page.querySelector('.red-line ins')).toBeNull();
    page.querySelector<HTMLElement>('.red-line button')?.click();
    await expect.poll(() => page.querySelectorAll('.red-line ins').length).toBe(1);
    expect(texts(page, '.red-line option')).toEqual(['1판 → 2판']);
  });
});

describe('correcting a document', () => {
  const START: Answers = {
    [`GET /api/documents/${NUMBER}`]: { body: { ...EDITED, version: 1, paper: { ...EDITED.paper, body: FIRST } } },
  };

  async function write(page: Element, words: string) {
    await expect.poll(() => page.querySelector('.document-editor')).not.toBeNull();
    page.querySelector<HTMLElement>('.document-editor')?.focus();
    await userEvent.keyboard(`{Control>}{End}{/Control}${words}`);
  }

  it('writes in the editor, sees what would change, and saves it by one act bound to what was opened', async () => {
    const path = `/api/documents/${NUMBER}/edition`;
    const { page, asked } = open('document-edit-page', {
      ...START,
      [`POST ${path}`]: { body: { managementNumber: NUMBER, status: 'inApproval', version: 2, documentNumber: null } },
    });
    await write(page, ' 덧붙임');
    await expect.poll(() => texts(page, '.red-line ins').join()).toContain('덧붙임');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => visited).toEqual([`/office/documents/${NUMBER}`]);
    const [act] = asked.filter((one) => one.path === path);
    expect(act?.body).toMatchObject({ baseHash: EDITED.contentHash, title: TITLE });
    expect(JSON.stringify(act?.body)).toContain('덧붙임');
  });

  it('is shown what somebody else has changed meanwhile, and goes on from there with what was written', async () => {
    const path = `/api/documents/${NUMBER}/edition`;
    let opened = 0;
    const { page } = open('document-edit-page', {
      [`GET /api/documents/${NUMBER}`]: () => {
        opened += 1;
        return { body: opened === 1 ? { ...EDITED, version: 1, paper: { ...EDITED.paper, body: FIRST } } : EDITED };
      },
      [`POST ${path}`]: problem(
        409,
        'content-changed',
        '그사이 문서가 바뀌었습니다. 바뀐 내용을 보고 다시 결재해 주십시오.',
      ),
    });
    await write(page, ' 덧붙임');
    page.querySelector<HTMLElement>('.page-bar .primary')?.click();
    await expect.poll(() => page.querySelector('#conflict-title')?.textContent).toContain('2판이 저장되었습니다');
    expect(page.querySelector('.document-editor')?.textContent).toContain('덧붙임');
    page.querySelector<HTMLElement>('.red-line .actions .button')?.click();
    await expect.poll(() => page.querySelector('#conflict-title')).toBeNull();
    expect(page.querySelector('.page-bar')?.textContent).toContain('2판을 고쳐 3판');
    expect(page.querySelector('.document-editor')?.textContent).toContain('덧붙임');
  });

  it('loses nothing that was typed when the session has ended and the browser is closed', async () => {
    const path = `/api/documents/${NUMBER}/edition`;
    const sent: unknown[] = [];
    const answers: Answers = {
      ...START,
      [`POST ${path}`]: ({ body }) => {
        sent.push(body);
        return problem(401, 'session-required', '로그인이 필요합니다.');
      },
    };
    const { page } = open('document-edit-page', answers);
    await write(page, ' 덧붙임');
    page.querySelector<HTMLElement>('.page-bar .primary')?.click();
    await expect.poll(() => sent.length).toBe(1);
    await write(page, ' 또한 이것도');
    // Closed at once, before anything has waited.
    page.remove();

    const again = open('document-edit-page', START).page;
    await expect.poll(() => again.querySelector('.draft-notice')?.textContent).toContain('되살렸습니다');
    expect(again.querySelector('.document-editor')?.textContent).toContain('덧붙임 또한 이것도');
    expect(texts(again, '.red-line ins').join()).toContain('또한 이것도');
    again.remove();

    // Two accounts at one device never see each other's text.
    const other = open('document-edit-page', START).page;
    other.office.session.set({ ...SESSION, accountId: 'somebody-else' });
    await expect.poll(() => other.querySelector('.document-editor')).not.toBeNull();
    expect(other.querySelector('.draft-notice')).toBeNull();
    other.remove();

    // Somebody has signed meanwhile: it cannot be saved any more, and is still there to be read.
    const late = open('document-edit-page', {
      [`GET /api/documents/${NUMBER}`]: { body: { ...EDITED, may: { ...EDITED.may, inTurn: [] } } },
    }).page;
    await expect.poll(() => late.querySelector('#left-title')).not.toBeNull();
    expect(texts(late, '.red-line ins').join()).toContain('또한 이것도');
    await wipeLocalDrafts();
  });

  it('forgets the text of the device when it is saved, or given up for the version that stands', async () => {
    const saved: Answers = {
      ...START,
      [`POST /api/documents/${NUMBER}/edition`]: {
        body: { managementNumber: NUMBER, status: 'inApproval', version: 2, documentNumber: null },
      },
    };
    const { page } = open('document-edit-page', saved);
    await write(page, ' 덧붙임');
    page.remove();
    const again = open('document-edit-page', saved).page;
    await expect.poll(() => again.querySelector('.draft-notice button')).not.toBeNull();
    again.querySelector<HTMLElement>('.draft-notice button')?.click();
    await expect.poll(() => again.querySelector('.document-editor')?.textContent).not.toContain('덧붙임');
    await write(again, ' 새로');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => visited).toEqual([`/office/documents/${NUMBER}`]);
    again.remove();
    const last = open('document-edit-page', saved).page;
    await expect.poll(() => last.querySelector('.document-editor')).not.toBeNull();
    expect(await localEditions.find(editionPlace(SESSION.accountId, NUMBER))).toBeUndefined();
    expect(last.querySelector('.draft-notice')).toBeNull();
  });

  it('is not for whom it is not the turn', async () => {
    const { page } = open('document-edit-page', {
      [`GET /api/documents/${NUMBER}`]: { body: { ...EDITED, may: { ...EDITED.may, inTurn: [] } } },
    });
    await expect.poll(() => page.querySelector('h1')?.textContent).toBe('지금은 고칠 수 없습니다');
  });
});
