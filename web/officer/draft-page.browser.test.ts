import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { DraftReply, SaveDraft } from '../../shared/contract/drafting.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { Office } from '../client/office.ts';
import { type Answers, APPROVER, NUMBER, problem, REVIEWER } from '../client/office-under-test.ts';
import { SignInPutOff } from '../client/request.ts';
import { NAVIGATE } from '../elements/navigate.ts';
import '../styles/office.css';
import './draft-page.ts';
import type { DraftPage } from './draft-page.ts';
import { DeviceUnderTest, drafting, draftPage, NEW_DRAFT, WHOLE_DRAFT } from './draft-under-test.ts';

const SAVE = `PUT /api/drafts/${NUMBER}`;
let device: DeviceUnderTest;
let visited: string[];
const remember = (event: Event) => visited.push((event as CustomEvent<string>).detail);

beforeEach(() => {
  device = new DeviceUnderTest();
  visited = [];
  document.documentElement.lang = 'ko';
  document.addEventListener(NAVIGATE, remember);
});

afterEach(() => {
  document.removeEventListener(NAVIGATE, remember);
  document.body.replaceChildren();
  delete document.documentElement.dataset.krdsMode;
  return screen.viewport(1280, 800);
});

async function open(draft: DraftReply, answers: Answers = {}, signInAgain?: () => Promise<void>) {
  const server = drafting(draft, answers, signInAgain);
  const shown = await show(server.office);
  return { ...server, shown };
}

async function show(office: Office): Promise<DraftPage> {
  const shown = draftPage(office, device);
  await expect.poll(() => editor()).not.toBeNull();
  return shown;
}

const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);
const editor = () => find('.document-editor');
const title = () => find<HTMLTextAreaElement>('#draft-title');
const kept = () => find('.kept')?.textContent ?? '';
const words = () => document.body.textContent?.replace(/\s+/g, ' ') ?? '';
const button = (name: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent?.trim().startsWith(name));
const save = () => userEvent.keyboard('{Control>}s{/Control}');

function textOf(draft: Pick<SaveDraft, 'editorJson'>): string {
  const read = readEditorJson(draft.editorJson);
  return isRefusal(read) ? `refused: ${read.refused}` : plainText(read.body);
}

async function write(titleText: string, bodyText: string): Promise<void> {
  title()?.focus();
  await userEvent.keyboard(titleText);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement).toBe(editor());
  await userEvent.keyboard(bodyText);
}

describe('writing a draft', () => {
  it('Ctrl+S saves title and body as they stand, on the revision that was opened', async () => {
    const { stored } = await open(NEW_DRAFT);
    await write('겨울 운영 계획', '1. 기간{Enter}장소');
    await save();
    await expect.poll(() => stored().revision).toBe(2);
    expect(stored()).toMatchObject({ title: '겨울 운영 계획', publicTitle: '겨울 운영 계획' });
    expect(textOf(stored())).toBe('1. 기간\n2. 장소  끝.');
    await expect.poll(kept).toContain('저장됨');
    await expect.poll(() => device.drafts.size).toBe(0);
  });

  it('keeps what is written on the device before the server has it', async () => {
    const { stored, answer } = await open(NEW_DRAFT);
    // Whoever types slowly has sent a save before the last letter: none of them is answered.
    answer(SAVE, () => new Promise(() => undefined));
    await write('겨울', '본문');
    await expect.poll(() => [...device.drafts.values()].at(-1)?.form.title).toBe('겨울');
    await expect.poll(() => textOf([...device.drafts.values()].at(-1)?.form ?? NEW_DRAFT)).toBe('본문  끝.');
    expect([...device.drafts.keys()]).toEqual([`account-1/${NUMBER}`]);
    expect(stored()).toMatchObject({ title: '', revision: NEW_DRAFT.revision });
  });

  it('counts the letters of the title and says when they are too many', async () => {
    await open({ ...NEW_DRAFT, title: '가'.repeat(201) });
    expect(find('#title-count')?.textContent).toContain('201 / 200자');
    expect(title()?.getAttribute('aria-invalid')).toBe('true');
    expect(words()).toContain('제목은 200자까지 적을 수 있습니다');
  });

  it('draws the planned boxes, without names, dates or a number', async () => {
    await open(WHOLE_DRAFT);
    const boxes = find('.signature-boxes')?.textContent ?? '';
    expect(boxes).toContain('늘봄팀장');
    expect(boxes).toContain('전결');
    expect(boxes).not.toContain(APPROVER.name);
    expect(find('.document-head')?.textContent).toContain('결재 때 부여');
  });

  it('draws the boxes of the first text’s line on a further text, as its PDF does', async () => {
    const first = `${NUMBER.slice(0, -1)}7`;
    const text = (managementNumber: string, title: string) => ({
      managementNumber,
      title,
      revision: 1,
      wasSubmitted: false,
    });
    const bundle = [text(first, '운영 계획'), text(NUMBER, '운영 안내')];
    const lead: DraftReply = { ...WHOLE_DRAFT, managementNumber: first, bundle };
    await open({ ...WHOLE_DRAFT, line: [], bundle }, { [`GET /api/drafts/${first}`]: { body: lead } });
    const boxes = find('.signature-boxes')?.textContent ?? '';
    expect(boxes).toContain('늘봄팀장');
    expect(boxes).toContain('전결');
    expect(words()).not.toContain('결재선에 결재할 사람');
  });

  it('shows why a document came back', async () => {
    const rejection = {
      by: '도하늘',
      postTitle: '늘봄과장',
      reason: '예산을 적어 주십시오.',
      at: '2026-11-20T00:30:00Z',
    };
    await open({ ...WHOLE_DRAFT, status: 'rejected', rejection });
    expect(find('[aria-label="반려 사유"]')?.textContent).toContain('예산을 적어 주십시오.');
  });
});

describe('when saving meets trouble', () => {
  it('a session that ends asks for the password over the page and then saves what was typed', async () => {
    let ended = true;
    const signIn = () => {
      ended = false;
      return Promise.resolve();
    };
    const { stored, answer, asked } = await open(NEW_DRAFT, {}, signIn);
    answer(SAVE, ({ body }) => {
      if (ended) return problem(401, 'session-required', '로그인이 필요합니다.');
      return {
        body: { managementNumber: NUMBER, revision: (body as SaveDraft).revision + 1, savedAt: stored().savedAt },
      };
    });
    await write('끝난 로그인', '적던 글');
    await save();
    await expect.poll(kept).toContain('저장됨');
    const bodies = asked.filter(({ method }) => method === 'PUT').map(({ body }) => textOf(body as SaveDraft));
    expect(bodies).toEqual(['적던 글  끝.', '적던 글  끝.']);
    expect(editor()?.textContent).toContain('적던 글');
  });

  it('putting the sign-in off keeps everything on the device, and the next opening brings it back', async () => {
    const { office, answer, stored, shown } = await open(NEW_DRAFT, {}, () => Promise.reject(new SignInPutOff()));
    const working = drafting(NEW_DRAFT);
    answer(SAVE, problem(401, 'session-required', '로그인이 필요합니다.'));
    await write('끝난 로그인', '적던 글');
    await save();
    await expect.poll(kept).toContain('이 기기에만 보관');
    expect(stored().title).toBe('');
    shown.remove();
    expect(office.session.value?.accountId).toBe(working.office.session.value?.accountId);
    await show(working.office);
    await expect.poll(() => title()?.value).toBe('끝난 로그인');
    await expect.poll(() => editor()?.textContent).toContain('적던 글');
    expect(words()).toContain('이 기기에서 되살렸습니다');
    await save();
    await expect.poll(() => textOf(working.stored())).toBe('적던 글  끝.');
    await expect.poll(() => device.drafts.size).toBe(0);
  });

  it('a draft saved in another window is a choice, and neither text is lost', async () => {
    const { saveElsewhere, stored } = await open(NEW_DRAFT);
    await write('내 제목', '내 글');
    saveElsewhere({ title: '저쪽 제목' });
    await save();
    await expect.poll(() => find('[role=alert]')?.textContent).toContain('다른 창에서 먼저 저장하였습니다');
    button('저장된 내용 불러오기')?.click();
    await expect.poll(() => title()?.value).toBe('저쪽 제목');
    button('방금까지 적던 내용으로')?.click();
    await expect.poll(() => title()?.value).toBe('내 제목');
    await expect.poll(() => editor()?.textContent).toContain('내 글');
    await save();
    await expect.poll(() => stored().title).toBe('내 제목');
  });

  it('one’s own text can be kept over the other window’s', async () => {
    const { saveElsewhere, stored } = await open(NEW_DRAFT);
    await write('내 제목', '내 글');
    saveElsewhere({ title: '저쪽 제목' });
    await save();
    await expect.poll(() => button('지금 내용으로 저장하기')).toBeDefined();
    button('지금 내용으로 저장하기')?.click();
    await expect.poll(() => stored().title).toBe('내 제목');
  });

  it('what the server refuses is told in its own sentence and stays on the page', async () => {
    const { answer } = await open(NEW_DRAFT);
    answer(SAVE, problem(413, 'body-too-large', '본문이 너무 큽니다. 500,000자 이하로 줄여 주십시오.'));
    await write('제목', '글');
    await save();
    await expect.poll(() => find('[role=alert]')?.textContent).toContain('본문이 너무 큽니다');
    expect(editor()?.textContent).toContain('글');
  });
});

describe('the approval line by keyboard alone', () => {
  const rows = () =>
    [...document.querySelectorAll('.seat-row.is-open')].map(
      (row) => `${row.querySelector('select')?.value} ${row.querySelector('b')?.textContent}`,
    );

  it('is filled from the tree, put in order, and saved', async () => {
    const { stored } = await open(NEW_DRAFT);
    find('line-editor h2 button')?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => find('[role=tree]')).not.toBeNull();
    find('line-editor-tree input')?.focus();
    await userEvent.keyboard('늘봄팀장');
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('treeitem');
    await userEvent.keyboard('{End}');
    await expect.poll(() => document.activeElement?.textContent).toContain(REVIEWER.name);
    await userEvent.keyboard('{Enter}');
    await expect.poll(rows).toEqual([`approve ${REVIEWER.name}`]);
    find('line-editor-tree input')?.focus();
    await userEvent.keyboard('{Control>}a{/Control}늘봄과장{ArrowDown}');
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('treeitem');
    await userEvent.keyboard('{End}{Enter}');
    await expect.poll(rows).toEqual([`review ${REVIEWER.name}`, `approve ${APPROVER.name}`]);
    find(`[aria-label="${APPROVER.name} 처리"]`)?.focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await expect.poll(rows).toEqual([`review ${APPROVER.name}`, `approve ${REVIEWER.name}`]);
    await save();
    await expect.poll(() => stored().line.map(({ act }) => act)).toEqual(['review', 'approve']);
  });

  it('proposes the heads of the drafter’s units', async () => {
    const { stored } = await open(NEW_DRAFT);
    button('해솔국장까지')?.click();
    await save();
    await expect
      .poll(() => stored().line.map(({ act, personId }) => `${act} ${personId}`))
      .toEqual([`review ${APPROVER.personId}`, 'approve person-5']);
  });
});

describe('상신', () => {
  it('says what is missing and leads there instead of asking', async () => {
    const { asked } = await open(NEW_DRAFT);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(find('draft-submission')).toBeNull();
    await expect.poll(() => document.activeElement?.id).toBe('checks-heading');
    expect(find('.said')?.textContent).toContain('제목, 본문, 결재선, 단위과제');
    expect(asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('asks one question, and Ctrl+Enter sends the draft up with the opinion', async () => {
    const { asked } = await open(WHOLE_DRAFT);
    title()?.focus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => document.activeElement?.closest('draft-submission')).not.toBeNull();
    expect(find('draft-submission')?.textContent).toContain(`${REVIEWER.name} ${REVIEWER.postTitle}에게 먼저 갑니다`);
    await userEvent.keyboard('급합니다.{Control>}{Enter}{/Control}');
    await expect.poll(() => visited).toEqual([`/office/documents/${NUMBER}`]);
    expect(asked.find(({ path }) => path.endsWith('/submission'))?.body).toEqual({ revision: 1, opinion: '급합니다.' });
  });

  it('a refusal is told in the question, and the opinion stays', async () => {
    const refusal = problem(409, 'unit-task-unknown', '고른 단위과제가 지금 없습니다.');
    await open(WHOLE_DRAFT, { [`POST /api/drafts/${NUMBER}/submission`]: refusal });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => find('draft-submission textarea')).not.toBeNull();
    await userEvent.keyboard('의견{Control>}{Enter}{/Control}');
    await expect
      .poll(() => find('draft-submission [role=alert]')?.textContent)
      .toContain('고른 단위과제가 지금 없습니다');
    expect(find<HTMLTextAreaElement>('draft-submission textarea')?.value).toBe('의견');
  });
});

describe('attachments', () => {
  it('closing a file takes the document’s grounds along', async () => {
    const [file] = WHOLE_DRAFT.attachments;
    const { asked } = await open(
      { ...WHOLE_DRAFT, attachments: file ? [{ ...file, disclosure: { level: 'open', grounds: [] } }] : [] },
      {
        [`PATCH /api/drafts/${NUMBER}/attachments/file-1`]: {
          body: { ...file, disclosure: { level: 'closed', grounds: [5] } },
        },
      },
    );
    await userEvent.selectOptions(find('.draft-files select') ?? document.body, 'closed');
    await expect
      .poll(() => asked.find(({ method }) => method === 'PATCH')?.body)
      .toEqual({
        disclosure: { level: 'closed', grounds: [5] },
      });
  });

  it('a file that does not arrive says so and can be sent again', async () => {
    await open(WHOLE_DRAFT);
    const transfer = new DataTransfer();
    transfer.items.add(new File(['가'], '현황.txt'));
    const input = find<HTMLInputElement>('.file-choice input');
    if (input) input.files = transfer.files;
    input?.dispatchEvent(new Event('change', { bubbles: true }));
    await expect.poll(() => find('.draft-files [role=alert]')?.textContent).toContain('파일을 올리지 못하였습니다');
    expect(button('다시 올리기')).toBeDefined();
  });
});

describe.each(['light', 'dark', 'high-contrast'])('in the %s mode', (mode) => {
  it.each([1280, 390])('the page has no accessibility fault at %i px', async (width) => {
    await screen.viewport(width, 844);
    document.documentElement.dataset.krdsMode = mode;
    document.title = '결';
    await open(WHOLE_DRAFT);
    find('line-editor h2 button')?.click();
    button('상신')?.click();
    await expect.poll(() => find('draft-submission textarea')).not.toBeNull();
    await expect.poll(() => find('[role=tree]')).not.toBeNull();
    // A colour on its way from one state to the next is neither.
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly });
    const told = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
    expect(told).toEqual([]);
  });
});
