import type { OfficeDocument } from '../../shared/contract/office-document.ts';
import type { AttachmentFacts } from '../../shared/document/official-document.ts';
import {
  type OpenText,
  openFields,
  openMarkdown,
  openText,
  type PictureUrl,
} from '../../shared/markup/open-formats.ts';
import { printedNumber } from '../../shared/numbering/document-number.ts';
import { type ApprovalRecord, paperOf } from '../approval/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { findFiling } from '../records/index.ts';

/** An approved document as the office reads it in open formats: nothing is taken out of it. */
export type OpenRecord = OpenText & {
  readonly contentHash: string;
  /** 비공개 사유; null where nothing is closed. */
  readonly closedReason: string | null;
  readonly attachments: readonly AttachmentFacts[];
};

/** The formats, each with the type under which it is sent. */
export const OPEN_MEDIA_TYPES = {
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;
export type OpenFormat = keyof typeof OPEN_MEDIA_TYPES;
export const OPEN_FORMATS: readonly OpenFormat[] = ['txt', 'md', 'json'];

/** Where a reader of the file finds what stands beside it: the office's addresses, or the folder of an archive. */
export type OpenPlaces = {
  readonly picture: PictureUrl;
  readonly attachment: (attachment: AttachmentFacts, place: number) => string;
};

export async function findOpenRecord(sql: Reader, record: ApprovalRecord): Promise<OpenRecord> {
  const filing = await findFiling(sql, record.agencyId, record.documentId);
  const { line, registration, content } = record;
  if (line.status !== 'approved' || !registration || !filing) {
    throw new Error('an approval without its registration and filing');
  }
  return {
    managementNumber: record.managementNumber,
    title: content.title,
    agencyName: record.agencyName,
    departmentName: [record.upperUnitName, record.unitName].filter(Boolean).join(' '),
    documentNumber: printedNumber(registration),
    producedOn: line.approvedOn,
    disclosure: content.disclosure,
    reviewUntil: content.reviewUntil ?? null,
    retention: filing.retention,
    authorName: line.seats[0]?.officer.name ?? '',
    authorPhone: record.drafterPhone,
    classificationPath: filing.path,
    licence: content.licence,
    kind: content.kind?.kind ?? 'general',
    summary: content.summary,
    keywords: content.keywords,
    paper: paperOf(record),
    contentHash: record.contentHash,
    closedReason: content.closedReason ?? null,
    attachments: content.attachments,
  };
}

/** The bytes of one format: the same record gives the same bytes at any time. */
export function openBytes(record: OpenRecord, format: OpenFormat, places: OpenPlaces): Buffer {
  const files = record.attachments.map(({ name }) => name);
  switch (format) {
    case 'txt':
      return Buffer.from(openText(record, files));
    case 'md':
      return Buffer.from(openMarkdown(record, files, places.picture));
    case 'json':
      return Buffer.from(`${JSON.stringify(openJson(record, places), null, 2)}\n`);
  }
}

function openJson(record: OpenRecord, places: OpenPlaces): OfficeDocument {
  const fields = openFields(record, places.picture);
  return {
    ...fields,
    // The wire form has mutable lists; the model's are the same values, read-only.
    body: record.paper.body as OfficeDocument['body'],
    text: fields.text ?? '',
    contentHash: record.contentHash,
    closedReason: record.closedReason,
    attachments: record.attachments.map((attachment, at) => {
      const { name, mediaType, size, sha256, closedReason = null, reviewUntil = null } = attachment;
      const disclosure = { level: attachment.disclosure.level, grounds: [...attachment.disclosure.grounds] };
      const url = places.attachment(attachment, at + 1);
      return { name, mediaType, size, sha256, disclosure, closedReason, reviewUntil, url };
    }),
  };
}
