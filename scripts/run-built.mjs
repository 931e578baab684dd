import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from './build.mjs';
import { installIfNeeded } from './install.mjs';

/** Runs a script of the built product with this command line, after installing and building what is missing. */
export function runBuilt(script) {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
  const say = (line) => console.error(`[결] ${line}`);
  try {
    installIfNeeded(root, say);
    buildIfNeeded(root, say);
  } catch (error) {
    say(error.message);
    process.exit(1);
  }
  const run = spawnSync(process.execPath, [script, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
}
