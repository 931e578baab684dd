import { joinedAtDots, queryWords } from '../../shared/search/search-words.ts';
import type { Reader } from '../platform/database/connect.ts';
import { type FeedPart, type FeedRow, listPublished } from './feed-store.ts';
import type { SearchInput } from './pages/search-address.ts';
import { type Found, searchDocuments } from './search-store.ts';

/** What answers a citizen's question, with the words that were looked for. */
export async function findDocuments(
  publicSql: Reader,
  input: SearchInput,
  part: { readonly offset: number; readonly limit: number },
): Promise<Found & { readonly words: readonly string[] }> {
  const words = wordsOf(input);
  if (asksForNothing(input, words)) return { words, rows: [], files: [], total: 0, facets: {}, searchedBackTo: null };
  return { words, ...(await searchDocuments(publicSql, { ...input, words }, part)) };
}

/** What answers the same question, as a feed tells it: in the order of publication. */
export async function findPublished(
  publicSql: Reader,
  input: SearchInput,
  part: FeedPart,
): Promise<readonly FeedRow[]> {
  const words = wordsOf(input);
  return asksForNothing(input, words) ? [] : listPublished(publicSql, { ...input, words }, part);
}

/** A question of signs alone asks for nothing that could be found; it is not a question for everything. */
function asksForNothing({ q }: SearchInput, words: readonly string[]): boolean {
  return q !== '' && words.length === 0;
}

function wordsOf({ q }: SearchInput): readonly string[] {
  return [...new Set(queryWords(q).map(joinedAtDots))];
}
