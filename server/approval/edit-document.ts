import { createHash } from 'node:crypto';
import type { DecidedAnew } from '../../shared/approval/approval-events.ts';
import type { ActReply } from '../../shared/contract/approval.ts';
import type { EditDocument } from '../../shared/contract/versions.ts';
import { disclosureChanges } from '../../shared/disclosure/disclosure-changes.ts';
import { disclosureFault } from '../../shared/disclosure/disclosure-fault.ts';
import { pictureFault } from '../../shared/document/body-pictures.ts';
import { contentHash } from '../../shared/document/content-hash.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import { glyphFault } from '../../shared/document/glyph-fault.ts';
import { keptLine } from '../../shared/document/kept-line.ts';
import { type DocumentContent, titleFault } from '../../shared/document/official-document.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { agencyOrdinalOf } from '../../shared/numbering/management-number.ts';
import {
  checkPictures,
  findDocument,
  findLead,
  findSubmittedVersion,
  insertVersion,
  markAttachments,
} from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { correctedContent } from './corrected-content.ts';
import { disclosedPart } from './disclosed-part.ts';
import { performAct } from './perform-act.ts';
import { actInTurn } from './seat-in-turn.ts';

/**
 * 검토자 수정: a reviewer or decider in turn corrects the text, or decides on its 공개구분, which makes a new version (영
 * 제9조③). What was on their screen is named by its hash, so that nobody overwrites what they have not seen; every
 * version is kept.
 */
export async function editDocument(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: EditDocument,
  key: RequestKey,
): Promise<ActReply> {
  const { sql } = services.database;
  const text = readText(body);
  const keptBy = agencyOrdinalOf(managementNumber);
  const [base, bundled] = await Promise.all([
    findSubmittedVersion(sql, keptBy, managementNumber),
    findLead(sql, keptBy, managementNumber),
  ]);
  const documentId = bundled?.documentId ?? (base && (await findDocument(sql, keptBy, managementNumber))?.id);
  const today = dayInKorea(services.clock.now());
  const made =
    base && documentId ? await correct(sql, { agencyId: keptBy, documentId }, base.content, text, today) : undefined;
  return performAct(services, {
    signed,
    // 일괄기안: a text after the first is corrected by an act on the line of its lead.
    managementNumber: bundled?.leadNumber ?? managementNumber,
    key,
    command: (loaded) => {
      // Another version came between the two readings, or the document is still a draft: the rule says which.
      const isCurrent = base !== undefined && base.contentHash === body.baseHash;
      return {
        type: 'edit',
        ...actInTurn(loaded, body.seat),
        at: loaded.at,
        baseHash: isCurrent ? body.baseHash : '',
        contentHash: made instanceof Problem ? '' : (made?.contentHash ?? ''),
        ...(bundled ? { text: managementNumber } : {}),
        ...(made && 'decided' in made ? { decided: made.decided } : {}),
      };
    },
    writes: ({ document, at }, version) => {
      // Only now: for whom the document does not exist nothing is wrong with its text either.
      if (made instanceof Problem) throw made;
      if (!base || !made) throw new Error('an edition of a document without a text');
      const { content, contentHash: hash } = made;
      const key = { agencyId: document.agencyId, documentId: bundled?.documentId ?? document.id, version };
      const { editorJson } = text;
      const written = { ...base, content, contentHash: hash, submittedAt: at, editorJson };
      const files =
        text.decided && content.attachments.length > 0 ? [markAttachments(sql, key, content.attachments)] : [];
      return { rows: [insertVersion(sql, key, written), ...files], edited: { content, editorJson } };
    },
  });
}

function readText(body: EditDocument) {
  const title = keptLine(body.title);
  const fault = titleFault(title);
  if (fault) throw refused(fault);
  const read = readEditorJson(body.editorJson);
  if (isRefusal(read)) throw refused(read);
  if (read.body.blocks.length === 0) throw new Problem('body-missing');
  const undescribed = pictureFault(read.body);
  if (undescribed) throw refused(undescribed);
  const unprintable = glyphFault({ title, body: read.body });
  if (unprintable) throw refused(unprintable);
  return { title, body: read.body, decided: body.decided, editorJson: JSON.stringify(body.editorJson) };
}

type MadeVersion = {
  readonly content: DocumentContent;
  readonly contentHash: string;
  /** Where the 공개구분 differs from what came up. */
  readonly decided?: DecidedAnew;
};

/** The new version, or what the rules of a draft say against it: they hold for whoever writes it. */
async function correct(
  sql: Reader,
  document: { readonly agencyId: number; readonly documentId: string },
  before: DocumentContent,
  text: ReturnType<typeof readText>,
  today: CalendarDay,
): Promise<MadeVersion | Problem> {
  const content = correctedContent(before, text, today);
  if (isRefusal(content)) return refused(content);
  const fault = disclosureFault(content);
  // What came up with such a fault before drafts were asked for it may be corrected in its words alone.
  const isOld = !text.decided && JSON.stringify(disclosureFault(before)) === JSON.stringify(fault);
  if (fault && !isOld) return refused(fault);
  try {
    await checkPictures(sql, document, content.body);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  const hash = hashOf(content);
  if (disclosureChanges(disclosedVersion(before), disclosedVersion(content)).length === 0) {
    return { content, contentHash: hash };
  }
  const isAlone = hashOf({ ...content, title: before.title, body: before.body }) === hash;
  const decided = { from: before.disclosure, to: content.disclosure, ...(isAlone ? { alone: true as const } : {}) };
  return { content, contentHash: hash, decided };
}

const hashOf = (content: DocumentContent) =>
  contentHash(content, (bytes) => createHash('sha256').update(bytes).digest('hex'));

const disclosedVersion = (content: DocumentContent) => ({ title: content.title, ...disclosedPart(content) });
