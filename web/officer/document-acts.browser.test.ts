import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  type Answer,
  type Answers,
  type Asked,
  DOCUMENT,
  MORNING,
  NEXT_NUMBER,
  NUMBER,
  officeUnderTest,
  problem,
  SESSION,
} from '../client/office-under-test.ts';
import { NAVIGATE } from '../elements/navigate.ts';
import './document-page.ts';

const APPROVED = { managementNumber: NUMBER, status: 'approved', version: 1, documentNumber: '늘봄과-413' };
const SIGNATURE = `POST /api/documents/${NUMBER}/signature`;

let visited: string[];
const remember = (event: Event) => visited.push((event as CustomEvent<string>).detail);

beforeEach(() => {
  visited = [];
  localStorage.clear();
  document.addEventListener(NAVIGATE, remember);
});

afterEach(() => {
  document.removeEventListener(NAVIGATE, remember);
  document.body.replaceChildren();
});

async function open(answers: Answers = {}) {
  const { office, asked } = officeUnderTest({ ...MORNING, ...answers });
  office.session.set(SESSION);
  const page = document.createElement('document-page');
  page.office = office;
  page.managementNumber = NUMBER;
  document.body.append(page);
  await expect.poll(() => page.querySelector('.sheet h1')?.textContent).toBe(DOCUMENT.paper.title);
  const acts = asked.filter(isAct);
  return { page, office, asked, acts };
}

const area = () => document.querySelector('textarea');
const alertText = () => document.querySelector('[role=alert]')?.textContent ?? '';
const isAct = ({ method, path }: Asked) => method === 'POST' && !path.endsWith('/opening');
const posted = (asked: readonly Asked[]) => asked.filter(isAct);

describe('deciding on a document', () => {
  it('a key unfolds the question, Ctrl+Enter decides with the opinion, and the next document opens', async () => {
    const { asked } = await open({ [SIGNATURE]: { body: APPROVED } });
    await userEvent.keyboard('a');
    await expect.poll(() => document.querySelector('#question-title')?.textContent).toBe('전결로 결재');
    await expect.poll(() => document.activeElement).toBe(area());
    await userEvent.keyboard('살펴보았습니다.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => visited).toEqual([`/office/documents/${NEXT_NUMBER}`]);
    expect(posted(asked)).toMatchObject([{ body: { contentHash: DOCUMENT.contentHash, opinion: '살펴보았습니다.' } }]);
  });

  it('Escape closes the question and gives the focus back, and what was typed is still there', async () => {
    const { asked } = await open();
    await userEvent.keyboard('a');
    await expect.poll(() => document.activeElement).toBe(area());
    await userEvent.keyboard('적던 말{Escape}');
    await expect.poll(() => document.activeElement?.getAttribute('data-kind')).toBe('sign');
    expect(area()).toBeNull();
    await userEvent.keyboard('a');
    await expect.poll(() => area()?.value).toBe('적던 말');
    expect(posted(asked)).toEqual([]);
  });

  it('a rejection without a reason is not sent', async () => {
    const { asked } = await open();
    await userEvent.keyboard('r');
    await expect.poll(() => document.activeElement).toBe(area());
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(alertText).toContain('사유를 적어 주십시오');
    expect(posted(asked)).toEqual([]);
  });

  it('keeps the opinion when the document has changed meanwhile, and signs only what is then shown', async () => {
    const changed = { ...DOCUMENT, version: 2, contentHash: 'c'.repeat(64) };
    let shown: unknown = DOCUMENT;
    const sign = (asked: Asked): Answer => {
      if ((asked.body as { contentHash: string }).contentHash === changed.contentHash) return { body: APPROVED };
      shown = changed;
      return problem(409, 'content-changed', '그사이 문서가 바뀌었습니다. 바뀐 내용을 보고 다시 결재해 주십시오.');
    };
    await open({ [SIGNATURE]: sign, [`GET /api/documents/${NUMBER}`]: () => ({ body: shown }) });
    await userEvent.keyboard('a');
    await expect.poll(() => document.activeElement).toBe(area());
    await userEvent.keyboard('그대로 두어 주십시오.{Control>}{Enter}{/Control}');
    await expect.poll(alertText).toContain('2판');
    expect(area()?.value).toBe('그대로 두어 주십시오.');
    expect(visited).toEqual([]);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => visited.length).toBe(1);
  });

  it('says who was first when the document has gone on, and shows the typed opinion', async () => {
    const gone = {
      ...DOCUMENT,
      revision: 4,
      status: 'approved',
      may: { ...DOCUMENT.may, inTurn: [] },
      history: [
        ...DOCUMENT.history,
        { ...DOCUMENT.history[1], act: 'approved', at: '2026-11-20T01:41:00Z', text: null },
      ],
    };
    let shown: unknown = DOCUMENT;
    const sign = (): Answer => {
      shown = gone;
      return problem(409, 'already-decided', '이미 결재가 끝난 문서입니다.');
    };
    await open({ [SIGNATURE]: sign, [`GET /api/documents/${NUMBER}`]: () => ({ body: shown }) });
    await userEvent.keyboard('a');
    await expect.poll(() => document.activeElement).toBe(area());
    await userEvent.keyboard('늦은 의견{Control>}{Enter}{/Control}');
    await expect.poll(alertText).toContain('고은결 늘봄팀장이 10:41에 결재했습니다.');
    expect(document.querySelector('.kept-text')?.textContent).toBe('늦은 의견');
  });

  it('a live message redraws the document without a reload', async () => {
    let shown: unknown = DOCUMENT;
    const { office, page, asked } = await open({ [`GET /api/documents/${NUMBER}`]: () => ({ body: shown }) });
    shown = { ...DOCUMENT, revision: 4, status: 'rejected', may: { ...DOCUMENT.may, inTurn: [] } };
    const notification = {
      seq: 1,
      kind: 'changed',
      managementNumber: NUMBER,
      revision: 4,
      at: DOCUMENT.line[0]?.at ?? '',
    };
    office.movement.set({ notification: { ...notification, kind: 'changed' } });
    await expect.poll(() => page.querySelector('[data-kind=sign]')).toBeNull();
    // Nobody sat before the page: what it fetched by itself does not keep the session alive.
    const opened = asked.filter((one) => one.method === 'GET' && one.path === `/api/documents/${NUMBER}`);
    expect(opened.map((one) => one.background)).toEqual([false, true]);
  });

  it('no key fires while a syllable is being composed, nor when single keys are switched off', async () => {
    await open();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', isComposing: true, bubbles: true }));
    localStorage.setItem('gyeol.single-keys', 'off');
    await userEvent.keyboard('a');
    expect(document.querySelector('#question-title')).toBeNull();
  });

  it('the key works on the Korean layout too', async () => {
    await open();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ㅁ', code: 'KeyA', bubbles: true }));
    await expect.poll(() => document.querySelector('#question-title')?.textContent).toBe('전결로 결재');
  });
});
