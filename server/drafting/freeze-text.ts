import { createHash } from 'node:crypto';
import { readDisclosureChoice, readFileClosing } from '../../shared/disclosure/disclosure-choice.ts';
import { disclosureFault } from '../../shared/disclosure/disclosure-fault.ts';
import { passageDayFault } from '../../shared/disclosure/own-closings.ts';
import { bodyPictures, pictureFault } from '../../shared/document/body-pictures.ts';
import { contentHash } from '../../shared/document/content-hash.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import { glyphFault } from '../../shared/document/glyph-fault.ts';
import type { LetterFacts } from '../../shared/document/letterhead.ts';
import { type DocumentContent, titleFault } from '../../shared/document/official-document.ts';
import { privateLetterFault } from '../../shared/document/private-letter-fault.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import {
  checkPictures,
  deleteUnusedPictures,
  findWorkingText,
  insertVersion,
  listAttachments,
  type StoredAttachment,
  updateWorkingText,
  type WorkingText,
} from '../document/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import { readLetter } from './read-letter.ts';
import { readRestriction } from './read-restriction.ts';

type DraftKey = { readonly agencyId: number; readonly documentId: string; readonly revision: number };
/** A recipient is called what it is called on the day of the submission. */
type DraftOnDay = DraftKey & { readonly on: CalendarDay };

/** A working text as the record will keep it. */
export type ReadText = DraftKey & {
  readonly text: WorkingText;
  readonly content: DocumentContent;
  readonly contentHash: string;
};

/** Reads a draft as the record will keep it, and refuses in words what is not ready. */
export async function readText(sql: Reader, { agencyId, documentId, revision, on }: DraftOnDay): Promise<ReadText> {
  const [text, attachments] = await Promise.all([
    findWorkingText(sql, agencyId, documentId),
    listAttachments(sql, agencyId, documentId),
  ]);
  if (!text) throw new Problem('not-found');
  const frozen = readContent(text, attachments, on);
  await checkPictures(sql, { agencyId, documentId }, frozen.body);
  const letter = text.letter && (await readLetter(sql, text.letter, { agencyId, on }));
  const restriction = text.restriction && (await readRestriction(sql, agencyId, text.restriction, on));
  const content = { ...frozen, ...(restriction ? { restriction } : {}), ...(letter ? { letter } : {}) };
  const hash = contentHash(content, (bytes) => createHash('sha256').update(bytes).digest('hex'));
  return { agencyId, documentId, revision, text, content, contentHash: hash };
}

function readContent(text: WorkingText, attachments: readonly StoredAttachment[], today: CalendarDay): DocumentContent {
  const fault = titleFault(text.title);
  if (fault) throw refused(fault);
  const publicFault = text.publicTitle === '' ? undefined : titleFault(text.publicTitle);
  if (publicFault) throw refused(publicFault);
  const read = readEditorJson(JSON.parse(text.editorJson));
  if (isRefusal(read)) throw refused(read);
  if (read.body.blocks.length === 0) throw new Problem('body-missing');
  const undescribed = pictureFault(read.body);
  if (undescribed) throw refused(undescribed);
  const unprintable = glyphFault({
    title: text.title,
    publicTitle: text.publicTitle,
    letter: text.letter,
    body: read.body,
  });
  if (unprintable) throw refused(unprintable);
  const unreadable = privateLetterFault(text);
  if (unreadable) throw refused(unreadable);
  const decided = readDisclosureChoice(text, { today });
  if (isRefusal(decided)) throw refused(decided);
  const { summary, keywords } = text;
  const onCard = glyphFault({ title: '', summary, keywords, closedReason: decided.closedReason, files: attachments });
  if (onCard) throw refused(onCard);
  const content = {
    title: text.title,
    publicTitle: text.publicTitle === '' ? text.title : text.publicTitle,
    body: read.body,
    summary: text.summary,
    keywords: text.keywords,
    ...decided,
    unitTaskId: text.unitTaskId,
    ...(text.kind ? { kind: text.kind } : {}),
    attachments: attachments.map((file) => attachmentFacts(file, today)),
  };
  const unfit = disclosureFault(content) ?? passageDayFault(content.body, { today });
  if (unfit) throw refused(unfit);
  return content;
}

function attachmentFacts(stored: StoredAttachment, today: CalendarDay) {
  const { storageName: _place, closedReason: _typed, reviewUntil: _expected, ...facts } = stored;
  const closing = readFileClosing(stored, { today });
  if (isRefusal(closing)) throw refused(closing);
  return { ...facts, ...closing };
}

/** The names printed on the paper, as of the day of submission. */
export type PrintedHeading = {
  readonly agencyName: string;
  readonly upperUnitName: string | null;
  readonly unitName: string;
  readonly drafterPhone: string;
  /** 시행문: what the letters of the submission print of the agency. */
  readonly letterFacts?: LetterFacts | undefined;
};

/** Writes the text as a new version, if it still stands as it was read. */
export async function freezeText(
  tx: Tx,
  read: ReadText,
  { version, heading, at }: { readonly version: number; readonly heading: PrintedHeading; readonly at: Date },
): Promise<void> {
  const { agencyId, documentId, revision, text, content, contentHash } = read;
  // Takes the row, so that no save or upload in another window slips between what was read and what is frozen.
  const [saved, attachments] = await Promise.all([
    updateWorkingText(
      tx,
      { agencyId, documentId, revision, at },
      {
        ...text,
        publicTitle: content.publicTitle,
        restriction: content.restriction ?? null,
      },
    ),
    listAttachments(tx, agencyId, documentId),
  ]);
  const isAsRead =
    JSON.stringify(attachments.map((file) => attachmentFacts(file, dayInKorea(at)))) ===
    JSON.stringify(content.attachments);
  if (saved === undefined || !isAsRead) throw new Problem('stale-draft');
  const { editorJson } = text;
  const letterFacts = content.letter ? (heading.letterFacts ?? null) : null;
  const frozen = { content, contentHash, submittedAt: at, ...heading, letterFacts, editorJson };
  await insertVersion(tx, { agencyId, documentId, version }, frozen);
  const shown = bodyPictures(content.body).map(({ sha256 }) => sha256);
  await deleteUnusedPictures(tx, { agencyId, documentId }, shown);
}
