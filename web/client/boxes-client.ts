import type { BoxCounts, BoxName, BoxPage, BoxQuery } from '../../shared/contract/approval.ts';
import type { Send } from './request.ts';

export type BoxesClient = ReturnType<typeof boxesClient>;

/** The boxes (문서함) and how many documents lie in them. */
export function boxesClient(send: Send) {
  return {
    // Nobody asks for the counts: they follow what the person does and what moves.
    counts: () => send<BoxCounts>('GET', '/api/boxes', undefined, { background: true }),
    page: (box: BoxName, query: BoxQuery = {}) => send<BoxPage>('GET', addressOf(box, query)),
    /** The first page again because something has moved. */
    refetch: (box: BoxName, query: BoxQuery = {}) =>
      send<BoxPage>('GET', addressOf(box, query), undefined, { background: true }),
  };
}

function addressOf(box: BoxName, query: BoxQuery): string {
  const asked = new URLSearchParams(query).toString();
  return `/api/boxes/${box}${asked === '' ? '' : `?${asked}`}`;
}
