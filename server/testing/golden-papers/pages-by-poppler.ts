import { spawn } from 'node:child_process';
import type { TestContext } from 'vitest';
import { type GreyPicture, readPgmPages } from './grey-picture.ts';

/** A hundred dots an inch: a pixel is 0.254 mm, and a letter of the text 17 pixels wide. */
export const DOTS_PER_INCH = 100;

/** The pages of a PDF as poppler draws them. */
export async function pagesByPoppler(context: TestContext, pdf: Uint8Array): Promise<readonly GreyPicture[]> {
  const known = drawn.get(pdf);
  const pages = known ?? runTool('pdftoppm', ['-r', String(DOTS_PER_INCH), '-gray', '-'], pdf).then(readPgmPages);
  drawn.set(pdf, pages);
  return orNotRun(context, pages);
}

/** Several tests look at the same pages. */
const drawn = new WeakMap<Uint8Array, Promise<readonly GreyPicture[]>>();

/** What poppler reads from a PDF: its text in the order of the pages' content, or along its structure. */
export async function textByPoppler(context: TestContext, pdf: Uint8Array, by: 'content' | 'structure') {
  const [tool, options] =
    by === 'content' ? (['pdftotext', ['-raw', '-', '-']] as const) : (['pdfinfo', ['-struct-text', '-']] as const);
  return (await orNotRun(context, runTool(tool, options, pdf))).toString('utf8');
}

class ToolMissing extends Error {}

/** A test whose foreign program is not installed is counted as not run. */
async function orNotRun<T>(context: TestContext, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    return error instanceof ToolMissing ? context.skip(error.message) : Promise.reject(error);
  }
}

async function runTool(tool: string, options: readonly string[], input: Uint8Array): Promise<Buffer> {
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
  if (end instanceof Error) throw new ToolMissing(`${tool} is missing`);
  const words = Buffer.concat(complaints).toString();
  if (end !== 0 || words !== '') throw new Error(`${tool} ended with ${end}: ${words}`);
  return Buffer.concat(output);
}
