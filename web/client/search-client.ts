import type {
  RecentSearchesReply,
  SaveSearch,
  SearchDone,
  SearchesReply,
  SearchPage,
  SearchQuery,
} from '../../shared/contract/search.ts';
import type { Send } from './request.ts';

export type SearchClient = ReturnType<typeof searchClient>;

/** 찾기: what one may open, the searches one keeps, and the questions one has asked last. */
export function searchClient(send: Send) {
  const place = (id: string) => `/api/searches/${encodeURIComponent(id)}`;
  return {
    find: (query: SearchQuery) => send<SearchPage>('GET', `/api/search?${new URLSearchParams(query)}`),
    // Nobody asks for them: the field offers them when the keyboard is in it.
    recent: async () =>
      (await send<RecentSearchesReply>('GET', '/api/recent-searches', undefined, { background: true })).recent,
    searches: () => send<SearchesReply>('GET', '/api/searches'),
    save: (search: SaveSearch) => send<SearchDone>('POST', '/api/searches', search),
    rename: (id: string, name: string) => send<SearchDone>('PUT', place(id), { name }),
    forget: (id: string) => send<SearchDone>('DELETE', place(id)),
    restore: (id: string) => send<SearchDone>('POST', `${place(id)}/restore`),
    seen: (id: string) => send<SearchDone>('POST', `${place(id)}/seen`),
    remember: (q: string) => send<SearchDone>('POST', '/api/recent-searches', { q }),
    forgetRecent: () => send<SearchDone>('DELETE', '/api/recent-searches'),
  };
}
