import { containsPattern } from '../../shared/search/search-words.ts';
import type { Reader } from '../platform/database/connect.ts';
import { commonTerms } from './common-terms.ts';
import { conditions, contains, type SearchQuestion } from './search-store.ts';
import { termQuery } from './search-terms.ts';
import { type ListedDocument, listColumns } from './store.ts';

/** One entry of a feed: what the lists tell of a document, and when citizens were shown something else of it last. */
export type FeedRow = ListedDocument & { readonly updatedAt: Date };

/** A place in the order of publication: whoever pages goes on behind it, whatever is published meanwhile. */
export type FeedPlace = Pick<ListedDocument, 'publishedAt' | 'managementNumber'>;

export type FeedPart = { readonly before: FeedPlace | undefined; readonly limit: number };

/** So many texts are read before the index of words is asked: a frequent word has its page among them. */
const NEWEST_READ = 1_000;

/**
 * What was published last of what answers a question. Not what was decided last: a document that is opened years after
 * its decision is as new to citizens as one of today, and would stand behind all of a busy unit's for ever.
 */
export async function listPublished(
  publicSql: Reader,
  question: SearchQuestion,
  part: FeedPart,
): Promise<readonly FeedRow[]> {
  if (question.words.length === 0) return rowsOf(publicSql, newest(publicSql, question, part));
  const read = await rowsOf(publicSql, newestRead(publicSql, question, part));
  if (read.length >= part.limit) return read;
  const { query } = termQuery(question, await commonTerms(publicSql));
  return rowsOf(publicSql, indexed(publicSql, query, question, part));
}

function rowsOf(sql: Reader, keys: ReturnType<typeof newest>): Promise<FeedRow[]> {
  return sql<FeedRow[]>`
    select ${listColumns(sql)}, null as paper, coalesce((
      select changed_at from public_site.changes c
      where c.agency_id = d.agency_id and c.management_number = d.management_number
      order by c.place desc limit 1), d.published_at) as "updatedAt"
    from (${keys}) as answer join public_site.documents d using (agency_id, management_number)
    order by d.published_at desc, d.management_number desc`;
}

function newest(sql: Reader, question: SearchQuestion, { before, limit }: FeedPart) {
  return sql`
    select agency_id, management_number from public_site.documents
    where ${conditions(sql, question)} ${withinClass(sql, question)} ${behind(sql, before)}
    ${inOrder(sql)} limit ${limit}`;
}

/** The words are looked for in the texts of the newest themselves. */
function newestRead(sql: Reader, question: SearchQuestion, { before, limit }: FeedPart) {
  return sql`
    select agency_id, management_number from (
      select agency_id, management_number, published_at from public_site.documents
      where ${conditions(sql, question)} ${withinClass(sql, question)} ${behind(sql, before)}
      ${inOrder(sql)} limit ${NEWEST_READ}
    ) as latest join public_site.document_search as candidates using (agency_id, management_number)
    where ${contains(sql, question.words.map(containsPattern))}
    ${inOrder(sql)} limit ${limit}`;
}

/**
 * A word that is rare among the newest is asked of the index; behind `offset 0` PostgreSQL walks no other one. It may
 * have been frequent before: what it finds is put in order by the keys alone, and texts are unpacked until there are
 * enough that hold the words.
 */
function indexed(sql: Reader, query: string, question: SearchQuestion, { before, limit }: FeedPart) {
  return sql`
    select agency_id, management_number from (
      select agency_id, management_number, published_at from (
        select agency_id, management_number from public_site.document_search
        where tokens || files_tokens || public_site.search_terms(produced_on, agency_name, unit_name,
            classification_path, kind, disclosure_level, haystack, files_haystack) @@ ${query}::text::tsquery
          and ${conditions(sql, question)}
        offset 0
      ) as found join public_site.documents using (agency_id, management_number)
      where true ${behind(sql, before)}
      ${inOrder(sql)} offset 0
    ) as latest cross join lateral (
      select from public_site.document_search as candidates
      where (candidates.agency_id, candidates.management_number) = (latest.agency_id, latest.management_number)
        and ${contains(sql, question.words.map(containsPattern))}
      offset 0
    ) as held
    ${inOrder(sql)} limit ${limit}`;
}

function behind(sql: Reader, before: FeedPlace | undefined) {
  return before
    ? sql`and (published_at, management_number) < (${before.publishedAt}, ${before.managementNumber})`
    : sql``;
}

const inOrder = (sql: Reader) => sql`order by published_at desc, management_number desc`;

/** Between which paths all of the class lie, for the index of paths: the condition itself compares cut ones. */
function withinClass(sql: Reader, { classPath }: SearchQuestion) {
  const last = classPath.at(-1);
  if (last === undefined) return sql``;
  const end = [...classPath.slice(0, -1), `${last}\u0001`];
  return sql`and classification_path >= ${classPath as string[]}::text[] and classification_path < ${end}::text[]`;
}
