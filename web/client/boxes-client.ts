import type { BoxCounts, BoxName, BoxPage } from '../../shared/contract/approval.ts';
import type { Send } from './request.ts';

export type BoxesClient = ReturnType<typeof boxesClient>;

/** The boxes (문서함) and how many documents lie in them. */
export function boxesClient(send: Send) {
  return {
    counts: () => send<BoxCounts>('GET', '/api/boxes'),
    page: (box: BoxName, after?: string) =>
      send<BoxPage>(
        'GET',
        after === undefined ? `/api/boxes/${box}` : `/api/boxes/${box}?after=${encodeURIComponent(after)}`,
      ),
  };
}
