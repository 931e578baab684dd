import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { EditDocument } from '../../shared/contract/versions.ts';
import { wipeLocalDrafts } from '../client/local-drafts.ts';
import {
  type Answers,
  DOCUMENT,
  MORNING,
  NUMBER,
  officeUnderTest,
  problem,
  SESSION,
} from '../client/office-under-test.ts';
import './document-edit-page.ts';

const PATH = `/api/documents/${NUMBER}/edition`;
const OPEN: DocumentReply = {
  ...DOCUMENT,
  disclosure: { level: 'open', grounds: [] },
  bodyOpen: false,
  publicTitle: DOCUMENT.paper.title,
};
const SAVED = { body: { managementNumber: NUMBER, status: 'inApproval', version: 2, documentNumber: null } };

afterEach(async () => {
  document.body.replaceChildren();
  await wipeLocalDrafts();
});

async function open(answers: Answers = {}) {
  const { office, asked } = officeUnderTest({
    ...MORNING,
    [`GET /api/documents/${NUMBER}`]: { body: OPEN },
    [`POST ${PATH}`]: SAVED,
    ...answers,
  });
  office.session.set(SESSION);
  const page = document.createElement('document-edit-page');
  page.office = office;
  page.managementNumber = NUMBER;
  document.body.append(page);
  await expect.poll(() => page.querySelector('.document-editor')).not.toBeNull();
  const sent = () => asked.filter(({ path }) => path === PATH).map(({ body }) => body as EditDocument);
  return { page, sent };
}
const level = (page: Element, value: string) =>
  page.querySelector<HTMLElement>(`input[name=disclosure][value=${value}]`);
const ground = (page: Element, place: string, number: number) =>
  page.querySelectorAll<HTMLInputElement>(`${place} .ground input`)[number - 1];
const DOCUMENT_GROUNDS = '[aria-labelledby=disclosure-heading]';
const FILE_GROUNDS = '.draft-files';
const AHEAD = `${new Date().getFullYear() + 1}-06-30`;
const decisions = (page: Element) =>
  [...page.querySelectorAll('.red-line-decided li')].map((one) => one.textContent?.replace(/\s+/g, ' ').trim());

it('whoever is in turn decides on the 공개구분 and on a file, sees what that changes, and sends the whole by one act', async () => {
  const { page, sent } = await open();
  level(page, 'partiallyOpen')?.click();
  await expect.poll(() => ground(page, DOCUMENT_GROUNDS, 6)).toBeDefined();
  ground(page, DOCUMENT_GROUNDS, 6)?.click();
  await expect
    .poll(() => decisions(page))
    .toEqual([
      '공개구분 지움: 공개 → 넣음: 부분공개(6)',
      '비공개 사유 지움: 없음 → 넣음: 개인에 관한 사항으로 공개하면 사생활의 비밀이나 자유를 침해할 우려가 있음',
      '본문 지움: 시민에게 공개 → 넣음: 비공개',
    ]);
  const reason = page.querySelector<HTMLTextAreaElement>(`${DOCUMENT_GROUNDS} textarea`);
  expect(reason?.value).toContain('사생활의 비밀');
  await userEvent.fill(reason as HTMLTextAreaElement, '신청인의 형편이 적혀 있음');
  await userEvent.selectOptions(page.querySelector('.draft-files select') ?? page, 'open');
  await expect.poll(() => decisions(page).at(-2)).toBe('붙임 ‘운영표.xlsx’ 지움: 비공개(6) → 넣음: 공개');
  await userEvent.selectOptions(page.querySelector('.draft-files select') ?? page, 'closed');
  ground(page, FILE_GROUNDS, 7)?.click();
  const end = page.querySelector<HTMLInputElement>(`${FILE_GROUNDS} input[type=date]`);
  if (!end) throw new Error('no expected end beside the grounds of the file');
  end.closest('details')?.setAttribute('open', '');
  await userEvent.fill(end, '2020-01-01');
  await expect.poll(() => page.querySelector(`${FILE_GROUNDS} [role=alert]`)?.textContent).toContain('내일부터');
  await userEvent.fill(end, AHEAD);
  await expect.poll(() => page.querySelector('#changes-title')?.textContent).toBe('고친 곳 6곳');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => sent().length).toBe(1);
  expect(sent()[0]?.decided).toEqual({
    publicTitle: OPEN.paper.title,
    disclosure: { level: 'partiallyOpen', grounds: [6] },
    closedReason: '신청인의 형편이 적혀 있음',
    ...{ bodyOpen: false, licence: 'kogl1', embargoUntil: null, reviewUntil: null, isVerbatim: false },
    attachments: [
      {
        ...{ id: 'file-1', disclosure: { level: 'closed', grounds: [6, 7] }, closedReason: null, isVerbatim: false },
        reviewUntil: AHEAD,
      },
    ],
  });
});

it('a correction of the text alone sends nothing of the 공개구분, and takes the public title along', async () => {
  const { page, sent } = await open();
  await userEvent.fill(page.querySelector<HTMLElement>('#draft-title') ?? page, '작은도서관 겨울 운영');
  await expect.poll(() => page.querySelector<HTMLInputElement>('#public-title')?.value).toBe('작은도서관 겨울 운영');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => sent().length).toBe(1);
  expect(sent()[0]).not.toHaveProperty('decided');
});

it('what was decided stays on the device, and what somebody else decided meanwhile is not undone by it', async () => {
  const first = await open();
  level(first.page, 'closed')?.click();
  await expect.poll(() => ground(first.page, DOCUMENT_GROUNDS, 6)).toBeDefined();
  const licence = first.page.querySelector<HTMLElement>(`${DOCUMENT_GROUNDS} select`);
  level(first.page, 'open')?.click();
  await userEvent.selectOptions(licence ?? first.page, 'kogl4');
  first.page.remove();
  let opened = 0;
  const theirs = { ...OPEN, version: 2, contentHash: '2'.repeat(64), publicTitle: '겨울 운영' };
  const { page, sent } = await open({
    [`GET /api/documents/${NUMBER}`]: () => {
      opened += 1;
      return { body: opened === 1 ? OPEN : theirs };
    },
    [`POST ${PATH}`]: problem(409, 'content-changed', '그사이 문서가 바뀌었습니다.'),
  });
  await expect.poll(() => page.querySelector('.draft-notice')?.textContent).toContain('되살렸습니다');
  await expect.poll(() => decisions(page).length).toBe(1);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => page.querySelector('#conflict-title')).not.toBeNull();
  page.querySelector<HTMLElement>('.red-line .actions .button')?.click();
  await expect.poll(() => page.querySelector('#conflict-title')).toBeNull();
  await expect.poll(() => page.querySelector<HTMLInputElement>('#public-title')?.value).toBe('겨울 운영');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => sent().length).toBe(2);
  expect(sent()[1]?.decided).toMatchObject({ publicTitle: '겨울 운영', licence: 'kogl4' });
});
