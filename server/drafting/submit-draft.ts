import type { PrintedOfficer, Seat } from '../../shared/approval/approval-events.ts';
import { isFinalAct, replay } from '../../shared/approval/approval-line.ts';
import { decide } from '../../shared/approval/decide-act.ts';
import { plannedSeat } from '../../shared/approval/planned-seat.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { SubmitDraft, SubmitReply } from '../../shared/contract/drafting.ts';
import { kindsToAnswer } from '../../shared/disclosure/personal-data/check-content.ts';
import {
  NO_PUBLIC_CONTACTS,
  PERSONAL_DATA_LABELS,
  type PersonalDataKind,
} from '../../shared/disclosure/personal-data/personal-finding.ts';
import type { LetterFacts } from '../../shared/document/letterhead.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { commitEvent, isStreamTaken, listEvents } from '../approval/index.ts';
import type { DocumentRow } from '../document/index.ts';
import { findAccountIdsOf } from '../identity/index.ts';
import { findAgency, findPerson, findPlannedOfficers, findUnitHeading, listPostsOf } from '../organization/index.ts';
import type { CertainInFiles } from '../originals/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { printedParagraph } from '../platform/http/printed-line.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { furtherOfApproval } from '../registration/index.ts';
import { accessDraft } from './access.ts';
import { applyDelegation, type DelegatedSubmission } from './apply-delegation.ts';
import { freezeText, type ReadText, readText } from './freeze-text.ts';
import { openFiles } from './open-files.ts';
import { factsOfLetters } from './read-letter.ts';
import { checkUnitTask, freezeOtherTexts, type OtherTexts, readOtherTexts, toSubmit } from './submit-texts.ts';

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
  certainInFiles: CertainInFiles,
): Promise<SubmitReply> {
  return once(services.database.sql, key, async () => {
    const document = await accessDraft(services, signed, managementNumber);
    const at = services.clock.now();
    const submission = await prepare(services.database.sql, document, body, { at, certainInFiles });
    return writeSubmission(services, document, submission, key, at).catch((error: unknown) => {
      if (isStreamTaken(error)) throw new Problem('already-submitted');
      throw error;
    });
  });
}

type Submission = {
  readonly body: SubmitDraft;
  readonly read: ReadText;
  readonly others: OtherTexts;
  readonly drafter: PrintedOfficer;
  readonly delegated: DelegatedSubmission;
  readonly personalData: readonly PersonalDataKind[];
  readonly letterFacts: LetterFacts | undefined;
};

/** Reads the draft as the record will keep it, and refuses in words what is not ready. */
async function prepare(
  sql: Reader,
  document: DocumentRow,
  body: SubmitDraft,
  { at, certainInFiles }: { readonly at: Date; readonly certainInFiles: CertainInFiles },
): Promise<Submission> {
  const { agencyId, id: documentId, bundleId, revision } = document;
  if (bundleId !== null && bundleId !== documentId) throw new Problem('decided-with-the-lead');
  if (revision !== body.revision) throw new Problem('stale-draft');
  const on = dayInKorea(at);
  const [read, posts] = await Promise.all([
    readText(sql, { agencyId, documentId, revision, on }),
    listPostsOf(sql, agencyId, document.drafterPersonId, on),
  ]);
  const drafter = posts.find((post) => post.postId === document.drafterPostId) ?? posts[0];
  if (!drafter) throw new Problem('seat-unknown');
  const { kind, line, matter } = read.text;
  const seats = await seatsOf(sql, agencyId, line, on);
  await checkUnitTask(sql, agencyId, read.content.unitTaskId, at);
  const decidingPostId = seats.find(({ act }) => isFinalAct(act))?.officer.postId;
  const numbered = { decidingPostId, byPersonId: drafter.personId };
  await furtherOfApproval(sql, agencyId, { ...numbered, kind });
  const others = await readOtherTexts(sql, document, body.texts, { ...numbered, at });
  const delegated = await applyDelegation(sql, { agencyId, on, drafter, matter, seats });
  const texts = [read, ...others];
  const inFiles = await certainInFiles(await openFiles(sql, texts));
  const personalData = await confirmedPersonalData(sql, agencyId, { texts, inFiles }, body.personalData ?? []);
  const letters = texts.flatMap(({ content }) => content.letter ?? []);
  const letterFacts = await factsOfLetters(sql, letters, { agencyId, drafter, seats, on, at });
  return { body, read, others, drafter, delegated, personalData, letterFacts };
}

/**
 * 개인정보 점검 at the submission, by the server and whatever the drafter's client has shown: what is certain in the
 * public parts, open files among them, and a likely name in the title of a closed text go up only with the drafter's
 * confirmation, which is recorded with what was found.
 */
async function confirmedPersonalData(
  sql: Reader,
  agencyId: number,
  { texts, inFiles }: { readonly texts: readonly ReadText[]; readonly inFiles: readonly PersonalDataKind[] },
  confirmed: readonly PersonalDataKind[],
): Promise<readonly PersonalDataKind[]> {
  const contacts = (await findAgency(sql, agencyId)) ?? NO_PUBLIC_CONTACTS;
  const contents = texts.map(({ content }) => content);
  const kinds = [...new Set([...kindsToAnswer(contents, contacts), ...inFiles])];
  if (kinds.every((kind) => confirmed.includes(kind))) return kinds;
  const found = kinds.map((kind) => PERSONAL_DATA_LABELS[kind]).join(', ');
  throw new Problem('personal-data-left', { found, kinds: kinds.join(',') });
}

async function seatsOf(
  sql: Reader,
  agencyId: number,
  line: readonly LineSeat[],
  on: CalendarDay,
): Promise<readonly Seat[]> {
  const [officers, accounts] = await Promise.all([
    findPlannedOfficers(sql, agencyId, line, on),
    accountsOf(sql, agencyId, line),
  ]);
  return line.map((seat, index) => {
    const officer = officers[index];
    if (!officer) throw new Problem('seat-unknown');
    // Once somebody has signed, a line that waits for a person who cannot sign in moves neither on nor back.
    if (!accounts.has(seat.personId)) throw new Problem('seat-without-account', { name: officer.name });
    return plannedSeat(seat, officer);
  });
}

/** Everybody of the line who can sign in, each by the accounts of their own agency. */
async function accountsOf(sql: Reader, keptBy: number, line: readonly LineSeat[]): Promise<ReadonlySet<string>> {
  const agencies = [...new Set(line.map((seat) => seat.agencyId ?? keptBy))];
  const found = await Promise.all(
    agencies.map((agencyId) => {
      const people = line.flatMap((seat) => ((seat.agencyId ?? keptBy) === agencyId ? [seat.personId] : []));
      return findAccountIdsOf(sql, agencyId, people);
    }),
  );
  return new Set(found.flatMap((accounts) => [...accounts.keys()]));
}

/** What the drafter writes of the line, and its paper and 문서관리카드 print. */
function requirePrintable({ seats, deviation }: DelegatedSubmission): void {
  for (const { skipReason = '' } of seats) printedParagraph('자리를 건너뛰는 사유', skipReason);
  printedParagraph('위임전결규정과 다르게 정한 사유', deviation?.reason ?? '');
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
  const { drafter, others, personalData, letterFacts } = submission;
  const { content, text, contentHash } = submission.read;
  const opinion = printedParagraph('의견', submission.body.opinion ?? '');
  requirePrintable(submission.delegated);
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
    contentHash,
    hasUnitTask: content.unitTaskId !== null,
    ...submission.delegated,
    marks: text.drafterMarks,
    bundle: toSubmit(others),
    personalData,
    ...(text.dueOn ? { dueOn: text.dueOn } : {}),
    ...(opinion ? { opinion } : {}),
  });
  if (isRefusal(decision)) throw refused(decision);
  const [event] = decision;
  if (!event || !heading) throw new Error('a submission without an event or a unit');
  const { version } = event;
  const answer: SubmitReply = { managementNumber, version, contentHash };
  const printed = { ...printedHeading(heading), drafterPhone: person?.phone ?? '', letterFacts };
  await sql.begin(async (tx) => {
    await Promise.all([
      keepAnswer(tx, key, answer, at),
      freezeText(tx, submission.read, { version, heading: printed, at }),
    ]);
    await freezeOtherTexts(tx, document, others, { event, heading: printed, at });
    await commitEvent(tx, services.outbox, {
      agencyId,
      documentId,
      managementNumber,
      line,
      revision: events.length,
      event,
      unitTaskId: content.unitTaskId,
      at,
    });
  });
  services.outbox.wake();
  return answer;
}

function printedHeading(heading: { agencyName: string; upperUnitName: string | null; unitName: string }) {
  const { agencyName, upperUnitName, unitName } = heading;
  return { agencyName, upperUnitName, unitName };
}
