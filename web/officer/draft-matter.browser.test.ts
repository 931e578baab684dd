import axe from 'axe-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { DelegatedLineReply, MattersReply } from '../../shared/contract/delegation.ts';
import { type Answers, APPROVER, REVIEWER } from '../client/office-under-test.ts';
import '../styles/office.css';
import './draft-page.ts';
import { DeviceUnderTest, drafting, draftPage, NEW_DRAFT, WHOLE_DRAFT } from './draft-under-test.ts';

const regulation = { version: 1, title: '해솔시 사무전결처리규칙', matterRequired: true };
const GOODS = { code: '1-2', name: '물품 구매', path: ['공통', '회계'], hasBands: true };
const MEETING = { code: '2-1', name: '마을모임 지원', path: ['자치'], hasBands: false };
const found = (...matters: MattersReply['matters']): { body: MattersReply } => ({
  body: { regulation, matters, more: false },
});
const RULE = '해솔시 사무전결처리규칙 별표 1 제2호, 500만원 이상';
const LINE: DelegatedLineReply = {
  version: 1,
  rule: `${RULE}: 과장 전결`,
  important: true,
  seats: [
    { act: 'review', officer: REVIEWER, reason: `${RULE}: 팀장 검토`, others: [] },
    { act: 'delegatedApprove', officer: APPROVER, reason: `${RULE}: 과장 전결`, others: [] },
  ],
  omitted: [{ seat: '가람과 협조', reason: '부서장 직위에 사람이 없습니다' }],
  refusal: null,
};
const OTHERS = { postId: '00000000-0000-4000-8000-0000000000a1', personId: '00000000-0000-4000-8000-0000000000a2' };
const ANSWERS: Answers = {
  'GET /api/delegation/matters?q=': found(GOODS, MEETING),
  'GET /api/delegation/matters?q=%EB%A7%88%EC%9D%84': found(MEETING),
  'GET /api/delegation/line?matter=1-2&amount=12000000': { body: LINE },
  'GET /api/delegation/line?matter=2-1': { body: { ...LINE, important: false, omitted: [] } },
};

beforeEach(() => {
  document.documentElement.lang = 'ko';
});
afterEach(() => {
  document.body.replaceChildren();
  return screen.viewport(1280, 800);
});

const words = () => document.querySelector('.desk')?.textContent?.replace(/\s+/g, ' ') ?? '';
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);
const matters = () => [...document.querySelectorAll<HTMLButtonElement>('.matter-list button')];
const bases = () => [...document.querySelectorAll('line-editor .line-basis')].map((each) => each.textContent);

async function open(draft = NEW_DRAFT, answers: Answers = ANSWERS) {
  const server = drafting(draft, answers);
  draftPage(server.office, new DeviceUnderTest());
  await expect.poll(() => find('.document-editor')).not.toBeNull();
  await expect.poll(() => find('#matter-heading')).not.toBeNull();
  return server;
}

it('another matter of a joint draft draws the agency’s own part anew, and leaves who decides in the other agency', async () => {
  const theirs = { act: 'approve', ...OTHERS, agencyId: 7 } as const;
  const before = { act: 'approve', postId: APPROVER.postId, personId: APPROVER.personId } as const;
  const { stored } = await open({ ...NEW_DRAFT, line: [before, theirs] });
  await screen.getByLabelText('업무 찾기').fill('마을');
  await expect.poll(() => matters().length).toBe(1);
  matters()[0]?.click();
  await expect.poll(() => bases().length).toBe(2);
  await userEvent.keyboard('{Control>}s{/Control}');
  await expect.poll(() => stored().line.map(({ act }) => act)).toEqual(['review', 'delegatedApprove', 'approve']);
  expect(stored().line.at(-1)).toEqual(theirs);
});

it('a matter is found and chosen by keyboard; its amount draws the line, and every seat says why', async () => {
  const { stored } = await open();
  expect(words()).toContain('단위사무를 고르면 결재선이 정해집니다');
  find('#matter-search')?.focus();
  await userEvent.keyboard('마을');
  await expect.poll(() => matters().length).toBe(1);
  await userEvent.clear(screen.getByLabelText('업무 찾기'));
  await expect.poll(() => matters().length).toBe(2);
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement?.id).toBe('matter-amount');
  await userEvent.keyboard('1,200만원{Tab}');
  await expect.poll(bases).toEqual([`${RULE}: 팀장 검토`, `${RULE}: 과장 전결`]);
  expect(words()).toContain('가람과 협조: 부서장 직위에 사람이 없습니다.');
  expect(words()).toContain('대결하면 결재권자에게 사후보고합니다');
  await userEvent.keyboard('{Control>}s{/Control}');
  await expect
    .poll(() => stored().matter)
    .toEqual({ code: '1-2', name: '물품 구매', amountWon: 12_000_000, reason: '' });
  expect(stored().line.map(({ act }) => act)).toEqual(['review', 'delegatedApprove']);
});

it('an amount that cannot be read is told about, and nothing is drawn', async () => {
  await open();
  matters()[0]?.click();
  await expect.poll(() => document.activeElement?.id).toBe('matter-amount');
  await userEvent.keyboard('오백{Tab}');
  await expect.poll(words).toContain('금액은 1200만원이나 12,000,000처럼 적어 주십시오.');
  expect(bases()).toEqual([]);
});

it('another approver than the table names asks for a reason before the draft goes up, and may be taken back', async () => {
  const matter = { code: '2-1', name: '마을모임 지원', amountWon: null, reason: '' };
  const raised = { ...WHOLE_DRAFT, matter, line: WHOLE_DRAFT.line.slice(0, 2).reverse() };
  const line = raised.line.map((seat, at) => ({ ...seat, act: at === 1 ? ('approve' as const) : seat.act }));
  const { stored } = await open({ ...raised, line });
  await expect.poll(() => find('#departure-reason')).not.toBeNull();
  expect(words()).toContain('규정과 다르게 정한 사유를 적어 주십시오');
  const reason = find<HTMLTextAreaElement>('#departure-reason');
  reason?.focus();
  await userEvent.keyboard('의회의 요구');
  await expect.poll(words).not.toContain('규정과 다르게 정한 사유를 적어 주십시오');
  await userEvent.keyboard('{Control>}s{/Control}');
  await expect.poll(() => stored().matter?.reason).toBe('의회의 요구');
  await userEvent.click(screen.getByRole('button', { name: '규정대로 되돌리기' }));
  await expect.poll(() => find('#departure-reason')).toBeNull();
  await userEvent.keyboard('{Control>}s{/Control}');
  await expect.poll(() => stored().line.at(-1)?.personId).toBe(APPROVER.personId);
});

it('a draft without a matter is told so where the regulation demands one, and an office without one is not', async () => {
  await open(WHOLE_DRAFT);
  await expect.poll(words).toContain('해솔시 사무전결처리규칙에 따라 업무를 고르고 상신해야 합니다');
  document.body.replaceChildren();
  const { office } = drafting(WHOLE_DRAFT);
  draftPage(office, new DeviceUnderTest());
  await expect.poll(() => find('line-editor h2')).not.toBeNull();
  await expect.poll(words).toContain('상신 전 점검');
  expect(words()).not.toContain('업무와 전결');
});

it('is accessible on the desk and on a phone', async () => {
  const matter = { code: '1-2', name: '물품 구매', amountWon: 12_000_000, reason: '' };
  await open({ ...WHOLE_DRAFT, matter });
  await expect.poll(() => bases().length).toBe(2);
  for (const width of [1280, 390]) {
    await screen.viewport(width, 900);
    const { violations } = await axe.run(find('.desk') ?? document.body);
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  }
});
