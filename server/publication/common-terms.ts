import type { Reader } from '../platform/database/connect.ts';

/** Which terms are frequent changes slowly. */
const KEPT_MS = 10 * 60_000;

type Kept = { readonly terms: Promise<ReadonlyMap<string, number>>; readonly readAt: number };

const kept = new WeakMap<Reader, Kept>();

/**
 * The most frequent terms of the citizens' search, each with the documents it stands in: what PostgreSQL has last
 * counted for its own plans. Empty where it has not counted yet; questions are then asked more carefully.
 */
export function commonTerms(publicSql: Reader): Promise<ReadonlyMap<string, number>> {
  const known = kept.get(publicSql);
  if (known && performance.now() - known.readAt < KEPT_MS) return known.terms;
  const terms = listCommonTerms(publicSql);
  kept.set(publicSql, { terms, readAt: performance.now() });
  terms.catch(() => kept.delete(publicSql));
  return terms;
}

async function listCommonTerms(publicSql: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await publicSql<{ term: string; documents: number }[]>`
    select term, documents from public_site.common_terms()`;
  return new Map(rows.map(({ term, documents }) => [term, documents]));
}
