import { Readable } from 'node:stream';
import { findApprovalRecord } from '../../server/approval/index.ts';
import { recallDocument } from '../../server/approval/recall-document.ts';
import { rejectDocument } from '../../server/approval/reject-document.ts';
import { signDocument } from '../../server/approval/sign-document.ts';
import { addAttachment, changeAttachment, findDocument, listAttachments } from '../../server/document/index.ts';
import { accessDraft } from '../../server/drafting/index.ts';
import { makeDraft } from '../../server/drafting/make-draft.ts';
import { saveDraft } from '../../server/drafting/save-draft.ts';
import { submitDraft } from '../../server/drafting/submit-draft.ts';
import type { Signed } from '../../server/platform/http/policy.ts';
import type { SaveDraft } from '../../shared/contract/drafting.ts';
import {
  DISCLOSURE_GROUNDS,
  DISCLOSURE_LEVEL_LABELS,
  DISCLOSURE_LEVELS,
  type Disclosure,
} from '../../shared/disclosure/disclosure.ts';
import { bodyToEditorJson } from '../../shared/document/editor-json.ts';
import { managementNumber } from '../../shared/numbering/management-number.ts';
import { type Desk, keyOf, type StandingAgency } from './open-agencies.ts';
import type { PlannedAttachment, PlannedText } from './planned-office.ts';
import { instantOf, type Task } from './timeline.ts';
import { writtenBody } from './written-body.ts';

/** Does one act of the plan, unless it has been done: the record itself says so, not a note beside it. */
export async function performTask(desk: Desk, standing: StandingAgency, task: Task): Promise<void> {
  desk.clock.set(instantOf(task.at));
  const signed = standing.people.get(task.login);
  if (!signed) throw new Error(`${task.name}: nobody is ${task.login}`);
  const number = numberOf(standing, task);
  const { sql } = desk.database;
  const document = await findDocument(sql, standing.agencyId, number);
  if (task.act.step === 'made') {
    if (!document) await make(desk, signed, task, number);
    return;
  }
  if (!document) throw new Error(`${task.name}: ${number} was not made`);
  const record = document.version > 0 ? await findApprovalRecord(sql, standing.agencyId, number) : undefined;
  const done = record?.revision ?? 0;
  // Saving again what nobody has submitted since changes nothing that is seen.
  const isDone = task.act.step === 'saved' || task.act.step === 'enclosed' ? done > task.events : done >= task.events;
  if (isDone) return;
  const { revision } = document;
  await perform(desk, standing, { task, signed, number, revision, contentHash: record?.contentHash ?? '' });
}

/** Nobody drafts before the demonstration is complete, so its management numbers follow the plan. */
export function numberOf(standing: StandingAgency, task: Task): string {
  return managementNumber(standing.agencyId, task.agency.managementNumbers.lastUsed + task.ordinal);
}

async function make(desk: Desk, signed: Signed, task: Task, number: string): Promise<void> {
  const made = await makeDraft(desk, signed, keyOf(signed, task.name));
  if (made.managementNumber !== number) throw new Error(`${task.name}: ${made.managementNumber} instead of ${number}`);
}

type Situation = {
  readonly task: Task;
  readonly signed: Signed;
  readonly number: string;
  readonly revision: number;
  readonly contentHash: string;
};

async function perform(desk: Desk, standing: StandingAgency, situation: Situation): Promise<unknown> {
  const { task, signed, number, revision, contentHash } = situation;
  const { act } = task;
  const key = keyOf(signed, task.name);
  switch (act.step) {
    case 'made':
      return undefined;
    case 'enclosed':
      return enclose(desk, signed, number, task);
    case 'saved':
      return saveDraft(desk, signed, number, draftOf(standing, act.text, revision), key);
    case 'submitted':
      return submitDraft(desk, signed, number, { revision, ...opinionOf(act) }, key);
    case 'signed':
      return signDocument(desk, signed, number, { contentHash, ...opinionOf(act) }, key);
    case 'rejected':
      return rejectDocument(desk, signed, number, { contentHash, reason: act.reason }, key);
    case 'recalled':
      return recallDocument(desk, signed, number, act.reason === undefined ? {} : { reason: act.reason }, key);
  }
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
    await changeAttachment(desk, document, attachment.id, disclosure, keyOf(signed, `${task.name}-${index}-level`));
  }
}

const bytesOf = ({ bytes }: PlannedAttachment): Readable => Readable.from([Buffer.from(bytes)]);

function draftOf(standing: StandingAgency, text: PlannedText, revision: number): SaveDraft {
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
    licence: text.licence ?? 'none',
    unitTaskId: text.task === undefined ? null : found(standing.unitTasks, text.task),
    line: (text.line ?? []).map(({ act, login }) => ({ act, ...found(standing.holders, login) })),
  };
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
