import { createReadStream } from 'node:fs';

/** Text as offices write it: UTF-8, or CP949 from older programs, which the web calls euc-kr. */
const ENCODINGS = ['utf-8', 'euc-kr'] as const;

/** True when the whole file is text in one of the two encodings, without a zero byte. */
export async function isPlainText(path: string): Promise<boolean> {
  for (const encoding of ENCODINGS) if (await isTextIn(encoding, path)) return true;
  return false;
}

async function isTextIn(encoding: string, path: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (chunk.includes(0)) return false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
