import { describe, expect, test } from 'vitest';
import { type Block, runsText, type TableBlock } from '../../../shared/document/body.ts';
import type { ReadBlock, ReadDocument, ReadTable } from '../../../shared/originals/read-document.ts';
import { readRunsText } from '../../../shared/originals/read-document.ts';
import type { GoldenPaper } from '../../../shared/testing/golden-papers/golden-paper.ts';
import { GOLDEN_PAPERS } from '../../../shared/testing/golden-papers/golden-papers.ts';
import { squeezed } from '../../../shared/testing/paper-words.ts';
import { cell, head, writtenPaper } from '../../../shared/testing/written-paper.ts';
import { drawnPdf } from '../../testing/golden-papers/drawn-papers.ts';
import { partLines, readBytes } from '../../testing/read-files.ts';

/** What a tagged PDF shows, next to what its record says: our own papers are the oracle. */
const viewOf = (golden: GoldenPaper) => readBytes('pdf', drawnPdf(golden));
const blocksOf = ({ parts }: ReadDocument) => parts.flatMap(({ blocks }) => blocks);
const words = (blocks: readonly ReadBlock[]) =>
  squeezed(
    blocks
      .map((block) =>
        block.type === 'heading' || block.type === 'paragraph' ? (block.label ?? '') + readRunsText(block.content) : '',
      )
      .join(''),
  );

type Row = readonly (readonly [boolean, string])[];

/** Tables as rows of cells; one that goes on over pages is one again, without the heads that were carried along. */
function tablesOf(document: ReadDocument): readonly (readonly Row[])[] {
  const tables: Row[][] = [];
  for (const { blocks } of document.parts) {
    for (const [at, block] of blocks.entries()) {
      if (block.type !== 'table') continue;
      const rows = rowsOf(block);
      const before = at === 0 ? tables.at(-1) : undefined;
      const heads = rows.findIndex((row) => row.some(([isHead]) => !isHead));
      const goesOn =
        before && heads > 0 && JSON.stringify(before.slice(0, heads)) === JSON.stringify(rows.slice(0, heads));
      if (goesOn) before.push(...rows.slice(heads));
      else tables.push([...rows]);
    }
  }
  return tables;
}

function rowsOf({ rows }: ReadTable): readonly Row[] {
  return rows.map(({ cells }) => cells.map(({ header, content }) => [header === true, words(content)] as const));
}

function written({ rows }: TableBlock): readonly Row[] {
  const cell = ({ header, content }: TableBlock['rows'][number]['cells'][number]) =>
    [
      header === true,
      content.some(({ type }) => type === 'item')
        ? ''
        : content.map((each) => squeezed(runsText(each.content))).join(''),
    ] as const;
  // What no cell says stands in no tag either.
  return rows.map(({ cells }) => cells.map(cell)).filter((row) => row.some(([, text]) => text !== ''));
}

/**
 * Cells that go on over a page stand in two rows; those with lists bring their marks along, and what is
 * withheld a sign that the record does not have. */
const isSimple = ({ rows }: TableBlock) =>
  rows.every(({ cells }) =>
    cells.every(
      ({ content }) =>
        content.every((each) => each.type === 'paragraph' && runsText(each.content).length < 500) &&
        content.every((each) => each.content.every(({ withheld }) => withheld === undefined)),
    ),
  );

const headingsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.type === 'heading' ? [squeezed(runsText(block.content))] : []));

describe('the view of a tagged PDF says what its record says:', () => {
  test.each(GOLDEN_PAPERS.filter(({ issued }) => issued === undefined))('$name', async (golden) => {
    const { body, title } = golden.paper;
    const view = await viewOf(golden);
    const blocks = blocksOf(view);
    expect(view.tagged).toBe(true);
    const heads = blocks.flatMap((block) => (block.type === 'heading' ? [[block.level, words([block])] as const] : []));
    expect(heads.filter(([level]) => level === 1).map(([, text]) => text)).toEqual([squeezed(title)]);
    const sections = heads.filter(([level]) => level === 2).map(([, text]) => text);
    const headings = headingsOf(body.blocks);
    expect(sections.map((text, at) => text.endsWith(headings[at] ?? '?'))).toEqual(headings.map(() => true));
    const said = words(blocks);
    // In the place of what is withheld the paper shows a short sign.
    const items = body.blocks.flatMap((block) => (block.type === 'item' ? [block.content] : []));
    for (const item of items.filter((runs) => runs.every(({ withheld }) => withheld === undefined))) {
      expect(said).toContain(squeezed(runsText(item)));
    }
    const tables = tablesOf(view);
    for (const block of body.blocks) {
      if (block.type === 'table' && isSimple(block)) {
        // 이하 빈칸 is a row that only the paper has.
        const rows = written(block);
        expect(tables.map((table) => table.slice(0, rows.length))).toContainEqual(rows);
      }
      if (block.type === 'image' && !block.decorative) {
        expect(blocks).toContainEqual({ type: 'object', kind: 'picture', text: block.alt });
      }
    }
  });
});

test('items of eight levels keep their numbers and their depth', async () => {
  const golden = GOLDEN_PAPERS.find(({ name }) => name === 'items-of-eight-levels');
  if (!golden) throw new Error('the paper is gone');
  const items = blocksOf(await viewOf(golden)).flatMap((block) =>
    block.type === 'paragraph' && block.label !== undefined ? [[block.label, block.depth]] : [],
  );
  expect(items.slice(0, 16)).toEqual([
    ...[
      ['1.', 0],
      ['2.', 0],
      ['가.', 1],
      ['나.', 1],
      ['1)', 2],
      ['2)', 2],
      ['가)', 3],
      ['나)', 3],
    ],
    ...[
      ['(1)', 4],
      ['(2)', 4],
      ['(가)', 5],
      ['(나)', 5],
      ['①', 6],
      ['②', 6],
      ['㉮', 7],
      ['㉯', 7],
    ],
  ]);
});

/** Rows of cells as `글 2×3` where they reach over columns and rows. */
const spansIn = ({ rows }: ReadTable) =>
  rows.map(({ cells }) =>
    cells.map(({ colspan, rowspan, content }) =>
      colspan + rowspan === 2 ? words(content) : `${words(content)} ${colspan}×${rowspan}`,
    ),
  );
const tablesWith = (view: ReadDocument, text: string) =>
  blocksOf(view).filter((block) => block.type === 'table' && JSON.stringify(block).includes(text)) as ReadTable[];

describe('merged cells of a tagged PDF', () => {
  test('stand where its tags say', async () => {
    const golden = GOLDEN_PAPERS.find(({ name }) => name === 'table-with-merged-cells');
    if (!golden) throw new Error('the paper is gone');
    const view = await viewOf(golden);
    expect(tablesWith(view, '산출').map(spansIn)).toEqual([
      [
        ['구분 1×2', '사업비 2×1', '산출근거 1×2'],
        ['국비', '시비'],
        ['운영 1×2', '1,200', '800', '3회×400,2회×400'],
        ['350', '1,050', '강사7명이한번에두시간씩맡음'],
        ['홍보', '추후확정 2×1', '소식지4,000부'],
        ['합계', '1,550', '1,850', '3,400'],
      ],
    ]);
    expect(view.leftOut.filter(({ reason }) => reason === 'unevenTable')).toEqual([]);
  });

  test('are as high on each page as what is shown of them there, and what follows keeps its column', async () => {
    const line = (at: number) => [cell(`${at}번 일`), cell('현장 안내')];
    const rows = Array.from({ length: 60 }, (_, at) => ({
      cells: at === 0 ? [cell('여러 쪽에 걸친 묶음', { rowspan: 60 }), ...line(1)] : line(at + 1),
    }));
    const heads = { cells: [head('묶음'), head('일'), head('내용')] };
    const table: TableBlock = { type: 'table', columns: [0.3, 0.3, 0.4], rows: [heads, ...rows] };
    const view = await viewOf({ name: 'here', shows: '', paper: writtenPaper([table]) });
    const shown = tablesWith(view, '번 일');
    expect(shown.length).toBeGreaterThan(1);
    for (const {
      rows: [own, first, ...others],
    } of shown) {
      expect(own?.cells.map(({ header }) => header)).toEqual([true, true, true]);
      expect(first?.cells.map(({ colspan, rowspan }) => [colspan, rowspan])).toEqual([
        [1, 1 + others.length],
        [1, 1],
        [1, 1],
      ]);
      expect(others.every(({ cells }) => cells.length === 2)).toBe(true);
    }
    expect(view.leftOut.filter(({ reason }) => reason === 'unevenTable')).toEqual([]);
  });
});

/** A page of a foreign program, tagged as `tree` says; its content is Latin, for a file by hand has no Korean font. */
function tagged({ content, tree, marks = '/Marked true' }: { content: string; tree: string; marks?: string }): Buffer {
  const objects = [
    `<</Type/Catalog/Pages 2 0 R/MarkInfo<<${marks}>>/StructTreeRoot 6 0 R>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/StructParents 0/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    tree,
  ];
  const file = objects.map((object, at) => `${at + 1} 0 obj${object}endobj\n`).join('');
  return Buffer.from(`%PDF-1.7\n${file}trailer<</Root 1 0 R/Size 99>>\n%%EOF`, 'latin1');
}

describe('a tagged PDF of a foreign program', () => {
  const said = (id: number, y: number, text: string) => `/P<</MCID ${id}>>BDC 1 0 0 1 50 ${y} Tm (${text}) Tj EMC `;
  const page = (inside: string) => `BT /F1 10 Tf ${inside}ET`;
  const elements = (...kinds: readonly string[]) => {
    const kids = kinds.map((kind, at) => `<</S/${kind}/P 6 0 R/Pg 3 0 R/K ${at}>>`);
    const first = 7;
    const refs = kids.map((_, at) => `${first + at} 0 R`).join(' ');
    const objects = kids.map((kid, at) => `endobj\n${first + at} 0 obj${kid}`).join('');
    return `<</Type/StructTreeRoot/K[${refs}]/ParentTree<</Nums[0[${refs}]]>>>>${objects}`;
  };

  test('is read in the order of its tags; what no tag speaks of comes after it, artifacts apart', async () => {
    const content = page(
      `${said(1, 700, 'second')}${said(0, 600, 'first')}1 0 0 1 50 500 Tm (left out) Tj /Artifact BMC 1 0 0 1 50 20 Tm (page 1) Tj EMC `,
    );
    const document = await readBytes('pdf', tagged({ content, tree: elements('H1', 'P') }));
    expect(partLines(document)).toEqual(['# first', 'second', 'left out', '[artifact ] page 1']);
  });

  test('whose tags are called suspect is read by its letters', async () => {
    const content = page(`${said(1, 700, 'second')}${said(0, 600, 'first')}`);
    const marks = '/Marked true/Suspects true';
    const document = await readBytes('pdf', tagged({ content, tree: elements('H1', 'P'), marks }));
    expect(document.tagged).toBeUndefined();
    expect(partLines(document)).toEqual(['second', 'first']);
  });

  /** Three cells in two rows; `wide` is what the file says of the first. */
  const table = (wide: string, beside = '') => {
    const cells = [
      `<</S/TH/P 8 0 R/Pg 3 0 R/K 0${wide}>>`,
      '<</S/TD/P 9 0 R/Pg 3 0 R/K 1>>',
      '<</S/TD/P 9 0 R/Pg 3 0 R/K 2>>',
    ];
    const objects = [
      '<</Type/StructTreeRoot/RoleMap<</Grid/Table>>/K 7 0 R/ParentTree<</Nums[0[10 0 R 11 0 R 12 0 R]]>>>>',
      '<</S/Grid/P 6 0 R/K[8 0 R 9 0 R]>>',
      '<</S/TR/P 7 0 R/K 10 0 R>>',
      '<</S/TR/P 7 0 R/K[11 0 R 12 0 R]>>',
      ...cells,
    ];
    const tree = objects.map((object, at) => (at === 0 ? object : `endobj\n${at + 6} 0 obj${object}`)).join('');
    const content = page(`${said(0, 700, 'head')}${said(1, 600, 'left')}${said(2, 600, 'right')}`);
    return readBytes('pdf', tagged({ content, tree: tree + beside }));
  };

  test.each([
    ['one owner', '/A<</O/Table/ColSpan 2>>'],
    ['several owners', '/A[<</O/Layout/Width 9>> 0 <</O/Table/ColSpan 2/RowSpan 1>> 0]'],
  ])('whose merged cell is told by %s is a table', async (_by, wide) => {
    const view = await table(wide);
    expect(tablesWith(view, 'head').map(spansIn)).toEqual([[['head 2×1'], ['left', 'right']]]);
    expect(view.leftOut).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['a width beyond the table', '/A<</O/Table/ColSpan 3>>'],
    ['two milliards', '/A<</O/Table/ColSpan 2000000000/RowSpan 2000000000>>'],
    ['a height that covers what stands below', '/A<</O/Table/ColSpan 2/RowSpan 2>>'],
    ['no number', '/A<</O/Table/ColSpan/Two>>'],
  ])('whose cells are no grid by %s keeps its words, and the page says so', async (_by, wide) => {
    const view = await table(wide);
    expect(tablesWith(view, 'head').map(spansIn)).toEqual([[['head'], ['left', 'right']]]);
    expect(view.leftOut).toEqual([{ reason: 'unevenTable', count: 1 }]);
  });

  test.each([
    ['it has', `endobj\n% ${'obj '.repeat(40_001)}`],
    ['its packs of objects say', 'endobj\n20 0 obj<</Type/ObjStm/N 40001>>'],
  ])('is not read a second time where it has more objects than a document, as %s', async (_by, beside) => {
    const view = await table('/A<</O/Table/ColSpan 2>>', beside);
    expect(tablesWith(view, 'head').map(spansIn)).toEqual([[['head'], ['left', 'right']]]);
    expect(view.leftOut).toEqual([{ reason: 'unevenTable', count: 1 }]);
  });

  test('whose tags lead in a circle or nowhere loses no word', async () => {
    const content = page(said(0, 700, 'only'));
    const circle =
      '<</Type/StructTreeRoot/K 7 0 R/ParentTree<</Nums[0[7 0 R]]>>>>endobj\n7 0 obj<</S/Sect/P 7 0 R/Pg 3 0 R/K[7 0 R 0]>>';
    for (const tree of [circle, '<</Type/StructTreeRoot>>', '<</Type/StructTreeRoot/K 99 0 R/ParentTree 99 0 R>>']) {
      expect(JSON.stringify(await readBytes('pdf', tagged({ content, tree })))).toContain('only');
    }
  });
});
