import { signatureBoxes } from '../../shared/approval/signature-boxes.ts';
import { certainKinds } from '../../shared/disclosure/personal-data/check-content.ts';
import { NO_PUBLIC_CONTACTS } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { standingContent } from '../../shared/disclosure/standing-disclosure.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import { numberCell } from '../../shared/numbering/document-kind.ts';
import { printedNumber } from '../../shared/numbering/document-number.ts';
import { type ApprovalRecord, findApprovalRecordById } from '../approval/index.ts';
import { documentKey, upsertStanding } from '../authenticity/index.ts';
import { findStanding, noteApproved } from '../disclosure/index.ts';
import { listAttachments, listPictures } from '../document/index.ts';
import type { TellOfStop } from '../notification/index.ts';
import { findAgency } from '../organization/index.ts';
import type { CheckFiles } from '../originals/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/database/connect.ts';
import type { Consumer, OutboxEvent } from '../platform/outbox/outbox.ts';
import { findFiling } from '../records/index.ts';
import { withPictures } from './citizen-papers.ts';
import { DISCLOSURE_DECIDED } from './follow-disclosure.ts';
import { type LeakTest, testForLeaks } from './leak-test.ts';
import { insertPublicPictures } from './picture-store.ts';
import { type ApprovedRecord, type PublicCopy, publicCopy } from './public-copy.ts';
import type { SiteFacts } from './site-facts.ts';
import { insertStop } from './stop-store.ts';
import { deleteCopy, insertCopy, insertPublication, upsertAgency } from './store.ts';

/** What looks at a document before citizens do, and who is told when that stops it. */
export type PublicationChecks = {
  readonly tellOfStop: TellOfStop;
  readonly leakTest: LeakTest;
  readonly checkFiles: CheckFiles;
};

/** Publishes what has been approved for citizens, after the approval and never as its condition. */
export function publicationConsumer(clock: Clock, facts: SiteFacts, checks: PublicationChecks): Consumer {
  const stopped = new Map<string, () => void>();
  return {
    name: 'publication',
    async handle(tx, event) {
      if (event.kind !== 'DocumentApproved' && event.kind !== DISCLOSURE_DECIDED) return;
      const tell = await publishDocument(tx, event, clock.now(), checks);
      if (tell) stopped.set(event.eventId, tell);
    },
    // Only after the commit: counts read again before it would be kept without this document.
    afterCommit({ eventId }) {
      facts.forget();
      stopped.get(eventId)?.();
      stopped.delete(eventId);
    },
  };
}

/**
 * Makes the public copy in the transaction that marks the delivery done. Delivered twice, or after a withdrawal, it
 * finds the row of the first time and does nothing.
 */
async function publishDocument(
  tx: Tx,
  event: OutboxEvent,
  at: Date,
  { tellOfStop, leakTest, checkFiles }: PublicationChecks,
): Promise<(() => void) | undefined> {
  const { agencyId, documentId, eventId } = event;
  const { record, approval } = await findApprovedRecord(tx, agencyId, documentId);
  if (event.kind === 'DocumentApproved') await noteApproved(tx, { ...approval, producedOn: record.approvedOn });
  const copy = publicCopy(record, { eventId, at });
  // 개인정보 점검 of what citizens would be shown, in open files too: only what is certain stops it, and a file that
  // nobody could read wholly.
  const inText = certainKinds([record.content], (await findAgency(tx, agencyId)) ?? NO_PUBLIC_CONTACTS);
  const files = (copy?.attachments ?? []).flatMap((file) => (file.shown ? [{ agencyId, ...file }] : []));
  const inFiles = await checkFiles(files);
  const kinds = [...new Set([...inText, ...inFiles.kinds])];
  // 유출 점검 of everything that would be handed out: one hit in one of its forms stops it.
  const leaks = copy ? await leaksOf(tx, record.content, copy, documentId, leakTest) : [];
  if (kinds.length === 0 && leaks.length === 0 && inFiles.unread.length === 0) {
    await publishRecord(tx, record, event, at);
    return undefined;
  }
  const stops = await insertStop(tx, { agencyId, documentId, eventId, kinds, leaks, unread: inFiles.unread, at });
  const { managementNumber } = record;
  const news = { kind: 'stopped', agencyId, documentId, managementNumber, revision: event.sequence, at } as const;
  return stops ? tellOfStop(tx, news) : undefined;
}

/** The same for what was stopped; false when it has been published or taken back already. */
export async function publishApproved(
  tx: Tx,
  { agencyId, documentId, eventId }: Pick<OutboxEvent, 'agencyId' | 'documentId' | 'eventId'>,
  at: Date,
): Promise<boolean> {
  const { record } = await findApprovedRecord(tx, agencyId, documentId);
  return publishRecord(tx, record, { documentId, eventId, kind: DISCLOSURE_DECIDED }, at);
}

/** The test draws what citizens would be handed, pictures and all. */
function leaksOf(tx: Tx, content: DocumentContent, copy: PublicCopy, documentId: string, test: LeakTest) {
  const renderer = withPictures(test.renderer, async () =>
    test.files.readAll(await listPictures(tx, { agencyId: copy.agencyId, documentId })),
  );
  return testForLeaks(content, copy, { ...test, renderer });
}

async function publishRecord(
  tx: Tx,
  record: ApprovedRecord,
  { documentId, eventId, kind }: Pick<OutboxEvent, 'documentId' | 'eventId' | 'kind'>,
  at: Date,
): Promise<boolean> {
  const copy = publicCopy(record, { eventId, at });
  if (!copy) return false;
  const { agencyId, managementNumber } = record;
  const anew = kind === DISCLOSURE_DECIDED;
  if (!(await insertPublication(tx, { agencyId, documentId, managementNumber, eventId, at, anew }))) return false;
  if (anew) await deleteCopy(tx, agencyId, managementNumber);
  const agency = await findAgency(tx, agencyId);
  if (agency) await upsertAgency(tx, { agencyId, ...agency });
  await insertCopy(tx, copy);
  await insertPublicPictures(tx, copy, documentId);
  const standing = { standing: 'public', managementNumber, agencyName: record.agencyName, at } as const;
  await upsertStanding(tx, { agencyId, documentKey: documentKey(agencyId, documentId), ...standing });
  return true;
}

/** An approved document with the disclosure that stands now, and its approval. */
async function findApprovedRecord(
  tx: Tx,
  agencyId: number,
  documentId: string,
): Promise<{ readonly record: ApprovedRecord; readonly approval: ApprovalRecord }> {
  const [approval, filing, attachments, standing] = await Promise.all([
    findApprovalRecordById(tx, agencyId, documentId),
    findFiling(tx, agencyId, documentId),
    listAttachments(tx, agencyId, documentId),
    findStanding(tx, agencyId, documentId),
  ]);
  if (approval?.line.status !== 'approved' || !approval.registration || !filing) {
    throw new Error('an approval without its registration and filing');
  }
  const { approvedOn, seats } = approval.line;
  const content = standingContent(approval.content, standing);
  const record = {
    agencyId,
    managementNumber: approval.managementNumber,
    content,
    documentNumber: printedNumber(approval.registration),
    furtherNumber: numberCell(approval.content.kind, approval.further).furtherNumber,
    approvedOn,
    agencyName: approval.agencyName,
    upperUnitName: approval.upperUnitName,
    unitName: approval.unitName,
    drafterName: seats[0]?.officer.name ?? '',
    drafterPhone: approval.drafterPhone,
    classificationPath: filing.path,
    retention: filing.retention,
    boxes: signatureBoxes(approval.line),
    letterFacts: approval.letterFacts,
    attachments: withPlaces(content, attachments),
  };
  return { record, approval };
}

/** Which attachments there are and who may see them is said by the content; the row knows only the place. */
function withPlaces(
  content: DocumentContent,
  stored: readonly { readonly id: string; readonly storageName: string }[],
): ApprovedRecord['attachments'] {
  const places = new Map(stored.map(({ id, storageName }) => [id, storageName]));
  return content.attachments.map((attachment) => {
    const storageName = places.get(attachment.id);
    if (storageName === undefined) throw new Error('an approved attachment without its stored object');
    return { ...attachment, storageName };
  });
}
