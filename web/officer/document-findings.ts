import type { DocumentReply } from '../../shared/contract/approval.ts';
import { checkContent, type PlacedFinding } from '../../shared/disclosure/personal-data/check-content.ts';
import {
  type FindingConfidence,
  NO_PUBLIC_CONTACTS,
  type PublicContacts,
} from '../../shared/disclosure/personal-data/personal-finding.ts';
import { withoutPublicContacts } from '../../shared/originals/file-finding.ts';
import type { Office } from '../client/office.ts';
import { approvedContent } from './public-content.ts';

const checked = new WeakMap<DocumentReply, PlacedFinding[]>();

/** What citizens would be shown of people in the texts; once for each document that was fetched. */
export function findingsOf(office: Office, document: DocumentReply): readonly PlacedFinding[] {
  const known = checked.get(document);
  if (known) return known;
  const findings = checkContent(approvedContent(document), contactsOf(office));
  checked.set(document, findings);
  return findings;
}

/** What an approval would let out of one document, its other texts (일괄기안) and its open files. */
export type BeforeApproval = {
  readonly contentHash: string;
  readonly findings: readonly { readonly confidence: FindingConfidence }[];
  /** Open files that nobody has read wholly yet, so that nothing can be said of them. */
  readonly unreadFiles: number;
};

export async function checkBeforeApproval(office: Office, managementNumber: string): Promise<BeforeApproval> {
  const { approval } = office.clients;
  const lead = await approval.refetch(managementNumber);
  const others = lead.bundle.map((text) => text.managementNumber).filter((number) => number !== managementNumber);
  const documents = [lead, ...(await Promise.all(others.map((number) => approval.refetch(number))))];
  const files = await Promise.all(documents.map((document) => checkFiles(office, document)));
  return {
    contentHash: lead.contentHash,
    findings: [...documents.flatMap((document) => findingsOf(office, document)), ...files.flatMap((of) => of.findings)],
    unreadFiles: files.reduce((sum, of) => sum + of.unreadFiles, 0),
  };
}

async function checkFiles(office: Office, document: DocumentReply): Promise<Omit<BeforeApproval, 'contentHash'>> {
  const open = new Set(document.attachments.flatMap(({ id, disclosure }) => (disclosure.level === 'open' ? [id] : [])));
  if (document.disclosure.level === 'closed' || open.size === 0) return { findings: [], unreadFiles: 0 };
  const { files } = await office.clients.originals.findings(`documents/${document.managementNumber}`, true);
  const shown = files.filter(({ attachmentId }) => open.has(attachmentId));
  const read = shown.flatMap((file) => (file.state === 'ready' ? [file] : []));
  return {
    findings: read.flatMap(({ findings, more }) => [
      ...withoutPublicContacts(findings, contactsOf(office)),
      ...Array.from({ length: more }, () => ({ confidence: 'likely' }) as const),
    ]),
    unreadFiles: shown.length - read.filter(({ unread }) => unread === undefined).length,
  };
}

function contactsOf(office: Office): PublicContacts {
  return office.session.value?.agency ?? NO_PUBLIC_CONTACTS;
}
