import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../shared/kernel/refusal.ts';
import { originalText } from '../../../shared/originals/plain-text.ts';
import type { ReadBlock, ReadDocument, ReadTable } from '../../../shared/originals/read-document.ts';
import { sharedMaterial } from '../../testing/shared-material.ts';
import { readOriginalFile } from '../read-original.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gyeol-samples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Sample = {
  readonly file: string;
  readonly sha256: string;
  readonly encrypted: boolean;
  readonly tables: number;
  readonly tableDims: readonly (readonly [number, number])[];
  readonly mergedCells: number;
  readonly pictures: number;
  readonly bodySnippets: readonly string[];
  readonly cellSnippets: readonly string[];
};

async function read(bytes: Buffer, name: string): Promise<ReadDocument | { readonly refused: string }> {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return readOriginalFile(file, name.endsWith('.hwp') ? 'hwp' : 'hwpx');
}

async function readShown(bytes: Buffer, name: string): Promise<ReadDocument> {
  const reading = await read(bytes, name);
  if (isRefusal(reading)) throw new Error(`${name}: ${reading.refused}`);
  return reading as ReadDocument;
}

function tablesOf(blocks: readonly ReadBlock[]): ReadTable[] {
  return blocks.flatMap((block): ReadTable[] => {
    if (block.type === 'table') {
      return [block, ...block.rows.flatMap(({ cells }) => cells.flatMap(({ content }) => tablesOf(content)))];
    }
    return block.type === 'frame' ? tablesOf(block.content) : [];
  });
}

const tablesIn = ({ parts }: ReadDocument) => parts.flatMap(({ blocks }) => tablesOf(blocks));
const letters = (text: string) => text.replace(/\s+/g, '');
const sizeOf = ({ rows }: ReadTable) => [
  rows.length,
  Math.max(...rows.map(({ cells }) => cells.reduce((sum, { colspan }) => sum + colspan, 0))),
];

/** The letters of all hp:t, taken out of the XML by patterns and not by our parser. */
function lettersOfXml(bytes: Buffer): string {
  const files = unzipSync(bytes);
  const sections = Object.keys(files)
    .filter((name) => /^Contents[/\\]section\d+\.xml$/.test(name))
    .toSorted((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)));
  const xml = sections.map((name) => strFromU8(files[name] ?? new Uint8Array())).join('');
  const texts = [...xml.matchAll(/<hp:t(?:\s[^>]*)?>(.*?)<\/hp:t>/gs)].map((match) => match[1] ?? '');
  return letters(texts.join('').replace(/<[^>]*>/g, ''))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** Every letter of the view, with neither computed labels nor what stands apart in the file. */
function lettersOfView({ parts }: ReadDocument): string {
  const plain = (blocks: readonly ReadBlock[]): string =>
    blocks
      .map((block) => {
        if (block.type === 'heading' || block.type === 'paragraph')
          return block.content.map(({ text }) => text).join('');
        if (block.type === 'table')
          return block.rows.map(({ cells }) => cells.map((cell) => plain(cell.content)).join('')).join('');
        return block.type === 'frame' ? plain(block.content) : '';
      })
      .join('');
  return letters(parts.map(({ blocks }) => plain(blocks)).join(''));
}

const sorted = (text: string) => [...text].toSorted().join('');

test('the samples of Hancom Office are read as their manifest says: text, tables, merged cells, pictures', async (context) => {
  const manifest = JSON.parse(sharedMaterial(context, 'samples/hwpx/manifest.json').toString()) as Sample[];
  expect(manifest.length).toBe(11);
  for (const sample of manifest) {
    const bytes = sharedMaterial(context, `samples/hwpx/${sample.file}`);
    expect(createHash('sha256').update(bytes).digest('hex'), sample.file).toBe(sample.sha256);
    if (sample.encrypted) {
      expect(await read(bytes, sample.file)).toEqual({ refused: 'encrypted' });
      continue;
    }
    const document = await readShown(bytes, sample.file);
    const text = letters(originalText(document));
    for (const snippet of [...(sample.bodySnippets ?? []), ...(sample.cellSnippets ?? [])]) {
      expect(text, sample.file).toContain(letters(snippet));
    }
    if (sample.file.endsWith('.hwp')) continue;
    const tables = tablesIn(document);
    expect(tables.map(sizeOf), sample.file).toEqual(sample.tableDims.map(([rows, columns]) => [rows, columns]));
    expect(tables.length, sample.file).toBe(sample.tables);
    const merged = tables
      .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
      .filter((cell) => cell.colspan > 1 || cell.rowspan > 1);
    expect(merged.length, sample.file).toBe(sample.mergedCells);
    expect(document.leftOut.find(({ reason }) => reason === 'picture')?.count ?? 0, sample.file).toBe(sample.pictures);
    expect(sorted(lettersOfView(document)), sample.file).toBe(sorted(lettersOfXml(bytes)));
  }
});

describe('what stands nowhere in the text is computed', () => {
  test('numbers, letters and signs of lists; a list goes on where it was left', async (context) => {
    const document = await readShown(sharedMaterial(context, 'samples/hwpx/lists.hwpx'), 'lists.hwpx');
    const labels = document.parts[0]?.blocks.flatMap((block) => ('label' in block && block.label ? [block.label] : []));
    expect(labels?.slice(0, 18).join(' ')).toBe('● ● ● • • • 1. 2. 가. 3. 가. 나. 1) 2) 3) 4. 5. 가.');
    expect(labels?.slice(18, 28).join(' ')).toBe('I. II. A. III. A. B. 1. 2. 3. IV.');
    expect(labels?.slice(-10).join(' ')).toBe('제1장 제2장 제1절 제3장 제1절 제2절 제1항 제2항 제3항 제4장');
  });

  test('a .hwp says the same as the .hwpx that was saved of it', async (context) => {
    for (const name of ['lists', 'table-public-composite']) {
      const hwp = await readShown(sharedMaterial(context, `samples/hwpx/${name}.hwp`), `${name}.hwp`);
      const hwpx = await readShown(sharedMaterial(context, `samples/hwpx/${name}.hwpx`), `${name}.hwpx`);
      expect(hwp.leftOut).toEqual(hwpx.leftOut);
      expect(tablesIn(hwp).map(sizeOf)).toEqual(tablesIn(hwpx).map(sizeOf));
      expect(lettersOfView(hwp)).toBe(lettersOfView(hwpx));
    }
  });

  test('the named cells of a real 시행문 are its facts', async (context) => {
    const { facts } = await readShown(sharedMaterial(context, 'samples/hwpx/seoul-sihaengmun.hwpx'), 'seoul.hwpx');
    const fact = (name: string) => facts.find((each) => each.name === name)?.value;
    expect(fact('수신')).toBe('국토교통부장관(도심주택공급협력과장)');
    expect(fact('시행번호')).toBe('전략주택공급과-13666');
    expect(fact('공개여부')).toBe('부분공개(5)');
  });
});
