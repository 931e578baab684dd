import { type DailyLine, OPEN_FIELDS, type OpenDocument, type Tombstone } from '../../../shared/contract/open-data.ts';
import { DISCLOSURE_LEVEL_LABELS } from '../../../shared/disclosure/disclosure.ts';
import { LICENCE_LABELS } from '../../../shared/disclosure/licence.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import { DOCUMENT_KIND_LABELS } from '../../../shared/numbering/document-kind.ts';
import { RETENTION_LABELS } from '../../../shared/records/retention.ts';
import type { SheetColumn } from '../../platform/sheet/write-sheet.ts';
import { viewsOf } from '../attachment-views.ts';
import type { Change, ListedCopy } from './store.ts';

type Published = Change & { readonly copy: ListedCopy };

/** What the list says about a document; of one that was taken back its number and the time, and nothing else. */
export function openDocument(change: Change, origin: string): OpenDocument | Tombstone {
  return isPublished(change) ? publishedDocument(change, origin) : tombstone(change);
}

/** The same with its text, as a line of a day's file. */
export function dailyLine(change: Change, origin: string): DailyLine {
  if (!isPublished(change)) return tombstone(change);
  const { paper } = change.copy;
  return { ...publishedDocument(change, origin), text: paper && plainText(paper.body) };
}

function isPublished(change: Change): change is Published {
  return change.copy !== null;
}

function tombstone({ managementNumber, changedAt }: Change): Tombstone {
  return { managementNumber, state: 'withdrawn', withdrawnAt: changedAt.toISOString() };
}

function publishedDocument({ changedAt, copy }: Published, origin: string): OpenDocument {
  const url = `${origin}/documents/${copy.managementNumber}`;
  return {
    managementNumber: copy.managementNumber,
    state: 'published',
    changedAt: changedAt.toISOString(),
    title: copy.title,
    agencyName: copy.agencyName,
    departmentName: copy.departmentName,
    documentNumber: copy.documentNumber,
    handlerName: copy.authorName,
    handlerPhone: copy.authorPhone,
    kind: DOCUMENT_KIND_LABELS[copy.kind],
    producedOn: copy.producedOn,
    publishedAt: copy.publishedAt.toISOString(),
    disclosureLevel: copy.level,
    listedBecause: copy.because,
    disclosureGrounds: [...copy.grounds],
    retention: RETENTION_LABELS[copy.retention],
    classificationPath: [...copy.classificationPath],
    licence: copy.licence,
    summary: copy.summary,
    keywords: [...copy.keywords],
    attachments: copy.attachments.map(({ id, ...file }) => {
      const place = `${url}/attachments/${id}`;
      return { ...file, url: place, ...viewsOf(file.mediaType, place) };
    }),
    closedAttachments: copy.closedAttachments.length,
    closedAttachmentGrounds: copy.closedAttachments.map(({ grounds }) => [...grounds]),
    url,
    jsonUrl: `${url}.json`,
    pdfUrl: copy.hasBody ? `${url}.pdf` : null,
  };
}

/** Between the parts of a field that is a list. */
const BETWEEN = ' | ';

/** What a person reads in a spreadsheet, where it is not the value itself. */
const IN_WORDS: Partial<Record<string, (document: OpenDocument) => string | number>> = {
  disclosureLevel: ({ disclosureLevel }) => DISCLOSURE_LEVEL_LABELS[disclosureLevel],
  disclosureGrounds: ({ disclosureGrounds }) => disclosureGrounds.join(BETWEEN),
  classificationPath: ({ classificationPath }) => classificationPath.join(' > '),
  licence: ({ licence }) => LICENCE_LABELS[licence],
  keywords: ({ keywords }) => keywords.join(BETWEEN),
  attachments: ({ attachments }) => attachments.map(({ url }) => url).join(BETWEEN),
  closedAttachments: ({ closedAttachments }) => closedAttachments,
  closedAttachmentGrounds: ({ closedAttachmentGrounds }) =>
    closedAttachmentGrounds.map((grounds) => grounds.join(',')).join(BETWEEN),
};

/** The columns of the CSV: every field under its Korean name. */
export const OPEN_COLUMNS: readonly SheetColumn<OpenDocument | Tombstone>[] = OPEN_FIELDS.map(({ name, title }) => ({
  title,
  width: 20,
  value: (row) => (row.state === 'withdrawn' ? String(row[name as keyof Tombstone] ?? '') : cellOf(row, name)),
}));

function cellOf(document: OpenDocument, name: string): string | number {
  const inWords = IN_WORDS[name];
  return inWords ? inWords(document) : String(document[name as keyof OpenDocument] ?? '');
}
