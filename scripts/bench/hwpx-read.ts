import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';
import { readHwpx } from '../../server/originals/hwpx/read-hwpx.ts';
import { openPackage } from '../../server/originals/package/open-package.ts';
import { CHECKOUT } from '../../server/platform/checkout.ts';
import { packHwpx } from '../../server/rendering/pack-hwpx.ts';
import { type MeasuredRow, rowOf, takeTurns } from './measured-row.ts';
import { reportToPaint } from './paper.ts';

const ROUNDS = 15;
const READ_PARTS = /^Contents\/(?:header|section\d+|content)\.(?:xml|hpf)$|^META-INF\/manifest\.xml$/;

/** 문서 보기 of files, beside unpacking the very same parts and parsing their XML with nothing done about it. */
export async function hwpxRead(): Promise<MeasuredRow> {
  const { files, source } = filesToRead();
  const ours = async () => {
    for (const file of files) {
      const opened = await openPackage(file);
      await readHwpx(opened);
      opened.close();
    }
  };
  const reference = async () => {
    for (const file of files) await unpackAndParse(file);
  };
  for (let round = 0; round < 3; round += 1) {
    await ours();
    await reference();
  }
  const rounds = await takeTurns(ROUNDS, { ours: () => cpuDuring(ours), reference: () => cpuDuring(reference) });
  const note = `${files.length} files (${source}); reference: yauzl and saxes alone`;
  return rowOf({ name: 'hwpx-read', target: '<= 2', unit: 'ms CPU', note }, rounds);
}

/** The samples beside the checkout that are not encrypted, and a report as we write it ourselves. */
function filesToRead(): { readonly files: readonly Buffer[]; readonly source: string } {
  const own = Buffer.from(packHwpx(reportToPaint().document));
  const folder = path.join(CHECKOUT, '../shared/samples/hwpx');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const samples = names.filter((name) => name.endsWith('.hwpx') && !name.startsWith('encrypted'));
  const files = samples.map((name) => readFileSync(path.join(folder, name)));
  return { files: [own, ...files], source: samples.length > 0 ? 'the samples and our own' : 'our own' };
}

const openArchive = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

async function unpackAndParse(file: Buffer): Promise<void> {
  const archive = await openArchive(file, { lazyEntries: false, autoClose: false });
  const entries: yauzl.Entry[] = [];
  await new Promise((resolve, reject) => {
    archive.on('entry', (entry: yauzl.Entry) => entries.push(entry));
    archive.on('end', resolve);
    archive.on('error', reject);
  });
  const open = promisify(archive.openReadStream.bind(archive)) as (
    entry: yauzl.Entry,
  ) => Promise<NodeJS.ReadableStream>;
  for (const entry of entries.filter(({ fileName }) => READ_PARTS.test(fileName))) {
    new SaxesParser().write(await text(await open(entry))).close();
  }
  archive.close();
}

async function cpuDuring(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
