import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { html } from '../../shared/markup/html.ts';
import { originalMarkup } from '../../shared/markup/original.ts';
import { originalText } from '../../shared/originals/plain-text.ts';
import type { OriginalFormat, ReadDocument } from '../../shared/originals/read-document.ts';
import { readOriginalFile } from './read-original.ts';
import { ReadingPool } from './reading-pool.ts';

// The attacks of hwpx.md §7, each built here.

const folder = mkdtempSync(path.join(tmpdir(), 'gyeol-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = '<head><refList/></head>';
const section = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?><sec>${inside}</sec>`;
const paragraph = (inside: string) => `<p><run>${inside}</run></p>`;
const text = (words: string) => paragraph(`<t>${words}</t>`);
const GOOD = text('다음 문서는 그대로 열립니다.');

const table = (rows: string, attributes = 'rowCnt="1" colCnt="1"') => paragraph(`<tbl ${attributes}>${rows}</tbl>`);
const cell = (inside: string, span = 'colSpan="1" rowSpan="1"') =>
  `<tr><tc><subList>${inside}</subList><cellAddr colAddr="0" rowAddr="0"/><cellSpan ${span}/></tc></tr>`;
const nested = (depth: number): string => (depth === 0 ? text('속') : table(cell(nested(depth - 1))));

function hwpx(parts: Record<string, string | Uint8Array>): Uint8Array {
  const entries: Zippable = { mimetype: [strToU8('application/hwp+zip'), { level: 0 }] };
  const all = { 'Contents/header.xml': HEAD, 'Contents/section0.xml': section(GOOD), ...parts };
  for (const [name, content] of Object.entries(all)) {
    entries[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(entries);
}

let files = 0;
function onDisk(bytes: Uint8Array): string {
  files += 1;
  const file = path.join(folder, String(files));
  writeFileSync(file, bytes);
  return file;
}

/** By the readers themselves; only what is about their process pays for starting one. */
const read = (bytes: Uint8Array, format: OriginalFormat) => readOriginalFile(onDisk(bytes), format);
const readBy = (by: ReadingPool, bytes: Uint8Array) => by.read({ path: onDisk(bytes), format: 'hwpx' });

async function shown(bytes: Uint8Array, format: OriginalFormat = 'hwpx'): Promise<ReadDocument> {
  const reading = await read(bytes, format);
  if (isRefusal(reading)) throw new Error(`refused: ${reading.refused}`);
  return reading;
}

async function refusal(bytes: Uint8Array, format: OriginalFormat = 'hwpx'): Promise<string> {
  const reading = await read(bytes, format);
  return isRefusal(reading) ? reading.refused : 'shown';
}

/** Another size in the archive's directory and head than what comes out. */
function lying(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const copy = Buffer.from(bytes);
  const wanted = Buffer.from(name);
  for (let at = copy.indexOf(wanted); at >= 0; at = copy.indexOf(wanted, at + 1)) {
    if (at >= 46 && copy.readUInt32LE(at - 46) === 0x02014b50) copy.writeUInt32LE(size, at - 46 + 24);
    if (at >= 30 && copy.readUInt32LE(at - 30) === 0x04034b50) copy.writeUInt32LE(size, at - 30 + 22);
  }
  return copy;
}

/** The same archive with another name of the same length. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1');
}

const bomb = section(paragraph(`<t>${' '.repeat(30_000_000)}</t>`));
const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sec>${text('&b;')}</sec>`;
const external = `<?xml version="1.0"?><!DOCTYPE sec [<!ENTITY x SYSTEM "file:///etc/passwd">]><sec>${text('&x;')}</sec>`;
const manifest = '<manifest><file-entry><encryption-data/></file-entry></manifest>';
const entries: Record<string, string> = {};
for (let at = 0; at < 1_000; at += 1) entries[`BinData/${at}.txt`] = '.';

describe('a file that was built to harm its reader is refused by name', () => {
  test.each<readonly [string, () => Uint8Array, string]>([
    ['a bomb that unpacks a thousandfold', () => hwpx({ 'Contents/section0.xml': bomb }), 'too-large'],
    ['a part that states another size', () => lying(hwpx({}), 'Contents/section0.xml', 10), 'damaged'],
    ['a part that states a size beyond all', () => lying(hwpx({}), 'Contents/section0.xml', 4e9), 'too-large'],
    ['more parts than a document has', () => hwpx(entries), 'too-large'],
    [
      'a name that climbs out of the package',
      () => renamed(hwpx({ 'aa/aa/evil.txt': 'x' }), 'aa/aa/', '../../'),
      'damaged',
    ],
    [
      'two parts of one name',
      () => renamed(hwpx({ 'Contents/section9.xml': GOOD }), 'section9', 'section0'),
      'damaged',
    ],
    ['an entity from outside (XXE)', () => hwpx({ 'Contents/section0.xml': external }), 'forbidden-markup'],
    ['entities within entities', () => hwpx({ 'Contents/section0.xml': laughs }), 'forbidden-markup'],
    ['elements a thousand deep', () => hwpx({ 'Contents/section0.xml': section('<p>'.repeat(1_000)) }), 'too-deep'],
    ['tables sixteen deep', () => hwpx({ 'Contents/section0.xml': section(nested(16)) }), 'too-deep'],
    ['tables nine deep', () => hwpx({ 'Contents/section0.xml': section(nested(9)) }), 'too-deep'],
    [
      'a table of two milliard rows',
      () => hwpx({ 'Contents/section0.xml': section(table(cell(GOOD), 'rowCnt="2000000000" colCnt="2000000000"')) }),
      'too-many-cells',
    ],
    ['a file with a password', () => hwpx({ 'META-INF/manifest.xml': manifest }), 'encrypted'],
    ['a file that was cut short', () => hwpx({}).subarray(0, 300), 'damaged'],
    ['a file that is none', () => strToU8('이것은 문서가 아닙니다.'), 'damaged'],
    ['a document without its head', () => renamed(hwpx({}), 'Contents/header', 'Contents/headex'), 'damaged'],
    ['XML that is not well formed', () => hwpx({ 'Contents/section0.xml': '<sec><p>' }), 'damaged'],
  ])('%s', async (_what, make, expected) => {
    expect(await refusal(make())).toBe(expected);
  });
});

describe('what is odd but can be read is read whole', () => {
  test('names with backslashes and of any case', async () => {
    const odd = renamed(hwpx({}), 'Contents/', 'CONTENTS\\');
    expect(originalText(await shown(odd))).toContain('그대로 열립니다.');
  });

  test('tables eight deep, and a span of two milliards that ends at the edge of its table', async () => {
    expect(originalText(await shown(hwpx({ 'Contents/section0.xml': section(nested(8)) })))).toContain('속');
    const wide = table(cell(GOOD, 'colSpan="2000000000" rowSpan="2000000000"'), 'rowCnt="1" colCnt="3"');
    const [block] = (await shown(hwpx({ 'Contents/section0.xml': section(wide) }))).parts[0]?.blocks ?? [];
    expect(block).toMatchObject({ type: 'table', rows: [{ cells: [{ colspan: 3, rowspan: 1 }] }] });
  });

  test('a macro is never run and is named; markup in a text stays text; a link to a script leads nowhere', async () => {
    const field = (address: string) =>
      `<p><run><ctrl><fieldBegin id="1" type="HYPERLINK"><parameters><stringParam name="Command">${address};1;0;0;</stringParam></parameters></fieldBegin></ctrl><t>누르기</t><ctrl><fieldEnd beginIDRef="1"/></ctrl></run></p>`;
    const inside = [
      text('&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;'),
      field('javascript\\:alert(1)'),
      field('https\\://www.city.example'),
    ];
    const document = await shown(
      hwpx({ 'Contents/section0.xml': section(inside.join('')), 'Scripts/sourceScripts.js': 'x'.repeat(5_000) }),
    );
    expect(document.leftOut).toContainEqual({ reason: 'macro', count: 1 });
    const page = document.parts;
    const markup = html`${originalMarkup(document, { page, isFirst: true, isLast: true })}`.toString();
    expect(markup).toContain('&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;');
    expect(markup).not.toMatch(/<img|<script|javascript/);
    expect(markup).toContain('<a href="https://www.city.example"');
  });

  test('the first page as it was at an earlier saving is looked through, once for what the text still says', async () => {
    const number = '900101-1234568';
    const told = async (preview: string, body: string) => {
      const parts = { 'Contents/section0.xml': section(text(body)), 'Preview/PrvText.txt': preview };
      const { personalData, findings = [] } = await shown(hwpx(parts));
      return [personalData.map(({ count }) => count), findings.map(({ place }) => place.spot)];
    };
    expect(await told(`<대상자><${number}>`, '지운 뒤의 글')).toEqual([[1], ['aside']]);
    expect(await told(`<대상자><번호 ${number}>`, `번호 ${number}`)).toEqual([[1], ['text']]);
  });

  test('versions that a file keeps of itself, whole files within it and their films are named as unread', async () => {
    const kept = await shown(hwpx({ 'DocHistory/VersionLog0': '?' }));
    expect(kept.leftOut).toEqual([{ reason: 'embedded', count: 1 }]);
    const word = '<w:document xmlns:w="w"><w:body/></w:document>';
    const docx = zipSync({
      'word/document.xml': strToU8(word),
      'word/vbaProject.bin': strToU8('?'),
      'word/embeddings/oleObject1.bin': strToU8('?'),
      'word/media/film.mp4': strToU8('?'),
    });
    expect((await shown(docx, 'docx')).leftOut).toEqual([
      { reason: 'macro', count: 1 },
      { reason: 'embedded', count: 2 },
    ]);
  });

  test('a text longer than anybody reads is cut, and how much is said', async () => {
    const letters = Array.from({ length: 2_100 }, (_, at) => text(`${at}${randomBytes(500).toString('hex')}`)).join('');
    const document = await shown(hwpx({ 'Contents/section0.xml': section(letters) }));
    expect(document.leftOut[0]?.reason).toBe('textBeyondLimit');
    expect(document.leftOut[0]?.count).toBeGreaterThan(100_000);
  });
});

describe('the process that reads may be killed at any moment', () => {
  test('after each attack it serves the next file', async () => {
    const faults: string[] = [];
    const pool = new ReadingPool({ onFault: (cause) => faults.push(cause) });
    const attacks = [hwpx({ 'Contents/section0.xml': bomb }), hwpx({ 'Contents/section0.xml': section(nested(16)) })];
    try {
      for (const attack of attacks) {
        const [refused, next] = await Promise.all([readBy(pool, attack), readBy(pool, hwpx({}))]);
        expect(isRefusal(refused)).toBe(true);
        expect(next).toMatchObject({ format: 'hwpx', leftOut: [] });
      }
      expect(faults).toEqual([]);
    } finally {
      await pool.close();
    }
  });

  const program = (name: string, source: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, source);
    return file;
  };
  const once = async (source: string, parts = {}) => {
    const told: string[] = [];
    const bad = new ReadingPool({
      program: program(`${files}.mjs`, source),
      onFault: (cause) => told.push(cause),
      ...parts,
    });
    try {
      const [first, second] = await Promise.all([readBy(bad, hwpx({})), readBy(bad, hwpx({}))]);
      return { first, second, told };
    } finally {
      await bad.close();
    }
  };

  test('one that never ends is stopped, and so is one that takes all memory', async () => {
    const endless = await once("process.on('message', () => { for (;;); });", { timeoutMs: 600 });
    expect([endless.first, endless.second]).toEqual([{ refused: 'takes-too-long' }, { refused: 'takes-too-long' }]);
    const greedy = await once(
      "process.on('message', () => { globalThis.held = []; setInterval(() => held.push(Buffer.alloc(3e7, 1)), 5); });",
      { mostMemoryMb: 200 },
    );
    expect([greedy.first, greedy.second]).toEqual([{ refused: 'too-large' }, { refused: 'too-large' }]);
  });

  test('one that is kept from working is waited for, and no longer than six times as long', async () => {
    const answer = (afterMs: number) =>
      `process.on('message', () => setTimeout(() => process.send({ answer: { refused: 'damaged' } }), ${afterMs}));`;
    expect((await once(answer(2_000), { timeoutMs: 1_500 })).first).toEqual({ refused: 'damaged' });
    expect((await once(answer(60_000), { timeoutMs: 200 })).first).toEqual({ refused: 'takes-too-long' });
  });

  test('one that falls is begun anew for the next file', async () => {
    const falling = await once("process.on('message', () => process.exit(7));");
    expect([falling.first, falling.second]).toEqual([{ refused: 'stopped' }, { refused: 'stopped' }]);
    expect(falling.told).toHaveLength(2);
  });

  test('nothing of our own surroundings is known to it', async () => {
    const told = await once(
      "process.on('message', () => process.send({ fault: Object.keys(process.env).sort().join() }));",
    );
    expect(told.told[0]).toBe('NODE_ENV');
  });
});
