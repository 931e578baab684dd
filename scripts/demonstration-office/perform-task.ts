import { Readable } from 'node:stream';
import { findApprovalRecord } from '../../server/approval/index.ts';
import { recallDocument } from '../../server/approval/recall-document.ts';
import { rejectDocument } from '../../server/approval/reject-document.ts';
import { signDocument } from '../../server/approval/sign-document.ts';
import {
  addAttachment,
  addPicture,
  changeAttachment,
  findDocument,
  listAttachments,
} from '../../server/document/index.ts';
import { addText } from '../../server/drafting/change-texts.ts';
import { findDraft } from '../../server/drafting/find-draft.ts';
import { accessDraft } from '../../server/drafting/index.ts';
import { makeDraft } from '../../server/drafting/make-draft.ts';
import { saveDraft } from '../../server/drafting/save-draft.ts';
import { submitDraft } from '../../server/drafting/submit-draft.ts';
import type { Signed } from '../../server/platform/http/policy.ts';
import { proposeDecision } from '../../server/requests/propose-decision.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { SaveDraft } from '../../shared/contract/drafting.ts';
import {
  DISCLOSURE_GROUNDS,
  DISCLOSURE_LEVEL_LABELS,
  DISCLOSURE_LEVELS,
  type Disclosure,
} from '../../shared/disclosure/disclosure.ts';
import { bodyToEditorJson } from '../../shared/document/body-to-editor-json.ts';
import { managementNumber } from '../../shared/numbering/management-number.ts';
import { atRequestDesk, type FiledRequests } from './file-requests.ts';
import { meetCitizens } from './meet-citizens.ts';
import { type Desk, keyOf, type StandingAgency } from './open-agencies.ts';
import type {
  PlannedAttachment,
  PlannedRecipient,
  PlannedSeat,
  PlannedText,
  StepOfCitizens,
} from './planned-office.ts';
import { instantOf, type Task } from './timeline.ts';
import { writtenBody } from './written-body.ts';
import { writtenPictureFiles } from './written-picture.ts';

/** How far a document has come. */
type Progress = { readonly revision: number; readonly events: number; readonly contentHash: string };

/** What is known of the documents of this load by management number, so that the record is asked once for each. */
export type Ledger = Map<string, Progress>;

/** The agency whose act it is with the requests filed with it, and all agencies by their names. */
type Sitting = StandingAgency & {
  readonly agencies: ReadonlyMap<string, StandingAgency>;
  readonly requests: FiledRequests;
};

/** Does one act of the plan, unless it has been done: the record itself says so, not a note beside it. */
export async function performTask(desk: Desk, standing: Sitting, task: Task, ledger: Ledger): Promise<void> {
  desk.clock.set(instantOf(task.at));
  const { people } = task.sitsIn === undefined ? standing : found(standing.agencies, task.sitsIn);
  const signed = found(people, task.login);
  const number = numberAt(standing, task, task.ordinal);
  if (task.act.step === 'withdrawn' || task.act.step === 'reported') {
    return meetCitizens(desk, standing, { number, name: task.name, act: task.act });
  }
  const before = ledger.get(number) ?? (await findProgress(desk, standing.agencyId, number));
  const inOffice = { ...task, act: task.act };
  const after = isDone(task, before) ? before : await perform(desk, standing, inOffice, { signed, number, before });
  if (after) ledger.set(number, after);
}

/** Nobody drafts before the demonstration is complete, so its management numbers follow the plan. */
function numberAt({ agencyId }: Sitting, { agency }: Task, ordinal: number): string {
  return managementNumber(agencyId, agency.managementNumbers.lastUsed + ordinal);
}

async function findProgress(desk: Desk, agencyId: number, number: string): Promise<Progress | undefined> {
  const { sql } = desk.database;
  const document = await findDocument(sql, agencyId, number);
  if (!document) return undefined;
  const record = document.version > 0 ? await findApprovalRecord(sql, agencyId, number) : undefined;
  return { revision: document.revision, events: record?.revision ?? 0, contentHash: record?.contentHash ?? '' };
}

/** Saving again what nobody has submitted since changes nothing that is seen. */
function isDone({ act, events }: Task, progress: Progress | undefined): boolean {
  if (!progress) return false;
  if (act.step === 'made') return true;
  return act.step === 'saved' || act.step === 'noticed' || act.step === 'enclosed'
    ? progress.events > events
    : progress.events >= events;
}

/** An act of an official on a document. */
type InOffice = Task & { readonly act: Exclude<Task['act'], StepOfCitizens> };
type Place = { readonly signed: Signed; readonly number: string; readonly before: Progress | undefined };

async function perform(desk: Desk, standing: Sitting, task: InOffice, place: Place): Promise<Progress> {
  const { signed, number, before } = place;
  const { act } = task;
  if (act.step === 'made') return make(desk, standing, task, place);
  if (!before) throw new Error(`${task.name}: ${number} was not made`);
  return write(desk, standing, { ...task, act }, { signed, number, before });
}

async function make(desk: Desk, standing: Sitting, task: Task, { signed, number }: Place): Promise<Progress> {
  const key = keyOf(signed, task.name);
  const { leadOrdinal } = task;
  const { answers } = task.document;
  if (answers) {
    const receiptNumber = found(standing.requests, answers.request);
    const body = { matter: 'request', terms: answers.terms } as const;
    const notice = await proposeDecision(atRequestDesk(desk), { signed, receiptNumber, body, key });
    return begun(task, number, { ...notice, revision: 1 });
  }
  const made =
    leadOrdinal === undefined
      ? await makeDraft(desk, signed, key)
      : await addText(desk, signed, numberAt(standing, task, leadOrdinal), { copyOf: null }, key);
  return begun(task, number, made);
}

type Made = { readonly managementNumber: string; readonly revision: number };

function begun({ name }: Task, number: string, { managementNumber, revision }: Made): Progress {
  if (managementNumber !== number) throw new Error(`${name}: ${managementNumber}, not ${number}`);
  return { revision, events: 0, contentHash: '' };
}

type Writing = Task & { readonly act: Exclude<InOffice['act'], { readonly step: 'made' }> };
type Written = Place & { readonly before: Progress };

async function write(desk: Desk, standing: Sitting, task: Writing, place: Written): Promise<Progress> {
  const { signed, number, before } = place;
  const { act } = task;
  const key = keyOf(signed, task.name);
  const { revision, contentHash } = before;
  const after = { ...before, events: task.events };
  switch (act.step) {
    case 'enclosed':
      await enclose(desk, signed, number, task);
      return before;
    case 'saved': {
      await showPictures(desk, signed, number, task);
      const saved = await saveDraft(desk, signed, number, draftOf(standing, act.text, revision), key);
      return { ...before, revision: saved.revision };
    }
    case 'noticed': {
      const { managementNumber, savedAt, status, attachments, bundle, rejection, ...draft } = await findDraft(
        desk,
        signed,
        number,
      );
      const unitTaskId = found(standing.unitTasks, act.task);
      const line = act.line.map((seat) => lineSeat(standing, seat));
      const saved = await saveDraft(desk, signed, number, { ...draft, unitTaskId, line }, key);
      return { ...before, revision: saved.revision };
    }
    case 'submitted': {
      const texts = (await findTexts(desk, standing, task)).map(({ managementNumber, revision }) => {
        return { managementNumber, revision };
      });
      const submission = { revision, texts, ...opinionOf(act) };
      // Its attachments are written by this program itself and hold nothing of anybody.
      const submitted = await submitDraft(desk, signed, number, submission, key, async () => []);
      // The submission keeps the text once more: a draft opened in another window is stale from here on.
      return { ...after, revision: revision + 1, contentHash: submitted.contentHash };
    }
    case 'signed': {
      const texts = (await findTexts(desk, standing, task)).map(({ managementNumber, contentHash }) => {
        return { managementNumber, contentHash };
      });
      await signDocument(
        desk,
        signed,
        number,
        { contentHash, ...(texts.length > 0 ? { texts } : {}), ...opinionOf(act) },
        key,
      );
      return after;
    }
    case 'rejected':
      await rejectDocument(desk, signed, number, { contentHash, reason: act.reason }, key);
      return after;
    case 'recalled':
      await recallDocument(desk, signed, number, act.reason === undefined ? {} : { reason: act.reason }, key);
      return after;
  }
}

/** 일괄기안: the other texts as they stand, which are decided on together with the lead. */
async function findTexts(desk: Desk, standing: Sitting, task: Task) {
  const numbers = task.textOrdinals.map((ordinal) => numberAt(standing, task, ordinal));
  const found = await Promise.all(numbers.map((number) => findProgress(desk, standing.agencyId, number)));
  return numbers.map((managementNumber, index) => {
    const progress = found[index];
    if (!progress) throw new Error(`${task.name}: ${managementNumber} was not added`);
    return { managementNumber, ...progress };
  });
}

const opinionOf = ({ opinion }: { readonly opinion?: string }) => (opinion === undefined ? {} : { opinion });

async function enclose(desk: Desk, signed: Signed, number: string, task: Task): Promise<void> {
  const document = await accessDraft(desk, signed, number);
  const before = await listAttachments(desk.database.sql, document.agencyId, document.id);
  for (const [index, planned] of (task.document.attachments ?? []).entries()) {
    const upload = { name: planned.name, bytes: bytesOf(planned), isCut: () => false };
    const attachment =
      before.find(({ name }) => name === planned.name) ??
      (await addAttachment(desk, document, upload, keyOf(signed, `${task.name}-${index}`)));
    const disclosure = disclosureOf(planned.disclosure);
    if (attachment.disclosure.level === disclosure.level) continue;
    await changeAttachment(desk, document, attachment.id, { disclosure }, keyOf(signed, `${task.name}-${index}-level`));
  }
}

/** A picture that the draft has already is not kept twice. */
async function showPictures(desk: Desk, signed: Signed, number: string, { act, name }: Task): Promise<void> {
  const files = act.step === 'saved' ? writtenPictureFiles(act.text.body) : [];
  if (files.length === 0) return;
  const document = await accessDraft(desk, signed, number);
  for (const [index, file] of files.entries()) {
    const upload = { bytes: Readable.from([Buffer.from(file)]), isCut: () => false };
    await addPicture(desk, document, upload, keyOf(signed, `${name}-picture-${index}`));
  }
}

const bytesOf = ({ bytes }: PlannedAttachment): Readable => Readable.from([Buffer.from(bytes)]);

function draftOf(standing: Sitting, text: PlannedText, revision: number): SaveDraft {
  const { level, grounds } = disclosureOf(text.disclosure ?? '공개');
  return {
    revision,
    title: text.title,
    publicTitle: text.publicTitle ?? text.title,
    editorJson: bodyToEditorJson(writtenBody(text.body)),
    summary: text.summary ?? '',
    keywords: [...(text.keywords ?? [])],
    disclosure: { level, grounds: [...grounds] },
    bodyOpen: text.bodyOpen ?? false,
    kind: text.kind === undefined ? null : { kind: text.kind, seriesId: found(standing.furtherSeries, text.kind) },
    embargoUntil: text.embargoUntil ?? null,
    restriction: text.restricted === undefined ? null : { reason: text.restricted, until: null, units: [], people: [] },
    licence: text.licence ?? 'none',
    unitTaskId: text.task === undefined ? null : found(standing.unitTasks, text.task),
    line: (text.line ?? []).map((seat) => lineSeat(standing, seat)),
    letter: text.letter
      ? { mark: text.letter.mark, recipients: text.letter.recipients.map((each) => recipientOf(standing, each)) }
      : null,
  };
}

function lineSeat({ holders, agencies }: Sitting, { act, login, agency }: PlannedSeat): LineSeat {
  if (agency === undefined) return { act, ...found(holders, login) };
  const other = found(agencies, agency);
  return { act, ...found(other.holders, login), agencyId: other.agencyId };
}

/** The names of places are those that the submission finds. */
function recipientOf({ agencyId, units, agencies }: Sitting, planned: PlannedRecipient) {
  if (typeof planned === 'string') {
    const [, name = planned, handledBy] = /^(.+)\((.+)\)$/.exec(planned) ?? [];
    return { name, ...(handledBy === undefined ? {} : { handledBy }) };
  }
  const { agency, unitCode } = planned;
  const at = agency === undefined ? { agencyId, units } : found(agencies, agency);
  return { name: agency ?? unitCode, place: { agencyId: at.agencyId, unitId: found(at.units, unitCode) } };
}

function found<Value>(known: ReadonlyMap<string, Value>, name: string): Value {
  const value = known.get(name);
  if (value === undefined) throw new Error(`the plan names what is not there: ${name}`);
  return value;
}

/** Reads `부분공개(5,6)` as it is printed. */
function disclosureOf(printed: string): Disclosure {
  const level = DISCLOSURE_LEVELS.find((known) => DISCLOSURE_LEVEL_LABELS[known] === printed.replace(/\(.*$/, ''));
  if (!level) throw new Error(`not a disclosure: ${printed}`);
  return {
    level,
    grounds: DISCLOSURE_GROUNDS.filter((ground) => /\(.*\)/.exec(printed)?.[0].includes(String(ground))),
  };
}
