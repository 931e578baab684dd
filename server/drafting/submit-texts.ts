import type { TextToSubmit } from '../../shared/approval/approval-command.ts';
import type { ApprovalEvent } from '../../shared/approval/approval-events.ts';
import type { SubmitDraft } from '../../shared/contract/drafting.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { type DocumentRow, type DraftedText, listTexts } from '../document/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import { Problem } from '../platform/http/problems.ts';
import { findUnitTask } from '../records/index.ts';
import { type DecidedDocument, furtherOfApproval } from '../registration/index.ts';
import { freezeText, type PrintedHeading, type ReadText, readText } from './freeze-text.ts';

/** 일괄기안: the texts that go up with the lead, in their order. */
export type OtherTexts = readonly (ReadText & Pick<DraftedText, 'managementNumber' | 'version'>)[];

/** Reads the other texts as the record will keep them. What is not ready is refused with the place of its text. */
export async function readOtherTexts(
  sql: Reader,
  document: DocumentRow,
  asked: SubmitDraft['texts'],
  { at, ...numbered }: Omit<DecidedDocument, 'kind'> & { readonly at: Date },
): Promise<OtherTexts> {
  const texts = await listOthers(sql, document);
  if (!isAsAsked(texts, asked ?? [])) throw new Problem('stale-draft');
  return Promise.all(
    texts.map(async (each) => {
      const { documentId, managementNumber, version, revision } = each;
      try {
        const read = await readText(sql, { agencyId: document.agencyId, documentId, revision, on: dayInKorea(at) });
        await checkUnitTask(sql, document.agencyId, read.content.unitTaskId, at);
        await furtherOfApproval(sql, document.agencyId, { ...numbered, kind: read.text.kind });
        return { ...read, managementNumber, version };
      } catch (error) {
        throw error instanceof Problem ? new Problem(error.code, { ...error.facts, text: each.place }) : error;
      }
    }),
  );
}

export async function checkUnitTask(sql: Reader, agencyId: number, unitTaskId: string | null, at: Date) {
  if (unitTaskId && !(await findUnitTask(sql, agencyId, unitTaskId, dayInKorea(at)))) {
    throw new Problem('unit-task-unknown');
  }
}

async function listOthers(sql: Reader, { agencyId, bundleId }: DocumentRow): Promise<DraftedText[]> {
  if (bundleId === null) return [];
  const texts = await listTexts(sql, { agencyId, bundleId });
  return texts.filter((text) => text.documentId !== bundleId);
}

function isAsAsked(texts: readonly DraftedText[], asked: NonNullable<SubmitDraft['texts']>): boolean {
  const isSame = (text: DraftedText, index: number) =>
    text.managementNumber === asked[index]?.managementNumber && text.revision === asked[index]?.revision;
  return texts.length === asked.length && texts.every(isSame);
}

/** What the rules ask of them. */
export function toSubmit(others: OtherTexts): readonly TextToSubmit[] {
  return others.map(({ documentId, managementNumber, version, contentHash, content }) => ({
    ...{ documentId, managementNumber, version, contentHash },
    hasUnitTask: content.unitTaskId !== null,
  }));
}

/** Freezes them in the transaction of the submission; one that came or went meanwhile makes it stale. */
export async function freezeOtherTexts(
  tx: Tx,
  document: DocumentRow,
  others: OtherTexts,
  submitted: { readonly event: ApprovalEvent; readonly heading: PrintedHeading; readonly at: Date },
): Promise<void> {
  const now = await listOthers(tx, document);
  const isAsRead = now.length === others.length && now.every((text, at) => text.documentId === others[at]?.documentId);
  if (!isAsRead) throw new Problem('stale-draft');
  const { event, heading, at } = submitted;
  const bundle = event.type === 'DocumentSubmitted' ? (event.bundle ?? []) : [];
  for (const read of others) {
    const version = bundle.find((text) => text.documentId === read.documentId)?.version;
    if (version === undefined) throw new Error('a text that went up without its lead');
    await freezeText(tx, read, { version, heading, at });
  }
}
