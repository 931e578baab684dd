import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Body } from '../../shared/document/body.ts';
import { type Answers, DOCUMENT, NUMBER, officeUnderTest, problem, SESSION } from '../client/office-under-test.ts';
import '../styles/office.css';
import './mask-publication-dialog.ts';

afterEach(() => document.body.replaceChildren());

const [FIRST, SECOND] = ['900101-1234568', '850505-2345671'];
const BODY: Body = {
  v: 1,
  blocks: [
    { type: 'paragraph', content: [{ text: `대상자의 번호는 ${FIRST} 입니다.` }] },
    { type: 'paragraph', content: [{ text: `강나루 씨의 번호는 ${SECOND} 이고 단가는 예정단가 입니다.` }] },
  ],
};
const OPEN = { level: 'open', grounds: [] } as const;
const [FILE] = DOCUMENT.attachments;

const ANSWERS: Answers = {
  [`GET /api/documents/${NUMBER}`]: { body: { ...DOCUMENT, paper: { ...DOCUMENT.paper, body: BODY } } },
  [`GET /api/documents/${NUMBER}/disclosure`]: {
    body: {
      standing: {
        disclosure: OPEN,
        bodyOpen: true,
        liftedGrounds: [],
        attachments: [{ id: FILE?.id, disclosure: OPEN }],
      },
      ...{ mayDecide: true, markGrounds: [], reviewOn: null, decisions: [] },
    },
  },
  [`GET /api/documents/${NUMBER}/file-findings`]: {
    body: { files: [{ attachmentId: FILE?.id ?? '', state: 'ready', findings: [], more: 0 }] },
  },
  // What was masked before is masked in the copy that is shown here too.
  [`GET /api/documents/${NUMBER}/publication/masks`]: {
    body: { words: [{ text: '강나루', grounds: [6] }], attachments: [], publicTitle: null, lifted: [] },
  },
};

async function open(answer: Answers[string] = { body: { managementNumber: NUMBER } }) {
  const { office, asked } = officeUnderTest({
    ...ANSWERS,
    [`POST /api/documents/${NUMBER}/publication/masks`]: answer,
  });
  office.session.set({ ...SESSION, roles: ['disclosureOfficer'] });
  const dialog = document.createElement('mask-publication-dialog');
  const said: string[] = [];
  Object.assign(dialog, { office, managementNumber: NUMBER, close: (words: string) => said.push(words) });
  document.body.append(dialog);
  await expect.poll(() => dialog.querySelectorAll('.personal-findings li').length).toBe(2);
  return { said, sent: () => asked.filter(({ method }) => method === 'POST').map(({ body }) => body) };
}

const words = (selector: string) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const COPY = 'section[aria-label="가린 뒤의 공개본"]';

it('each finding is masked by one key, other words and files on a chosen ground, and the copy is seen before', async () => {
  const { said, sent } = await open();
  expect(words(COPY)).toContain(FIRST);
  expect(words(COPY)).not.toContain('강나루');
  await userEvent.keyboard('m');
  await expect.poll(() => document.querySelectorAll('.personal-findings li').length).toBe(1);
  expect(words(COPY)).not.toContain(FIRST);
  await userEvent.keyboard('m');
  await expect.poll(() => document.querySelector('.personal-findings li')).toBeNull();
  await expect.poll(() => document.activeElement).toBe(document.querySelector('textarea[name=reason]'));
  await userEvent.selectOptions(
    document.querySelector('select[name=ground]') as HTMLElement,
    '5호 감사·시험·의사결정 과정',
  );
  await userEvent.type(document.querySelector('input[name=word]') as Element, '예정단가{Enter}');
  await expect.poll(() => words('.mask-words')).toContain('예정단가 1곳 · 비공개 5호');
  await userEvent.click(document.querySelector('.masks input[type=checkbox]') as Element);
  await userEvent.fill(document.querySelector('input[name=publicTitle]') as Element, '겨울 운영');
  await expect.poll(() => words(COPY)).toContain('겨울 운영');
  expect(words(COPY)).toContain('제9조제1항제5호에 따라 비공개');
  await userEvent.type(document.querySelector('textarea[name=reason]') as Element, '번호가 보임');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => said).toEqual(['공개본을 가렸습니다.']);
  expect(sent()).toEqual([
    {
      reason: '번호가 보임',
      words: [
        { text: FIRST, grounds: [6] },
        { text: SECOND, grounds: [6] },
        { text: '예정단가', grounds: [5] },
      ],
      attachments: [{ id: 'file-1', grounds: [5] }],
      publicTitle: '겨울 운영',
    },
  ]);
});

it('what is not enough says so and loses nothing', async () => {
  const { said } = await open(problem(409, 'mask-not-enough', '가린 뒤에도 남아 있습니다.'));
  await userEvent.type(document.querySelector('textarea[name=reason]') as Element, '사유');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => words('[role=alert]')).toContain('무엇을 가릴지 고르지 않았습니다.');
  await userEvent.click(document.querySelector('.personal-findings button') as Element);
  await userEvent.click(document.querySelector('.actions button') as Element);
  await expect.poll(() => words('[role=alert]')).toContain('가린 뒤에도 남아 있습니다.');
  expect(words('.mask-words')).toContain(FIRST);
  expect(said).toEqual([]);
});
