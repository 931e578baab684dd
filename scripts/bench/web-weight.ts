import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { pick, publicNumbers } from './bench-data.ts';
import type { BenchOffice } from './bench-office.ts';
import { openHttpClients } from './http-client.ts';
import { type MeasuredRow, median, rowOf } from './measured-row.ts';
import { startBenchServer } from './start-bench-server.ts';

const KB = 1000;
const PAGES = 50;

type Chunk = {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
};

/** What a browser takes before it shows something, in gzip, without fonts and pictures. Nothing here is timed. */
export async function webWeight(office: BenchOffice, url: string, documents: number): Promise<MeasuredRow[]> {
  return [await citizensPage(office, url, documents), officialsFirstLoad()];
}

/** A document page as it is served, with every style sheet and script that it names. */
async function citizensPage(office: BenchOffice, url: string, documents: number): Promise<MeasuredRow> {
  const server = await startBenchServer('office', url);
  const [client] = await openHttpClients(server.port, 1);
  if (!client) throw new Error('no connection');
  try {
    const get = async (address: string): Promise<string> => {
      const { status, body } = await client.send(`GET ${address} HTTP/1.1\r\nhost: bench\r\n\r\n`);
      if (status !== 200) throw new Error(`${address} was answered ${status}`);
      return body;
    };
    const weights: number[] = [];
    const numbers = publicNumbers(office, documents, PAGES);
    for (let n = 0; n < numbers.length; n += 1) {
      const page = await get(`/documents/${pick(numbers, n)}`);
      const named = [...page.matchAll(/<(?:link[^>]*rel="stylesheet"[^>]*href|script[^>]*src)="([^"]+)"/g)];
      const parts = await Promise.all(named.map(([, address]) => readBuilt(address ?? '')));
      if (!parts.some((part) => part.length > 0)) throw new Error('a page without its style sheet');
      weights.push([Buffer.from(page, 'latin1'), ...parts].reduce((sum, part) => sum + gzipSync(part).length, 0));
    }
    return rowOf(
      {
        name: 'web-weight citizens',
        target: '<= 1',
        unit: 'KB gz',
        note: `page and style sheet without fonts, median of ${weights.length} pages; reference: the limit`,
      },
      [{ ours: median(weights) / KB, reference: 100 }],
    );
  } finally {
    client.close();
    await server.stop();
  }
}

/** The shell, its style sheets and scripts, and the pages an official begins with; the editor comes with a draft. */
function officialsFirstLoad(): MeasuredRow {
  const chunks = JSON.parse(readBuilt('manifest.json').toString()) as Readonly<Record<string, Chunk>>;
  const first = Object.keys(chunks).filter((name) => chunks[name]?.isEntry || /officer\/box-page/.test(name));
  const files = new Set(['index.html', 'display-mode.js']);
  const visit = (name: string) => {
    const chunk = chunks[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const name of first) visit(name);
  if (first.length < 2) throw new Error('the build has another first page than the one that is weighed');
  const weight = [...files].reduce((sum, file) => sum + gzipSync(readBuilt(file)).length, 0);
  return rowOf(
    {
      name: 'web-weight officials',
      target: '<= 1',
      unit: 'KB gz',
      note: `${files.size} files of the shell and the boxes, without editor and fonts; reference: the limit`,
    },
    [{ ours: weight / KB, reference: 200 }],
  );
}

/** A file of the built client by its address or its name in the manifest. */
function readBuilt(address: string): Buffer {
  return readFileSync(path.join(process.cwd(), 'dist/web', address.replace(/^\/(?:office\/)?/, '')));
}
