import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

/** By then a start has compiled what a start needs, and the first pages are answered. */
const KEEP_AFTER_MS = 10_000;

/**
 * Runs a bundle of scripts/vite.config.ts in this process, and keeps its compiled form beside it for the next start:
 * compiling takes longer than everything else that a start does. `build` names the sources it was made from: V8 itself
 * tells one source from another by its length only.
 */
export function runCompiled(file, build) {
  const compiledFile = `${file}.${build.slice(0, 16)}.compiled`;
  // Read as what it is, a character a byte, it stays outside V8's heap.
  const source = readFileSync(file, 'latin1');
  const cachedData = readIfThere(compiledFile);
  const script = new vm.Script(source, {
    filename: file,
    ...(cachedData ? { cachedData } : {}),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file));
  if (!cachedData || script.cachedDataRejected) keepOnce(() => keep(script, compiledFile));
}

function keepOnce(keepNow) {
  setTimeout(() => {
    process.off('exit', keepNow);
    keepNow();
  }, KEEP_AFTER_MS).unref();
  process.once('exit', keepNow);
}

function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** A start may be killed at any moment, and a second one may keep the same file. */
function keep(script, compiledFile) {
  const unfinished = `${compiledFile}.${process.pid}`;
  try {
    writeFileSync(unfinished, script.createCachedData());
    renameSync(unfinished, compiledFile);
  } catch {
    // A folder that cannot be written to costs time at the next start and nothing else.
    rmSync(unfinished, { force: true });
  }
}
