import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from './build.mjs';
import { installIfNeeded } from './install.mjs';

// `npm run verify -- projections [--repair]` or `-- numbers`: runs what is built, on the data folder or DATABASE_URL of
// the office.
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => console.error(`[결] ${line}`);
try {
  installIfNeeded(root, say);
  buildIfNeeded(root, say);
} catch (error) {
  console.error(`[결] ${error.message}`);
  process.exit(1);
}
const run = spawnSync(process.execPath, ['dist/scripts/run-verify.js', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = run.status ?? 1;
