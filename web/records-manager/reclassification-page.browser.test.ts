import axe from 'axe-core';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ReclassifyRecords } from '../../shared/contract/reclassification.ts';
import { type Answers, officeUnderTest, SESSION } from '../client/office-under-test.ts';
import { RECHECK_ROWS, RECLASSIFICATION_ANSWERS, TWICE_DATED } from '../client/reclassification-under-test.ts';
import { NAVIGATE } from '../elements/navigate.ts';
import '../styles/office.css';
import './reclassification-page.ts';

afterEach(() => document.body.replaceChildren());

async function open(answers: Answers = {}) {
  const { office, asked } = officeUnderTest({ ...RECLASSIFICATION_ANSWERS, ...answers });
  office.session.set({ ...SESSION, roles: ['recordsManager'] });
  const page = document.createElement('reclassification-page');
  page.office = office;
  document.body.append(page);
  await expect.poll(() => page.querySelectorAll('tr[data-number]').length).toBe(3);
  return { page, asked };
}

const words = (selector: string) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

it('begins with the first list that has anything in it, and says how the check of the year stands', async () => {
  const { page } = await open();
  expect(words('.reason-tabs [aria-pressed=true]')).toBe('까닭이 끝남 3');
  expect(words('.figures')).toContain('1 / 4건, 25%');
  expect(words('.figures')).toContain('265 일 지남');
  expect(words('.figures')).toContain('2025년 문서의 열람제한 1 / 2건');
  expect(words('.figures + p')).toContain('2024년까지의 공개 문서 7건은');
  expect(page.querySelectorAll('svg[role=img]').length).toBe(4);
  expect(page.querySelectorAll('.bar-figure table').length).toBe(4);
  expect(words('table[aria-label="갈래별 연간 재분류"]')).toBe('갈래대상마침남음 공개 101 비공개 312 열람제한 211');
});

it('whoever comes from a document decides on that one at once, and goes back to it', async () => {
  const { office, asked } = officeUnderTest({
    ...RECLASSIFICATION_ANSWERS,
    'GET /api/reclassification/records/D0000052310001': { body: { ...RECHECK_ROWS[0], reasons: [] } },
  });
  office.session.set({ ...SESSION, roles: ['disclosureOfficer'] });
  const page = document.createElement('reclassification-page');
  Object.assign(page, { office, managementNumber: 'D0000052310001' });
  const gone = new Promise((resolve) =>
    page.addEventListener(NAVIGATE, (event) => resolve((event as CustomEvent).detail)),
  );
  document.body.append(page);
  await expect.poll(() => words('dialog.reclassify h2')).toBe('재분류 결정 1건');
  expect(asked.map(({ path }) => path)).toContain('/api/reclassification/records/D0000052310001');
  await userEvent.keyboard('{Escape}');
  expect(await gone).toBe('/office/documents/D0000052310001');
});

it('a document that somebody may not decide on is told so in the console', async () => {
  const { office } = officeUnderTest({
    ...RECLASSIFICATION_ANSWERS,
    'GET /api/reclassification/records/D0000052310001': {
      status: 404,
      body: { code: 'not-found', message: '없는 문서입니다.', requestId: 'r' },
    },
  });
  office.session.set({ ...SESSION, roles: ['recordsManager'] });
  const page = document.createElement('reclassification-page');
  Object.assign(page, { office, managementNumber: 'D0000052310001' });
  document.body.append(page);
  await expect.poll(() => words('reclassification-page [role=alert]')).toContain('없');
});

it('records are gone through, marked and decided by keyboard alone; what failed stays and says why', async () => {
  const { page, asked } = await open();
  for (const key of ['j', 'x', 'j', ' ', 'k', 'd']) await userEvent.keyboard(key === ' ' ? '[Space]' : key);
  await expect.poll(() => words('dialog.reclassify h2')).toBe('재분류 결정 2건');
  await userEvent.type(document.querySelector('textarea[name=reason]') as Element, '내부검토가 끝남');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => words('dialog.reclassify [role=status]')).toContain('2건 중 1건을 결정했습니다. 1건은');
  expect(words('dialog.reclassify .bulk-list')).toContain('표시한 곳이 있습니다.');
  const sent = asked.filter(({ method }) => method === 'POST').map(({ body }) => body as ReclassifyRecords);
  expect(sent).toMatchObject([
    {
      choice: { outcome: 'asSuggested', reviewOn: '2031-12-31', attachments: 'asTheyAre' },
      reason: '내부검토가 끝남',
      records: [{ decisions: 0 }, { decisions: 0 }],
    },
  ]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.querySelector('dialog')).toBeNull();
  await expect.poll(() => document.activeElement?.closest('tr')).not.toBeNull();
});

it('of a single record the marks are opened ground by ground, each with what it closes', async () => {
  const { page, asked } = await open();
  for (const key of ['j', 'j', 'd']) await userEvent.keyboard(key);
  await expect.poll(() => words('dialog.reclassify h2')).toBe('재분류 결정 1건');
  // The suggestion says what it opens: there is nothing to choose.
  expect(page.querySelector('.marks')).toBeNull();
  await userEvent.click(document.querySelector('input[value=partiallyOpen]') as Element);
  await expect.poll(() => words('.marks')).toContain('5호 감사·시험·의사결정 과정 2곳');
  expect(words('.marks')).toContain('6호 개인정보 2곳');
  // What is the whole of a passage with a day of its own is decided on there, and not here too.
  expect(words('.passages')).toBe('‘예정단가’ 비공개 5호 ‘강나루’ 비공개 6호 ‘달무리’ 비공개 5·6호');
  await userEvent.click(document.querySelector('input[name=liftedGrounds][value="5"]') as Element);
  await expect.poll(() => words('.passages')).toBe('‘예정단가’ 열림 ‘강나루’ 비공개 6호 ‘달무리’ 비공개 6호');
  // One place is opened without the others on its ground.
  await userEvent.click(document.querySelector('.marks summary') as Element);
  await userEvent.click(document.querySelectorAll('input[name=openedPlaces]')[1] as Element);
  await expect.poll(() => words('.passages')).toBe('‘예정단가’ 열림 ‘강나루’ 열림 ‘달무리’ 비공개 6호');
  // A passage with a day of its own is opened by itself, or left as the rule has it.
  const own = document.querySelector('select[aria-labelledby^=passage]') as HTMLSelectElement;
  expect(own.closest('.attachment-choice')?.textContent).toContain('‘시행안’ 2026. 9. 30. 지남');
  await userEvent.selectOptions(own, '공개');
  expect((await axe.run(page.querySelector('dialog') ?? page)).violations).toEqual([]);
  await userEvent.type(document.querySelector('textarea[name=reason]') as Element, '검토가 끝남');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  const sent = () => asked.filter(({ method }) => method === 'POST').map(({ body }) => body as ReclassifyRecords);
  await expect.poll(() => sent().length).toBe(1);
  expect(sent()).toMatchObject([
    { choice: { outcome: 'partiallyOpen', liftedGrounds: [5], passages: [opened(0), opened(2)] } },
  ]);
});

const opened = (at: number) => ({ at, closed: false, reviewOn: null });

/** What is sent of the passages of a record with one that has two places and a day to come, after `choosing`. */
async function passagesSent(choosing: () => Promise<void>): Promise<unknown> {
  const { page, asked } = await open(TWICE_DATED);
  for (const key of ['j', 'j', 'd']) await userEvent.keyboard(key);
  await userEvent.click(document.querySelector('input[value=keep]') as Element);
  await expect.poll(() => words('.passages')).toBe('‘예정가격’ 비공개 5호 ‘낙찰률’ 비공개 5호');
  await userEvent.click(document.querySelector('.marks summary') as Element);
  await choosing();
  await userEvent.type(document.querySelector('textarea[name=reason]') as Element, '검토함');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  const sent = () => asked.filter(({ method }) => method === 'POST').map(({ body }) => body as ReclassifyRecords);
  await expect.poll(() => sent().length).toBe(1);
  page.remove();
  return sent()[0]?.choice.passages;
}

const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input[name=openedPlaces]')];
const tick = (index: number) => userEvent.click(boxes()[index] as Element);
const passageField = () => document.querySelector<HTMLSelectElement>('select[aria-labelledby="passage-0"]');

it('a place that is opened and closed again by mistake stays with its passage and keeps the day', async () => {
  const sent = await passagesSent(async () => {
    await tick(0);
    await expect.poll(() => words('.passages')).toBe('‘예정가격’ 열림 ‘낙찰률’ 비공개 5호');
    await tick(0);
    await expect.poll(() => words('.passages')).toBe('‘예정가격’ 비공개 5호 ‘낙찰률’ 비공개 5호');
  });
  expect(sent).toBeUndefined();
});

it('a place that stays closed alone keeps the day of the passage that is opened', async () => {
  const sent = await passagesSent(async () => {
    await userEvent.selectOptions(passageField() as HTMLSelectElement, '공개');
    await expect.poll(() => words('.passages')).toBe('‘예정가격’ 열림 ‘낙찰률’ 열림');
    await tick(1);
    await expect.poll(() => words('.passages')).toBe('‘예정가격’ 열림 ‘낙찰률’ 비공개 5호');
  });
  expect(sent).toEqual([opened(0), { at: 3, closed: true, reviewOn: '2027-06-30' }]);
});

it('a passage of which each place is chosen by itself is not asked for besides', async () => {
  const sent = await passagesSent(async () => {
    const day = document.querySelector('input[aria-label="‘예정가격’ 등 2곳 다시 볼 날"]') as Element;
    await userEvent.fill(day, '2027-03-31');
    await tick(0);
    await tick(1);
    await expect.poll(passageField).toBeNull();
    expect(document.querySelector('select[aria-labelledby="passage-1"]')).not.toBeNull();
  });
  expect(sent).toEqual([opened(2), opened(3)]);
});

it('places that were chosen before the record is closed are not sent: nobody sees them any more', async () => {
  const sent = await passagesSent(async () => {
    await tick(0);
    await userEvent.click(document.querySelector('input[name=outcome][value=closed]') as Element);
    await expect.poll(() => document.querySelector('.marks')).toBeNull();
    await userEvent.selectOptions(passageField() as HTMLSelectElement, '공개');
  });
  expect(sent).toEqual([opened(0)]);
});

const press = async (name: string, within = '') => {
  const found = [...document.querySelectorAll<HTMLElement>(`${within} button`)].find((one) =>
    one.textContent?.replace(/\s+/g, ' ').trim().startsWith(name),
  );
  await userEvent.click(found as HTMLElement);
};

it('open records of an earlier year that nobody has checked are listed by their year', async () => {
  const { page } = await open();
  await press('2023년 7건');
  await expect.poll(() => words('.bulk-bar [role=status]')).toBe('모두 7건');
  expect(words('tbody')).toContain('그해에 보지 않음');
  expect((await axe.run(page)).violations).toEqual([]);
});

it('the whole list of the year is kept as it stands step by step, and what could not be kept is told', async () => {
  const { page, asked } = await open();
  await press('지난해 문서');
  await expect.poll(() => words('.bulk-bar [role=status]')).toBe('모두 120건');
  await userEvent.selectOptions(page.querySelector('select[name=level]') as HTMLElement, '공개');
  await expect.poll(() => words('.bulk-bar [role=status]')).toBe('모두 60건');
  await press('목록 전체 그대로 둠');
  await expect.poll(() => words('dialog.reclassify h2')).toBe('목록 전체 그대로 둠 60건');
  // What is open has no ground and no next day.
  expect(page.querySelector('dialog input[name=reviewOn]')).toBeNull();
  expect((await axe.run(page.querySelector('dialog') ?? page)).violations).toEqual([]);
  await userEvent.type(document.querySelector('textarea[name=reason]') as Element, '살펴봄');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect
    .poll(() => words('dialog.reclassify [role=status]'))
    .toBe('60건 중 59건을 확인했습니다. 1건은 그대로 두지 못했습니다. 마쳤습니다.');
  expect(words('dialog.reclassify .bulk-list')).toContain('다른 사람이 결정함');
  const sent = asked.filter(({ method }) => method === 'POST').map(({ body }) => body);
  expect(sent).toEqual([
    { level: 'open', reason: '살펴봄', reviewOn: null },
    { level: 'open', after: '2025-06-01_50', reason: '살펴봄', reviewOn: null },
  ]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.querySelector('dialog')).toBeNull();
});

it('열람제한 of last year is kept or lifted, but for what one has drafted', async () => {
  const { page, asked } = await open();
  await press('지난해 열람제한');
  await expect.poll(() => page.querySelectorAll('restriction-checks tr[data-number]').length).toBe(2);
  expect(words('restriction-checks tr[data-number]')).toContain(
    '청구인의 성명 서가람2025. 3. 4.부터, 기안할 때 풀 때까지',
  );
  expect(page.querySelectorAll('restriction-checks tbody input').length).toBe(1);
  expect((await axe.run(page)).violations).toEqual([]);
  await userEvent.click(page.querySelector('restriction-checks tbody input') as Element);
  await press('풀기', 'restriction-checks');
  await expect.poll(() => words('dialog.reclassify h2')).toBe('열람제한 풀기 1건');
  await userEvent.type(document.querySelector('textarea[name=reason]') as Element, '사건이 끝남');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => words('dialog.reclassify [role=status]')).toBe('1건 중 1건을 처리했습니다.');
  expect(asked.filter(({ method }) => method === 'POST').map(({ body }) => body)).toMatchObject([
    { outcome: 'lift', reason: '사건이 끝남', records: [{ decisions: 0 }] },
  ]);
});
