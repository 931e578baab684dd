import { TextSelection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { TableBlock } from '../../../../shared/document/body.ts';
import { EditorUnderTest } from '../editor-under-test.ts';
import '../../../styles/office.css';

const text = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });
const cell = (words: string) => ({
  type: 'tableCell',
  content: words === '' ? [{ type: 'paragraph' }] : [text(words)],
});
let opened: EditorUnderTest | undefined;
afterEach(() => opened?.close());

function open(...content: readonly unknown[]): EditorUnderTest {
  opened = new EditorUnderTest({ type: 'doc', content });
  return opened;
}
const runs = (editor: EditorUnderTest, block = 0) => {
  const found = editor.body.blocks[block];
  return found && 'content' in found ? found.content : [];
};

describe('비공개 표시 in the editor', () => {
  it('closes the selected words on the chosen grounds, shows them in words, and is undone and taken away', () => {
    const page = open(text('민원인 홍길동의 요청'));
    page.editor.select('홍길동');
    page.editor.close([5, 6]);
    expect(runs(page)).toEqual([{ text: '민원인 ' }, { text: '홍길동', closed: [5, 6] }, { text: '의 요청' }]);
    expect(page.editor.place.closed).toEqual([5, 6]);
    const mark = page.place.querySelector('.closed-passage') ?? document.body;
    expect(getComputedStyle(mark, '::after').content).toContain('비공개 5·6호');
    expect(getComputedStyle(mark).outlineStyle).toBe('dashed');
    page.editor.undo();
    expect(runs(page)).toEqual([{ text: '민원인 홍길동의 요청' }]);
    page.editor.redo();
    page.editor.view.dispatch(
      page.editor.view.state.tr.setSelection(TextSelection.create(page.editor.view.state.doc, 6)),
    );
    page.editor.open();
    expect(runs(page)).toEqual([{ text: '민원인 홍길동의 요청' }]);
  });

  it('is set and taken away by the keyboard, goes on in what is typed at its end, and closes a block without a selection', async () => {
    const page = open(text('민원인 홍길동'));
    page.editor.select('홍길동');
    await userEvent.keyboard('{Control>}{Shift>}9{/Shift}{/Control}');
    await userEvent.keyboard('{ArrowRight}씨');
    expect(runs(page)).toEqual([{ text: '민원인 ' }, { text: '홍길동씨', closed: [6] }]);
    await userEvent.keyboard('{Control>}{Shift>}9{/Shift}{/Control}');
    expect(runs(page)).toEqual([{ text: '민원인 홍길동씨' }]);
    page.editor.close([7]);
    expect(runs(page)).toEqual([{ text: '민원인 홍길동씨', closed: [7] }]);
  });

  it('survives copying, becoming an item, and being pasted', () => {
    const page = open(text('민원인 홍길동의 요청'), { type: 'paragraph' });
    page.editor.select('홍길동');
    page.editor.close([6]);
    const html = page.place.querySelector('.document-editor p')?.innerHTML ?? '';
    page.editor.view.dispatch(page.editor.view.state.tr.setSelection(TextSelection.atEnd(page.editor.view.state.doc)));
    page.paste({ 'text/html': `<p>${html}</p>` });
    expect(runs(page, 1)).toEqual(runs(page, 0));
    page.paste({ 'text/html': '<p><span data-closed="6 99">가짜</span></p>' });
    expect(JSON.stringify(page.body)).not.toContain('99');
  });

  it('closes cells and whole tables with the text in them, so that merging opens nothing', () => {
    const page = open({
      type: 'table',
      content: [{ type: 'tableRow', content: [cell('홍길동'), cell(''), cell('열림')] }],
    });
    const { view } = page.editor;
    view.dispatch(view.state.tr.setSelection(CellSelection.create(view.state.doc, 2, 9)));
    page.editor.close([6]);
    const table = () => page.body.blocks[0] as TableBlock;
    expect(table().rows[0]?.cells.map(({ closed }) => closed)).toEqual([[6], [6], undefined]);
    expect(table().rows[0]?.cells[0]?.content[0]?.content).toEqual([{ text: '홍길동', closed: [6] }]);
    page.editor.select('열림');
    page.editor.close([7], 'table');
    expect(table().closed).toEqual([7]);
    expect(page.place.querySelector('.closed-table')?.getAttribute('data-closed-name')).toBe('비공개 7호');
    page.editor.open();
    expect(table().closed).toBeUndefined();
  });

  it('has a reason and an end of its own, which are changed at the cursor, copied, undone and gone with the mark', () => {
    const page = open(text('민원인 홍길동의 요청'), { type: 'paragraph' });
    const cursor = () => {
      const { view } = page.editor;
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 6)));
    };
    const review = { reason: '내부검토 중임', until: '2026-12-31' };
    page.editor.select('홍길동');
    page.editor.close([5], 'selection', review);
    expect(runs(page)[1]).toEqual({ text: '홍길동', closed: [5], closing: review });
    expect(page.place.querySelector('.closed-passage')?.getAttribute('data-closed-name')).toBe(
      '비공개 5호 · 2026. 12. 31.까지',
    );
    // At the cursor within it, that passage alone is changed.
    cursor();
    expect(page.editor.place).toMatchObject({ closed: [5], closing: review });
    page.editor.close([5, 6], 'selection', { reason: '이름이 있음' });
    expect(runs(page)).toEqual([
      { text: '민원인 ' },
      { text: '홍길동', closed: [5, 6], closing: { reason: '이름이 있음' } },
      { text: '의 요청' },
    ]);
    const html = page.place.querySelector('.document-editor p')?.innerHTML ?? '';
    page.editor.view.dispatch(page.editor.view.state.tr.setSelection(TextSelection.atEnd(page.editor.view.state.doc)));
    page.paste({ 'text/html': `<p>${html}</p>` });
    expect(runs(page, 1)).toEqual(runs(page, 0));
    cursor();
    page.editor.open();
    expect(runs(page)).toEqual([{ text: '민원인 홍길동의 요청' }]);
    page.editor.undo();
    expect(runs(page)[1]).toMatchObject({ closing: { reason: '이름이 있음' } });
    page.paste({ 'text/html': `<p><span data-closed="6" data-closed-until="내일">가짜</span></p>` });
    expect(JSON.stringify(page.body)).not.toContain('내일');
  });

  it('of a table changes with the text that was closed along with it, and leaves what is closed otherwise in it', () => {
    const page = open({ type: 'table', content: [{ type: 'tableRow', content: [cell('홍길동'), cell('단가')] }] });
    page.editor.select('단가');
    page.editor.close([5], 'table', { until: '2026-12-31' });
    page.editor.select('홍길동');
    page.editor.close([6]);
    const { view } = page.editor;
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 5)));
    page.editor.close([5], 'selection', { until: '2027-03-02' });
    const table = page.body.blocks[0] as TableBlock;
    expect(table).toMatchObject({ closed: [5], closing: { until: '2027-03-02' } });
    expect(table.rows[0]?.cells.map(({ content }) => content[0]?.content[0])).toEqual([
      { text: '홍길동', closed: [6] },
      { text: '단가', closed: [5], closing: { until: '2027-03-02' } },
    ]);
    page.editor.open();
    expect((page.body.blocks[0] as TableBlock).closing).toBeUndefined();
  });

  it('closes words wherever they stand by one act', () => {
    const page = open(text('홍길동의 요청'), text('다시 홍길동과 홍길동'));
    expect(page.editor.closeWords('홍길동', [6])).toBe(true);
    expect(
      page.body.blocks.flatMap((block) => ('content' in block ? block.content : [])).filter((run) => 'closed' in run),
    ).toHaveLength(3);
    expect(page.editor.closeWords('없는 말', [6])).toBe(false);
  });
});
