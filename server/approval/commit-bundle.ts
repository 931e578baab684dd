import { randomUUID } from 'node:crypto';
import type { ApprovalEvent, BundledText } from '../../shared/approval/approval-events.ts';
import type { ApprovalLine } from '../../shared/approval/approval-line.ts';
import { repeatedEvent } from '../../shared/approval/bundle.ts';
import { type EditedText, listFilingsOf, markEdited, markStatus } from '../document/index.ts';
import { commitToAct } from '../integrity/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';
import type { Outbox } from '../platform/outbox/outbox.ts';
import { fileDocument } from '../records/index.ts';
import { furtherOfApproval, type TextToNumber } from '../registration/index.ts';
import { insertEvent, listRevisions } from './store.ts';

/** The act on the lead, as far as its other texts repeat it. */
type ActOnLead = {
  readonly agencyId: number;
  readonly managementNumber: string;
  readonly event: ApprovalEvent;
  readonly eventId: string;
  readonly edited?: EditedText;
  readonly at: Date;
};

type SubmittedLine = Exclude<ApprovalLine, { status: 'drafting' }>;

/**
 * 일괄기안: the rows of the other texts, written by the same statement as those of the lead, and what of them takes
 * numbers. Every text repeats the
 * event in a stream of its own, so that its paper, its readers and its public copy ask nothing of the lead.
 */
export async function bundleOf(
  sql: Reader,
  outbox: Outbox,
  act: ActOnLead,
  after: ApprovalLine,
): Promise<{ readonly rows: readonly Statement[]; readonly numbered: readonly TextToNumber[] } | undefined> {
  if (after.status === 'drafting' || !after.bundle) return undefined;
  const { agencyId, event } = act;
  const ids = after.bundle.map((text) => text.documentId);
  const [revisions, filings] = await Promise.all([
    listRevisions(sql, agencyId, ids),
    event.type === 'DocumentApproved' ? listFilingsOf(sql, agencyId, ids) : [],
  ]);
  const rows = after.bundle.flatMap((text) =>
    rowsOfText(sql, outbox, act, { after, text, sequence: (revisions.get(text.documentId) ?? 0) + 1 }),
  );
  if (event.type !== 'DocumentApproved') return { rows, numbered: [] };
  const decidingPostId = after.seats[event.seat]?.officer.postId;
  const numbered: TextToNumber[] = [];
  for (const { documentId } of after.bundle) {
    const filing = filings.find((each) => each.documentId === documentId);
    if (!filing?.unitTaskId) throw new Error('a text without a unit task passed the rules');
    const { kind, unitTaskId } = filing;
    const further = await furtherOfApproval(sql, agencyId, { kind, decidingPostId, byPersonId: event.by.personId });
    rows.push(fileDocument(sql, { agencyId, documentId, unitTaskId, at: act.at }));
    numbered.push({ documentId, further });
  }
  return { rows, numbered };
}

function rowsOfText(
  sql: Reader,
  outbox: Outbox,
  act: ActOnLead,
  { after, text, sequence }: { readonly after: SubmittedLine; readonly text: BundledText; readonly sequence: number },
): Statement[] {
  const { agencyId, at } = act;
  const { documentId, contentHash } = text;
  const eventId = randomUUID();
  const event = repeatedEvent(act.event, text, { lead: act.managementNumber, eventId: act.eventId });
  return [
    insertEvent(sql, { agencyId, documentId }, { sequence, eventId, event, at }),
    markText(sql, act, after, text),
    commitToAct(sql, eventId, { agencyId, documentId, sequence, contentHash, event }, at),
    outbox.write(sql, { eventId, agencyId, documentId, sequence, kind: event.type, at }),
  ];
}

function markText(sql: Reader, act: ActOnLead, { status }: SubmittedLine, text: BundledText): Statement {
  const { agencyId, event, edited, at } = act;
  const { documentId, managementNumber, version } = text;
  const isEdited = event.type === 'BundledTextEdited' && event.text === managementNumber;
  if (!isEdited || !edited) return markStatus(sql, agencyId, documentId, status, version);
  return markEdited(sql, { agencyId, documentId }, { status, version, at }, edited);
}
