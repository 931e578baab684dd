import type { OriginalFormat, ReadDocument } from '../../shared/originals/read-document.ts';
import type { ReadingRefusal } from '../../shared/originals/reading-fault.ts';
import { readOriginalFile } from './read-original.ts';

/** What the process is told to read. */
export type ReadingTask = { readonly path: string; readonly format: OriginalFormat };

/** What it answers; `fault` is an error of our own, for the log. */
export type ReadingAnswer = { readonly read: ReadDocument | ReadingRefusal } | { readonly fault: string };

/**
 * The process in which bytes of strangers are parsed: no database, no secrets in its environment, little memory, and
 * whoever started it may kill it at any moment. One file after the other.
 */
process.on('message', (task: ReadingTask) => {
  void answer(task).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit());

async function answer({ path, format }: ReadingTask): Promise<ReadingAnswer> {
  try {
    return { read: await readOriginalFile(path, format) };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
