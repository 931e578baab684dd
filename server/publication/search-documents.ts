import { queryWords } from '../../shared/search/search-words.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { SearchInput } from './pages/search-address.ts';
import { type Found, searchDocuments } from './search-store.ts';

/** What answers a citizen's question, for the page and for the feed alike, with the words that were looked for. */
export async function findDocuments(
  publicSql: Reader,
  input: SearchInput,
  part: { readonly offset: number; readonly limit: number },
): Promise<Found & { readonly words: readonly string[] }> {
  const words = queryWords(input.q);
  // A question of signs alone asks for nothing that could be found; it is not a question for everything.
  if (input.q !== '' && words.length === 0)
    return { words, rows: [], files: [], total: 0, facets: {}, searchedBackTo: null };
  return { words, ...(await searchDocuments(publicSql, { ...input, words }, part)) };
}
