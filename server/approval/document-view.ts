import {
  isEditable,
  mayWithdrawPublication,
  type Reader as PolicyReader,
} from '../../shared/access/document-access.ts';
import type { PrintedOfficer, SeatAct } from '../../shared/approval/approval-events.ts';
import { seatsInTurn } from '../../shared/approval/approval-line.ts';
import { decide } from '../../shared/approval/decide-act.ts';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { factsOf } from './access.ts';
import { mayAfterApproval, postReportOf, readingRows } from './after-approval-view.ts';
import { deviationOf, historyRow, lineRows } from './line-view.ts';
import { type ApprovalRecord, paperOf } from './record.ts';

/** What later rooms know of a document; app.ts hands the functions in, because approval stands left of them. */
export type ByProducts = {
  frozenPaper(agencyId: number, documentId: string): Promise<DocumentReply['frozenPaper']>;
  publication(agencyId: number, documentId: string): Promise<DocumentReply['publication']>;
};

/** The document page: paper, line, history, and what this reader may do now. */
export function documentView(
  record: ApprovalRecord,
  reader: PolicyReader,
  around: {
    readonly unitTask: UnitTaskShape | null;
    readonly frozenPaper: DocumentReply['frozenPaper'];
    readonly publication: DocumentReply['publication'];
    /** The posts the reader holds today: a seat is acted in by who holds its post on the day. */
    readonly posts: readonly PrintedOfficer[];
    readonly at: Date;
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
    publicTitle: content.publicTitle,
    summary: content.summary,
    keywords: [...content.keywords],
    disclosure: { level: content.disclosure.level, grounds: [...content.disclosure.grounds] },
    bodyOpen: content.bodyOpen,
    licence: content.licence,
    unitTask: around.unitTask,
    attachments: content.attachments.map(({ disclosure, ...attachment }) => ({
      ...attachment,
      disclosure: { level: disclosure.level, grounds: [...disclosure.grounds] },
    })),
    line: lineRows(record.line),
    deviation: deviationOf(record.events.map(({ event }) => event)),
    history: record.events.map(({ event }) => historyRow(event)),
    readings: readingRows(record.line),
    postReport: postReportOf(record.line),
    may: {
      ...permissions(record, reader, around),
      ...mayAfterApproval(record.line, record.unitId, { personId: reader.personId, posts: around.posts }),
    },
    frozenPaper: around.frozenPaper,
    publication: around.publication,
  };
}

/** The buttons of the page are answers of the same rules that decide the act. */
function permissions(
  record: ApprovalRecord,
  reader: PolicyReader,
  around: {
    readonly publication: DocumentReply['publication'];
    readonly posts: readonly PrintedOfficer[];
    readonly at: Date;
  },
): Omit<DocumentReply['may'], 'read' | 'circulate' | 'report'> {
  const seat = seatsInTurn(record.line).find(({ officer }) => officer.personId === reader.personId);
  const isMyTurn = seat !== undefined && around.posts.some((post) => post.postId === seat.officer.postId);
  return {
    sign: isMyTurn ? signActOf(seat.act) : null,
    reject: seat !== undefined && isMyTurn && mayReject(record, seat.officer, around.at),
    recall: mayRecall(record, reader, around.at),
    edit: record.drafterPersonId === reader.personId && isEditable(record.line.status),
    withdrawPublication: around.publication.state === 'public' && mayWithdrawPublication(reader, factsOf(record)),
  };
}

function signActOf(act: SeatAct): DocumentReply['may']['sign'] {
  return act === 'draft' || act === 'afterRead' ? null : act;
}

function mayReject({ line, contentHash }: ApprovalRecord, by: PrintedOfficer, at: Date): boolean {
  return !isRefusal(decide(line, { type: 'reject', by, at, contentHash, reason: '사유' }));
}

function mayRecall(record: ApprovalRecord, reader: PolicyReader, at: Date): boolean {
  const drafter = record.line.status === 'drafting' ? undefined : record.line.seats[0]?.officer;
  if (drafter?.personId !== reader.personId) return false;
  return !isRefusal(decide(record.line, { type: 'recall', by: drafter, at }));
}
