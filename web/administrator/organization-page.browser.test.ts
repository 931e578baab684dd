import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { OrganizationOfDay } from '../../shared/contract/organization-changes.ts';
import { type Answers, type Asked, officeUnderTest, problem } from '../client/office-under-test.ts';
import '../styles/office.css';
import './organization-page.ts';

const since = { from: '2020-01-01', to: null };
const holder = (id: string, name: string) => ({ personId: id, name, kind: 'regular' as const, ...since });
const STANDING: OrganizationOfDay = {
  units: [
    { id: 'u1', parentId: null, code: '1000', name: '행정국', posts: [], ...since },
    {
      id: 'u2',
      parentId: 'u1',
      code: '1100',
      name: '늘봄과',
      ...since,
      posts: [
        { id: 'p1', title: '늘봄과장', isHead: true, holders: [], ...since },
        { id: 'p2', title: '주무관', isHead: false, holders: [holder('a', '한여울'), holder('b', '고은결')], ...since },
      ],
    },
    { id: 'u3', parentId: 'u1', code: '1200', name: '가람과', posts: [], ...since },
  ],
  people: [
    { id: 'a', name: '한여울', phone: '', email: 'han@city.example' },
    { id: 'b', name: '고은결', phone: '', email: '' },
  ],
};
const HASH = 'a'.repeat(64);
const DIFFERENCE = [
  { kind: 'unitRenamed', subject: '늘봄과', was: '늘봄과(1100)', becomes: '봄빛과(1100)' },
  { kind: 'personMoved', subject: '고은결', was: '늘봄과 주무관', becomes: '가람과 주무관' },
];
const PREVIEW = {
  preview: HASH,
  difference: DIFFERENCE,
  moves: [
    { what: '결재할 문서', from: '늘봄과 늘봄과장', to: '가람과 가람과장', count: 2, examples: ['D0000000000001'] },
  ],
  endings: [{ what: '기록물관리책임자', from: '늘봄과', people: ['고은결'], toNames: ['가람과', '봄빛과'] }],
  affected: [{ unitName: '늘봄과', what: '단위과제', count: 3 }],
};
const ENTRY = { sequence: 7, at: '2026-07-01T01:00:00.000Z', by: '도하늘', effectiveOn: '2026-07-01' };
const ANSWERS: Answers = {
  'GET /api/organization/days/2026-11-20': { body: STANDING },
  'GET /api/organization/days/2020-01-01': { body: { units: [], people: [] } },
  'GET /api/organization/journal': {
    body: { entries: [{ ...ENTRY, reason: '하반기 조직개편', difference: DIFFERENCE }], next: null },
  },
  'POST /api/organization/previews': { body: PREVIEW },
  'POST /api/organization/changes': { body: { sequence: 8 } },
  'POST /api/organization/imports/previews': { body: { ...PREVIEW, problems: [] } },
  'POST /api/organization/imports': { body: { sequence: 8 } },
};

beforeAll(() => {
  document.documentElement.lang = 'ko';
  document.title = '결';
});
afterEach(() => document.body.replaceChildren());

async function open(answers: Answers = {}): Promise<Asked[]> {
  const { office, asked } = officeUnderTest({ ...ANSWERS, ...answers });
  const main = document.createElement('main');
  const shown = document.createElement('organization-page');
  shown.office = office;
  main.append(shown);
  document.body.append(main);
  await expect.element(page.getByRole('tree', { name: '조직도' })).toBeVisible();
  return asked;
}
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const bodies = (asked: readonly Asked[], path: string) =>
  asked.filter((one) => one.method === 'POST' && one.path === path).map((one) => one.body);

describe('the organisation', () => {
  it('is walked by keys: arrows move and fold, Enter chooses the unit', async () => {
    await open();
    page.getByRole('treeitem', { name: '행정국' }).element().focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(page.getByRole('heading', { name: '늘봄과 1100' })).toBeVisible();
    await expect.element(page.getByRole('treeitem', { name: '늘봄과' })).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect.poll(() => page.getByRole('treeitem').elements()).toHaveLength(1);
  });

  it('is changed from the day on: asked, shown, and done with a reason', async () => {
    const asked = await open();
    await page.getByRole('treeitem', { name: '늘봄과' }).click();
    await press('이름·코드 바꾸기');
    await page.getByRole('textbox', { name: '부서 이름' }).fill('봄빛과');
    await press('미리 보기');
    await expect.element(page.getByRole('heading', { name: '2026. 11. 20.부터 이렇게 바뀝니다' })).toHaveFocus();
    await expect.element(page.getByText('늘봄과: 단위과제 3건')).toBeVisible();
    await expect.element(page.getByText('부서마다 기록물관리책임자를 지정해 주십시오.')).toBeVisible();
    await page.getByRole('textbox', { name: '사유' }).fill('이름을 쉽게');
    await press('적용');
    await expect.element(page.getByRole('status').filter({ hasText: '조직을 바꾸었습니다' })).toBeVisible();
    const commands = [{ type: 'renameUnit', unitId: 'u2', code: '1100', name: '봄빛과' }];
    expect(bodies(asked, '/api/organization/changes')).toEqual([
      { on: '2026-11-20', reason: '이름을 쉽게', preview: HASH, commands },
    ]);
  });

  it('tells why a change cannot be', async () => {
    await open({ 'POST /api/organization/previews': problem(409, 'post-not-empty', '직위가 비어 있지 않습니다.') });
    await page.getByRole('treeitem', { name: '늘봄과' }).click();
    await page.getByRole('combobox', { name: '주무관에 할 일' }).selectOptions('사람 앉히기');
    await page.getByRole('combobox', { name: '구분' }).selectOptions('직무대리');
    await press('미리 보기');
    await expect.element(page.getByRole('alert')).toHaveTextContent('직위가 비어 있지 않습니다.');
  });

  it('of a day without units says so', async () => {
    await open();
    await page.getByLabelText('기준일').fill('2020-01-01');
    await expect.element(page.getByText('이날에는 부서가 없습니다', { exact: false })).toBeVisible();
  });

  it('is reorganised in steps that are done together; a later step names what an earlier one makes', async () => {
    const asked = await open();
    await page.getByRole('tab', { name: '조직개편' }).click();
    await press('새 부서');
    await page.getByRole('textbox', { name: '부서 이름' }).fill('봄빛과');
    await page.getByRole('textbox', { name: '부서코드' }).fill('1300');
    await press('단계 더하기');
    await press('통합');
    await press('단계 더하기');
    await expect.element(page.getByRole('alert')).toHaveTextContent('통합되는 부서: 하나 이상 골라 주십시오.');
    await page.getByRole('checkbox', { name: '늘봄과' }).click();
    await page.getByRole('checkbox', { name: '가람과' }).click();
    await press('단계 더하기');
    await expect.element(page.getByText('통합: 늘봄과, 가람과 → 봄빛과 (새)')).toBeVisible();
    await press('모두 미리 보기');
    await expect.element(page.getByRole('table').first()).toBeVisible();
    expect(bodies(asked, '/api/organization/previews')).toEqual([
      {
        on: '2026-11-20',
        commands: [
          { type: 'openUnit', unitId: 'new-1', code: '1300', name: '봄빛과', parentId: null },
          { type: 'mergeUnits', unitIds: ['u2', 'u3'], intoUnitId: 'new-1' },
        ],
      },
    ]);
  });

  it('is compared with a file, and what is wrong in it is told by line', async () => {
    const wrong = {
      preview: null,
      difference: [],
      moves: [],
      endings: [],
      affected: [],
      problems: [{ row: 5, problem: '직위가 비어 있습니다' }],
    };
    const results = [wrong, { ...PREVIEW, problems: [] }];
    const asked = await open({ 'POST /api/organization/imports/previews': () => ({ body: results.shift() }) });
    await page.getByRole('tab', { name: '파일로 고치기' }).click();
    await page.getByLabelText('조직 파일').upload(new File(['가나'], 'office.csv', { type: 'text/csv' }));
    await press('미리 보기');
    await expect.element(page.getByText('5째 줄: 직위가 비어 있습니다.')).toBeVisible();
    await press('미리 보기');
    await page.getByRole('textbox', { name: '사유' }).fill('인사발령');
    await press('이대로 적용');
    await expect.element(page.getByRole('status').filter({ hasText: '조직을 바꾸었습니다' })).toBeVisible();
    const file = '6rCA64KY';
    expect(bodies(asked, '/api/organization/imports')).toEqual([
      { on: '2026-11-20', file, reason: '인사발령', preview: HASH },
    ]);
  });

  it('keeps a journal of its changes with their reasons', async () => {
    await open();
    await page.getByRole('tab', { name: '변경 대장' }).click();
    await page.getByText('7. 하반기 조직개편').click();
    await expect.element(page.getByText('봄빛과(1100)')).toBeVisible();
  });
});

describe.each([1280, 390])('at %i px', (width) => {
  it.each(['조직도', '조직개편', '파일로 고치기', '변경 대장'])('%s has no accessibility fault', async (tab) => {
    await page.viewport(width, 844);
    await open();
    await page.getByRole('tab', { name: tab }).click();
    if (tab === '조직도') {
      await page.getByRole('treeitem', { name: '늘봄과' }).click();
      await press('이름·코드 바꾸기');
      await press('미리 보기');
      await expect.element(page.getByRole('textbox', { name: '사유' })).toBeVisible();
    }
    if (tab === '조직개편') await press('분리');
    if (tab === '변경 대장') await page.getByText('7. 하반기 조직개편').click();
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    const told = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
    expect(told).toEqual([]);
  });
});
