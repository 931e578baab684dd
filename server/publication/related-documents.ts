import { textTokens } from '../../shared/search/search-words.ts';
import type { Reader } from '../platform/database/connect.ts';
import { CHECKED_TITLE } from './public-copy.ts';
import { type ComparedDocument, listByNumber, listNeighbours } from './search-store.ts';
import type { ListedDocument } from './store.ts';

const MOST = 10;
/** So many of the newest of the same class, and of the same unit, are compared. */
const COMPARED = 300;
/** Two titles that share less are alike by chance: 결과보고 alone joins half an office. */
const LEAST_LIKENESS = 0.2;

/**
 * Public documents like this one, the likest first: of its class or its unit, by the pairs of letters that their
 * titles and keywords share.
 */
export async function findRelated(publicSql: Reader, managementNumber: string): Promise<ListedDocument[]> {
  const rows = await listNeighbours(publicSql, managementNumber, COMPARED);
  const self = rows.find((row) => row.managementNumber === managementNumber);
  const alike = self ? likest(self, rows) : [];
  return alike.length > 0 ? listByNumber(publicSql, alike) : [];
}

function likest(self: ComparedDocument, rows: readonly ComparedDocument[]): readonly string[] {
  const own = wordsOf(self);
  return rows
    .filter((row) => row !== self)
    .map((row) => ({ number: row.managementNumber, likeness: likeness(own, wordsOf(row)) }))
    .filter((row) => row.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || (a.number < b.number ? 1 : -1))
    .slice(0, MOST)
    .map(({ number }) => number);
}

/** A title that is kept back while a report waits (확인 중) is like no other, and like itself least of all. */
function wordsOf({ title, keywords }: ComparedDocument): ReadonlySet<string> {
  if (title === CHECKED_TITLE) return new Set();
  return new Set(textTokens([title, ...keywords].join('\n')).filter((token) => [...token].length === 2));
}

/** The share of all their pairs that both have (Jaccard): 1 for the same words, 0 for none in common. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const token of one) if (other.has(token)) shared += 1;
  return shared === 0 ? 0 : shared / (one.size + other.size - shared);
}
