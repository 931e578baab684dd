import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { readFontFiles } from '../../server/rendering/find-fonts.ts';
import { packStream } from '../../server/rendering/pack-stream.ts';
import { NEW_LINE } from '../../shared/approval/approval-line.ts';
import { signatureBoxes } from '../../shared/approval/signature-boxes.ts';
import type { Block, ItemKind, ItemLevel } from '../../shared/document/body.ts';
import { readPaperFonts } from '../../shared/paper/font/face.ts';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { renderPaper } from '../../shared/paper/render-paper.ts';
import { readSeedReport, type TypedBlock } from '../../shared/testing/seed-report.ts';
import { type MeasuredRow, rowOf, takeTurns } from './measured-row.ts';
import { writeText } from './written-text.ts';

const ROUNDS = 15;
const PAPERS = 10;
/** A server that runs for days has drawn many papers: V8 goes on compiling the painter until it has drawn some 400. */
const ROUNDS_BEFORE = 50;
/** CPU of the two subsets at a fixed choice of glyphs: what no painter can save. */
const SUBSET_MS = 2.9;

/** The paper of a published report, beside the packing and hashing of the very same streams. */
export async function paper(): Promise<MeasuredRow> {
  const fonts = readPaperFonts(readFontFiles());
  const { document, source } = reportToPaint();
  const streams: Uint8Array[] = [];
  const keep = (bytes: Uint8Array) => {
    streams.push(bytes.slice());
    return packStream(bytes);
  };
  const drawn = renderPaper(document, { fonts, deflate: keep });
  if ('refused' in drawn) throw new Error(`the paper of the bench was refused: ${drawn.refused}`);
  const draw = () => renderPaper(document, { fonts, deflate: packStream });
  const pack = () => {
    for (const stream of streams) deflateSync(stream, { level: 6 });
    createHash('sha256').update(drawn.bytes).digest();
  };
  for (let round = 0; round < ROUNDS_BEFORE; round += 1) cpuOf(draw);
  const rounds = await takeTurns(ROUNDS, {
    ours: async () => cpuOf(draw),
    reference: async () => cpuOf(pack) + SUBSET_MS,
  });
  return rowOf(
    {
      name: 'pdf',
      target: '<= 1.7',
      unit: 'ms CPU',
      note: `${drawn.pages} pages, ${Math.ceil(drawn.bytes.length / 1000)} KB of ${source}; reference: zlib + SHA-256 + ${SUBSET_MS} ms`,
    },
    rounds,
  );
}

/** CPU and not time: a painter that waits for its turn on a busy machine has not become slower. */
export function cpuOf(act: () => unknown): number {
  const began = process.cpuUsage();
  for (let n = 0; n < PAPERS; n += 1) act();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000 / PAPERS;
}

/** The report that both forms of the paper are measured with. */
export function reportToPaint(): { document: PaperDocument; source: string } {
  const seeds = path.join(process.cwd(), '../shared/seeds');
  const name = existsSync(seeds) ? readdirSync(seeds).find((file) => file.startsWith('004_')) : undefined;
  const report = name === undefined ? undefined : readSeedReport(readFileSync(path.join(seeds, name), 'utf8'));
  const document: PaperDocument = {
    form: 'briefDraft',
    agencyName: '견줄시',
    upperUnitName: '행정국',
    unitName: '자치행정과',
    title: report?.title ?? '회의 결과보고',
    body: { v: 1, blocks: report === undefined ? inventedBlocks() : report.blocks.map(blockOf) },
    documentNumber: '자치행정과-27733',
    approvedOn: '2020-12-24',
    writtenOn: '2020-12-24',
    disclosureLabel: '부분공개(5)',
    boxes: signatureBoxes(NEW_LINE),
    managementNumber: 'D0001000000001',
  };
  return { document, source: report === undefined ? 'invented text (../shared is missing)' : 'the published report' };
}

const KINDS: Readonly<Record<string, { readonly kind: ItemKind; readonly level: ItemLevel }>> = {
  '□': { kind: 'square', level: 0 },
  '○': { kind: 'circle', level: 1 },
  '-': { kind: 'dash', level: 2 },
  '※': { kind: 'note', level: 3 },
};

/** A block as a drafter would type it; a mark of a digit counts one level under the dash. */
function blockOf({ mark, text, outdents }: TypedBlock): Block {
  const content = [{ text }];
  if (mark === '') return { type: 'paragraph', content };
  if (/[ⅠⅡⅢ]/u.test(mark)) return { type: 'heading', content };
  if (mark.startsWith('붙임')) return { type: 'enclosures', colon: true, items: [content] };
  const known = KINDS[mark];
  if (known) return { type: 'item', ...known, content };
  const level = outdents > 0 ? 2 : 3;
  return { type: 'item', kind: /\d\)/.test(mark) ? 'number' : 'circled', level, content };
}

function inventedBlocks(): Block[] {
  return Array.from({ length: 90 }, (_, n): Block => {
    const { title, summary } = writeText(n);
    return {
      type: 'item',
      kind: n % 3 === 0 ? 'square' : 'circle',
      level: n % 3 === 0 ? 0 : 1,
      content: [{ text: `${title} ${summary}` }],
    };
  });
}
