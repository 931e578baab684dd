import { spawn } from 'node:child_process';
import type { TestContext } from 'vitest';
import { type GreyPicture, readPgmPages } from './grey-picture.ts';

/** A hundred dots an inch: a pixel is 0.254 mm, and a letter of the text 17 pixels wide. */
export const DOTS_PER_INCH = 100;

/** The pages of a PDF as poppler draws them. */
export async function pagesByPoppler(context: TestContext, pdf: Uint8Array): Promise<readonly GreyPicture[]> {
  const options = ['-r', String(DOTS_PER_INCH), '-gray', '-'];
  return readPgmPages(await runTool(context, 'pdftoppm', options, pdf));
}

/** Runs a foreign program on these bytes; a test whose program is not installed is counted as not run. */
export async function runTool(
  context: TestContext,
  tool: string,
  options: readonly string[],
  input: Uint8Array,
): Promise<Buffer> {
  const run = spawn(tool, options, { stdio: ['pipe', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  const complaints: Buffer[] = [];
  run.stdout.on('data', (piece: Buffer) => output.push(piece));
  run.stderr.on('data', (piece: Buffer) => complaints.push(piece));
  // A program that stops reading early says why by itself.
  run.stdin.on('error', () => {});
  run.stdin.end(input);
  const end = await new Promise<Error | number | null>((resolve) => {
    run.on('error', resolve);
    run.on('close', resolve);
  });
  if (end instanceof Error) return context.skip(`${tool} is missing`);
  const words = Buffer.concat(complaints).toString();
  if (end !== 0 || words !== '') throw new Error(`${tool} ended with ${end}: ${words}`);
  return Buffer.concat(output);
}
