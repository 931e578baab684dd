import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the built product depends on; tests and documents do not change it. */
const SOURCES = ['shared', 'server', 'scripts', 'web', 'tsconfig.json', 'package-lock.json'];
const NOT_BUILT = /\.test\.ts$|^web\/journeys\/|\.mjs$|\.md$|\.ttf$/;

/** Builds the server and the client, unless the last build was made from these very sources. */
export function buildIfNeeded(root, say) {
  const stampFile = path.join(root, 'dist', '.built-from');
  const stamp = hashOfSources(root);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  say('서버와 화면을 빌드합니다.');
  // A build that is broken off must not count as one.
  rmSync(stampFile, { force: true });
  buildServer(root);
  bundleStart(root);
  buildWeb(root);
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function buildServer(root) {
  runNode(
    root,
    ['node_modules/typescript/bin/tsc', '-b', 'shared', 'server', 'scripts'],
    '서버를 빌드하지 못했습니다.',
  );
}

/** The rest of `dist` runs as it was compiled: only a start is waited for. */
function bundleStart(root) {
  runVite(root, 'scripts/vite.config.ts', '서버를 하나로 묶지 못했습니다.');
}

function buildWeb(root) {
  runVite(root, 'web/vite.config.ts', '화면을 빌드하지 못했습니다.');
}

function runVite(root, config, failure) {
  runNode(root, ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--logLevel', 'warn'], failure);
}

function runNode(root, args, failure) {
  const run = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) throw new Error(`${failure} 위의 메시지를 확인해 주십시오.`);
}

/** Content, not times: a checkout that was copied or fetched anew keeps its build. */
function hashOfSources(root) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of SOURCES.flatMap((source) => filesIn(root, source))) {
    if (NOT_BUILT.test(file)) continue;
    hash.update(`\n${file}\n`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function filesIn(root, name) {
  const full = path.join(root, name);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [name];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}
