import type { PublicDocument } from '../../shared/contract/publication.ts';
import { CLOSED_ATTACHMENT_NAME } from '../../shared/disclosure/public-view.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { DOCUMENT_KIND_LABELS } from '../../shared/numbering/document-kind.ts';
import { RETENTION_LABELS } from '../../shared/records/retention.ts';
import { authorText } from './pages/document-page.ts';
import type { PublicCopy } from './public-copy.ts';

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
    disclosure: { level: copy.disclosure.level, grounds: [...copy.disclosure.grounds] },
    retention: RETENTION_LABELS[copy.retention],
    author: authorText(copy),
    classificationPath: [...copy.classificationPath],
    licence: copy.licence,
    summary: copy.summary,
    keywords: [...copy.keywords],
    // The wire form has mutable lists; the model's are the same values, read-only.
    body: paper && (paper.body as PublicDocument['body']),
    text: paper && plainText(paper.body),
    attachments: copy.attachments.map((attachment) => {
      if (!attachment.shown) return { shown: false, name: CLOSED_ATTACHMENT_NAME };
      const { id, name, mediaType, size } = attachment;
      const url = `/documents/${managementNumber}/attachments/${id}`;
      return { shown: true, id, name, mediaType, size, url };
    }),
  };
}
