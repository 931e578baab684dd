import { MAX_BUNDLED_TEXTS } from '../../shared/approval/bundle.ts';
import type { AddText, DraftMade, OrderTexts, TextsReply } from '../../shared/contract/drafting.ts';
import {
  beginBundle,
  copyPictures,
  type DocumentRow,
  type DraftedText,
  deleteDraft,
  findWorkingText,
  holdLead,
  insertPictures,
  listTexts,
  type WorkingText,
  writeOrder,
} from '../document/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { accessDraft } from './access.ts';
import { insertDraft, NEW_TEXT } from './make-draft.ts';

/** 일괄기안, 안 더하기: a draft that is decided on together with this one, at the end of its texts. */
export function addText(
  services: Services,
  signed: Signed,
  managementNumber: string,
  { copyOf }: AddText,
  key: RequestKey,
): Promise<DraftMade> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const document = await accessDraft(services, signed, managementNumber);
    const at = services.clock.now();
    const { agencyId, drafterPersonId, drafterPostId, unitId } = document;
    const { text, copied } = await textToBeginWith(sql, document, copyOf);
    const pictures = copied ? await copyPictures(services, { agencyId, documentId: copied }) : [];
    return sql.begin(async (tx) => {
      const leadId = document.bundleId ?? document.id;
      const draft = { agencyId, drafterPersonId, drafterPostId, unitId, at };
      // The management number is taken before the lead is held, as every draft takes its own first of all.
      const made = await insertDraft(tx, draft, text, async (made) => {
        await Promise.all([keepAnswer(tx, key, made, at), holdLead(tx, agencyId, leadId)]);
        await beginBundle(tx, agencyId, leadId);
        const texts = await textsToChange(tx, agencyId, leadId);
        if (texts.length >= MAX_BUNDLED_TEXTS) throw new Problem('bundle-too-long', { most: MAX_BUNDLED_TEXTS });
        return { leadId, place: texts.length + 1 };
      });
      await insertPictures(tx, { agencyId, managementNumber: made.managementNumber }, pictures, at);
      return made;
    });
  });
}

/** Attachments stay with the text they are of; the unit task is nearly always that of the other texts. */
async function textToBeginWith(
  sql: Reader,
  document: DocumentRow,
  copyOf: string | null,
): Promise<{ readonly text: WorkingText; readonly copied?: string }> {
  const { agencyId, id, bundleId } = document;
  const texts = bundleId === null ? [] : await listTexts(sql, { agencyId, bundleId });
  const numbers = new Map(texts.map((text) => [text.managementNumber, text.documentId]));
  numbers.set(document.managementNumber, id);
  const copied = copyOf === null ? id : numbers.get(copyOf);
  const text = copied && (await findWorkingText(sql, agencyId, copied));
  if (!text) throw new Problem('not-found');
  if (copyOf === null) return { text: { ...NEW_TEXT, unitTaskId: text.unitTaskId } };
  return { copied, text: { ...text, line: [], matter: null, drafterMarks: [] } };
}

/** 안 빼기: one that was never submitted is deleted; one that was is a record and goes on as a draft by itself. */
export function removeText(
  services: Services,
  signed: Signed,
  managementNumber: string,
  key: RequestKey,
): Promise<TextsReply> {
  const { sql, files } = { sql: services.database.sql, files: services.files };
  return once(sql, key, async () => {
    const document = await accessDraft(services, signed, managementNumber);
    const { agencyId, id, bundleId } = document;
    if (bundleId === null) throw new Problem('text-alone');
    const { answer, objects } = await sql.begin(async (tx) => {
      await holdLead(tx, agencyId, bundleId);
      const texts = await textsToChange(tx, agencyId, bundleId);
      const removed = texts.find((text) => text.documentId === id);
      const [lead, ...others] = texts.filter((text) => text !== removed);
      if (!removed || !lead) throw new Problem('stale-draft');
      await reorder(tx, { agencyId, bundleId }, texts, [lead, ...others]);
      const reply: TextsReply = { lead: lead.managementNumber };
      await keepAnswer(tx, key, reply, services.clock.now());
      return { answer: reply, objects: removed.version === 0 ? await deleteDraft(tx, agencyId, id) : [] };
    });
    // After the commit: a crash here leaves orphans, which the sweep removes.
    await Promise.all((objects ?? []).map((name) => files.remove(name)));
    return answer;
  });
}

/** 안의 차례: the first becomes the lead, and the line goes with it. */
export function orderTexts(
  services: Services,
  signed: Signed,
  managementNumber: string,
  { managementNumbers }: OrderTexts,
  key: RequestKey,
): Promise<TextsReply> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const { agencyId, bundleId } = await accessDraft(services, signed, managementNumber);
    if (bundleId === null) throw new Problem('stale-draft');
    return sql.begin(async (tx) => {
      await holdLead(tx, agencyId, bundleId);
      const texts = await textsToChange(tx, agencyId, bundleId);
      const found = managementNumbers.flatMap((number) => texts.find((text) => text.managementNumber === number) ?? []);
      const [lead, ...others] = found;
      if (!lead || found.length !== texts.length) throw new Problem('stale-draft');
      await reorder(tx, { agencyId, bundleId }, texts, [lead, ...others]);
      const reply: TextsReply = { lead: lead.managementNumber };
      await keepAnswer(tx, key, reply, services.clock.now());
      return reply;
    });
  });
}

/** The texts of a bundle whose lead this transaction holds; none may change while they are in approval. */
async function textsToChange(tx: Tx, agencyId: number, bundleId: string): Promise<DraftedText[]> {
  const texts = await listTexts(tx, { agencyId, bundleId });
  // The lead went to another bundle, or was deleted, while this transaction waited for it.
  if (texts.length === 0) throw new Problem('stale-draft');
  if (texts.some(({ status }) => status === 'inApproval' || status === 'approved')) throw new Problem('not-editable');
  return texts;
}

/** A line that was submitted has its history in the stream of its lead, which therefore keeps its place. */
async function reorder(
  tx: Tx,
  bundle: { readonly agencyId: number; readonly bundleId: string },
  texts: readonly DraftedText[],
  order: readonly [DraftedText, ...DraftedText[]],
): Promise<void> {
  const [lead, ...others] = order;
  const before = texts.find((text) => text.documentId === bundle.bundleId);
  if (before !== lead && before?.version !== 0) throw new Problem('lead-keeps-its-place');
  await writeOrder(tx, bundle, [lead.documentId, ...others.map((text) => text.documentId)]);
}
