import { once } from 'node:events';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

const openFile = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open);
const openBuffer = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

/** The directory of an archive; its entries are asked for one by one, and whoever opened it closes it. */
export function openZip(source: string | Buffer, options: yauzl.Options = {}): Promise<yauzl.ZipFile> {
  const all = { lazyEntries: true, autoClose: false, validateEntrySizes: true, ...options };
  return typeof source === 'string' ? openFile(source, all) : openBuffer(source, all);
}

export async function* entriesOf(zip: yauzl.ZipFile): AsyncIterable<yauzl.Entry> {
  for (let read = 0; read < zip.entryCount; read += 1) {
    const next = once(zip, 'entry') as Promise<[yauzl.Entry]>;
    zip.readEntry();
    const [entry] = await next;
    yield entry;
  }
}
