import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
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
