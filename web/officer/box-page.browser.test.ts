import { afterEach, describe, expect, it } from 'vitest';
import { userEvent, page as window } from 'vitest/browser';
import {
  type Answers,
  MORNING,
  NEXT_NUMBER,
  NUMBER,
  officeUnderTest,
  SESSION,
  WAITING_ROWS,
} from '../client/office-under-test.ts';
import './box-page.ts';

const NEW_ROW = { ...WAITING_ROWS[0], managementNumber: 'D0000000000003', title: '눈길 순찰 결과 보고' };
const WAITING = 'GET /api/boxes/waiting';

afterEach(() => {
  document.body.replaceChildren();
});

async function open(answers: Answers = {}, width = 1280) {
  await window.viewport(width, 844);
  const { office, asked } = officeUnderTest({ ...MORNING, ...answers });
  office.session.set(SESSION);
  const box = document.createElement('box-page');
  box.office = office;
  document.body.append(box);
  return { box, office, asked };
}

const titles = () => [...document.querySelectorAll('.row .title')].map((title) => title.textContent);
const moved = (seq: number) => ({
  notification: {
    seq,
    kind: 'turn' as const,
    managementNumber: 'D0000000000003',
    revision: 1,
    at: '2026-11-20T01:42:00Z',
  },
});

describe('a box', () => {
  it('groups its documents by day and shows the first one beside the list', async () => {
    await open();
    await expect.poll(titles).toEqual(['작은도서관 겨울 운영 계획 보고', '골목 제설함 자리 조정 보고']);
    expect([...document.querySelectorAll('.group h2')].map((head) => head.textContent?.trim())).toEqual([
      '오늘 1',
      '어제 1',
    ]);
    await expect.poll(() => document.querySelector('.preview h2')?.textContent).toBe('작은도서관 겨울 운영 계획 보고');
  });

  it('J and K move, and the document beside the list follows', async () => {
    const { asked } = await open();
    await expect.poll(() => titles().length).toBe(2);
    await userEvent.keyboard('jj');
    await expect.poll(() => (document.activeElement as HTMLElement | null)?.dataset.number).toBe(NEXT_NUMBER);
    await expect.poll(() => asked.some((one) => one.path === `/api/documents/${NEXT_NUMBER}`)).toBe(true);
    await userEvent.keyboard('k');
    expect((document.activeElement as HTMLElement | null)?.dataset.number).toBe(NUMBER);
  });

  it('shows what arrives at once when nobody aims at the list', async () => {
    let rows = WAITING_ROWS;
    const { office } = await open({ [WAITING]: () => ({ body: { rows, next: null } }) });
    await expect.poll(() => titles().length).toBe(2);
    // Wherever an earlier test has left the pointer.
    await userEvent.hover(document.querySelector('h1') ?? document.body);
    rows = [NEW_ROW as (typeof WAITING_ROWS)[number], ...WAITING_ROWS];
    office.movement.set(moved(1));
    await expect.poll(() => titles()[0]).toBe('눈길 순찰 결과 보고');
  });

  it('keeps the session alive by what the person opens, not by what a live message fetches', async () => {
    const { office, asked } = await open();
    await expect.poll(() => titles().length).toBe(2);
    const lists = () => asked.filter((one) => one.path === '/api/boxes/waiting').map((one) => one.background);
    expect(lists()).toEqual([false]);
    office.movement.set(moved(1));
    void office.refreshCounts();
    await expect.poll(lists).toEqual([false, true]);
    await expect.poll(() => asked.find((one) => one.path === '/api/boxes')?.background).toBe(true);
  });

  it('shows the first document that arrives in an empty box beside the list', async () => {
    let rows: typeof WAITING_ROWS = [];
    const { office } = await open({ [WAITING]: () => ({ body: { rows, next: null } }) });
    await expect.poll(() => document.querySelector('.empty-title')?.textContent).toBe('결재할 문서가 없습니다.');
    rows = WAITING_ROWS;
    office.movement.set(moved(1));
    await expect.poll(() => document.querySelector('.preview h2')?.textContent).toBe('작은도서관 겨울 운영 계획 보고');
  });

  it('holds what arrives behind a bar while the list has the focus', async () => {
    let rows = WAITING_ROWS;
    const { office } = await open({ [WAITING]: () => ({ body: { rows, next: null } }) });
    await expect.poll(() => titles().length).toBe(2);
    await userEvent.keyboard('j');
    rows = [NEW_ROW as (typeof WAITING_ROWS)[number], ...WAITING_ROWS];
    office.movement.set(moved(1));
    await expect.poll(() => document.querySelector('.arrived')?.textContent).toContain('새로 온 문서 1건 보기');
    expect(titles()[0]).toBe('작은도서관 겨울 운영 계획 보고');
    await userEvent.keyboard('.');
    await expect.poll(() => titles()[0]).toBe('눈길 순찰 결과 보고');
  });

  it('goes on with the next document after a decision, and says what has been done', async () => {
    let rows = WAITING_ROWS;
    const signed = { managementNumber: NUMBER, status: 'approved', version: 1, documentNumber: '늘봄과-413' };
    const { office } = await open({
      [WAITING]: () => ({ body: { rows, next: null } }),
      [`POST /api/documents/${NUMBER}/signature`]: () => {
        rows = WAITING_ROWS.slice(1);
        return { body: signed };
      },
    });
    await expect.poll(() => document.querySelector('.preview h2')).not.toBeNull();
    await userEvent.keyboard('a');
    await expect.poll(() => document.activeElement?.tagName).toBe('TEXTAREA');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => (document.activeElement as HTMLElement | null)?.dataset.number).toBe(NEXT_NUMBER);
    expect(titles()).toEqual(['골목 제설함 자리 조정 보고']);
    expect(office.said.value?.text).toBe('작은도서관 겨울 운영 계획 보고: 늘봄과-413 번호로 등록했습니다.');
  });

  it('an empty box of a new office tells its administrator what to do first', async () => {
    const { office } = await open({ [WAITING]: { body: { rows: [], next: null } } });
    office.session.set({ ...SESSION, agency: { ...SESSION.agency, isNew: true } });
    await expect.poll(() => document.querySelector('.list-note')?.textContent).toContain('단위과제를 만듭니다');
  });

  it('offers to load again when the list cannot be fetched', async () => {
    let broken = true;
    await open({
      [WAITING]: () =>
        broken
          ? { status: 500, body: { code: 'internal', message: '처리하지 못하였습니다.', requestId: 'r-1' } }
          : { body: { rows: WAITING_ROWS, next: null } },
    });
    await expect.poll(() => document.querySelector('[role=alert]')?.textContent).toContain('처리하지 못하였습니다.');
    broken = false;
    document.querySelector<HTMLElement>('[role=alert] button')?.click();
    await expect.poll(() => titles().length).toBe(2);
  });

  it('shows the following page after the last row', async () => {
    await open({
      [WAITING]: { body: { rows: WAITING_ROWS, next: 'cursor' } },
      'GET /api/boxes/waiting?after=cursor': { body: { rows: [NEW_ROW], next: null } },
    });
    await expect.poll(() => titles().length).toBe(2);
    document.querySelector<HTMLElement>('.list-note button')?.click();
    await expect.poll(() => titles().length).toBe(3);
  });
});
