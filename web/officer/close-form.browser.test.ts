import axe from 'axe-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { EditorUnderTest } from '../document/editor/editor-under-test.ts';
import '../document/public-side.ts';
import '../styles/office.css';
import './draft-tools.ts';

const NOW = new Date('2026-03-03T00:00:00Z');
const doc = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: '민원인 홍길동의 요청' }] }],
};
let page: EditorUnderTest;
const tools = document.createElement('draft-tools');

beforeEach(() => {
  page = new EditorUnderTest(doc);
  page.editor.select('홍길동');
  Object.assign(tools, { editor: page.editor, place: page.editor.place, now: NOW });
  document.body.append(tools);
});
afterEach(() => {
  page.close();
  tools.remove();
});

const words = () => page.body.blocks.flatMap((block) => ('content' in block ? block.content : []))[1];
const field = (name: string) =>
  tools.querySelector<HTMLInputElement>(`.close-form ${name}`) ?? document.createElement('p');
const press = (name: string) =>
  userEvent.click([...tools.querySelectorAll('button')].find((each) => each.textContent?.trim() === name) ?? tools);
async function ask(): Promise<void> {
  tools.place = page.editor.place;
  await tools.updateComplete;
  await press('비공개 표시');
  await expect.poll(() => tools.querySelector('.close-form')).not.toBeNull();
}

it('asks for a reason and an end of the passage by itself, which are found there again, changed and taken away', async () => {
  await ask();
  const own = tools.querySelector('details');
  expect(own?.open).toBe(false);
  expect(own?.textContent).toContain('비워 두면 문서의 사유와 예정일을 따릅니다.');
  await userEvent.click(own?.querySelector('summary') ?? tools);
  await userEvent.fill(field('textarea'), ' 형편이\n적혀 있음');
  await userEvent.fill(field('[type=date]'), '2026-03-03');
  await expect.poll(() => tools.querySelector('[role=alert]')?.textContent).toContain('내일부터');
  expect((await axe.run(tools)).violations).toEqual([]);
  // What cannot be kept is not put on the text; the keys of the form are its own.
  let left = 0;
  tools.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') left += 1;
  });
  field('textarea').focus();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect([words(), left]).toEqual([undefined, 0]);
  await userEvent.fill(field('[type=date]'), '2026-12-31');
  field('textarea').focus();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(words).toEqual({
    ...{ text: '홍길동', closed: [6], closing: { reason: '형편이 적혀 있음', until: '2026-12-31' } },
  });
  // At the same place it is changed.
  await ask();
  expect([field('textarea'), field('[type=date]')]).toMatchObject([
    { value: '형편이 적혀 있음' },
    { value: '2026-12-31' },
  ]);
  expect(tools.querySelector('details')?.open).toBe(true);
  await userEvent.fill(field('textarea'), '');
  await press('표시 고치기');
  await expect.poll(words).toEqual({ text: '홍길동', closed: [6], closing: { until: '2026-12-31' } });
  await ask();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => tools.querySelector('.close-form')).toBeNull();
  await ask();
  await press('표시 풀기');
  await expect.poll(words).toBeUndefined();
  // The next mark begins without them.
  page.editor.select('요청');
  await ask();
  expect([field('textarea'), field('[type=date]')]).toMatchObject([{ value: '' }, { value: '' }]);
});

it('whoever reads the text beside its public copy has a list of what was said of passages by themselves', async () => {
  page.editor.close([6], 'selection', { reason: '형편이 적혀 있음', until: '2026-12-31' });
  const side = document.createElement('public-side');
  const rest = { publicTitle: '', summary: '', keywords: [], attachments: [], bodyOpen: true };
  Object.assign(side, {
    content: { ...rest, title: '보고', body: page.body, disclosure: { level: 'partiallyOpen', grounds: [6] } },
  });
  document.body.append(side);
  await side.updateComplete;
  const list = side.querySelector('ul[aria-labelledby]');
  expect(list?.textContent?.replace(/\s+/g, ' ').trim()).toBe(
    '‘홍길동’ 비공개 6호 사유: 형편이 적혀 있음, 검토 종료 예정일: 2026. 12. 31.',
  );
  expect((await axe.run(side)).violations).toEqual([]);
  side.remove();
});
