import type { DocumentReply } from '../../shared/contract/approval.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { type ApprovalRecord, accessDocument, paperOf } from '../approval/index.ts';
import { listDecisions } from '../disclosure/index.ts';
import { findDocumentById } from '../document/index.ts';
import type { StoredFile } from '../platform/files/file-store.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findUnitTask } from '../records/index.ts';
import { documentCard } from './document-card.ts';
import { draw } from './draw-paper.ts';
import { freezeNow } from './freeze-now.ts';
import type { PaperMakers } from './freeze-paper.ts';
import { issueCard } from './issue-card.ts';
import { findOpenRecord, type OpenFormat, openBytes } from './open-record.ts';
import { picturesOf } from './paper-pictures.ts';
import type { Renderer } from './rendering-pool.ts';
import { type FrozenPaper, findFrozenRow } from './store.ts';

/** A paper to be sent: the frozen file of an approved document, or bytes drawn just now. */
export type FoundPaper = { readonly name: string } & ({ readonly file: StoredFile } | { readonly bytes: Uint8Array });

/** How the frozen paper stands: an approved document without one is waiting for it. */
export async function findFrozenPaper(
  services: Services,
  agencyId: number,
  documentId: string,
): Promise<DocumentReply['frozenPaper']> {
  const { sql } = services.database;
  const paper = await findFrozenRow(sql, { agencyId, documentId });
  if (paper) return frozenPaperReply(paper);
  const document = await findDocumentById(sql, agencyId, documentId);
  return { ...NOTHING_YET, state: document?.status === 'approved' ? 'waiting' : 'none' };
}

const NOTHING_YET = { state: 'none', reason: null, signature: null, signedBy: null, drawnAgainAt: null } as const;

/** The row as the document page tells it. */
export function frozenPaperReply(paper: FrozenPaper): DocumentReply['frozenPaper'] {
  if (paper.state === 'failed') return { ...NOTHING_YET, state: 'failed', reason: paper.reason };
  if (paper.state === 'waiting') return { ...NOTHING_YET, state: 'waiting' };
  const { issue, drawnAgainAt } = paper;
  return {
    state: 'ready',
    reason: null,
    signature: issue && (issue.signedBy === null ? 'waiting' : 'signed'),
    signedBy: issue?.signedBy ?? null,
    drawnAgainAt: drawnAgainAt?.toISOString() ?? null,
  };
}

/**
 * The paper of a submitted document on behalf of a person. Of an approved one there is only the frozen file, so that
 * 진위 확인 knows whatever was handed out: where its turn has not come yet, it is frozen now.
 */
export async function findPaper(
  services: Services,
  makers: PaperMakers,
  signed: Signed,
  managementNumber: string,
): Promise<FoundPaper> {
  const { record } = await accessDocument(services, signed, managementNumber);
  const paper = paperOf(record);
  const name = fileName(paper);
  if (record.line.status === 'approved') return { name, file: await frozenFile(services, makers, record) };
  return { name, bytes: await draw(makers.renderer, paper, await picturesOf(services, record.agencyId, paper)) };
}

async function frozenFile(services: Services, makers: PaperMakers, record: ApprovalRecord): Promise<StoredFile> {
  const present = await findFrozenRow(services.database.sql, record);
  if (present?.state === 'ready') return present.file;
  const made = present?.state === 'failed' ? present : await freezeNow(services, makers, record);
  if (made.state === 'ready') return made.file;
  // Whoever waits for it is told what stops it, in the words that a draft would be refused with.
  const paper = paperOf(record);
  await draw(makers.renderer, paper, await picturesOf(services, record.agencyId, paper));
  const again = await freezeNow(services, makers, record);
  if (again.state !== 'ready') throw new Problem('unavailable');
  return again.file;
}

/** 문서관리카드 of an approved document, drawn for whoever asks: what was done after the approval is on it too. */
export async function findCard(services: Services, makers: PaperMakers, signed: Signed, managementNumber: string) {
  const { record } = await accessDocument(services, signed, managementNumber);
  if (record.line.status !== 'approved') throw new Problem('not-approved');
  const { agencyId, content, submittedAt } = record;
  const { sql } = services.database;
  const { unitTaskId } = content;
  const [unitTask, decisions] = await Promise.all([
    unitTaskId === null ? undefined : findUnitTask(sql, agencyId, unitTaskId, dayInKorea(submittedAt)),
    listDecisions(sql, agencyId, record.documentId),
  ]);
  const bytes = await issueCard(services, makers, record, documentCard(record, unitTask, decisions));
  return { name: fileName({ ...paperOf(record), title: `${content.title} 문서관리카드` }), bytes };
}

/**
 * An approved document as .hwpx, packed anew for everybody who asks: the record it is made of does not change any more,
 * so the bytes do not either. A letter that no font of ours has does not stop it.
 */
export async function findHwpx(services: Services, renderer: Renderer, signed: Signed, managementNumber: string) {
  const { record } = await accessDocument(services, signed, managementNumber);
  if (record.line.status !== 'approved') throw new Problem('not-approved');
  return { name: fileName(paperOf(record), 'hwpx'), bytes: await packRecord(services, renderer, record) };
}

/** An approved document in an open format (영 제5조②); its pictures and 붙임 are named by their addresses here. */
export async function findOpenFormat(services: Services, signed: Signed, managementNumber: string, format: OpenFormat) {
  const { record } = await accessDocument(services, signed, managementNumber);
  if (record.line.status !== 'approved') throw new Problem('not-approved');
  const open = await findOpenRecord(services.database.sql, record);
  const address = `${services.config.origins[0] ?? ''}/api/documents/${managementNumber}`;
  const bytes = openBytes(open, format, {
    picture: ({ sha256 }) => `${address}/pictures/${sha256}`,
    attachment: ({ id }) => `${address}/attachments/${id}`,
  });
  return { name: fileName(open.paper, format), bytes };
}

export async function packRecord(services: Services, renderer: Renderer, record: ApprovalRecord): Promise<Uint8Array> {
  const paper = paperOf(record);
  return renderer.packHwpx(paper, await picturesOf(services, record.agencyId, paper));
}

/** The title as people would name the file; what file systems cannot hold becomes a space. */
export function fileName(paper: PaperDocument, extension: 'pdf' | 'hwpx' | OpenFormat = 'pdf'): string {
  const title = paper.title.replace(/[\\/:*?"<>|\s]+/g, ' ').trim();
  return `${[...title].slice(0, 100).join('').trim() || paper.managementNumber}.${extension}`;
}
