import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { KeptByHash } from './kept-by-hash.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gyeol-kept-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ATTACHED = 'a'.repeat(64);
const GONE = 'b'.repeat(64);

test('what is of files that are gone goes, and what a process left half written an hour ago', async () => {
  const kept = new KeptByHash(folder);
  for (const hash of [ATTACHED, GONE]) await kept.keep(1, hash, 'v1.json', Buffer.from('읽은 글'));
  mkdirSync(path.join(folder, '1'), { recursive: true });
  const half = ['old.part', 'new.part'].map((name) => path.join(folder, '1', `${ATTACHED}-v1.json.${name}`));
  for (const file of half) writeFileSync(file, '읽');
  const before = new Date(Date.now() - 2 * 60 * 60_000);
  utimesSync(half[0] ?? '', before, before);

  const removed = await kept.sweep(
    async () => new Set([ATTACHED]),
    () => true,
  );
  expect(removed).toBe(2);
  const left = readdirSync(path.join(folder, '1')).sort();
  expect(left).toEqual([`${ATTACHED}-v1.json`, path.basename(half[1] ?? '')]);
});

describe('within so many bytes', () => {
  const room = path.join(folder, 'room');
  const names = () => readdirSync(path.join(room, '1')).sort();
  const usedMinutesAgo = (kind: string, minutes: number) => {
    const then = new Date(Date.now() - minutes * 60_000);
    utimesSync(path.join(room, '1', `${ATTACHED}-${kind}`), then, then);
  };

  test('what was asked for longest ago makes room for what is kept', async () => {
    const kept = new KeptByHash(room, 250);
    for (const kind of ['a', 'b']) await kept.keep(1, ATTACHED, kind, Buffer.alloc(100, kind));
    usedMinutesAgo('a', 20);
    usedMinutesAgo('b', 10);
    expect(await kept.find(1, ATTACHED, 'a')).toEqual(Buffer.alloc(100, 'a'));
    await kept.keep(1, ATTACHED, 'c', Buffer.alloc(100, 'c'));
    expect(names()).toEqual(['a', 'c'].map((kind) => `${ATTACHED}-${kind}`));
    // When it was made is another matter: being asked for makes nothing younger.
    const made: number[] = [];
    await kept.sweep(
      async (_agencyId, hashes) => new Set(hashes),
      ({ madeAtMs }) => made.push(madeAtMs) > 0,
    );
    expect(Math.min(...made)).toBeLessThan(Date.now() - 19 * 60_000);
  });

  test('what another process has kept counts, and the file that is being written is nobody’s to remove', async () => {
    const half = path.join(room, '1', `${ATTACHED}-d.half.part`);
    writeFileSync(half, Buffer.alloc(1_000));
    expect(await new KeptByHash(room, 250).makeRoom()).toBe(0);
    const [mine, other] = [new KeptByHash(room, 400), new KeptByHash(room, 1_000)];
    await mine.keep(1, ATTACHED, 'd', Buffer.alloc(100));
    await other.keep(2, ATTACHED, 'e', Buffer.alloc(150));
    usedMinutesAgo('c', 30);
    expect(await mine.makeRoom()).toBe(1);
    expect(names()).toEqual(['a', 'd', 'd.half.part'].map((kind) => `${ATTACHED}-${kind}`));
    expect(await new KeptByHash(room, 1).makeRoom()).toBe(3);
  });

  test('whoever reads while room is made has the whole file or none', async () => {
    const kept = new KeptByHash(room, 1_000_000_000);
    const cramped = new KeptByHash(room, 1);
    const bytes = Buffer.alloc(8_000_000, 'x');
    const read = new Set<boolean>();
    for (let round = 0; round < 8; round += 1) {
      await kept.keep(1, ATTACHED, 'f', bytes);
      const readers = Array.from({ length: 4 }, () => kept.find(1, ATTACHED, 'f'));
      await cramped.makeRoom();
      for (const found of await Promise.all(readers)) if (found) read.add(found.equals(bytes));
    }
    expect([...read]).toEqual([true]);
  });
});
