import type { PublicDocument } from '../../shared/contract/publication.ts';
import { CHECKED_ATTACHMENT_NAME, CLOSED_ATTACHMENT_NAME } from '../../shared/disclosure/public-view.ts';
import { bodyPictures } from '../../shared/document/body-pictures.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { DOCUMENT_KIND_LABELS } from '../../shared/numbering/document-kind.ts';
import { letterFacts, type PaperDocument } from '../../shared/paper/paper-document.ts';
import { RETENTION_LABELS } from '../../shared/records/retention.ts';
import { authorText } from './pages/document-page.ts';
import { type PublicCopy, publicPictureAddress } from './public-copy.ts';

/** The copy as open data: the same facts and the same text as the page. */
export function publicJson(copy: PublicCopy): PublicDocument {
  const { paper, managementNumber } = copy;
  return {
    managementNumber,
    title: copy.title,
    agencyName: copy.agencyName,
    departmentName: copy.departmentName,
    documentNumber: copy.documentNumber,
    kind: DOCUMENT_KIND_LABELS[copy.kind],
    furtherNumber: paper?.furtherNumber?.printed ?? null,
    producedOn: copy.producedOn,
    publishedAt: copy.publishedAt.toISOString(),
    listedBecause: copy.listing?.because ?? null,
    originalOn: copy.listing?.originalOn ?? null,
    disclosure: { level: copy.disclosure.level, grounds: [...copy.disclosure.grounds] },
    reviewUntil: copy.reviewUntil,
    retention: RETENTION_LABELS[copy.retention],
    author: authorText(copy),
    classificationPath: [...copy.classificationPath],
    licence: copy.licence,
    summary: copy.summary,
    keywords: [...copy.keywords],
    // The wire form has mutable lists; the model's are the same values, read-only.
    body: paper && (paper.body as PublicDocument['body']),
    text: paper && plainText(paper.body),
    letter: paper?.form === 'standardDraft' ? letterFacts(paper).map(([name, value]) => ({ name, value })) : null,
    pictures: paper ? picturesOf(paper, managementNumber) : [],
    attachments: copy.attachments.map((attachment) => {
      if (!attachment.shown) {
        const name = attachment.isChecked ? CHECKED_ATTACHMENT_NAME : CLOSED_ATTACHMENT_NAME;
        return { shown: false, name, grounds: [...attachment.grounds] };
      }
      const { id, name, mediaType, size } = attachment;
      const url = `/documents/${managementNumber}/attachments/${id}`;
      return { shown: true, id, name, mediaType, size, url };
    }),
  };
}

/** A picture that is shown twice is one file. */
function picturesOf({ body }: PaperDocument, managementNumber: string): PublicDocument['pictures'] {
  const urls = new Map(bodyPictures(body).map((each) => [each.sha256, publicPictureAddress(managementNumber, each)]));
  return [...urls].map(([sha256, url]) => ({ sha256, url }));
}
