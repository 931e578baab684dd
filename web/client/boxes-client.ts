import type { BoxCounts, BoxName, BoxPage } from '../../shared/contract/approval.ts';
import type { Send } from './request.ts';

export type BoxesClient = ReturnType<typeof boxesClient>;

/** The boxes (문서함) and how many documents lie in them. */
export function boxesClient(send: Send) {
  return {
    // Nobody asks for the counts: they follow what the person does and what moves.
    counts: () => send<BoxCounts>('GET', '/api/boxes', undefined, { background: true }),
    page: (box: BoxName, after?: string) =>
      send<BoxPage>(
        'GET',
        after === undefined ? `/api/boxes/${box}` : `/api/boxes/${box}?after=${encodeURIComponent(after)}`,
      ),
    /** The first page again because something has moved. */
    refetch: (box: BoxName) => send<BoxPage>('GET', `/api/boxes/${box}`, undefined, { background: true }),
  };
}
