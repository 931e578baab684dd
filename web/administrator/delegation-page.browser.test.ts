import axe from 'axe-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import { USUAL_LADDER } from '../../shared/approval/delegation-ladder.ts';
import type { DelegationImportPreview, DelegationVersionReply } from '../../shared/contract/delegation.ts';
import { type Answers, APPROVER, officeUnderTest, REVIEWER } from '../client/office-under-test.ts';
import '../styles/office.css';
import './delegation-page.ts';

const row = {
  code: '1-2',
  name: '물품 구매',
  path: ['공통', '회계'],
  fromWon: 5_000_000,
  belowWon: null,
  decidedBy: '과장',
  reviewedBy: null,
  cooperation: ['가람과'],
  important: true,
  reference: '별표 1 제2호',
};
const version: DelegationVersionReply['version'] = {
  version: 2,
  title: '해솔시 사무전결처리규칙',
  status: 'draft',
  validFrom: null,
  inForce: false,
  rules: 1,
  madeBy: '한여울',
  madeAt: '2026-11-20T01:00:00Z',
  publishedBy: null,
  publishedAt: null,
};
const published = { ...version, version: 1, status: 'published' as const, validFrom: '2026-01-01', inForce: true };
const ladder = USUAL_LADDER.map((rung) => ({ ...rung, titles: [...rung.titles] }));
const findings = [{ code: '1-2', finding: '500만원 미만의 결재권자가 없습니다.', blocks: false }];
const detail: DelegationVersionReply = { version, revision: 3, matterRequired: false, ladder, findings };
const preview: DelegationImportPreview = {
  preview: 'a'.repeat(64),
  problems: [],
  counts: { rules: 2, added: 1, removed: 0, changed: 1 },
  added: [{ ...row, code: '2-1', name: '마을모임 지원', fromWon: null }],
  removed: [],
  changed: [{ before: { ...row, decidedBy: '팀장' }, after: row }],
  findings: [],
};
const RULE = '해솔시 사무전결처리규칙 별표 1 제2호, 500만원 이상';
const base = '/api/delegation/versions';
const ANSWERS: Answers = {
  [`GET ${base}`]: { body: { versions: [version, published] } },
  [`GET ${base}/2`]: { body: detail },
  [`GET ${base}/1`]: { body: { ...detail, version: published, findings: [] } },
  [`GET ${base}/2/rules?q=&after=0`]: { body: { rules: [row], total: 1, next: null } },
  [`GET ${base}/1/rules?q=&after=0`]: { body: { rules: [row], total: 1, next: null } },
  [`GET ${base}/2/rules?q=%EC%97%86%EB%8A%94&after=0`]: { body: { rules: [], total: 0, next: null } },
  [`POST ${base}/2/import-preview`]: { body: preview },
  [`POST ${base}/2/import?preview=${'a'.repeat(64)}`]: { body: { version: 2, revision: 4 } },
  [`GET ${base}/2/line?matter=1-2&amount=5000000&personId=${REVIEWER.personId}&postId=${REVIEWER.postId}`]: {
    body: {
      version: 2,
      rule: `${RULE}: 과장 전결`,
      important: true,
      seats: [{ act: 'delegatedApprove', officer: APPROVER, reason: `${RULE}: 과장 전결`, others: [] }],
      omitted: [],
      refusal: null,
    },
  },
  'GET /api/organization': {
    body: {
      units: [
        {
          id: 'unit-1',
          parentId: null,
          code: '1',
          name: '늘봄과',
          posts: [
            {
              id: REVIEWER.postId,
              title: REVIEWER.postTitle,
              isHead: false,
              holders: [{ personId: REVIEWER.personId, name: REVIEWER.name }],
            },
          ],
        },
      ],
    },
  },
};

beforeEach(() => {
  document.documentElement.lang = 'ko';
});
afterEach(() => {
  document.body.replaceChildren();
  return screen.viewport(1280, 900);
});

const words = () => document.body.textContent?.replace(/\s+/g, ' ') ?? '';
async function open(opened: string) {
  const { office, asked } = officeUnderTest({ ...ANSWERS });
  const page = document.createElement('delegation-page');
  page.office = office;
  const main = document.createElement('main');
  main.append(page);
  document.body.append(main);
  await expect.poll(words).toContain('시행 중');
  await userEvent.click(screen.getByRole('button', { name: opened }));
  await expect.poll(words).toContain('물품 구매');
  return asked;
}
const DRAFT = '해솔시 사무전결처리규칙 2판 열기';

it('a draft takes a file only after its difference has been seen, and exactly that difference', async () => {
  const asked = await open(DRAFT);
  const file = new File(['코드'], '전결.csv', { type: 'text/csv' });
  await userEvent.upload(screen.getByLabelText('파일', { exact: true }), file);
  await userEvent.click(screen.getByRole('button', { name: '바뀌는 것 보기' }));
  await expect.poll(words).toContain('모두 2줄 · 더함 1 · 뺌 0 · 바꿈 1');
  expect(words()).toContain('앞: 팀장 500만원 이상');
  await userEvent.click(screen.getByRole('button', { name: '본 대로 올리기' }));
  await expect.poll(words).toContain('표를 올렸습니다.');
  expect(asked.some(({ path }) => path.endsWith(`import?preview=${'a'.repeat(64)}`))).toBe(true);
});

it('a version is tried out with an amount and a drafter, and every seat says why', async () => {
  await open(DRAFT);
  await userEvent.fill(screen.getByLabelText('업무 코드'), '1-2');
  await userEvent.fill(screen.getByLabelText('금액', { exact: true }), '500만원');
  await userEvent.click(screen.getByRole('button', { name: '결재선 보기' }));
  await expect.poll(words).toContain(`${RULE}: 과장 전결`);
});

it('what is in force is looked up and downloaded and offers nothing to change it', async () => {
  await open('해솔시 사무전결처리규칙 1판 보는 중');
  expect(document.querySelector('delegation-draft')).toBeNull();
  expect(words()).toContain('XLSX로 받기');
});

it('a search without a find says what to do', async () => {
  await open(DRAFT);
  await userEvent.fill(screen.getByLabelText('업무 찾기'), '없는');
  await expect.poll(words).toContain('찾는 업무가 없습니다. 다른 말로 찾아 주십시오.');
});

it('is accessible on the desk and on a phone', async () => {
  await open(DRAFT);
  for (const width of [1280, 390]) {
    await screen.viewport(width, 900);
    const { violations } = await axe.run(document.querySelector('main') ?? document.body);
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  }
});
