import { existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { FileStore, FileTooLarge } from './file-store.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gyeol-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = new FileStore(path.join(folder, 'files'));
const write = (text: string) => files.write(Readable.from([Buffer.from(text)]), 100);
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

test('a sweep goes on where a file is removed or gets its name while it looks', async () => {
  const [first, second] = [await write('하나'), await write('둘')];
  for (const { storageName } of [first, second]) utimesSync(files.pathOf(storageName), LONG_AGO, LONG_AGO);
  const removed = await files.sweep(async () => {
    await files.remove(first.storageName);
    return new Set();
  }, new Date('2021-01-01T00:00:00Z'));
  expect(removed).toBe(1);
  expect(existsSync(files.pathOf(second.storageName))).toBe(false);
});

test('what is larger than it may be, and what breaks off, leaves nothing behind', async () => {
  await expect(files.write(Readable.from([Buffer.alloc(101)]), 100)).rejects.toBeInstanceOf(FileTooLarge);
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('반');
      throw new Error('the line was cut');
    })(),
  );
  await expect(files.write(broken, 100)).rejects.toThrow('the line was cut');
  const left = await files.sweep(async () => new Set(), new Date('2999-01-01T00:00:00Z'));
  expect(left).toBe(0);
});
