import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

/**
 * Tests run the sources, but a worker thread or a process of ours is started by Node itself, which reads no TypeScript
 * at version 20. Given with `--import`, this teaches it there and nowhere else: the types are taken away, that is all.
 */
if (!isMainThread || process.argv[1]?.endsWith('.ts')) register(import.meta.url);

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  const { transformWithOxc } = await import('vite');
  const { code } = await transformWithOxc(await readFile(new URL(url), 'utf8'), url);
  return { format: 'module', source: code, shortCircuit: true };
}
