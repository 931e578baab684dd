import { readFile } from 'node:fs/promises';

/** Where the bytes of a file are: on disk by their path, or in memory where they came out of another file. */
export type Source = string | Buffer;

export async function bytesOf(source: Source): Promise<Buffer> {
  return typeof source === 'string' ? readFile(source) : source;
}
