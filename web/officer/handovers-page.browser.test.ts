import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { HANDOVER_ID, HANDOVER_ITEMS } from '../client/handover-under-test.ts';
import { type Answers, MORNING, officeUnderTest, problem, REVIEWER, SESSION } from '../client/office-under-test.ts';
import '../styles/office.css';
import './handover-record-page.ts';
import './handovers-page.ts';

afterEach(() => document.body.replaceChildren());

const holders = [{ personId: REVIEWER.personId, name: REVIEWER.name }];
const posts = [{ id: REVIEWER.postId, title: REVIEWER.postTitle, isHead: false, holders }];
const UNITS = [{ id: 'unit-늘봄과', parentId: null, code: '1000000', name: '늘봄과', posts }];
const query = `?personId=${REVIEWER.personId}&postId=${REVIEWER.postId}`;
const ANSWERS: Answers = {
  ...MORNING,
  'GET /api/organization': { body: { units: UNITS } },
  [`GET /api/handover-items${query}`]: { body: HANDOVER_ITEMS },
};
const words = () => document.body.textContent?.replaceAll(/\s+/g, ' ') ?? '';
const press = (text: string) =>
  [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === text)?.click();

/** The record of a handover, as the person sees it who is to confirm it. */
async function openRecord(more: Answers = {}) {
  const { office, asked } = officeUnderTest({ ...ANSWERS, ...more });
  office.session.set(SESSION);
  const page = document.createElement('handover-record-page');
  page.office = office;
  page.handoverId = HANDOVER_ID;
  document.body.append(page);
  await expect.poll(words).toContain('제외: 후임이 쓰지 않음');
  return { office, asked };
}

it('a handover says to whom, what stays out and why, and is sent with all there is', async () => {
  const { office, asked } = officeUnderTest({
    ...ANSWERS,
    'POST /api/handovers': problem(409, 'handover-items-changed', '인계할 것이 달라졌습니다.'),
  });
  office.session.set(SESSION);
  const page = document.createElement('handovers-page');
  page.office = office;
  document.body.append(page);
  await expect.poll(words).toContain('내 확인을 기다림');
  press('인계·인수서 쓰기');
  await expect.poll(words).toContain('4건 가운데 3건을 인계합니다. 결재할 문서 1건, 읽지 않은 공람 1건, 내 결재선 1건');
  await userEvent.fill(document.querySelector('person-picker input') as HTMLInputElement, REVIEWER.name);
  await userEvent.fill(document.querySelector('[name=reason]') as HTMLInputElement, '인사발령');
  [...document.querySelectorAll<HTMLInputElement>('td [type=checkbox]')].at(-1)?.click();
  await expect
    .poll(() => document.activeElement?.getAttribute('name'))
    .toBe(`left-out ${HANDOVER_ITEMS.items[3]?.key}`);
  await userEvent.keyboard('후임이 쓰지 않음{Enter}');
  await expect.poll(words).toContain('인계할 것이 달라졌습니다.');
  const sent = asked.find(({ method }) => method === 'POST')?.body;
  expect(sent).toMatchObject({
    receiver: { personId: REVIEWER.personId, postId: REVIEWER.postId },
    reason: '인사발령',
    items: [{ leftOut: null }, { leftOut: null }, { leftOut: null }, { leftOut: '후임이 쓰지 않음' }],
  });
  expect(document.querySelector<HTMLInputElement>('[name=reason]')?.value).toBe('인사발령');
});

it('the record tells what would become of each item, and the second side confirms it once', async () => {
  const { asked } = await openRecord({
    [`POST /api/handovers/${HANDOVER_ID}/confirmation`]: { body: { id: HANDOVER_ID, status: 'done' } },
  });
  expect(words()).toContain('확인하면 지금 2건이 도하늘 님에게 한꺼번에 옮겨집니다.');
  expect(words()).toContain('지금 확인하면: 결재할 문서 1건, 읽지 않은 공람 1건');
  press('인수 확인');
  await expect.poll(() => asked.filter(({ method }) => method === 'POST').length).toBe(1);
  await expect.poll(() => document.activeElement?.tagName).toBe('H1');
});

it('a record that is open is read anew when the other side has acted on it, and not for another one', async () => {
  const { office, asked } = await openRecord();
  const reads = () => asked.filter(({ path }) => path === `/api/handovers/${HANDOVER_ID}`).length;
  const notice = { seq: 1, kind: 'handover', status: 'withdrawn', at: '2026-11-20T00:00:00.000Z' } as const;
  office.handoverNews.set({ notice: { ...notice, handoverId: 'another' } });
  expect(reads()).toBe(1);
  office.handoverNews.set({ notice: { ...notice, handoverId: HANDOVER_ID } });
  await expect.poll(reads).toBe(2);
});

it('a refusal is asked for once: one button stands out, Escape puts it off and leads back', async () => {
  const { asked } = await openRecord();
  press('인수 거절');
  await expect.poll(() => document.activeElement?.getAttribute('name')).toBe('reason');
  expect([...document.querySelectorAll('.button.primary')].map((each) => each.textContent)).toEqual(['인수 거절']);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => document.activeElement?.id).toBe('ask-refuse');
  expect(document.querySelector('[name=reason]')).toBeNull();
  expect(asked.filter(({ method }) => method === 'POST')).toEqual([]);
});
