import { createHash } from 'node:crypto';
import type { PrintedOfficer, Seat } from '../../shared/approval/approval-events.ts';
import { isFinalAct, replay } from '../../shared/approval/approval-line.ts';
import { decide } from '../../shared/approval/decide-act.ts';
import { plannedSeat } from '../../shared/approval/planned-seat.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { SubmitDraft, SubmitReply } from '../../shared/contract/drafting.ts';
import { readDisclosure } from '../../shared/disclosure/disclosure.ts';
import { contentHash } from '../../shared/document/content-hash.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import { type DocumentContent, oneParagraph, titleFault } from '../../shared/document/official-document.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { commitEvent, isStreamTaken, listEvents } from '../approval/index.ts';
import {
  type DocumentRow,
  findWorkingText,
  insertVersion,
  listAttachments,
  type StoredAttachment,
  updateWorkingText,
  type WorkingText,
} from '../document/index.ts';
import { findAccountIdsOf } from '../identity/index.ts';
import { findPerson, findPrintedOfficers, findUnitHeading, listPostsOf } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findUnitTask } from '../records/index.ts';
import { furtherOfApproval } from '../registration/index.ts';
import { accessDraft } from './access.ts';
import { applyDelegation, type DelegatedSubmission } from './apply-delegation.ts';

/**
 * 상신: freezes the working text as a new version, names everyone as printed today, and starts the line.
 * The version, the event and all their rows are one transaction.
 */
export function submitDraft(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: SubmitDraft,
  key: RequestKey,
): Promise<SubmitReply> {
  return once(services.database.sql, key, async () => {
    const document = await accessDraft(services, signed, managementNumber);
    const at = services.clock.now();
    const submission = await prepare(services.database.sql, document, body, at);
    return writeSubmission(services, document, submission, key, at).catch((error: unknown) => {
      if (isStreamTaken(error)) throw new Problem('already-submitted');
      throw error;
    });
  });
}

type Submission = {
  readonly body: SubmitDraft;
  readonly text: WorkingText;
  readonly content: DocumentContent;
  readonly drafter: PrintedOfficer;
  readonly delegated: DelegatedSubmission;
};

/** Reads the draft as the record will keep it, and refuses in words what is not ready. */
async function prepare(sql: Reader, document: DocumentRow, body: SubmitDraft, at: Date): Promise<Submission> {
  const { agencyId } = document;
  const on = dayInKorea(at);
  const [text, attachments, posts] = await Promise.all([
    findWorkingText(sql, agencyId, document.id),
    listAttachments(sql, agencyId, document.id),
    listPostsOf(sql, agencyId, document.drafterPersonId, on),
  ]);
  if (!text) throw new Problem('not-found');
  if (document.revision !== body.revision) throw new Problem('stale-draft');
  const drafter = posts.find((post) => post.postId === document.drafterPostId) ?? posts[0];
  if (!drafter) throw new Problem('seat-unknown');
  const content = readContent(text, attachments);
  const seats = await seatsOf(sql, agencyId, text.line, on);
  if (content.unitTaskId && !(await findUnitTask(sql, agencyId, content.unitTaskId, on))) {
    throw new Problem('unit-task-unknown');
  }
  const decidingPostId = seats.find(({ act }) => isFinalAct(act))?.officer.postId;
  await furtherOfApproval(sql, agencyId, { kind: text.kind, decidingPostId, byPersonId: drafter.personId });
  const { matter } = text;
  const delegated = await applyDelegation(sql, { agencyId, on, drafter, matter, seats });
  return { body, text, content, drafter, delegated };
}

function readContent(text: WorkingText, attachments: readonly StoredAttachment[]): DocumentContent {
  const fault = titleFault(text.title);
  if (fault) throw refused(fault);
  const publicFault = text.publicTitle === '' ? undefined : titleFault(text.publicTitle);
  if (publicFault) throw refused(publicFault);
  const read = readEditorJson(JSON.parse(text.editorJson));
  if (isRefusal(read)) throw refused(read);
  if (read.body.blocks.length === 0) throw new Problem('body-missing');
  const disclosure = readDisclosure(text.disclosure.level, text.disclosure.grounds);
  if (isRefusal(disclosure)) throw refused(disclosure);
  return {
    title: text.title,
    publicTitle: text.publicTitle === '' ? text.title : text.publicTitle,
    body: read.body,
    summary: text.summary,
    keywords: text.keywords,
    disclosure,
    bodyOpen: disclosure.level === 'partiallyOpen' && text.bodyOpen,
    licence: text.licence,
    unitTaskId: text.unitTaskId,
    ...(text.kind ? { kind: text.kind } : {}),
    attachments: attachments.map(attachmentFacts),
  };
}

function attachmentFacts({ storageName: _place, ...facts }: StoredAttachment) {
  const disclosure = readDisclosure(facts.disclosure.level, facts.disclosure.grounds);
  if (isRefusal(disclosure)) throw refused(disclosure);
  return { ...facts, disclosure };
}

async function seatsOf(
  sql: Reader,
  agencyId: number,
  line: readonly LineSeat[],
  on: CalendarDay,
): Promise<readonly Seat[]> {
  const people = line.map((seat) => seat.personId);
  const [officers, accounts] = await Promise.all([
    findPrintedOfficers(sql, agencyId, line, on),
    findAccountIdsOf(sql, agencyId, people),
  ]);
  return line.map((seat, index) => {
    const officer = officers[index];
    if (!officer) throw new Problem('seat-unknown');
    // Once somebody has signed, a line that waits for a person who cannot sign in moves neither on nor back.
    if (!accounts.has(seat.personId)) throw new Problem('seat-without-account', { name: officer.name });
    return plannedSeat(seat, officer);
  });
}

async function writeSubmission(
  services: Services,
  document: DocumentRow,
  submission: Submission,
  key: RequestKey,
  at: Date,
): Promise<SubmitReply> {
  const { sql } = services.database;
  const { agencyId, id: documentId, managementNumber } = document;
  const { content, drafter, text } = submission;
  const opinion = oneParagraph(submission.body.opinion ?? '');
  const hash = contentHash(content, (bytes) => createHash('sha256').update(bytes).digest('hex'));
  const [events, heading, person] = await Promise.all([
    listEvents(sql, agencyId, managementNumber),
    findUnitHeading(sql, agencyId, drafter.unitId, dayInKorea(at)),
    findPerson(sql, agencyId, drafter.personId),
  ]);
  const line = replay(events.map((stored) => stored.event));
  const decision = decide(line, {
    type: 'submit',
    by: drafter,
    at,
    contentHash: hash,
    hasUnitTask: content.unitTaskId !== null,
    ...submission.delegated,
    marks: text.drafterMarks,
    ...(opinion ? { opinion } : {}),
  });
  if (isRefusal(decision)) throw refused(decision);
  const [event] = decision;
  if (!event || !heading) throw new Error('a submission without an event or a unit');
  const { version } = event;
  const answer: SubmitReply = { managementNumber, version, contentHash: hash };
  await sql.begin(async (tx) => {
    // Takes the row, so that no save or upload in another window slips between what was read and what is frozen.
    const [, revision, attachments] = await Promise.all([
      keepAnswer(tx, key, answer, at),
      updateWorkingText(
        tx,
        { agencyId, documentId, revision: submission.body.revision, at },
        { ...text, publicTitle: content.publicTitle },
      ),
      listAttachments(tx, agencyId, documentId),
    ]);
    const isAsRead = JSON.stringify(attachments.map(attachmentFacts)) === JSON.stringify(content.attachments);
    if (revision === undefined || !isAsRead) throw new Problem('stale-draft');
    await Promise.all([
      insertVersion(
        tx,
        { agencyId, documentId, version },
        {
          content,
          contentHash: hash,
          submittedAt: at,
          ...printedHeading(heading),
          drafterPhone: person?.phone ?? '',
          editorJson: text.editorJson,
        },
      ),
      commitEvent(tx, services.outbox, {
        agencyId,
        documentId,
        line,
        revision: events.length,
        event,
        unitTaskId: content.unitTaskId,
        at,
      }),
    ]);
  });
  services.outbox.wake();
  return answer;
}

function printedHeading(heading: { agencyName: string; upperUnitName: string | null; unitName: string }) {
  const { agencyName, upperUnitName, unitName } = heading;
  return { agencyName, upperUnitName, unitName };
}
