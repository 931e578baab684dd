import type { PublicDocument } from '../../shared/contract/publication.ts';
import { CHECKED_ATTACHMENT_NAME, CLOSED_ATTACHMENT_NAME } from '../../shared/disclosure/public-view.ts';
import { openFields } from '../../shared/markup/open-formats.ts';
import { viewsOf } from './attachment-views.ts';
import { type PublicCopy, publicPictureAddress } from './public-copy.ts';

/** The copy as open data: the same facts and the same text as the page. */
export function publicJson(copy: PublicCopy): PublicDocument {
  const { managementNumber } = copy;
  const fields = openFields(copy, (picture) => publicPictureAddress(managementNumber, picture));
  return {
    ...fields,
    // The wire form has mutable lists; the model's are the same values, read-only.
    body: fields.body as PublicDocument['body'],
    publishedAt: copy.publishedAt.toISOString(),
    listedBecause: copy.listing?.because ?? null,
    originalOn: copy.listing?.originalOn ?? null,
    attachments: copy.attachments.map((attachment) => {
      if (!attachment.shown) {
        const name = attachment.isChecked ? CHECKED_ATTACHMENT_NAME : CLOSED_ATTACHMENT_NAME;
        return { shown: false, name, grounds: [...attachment.grounds] };
      }
      const { id, name, mediaType, size } = attachment;
      const url = `/documents/${managementNumber}/attachments/${id}`;
      return { shown: true, id, name, mediaType, size, url, ...viewsOf(mediaType, url) };
    }),
  };
}
