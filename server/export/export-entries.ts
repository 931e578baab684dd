import { createHash } from 'node:crypto';
import { refusalText } from '../../shared/contract/refusals.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import type { ImageBlock } from '../../shared/document/body.ts';
import { bodyPictures } from '../../shared/document/body-pictures.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { safeFileName } from '../../shared/kernel/safe-file-name.ts';
import { RETENTION_LABELS } from '../../shared/records/retention.ts';
import { type ApprovalRecord, findApprovalRecordById, paperOf } from '../approval/index.ts';
import { listDecisions, standingSince } from '../disclosure/index.ts';
import { listAttachments, type StoredAttachment } from '../document/index.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findFiling } from '../records/index.ts';
import {
  findOpenRecord,
  freezeNow,
  OPEN_FORMATS,
  openBytes,
  type PaperMakers,
  packRecord,
  picturesOf,
  RendererStopped,
} from '../rendering/index.ts';
import type { IndexedDocument, IndexedFile } from './export-index.ts';
import { oneByteArray, type ZipEntry } from './zip-stream.ts';

type Written = { readonly file: IndexedFile; readonly entry: ZipEntry };
type Parts = { readonly services: Services; readonly makers: PaperMakers };

/** Folder names stay short: Windows opens no path of more than 260 letters, the folder it is unpacked to included. */
const FOLDER_LETTERS = 60;
const FILE_LETTERS = 80;
/** How often a paper is asked for again while the painter has too much to do. */
const PATIENCE = 120;
const PAUSE_MS = 500;

/**
 * One document of the archive: yields its files one after the other and answers what the list says of it. What cannot
 * be put in is told there and stops nothing.
 */
export async function* documentEntries(
  parts: Parts,
  agencyId: number,
  documentId: string,
  order: number,
): AsyncGenerator<ZipEntry, IndexedDocument> {
  const { sql } = parts.services.database;
  const record = await findApprovalRecordById(sql, agencyId, documentId);
  if (!record) throw new Error(`a filed document has no record: ${documentId}`);
  const [attachments, filing, decisions] = await Promise.all([
    listAttachments(sql, agencyId, documentId),
    findFiling(sql, agencyId, documentId),
    listDecisions(sql, agencyId, documentId),
  ]);
  const files: IndexedFile[] = [];
  const faults: string[] = [];
  const about = aboutDocument(record, order);
  const folder = folderOf(about);
  const time = record.events.at(-1)?.at ?? record.submittedAt;
  let pages: number | null = null;
  const paper = await paperFile(parts, record, folder, time);
  if (typeof paper === 'string') faults.push(`PDF: ${paper}`);
  else {
    pages = paper.pages;
    files.push(paper.file);
    yield paper.entry;
  }
  const hwpx = await hwpxFile(parts, record, folder, time);
  if (typeof hwpx === 'string') faults.push(`HWPX: ${hwpx}`);
  else {
    files.push(hwpx.file);
    yield hwpx.entry;
  }
  for (const made of await openFiles(parts, record, folder, time)) {
    if (typeof made === 'string') faults.push(made);
    else {
      files.push(made.file);
      yield made.entry;
    }
  }
  for (const [index, attachment] of attachments.entries()) {
    const written = await attachmentFile(parts, attachment, folder, index + 1, time);
    if (typeof written === 'string') faults.push(`붙임 ${index + 1}: ${written}`);
    else {
      files.push(written.file);
      yield written.entry;
    }
  }
  const retention = filing ? RETENTION_LABELS[filing.retention] : '';
  const since = standingSince(record.content.disclosure, decisions);
  // Beside that of the approval, which the frozen paper says for ever.
  const disclosureNow = since ? disclosureLabel(since.standing.disclosure) : null;
  const disclosureNowSince = since ? dayInKorea(since.at) : null;
  return { ...about, disclosureNow, disclosureNowSince, retention, pages, files, faults };
}

function aboutDocument(record: ApprovalRecord, order: number) {
  const paper = paperOf(record);
  const signers = paper.boxes.signRow.flatMap(({ name }) => name ?? []);
  return {
    order,
    documentNumber: paper.documentNumber ?? '',
    managementNumber: record.managementNumber,
    registeredOn: paper.approvedOn ?? dayInKorea(record.submittedAt),
    title: paper.title,
    unitName: paper.unitName,
    drafter: signers[0] ?? '',
    approver: signers.at(-1) ?? '',
    disclosure: disclosureLabel(record.content.disclosure),
  };
}

/** The order in front makes it unique, and sorts the folders as the documents were filed. */
function folderOf({ order, documentNumber, title }: ReturnType<typeof aboutDocument>): string {
  const number = String(order).padStart(4, '0');
  return `문서/${safeFileName(`${number}_${documentNumber}_${title}`.replaceAll('.', ' '), FOLDER_LETTERS)}`;
}

async function paperFile(
  { services, makers }: Parts,
  record: ApprovalRecord,
  folder: string,
  at: Date,
): Promise<(Written & { readonly pages: number }) | string> {
  const paper = await patiently(() => freezeNow(services, makers, record));
  if (typeof paper === 'string') return paper;
  if (paper.state !== 'ready') return paper.state === 'failed' ? paper.reason : '아직 만들어지지 않았습니다.';
  const { storageName, size, sha256 } = paper.file;
  const path = `${folder}/본문.pdf`;
  const entry = { name: path, at, bytes: stored(services, storageName) };
  return { file: { path, size, sha256 }, entry, pages: paper.pages };
}

async function hwpxFile(
  { services, makers }: Parts,
  record: ApprovalRecord,
  folder: string,
  at: Date,
): Promise<Written | string> {
  const bytes = await patiently(() => packRecord(services, makers.renderer, record));
  if (typeof bytes === 'string') return bytes;
  return written(`${folder}/본문.hwpx`, bytes, at);
}

/** 열린 형식 (영 제5조②): text, Markdown and JSON, then the pictures that they name, or why one is not there. */
async function openFiles(
  { services }: Parts,
  record: ApprovalRecord,
  folder: string,
  at: Date,
): Promise<readonly (Written | string)[]> {
  const open = await findOpenRecord(services.database.sql, record);
  const places = { picture: pictureName, attachment: attachmentName };
  const formats = OPEN_FORMATS.map((format) =>
    written(`${folder}/본문.${format}`, openBytes(open, format, places), at),
  );
  const shown = new Map(bodyPictures(open.paper.body).map((picture) => [picture.sha256, picture]));
  if (shown.size === 0) return formats;
  const bytes = await picturesOf(services, record.agencyId, open.paper);
  const pictures = [...shown.values()].map((picture, place) => {
    const file = bytes.get(picture.sha256);
    if (file) return written(`${folder}/${pictureName(picture)}`, file, at);
    return `그림 ${place + 1}: 보관된 그림 파일이 없거나 손상되어 담지 않았습니다. 관리자에게 알려 주십시오.`;
  });
  return [...formats, ...pictures];
}

function pictureName({ sha256, mediaType }: Pick<ImageBlock, 'sha256' | 'mediaType'>): string {
  return `그림/${sha256.slice(0, 16)}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;
}

/** Where the archive has it, beside the text of its document. */
function attachmentName({ name }: { readonly name: string }, place: number): string {
  return `붙임/${safeFileName(`${String(place).padStart(2, '0')}_${name}`, FILE_LETTERS)}`;
}

function written(path: string, bytes: Uint8Array, at: Date): Written {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file: { path, size: bytes.length, sha256 }, entry: { name: path, at, bytes: oneByteArray(bytes) } };
}

async function attachmentFile(
  { services }: Parts,
  attachment: StoredAttachment,
  folder: string,
  place: number,
  at: Date,
): Promise<Written | string> {
  const { name, storageName, size, sha256 } = attachment;
  if (!(await services.files.isIntact(storageName, sha256))) {
    return `보관된 파일(${name})의 지문이 맞지 않아 담지 않았습니다. 관리자에게 알려 주십시오.`;
  }
  const path = `${folder}/${attachmentName(attachment, place)}`;
  return { file: { path, size, sha256 }, entry: { name: path, at, bytes: stored(services, storageName) } };
}

/** Opened when its turn has come: whoever gives up before leaves no open file behind. */
async function* stored({ files }: Services, storageName: string): AsyncGenerator<Uint8Array> {
  yield* files.read(storageName) as AsyncIterable<Uint8Array>;
}

/** Waits while the painter has too much to do; a paper that it cannot draw is a reason in words. */
async function patiently<Made extends object>(make: () => Promise<Made>): Promise<Made | string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await make();
    } catch (error) {
      if (error instanceof RendererStopped) return '문서를 그리는 프로그램이 이 문서에서 멈추었습니다.';
      if (error instanceof Problem && error.code === 'picture-missing') return refusalText(error.code, error.facts);
      if (!(error instanceof Problem) || error.code !== 'unavailable' || attempt >= PATIENCE) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
