import type { FileFindingsReply, ReadingReply } from '../../shared/contract/originals.ts';
import type { Send } from './request.ts';

export type OriginalsClient = ReturnType<typeof originalsClient>;

/** 문서 보기: attachments as text. `place` is that of the page: `documents/D…/attachments/…` or `drafts/…`. */
export function originalsClient(send: Send) {
  return {
    /** Asked anew while it is being made: the waiting of a page does not keep a session alive. */
    read: (place: string, page: number, background: boolean) =>
      send<ReadingReply>('GET', `${addressOf(place)}/reading?page=${page}`, undefined, { background }),
    /** 개인정보 점검 of the files of `drafts/D…` or `documents/D…`; asked anew while some are being read. */
    findings: (of: string, background: boolean) =>
      send<FileFindingsReply>('GET', `${textAddress(of)}/file-findings`, undefined, { background }),
    readAgain: (place: string) => send<ReadingReply>('POST', `${addressOf(place)}/reading`),
    /** For a link: the browser fetches the file itself. */
    fileAddress: addressOf,
  };
}

function addressOf(place: string): string {
  const [, , , id = ''] = place.split('/');
  return `${textAddress(place)}/attachments/${id}`;
}

/** Of the draft or the document that a place begins with. */
function textAddress(place: string): string {
  const [kind, number = ''] = place.split('/');
  return kind === 'drafts' ? `/api/drafts/${number}` : `/api/documents/${number}`;
}
