import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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
// In this process, so that what ends it ends the site in good order.
await import(pathToFileURL(path.join(root, 'dist/scripts/serve-public.js')).href);
