import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Block, TableBlock } from '../../../../shared/document/body.ts';
import { EDITOR_MARKS, EDITOR_NODES } from '../../../../shared/document/editor-node.ts';
import '../../../styles/editor.css';
import { EditorUnderTest } from '../editor-under-test.ts';
import { linkTo } from '../link/link.ts';

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

describe('what is pasted', () => {
  it('makes items of the marks that Hangul documents write as text', () => {
    page.paste({
      'text/html':
        '<p style="margin:0">1.&nbsp; 개요</p><p>&nbsp; 가.&nbsp; 일 시</p><p>□ 내용</p><p>ㅇ 세부</p><p>Ⅱ 결과</p>' +
        '<p>11. 19.(목) 회의</p>',
    });
    expect(page.blocks).toEqual(['number0', 'number1', 'square0', 'circle1', 'heading', 'paragraph']);
    expect(page.text).not.toContain('\u00a0');
    expect(page.text).toContain('일 시');
  });

  it('has the signs that letters of foreign fonts draw, and keeps what nobody knows for the check to name', () => {
    page.paste({ 'text/html': '<p>가\uf0e0나 \uf018</p>' });
    expect(JSON.stringify(page.json)).toContain('가→나 \uf018');
    page.paste({ 'text/plain': '다\uf0e8라' });
    expect(JSON.stringify(page.json)).toContain('다⇒라');
  });

  it('makes items of lists', () => {
    page.paste({ 'text/html': '<ol><li>첫째<ul><li>안</li></ul></li><li><p>둘째</p></li></ol>' });
    expect(page.blocks).toEqual(['number0', 'circle1', 'number0']);
  });

  it('keeps merged cells and alignment of a table from a spreadsheet', () => {
    page.paste({
      'text/html':
        '<table><col width=64><tr><td colspan=2 style="text-align:center">합계</td></tr>' +
        '<tr><td align=right>1</td><td>2</td></tr></table>',
    });
    const table = page.body.blocks.find((block): block is TableBlock => block.type === 'table');
    expect(table?.rows[0]?.cells).toHaveLength(1);
    expect(table?.rows[0]?.cells[0]?.colspan).toBe(2);
    expect(table?.rows[0]?.cells[0]?.align).toBe('center');
    expect(table?.rows[1]?.cells[0]?.align).toBe('right');
  });

  it('keeps what was bold or underlined by a style, which the CSP keeps from being applied', () => {
    page.paste({
      'text/html':
        '<p>앞 <span style="color:red;font-weight:700">굵게</span> ' +
        '<span style="text-decoration: underline">밑줄</span></p>',
    });
    expect(page.body.blocks).toEqual([
      {
        type: 'paragraph',
        content: [{ text: '앞 ' }, { text: '굵게', bold: true }, { text: ' ' }, { text: '밑줄', underline: true }],
      },
    ]);
  });

  it('drops scripts, pictures, classes and addresses that no link may have', () => {
    page.paste({
      'text/html':
        '<p class="x" onclick="alert(1)">안<script>alert(1)</script><img src="x" onerror="alert(1)">' +
        '<a href="javascript:alert(1)">부</a><a href="https://example.go.kr/">확인</a></p>',
    });
    expect(page.body.blocks).toEqual([
      { type: 'paragraph', content: [{ text: '안부' }, { text: '확인', href: 'https://example.go.kr/' }] },
    ]);
    expect(page.place.querySelector('[onclick], img:not(.ProseMirror-separator), script')).toBeNull();
  });

  it('reads plain lines with marks, the damaged □ too, and closes with 붙임', () => {
    page.paste({
      'text/plain': 'Ⅰ 회의 개요\n?? 일 시 : 2026. 11. 19.(목)\n○ 참석\n - 주무관\n\n붙임 : 회의자료 1부.  끝.\n',
    });
    expect(page.blocks).toEqual(['heading', 'square0', 'circle1', 'dash2', 'enclosures']);
    expect(page.text).toBe('Ⅰ 회의 개요\n□ 일 시 : 2026. 11. 19.(목)\n○ 참석\n- 주무관\n붙임 :  회의자료 1부.  끝.');
  });

  it('keeps one plain line inside the sentence it is pasted into', async () => {
    await type('앞 뒤');
    await userEvent.keyboard('{ArrowLeft}');
    page.paste({ 'text/plain': '가운데 ' });
    expect(page.text).toBe('앞 가운데 뒤  끝.');
  });

  it('carries the computed marks out when it is copied', async () => {
    await type('1. 첫째⏎둘째⏎');
    await userEvent.keyboard('{Tab}');
    await type('안⏎속');
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(page.copiedText()).toBe('1. 첫째\n2. 둘째\n가. 안\n나. 속');
  });
});

describe('a link', () => {
  it('takes only addresses that the server takes', async () => {
    await type('누리집');
    await userEvent.keyboard('{Control>}a{/Control}');
    page.editor.do(linkTo('javascript:alert(1)'));
    expect(page.body.blocks).toEqual([{ type: 'paragraph', content: [{ text: '누리집' }] }]);
    page.editor.do(linkTo('https://example.go.kr/'));
    expect(page.body.blocks).toEqual([
      { type: 'paragraph', content: [{ text: '누리집', href: 'https://example.go.kr/' }] },
    ]);
  });
});

describe('the schema', () => {
  it('knows the nodes, marks and attributes that the server reads, and no others', () => {
    const { nodes, marks: known } = page.editor.view.state.schema;
    const attributes = (types: typeof nodes | typeof known) =>
      Object.fromEntries(Object.entries(types).map(([name, { spec }]) => [name, Object.keys(spec.attrs ?? {}).sort()]));
    const sorted = (names: Record<string, readonly string[]>) =>
      Object.fromEntries(Object.entries(names).map(([name, list]) => [name, [...list].sort()]));
    expect(attributes(nodes)).toEqual(sorted(EDITOR_NODES));
    expect(attributes(known)).toEqual(sorted(EDITOR_MARKS));
  });

  it('refuses an attribute that does not fit', () => {
    const { schema } = page.editor.view.state;
    expect(() =>
      schema.nodeFromJSON({ type: 'item', attrs: { kind: 'number', level: '99<script>' } }).check(),
    ).toThrow();
    const bad = { type: 'text', text: '가', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] };
    expect(() => schema.nodeFromJSON({ type: 'paragraph', content: [bad] }).check()).toThrow();
  });

  it('opens what it has saved', async () => {
    await type('1. 첫째⏎둘째⏎⏎본문');
    const saved: readonly Block[] = page.body.blocks;
    const { json } = page;
    page.close();
    page = new EditorUnderTest(json);
    expect(page.body.blocks).toEqual(saved);
  });
});
