import type { Seat } from '../../shared/approval/approval-events.ts';
import { lineFault } from '../../shared/approval/line-fault.ts';
import type { DraftReply, SaveDraft } from '../../shared/contract/drafting.ts';
import type { SessionReply } from '../../shared/contract/identity.ts';
import { type RefusalCode, refusalText } from '../../shared/contract/refusals.ts';
import { groundsUsed, withMarkedGrounds } from '../../shared/disclosure/closed-passages.ts';
import { readDisclosure } from '../../shared/disclosure/disclosure.ts';
import { disclosureFault } from '../../shared/disclosure/disclosure-fault.ts';
import { pictureFault } from '../../shared/document/body-pictures.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import { glyphFault, glyphFaultPart, type PrintedPart } from '../../shared/document/glyph-fault.ts';
import { keptLetter } from '../../shared/document/kept-letter.ts';
import { keptLine } from '../../shared/document/kept-line.ts';
import { letterFault } from '../../shared/document/letter.ts';
import { titleFault } from '../../shared/document/official-document.ts';
import { privateLetterFault } from '../../shared/document/private-letter-fault.ts';
import { isRefusal, type Refusal } from '../../shared/kernel/refusal.ts';
import { DOCUMENT_KIND_LABELS, isNumberedKind } from '../../shared/numbering/document-kind.ts';
import { isToBeMended, type Ruling, rulingFault } from './draft-ruling.ts';

/** Everything a drafter writes; what is saved whole at every save. */
export type DraftForm = Omit<SaveDraft, 'revision'>;
/** What of it is decided about the disclosure; whoever corrects the document decides it again. */
export type DisclosedForm = Pick<
  DraftForm,
  'publicTitle' | 'disclosure' | 'closedReason' | 'bodyOpen' | 'licence' | 'embargoUntil' | 'reviewUntil' | 'isVerbatim'
>;
export type Attachment = DraftReply['attachments'][number];
export type Drafter = SessionReply['posts'][number];

export function formOf(draft: DraftReply): DraftForm {
  const { title, publicTitle, editorJson, summary, keywords, disclosure, bodyOpen, licence, unitTaskId, line } = draft;
  const { matter, kind, drafterMarks = [], dueOn, embargoUntil, reviewUntil, restriction, isVerbatim, letter } = draft;
  const { closedReason } = draft;
  return {
    ...{ title, publicTitle, editorJson, summary, keywords, disclosure, bodyOpen, licence, unitTaskId, line },
    matter,
    kind,
    drafterMarks,
    dueOn,
    embargoUntil,
    reviewUntil,
    closedReason,
    restriction,
    isVerbatim,
    letter,
  };
}

/** Two forms are the same when they would be saved as the same bytes. */
export function sameForm(one: DraftForm, other: DraftForm): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type Marked = Pick<DraftForm, 'editorJson' | 'disclosure' | 'bodyOpen'>;

/** A new text of the body, and 공개구분 as new marks in it ask for (비공개 표시). */
export function withBody(form: Marked | undefined, editorJson: unknown): Pick<Marked, 'editorJson'> & Partial<Marked> {
  const [before, after] = [form?.editorJson, editorJson].map(closedIn);
  const isNew = after?.used.some((ground) => !before?.used.includes(ground));
  if (!form || !after || !isNew) return { editorJson };
  const { disclosure, bodyOpen } = withMarkedGrounds(form, after.body);
  return { editorJson, bodyOpen, disclosure: { level: disclosure.level, grounds: [...disclosure.grounds] } };
}

function closedIn(editorJson: unknown) {
  // A body without a mark is not read: this is asked at every pause of whoever writes.
  if (!/"type":"closed"|"closed":\[/.test(JSON.stringify(editorJson) ?? '')) return undefined;
  const read = readEditorJson(editorJson);
  return isRefusal(read) ? undefined : { body: read.body, used: groundsUsed(read.body) };
}

/** The public title goes along with the title until somebody writes another one. */
export function withTitle(form: DraftForm, title: string): DraftForm {
  const follows = form.publicTitle === form.title || form.publicTitle === '';
  return { ...form, title, ...(follows ? { publicTitle: title } : {}) };
}

/** One line of 상신 전 점검. `place` is the id of the field that mends it. */
export type DraftCheck = {
  readonly name: string;
  readonly fault: string | undefined;
  readonly place: string;
};

/** What stands between the draft and its submission, by the same rules that the server asks. */
export function draftChecks(
  form: DraftForm,
  attachments: readonly Attachment[],
  drafter: Drafter | undefined,
  seats: readonly Seat[],
  ruling?: Ruling,
): DraftCheck[] {
  const matter = form.matter ?? null;
  const ruled = rulingFault(ruling, matter, form.line);
  const faults: readonly (readonly [name: string, fault: Refusal | undefined, place: string])[] = [
    ['제목', titleFault(form.title), 'draft-title'],
    ['본문', bodyFault(form.editorJson), 'draft-body'],
    ['결재선', drafter ? lineFault(drafter, seats) : undefined, 'line-heading'],
    ['업무와 전결', ruled ?? undefined, matter && !isToBeMended(ruling?.line) ? 'departure-reason' : 'matter-heading'],
    ['수신', form.letter ? letterFault(form.letter) : undefined, 'letter-heading'],
    ['공개구분', groundsFault(form.disclosure) ?? closedFault(form, attachments), 'disclosure-heading'],
    ['문서 종류', kindFault(form.kind), 'document-kind'],
    ['단위과제', form.unitTaskId === null ? { refused: 'unit-task-missing' } : undefined, 'unit-task'],
    ['붙임 공개구분', attachmentFault(attachments), 'attachments-heading'],
  ];
  return faults
    .filter(([name]) => name !== '붙임 공개구분' || attachments.length > 0)
    .filter(([name]) => name !== '업무와 전결' || ruled !== null)
    .filter(([name]) => name !== '문서 종류' || form.kind)
    .filter(([name]) => name !== '수신' || form.letter)
    .map(([name, fault, place]): DraftCheck => ({ name, fault: fault && sentence(fault), place }))
    .concat(letterCheck(form, attachments));
}

const PLACES: Readonly<Record<PrintedPart, string>> = {
  title: 'draft-title',
  publicTitle: 'public-title',
  letter: 'letter-heading',
  body: 'draft-body',
  summary: 'summary-heading',
  keywords: 'summary-heading',
  closedReason: 'disclosure-heading',
  files: 'attachments-heading',
  fileReasons: 'attachments-heading',
};

/** A letter that no font of the paper has: told only where there is one, as hardly a draft has any. */
function letterCheck(form: DraftForm, files: readonly Attachment[]): DraftCheck[] {
  const { title, publicTitle, letter, editorJson, summary, keywords, disclosure } = form;
  const read = readEditorJson(editorJson);
  const texts = {
    title: keptLine(title),
    publicTitle: keptLine(publicTitle),
    letter: letter && keptLetter(letter),
    body: isRefusal(read) ? undefined : read.body,
    summary,
    keywords,
    closedReason: disclosure.level === 'open' ? '' : form.closedReason,
    files,
  };
  const unreadable = privateLetterFault({ summary, keywords });
  const [part, fault] = [glyphFaultPart(texts), glyphFault(texts)];
  const isListed = part === 'summary' || part === 'keywords';
  if (unreadable && (isListed || !part))
    return [{ name: '글자', fault: sentence(unreadable), place: 'summary-heading' }];
  return part && fault ? [{ name: '글자', fault: sentence(fault), place: PLACES[part] }] : [];
}

function bodyFault(editorJson: unknown): Refusal | undefined {
  const read = readEditorJson(editorJson);
  if (isRefusal(read)) return read;
  return read.body.blocks.length === 0 ? { refused: 'body-missing' } : pictureFault(read.body);
}

/** Which series it is in the end, the server says: it depends on who decides. */
function kindFault(kind: DraftForm['kind']): Refusal | undefined {
  const isChosen = !kind || kind.seriesId !== null || kind.kind === 'decision' || !isNumberedKind(kind.kind);
  return isChosen ? undefined : { refused: 'series-missing', facts: { kind: DOCUMENT_KIND_LABELS[kind.kind] } };
}

function groundsFault({ level, grounds }: DraftForm['disclosure']): Refusal | undefined {
  const read = readDisclosure(level, grounds);
  return isRefusal(read) ? read : undefined;
}

function closedFault({ editorJson, ...form }: DraftForm, attachments: readonly Attachment[]): Refusal | undefined {
  const read = readEditorJson(editorJson);
  if (isRefusal(read)) return undefined;
  const title = keptLine(form.title);
  const publicTitle = keptLine(form.publicTitle) || title;
  return disclosureFault({ ...form, title, publicTitle, body: read.body, attachments });
}

function attachmentFault(attachments: readonly Attachment[]): Refusal | undefined {
  return attachments.map(({ disclosure }) => groundsFault(disclosure)).find((fault) => fault !== undefined);
}

function sentence({ refused, facts }: Refusal): string {
  return refusalText(refused as RefusalCode, facts);
}
