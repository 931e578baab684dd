import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { originalText } from '../../shared/originals/plain-text.ts';
import { packed, partLines, readBytes, relations } from '../testing/read-files.ts';
import { readOriginalFile } from './read-original.ts';

// The attacks of hwpx.md §7 on .ods and .odp, whose tables and lists repeat what is written once.

type Kind = 'ods' | 'odp';
const NAMES = ['office', 'text', 'table', 'style', 'draw', 'presentation', 'manifest', 'meta']
  .map((name) => `xmlns:${name}="${name}"`)
  .join(' ');
const BODIES = { ods: 'spreadsheet', odp: 'presentation' } as const;
const contentOf = (kind: Kind, body: string) =>
  `<office:document-content ${NAMES}><office:body><office:${BODIES[kind]}>${body}</office:${BODIES[kind]}></office:body></office:document-content>`;
const odf = (kind: Kind, body: string, more: Readonly<Record<string, string>> = {}) =>
  packed({ 'content.xml': contentOf(kind, body), ...more });

const p = (text: string) => `<text:p>${text}</text:p>`;
const cell = (inside: string, said = '') => `<table:table-cell ${said}>${inside}</table:table-cell>`;
const row = (cells: string, said = '') => `<table:table-row ${said}>${cells}</table:table-row>`;
const sheet = (rows: string) => `<table:table table:name="가">${rows}</table:table>`;
const slide = (inside: string) => `<draw:page>${inside}</draw:page>`;
const box = (inside: string) => `<draw:frame><draw:text-box>${inside}</draw:text-box></draw:frame>`;
/** A sheet or a slide with one thing on it. */
const holding = (kind: Kind, inside: string) =>
  kind === 'ods' ? sheet(`<table:shapes>${inside}</table:shapes>`) : slide(inside);
const within = (depth: number, around: (inside: string) => string, inside: string): string =>
  depth === 0 ? inside : around(within(depth - 1, around, inside));
const tableOnSlide = (inside: string) => `<draw:frame>${sheet(row(cell(inside)))}</draw:frame>`;

const declared = (kind: Kind, declaration: string) =>
  `<?xml version="1.0"?><!DOCTYPE d [${declaration}]>${contentOf(kind, holding(kind, box(p('&x;'))))}`;
const EXTERNAL = '<!ENTITY x SYSTEM "file:///etc/passwd">';
const LAUGHS = '<!ENTITY a "하하"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;">';
const PART = `<!DOCTYPE d [${EXTERNAL}]><office:document ${NAMES}/>`;

async function outcome(kind: Kind | 'xlsx', bytes: Uint8Array): Promise<string> {
  const reading = await readOriginalFile(Buffer.from(bytes), kind);
  return isRefusal(reading) ? reading.refused : 'shown';
}

describe.each(['ods', 'odp'] as const)('an .%s that was built to harm its reader is refused by name:', (kind) => {
  const good = holding(kind, box(p('글')));
  const locked = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>';
  test.each<readonly [string, () => Uint8Array, string]>([
    ['an entity from outside', () => packed({ 'content.xml': declared(kind, EXTERNAL) }), 'forbidden-markup'],
    ['entities within entities', () => packed({ 'content.xml': declared(kind, LAUGHS) }), 'forbidden-markup'],
    ['an entity in its looks', () => odf(kind, good, { 'styles.xml': PART }), 'forbidden-markup'],
    ['an entity in what it says of itself', () => odf(kind, good, { 'meta.xml': PART }), 'forbidden-markup'],
    ['an entity in its list of parts', () => odf(kind, good, { 'META-INF/manifest.xml': PART }), 'forbidden-markup'],
    ['a bomb', () => odf(kind, holding(kind, box(p(' '.repeat(30_000_000))))), 'too-large'],
    ['a password', () => odf(kind, good, { 'META-INF/manifest.xml': locked }), 'encrypted'],
    [
      'groups three hundred deep',
      () =>
        odf(
          kind,
          holding(
            kind,
            within(300, (g) => `<draw:g>${g}</draw:g>`, ''),
          ),
        ),
      'too-deep',
    ],
    ['boxes nine deep', () => odf(kind, holding(kind, within(9, tableOnSlide, p('속')))), 'too-deep'],
    ['XML that is not closed', () => packed({ 'content.xml': contentOf(kind, good).slice(0, -9) }), 'damaged'],
    [
      'the body of another kind',
      () => packed({ 'content.xml': contentOf(kind === 'ods' ? 'odp' : 'ods', good) }),
      'damaged',
    ],
    ['no content', () => packed({ 'styles.xml': `<office:document ${NAMES}/>` }), 'damaged'],
    ['an archive that was cut', () => odf(kind, good).subarray(0, 200), 'damaged'],
    ['sheets or slides beyond counting', () => odf(kind, good.repeat(1_001)), 'too-large'],
  ])('%s', async (_what, make, expected) => {
    expect(await outcome(kind, make())).toBe(expected);
  });

  test('tables eight deep and lists of ten levels are read to the innermost', async () => {
    const list = (inside: string) => `<text:list><text:list-item>${inside}</text:list-item></text:list>`;
    const deep = [within(8, tableOnSlide, p('가장 속')), box(within(10, list, p('열째 수준')))];
    const document = await readBytes(kind, odf(kind, deep.map((inside) => holding(kind, inside)).join('')));
    expect(originalText(document)).toMatch(/가장 속[\s\S]*열째 수준/);
  });

  test('styles that rest on one another in a circle, and repeated spaces without end, end', async () => {
    const circle = ['a', 'b']
      .map((name, at) => `<style:style style:name="${name}" style:parent-style-name="${'ba'[at]}"/>`)
      .join('');
    const text = `<text:p text:style-name="a">가<text:s text:c="2000000000"/>나</text:p>`;
    const styles = `<office:document-styles ${NAMES}><office:styles>${circle}</office:styles></office:document-styles>`;
    const document = await readBytes(kind, odf(kind, holding(kind, box(text)), { 'styles.xml': styles }));
    expect(originalText(document).replace(/\s+/g, ' ')).toContain('가 나');
  });

  test('markup in its words stays words, and no link leads to a script', async () => {
    const words = `${p('&lt;script&gt;alert(1)&lt;/script&gt;')}<text:p><text:a xlink:href="javascript:alert(1)" xmlns:xlink="x">덫</text:a></text:p>`;
    const document = await readBytes(kind, odf(kind, holding(kind, box(words)), { 'Scripts/x.js': 'alert(1)' }));
    expect(originalText(document)).toContain('<script>alert(1)</script>');
    // Kept apart for 유출 점검, and shown nowhere.
    expect(JSON.stringify({ ...document, aside: [] })).not.toContain('javascript:');
    expect(document.leftOut).toContainEqual({ reason: 'macro', count: 1 });
  });
});

describe('a sheet that is written in a few letters and covers milliards of cells', () => {
  const cutOf = async (rows: string) => (await readBytes('ods', odf('ods', sheet(rows)))).leftOut;

  test.each([
    ['rows', row(cell(p('가')), 'table:number-rows-repeated="2000000000"'), 2_000_000_000 - 20_000],
    ['rows of many', row(cell(p('가')).repeat(10), 'table:number-rows-repeated="5000000"'), 5_000_000 - 20_000],
  ])('is cut where its %s repeat, and how many are not shown is said', async (_what, rows, cut) => {
    expect(await cutOf(rows)).toEqual([{ reason: 'rowBeyondLimit', count: cut }]);
  });

  test.each([
    ['empty rows', row('<table:table-cell/>', 'table:number-rows-repeated="2000000000"')],
    ['empty columns', row('<table:table-cell table:number-columns-repeated="2000000000"/>')],
    ['a number that is none', row(cell(p('가')), 'table:number-rows-repeated="-5"')],
    ['a number beyond all numbers', row(cell(p('가')), 'table:number-rows-repeated="1e999"')],
  ])('shows what there is beside %s', async (_what, rows) => {
    const document = await readBytes('ods', odf('ods', sheet(`${row(cell(p('위')))}${rows}`)));
    expect(originalText(document)).toContain('위');
    expect(document.leftOut).toEqual([]);
  });

  test('ends at the last column that a program has', async () => {
    const wide = row(cell(p('가'), 'table:number-columns-repeated="2000000000"'));
    const [table] = (await readBytes('ods', odf('ods', sheet(wide)))).parts[0]?.blocks ?? [];
    expect(table?.type === 'table' && table.rows[0]?.cells.length).toBe(16_384);
  });

  test('is refused where a text in each row and one in each column make a table of them', async () => {
    const across = row(cell(p('가'), 'table:number-columns-repeated="16384"'));
    const down = row(cell(p('나')), 'table:number-rows-repeated="19000"');
    expect(await outcome('ods', odf('ods', sheet(across + down)))).toBe('too-many-cells');
    const over = row(cell(p('가'), 'table:number-columns-spanned="16384" table:number-rows-spanned="1000000"'));
    expect(await outcome('ods', odf('ods', sheet(over + across + down)))).toBe('too-many-cells');
  });

  test('is refused where its merged cells lie over one another without end, in .xlsx too', async () => {
    const down = (count: number) => row(cell(p('나')) + cell(p('다')), `table:number-rows-repeated="${count}"`);
    const merged = Array.from({ length: 400 }, (_, at) =>
      row(
        cell(p(`${at}`), `table:number-columns-spanned="1" table:number-rows-spanned="${19_000 - at}"`) + cell(p('라')),
      ),
    );
    // Each lies over the one above it: the first holds, and the others are none.
    expect(await outcome('ods', odf('ods', sheet(merged.join('') + down(18_000))))).toBe('shown');
    const cells = Array.from(
      { length: 10_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c><c r="B${at + 1}"><v>2</v></c></row>`,
    );
    const over = Array.from({ length: 9_000 }, (_, at) => `<mergeCell ref="A${9_000 - at}:B10000"/>`);
    const xlsx = packed({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="가" r:id="a"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': relations(['a', 'worksheet', 'worksheets/sheet1.xml']),
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${cells.join('')}</sheetData><mergeCells>${over.join('')}</mergeCells></worksheet>`,
    });
    expect(await outcome('xlsx', xlsx)).toBe('too-many-cells');
  });

  test('keeps hidden columns apart from the others, however many ranges hide them', async () => {
    const columns = Array.from(
      { length: 4_000 },
      (_, at) => `<table:table-column ${at % 2 === 1 ? 'table:visibility="collapse"' : ''}/>`,
    );
    const cells = ['보임', '숨음', '보임', '숨음'].map((text) => cell(p(text))).join('');
    const rows = Array.from({ length: 2_000 }, () => row(cells)).join('');
    const [table] = (await readBytes('ods', odf('ods', sheet(columns.join('') + rows)))).parts[0]?.blocks ?? [];
    expect(table?.type === 'table' && table.rows[1_999]?.cells.map(({ hidden }) => hidden === true)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});

test('a table of a slide that repeats its rows and cells is cut, and how many are not shown is said', async () => {
  const table = sheet(
    row(cell(p('가'), 'table:number-columns-repeated="2000000000"'), 'table:number-rows-repeated="2000000000"'),
  );
  const document = await readBytes('odp', odf('odp', slide(`<draw:frame>${table}</draw:frame>`)));
  expect(document.leftOut).toEqual([
    { reason: 'rowBeyondLimit', count: 2_000_000_000 - 100 + 100 * (2_000_000_000 - 100) },
  ]);
  expect(partLines(document)).toHaveLength(1);
});

test('a table whose cells reach into millions of rows together is refused, and one within the limit is shown', async () => {
  const rows = (repeated: number) =>
    row(cell(p('가'), 'table:number-rows-spanned="2000"'), `table:number-rows-repeated="${repeated}"`);
  const text = (inside: string) =>
    `<office:document-content ${NAMES}><office:body><office:text>${inside}</office:text></office:body></office:document-content>`;
  const file = (inside: string) => packed({ 'content.xml': text(inside) });
  const odt = (inside: string) => readOriginalFile(Buffer.from(file(inside)), 'odt');
  expect(await odt(sheet(rows(100).repeat(20)))).toEqual({ refused: 'too-many-cells' });
  expect(await odt(sheet(row(cell(sheet(rows(100).repeat(20))))))).toEqual({ refused: 'too-many-cells' });
  const within = sheet(rows(100).repeat(12));
  expect(isRefusal(await odt(within))).toBe(false);
  const both = packed({ '가.odt': file(within), '나.odt': file(within) });
  expect(await readOriginalFile(Buffer.from(both), 'zip')).toEqual({ refused: 'too-many-cells' });
});
