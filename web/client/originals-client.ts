import type { ReadingReply } from '../../shared/contract/originals.ts';
import type { Send } from './request.ts';

export type OriginalsClient = ReturnType<typeof originalsClient>;

/** 문서 보기: attachments as text. `place` is that of the page: `documents/D…/attachments/…` or `drafts/…`. */
export function originalsClient(send: Send) {
  return {
    /** Asked anew while it is being made: the waiting of a page does not keep a session alive. */
    read: (place: string, page: number, background: boolean) =>
      send<ReadingReply>('GET', `/api/${place}/reading?page=${page}`, undefined, { background }),
    readAgain: (place: string) => send<ReadingReply>('POST', `/api/${place}/reading`),
    /** For a link: the browser fetches the file itself. */
    fileAddress: (place: string) => `/api/${place}`,
  };
}
