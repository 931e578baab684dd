import { expect, test } from 'vitest';
import type { Block, ItemLevel } from '../../../shared/document/body.ts';
import { originalText } from '../../../shared/originals/plain-text.ts';
import { type ReadBlock, type ReadTable, readRunsText } from '../../../shared/originals/read-document.ts';
import { cell, head, heading, item, paragraph, writtenPaper } from '../../../shared/testing/written-paper.ts';
import { packHwpx } from '../../rendering/pack-hwpx.ts';
import { openPackage } from '../package/open-package.ts';
import { readHwpx } from './read-hwpx.ts';

const LABELS = ['1.', '가.', '1)', '가)', '(1)', '(가)', '①', '㉮'];
// An item alone in its row has no mark, so each level has two.
const levels = LABELS.flatMap((_, level) =>
  ['항목', '다음 항목'].map((words) => item('number', level as ItemLevel, `${level + 1}단계의 ${words}`)),
);
const table: Block = {
  type: 'table',
  columns: [0.5, 0.25, 0.25],
  rows: [
    { cells: [head('구분', { rowspan: 2 }), head('실적', { colspan: 2 })] },
    { cells: [head('계획'), head('결과')] },
    { cells: [cell('합계'), cell('12'), cell('<b>11</b> & 1')] },
  ],
};

function tablesOf(blocks: readonly ReadBlock[]): ReadTable[] {
  return blocks.flatMap((block): ReadTable[] => {
    if (block.type !== 'table') return block.type === 'frame' ? tablesOf(block.content) : [];
    return [block, ...block.rows.flatMap(({ cells }) => cells.flatMap(({ content }) => tablesOf(content)))];
  });
}

const wordsOf = (block: ReadBlock) => ('content' in block && block.type !== 'frame' ? readRunsText(block.content) : '');

test('the .hwpx that we write ourselves is read back equal: items, tables with spans and heads, enclosures', async () => {
  const blocks: Block[] = [
    heading('추진 개요'),
    ...levels,
    table,
    {
      type: 'paragraph',
      content: [
        { text: '자세한 것은 ' },
        { text: '누리집', href: 'https://www.city.example/a?b=1&c=2' },
        { text: '에 있습니다.' },
      ],
    },
    paragraph('옛한글 ᄒᆞᆫ글과 漢字'),
    { type: 'enclosures', items: [[{ text: '추진 현황 1부.' }], [{ text: '예산서 1부.' }]] },
  ];
  const bytes = Buffer.from(packHwpx(writtenPaper(blocks)));
  const read = await readHwpx(await openPackage(bytes));
  expect(read.leftOut).toEqual([]);
  const text = originalText(read);
  for (const [level, label] of LABELS.entries())
    expect(text).toMatch(new RegExp(`${escaped(label)}\\s*${level + 1}단계의 항목`));
  for (const words of [
    '추진 개요',
    '자세한 것은 누리집에 있습니다.',
    '옛한글 ᄒᆞᆫ글과 漢字',
    '추진 현황 1부.',
    '예산서 1부.',
  ])
    expect(text).toContain(words);
  const paragraphs = read.parts.flatMap(({ blocks: all }) => all.filter((block) => block.type === 'paragraph'));
  expect(paragraphs.flatMap(({ content }) => content)).toContainEqual({
    text: '누리집',
    href: 'https://www.city.example/a?b=1&c=2',
  });
  const own = tablesOf(read.parts.flatMap((part) => part.blocks)).find(
    ({ rows }) => wordsOf(rows[0]?.cells[0]?.content[0] ?? EMPTY) === '구분',
  );
  expect(
    own?.rows.map(({ cells }) =>
      cells.map(({ colspan, rowspan, header, content }) => [
        content.map(wordsOf).join(),
        colspan,
        rowspan,
        header ?? false,
      ]),
    ),
  ).toEqual([
    [
      ['구분', 1, 2, true],
      ['실적', 2, 1, true],
    ],
    [
      ['계획', 1, 1, true],
      ['결과', 1, 1, true],
    ],
    [
      ['합계', 1, 1, false],
      ['12', 1, 1, false],
      ['<b>11</b> & 1', 1, 1, false],
    ],
  ]);
});

const EMPTY: ReadBlock = { type: 'paragraph', content: [] };

function escaped(label: string): string {
  return label.replace(/[.()]/g, '\\$&');
}
