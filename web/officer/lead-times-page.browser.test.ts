import axe from 'axe-core';
import { afterEach, expect, it } from 'vitest';
import { page as window } from 'vitest/browser';
import { LEAD_TIMES, LEAD_TIMES_ANSWERS } from '../client/lead-times-under-test.ts';
import { type Answers, officeUnderTest, problem, SESSION } from '../client/office-under-test.ts';
import { menuFor } from '../document/menu.ts';
import '../styles/office.css';
import './lead-times-page.ts';

afterEach(() => document.body.replaceChildren());

async function open(answers: Answers = LEAD_TIMES_ANSWERS, width = 1280) {
  await window.viewport(width, 844);
  const { office, asked } = officeUnderTest(answers);
  office.session.set(SESSION);
  const main = document.createElement('main');
  const element = document.createElement('lead-times-page');
  element.office = office;
  main.append(element);
  document.body.append(main);
  return { asked };
}

const lines = (table: Element | undefined) =>
  [...(table?.querySelectorAll('tbody tr') ?? [])].map((line) =>
    [...line.children].map((cell) => cell.textContent?.trim()).join(' | '),
  );
const tables = () => [...document.querySelectorAll('table')];
const pictures = () => [...document.querySelectorAll('svg[role=img]')];
const press = (name: string) => window.getByRole('button', { name, exact: true }).click();

for (const width of [1280, 390]) {
  it(`each picture has its table beside it with the same figures, at ${width} px`, async () => {
    await open(LEAD_TIMES_ANSWERS, width);
    await expect.poll(() => tables().length).toBe(2);
    expect(lines(tables()[0])).toEqual([
      '상신부터 결재까지 | 1,284건 | 1일 3시간 | 3일 4시간',
      '검토 | 1,190건 | 13시간 10분 | 22시간 38분',
      '협조 | 214건 | 9시간 | 2일 3시간',
      '결재 | 96건 | 5시간 | 1일 6시간',
      '전결 | 1,188건 | 38분 | 7시간',
    ]);
    expect(pictures()[0]?.getAttribute('aria-label')).toContain('검토: 중앙값 13시간 10분, 90% 22시간 38분.');
    expect(lines(tables()[1])).toEqual([
      '늘봄과 | 1,200건 | 1일 2시간 | 3일 2시간',
      '지역돌봄복지지원과 | 81건 | 1일 7시간 | 3일 8시간',
      '가람과 | 5건 미만',
    ]);
    // The longest time is the whole width, and what is withheld has no bar.
    const widths = [...(pictures()[1]?.querySelectorAll('.ninetieth') ?? [])].map((bar) => bar.getAttribute('width'));
    expect(widths).toEqual(['92.5%', '100%']);
    expect(document.querySelector('[style]')).toBeNull();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    const ends = [...pictures(), ...tables()].map((part) => Math.round(part.getBoundingClientRect().right));
    expect(Math.max(...ends)).toBeLessThanOrEqual(width === 390 ? 374 : width);
    const { violations } = await axe.run(document, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });
}

it('another step and another period are chosen; the file is of the days that are shown', async () => {
  const empty = { body: { scope: 'agency', whole: [], units: [] } };
  const { asked } = await open({
    ...LEAD_TIMES_ANSWERS,
    'GET /api/lead-times?from=2026-10-21&to=2026-11-20': empty,
    'GET /api/lead-times?from=2026-11-20&to=2026-11-01': problem(400, 'lead-period-bad', '기간을 읽을 수 없습니다.'),
  });
  await expect.poll(() => tables().length).toBe(2);
  expect(document.querySelector('a[download]')?.getAttribute('href')).toBe(
    '/api/lead-times/file?from=2026-08-21&to=2026-11-20',
  );
  await window.getByRole('combobox', { name: '단계' }).selectOptions('검토');
  await expect.poll(() => lines(tables()[1])[1]).toBe('지역돌봄복지지원과 | 70건 | 1분 미만 | 1일 1시간');
  await press('최근 1개월');
  await expect.poll(() => document.body.textContent).toContain('결재가 끝난 문서가 없습니다.');
  expect(tables()).toEqual([]);
  for (const [name, day] of [
    ['from', '2026-11-20'],
    ['to', '2026-11-01'],
  ]) {
    const input = document.querySelector<HTMLInputElement>(`input[name=${name}]`);
    if (input) input.value = day ?? '';
  }
  await press('보기');
  await expect.poll(() => document.querySelector('[role=alert]')?.textContent).toBe('기간을 읽을 수 없습니다.');
  expect(asked.length).toBe(3);
});

it('a head of one unit sees it alone, and the menu leads there who may', async () => {
  const own = { ...LEAD_TIMES, scope: 'units', units: LEAD_TIMES.units.slice(0, 1) };
  await open({ 'GET /api/lead-times?from=2026-08-21&to=2026-11-20': { body: own } });
  await expect.poll(() => document.querySelector('[role=status]')?.textContent).toContain('늘봄과, 2026. 8. 21.');
  expect(tables().length).toBe(1);
  const leads = (who: Parameters<typeof menuFor>[0]) =>
    menuFor(who).some(({ entries }) => entries.some(({ path }) => path === '/office/lead-times'));
  expect(leads({ roles: [], headsUnit: false })).toBe(false);
  expect(leads({ roles: [], headsUnit: true })).toBe(true);
  expect(leads({ roles: ['administrator'], headsUnit: false })).toBe(true);
});
