import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Installs the readers of .hwpx and .pdf that only the tests ask (kordoc, veraPDF), in a package of their own: whoever
 * starts the product does not carry them. Optional packages stay away, because they would bring a browser's and a
 * model's programs along; for the product itself that must never be done (docs/decisions/0007-install-with-npm-ci.md).
 */
export async function installOtherReaders(root) {
  const place = path.join(root, 'scripts/other-readers');
  if (installedFitsLock(place)) return;
  const [program, ...first] = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const options = ['ci', '--omit=optional', '--omit=dev', '--omit=peer', '--ignore-scripts', '--no-audit', '--no-fund'];
  const run = spawn(program, [...first, ...options, '--loglevel=error'], {
    cwd: place,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  run.stderr.setEncoding('utf8').on('data', (piece) => {
    said += piece;
  });
  const status = await new Promise((resolve, reject) => run.on('error', reject).on('close', resolve));
  if (status !== 0) throw new Error(`the other readers could not be installed: ${said}`);
}

function installedFitsLock(place) {
  const [locked, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((name) => {
    const file = path.join(place, name);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
  });
  return Object.entries(locked).every(([name, { version, optional, peer }]) => {
    return name === '' || optional || peer || installed[name]?.version === version;
  });
}
