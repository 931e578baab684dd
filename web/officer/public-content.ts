import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { PublicMasksReply } from '../../shared/contract/publication-acts.ts';
import { maskContent, type PublicMasks } from '../../shared/disclosure/mask-content.ts';
import { standingContent } from '../../shared/disclosure/standing-disclosure.ts';
import type { Letter } from '../../shared/document/letter.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import type { PaperLetter } from '../../shared/paper/paper-document.ts';
import type { Office } from '../client/office.ts';

/** A document and what its public copy is made of now. */
export type PublicContent = { readonly document: DocumentReply; readonly content: DocumentContent };

/** As the disclosure stands and with what was masked before: what the next masks are laid over. */
export async function loadPublicContent({ clients }: Office, managementNumber: string): Promise<PublicContent> {
  const document = await clients.approval.open(managementNumber);
  return { document, content: await publicContentOf({ clients }, document) };
}

/** What the public copy of an approved document is made of now. */
export async function publicContentOf(
  { clients }: Pick<Office, 'clients'>,
  document: DocumentReply,
): Promise<DocumentContent> {
  const { standing, masks } = await standingAndMasks({ clients }, document);
  return maskContent(standing, masks);
}

/** The text as its disclosure stands, what is masked in it now, and what was masked before. */
export type MaskedContent = {
  readonly standing: DocumentContent;
  readonly masks: PublicMasks;
  readonly lifted: PublicMasksReply['lifted'];
};

export async function loadMaskedContent({ clients }: Office, managementNumber: string): Promise<MaskedContent> {
  return standingAndMasks({ clients }, await clients.approval.open(managementNumber));
}

async function standingAndMasks({ clients }: Pick<Office, 'clients'>, document: DocumentReply): Promise<MaskedContent> {
  const { managementNumber } = document;
  const [{ standing }, { publicTitle, lifted, ...masked }] = await Promise.all([
    clients.reclassification.history(managementNumber),
    clients.publication.masks(managementNumber),
  ]);
  const masks: PublicMasks = { ...masked, ...(publicTitle === null ? {} : { publicTitle }) };
  return { standing: standingContent(approvedContent(document), standing), masks, lifted };
}

/** The text as it was approved. */
export function approvedContent({ kind, paper, disclosure, bodyOpen, licence, ...document }: DocumentReply) {
  const { publicTitle, summary, keywords, attachments, unitTask } = document;
  return {
    ...{ publicTitle, summary, keywords, attachments, disclosure, bodyOpen, licence },
    ...{ title: paper.title, body: paper.body, unitTaskId: unitTask?.id ?? null },
    ...(kind ? { kind } : {}),
    ...(paper.form === 'standardDraft' ? { letter: letterOf(paper.letter) } : {}),
  } satisfies DocumentContent;
}

/** Of a letter on paper, what 개인정보 점검 reads and masks close: the names as they are printed. */
function letterOf({ recipientLine, recipientList = [recipientLine], viaLine }: PaperLetter): Letter {
  const recipients = recipientList.map((name) => ({ name }));
  return { recipients, ...(viaLine === undefined ? {} : { via: viaLine }), mark: 'omitted' };
}
