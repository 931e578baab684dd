import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import { postReportsOf, readingRows } from './after-approval-view.ts';
import { disclosedPart } from './disclosed-part.ts';
import { consultationRows, deviationOf, historyRows, lineRows } from './line-view.ts';
import { type ApprovalRecord, paperOf } from './record.ts';

/** What later rooms know of a document; app.ts hands the functions in, because approval stands left of them. */
export type ByProducts = {
  frozenPaper(agencyId: number, documentId: string): Promise<DocumentReply['frozenPaper']>;
  publication(agencyId: number, documentId: string): Promise<DocumentReply['publication']>;
};

/** The document page: paper, line, history, and what this reader may do now. */
export function documentView(
  record: ApprovalRecord,
  around: {
    readonly unitTask: UnitTaskShape | null;
    readonly frozenPaper: DocumentReply['frozenPaper'];
    readonly publication: DocumentReply['publication'];
    readonly bundle: DocumentReply['bundle'];
    readonly may: DocumentReply['may'];
  },
): DocumentReply {
  const { content } = record;
  return {
    managementNumber: record.managementNumber,
    status: record.line.status,
    version: record.version,
    contentHash: record.contentHash,
    revision: record.revision,
    paper: paperOf(record) as DocumentReply['paper'],
    ...disclosedPart(content),
    summary: content.summary,
    keywords: [...content.keywords],
    restriction: record.restriction && {
      ...record.restriction,
      units: [...record.restriction.units],
      people: [...record.restriction.people],
    },
    unitTask: around.unitTask,
    kind: content.kind ?? null,
    line: lineRows(record.line),
    dueOn: (record.line.status !== 'drafting' && record.line.dueOn) || null,
    deviation: deviationOf(record.events.map(({ event }) => event)),
    history: historyRows(record.events.map(({ event }) => event)),
    readings: readingRows(record.line),
    postReports: postReportsOf(record.line),
    consultations: consultationRows(record.line),
    may: around.may,
    frozenPaper: around.frozenPaper,
    publication: around.publication,
    bundle: around.bundle,
  };
}
