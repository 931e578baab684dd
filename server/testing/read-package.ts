import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import type { PackageFile } from '../../shared/testing/hwpx-faults.ts';

/** The files of a .hwpx, read by another library than the one that packed them, and what is wrong with the archive. */
export type ReadPackage = { readonly files: readonly PackageFile[]; readonly faults: readonly string[] };

const openArchive = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

/** Reads an archive as strictly as the format asks: `mimetype` first, as it is, with nothing added to its header. */
export async function readPackage(bytes: Buffer): Promise<ReadPackage> {
  const archive = await openArchive(bytes, { lazyEntries: true, autoClose: false, strictFileNames: true });
  const entries = await listEntries(archive);
  const open = promisify<yauzl.Entry, Readable>(archive.openReadStream.bind(archive));
  const files: PackageFile[] = [];
  for (const entry of entries) files.push({ name: entry.fileName, content: await text(await open(entry)) });
  archive.close();
  const names = files.map(({ name }) => name);
  const first = bytes.toString('latin1', 30, 30 + bytes.readUInt16LE(26));
  const faults = [
    ...(first === 'mimetype' && names[0] === 'mimetype' ? [] : ['mimetype is not the first']),
    ...(bytes.readUInt16LE(8) === 0 ? [] : ['the first entry is packed']),
    ...(bytes.readUInt16LE(28) === 0 ? [] : ['the first entry has more in its header']),
    ...(new Set(names).size === names.length ? [] : ['a name stands twice']),
    ...entries.filter((entry) => entry.isEncrypted()).map((entry) => `${entry.fileName} is encrypted`),
  ];
  return { files, faults };
}

function listEntries(archive: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  const entries: yauzl.Entry[] = [];
  return new Promise((resolve, reject) => {
    archive.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      archive.readEntry();
    });
    archive.on('end', () => resolve(entries));
    archive.on('error', reject);
    archive.readEntry();
  });
}
