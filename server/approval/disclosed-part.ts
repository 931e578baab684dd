import type { VersionReply } from '../../shared/contract/versions.ts';
import type { Disclosure } from '../../shared/disclosure/disclosure.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';

type DisclosedPart = Omit<VersionReply, 'version' | 'title' | 'body' | 'contentHash'>;

/** What a version says of its disclosure, as the page shows it and a correction begins with it. */
export function disclosedPart(content: DocumentContent): DisclosedPart {
  return {
    publicTitle: content.publicTitle,
    disclosure: sent(content.disclosure),
    closedReason: content.closedReason ?? null,
    bodyOpen: content.bodyOpen,
    licence: content.licence,
    embargoUntil: content.embargoUntil ?? null,
    reviewUntil: content.reviewUntil ?? null,
    isVerbatim: content.isVerbatim ?? false,
    attachments: content.attachments.map(({ disclosure, ...file }) => ({ ...file, disclosure: sent(disclosure) })),
  };
}

const sent = ({ level, grounds }: Disclosure) => ({ level, grounds: [...grounds] });
