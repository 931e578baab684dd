import { Readable } from 'node:stream';
import { refusalText } from '../../shared/contract/refusals.ts';
import { viewOnceApproved } from '../../shared/disclosure/public-view.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { type ApprovalRecord, findApprovalRecordById, paperOf } from '../approval/index.ts';
import {
  addressHash,
  documentKey,
  insertFile,
  insertPaper,
  makePaperAddress,
  type PaperSigner,
  paperIdentity,
  type SigningName,
} from '../authenticity/index.ts';
import { commitToPaper } from '../integrity/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import type { Consumer } from '../platform/outbox/outbox.ts';
import type { Services } from '../platform/services.ts';
import { picturesOf } from './paper-pictures.ts';
import { type Renderer, RendererStopped, type WhyUndrawn } from './rendering-pool.ts';
import { sourceRecord } from './source-record.ts';
import { type FrozenPaper, findFrozenRow, type IssueFacts, lockFrozenRow, updateFrozenRow } from './store.ts';

/** What makes papers: who draws them, and who signs them. */
export type PaperMakers = { readonly renderer: Renderer; readonly signer: PaperSigner };

/** Which painter made a file; grows when the same record would be drawn otherwise. */
export const RENDERER_VERSION = 'gyeol-paper-16';
export const MOST_PAPER_BYTES = 200 * 1024 * 1024;
const AGAIN = '다시 만들어도 같으면 관리자에게 알려 주십시오.';
const STOPPED: Readonly<Record<WhyUndrawn, string>> = {
  fault: `종이를 그리는 프로그램이 이 문서에서 오류로 멈추었습니다. ${AGAIN}`,
  'takes-too-long': `이 문서를 그리는 데 시간이 너무 오래 걸려 멈추었습니다. ${AGAIN}`,
  'too-large': `이 문서를 그리는 데 메모리가 너무 많이 들어 멈추었습니다. ${AGAIN}`,
  died: `이 문서를 그리는 프로그램이 메모리가 모자라거나 갑자기 끝나 두 번 멈추었습니다. ${AGAIN}`,
};

/** A paper that was drawn and stored just now, or why not; `signedBy` goes into the register of files. */
export type DrawnPaper = { readonly paper: FrozenPaper; readonly signedBy: SigningName | null };

/** Draws the frozen paper after an approval. The approval itself never waits for it and never fails with it. */
export function paperFreezer(services: Services, makers: PaperMakers): Consumer {
  return {
    name: 'rendering',
    canWait: true,
    async handle(tx, event) {
      if (event.kind !== 'DocumentApproved') return;
      const record = await findApprovalRecordById(tx, event.agencyId, event.documentId);
      if (record) await keepPaper(tx, services, record, await drawPaper(tx, services, makers, record));
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
  makers: PaperMakers,
  record: ApprovalRecord,
): Promise<DrawnPaper> {
  const present = await findFrozenRow(sql, record);
  if (present && (await isIntact(services, present))) return { paper: present, signedBy: null };
  return drawAndStore(services, makers, record, present);
}

/**
 * Writes down how the paper stands. One that is there and intact stays as it is, also where another was drawn at the
 * same moment; a damaged one gives way to the one drawn anew from the record, which is what counts. That it did is
 * said in the row and by a leaf of the integrity log: the file has another hash and another signature than before.
 */
export async function keepPaper(
  tx: Tx,
  services: Services,
  record: ApprovalRecord,
  { paper, signedBy }: DrawnPaper,
): Promise<FrozenPaper> {
  const at = services.clock.now();
  const present = await lockFrozenRow(tx, record, RENDERER_VERSION, at);
  if (await isIntact(services, present)) return present;
  const again = present.state === 'ready' || (present.state === 'failed' && present.address !== null);
  const kept = paper.state === 'ready' && again ? { ...paper, drawnAgainAt: at } : paper;
  await updateFrozenRow(tx, record, kept, { rendererVersion: RENDERER_VERSION, at });
  if (kept.state === 'ready' && kept.issue) {
    const { issue, fontsSha256 } = kept;
    await registerPaper(tx, record, { issue, sha256: kept.file.sha256, fontsSha256, signedBy, at }, again);
  }
  return kept;
}

type Registered = {
  readonly issue: IssueFacts;
  readonly sha256: string;
  readonly fontsSha256: string | null;
  readonly signedBy: SigningName | null;
  readonly at: Date;
};

async function registerPaper(
  tx: Tx,
  { agencyId, documentId, agencyName }: ApprovalRecord,
  { issue, sha256, fontsSha256, signedBy, at }: Registered,
  again: boolean,
): Promise<void> {
  const key = documentKey(agencyId, documentId);
  const { address, rendererVersion } = issue;
  await insertPaper(tx, { agencyId, documentKey: key, agencyName, addressHash: addressHash(address), at });
  await insertFile(tx, { agencyId, sha256, documentKey: key, copy: 'archive', signedBy, at });
  const made = { rendererVersion, fontsSha256, why: again ? 'drawn-again' : 'frozen' } as const;
  await commitToPaper(tx, { agencyId, documentId, sha256, ...made }, at);
}

export async function isIntact({ files }: Services, paper: FrozenPaper): Promise<boolean> {
  return paper.state === 'ready' && (await files.isIntact(paper.file.storageName, paper.file.sha256));
}

async function drawAndStore(
  services: Services,
  { renderer, signer }: PaperMakers,
  record: ApprovalRecord,
  present: FrozenPaper | undefined,
): Promise<DrawnPaper> {
  try {
    const address = addressOf(services, record, present);
    const paper = paperOf(record);
    const pictures = await picturesOf(services, record.agencyId, paper);
    const identity = paperIdentity(record.agencyId, documentKey(record.agencyId, record.documentId));
    const drawn = await renderer.render(paper, pictures, { address, identity, record: sourceRecord(record) });
    if (isRefusal(drawn)) return failed(refusalText(drawn.refused, drawn.facts));
    const { bytes, signedBy } = await signer.sign(drawn.bytes);
    const file = await services.files.write(Readable.from([Buffer.from(bytes)]), MOST_PAPER_BYTES);
    const made = { rendererVersion: RENDERER_VERSION };
    const issue = { address, signedBy: signedBy?.name ?? null, ...made };
    const { pages, fontsSha256 } = drawn;
    return { paper: { state: 'ready', file, pages, fontsSha256, issue, drawnAgainAt: null }, signedBy };
  } catch (error) {
    if (!(error instanceof RendererStopped)) throw error;
    return failed(STOPPED[error.why]);
  }
}

function failed(reason: string): DrawnPaper {
  return { paper: { state: 'failed', reason, address: null }, signedBy: null };
}

/** A paper keeps the address that was printed on it. */
function addressOf({ config }: Services, record: ApprovalRecord, present: FrozenPaper | undefined): string {
  const printed = present?.state === 'ready' ? present.issue?.address : undefined;
  const before = printed ?? (present?.state === 'failed' ? present.address : null);
  if (before !== null) return before;
  const isPublic = viewOnceApproved(record.content).readable;
  return makePaperAddress(config.origins[0] ?? '', record.managementNumber, isPublic);
}
