import { spawnSync } from 'node:child_process';
import type { TestContext } from 'vitest';

/** Debian's poppler-utils and qpdf look at a paper with other eyes. */
const MISSING = [
  ['pdftotext', '-v'],
  ['pdfinfo', '-v'],
  ['qpdf', '--version'],
].flatMap(([tool = '', version = '']) => (spawnSync(tool, [version]).error === undefined ? [] : [tool]));

/** Where the tools are missing the test says so and is counted as not run; the landing (`require`) fails on it. */
export function needsPaperTools(test: TestContext): void {
  if (MISSING.length === 0) return;
  const words = `missing: ${MISSING.join(', ')} (Debian: poppler-utils, qpdf)`;
  if (process.env.GYEOL_SHARED === 'require') throw new Error(words);
  test.skip(words);
}

export function runTool(name: string, parameters: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(name, parameters, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0 || stderr !== '') throw new Error(`${name} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}
