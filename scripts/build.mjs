import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the built product depends on; tests and documents do not change it. */
const SOURCES = ['shared', 'server', 'scripts', 'web', 'tsconfig.json', 'package-lock.json'];
// The mended driver is a part of what is built.
const NOT_BUILT = /\.test\.ts$|^web\/journeys$|(?<!mend-postgres)\.mjs$|\.md$|\.ttf$/;

/** Builds the server and the client, unless the last build was made from these very sources. Answers their hash. */
export function buildIfNeeded(root, say) {
  const stampFile = path.join(root, 'dist', '.built-from');
  const sources = listSources(root);
  const seen = hashOfTimes(sources);
  const last = readStamp(stampFile);
  if (last?.seen === seen) return last.stamp;
  const stamp = hashOfContents(root, sources);
  if (last?.stamp !== stamp) build(root, say, stampFile);
  writeFileSync(stampFile, JSON.stringify({ stamp, seen }));
  return stamp;
}

function build(root, say, stampFile) {
  say('서버와 화면을 빌드합니다.');
  // A build that is broken off must not count as one.
  rmSync(stampFile, { force: true });
  buildServer(root);
  bundleStart(root);
  bundleProcesses(root);
  buildWeb(root);
  mkdirSync(path.dirname(stampFile), { recursive: true });
}

function readStamp(stampFile) {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return undefined;
  }
}

function buildServer(root) {
  runNode(
    root,
    ['node_modules/typescript-native/bin/tsc', '-b', 'shared', 'server', 'scripts'],
    '서버를 빌드하지 못했습니다.',
  );
}

/** The rest of `dist` runs as it was compiled: only the start of the product and of its processes is waited for. */
function bundleStart(root) {
  runVite(root, 'scripts/vite.config.ts', '서버를 하나로 묶지 못했습니다.');
}

function bundleProcesses(root) {
  runVite(root, 'scripts/processes/vite.config.ts', '서버의 프로세스를 묶지 못했습니다.');
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

/** Nothing was written since: the usual start need not read the sources at all. */
function hashOfTimes(sources) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const { name, mtimeMs, size } of sources) hash.update(`\n${name} ${mtimeMs} ${size}`);
  return hash.digest('hex');
}

/** A checkout that was copied or fetched anew has other times and keeps its build. */
function hashOfContents(root, sources) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const { name } of sources) hash.update(`\n${name}\n`).update(readFileSync(path.join(root, name)));
  return hash.digest('hex');
}

function listSources(root) {
  const found = [];
  const collect = (name) => {
    if (NOT_BUILT.test(name)) return;
    const stats = statSync(path.join(root, name), { throwIfNoEntry: false });
    if (stats?.isDirectory()) {
      for (const entry of readdirSync(path.join(root, name)).sort()) collect(`${name}/${entry}`);
    } else if (stats?.isFile()) {
      found.push({ name, mtimeMs: stats.mtimeMs, size: stats.size });
    }
  };
  for (const source of SOURCES) collect(source);
  return found;
}
