import axe from 'axe-core';
import { afterEach, expect, it } from 'vitest';
import { userEvent, page as window } from 'vitest/browser';
import {
  type Answers,
  DOCUMENT,
  MORNING,
  NUMBER,
  officeUnderTest,
  SESSION,
  WAITING_ROWS,
} from '../client/office-under-test.ts';
import { switchSingleKeys } from '../elements/keys.ts';
import '../styles/office.css';
import './box-page.ts';
import './document-page.ts';

afterEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
});

const [FIRST, SECOND] = WAITING_ROWS as [(typeof WAITING_ROWS)[number], (typeof WAITING_ROWS)[number]];
const HASTE = {
  ...FIRST,
  dueOn: '2026-11-19',
  reminded: { name: '한여울', postTitle: '주무관', at: '2026-11-20T01:00:00Z', note: null },
};
const ELSEWHERE = {
  ...SECOND,
  waitsOn: [
    { name: '고은결', postTitle: '늘봄팀장' },
    { name: '민서진', postTitle: '가람과장' },
  ],
  waitsSince: '2026-11-16T23:00:00Z',
};

async function opened(tag: 'box-page' | 'document-page', answers: Answers, width = 1280) {
  await window.viewport(width, 844);
  const { office, asked } = officeUnderTest({ ...MORNING, ...answers });
  office.session.set(SESSION);
  const main = document.createElement('main');
  const element = document.createElement(tag);
  element.office = office;
  if (element.localName === 'document-page') (element as { managementNumber: string }).managementNumber = NUMBER;
  main.append(element);
  document.body.append(main);
  return { element, office, asked };
}
const words = (selector: string) =>
  [...document.querySelectorAll(selector)].map((found) => found.textContent?.replace(/\s+/g, ' ').trim());
async function faults() {
  const { violations } = await axe.run(document, { rules: { region: { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}

for (const width of [1280, 390]) {
  it(`처리기한 that has passed is said in words, and a box is chosen and ordered by it, at ${width} px`, async () => {
    const { asked } = await opened(
      'box-page',
      {
        'GET /api/boxes/waiting': { body: { rows: [HASTE, SECOND], next: null } },
        'GET /api/boxes/waiting?order=due': { body: { rows: [HASTE, SECOND], next: null } },
        'GET /api/boxes/waiting?due=soon&order=due': { body: { rows: [], next: null } },
      },
      width,
    );
    await expect.poll(() => words('.row .when')[0]).toBe('기한 지남 11. 19.');
    expect(words('.row .more')[0]).toContain('재촉 한여울 주무관 · 57분째 · ');
    await userEvent.click(document.querySelector('.due-choices button') as HTMLElement);
    await expect.poll(() => words('.group h2')).toEqual(['기한 지남 1', '기한 없음 1']);
    expect(await faults()).toEqual([]);
    await userEvent.selectOptions(document.querySelector('.due-choices select') as HTMLElement, '7일 안');
    await expect.poll(() => words('.empty-title')).toEqual(['고른 처리기한의 문서가 없습니다.']);
    expect(asked.some(({ path }) => path === '/api/boxes/waiting?due=soon&order=due')).toBe(true);
  });
}

it('결재진행 tells on whom a document waits and for how long', async () => {
  const { element } = await opened('box-page', {
    'GET /api/boxes/progress': { body: { rows: [ELSEWHERE], next: null } },
  });
  (element as { box: string }).box = 'progress';
  await expect.poll(() => words('.row .more')[0]).toContain('고은결 늘봄팀장 외 1명 차례 3일 2시간째');
  expect(document.querySelector<HTMLTimeElement>('.row .more time')?.dateTime).toBe('2026-11-16T23:00:00Z');
});

it('재촉 asks for a word once, and a second one is refused in the sentence of the rule', async () => {
  const tooSoon =
    '이미 재촉하였습니다. 같은 사람에게는 24시간에 한 번 재촉할 수 있으니 2026. 11. 21. 10:42부터 다시 해 주십시오.';
  let sent = 0;
  const drafted = { ...DOCUMENT, dueOn: '2026-11-24', may: { ...DOCUMENT.may, inTurn: [], remind: true } };
  const { asked } = await opened('document-page', {
    [`GET /api/documents/${NUMBER}`]: { body: drafted },
    [`POST /api/documents/${NUMBER}/reminder`]: () => {
      sent += 1;
      if (sent > 1) return { status: 409, body: { code: 'reminded-too-soon', message: tooSoon, requestId: 'r' } };
      return { body: { managementNumber: NUMBER, status: 'inApproval', version: 1, documentNumber: null } };
    },
  });
  await expect.poll(() => words('.due-notice')).toEqual(['처리기한 11. 24.까지']);
  const press = () => userEvent.click(document.querySelector('[data-decision=remind]') as HTMLElement);
  await press();
  await expect.poll(() => document.activeElement?.tagName).toBe('TEXTAREA');
  await userEvent.keyboard('오늘 부탁드립니다.{Control>}{Enter}{/Control}');
  await expect
    .poll(() => asked.find(({ path }) => path.endsWith('/reminder'))?.body)
    .toEqual({
      note: '오늘 부탁드립니다.',
    });
  await expect.poll(() => document.querySelector('dialog.question')).toBeNull();
  await press();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => words('dialog.question .refusal')).toEqual([tooSoon]);
});

it('single keys do nothing while somebody composes Hangul, or once they are switched off', async () => {
  await opened('document-page', {});
  await expect.poll(() => document.querySelector('[data-kind=sign]')).not.toBeNull();
  const press = (key: string, isComposing: boolean) =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: 'KeyR', bubbles: true, isComposing }));
  press('ㄱ', true);
  switchSingleKeys(false);
  press('r', false);
  await new Promise(requestAnimationFrame);
  expect(document.querySelector('dialog.question')).toBeNull();
  switchSingleKeys(true);
  press('ㄱ', false);
  await expect.poll(() => words('dialog.question h2')).toEqual(['반려']);
});
