import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';
import { isMainThread, threadId } from 'node:worker_threads';

/**
 * Tests run the sources, but a worker thread or a process of ours is started by Node itself, which reads no TypeScript
 * at version 20. Given with `--import`, this teaches it there and nowhere else: the types are taken away, that is all.
 */
if (!isMainThread || process.argv[1]?.endsWith('.ts')) register(import.meta.url);

/** Each of them reads some hundred modules: what a source comes to is kept by its content, beside the packages. */
const KEPT = path.join(import.meta.dirname, '../../node_modules/.cache/gyeol-workers');

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  const source = readFileSync(new URL(url), 'utf8');
  const kept = path.join(KEPT, `${createHash('sha256').update(source).digest('hex')}.js`);
  if (!existsSync(kept)) await keepWithoutTypes(kept, source, url);
  return { format: 'module', source: readFileSync(kept, 'utf8'), shortCircuit: true };
}

async function keepWithoutTypes(kept, source, url) {
  const { transformWithOxc } = await import('vite');
  const { code } = await transformWithOxc(source, url);
  // Renamed when it is whole, because several processes read and write here at once.
  const written = `${kept}.${process.pid}.${threadId}`;
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(written, code);
  renameSync(written, kept);
}
