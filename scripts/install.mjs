import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mendPostgres } from './mend-postgres.mjs';

/** Installs exactly what the lock says, unless it already stands there, and mends what must be mended in it. */
export function installIfNeeded(root, say) {
  const seenFile = path.join(root, 'dist', '.installed-from');
  if (existsSync(seenFile) && readFileSync(seenFile, 'utf8') === timesOf(root)) return;
  if (!installationFitsLock(root)) install(root, say);
  mendPostgres(root);
  mkdirSync(path.dirname(seenFile), { recursive: true });
  writeFileSync(seenFile, timesOf(root));
}

/** Nothing was written since it was found to fit: the usual start need not look at every package. */
function timesOf(root) {
  const mends = 'scripts/mend-postgres.mjs';
  return ['package.json', 'package-lock.json', 'node_modules', 'node_modules/.package-lock.json', mends]
    .map((name) => statSync(path.join(root, name), { throwIfNoEntry: false })?.mtimeMs)
    .join(' ');
}

function install(root, say) {
  say('필요한 패키지를 설치합니다. 처음에는 1분쯤 걸립니다.');
  const lock = path.join(root, 'package-lock.json');
  const before = readFileSync(lock, 'utf8');
  // `npm ci` never rewrites the lock, whatever the version of npm: npm 10, which comes with Node 20, drops
  // fields that npm 11 wrote when it is asked to `install`.
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [program, ...first] = npm;
  const run = spawnSync(
    program,
    [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (run.error)
    throw new Error(`npm을 실행할 수 없습니다(${run.error.message}). npm을 설치한 뒤 다시 실행해 주십시오.`);
  if (run.status !== 0) {
    throw new Error('패키지를 설치하지 못했습니다. 위의 npm 메시지와 네트워크(패키지 저장소) 설정을 확인해 주십시오.');
  }
  if (readFileSync(lock, 'utf8') !== before) {
    throw new Error('설치하는 동안 package-lock.json이 바뀌었습니다. package.json과 맞는지 확인해 주십시오.');
  }
}

function installationFitsLock(root) {
  const lockedPackages = readPackages(path.join(root, 'package-lock.json'));
  const installed = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (!lockedPackages || !installed) return false;
  if (!namesTheSamePackages(root, lockedPackages[''])) return false;
  return Object.entries(lockedPackages).every(([place, locked]) => {
    if (place === '') return true;
    const there = installed[place];
    // Packages for other machines are optional and stay away.
    if (!there) return locked.optional === true || locked.devOptional === true || locked.peer === true;
    return there.version === locked.version && existsSync(path.join(root, place, 'package.json'));
  });
}

/** A package.json that was edited without its lock must reach npm, which then says so. */
function namesTheSamePackages(root, locked) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const sorted = (names = {}) => JSON.stringify(Object.entries(names).sort());
  return (
    sorted(dependencies) === sorted(locked.dependencies) && sorted(devDependencies) === sorted(locked.devDependencies)
  );
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}
