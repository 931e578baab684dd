import { createHash } from 'node:crypto';
import type { ActReply } from '../../shared/contract/approval.ts';
import type { EditDocument } from '../../shared/contract/versions.ts';
import { disclosureFault } from '../../shared/disclosure/disclosure-fault.ts';
import { pictureFault } from '../../shared/document/body-pictures.ts';
import { contentHash } from '../../shared/document/content-hash.ts';
import { readEditorJson } from '../../shared/document/editor-json.ts';
import { glyphFault } from '../../shared/document/glyph-fault.ts';
import { keptLine } from '../../shared/document/kept-line.ts';
import { type DocumentContent, titleFault } from '../../shared/document/official-document.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { agencyOrdinalOf } from '../../shared/numbering/management-number.ts';
import { checkPictures, findDocument, findLead, findSubmittedVersion, insertVersion } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { performAct } from './perform-act.ts';
import { actInTurn } from './seat-in-turn.ts';

/**
 * 검토자 수정: a reviewer or decider in turn corrects the text, which makes a new version (영 제9조③). What was on
 * their screen is named by its hash, so that nobody overwrites what they have not seen; every version is kept.
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
  const content = base && corrected(base.content, text);
  const documentId = bundled?.documentId ?? (content && (await findDocument(sql, keptBy, managementNumber))?.id);
  const unfit =
    base && content && documentId
      ? await faultOf(sql, { agencyId: keptBy, documentId }, base.content, content)
      : undefined;
  const hash = content && contentHash(content, (bytes) => createHash('sha256').update(bytes).digest('hex'));
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
        contentHash: hash ?? '',
        ...(bundled ? { text: managementNumber } : {}),
      };
    },
    writes: ({ document, at }, version) => {
      if (!base || !content || !hash) throw new Error('an edition of a document without a text');
      // Only now: for whom the document does not exist nothing is wrong with its text either.
      if (unfit) throw unfit;
      const key = { agencyId: document.agencyId, documentId: bundled?.documentId ?? document.id, version };
      const { title, publicTitle } = content;
      const written = { ...base, content, contentHash: hash, submittedAt: at, editorJson: text.editorJson };
      return {
        rows: [insertVersion(sql, key, written)],
        edited: { title, publicTitle, editorJson: text.editorJson },
      };
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
  return { title, body: read.body, editorJson: JSON.stringify(body.editorJson) };
}

/** What the rules of a draft say against the corrected text: they hold for whoever writes it. */
async function faultOf(
  sql: Reader,
  document: { readonly agencyId: number; readonly documentId: string },
  before: DocumentContent,
  content: DocumentContent,
): Promise<Problem | undefined> {
  const fault = disclosureFault(content);
  // What came up as 부분공개 without closing anything is its drafter's: a correction only may not bring it about.
  const isOld = fault?.refused === 'nothing-closed' && disclosureFault(before)?.refused === fault.refused;
  if (fault && !isOld) return refused(fault);
  try {
    await checkPictures(sql, document, content.body);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Only the text is a reviewer's to correct; a public title of its own stays as the drafter wrote it. */
function corrected(before: DocumentContent, { title, body }: Pick<DocumentContent, 'title' | 'body'>): DocumentContent {
  const publicTitle = before.publicTitle === before.title ? title : before.publicTitle;
  return { ...before, title, publicTitle, body };
}
