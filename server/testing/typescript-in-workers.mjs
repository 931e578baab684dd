import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

/**
 * Tests run the sources, but a worker thread is started by Node itself, which reads no TypeScript at version 20.
 * Given with `--import`, this teaches it in worker threads only: the types are taken away, nothing else changes.
 */
if (!isMainThread) register(import.meta.url);

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  const { transformWithOxc } = await import('vite');
  const { code } = await transformWithOxc(await readFile(new URL(url), 'utf8'), url);
  return { format: 'module', source: code, shortCircuit: true };
}
