import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';

/**
 * Tests run the sources, but a worker thread or a process of ours is started by Node itself, which reads no TypeScript
 * at version 20. Given with `--import`, this teaches it there and nowhere else: the types are taken away, that is all.
 */
const [, program] = process.argv;
const hooks = new URL('typescript-hooks.mjs', import.meta.url);
if (!isMainThread) register(hooks);
else if (program?.endsWith('.ts')) register(hooks, { data: pathToFileURL(program).href });
