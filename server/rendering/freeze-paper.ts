import { Readable } from 'node:stream';
import { refusalText } from '../../shared/contract/refusals.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { type ApprovalRecord, findApprovalRecordById, paperOf } from '../approval/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import type { Consumer } from '../platform/outbox/outbox.ts';
import type { Services } from '../platform/services.ts';
import { picturesOf } from './paper-pictures.ts';
import { type Renderer, RendererStopped } from './rendering-pool.ts';
import { type FrozenPaper, findFrozenRow, lockFrozenRow, updateFrozenRow } from './store.ts';

/** Which painter made a file; grows when the same record would be drawn otherwise. */
const RENDERER_VERSION = 'gyeol-paper-2';
const MOST_PAPER_BYTES = 200 * 1024 * 1024;
const STOPPED = '종이를 그리는 프로그램이 이 문서에서 멈추었습니다. 다시 만들어도 같으면 관리자에게 알려 주십시오.';

/** Draws the frozen paper after an approval. The approval itself never waits for it and never fails with it. */
export function paperFreezer(services: Services, renderer: Renderer): Consumer {
  return {
    name: 'rendering',
    async handle(tx, event) {
      if (event.kind !== 'DocumentApproved') return;
      const record = await findApprovalRecordById(tx, event.agencyId, event.documentId);
      if (record) await keepPaper(tx, services, record, await drawPaper(tx, services, renderer, record));
    },
  };
}

/**
 * An approved document's paper: the one that is there and intact, or one drawn and stored just now, or in words why it
 * could not be drawn. Takes its time, so whoever has a choice opens no transaction before.
 */
export async function drawPaper(
  sql: Reader,
  services: Services,
  renderer: Renderer,
  record: ApprovalRecord,
): Promise<FrozenPaper> {
  const present = await findFrozenRow(sql, record);
  return present && (await isIntact(services, present)) ? present : drawAndStore(services, renderer, record);
}

/**
 * Writes down how the paper stands. One that is there and intact stays as it is, also where another was drawn at the
 * same moment; a damaged one gives way to the one drawn anew from the record, which is what counts.
 */
export async function keepPaper(
  tx: Tx,
  services: Services,
  record: ApprovalRecord,
  drawn: FrozenPaper,
): Promise<FrozenPaper> {
  const at = services.clock.now();
  const present = await lockFrozenRow(tx, record, RENDERER_VERSION, at);
  if (await isIntact(services, present)) return present;
  await updateFrozenRow(tx, record, drawn, { rendererVersion: RENDERER_VERSION, at });
  return drawn;
}

async function isIntact({ files }: Services, paper: FrozenPaper): Promise<boolean> {
  return paper.state === 'ready' && (await files.isIntact(paper.file.storageName, paper.file.sha256));
}

async function drawAndStore(services: Services, renderer: Renderer, record: ApprovalRecord): Promise<FrozenPaper> {
  try {
    const paper = paperOf(record);
    const pictures = await picturesOf(services, record.agencyId, paper);
    const drawn = await renderer.render(paper, pictures);
    if (isRefusal(drawn)) return { state: 'failed', reason: refusalText(drawn.refused, drawn.facts) };
    const file = await services.files.write(Readable.from([Buffer.from(drawn.bytes)]), MOST_PAPER_BYTES);
    return { state: 'ready', file, pages: drawn.pages, fontsSha256: drawn.fontsSha256 };
  } catch (error) {
    if (!(error instanceof RendererStopped)) throw error;
    return { state: 'failed', reason: STOPPED };
  }
}
