import { TextSelection } from '@tiptap/pm/state';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import type { TableBlock } from '../../../shared/document/body.ts';
import '../../styles/editor.css';
import { EditorUnderTest } from './editor-under-test.ts';
import { addEnclosures } from './enclosures/enclosures.ts';
import { makeItems, shiftItems } from './item/item-commands.ts';
import { insertTable } from './table/table.ts';
import { toggleSyllables } from './text/text.ts';

let page: EditorUnderTest;

beforeEach(() => {
  page = new EditorUnderTest();
});

afterEach(() => {
  page.close();
});

async function type(keys: string): Promise<void> {
  await userEvent.keyboard(keys.replaceAll('[', '[[').replaceAll('{', '{{').replaceAll('⏎', '{Enter}'));
}

/** Puts the cursor as many letters before where it stands. */
function moveBack(letters: number): void {
  page.editor.do((state, dispatch) => {
    const to = state.selection.head - letters;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, to)));
    return true;
  });
}

describe('the breaking of lines (줄 나눔)', () => {
  it('is by word until the drafter asks for syllables, for the whole document and back by undoing', async () => {
    const breaks = () => getComputedStyle(page.editor.view.dom).wordBreak;
    await type('안부확인');
    expect(page.body.breaking).toBeUndefined();
    page.editor.do(toggleSyllables);
    expect([page.body.breaking, page.editor.place.bySyllable, breaks()]).toEqual(['syllable', true, 'normal']);
    page.editor.undo();
    expect([page.body.breaking, page.editor.place.bySyllable]).toEqual([undefined, false]);
    expect(page.text).toContain('안부확인');
  });

  it('comes and goes with a text that takes the place of another', async () => {
    page.editor.replace({ type: 'doc', attrs: { breaking: 'syllable' }, content: [{ type: 'paragraph' }] });
    expect(page.editor.place.bySyllable).toBe(true);
    page.editor.replace({ type: 'doc', content: [{ type: 'paragraph' }] });
    expect(page.editor.place.bySyllable).toBe(false);
  });
});

describe('a mark typed at the start of a line', () => {
  it.each([
    ['1. ', 'number0'],
    ['가. ', 'number1'],
    ['1) ', 'number2'],
    ['가) ', 'number3'],
    ['(1) ', 'number4'],
    ['(가) ', 'number5'],
    ['㉮ ', 'number7'],
    ['□ ', 'square0'],
    ['ㅁ ', 'square0'],
    ['○ ', 'circle1'],
    ['- ', 'dash2'],
    ['ㆍ ', 'dot3'],
    ['※ ', 'note2'],
    ['① ', 'circled1'],
    ['Ⅰ ', 'heading'],
    ['II. ', 'heading'],
  ])('%smakes %s of it', async (mark, made) => {
    await type(`${mark}안부확인`);
    expect(page.blocks).toEqual([made]);
    expect(page.text).toContain('안부확인');
    expect(page.text).not.toContain('ㅁ');
  });

  it('comes back as typed with Backspace', async () => {
    await type('1. ');
    expect(page.place.querySelector('.item')).not.toBeNull();
    await userEvent.keyboard('{Backspace}');
    expect(page.place.querySelector('.item')).toBeNull();
    expect(page.editor.view.state.doc.textContent).toBe('1. ');
  });

  it('붙임 opens the list of enclosures, and a colon after it is kept', async () => {
    await type('본문입니다.⏎붙임 : 회의자료 1부.⏎명단 1부.');
    expect(page.text).toBe('본문입니다.\n붙임 :  1. 회의자료 1부.\n2. 명단 1부.  끝.');
    expect(page.marks).toEqual(['1.', '2.']);
  });

  it('is one mark: what looks like another one after it is text', async () => {
    await type('○ 논의⏎- ① 효율⏎- ② 기능⏎○ 다음');
    expect(page.text).toBe('○ 논의\n- ① 효율\n- ② 기능\n○ 다음  끝.');
  });

  it('붙임 closes the text also after an item, and stays text in an item of its own', async () => {
    await type('※ 참고⏎가. 붙임 자료 참조⏎붙임 회의자료 1부.');
    expect(page.blocks).toEqual(['note2', 'number1', 'enclosures']);
  });

  it('붙임 in the middle of a text stays text', async () => {
    await type('앞⏎뒤');
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
    await type('붙임 ');
    expect(page.blocks).toEqual(['paragraph', 'paragraph']);
  });
});

describe('the keys of an item', () => {
  it('Enter makes the next item of the same kind and numbers both', async () => {
    await type('1. 첫째⏎둘째');
    expect(page.blocks).toEqual(['number0', 'number0']);
    expect(page.marks).toEqual(['1.', '2.']);
  });

  it('a lone number is drawn dimmed and is not printed', async () => {
    await type('1. 하나뿐');
    expect(page.marks).toEqual(['(1.)']);
    expect(page.text).toBe('하나뿐  끝.');
  });

  it('Enter inside an item takes what follows along', async () => {
    await type('□ 가나다라');
    moveBack(2);
    await userEvent.keyboard('{Enter}');
    expect(page.text).toBe('□ 가나\n□ 다라  끝.');
  });

  it('Tab and Shift-Tab move the level; □ ○ - follow their order', async () => {
    await type('□ 개요⏎시간');
    await userEvent.keyboard('{Tab}');
    expect(page.blocks).toEqual(['square0', 'circle1']);
    await userEvent.keyboard('{Tab}');
    expect(page.blocks).toEqual(['square0', 'dash2']);
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(page.blocks).toEqual(['square0', 'circle1']);
    expect(document.activeElement).toBe(page.editor.view.dom);
  });

  it('the level stops at the eighth rung of the ladder and at the margin', async () => {
    await type('1. 가');
    for (let press = 0; press < 9; press += 1) await userEvent.keyboard('{Tab}');
    expect(page.blocks).toEqual(['number7']);
    for (let press = 0; press < 9; press += 1) await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(page.blocks).toEqual(['number0']);
  });

  it('Enter on an empty item goes back to the item above it, then to plain text', async () => {
    await type('□ 개요⏎');
    await userEvent.keyboard('{Tab}{Enter}');
    await type('다음');
    expect(page.blocks).toEqual(['square0', 'square0']);
    await type('⏎⏎마침');
    expect(page.blocks).toEqual(['square0', 'square0', 'paragraph']);
  });

  it('Backspace at its start takes the mark away and keeps the text', async () => {
    await type('○ 오전');
    moveBack(2);
    await userEvent.keyboard('{Backspace}');
    expect(page.text).toBe('오전  끝.');
    expect(page.blocks).toEqual(['paragraph']);
  });

  it('Shift-Enter goes on in a paragraph, never in a line break that the record does not know', async () => {
    await type('○ 오전');
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    await type('설명');
    expect(page.blocks).toEqual(['circle1', 'paragraph']);
  });

  it('Esc, then Tab, leaves the editor for the next field', async () => {
    const next = document.createElement('input');
    document.body.append(next);
    await type('1. 가');
    await userEvent.keyboard('{Escape}{Tab}');
    expect(document.activeElement).toBe(next);
    expect(page.blocks).toEqual(['number0']);
    next.remove();
  });

  it('undo takes the last change back', async () => {
    await type('본문');
    page.editor.do(makeItems({ kind: 'square', level: 0 }));
    expect(page.blocks).toEqual(['square0']);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(page.blocks).toEqual(['paragraph']);
  });
});

describe('the end of the document', () => {
  const end = () => page.place.querySelector('[data-end]');

  it('shows 끝. after the last written character and nowhere else', async () => {
    expect(end()).toBeNull();
    await type('본문입니다.⏎⏎');
    expect(page.place.querySelectorAll('[data-end]')).toHaveLength(1);
    expect(end()?.textContent).toBe('본문입니다.');
  });

  it('takes a typed 끝. back at the end of the text, and leaves it anywhere else', async () => {
    await type('회의는 여기서 끝. 다음은⏎자료 1부.  끝.');
    expect(page.text).toBe('회의는 여기서 끝. 다음은\n자료 1부.  끝.');
  });

  it('moves to the last enclosure', async () => {
    await type('본문');
    page.editor.do(addEnclosures);
    await type('자료 1부.');
    expect(end()?.className).toBe('enclosure');
    expect(end()?.textContent).toBe('자료 1부.');
  });

  it('stands under a table that is full, and 이하 빈칸 in one that is not', async () => {
    page.editor.do(insertTable(3, 2));
    for (const cell of ['가', '나', '다', '라']) await userEvent.keyboard(`${cell}{Tab}`);
    expect(page.place.querySelector('[data-blank]')?.closest('tr')?.rowIndex).toBe(2);
    expect(end()).toBeNull();
    for (const cell of ['마', '바']) await userEvent.keyboard(cell === '마' ? '마{Tab}' : cell);
    expect(page.place.querySelector('[data-blank]')).toBeNull();
    expect(end()?.querySelector('table')).not.toBeNull();
  });
});

describe('a table', () => {
  it('goes in after the block of the cursor, with a head row and room below', async () => {
    await type('표입니다.');
    page.editor.do(insertTable(2, 3));
    await type('이름');
    expect(page.blocks).toEqual(['paragraph', 'table']);
    const table = page.body.blocks[1] as TableBlock;
    expect(table.columns).toHaveLength(3);
    expect(table.rows[0]?.cells.every((cell) => cell.header)).toBe(true);
    expect(page.editor.view.state.doc.lastChild?.type.name).toBe('paragraph');
  });

  it('keeps its column widths through saving and opening', () => {
    const cell = (width: number) => ({
      type: 'tableCell',
      attrs: { colwidth: [width] },
      content: [{ type: 'paragraph' }],
    });
    page.editor.replace({
      type: 'doc',
      content: [{ type: 'table', content: [{ type: 'tableRow', content: [cell(128.5), cell(514)] }] }],
    });
    expect((page.body.blocks[0] as TableBlock).columns).toEqual([0.2, 0.8]);
    expect(page.place.querySelector('col')?.style.width).toBe('128.5px');
  });

  it('is never put into a table', () => {
    page.editor.do(insertTable(2, 2));
    page.editor.do(insertTable(2, 2));
    expect(page.place.querySelectorAll('table')).toHaveLength(1);
  });
});

describe('while a syllable is being composed', () => {
  const compose = (syllable: string) =>
    cdp().send('Input.imeSetComposition', {
      text: syllable,
      selectionStart: syllable.length,
      selectionEnd: syllable.length,
    });
  const commit = (syllable: string) => cdp().send('Input.insertText', { text: syllable });

  it('a block inserted above waits, and the syllable comes out whole', async () => {
    await type('1. 앞⏎');
    await compose('ㄱ');
    await compose('겨');
    page.editor.do((state, dispatch) => {
      dispatch?.(state.tr.insert(0, state.schema.nodes.item?.create({ kind: 'number', level: 0 }) ?? []));
      return true;
    });
    expect(page.editor.view.state.doc.childCount).toBe(2);
    await compose('결');
    await commit('결');
    await expect.poll(() => page.editor.view.state.doc.childCount).toBe(3);
    expect(page.editor.view.state.doc.lastChild?.textContent).toBe('결');
    expect(page.text).toContain('3. 결');
  });

  it('a new level for the composed item waits as well', async () => {
    await type('1. ');
    await compose('겨');
    page.editor.do(shiftItems(1));
    await compose('결');
    await commit('결');
    await expect.poll(() => page.blocks).toEqual(['number1']);
    expect(page.editor.view.state.doc.textContent).toBe('결');
  });

  it('끝. follows the composed text without breaking it', async () => {
    await compose('ㄱ');
    await compose('겨');
    await compose('결');
    await commit('결');
    expect(page.editor.view.state.doc.textContent).toBe('결');
    expect(page.place.querySelector('[data-end]')).not.toBeNull();
  });
});
