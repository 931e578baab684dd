import type { Reader } from '../platform/database/connect.ts';
import type { SearchInput } from './pages/search-address.ts';
import { queryWords } from './search-words.ts';
import { searchDocuments } from './store.ts';

/** What answers a citizen's question, for the page and for the feed alike, with the words that were looked for. */
export async function findDocuments(
  publicSql: Reader,
  { q, unit, from, to, classPath }: SearchInput,
  part: { readonly offset: number; readonly limit: number },
) {
  const words = queryWords(q);
  // A question of signs alone asks for nothing that could be found; it is not a question for everything.
  if (q !== '' && words.length === 0) return { words, rows: [], total: 0 };
  return { words, ...(await searchDocuments(publicSql, { words, unit, from, to, classPath, ...part })) };
}
