import axe from 'axe-core';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { type Answers, DOCUMENT, NUMBER, officeUnderTest, problem, SESSION } from '../client/office-under-test.ts';
import '../styles/office.css';
import './publication-masking.ts';

afterEach(() => document.body.replaceChildren());

const BODY: DocumentReply['paper']['body'] = {
  v: 1,
  blocks: [{ type: 'paragraph', content: [{ text: '강나루 씨의 단가는 예정단가, 물품 900101-1234568 입니다.' }] }],
};
const OPEN = { level: 'open', grounds: [] } as const;
const [FILE] = DOCUMENT.attachments;
const LIFTED = {
  ...{ words: [{ text: '달무리', grounds: [5] }], attachments: [], publicTitle: null },
  liftedAt: '2026-11-20T01:00:00.000Z',
  falseFindings: [{ kind: 'residentNumber', words: '달무리', reason: '물품의 이름임' }],
};
const ACT = { at: '2026-11-20T00:50:00Z', by: '도하늘', reason: '이름이 보임', until: null };
const SHOWN: DocumentReply = {
  ...DOCUMENT,
  status: 'approved',
  paper: { ...DOCUMENT.paper, body: BODY },
  publication: { ...DOCUMENT.publication, state: 'public', acts: [{ ...ACT, kind: 'masked' }] },
  may: { ...DOCUMENT.may, maskPublication: true },
};
const ANSWERS: Answers = {
  [`GET /api/documents/${NUMBER}`]: { body: SHOWN },
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
  [`GET /api/documents/${NUMBER}/publication/masks`]: {
    body: {
      words: [
        { text: '강나루', grounds: [6] },
        { text: '예정단가', grounds: [5] },
        { text: '900101-1234568', grounds: [6] },
      ],
      attachments: [{ id: FILE?.id, grounds: [5] }],
      publicTitle: '겨울 운영',
      lifted: [LIFTED],
    },
  },
};

async function open(answer: Answers[string] = { body: { managementNumber: NUMBER } }) {
  const { office, asked } = officeUnderTest({
    ...ANSWERS,
    [`POST /api/documents/${NUMBER}/publication/masks/lifting`]: answer,
  });
  office.session.set({ ...SESSION, roles: ['disclosureOfficer'] });
  const masking = document.createElement('publication-masking');
  Object.assign(masking, { office, document: SHOWN });
  document.body.append(masking);
  await expect.poll(() => masking.querySelector('button[name=lift]')).not.toBeNull();
  masking.querySelector<HTMLElement>('button[name=lift]')?.click();
  await expect.poll(() => document.querySelectorAll('.masks input').length).toBe(5);
  return { sent: () => asked.filter(({ method }) => method === 'POST').map(({ body }) => body) };
}

const words = (selector: string) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const COPY = 'section[aria-label="푼 뒤의 공개본"]';
const choose = (text: string) =>
  [...document.querySelectorAll<HTMLElement>('.masks label')].find((each) => each.textContent?.includes(text))?.click();

it('what is taken back is chosen from what is masked, and the copy is seen before', async () => {
  const { sent } = await open();
  expect(words(COPY)).not.toMatch(/강나루|예정단가/);
  expect(words('.plain-list')).toContain('달무리 (비공개 5호)');
  choose('예정단가');
  await expect.poll(() => words(COPY)).toContain('예정단가');
  expect(words(COPY)).not.toContain('강나루');
  choose('공개용 제목');
  await expect.poll(() => words(COPY)).toContain('작은도서관 겨울 운영 계획');
  choose(FILE?.name ?? '');
  // Neither is lifted by a reason, and what helps instead is said where they are chosen.
  await expect.poll(() => words('form')).toContain('공개용 제목을 다른 말로 고쳐 주십시오');
  expect(words('form')).toContain('개인정보를 뺀 파일을 새 문서에 붙여 공개해 주십시오');
  choose('강나루');
  choose('강나루');
  expect((await axe.run(document.querySelector('dialog') ?? document.body)).violations).toEqual([]);
  await userEvent.type(document.querySelector('textarea[name=reason]') as Element, '심사가 끝남');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => words('publication-masking [role=status]')).toBe('가림을 풀었습니다.');
  expect(sent()).toEqual([{ reason: '심사가 끝남', words: ['예정단가'], attachments: ['file-1'], publicTitle: true }]);
  await expect.poll(() => document.activeElement?.textContent?.trim()).toBe('가림 풀기');
});

it('what would show somebody says so and loses nothing', async () => {
  const { sent } = await open(problem(409, 'unmask-personal', '가림을 풀면 시민에게 보입니다.'));
  await userEvent.type(document.querySelector('textarea[name=reason]') as Element, '사유');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => words('[role=alert]')).toContain('하나 이상 골라 주십시오');
  expect(sent()).toEqual([]);
  choose('강나루');
  await userEvent.click(document.querySelector('.actions button') as Element);
  await expect.poll(() => words('[role=alert]')).toContain('가림을 풀면 시민에게 보입니다.');
  expect(words(COPY)).toContain('강나루');
});

it('a number that only looks like one of a person is taken back with a reason of its own', async () => {
  const { sent } = await open();
  expect(words('.plain-list')).toContain('‘달무리’: 주민등록번호 아님. 물품의 이름임');
  choose('예정단가');
  await expect.poll(() => words(COPY)).toContain('예정단가');
  expect(document.querySelector('textarea[name=judged]')).toBeNull();
  choose('900101');
  await expect
    .poll(() => words('label:has(textarea[name=judged])'))
    .toContain('점검에서 ‘900101-1234568’ 부분을 주민등록번호로 봅니다.');
  await userEvent.type(document.querySelector('textarea[name=judged]') as Element, '물품의 관리번호임');
  await userEvent.type(document.querySelector('textarea[name=reason]') as Element, '심사가 끝남');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect
    .poll(() => sent())
    .toMatchObject([
      {
        words: ['예정단가', '900101-1234568'],
        falseFindings: [{ word: '900101-1234568', reason: '물품의 관리번호임' }],
      },
    ]);
});
