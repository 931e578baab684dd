import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { seatRows } from '../../server/approval/seat-rows.ts';
import { leafHash } from '../../server/integrity/index.ts';
import { publicCopy } from '../../server/publication/public-copy.ts';
import type { ApprovalCommand } from '../../shared/approval/approval-command.ts';
import type { ApprovalEvent, Seat } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, evolve, NEW_LINE } from '../../shared/approval/approval-line.ts';
import { decide } from '../../shared/approval/decide-act.ts';
import { signatureBoxes } from '../../shared/approval/signature-boxes.ts';
import { keptReason } from '../../shared/disclosure/closed-reason.ts';
import type { Disclosure } from '../../shared/disclosure/disclosure.ts';
import { contentHash } from '../../shared/document/content-hash.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import { dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { managementNumber as printManagementNumber } from '../../shared/numbering/management-number.ts';
import { LEGAL_FORMAT, printWith } from '../../shared/numbering/number-format.ts';
import type { Retention } from '../../shared/records/retention.ts';
import type { BenchOfficial, BenchUnit } from './bench-office.ts';
import { addCopy, addPlan } from './bulk-publication.ts';
import { add, type Rows } from './bulk-rows.ts';
import type { WrittenText } from './written-text.ts';

/** A document to be made in bulk: what its acts would have been, and how far they went. */
export type PlannedDocument = {
  readonly agencyId: number;
  readonly agencyName: string;
  readonly unit: Omit<BenchUnit, 'leaders' | 'drafters' | 'head'>;
  readonly drafter: BenchOfficial;
  readonly reviewer: BenchOfficial;
  readonly approver: BenchOfficial;
  readonly managementSerial: number;
  /** The number of the approval; null where the final seat has not signed. */
  readonly serial: number | null;
  /** 0: waits on the reviewer; 1: waits on the approver; 2: approved. */
  readonly signed: 0 | 1 | 2;
  readonly level: 'open' | 'closed';
  readonly text: WrittenText;
  /** The instants of submission, review and approval. */
  readonly times: readonly [Date, Date, Date];
};

/** What the bench needs of a document once its rows are written. */
export type MadeDocument = {
  readonly documentId: string;
  readonly managementNumber: string;
  readonly contentHash: string;
  readonly events: readonly ApprovalEvent[];
  readonly eventIds: readonly string[];
};

/**
 * Adds the rows that drafting, submission and signatures of one document leave behind, decided by the same rules and
 * of the same shape as the acts write them (`bulk-document.test.ts` compares the two). Left out: the idempotent
 * answers, which the office forgets after seven days, the log of notifications and the frozen paper's file.
 */
export function addDocument(rows: Rows, plan: PlannedDocument): MadeDocument {
  const { agencyId } = plan;
  const documentId = randomUUID();
  const managementNumber = printManagementNumber(agencyId, plan.managementSerial);
  const content = contentOf(plan);
  const hash = contentHash(content, (bytes) => createHash('sha256').update(bytes).digest('hex'));
  const events = eventsOf(plan, hash);
  const line = events.reduce<ApprovalLine>(evolve, NEW_LINE);
  const made = { documentId, managementNumber, contentHash: hash, events, eventIds: events.map(() => randomUUID()) };
  addTexts(rows, plan, made, content, line);
  for (const [index, event] of events.entries()) addAct(rows, plan, made, event, index);
  addSeats(rows, plan, documentId, line);
  if (line.status === 'approved') addByProducts(rows, plan, made, content, line);
  return made;
}

function contentOf(plan: PlannedDocument): DocumentContent {
  const read = readEditorJson(plan.text.editorJson);
  if (isRefusal(read)) throw new Error(`the text of the bench was refused: ${read.refused}`);
  const disclosure: Disclosure = { level: plan.level, grounds: plan.level === 'open' ? [] : [5] };
  const closedReason = keptReason(disclosure, null);
  return {
    title: plan.text.title,
    publicTitle: plan.text.title,
    body: read.body,
    summary: plan.text.summary,
    keywords: [],
    disclosure,
    ...(closedReason === undefined ? {} : { closedReason }),
    bodyOpen: false,
    licence: 'kogl1',
    unitTaskId: plan.unit.unitTask.id,
    attachments: [],
  };
}

function eventsOf(plan: PlannedDocument, hash: string): ApprovalEvent[] {
  const seats: Seat[] = [
    { act: 'review', officer: plan.reviewer.officer },
    { act: 'approve', officer: plan.approver.officer },
  ];
  const common = { contentHash: hash, hasUnitTask: true } as const;
  const [submittedAt, ...signedAt] = plan.times;
  const commands: ApprovalCommand[] = [
    { type: 'submit', by: plan.drafter.officer, at: submittedAt, seats, ...common },
    ...seats.slice(0, plan.signed).map((seat, index) => {
      const at = signedAt[index] ?? submittedAt;
      return { type: 'sign', by: seat.officer, at, ...common } as const;
    }),
  ];
  let line: ApprovalLine = NEW_LINE;
  return commands.flatMap((command) => {
    const decided = decide(line, command);
    if (isRefusal(decided)) throw new Error(`an act of the bench was refused: ${decided.refused}`);
    line = decided.reduce(evolve, line);
    return decided;
  });
}

function addTexts(rows: Rows, plan: PlannedDocument, made: MadeDocument, content: DocumentContent, line: ApprovalLine) {
  const { agencyId, unit, drafter, times } = plan;
  const [at] = times;
  const editorJson = JSON.stringify(plan.text.editorJson);
  const seats = [plan.reviewer, plan.approver].map(({ officer }, index) => ({
    act: index === 0 ? 'review' : 'approve',
    postId: officer.postId,
    personId: officer.personId,
  }));
  add(rows, 'documents', {
    agency_id: agencyId,
    id: made.documentId,
    management_number: made.managementNumber,
    drafter_person_id: drafter.officer.personId,
    drafter_post_id: drafter.officer.postId,
    unit_id: unit.id,
    created_at: at,
    status: line.status,
    version: 1,
    // Made, saved once, and taken by the submission.
    revision: 3,
    saved_at: at,
    title: content.title,
    public_title: content.publicTitle,
    editor_json: editorJson,
    summary: content.summary,
    keywords: content.keywords,
    disclosure_level: content.disclosure.level,
    disclosure_grounds: content.disclosure.grounds,
    body_open: content.bodyOpen,
    licence: content.licence,
    unit_task_id: content.unitTaskId,
    is_verbatim: false,
    drafter_marks: [],
    line: seats,
  });
  add(rows, 'document_versions', {
    agency_id: agencyId,
    document_id: made.documentId,
    version: 1,
    content,
    content_hash: made.contentHash,
    editor_json: editorJson,
    submitted_at: at,
    agency_name: plan.agencyName,
    upper_unit_name: unit.upperName,
    unit_name: unit.name,
    drafter_phone: drafter.phone,
  });
}

const CONSUMERS = ['notification', 'rendering', 'search', 'publication'];

/** The event, its leaf, and its deliveries, all of them done. */
function addAct(rows: Rows, plan: PlannedDocument, made: MadeDocument, event: ApprovalEvent, index: number): void {
  const { agencyId } = plan;
  const { documentId } = made;
  const at = plan.times[index];
  const sequence = index + 1;
  const eventId = made.eventIds[index];
  add(rows, 'approval_events', {
    agency_id: agencyId,
    document_id: documentId,
    sequence,
    event_id: eventId,
    event,
    at,
  });
  const salt = randomBytes(16).toString('hex');
  const manifest = { agencyId, documentId, sequence, contentHash: made.contentHash, event };
  add(rows, 'integrity_leaves', {
    agency_id: agencyId,
    id: eventId,
    kind: 'act',
    document_id: documentId,
    leaf_hash: leafHash(manifest, salt),
    salt,
    at,
    log_index: null,
  });
  const heard = event.type === 'DocumentApproved' ? [...CONSUMERS, 'requests'] : CONSUMERS;
  for (const consumer of heard) {
    add(rows, 'outbox_deliveries', {
      consumer,
      event_id: eventId,
      agency_id: agencyId,
      document_id: documentId,
      sequence,
      kind: event.type,
      created_at: at,
      next_at: at,
      done_at: at,
      attempts: 0,
      last_error: null,
    });
  }
}

function addSeats(rows: Rows, plan: PlannedDocument, documentId: string, line: ApprovalLine): void {
  if (line.status === 'drafting') throw new Error('a document of the bench was not submitted');
  const at = plan.times[plan.signed] ?? plan.times[0];
  for (const row of seatRows(line, at)) {
    add(rows, 'approval_seats', {
      agency_id: plan.agencyId,
      document_id: documentId,
      seat: row.seat,
      act: row.act,
      person_id: row.personId,
      post_id: row.postId,
      signed: row.signed,
      in_turn: row.inTurn,
      upcoming: row.upcoming,
      has_opinion: row.hasOpinion,
      held_until: row.heldUntil,
      acted_by: row.actedBy,
      due_on: row.dueOn,
      status: row.status,
      at: row.at,
    });
  }
}

/** What an approval and the publication after it leave behind. */
function addByProducts(
  rows: Rows,
  plan: PlannedDocument,
  made: MadeDocument,
  content: DocumentContent,
  line: Extract<ApprovalLine, { status: 'approved' }>,
): void {
  const { agencyId, unit, serial } = plan;
  const { documentId, managementNumber } = made;
  const at = plan.times[2];
  const eventId = made.eventIds[2] ?? '';
  const { path, retention } = unit.unitTask;
  if (serial === null) throw new Error('an approval of the bench without a number');
  add(rows, 'filings', {
    agency_id: agencyId,
    document_id: documentId,
    unit_task_id: unit.unitTask.id,
    path,
    retention,
    filed_at: at,
  });
  const year = yearOf(dayInKorea(at));
  const printed = printWith(LEGAL_FORMAT, { unitName: unit.name, unitCode: unit.code, year, serial });
  add(rows, 'registrations', {
    agency_id: agencyId,
    series_id: unit.id,
    year,
    serial,
    document_id: documentId,
    unit_code: unit.code,
    unit_name: unit.name,
    printed,
    registered_at: at,
    registered_on: dayInKorea(at),
  });
  const record = {
    agencyId,
    managementNumber,
    content,
    documentNumber: printed,
    approvedOn: line.approvedOn,
    agencyName: plan.agencyName,
    upperUnitName: unit.upperName,
    unitName: unit.name,
    furtherNumber: undefined,
    drafterName: plan.drafter.officer.name,
    drafterPhone: plan.drafter.phone,
    classificationPath: path,
    retention: retention as Retention,
    boxes: signatureBoxes(line),
    attachments: [],
  };
  const copy = publicCopy(record, { eventId, at });
  addPlan(rows, {
    ...{ agencyId, unitId: unit.id, documentId, managementNumber, eventId, at },
    isPublished: copy !== undefined,
  });
  if (!copy) return;
  add(rows, 'publications', {
    agency_id: agencyId,
    document_id: documentId,
    management_number: managementNumber,
    event_id: eventId,
    published_at: at,
    withdrawn_at: null,
    withdrawn_by_person_id: null,
    withdrawal_reason: null,
  });
  addCopy(rows, copy);
}
