import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import { type Block, BODY_LIMITS, EMPTY_BODY } from './body.ts';
import { readEditorJson } from './editor-json.ts';

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const text = (value: string, ...marks: unknown[]) => ({
  type: 'text',
  text: value,
  ...(marks.length ? { marks } : {}),
});
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const item = (value: string, attrs: unknown = { kind: 'number', level: 0 }) => ({
  type: 'item',
  attrs,
  content: value === '' ? [] : [text(value)],
});
const cell = (value: string, attrs: object = {}) => ({
  type: 'tableCell',
  attrs: { colspan: 1, rowspan: 1, colwidth: null, align: null, ...attrs },
  content: [paragraph(...(value === '' ? [] : [text(value)]))],
});
const table = (...rows: unknown[][]) => ({
  type: 'table',
  content: rows.map((content) => ({ type: 'tableRow', content })),
});
const linked = (href: unknown) => doc(paragraph(text('누리집', { type: 'link', attrs: { href } })));

function blocksOf(json: unknown): readonly Block[] {
  const read = readEditorJson(json);
  if (isRefusal(read)) throw new Error(`refused: ${JSON.stringify(read)}`);
  return read.body.blocks;
}

describe('reading what the editor wrote', () => {
  it('takes headings, items, tables, marks and 붙임 into the block union', () => {
    const read = readEditorJson(
      doc(
        { type: 'heading', content: [text('회의 개요')] },
        item('일시', { kind: 'square', level: 0 }),
        paragraph(text('굵게', { type: 'bold' }), text('밑줄', { type: 'underline' })),
        table([cell('가'), cell('나', { align: 'right' })]),
        { type: 'enclosures', attrs: { colon: true }, content: [{ type: 'enclosure', content: [text('자료 1부.')] }] },
      ),
    );
    expect(read).toEqual({
      body: {
        v: 1,
        blocks: [
          { type: 'heading', content: [{ text: '회의 개요' }] },
          { type: 'item', kind: 'square', level: 0, content: [{ text: '일시' }] },
          {
            type: 'paragraph',
            content: [
              { text: '굵게', bold: true },
              { text: '밑줄', underline: true },
            ],
          },
          {
            type: 'table',
            columns: [0.5, 0.5],
            rows: [
              {
                cells: [
                  { colspan: 1, rowspan: 1, content: [{ type: 'paragraph', content: [{ text: '가' }] }] },
                  {
                    colspan: 1,
                    rowspan: 1,
                    align: 'right',
                    content: [{ type: 'paragraph', content: [{ text: '나' }] }],
                  },
                ],
              },
            ],
          },
          { type: 'enclosures', colon: true, items: [[{ text: '자료 1부.' }]] },
        ],
      },
    });
  });

  it('drops the empty paragraph and the empty items that an editor ends in, and keeps those inside', () => {
    const blocks = blocksOf(doc(item('첫째'), paragraph(), item('둘째'), item(''), paragraph()));
    expect(blocks.map((block) => block.type)).toEqual(['item', 'paragraph', 'item']);
  });

  it('reads an editor that holds nothing as an empty body', () => {
    expect(readEditorJson(doc(paragraph()))).toEqual({ body: EMPTY_BODY });
    expect(readEditorJson({ type: 'doc' })).toEqual({ body: EMPTY_BODY });
  });

  it('keeps Hangul in NFC, also where two runs of the same kind meet', () => {
    const decomposed = '결재'.normalize('NFD');
    expect(blocksOf(doc(paragraph(text(decomposed.slice(0, 1)), text(decomposed.slice(1)))))).toEqual([
      { type: 'paragraph', content: [{ text: '결재' }] },
    ]);
  });

  it('drops characters that show nothing, so that the record says what a reader sees', () => {
    expect(blocksOf(doc(paragraph(text('안\u200b부\ufeff확\u00ad인'))))).toEqual([
      { type: 'paragraph', content: [{ text: '안부확인' }] },
    ]);
  });

  it('gives columns without a width what the others leave of the paper', () => {
    const [read] = blocksOf(doc(table([cell('가', { colwidth: [100] }), cell('나'), cell('다', { colwidth: [300] })])));
    expect(read?.type === 'table' && read.columns).toEqual([0.1557, 0.3774, 0.4669]);
  });

  it('accepts merged cells that cover the grid exactly', () => {
    const [read] = blocksOf(
      doc(table([cell('가', { rowspan: 2 }), cell('나', { colspan: 2 })], [cell('다'), cell('라')])),
    );
    expect(read?.type === 'table' && read.columns).toHaveLength(3);
  });
});

describe('refusing what no editor of ours writes', () => {
  const refused = (json: unknown) => {
    const read = readEditorJson(json);
    return isRefusal(read) ? read : { refused: 'nothing' };
  };

  it.each([
    ['an unknown node', doc({ type: 'video' }), 'body-unknown-node', { name: 'video' }],
    ['a hard break', doc(paragraph({ type: 'hardBreak' })), 'body-unknown-node', { name: 'hardBreak' }],
    [
      'a node named like a property of every object',
      doc({ type: 'constructor' }),
      'body-unknown-node',
      { name: 'constructor' },
    ],
    ['a node with a name that is none', doc({ type: '<b>\n' }), 'body-unknown-node', { name: '?' }],
    ['an unknown mark', doc(paragraph(text('가', { type: 'code' }))), 'body-unknown-node', { name: 'code' }],
    [
      'an unknown attribute',
      doc({ type: 'paragraph', attrs: { style: 'x' } }),
      'body-unknown-attribute',
      { name: 'style' },
    ],
    [
      'an unknown key of a node',
      doc({ type: 'paragraph', onclick: 'x' }),
      'body-unknown-attribute',
      { name: 'onclick' },
    ],
    [
      'an attribute of a mark',
      doc(paragraph(text('가', { type: 'bold', attrs: { a: 1 } }))),
      'body-unknown-attribute',
      { name: 'a' },
    ],
    [
      'a level beyond the ladder',
      doc(item('가', { kind: 'number', level: 8 })),
      'body-unknown-attribute',
      { name: 'level' },
    ],
    [
      'a level that is text',
      doc(item('가', { kind: 'number', level: '1' })),
      'body-unknown-attribute',
      { name: 'level' },
    ],
    ['a kind that is none', doc(item('가', { kind: 'star', level: 1 })), 'body-unknown-attribute', { name: 'kind' }],
    [
      'an alignment that is none',
      doc({ type: 'paragraph', attrs: { align: 'justify' } }),
      'body-unknown-attribute',
      { name: 'align' },
    ],
    [
      'a breaking of lines that is none',
      { ...doc(paragraph(text('가'))), attrs: { breaking: 'letter' } },
      'body-unknown-attribute',
      { name: 'breaking' },
    ],
    ['text right under the document', doc(text('가')), 'body-bad-structure', undefined],
    ['an empty text', doc(paragraph(text(''))), 'body-bad-structure', undefined],
    [
      'a table inside a table',
      doc(table([{ ...cell(''), content: [table([cell('가')])] }])),
      'body-bad-structure',
      undefined,
    ],
    ['붙임 that is not last', doc({ type: 'enclosures', content: [] }, item('가')), 'body-bad-structure', undefined],
    ['two 붙임', doc({ type: 'enclosures' }, { type: 'enclosures' }), 'body-bad-structure', undefined],
    ['a paragraph instead of a document', paragraph(), 'body-bad-structure', undefined],
    ['nothing at all', null, 'body-bad-structure', undefined],
  ])('answers %s with its code', (_name, json, code, facts) => {
    expect(refused(json)).toEqual(facts ? { refused: code, facts } : { refused: code });
  });

  const closed = (closing: unknown, grounds: unknown = [5]) =>
    doc(paragraph(text('예정가격', { type: 'closed', attrs: { grounds, closing } })));
  const closedCell = (attrs: object) => doc(table([cell('가', attrs)]));

  it.each([
    ['words of its own', closed('내부검토 중임'), 'body-unknown-attribute'],
    ['something else beside it', closed({ reason: '가', by: '나' }), 'body-unknown-attribute'],
    ['a reason that is no text', closed({ reason: 5 }), 'body-unknown-attribute'],
    ['a day that is none', closed({ until: '2026-02-30' }), 'body-unknown-attribute'],
    ['a reason of what is open', closedCell({ closing: { reason: '가' } }), 'body-unknown-attribute'],
    ['a letter that only a font knows', closed({ reason: '\ue000' }), 'private-letter'],
    ['a letter that shows nothing', closedCell({ closed: [5], closing: { reason: '가\u3164' } }), 'body-bad-text'],
    ['a reason beyond its limit', closed({ reason: '가'.repeat(501) }), 'closed-reason-too-long'],
  ])('answers a passage closed with %s with its code', (_name, json, code) => {
    expect(refused(json).refused).toBe(code);
  });

  it('keeps why a passage is closed in one line of NFC, and nothing of what was left empty', () => {
    const closings = [{ reason: ` ${'형편이'.normalize('NFD')}\n적힘 `, until: null }, { reason: ' ' }, {}, null];
    expect(closings.map((closing) => blocksOf(closed(closing)))).toEqual([
      [{ type: 'paragraph', content: [{ text: '예정가격', closed: [5], closing: { reason: '형편이 적힘' } }] }],
      ...[1, 2, 3].map(() => [{ type: 'paragraph', content: [{ text: '예정가격', closed: [5] }] }]),
    ]);
  });

  it.each([
    ['U+0007', '\u0007'],
    ['U+000A', '줄\n바꿈'],
    ['U+E000', '\ue000'],
    ['U+F0000', '\u{f0000}'],
    ['U+202E', '가\u202e나'],
    ['U+D800', '\ud800'],
    ['U+3164', '\u3164'],
    ['U+FFFF', '\uffff'],
  ])('names the character %s that cannot be kept', (codePoint, value) => {
    expect(refused(doc(paragraph(text(value))))).toEqual({
      refused: 'body-bad-text',
      facts: { codePoint, near: expect.stringContaining('\ufffd') },
    });
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\tscript:alert(1)',
    ' https://gov.example',
    'https://gov.example\n',
    'data:text/html,x',
    '//gov.example',
    '/api/drafts',
    'https:gov.example',
    'https://gov.kr@evil.example',
    'https:\\\\evil.example',
    'https://gov.example/\u0000',
    'https://gov.example/\u202e',
    'mailto:',
    'vbscript:x',
    '',
    7,
    null,
    undefined,
  ])('does not take %j as a link', (href) => {
    expect(refused(linked(href))).toEqual({ refused: 'body-bad-link' });
  });

  it.each([
    'https://www.korea.kr/a?b=c#d',
    'http://localhost:3000',
    'HTTPS://예시.한국/공고',
    'mailto:care@example.go.kr',
  ])('takes %s as a link', (href) => {
    expect(blocksOf(linked(href))).toEqual([{ type: 'paragraph', content: [{ text: '누리집', href }] }]);
  });

  it.each([
    ['a hole', table([cell('가'), cell('나')], [cell('다')])],
    ['an overlap', table([cell('가'), cell('나', { rowspan: 2 })], [cell('다'), cell('라')])],
    ['a cell that reaches below the table', table([cell('가', { rowspan: 2 })])],
    ['a cell of no width', table([cell('가', { colspan: 0 })])],
    ['a cell wider than any table', table([cell('가', { colspan: 1e9 })])],
    ['widths that are not of its columns', table([cell('가', { colwidth: [10, 20] })])],
    ['a width that is text', table([cell('가', { colwidth: ['10px'] })])],
    ['no rows', { type: 'table' }],
  ])('answers a table with %s', (_name, json) => {
    expect(refused(doc(json))).toEqual({ refused: 'body-bad-table' });
  });

  it('answers a nesting of a hundred thousand levels without exhausting the stack', () => {
    let json: unknown = paragraph();
    for (let level = 0; level < 100_000; level += 1) json = doc(json);
    expect(refused(json)).toEqual({ refused: 'body-too-deep' });
  });

  it('answers too many nodes, too much text and too long a paragraph with the limit that was met', () => {
    const many = doc(...Array.from({ length: BODY_LIMITS.nodes + 1 }, () => paragraph()));
    expect(refused(many)).toEqual({ refused: 'body-too-large', facts: { most: '20,000요소' } });
    const blocks = doc(...Array.from({ length: BODY_LIMITS.blocks + 1 }, () => paragraph()));
    expect(refused(blocks)).toEqual({ refused: 'body-too-large', facts: { most: '5,000문단' } });
    const long = doc(paragraph(text('가'.repeat(BODY_LIMITS.runLength + 1))));
    expect(refused(long)).toEqual({ refused: 'body-too-large', facts: { most: '한 문단 20,000자' } });
    const much = doc(...Array.from({ length: 51 }, () => paragraph(text('가'.repeat(10_000)))));
    expect(refused(much)).toEqual({ refused: 'body-too-large', facts: { most: '500,000자' } });
  });

  it('never throws, whatever it is given', () => {
    const name = fc.constantFrom(
      'doc',
      'paragraph',
      'item',
      'table',
      'tableRow',
      'tableCell',
      'text',
      'enclosures',
      '__proto__',
    );
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 6 },
        fc.anything(),
        fc.record(
          {
            type: name,
            attrs: fc.anything(),
            content: fc.oneof(fc.anything(), fc.array(tie('node'), { maxLength: 4 })),
            text: fc.string({ unit: 'binary' }),
            marks: fc.anything(),
          },
          { requiredKeys: ['type'] },
        ),
      ),
    }));
    fc.assert(
      fc.property(node, (json) => {
        readEditorJson(json);
      }),
    );
  });
});
