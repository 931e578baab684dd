import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import pino from 'pino';
import { afterAll, expect, test } from 'vitest';
import { KeptReadings } from '../../originals/kept-readings.ts';
import { Originals } from '../../originals/originals.ts';
import { ReadingPool } from '../../originals/reading-pool.ts';
import { FileStore } from '../../platform/files/file-store.ts';
import { KeptByHash } from '../../platform/files/kept-by-hash.ts';
import type { ProcessParts } from '../../platform/processes/process-pool.ts';
import { ENDLESS, GREEDY, HOARDING } from '../../testing/poisoned-painter.ts';
import { AttachmentViews } from './attachment-views.ts';
import { ViewPool } from './view-pool.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gyeol-views-'));
const files = new FileStore(path.join(folder, 'files'));
const log = pino({ level: 'silent' }) as ConstructorParameters<typeof AttachmentViews>[0]['log'];
const reading = new ReadingPool({});
const originals = new Originals(files, reading, new KeptReadings(path.join(folder, 'readings'), 1), log);
const pools: ViewPool[] = [];
afterAll(async () => {
  await Promise.all([reading.close(), ...pools.map((pool) => pool.close())]);
  rmSync(folder, { recursive: true, force: true });
});

let folders = 0;
function open(parts: Partial<ProcessParts>) {
  let started = 0;
  const onStart = () => {
    started += 1;
  };
  const pool = new ViewPool({ niceness: 0, ...parts, onStart });
  pools.push(pool);
  folders += 1;
  const kept = new KeptByHash(path.join(folder, `views${folders}`));
  return { views: new AttachmentViews({ files, originals, pool, kept, log }), started: () => started };
}

async function stored(name: string, text: string) {
  const file = await files.write(Readable.from([Buffer.from(text)]), 1_000);
  return { file: { agencyId: 1, mediaType: 'text/plain', ...file }, facts: { fileName: name, agencyName: '시험시' } };
}
type Stored = Awaited<ReturnType<typeof stored>>;

async function untilThere(views: AttachmentViews, { file, facts }: Stored, asker: 'citizen' | 'official' = 'official') {
  for (;;) {
    const view = await views.now(file, facts, asker);
    if (view !== 'waiting') return view;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('a file that no painter bears fails alone, with a reason, and is not begun again for every reader', async () => {
  const program = path.join(import.meta.dirname, '../../testing/poisoned-painter.ts');
  const patient = open({ program, heapMb: 200, mostMemoryMb: 700 });
  // A second and a half of work, which on a loaded machine not even the start of a sound one gets by with.
  const strict = open({ program, timeoutMs: 1_500 });
  for (const title of [ENDLESS, GREEDY, HOARDING]) {
    const { views, started } = title === ENDLESS ? strict : patient;
    const poisoned = await stored(`${title}.txt`, title);
    expect(await untilThere(views, poisoned)).toEqual({ refused: 'view-stopped' });
    const before = started();
    expect(await views.now(poisoned.file, poisoned.facts, 'citizen')).toEqual({ refused: 'view-stopped' });
    expect(started()).toBe(before);
  }
  expect(await untilThere(patient.views, await stored('성한 글.txt', '그다음 글'))).toBeInstanceOf(Uint8Array);
});

test('citizens who ask for many at once are told to come again, and officials are not kept waiting by them', async () => {
  const { views } = open({});
  const all = await Promise.all(Array.from({ length: 9 }, (_, at) => stored(`${at}.txt`, `글 ${at}`)));
  const asked = all.map(async (each) => ({ each, view: await views.now(each.file, each.facts, 'citizen') }));
  // One of nine hears it at once; what it asked for is drawn for an official, and for itself when it comes again.
  const { each: ninth, view } = await Promise.race(asked);
  expect(view).toBe('waiting');
  const drawn = await untilThere(views, ninth);
  expect(drawn).toBeInstanceOf(Uint8Array);
  await Promise.all(asked);
  for (const each of all) expect(await untilThere(views, each, 'citizen')).toBeInstanceOf(Uint8Array);
  expect(await untilThere(views, ninth, 'citizen')).toEqual(Buffer.from(drawn as Uint8Array));
});

test('readers who come at the same moment wait for one drawing, and one file is the same file for all', async () => {
  const { views } = open({});
  const one = await stored('하나.txt', '같은 글');
  const seen = await Promise.all([1, 2, 3].map(() => untilThere(views, one)));
  const hashes = seen.map((view) =>
    createHash('sha256')
      .update(view as Uint8Array)
      .digest('hex'),
  );
  expect(new Set(hashes).size).toBe(1);
  const other = open({}).views;
  expect(
    createHash('sha256')
      .update((await untilThere(other, one)) as Uint8Array)
      .digest('hex'),
  ).toBe(hashes[0]);
});
