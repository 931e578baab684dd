import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { type Answers, DOCUMENT, NUMBER, officeUnderTest } from '../client/office-under-test.ts';
import '../styles/office.css';
import './document-page.ts';
import './draft-page.ts';
import './stopped-publications-page.ts';
import { DeviceUnderTest, drafting, draftPage, WHOLE_DRAFT } from './draft-under-test.ts';

const PHONE = '010-2345-6789';
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const PROBLEM = { code: 'personal-data-left', message: '남은 개인정보가 있습니다.', requestId: 'r' };
const OPEN = { level: 'open', grounds: [] } as const;

afterEach(() => {
  document.body.replaceChildren();
  return screen.viewport(1280, 800);
});

const section = () => document.querySelector('section[aria-labelledby=personal-data-heading]');
const words = () => section()?.textContent?.replace(/\s+/g, ' ') ?? '';
const button = (name: string) =>
  [...(section()?.querySelectorAll('button') ?? [])].find((each) => each.textContent?.trim() === name);

async function draft(answers: Answers = {}) {
  const [file] = WHOLE_DRAFT.attachments;
  if (!file) throw new Error('the draft under test has an attachment');
  const attachments = [{ ...file, name: `신청서_${PHONE}.hwp`, disclosure: { ...OPEN, grounds: [] } }];
  const server = drafting(
    {
      ...WHOLE_DRAFT,
      ...{ title: `민원 처리(${PHONE})`, publicTitle: `민원 처리(${PHONE})`, attachments },
      editorJson: { type: 'doc', content: [paragraph('개요'), paragraph(`연락처는 ${PHONE}입니다.`)] },
      disclosure: { level: 'open', grounds: [] },
    },
    answers,
  );
  draftPage(server.office, new DeviceUnderTest());
  await expect.poll(words).toContain('확실 3건');
  return { ...server, file };
}

describe('개인정보 점검 of a draft', () => {
  it('shows kind, words, place and ground of each finding, and leads to the words in the text', async () => {
    await draft();
    for (const said of ['휴대전화번호', PHONE, '공개용 제목', '본문 2번째 문단', '붙임 파일 이름', '제9조제1항제6호']) {
      expect(words()).toContain(said);
    }
    const inBody = [...(section()?.querySelectorAll('li') ?? [])].find((row) =>
      row.textContent?.includes('2번째 문단'),
    );
    await userEvent.click(inBody?.querySelector('button.quiet') ?? document.body);
    await expect.poll(() => getSelection()?.toString()).toBe(PHONE);
    const { violations } = await axe.run(section() ?? document.body);
    expect(violations).toEqual([]);
  });

  it('takes every finding out of the public copy with one button each, and leaves the record as it is', async () => {
    const [file] = WHOLE_DRAFT.attachments;
    const closed = { ...file, name: `신청서_${PHONE}.hwp`, disclosure: { level: 'closed', grounds: [6] } };
    const { asked, stored } = await draft({ [`PATCH /api/drafts/${NUMBER}/attachments/file-1`]: { body: closed } });
    await userEvent.click(button('공개용 제목에서 가리기') ?? document.body);
    await expect.poll(words).toContain('확실 2건');
    await userEvent.click(button('비공개로 표시') ?? document.body);
    await expect.poll(words).toContain('확실 1건');
    await userEvent.click(button('붙임을 비공개로') ?? document.body);
    await expect.poll(words).toContain('찾은 것 없음');
    expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({
      disclosure: { level: 'closed', grounds: [6] },
    });
    await userEvent.keyboard('{Control>}s{/Control}');
    await expect.poll(() => stored().publicTitle).toBe('민원 처리(○○○-○○○○-○○○○)');
    expect(stored()).toMatchObject({
      ...{ title: `민원 처리(${PHONE})`, bodyOpen: true },
      disclosure: { level: 'partiallyOpen', grounds: [6] },
    });
  });
});

describe('개인정보 점검 of the files of a draft', () => {
  const FILES = `GET /api/drafts/${NUMBER}/file-findings`;
  const PATCH = `PATCH /api/drafts/${NUMBER}/attachments/file-1`;
  const found = {
    ...{ attachmentId: 'file-1', state: 'ready', more: 0 },
    findings: [
      {
        ...{ kind: 'residentNumber', confidence: 'certain', ground: 6, words: '900101-1234568' },
        place: { part: '명단', spot: 'hiddenPart' },
      },
      {
        ...{ kind: 'mobilePhone', confidence: 'certain', ground: 6, words: PHONE },
        place: { part: '예산', spot: 'comment', by: '오하늘' },
      },
    ],
  };
  const inFiles = () => document.querySelector('file-findings')?.textContent?.replace(/\s+/g, ' ') ?? '';
  const fileButton = () => document.querySelector<HTMLElement>('file-findings button[data-file]');

  async function withFile(answers: Answers) {
    const [file] = WHOLE_DRAFT.attachments;
    if (!file) throw new Error('the draft under test has an attachment');
    const attachments = [{ ...file, disclosure: { level: 'open' as const, grounds: [] } }];
    const disclosure = { level: 'open' as const, grounds: [] };
    const closed = { ...file, disclosure: { level: 'closed', grounds: [6] } };
    const server = drafting(
      { ...WHOLE_DRAFT, attachments, disclosure },
      { [PATCH]: ({ body }) => ({ body: { ...closed, ...(body as object) } }), ...answers },
    );
    draftPage(server.office, new DeviceUnderTest());
    await expect.poll(inFiles).toContain('붙임 안의 개인정보');
    return { ...server, name: file.name };
  }

  it('are told when their reading ends, with kind, place and ground, and one act closes the file or takes that back', async () => {
    const { asked, answer, name } = await withFile({
      [FILES]: { body: { files: [{ attachmentId: 'file-1', state: 'waiting' }] } },
    });
    expect(inFiles()).toContain('1개 읽는 중');
    answer(FILES, { body: { files: [found] } });
    await expect.poll(inFiles).toContain('확실 2건');
    for (const said of ['주민등록번호', '명단, 숨은 시트나 슬라이드', '예산, 메모(오하늘)', '제9조제1항제6호']) {
      expect(inFiles()).toContain(said);
    }
    expect(document.querySelector('file-findings [role=status]')?.textContent).toBe(`${name}: 확실 2건.`);
    const { violations } = await axe.run(document.querySelector('file-findings') ?? document.body);
    expect(violations).toEqual([]);
    await screen.viewport(390, 800);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    fileButton()?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(inFiles).toContain('비공개로 바꾸어 시민에게 나가지 않습니다');
    await expect.poll(() => document.activeElement === fileButton()).toBe(true);
    await userEvent.keyboard('{Enter}');
    await expect.poll(inFiles).toContain('다시 공개로 바꾸었습니다');
    expect(asked.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([
      { disclosure: { level: 'closed', grounds: [6] } },
      { disclosure: { level: 'open', grounds: [] } },
    ]);
    expect(inFiles()).toContain('확실 2건');
  });

  it('that nobody could read say why and what helps; a check that fails says so and is asked for again', async () => {
    const failed = {
      attachmentId: 'file-1',
      state: 'failed',
      reason: '암호가 걸린 문서입니다.',
      advice: '암호를 푸십시오.',
    };
    const { answer } = await withFile({ [FILES]: { status: 503, body: { ...PROBLEM, code: 'unavailable' } } });
    await expect.poll(inFiles).toContain('붙임을 점검하지 못하였습니다');
    answer(FILES, { body: { files: [failed] } });
    const again = [...document.querySelectorAll<HTMLElement>('file-findings button')];
    await userEvent.click(again.find((each) => each.textContent === '붙임 다시 확인') ?? document.body);
    await expect.poll(inFiles).toContain('암호가 걸린 문서입니다. 암호를 푸십시오.');
    expect(inFiles()).toContain('정보공개담당의 결정을 기다립니다');
    answer(FILES, { body: { files: [] } });
  });
});

describe('개인정보 점검 at the submission', () => {
  const dialog = () => document.querySelector('draft-submission');
  const confirm = () => dialog()?.querySelector<HTMLInputElement>('input[name=personal-data]');
  const refusal = () => dialog()?.querySelector('[role=alert]')?.textContent ?? '';

  it('goes up only when the drafter confirms what is left, also what only the server has found', async () => {
    const { asked } = await draft({
      [`POST /api/drafts/${NUMBER}/submission`]: {
        status: 409,
        body: { ...PROBLEM, facts: { found: '전자우편 주소', kinds: 'mobilePhone,email' } },
      },
    });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(confirm).toBeTruthy();
    const submissions = () => asked.filter(({ path }) => path.endsWith('/submission')).map(({ body }) => body);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(refusal).toContain('확인하였다고 표시해야');
    expect(submissions()).toEqual([]);
    await expect.poll(() => document.activeElement === confirm()).toBe(true);
    await userEvent.keyboard(' ');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(submissions).toEqual([{ revision: 1, personalData: ['mobilePhone'] }]);
    await expect.poll(() => dialog()?.textContent).toContain('휴대전화번호, 전자우편 주소');
    expect(confirm()?.checked).toBe(false);
    const { violations } = await axe.run(dialog() ?? document.body);
    expect(violations).toEqual([]);
    await userEvent.click(confirm() ?? document.body);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(submissions).toHaveLength(2);
    expect(submissions()[1]).toEqual({ revision: 1, personalData: ['mobilePhone', 'email'] });
  });
});

describe('개인정보 점검 of a document', () => {
  const withPhone: DocumentReply = {
    ...DOCUMENT,
    ...{ disclosure: { level: 'open', grounds: [] }, attachments: [] },
    paper: { ...DOCUMENT.paper, body: { v: 1, blocks: [{ type: 'paragraph', content: [{ text: PHONE }] }] } },
  };

  async function show(reply: DocumentReply, answers: Answers = {}) {
    const shown = officeUnderTest({ [`GET /api/documents/${NUMBER}`]: { body: reply }, ...answers });
    const page = document.createElement('document-page');
    Object.assign(page, { office: shown.office, managementNumber: NUMBER });
    document.body.append(page);
    await expect.poll(words).toContain('개인정보 점검');
    return shown;
  }

  it('shows the approver what is left before the decision', async () => {
    await show(withPhone);
    for (const said of ['확실 1건', '정보공개담당의 결정을 기다립니다']) expect(words()).toContain(said);
  });

  it('shows whoever is in turn what stands in the open files, and nobody else', async () => {
    const [file] = DOCUMENT.attachments;
    if (!file) throw new Error('the document under test has an attachment');
    const open: DocumentReply = {
      ...withPhone,
      attachments: [{ ...file, disclosure: { level: 'open', grounds: [] } }],
    };
    const found = { kind: 'residentNumber', confidence: 'certain', ground: 6, words: '900101-1234568' };
    const place = { part: '명단', spot: 'hiddenPart' };
    const url = `/api/documents/${NUMBER}/file-findings`;
    const answers: Answers = {
      [`GET ${url}`]: {
        body: { files: [{ attachmentId: file.id, state: 'ready', more: 0, findings: [{ ...found, place }] }] },
      },
    };
    await show(open, answers);
    const inFiles = () => document.querySelector('file-findings')?.textContent?.replace(/\s+/g, ' ') ?? '';
    await expect.poll(inFiles).toContain('확실 1건');
    for (const said of [file.name, '주민등록번호', '명단, 숨은 시트나 슬라이드', '제9조제1항제6호(개인정보)']) {
      expect(inFiles()).toContain(said);
    }
    expect(document.querySelector('file-findings button')).toBeNull();
    expect(document.querySelector(`a[href="/office/documents/${NUMBER}/edit"]`)).not.toBeNull();
    expect((await axe.run(document.querySelector('file-findings') ?? document.body)).violations).toEqual([]);
    document.body.replaceChildren();
    const { asked } = await show({ ...open, may: { ...DOCUMENT.may, inTurn: [] } }, answers);
    expect(asked.some(({ path }) => path === url)).toBe(false);
  });

  it('puts beside an approved text what citizens are shown of it now, with what was lifted and masked since', async () => {
    const blocks = [
      { type: 'paragraph' as const, content: [{ text: '예정단가', closed: [5 as const] }] },
      { type: 'paragraph' as const, content: [{ text: `담당자 ${PHONE}` }] },
    ];
    const approved: DocumentReply = {
      ...withPhone,
      ...{ status: 'approved', paper: { ...DOCUMENT.paper, body: { v: 1, blocks } } },
      publication: { ...DOCUMENT.publication, state: 'stopped', at: '2026-11-20T01:00:00Z' },
      may: { ...DOCUMENT.may, inTurn: [] },
    };
    const disclosure = { level: 'partiallyOpen', grounds: [6] };
    await show(approved, {
      [`GET /api/documents/${NUMBER}/disclosure`]: {
        body: {
          standing: { disclosure, bodyOpen: true, liftedGrounds: [5], attachments: [] },
          ...{ mayDecide: false, markGrounds: [5], reviewOn: null, decisions: [] },
        },
      },
      [`GET /api/documents/${NUMBER}/publication/masks`]: {
        body: { words: [{ text: PHONE, grounds: [6] }], attachments: [], publicTitle: null, lifted: [] },
      },
    });
    const side = (name: string) => document.querySelector(`dialog section[aria-label="${name}"]`)?.textContent ?? '';
    await userEvent.click(document.querySelector('.public-side button') ?? document.body);
    await expect.poll(() => side('공개용')).toContain('예정단가');
    expect(side('내부용')).toContain(PHONE);
    expect(side('공개용')).not.toContain(PHONE);
  });

  it('says that the public copy is held back for a report, and leads whoever decides to the queue', async () => {
    const held: DocumentReply = {
      ...withPhone,
      status: 'approved',
      publication: { ...DOCUMENT.publication, state: 'checking', at: '2026-11-20T01:00:00Z' },
      may: { ...DOCUMENT.may, inTurn: [], withdrawPublication: false },
    };
    const note = () => document.querySelector('.held-back');
    const open = async (reply: DocumentReply) => {
      document.body.replaceChildren();
      const shown = officeUnderTest({ [`GET /api/documents/${NUMBER}`]: { body: reply } });
      const page = document.createElement('document-page');
      Object.assign(page, { office: shown.office, managementNumber: NUMBER });
      document.body.append(page);
      await expect.poll(() => note()?.textContent).toContain('신고된 곳을 시민에게 가리고 있습니다');
    };
    await open(held);
    expect(note()?.textContent).toContain('정보공개담당이 살펴');
    expect(note()?.querySelector('a')).toBeNull();
    await open({ ...held, may: { ...held.may, withdrawPublication: true } });
    expect(note()?.querySelector('a')?.getAttribute('href')).toBe('/office/publication-queue');
    expect((await axe.run(note() ?? document.body)).violations).toEqual([]);
  });

  it('leads from the list of stopped publications and back, and says what was decided there', async () => {
    const stop = {
      kinds: ['mobilePhone' as const],
      leaks: [],
      unread: [],
      releasedAt: null,
      releasedBy: null,
      reason: null,
    };
    const row = {
      managementNumber: NUMBER,
      title: '민원 처리',
      kinds: stop.kinds,
      leaks: [],
      unread: [],
      stoppedAt: '2026-11-20T01:00:00Z',
    };
    const shown = officeUnderTest({
      'GET /api/publication-stops': { body: { documents: [row], more: false } },
      [`POST /api/documents/${NUMBER}/publication/withdrawal`]: { body: { managementNumber: NUMBER } },
      [`GET /api/documents/${NUMBER}`]: {
        body: {
          ...withPhone,
          status: 'approved',
          publication: { state: 'stopped', at: row.stoppedAt, stop },
          may: { ...DOCUMENT.may, inTurn: [], releasePublication: true, withdrawPublication: true },
        },
      },
    });
    const list = document.createElement('stopped-publications-page');
    list.office = shown.office;
    document.body.append(list);
    await expect.poll(() => list.querySelector('td')?.textContent).toBe('휴대전화번호');
    list.remove();
    const page = document.createElement('document-page');
    Object.assign(page, { office: shown.office, managementNumber: NUMBER });
    document.body.append(page);
    await expect.poll(() => page.querySelector('.back')?.getAttribute('href')).toBe('/office/stopped-publications');
    expect(page.querySelector('.back')?.textContent).toContain('공개 보류');
    await userEvent.click(document.querySelector('[data-kind=withdraw]') ?? document.body);
    await userEvent.type(document.querySelector('textarea[name=text]') ?? document.body, '개인정보임');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => shown.office.said.value?.text).toContain('공개하지 않기로 했습니다.');
  });

  it('tells why a publication has stopped, and lets the disclosure officer publish with a reason', async () => {
    const stop = {
      kinds: ['mobilePhone' as const],
      leaks: [],
      unread: [],
      releasedAt: null,
      releasedBy: null,
      reason: null,
    };
    const { asked } = await show(
      {
        ...withPhone,
        status: 'approved',
        publication: { state: 'stopped', at: '2026-11-20T01:00:00Z', stop },
        may: { ...DOCUMENT.may, inTurn: [], releasePublication: true, withdrawPublication: true },
      },
      { [`POST /api/documents/${NUMBER}/publication/release`]: { body: { managementNumber: NUMBER } } },
    );
    expect(words()).toContain('시민에게 공개하지 않고 멈추었습니다');
    await userEvent.click(document.querySelector('[data-kind=release]') ?? document.body);
    await userEvent.type(document.querySelector('textarea[name=text]') ?? document.body, '공고하는 번호임');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect
      .poll(() => asked.find(({ path }) => path.endsWith('/publication/release'))?.body)
      .toEqual({ reason: '공고하는 번호임' });
  });

  it('says plainly that what was closed goes out, before a publication stopped for that is released', async () => {
    const stop = { kinds: [], leaks: ['pdf' as const], unread: [], releasedAt: null, releasedBy: null, reason: null };
    await show({
      ...withPhone,
      status: 'approved',
      publication: { state: 'stopped', at: '2026-11-20T01:00:00Z', stop },
      may: { ...DOCUMENT.may, inTurn: [], releasePublication: true, withdrawPublication: true },
    });
    await userEvent.click(document.querySelector('[data-kind=release]') ?? document.body);
    await expect
      .poll(() => document.body.textContent)
      .toContain('비공개로 한 내용이 남은 그대로(PDF) 시민에게 나갑니다');
  });

  it('names the files that nobody could read, with the reason, before they are let out', async () => {
    const unread = [{ name: '명단.zip', why: 'no-reader' as const }];
    const stop = { kinds: [], leaks: [], unread, releasedAt: null, releasedBy: null, reason: null };
    await show({
      ...withPhone,
      status: 'approved',
      publication: { state: 'stopped', at: '2026-11-20T01:00:00Z', stop },
      may: { ...DOCUMENT.may, inTurn: [], releasePublication: true, withdrawPublication: true },
    });
    const named = '명단.zip(내용을 읽을 수 없는 형식)';
    expect(words()).toContain(`개인정보가 있는지 점검하지 못한 파일이 있어(읽지 못한 파일: ${named})`);
    await userEvent.click(document.querySelector('[data-kind=release]') ?? document.body);
    await expect.poll(() => document.body.textContent).toContain(`점검을 하지 못한 파일이 그대로 나갑니다: ${named}`);
  });
});
