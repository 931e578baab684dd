import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from './build.mjs';
import { installIfNeeded } from './install.mjs';

/** `npm run start:public`: the citizens' site as a process of its own, after building what is missing. */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => console.log(`[결] ${line}`);
try {
  installIfNeeded(root, say);
  buildIfNeeded(root, say);
} catch (error) {
  console.error(`[결] ${error.message}`);
  process.exit(1);
}
await import('../dist/scripts/serve-public.js');
