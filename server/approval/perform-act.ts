import { mayRead } from '../../shared/access/document-access.ts';
import type { ApprovalCommand } from '../../shared/approval/approval-command.ts';
import type { ApprovalEvent } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, isFinalAct, replay, seatsInTurn } from '../../shared/approval/approval-line.ts';
import { decide } from '../../shared/approval/decide-act.ts';
import type { ActReply } from '../../shared/contract/approval.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { printedNumber } from '../../shared/numbering/document-number.ts';
import { agencyOrdinalOf } from '../../shared/numbering/management-number.ts';
import {
  type DocumentRow,
  documentNamed,
  findDocument,
  type SubmittedFiling,
  submittedFiling,
} from '../document/index.ts';
import { asPartner, listMandates, listPostsOf } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { readTogether, type Statement } from '../platform/database/one-statement.ts';
import {
  answeredBefore,
  answerRow,
  isRepeatedKey,
  type RequestKey,
  sameAnswer,
  storedAnswer,
} from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findRegistration, furtherOfApproval } from '../registration/index.ts';
import { partiesOf, readerOf, type Standing } from './access.ts';
import { commitEvent, type EventToCommit } from './commit-event.ts';
import { isBeaten, listEvents } from './store.ts';

/** What an act sees when it decides. */
export type LoadedLine = Standing & {
  readonly document: Omit<DocumentRow, 'savedAt' | 'createdAt'>;
  readonly line: ApprovalLine;
  readonly revision: number;
  readonly filing: SubmittedFiling;
  readonly at: Date;
  /** What this very request was answered before, if it was. */
  readonly before: ActReply | undefined;
};

export type ActRequest = {
  readonly signed: Signed;
  readonly managementNumber: string;
  readonly key: RequestKey;
  readonly command: (loaded: LoadedLine) => ApprovalCommand;
  /** What the act writes beside its event: rows of its own, and the text of a version it makes. */
  readonly writes?: (
    loaded: LoadedLine,
    version: number,
  ) => Pick<EventToCommit, 'edited'> & {
    readonly rows: readonly Statement[];
  };
};

/** Two people at once meet on the stream's key; the loser decides again on what is there now. */
const TRIES = 5;

/**
 * One act on the line: load without a lock, decide, write everything in one transaction. Repeated with the same
 * key it answers what it answered; beaten by another act it decides again.
 */
export async function performAct(services: Services, request: ActRequest): Promise<ActReply> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryAct(services, request);
    } catch (error) {
      // A refusal may be the work of this very request, sent before or twice at once.
      const done = error instanceof Problem && (await answerGiven(services, request));
      if (done) return done;
      const beaten = isRepeatedKey(error) || isBeaten(error);
      if (!beaten) throw error;
      if (attempt === TRIES) throw new Problem('unavailable');
    }
  }
}

/** What this request was answered before, if it was; refuses a key that named another request. */
async function answerGiven(services: Services, request: ActRequest): Promise<ActReply | undefined> {
  const { sql } = services.database;
  const answer = await answeredBefore<ActReply>(sql, request.key);
  if (answer?.status !== 'approved') return answer;
  const keptBy = agencyOrdinalOf(request.managementNumber);
  const document = await findDocument(sql, keptBy, request.managementNumber);
  return document && withNumber(services, document, answer);
}

async function tryAct(services: Services, request: ActRequest): Promise<ActReply> {
  const { acts: sql } = services.database;
  const loaded = await loadLine(services, request);
  if (loaded.before) return withNumber(services, loaded.document, loaded.before);
  const decision = decide(loaded.line, request.command(loaded));
  if (isRefusal(decision)) throw refused(decision);
  const [event] = decision;
  if (!event) throw new Error('a decision without an event');
  const answer: ActReply = {
    managementNumber: request.managementNumber,
    status: statusAfter(event.type, loaded.line),
    version: event.version,
    documentNumber: null,
  };
  const { agencyId, id: documentId } = loaded.document;
  const { line, revision, filing, at } = loaded;
  const further = await furtherOf(sql, loaded, event);
  // One statement is its own transaction: the answer and every other row of the act are there together or not at all.
  const { rows = [], ...own } = request.writes?.(loaded, versionMade(event)) ?? {};
  const alongside = [answerRow(sql, request.key, answer, at), ...rows];
  const act = {
    agencyId,
    documentId,
    managementNumber: request.managementNumber,
    line,
    revision,
    event,
    unitTaskId: filing.unitTaskId,
    further,
    at,
    alongside,
    ...own,
  };
  const number = await commitEvent(sql, services.outbox, act);
  services.outbox.wake();
  return { ...answer, documentNumber: number && printedNumber(number) };
}

async function loadLine(services: Services, { signed, managementNumber, key }: ActRequest): Promise<LoadedLine> {
  const { acts: sql } = services.database;
  const at = services.clock.now();
  const { agencyId } = signed;
  const keptBy = agencyOrdinalOf(managementNumber);
  const { documents, events, filings, posts, answers } = await readTogether(sql, {
    documents: documentNamed(sql, keptBy, managementNumber),
    events: listEvents(sql, keptBy, managementNumber),
    filings: submittedFiling(sql, keptBy, managementNumber),
    posts: listPostsOf(sql, agencyId, signed.personId, dayInKorea(at)),
    answers: storedAnswer(sql, key),
  });
  const [document] = documents;
  const [answered] = answers;
  const before = answered && sameAnswer<ActReply>(answered, key);
  if (!document) throw new Problem('not-found');
  const line = replay(events.map((stored) => stored.event));
  const filing = filings[0] ?? { unitTaskId: null, kind: null };
  const mandates = isAloneInTurn(line, signed.personId) ? [] : await listMandates(sql, agencyId, signed.personId, at);
  if (!mayRead(readerOf(signed, { posts, mandates }, dayInKorea(at)), { ...document, ...partiesOf(line) })) {
    throw new Problem('not-found');
  }
  const standing = { personId: signed.personId, posts: await asPartner(sql, { agencyId, keptBy }, posts), mandates };
  return { document, line, revision: events.length, filing, ...standing, at, before };
}

/**
 * What else the approval numbers, by the kind of the document; a 방침 is of the office whose seat decides, in a
 * 공동기안 of the lead's: its seat is the first that decides.
 */
async function furtherOf(sql: Reader, { document, line, filing }: LoadedLine, event: ApprovalEvent) {
  if (event.type !== 'DocumentApproved' || line.status !== 'inApproval') return [];
  const decides = line.seats.find(({ act }) => isFinalAct(act))?.officer;
  const byPersonId = event.by.agency ? (decides ?? event.by).personId : event.by.personId;
  const decided = { kind: filing.kind, decidingPostId: decides?.postId, byPersonId };
  return furtherOfApproval(sql, document.agencyId, decided);
}

/** Nearly every act is done in one's own name: then nobody need be asked for whom else the person may act. */
function isAloneInTurn(line: ApprovalLine, personId: string): boolean {
  const [seat, ...others] = seatsInTurn(line);
  return others.length === 0 && seat?.officer.personId === personId;
}

/** The version that an edition makes: of this document, or of another text of its bundle (일괄기안). */
function versionMade(event: ApprovalEvent): number {
  return event.type === 'BundledTextEdited' ? event.textVersion : event.version;
}

function statusAfter(type: string, line: ApprovalLine): ApprovalLine['status'] {
  if (type === 'DocumentApproved') return 'approved';
  if (type === 'DocumentRejected') return 'rejected';
  if (type === 'DocumentRecalled') return 'recalled';
  return line.status;
}

/** The number is read from the registration, because the stored answer was written before the number was known. */
async function withNumber(
  services: Services,
  document: Pick<DocumentRow, 'agencyId' | 'id'>,
  answer: ActReply,
): Promise<ActReply> {
  if (answer.status !== 'approved') return answer;
  const number = await findRegistration(services.database.sql, document.agencyId, document.id);
  return { ...answer, documentNumber: number ? printedNumber(number) : null };
}
