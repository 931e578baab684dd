import type { DisclosureLevel } from '../../shared/disclosure/disclosure.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { DocumentKind } from '../../shared/numbering/document-kind.ts';
import { containsPattern, isSurelyFound } from '../../shared/search/search-words.ts';
import type { Reader } from '../platform/database/connect.ts';
import { commonTerms } from './common-terms.ts';
import { type TermQuery, termQuery } from './search-terms.ts';
import { agencyOf, type ListedDocument, listColumns } from './store.ts';

/** What narrows a search; an empty text, and a level or kind that is not given, narrow nothing. */
export type SearchConditions = {
  readonly agency: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  /** 분류정보 from the widest class on. */
  readonly classPath: readonly string[];
  readonly kind: DocumentKind | undefined;
  readonly level: DisclosureLevel | undefined;
};

export type SearchQuestion = SearchConditions & { readonly words: readonly string[] };

/** Counts end here and are printed `1,000+`: nobody reads further, and an exact count of more is dear. */
export const HIGHEST_COUNT = 1_000;

/** So many texts are looked into at most where the pairs of letters do not say enough (long words, phrases). */
const MOST_LOOKED_INTO = 10_000;

/** What a further condition would leave: its value as an address carries it, and how many documents that is. */
export type FacetValue = { readonly value: string; readonly count: number };
export type FacetName = 'agency' | 'unit' | 'class' | 'year' | 'kind' | 'level';
export type Facets = { readonly [Name in FacetName]?: readonly FacetValue[] };

export type Found = {
  readonly rows: readonly ListedDocument[];
  /** Of these rows, the attachments in which a word stands. */
  readonly files: readonly FoundFile[];
  /** At most one more than `HIGHEST_COUNT`. */
  readonly total: number;
  /** Counted over the newest thousand of what was found. */
  readonly facets: Facets;
  /** The day back to which texts were looked into, where older ones were not; null where all were. */
  readonly searchedBackTo: CalendarDay | null;
};

const NOTHING: Found = { rows: [], files: [], total: 0, facets: {}, searchedBackTo: null };

/**
 * The newest candidates by their pairs of letters, each checked against its text where the pairs can find too much.
 * They come in their order and are looked into one by one until there are enough hits.
 */
export async function searchDocuments(
  publicSql: Reader,
  question: SearchQuestion,
  part: { readonly offset: number; readonly limit: number },
): Promise<Found> {
  const sql = publicSql;
  const common = question.words.length > 0 ? await commonTerms(sql) : NOTHING_COUNTED;
  const terms = termQuery(question, common);
  const first = await askIndex(sql, question, part, terms);
  // What was thought to be rare and is not had too few of its terms asked to reach as far back as it can be reached.
  const found =
    first?.back && terms.isFew ? await askIndex(sql, question, part, termQuery(question, NOTHING_COUNTED)) : first;
  if (!found) return NOTHING;
  const keys = found.keys ?? [];
  const [rows, files] = await Promise.all([
    keys.length > 0 ? listByNumber(sql, keys) : [],
    keys.length > 0 && question.words.length > 0 ? listFilesWith(sql, keys, question.words) : [],
  ]);
  return { rows, files, total: found.total, facets: found.facets ?? {}, searchedBackTo: found.back };
}

const NOTHING_COUNTED: ReadonlyMap<string, number> = new Map();

type Asked = { keys: string[] | null; total: number; facets: Facets | null; back: string | null };

async function askIndex(
  sql: Reader,
  question: SearchQuestion,
  part: { readonly offset: number; readonly limit: number },
  terms: TermQuery,
): Promise<Asked | undefined> {
  const patterns = question.words.filter((word) => !isSurelyFound(word)).map(containsPattern);
  const most = patterns.length > 0 ? MOST_LOOKED_INTO : HIGHEST_COUNT + 1;
  const [found] = await sql<Asked[]>`
    with candidates as materialized (${candidates(sql, question, terms, patterns.length > 0)} limit ${most}), hits as materialized (
      select * from candidates ${patterns.length > 0 ? sql`where ${contains(sql, patterns)}` : sql``}
      limit ${HIGHEST_COUNT + 1}
    )
    select (select array_agg(management_number order by produced_on desc, management_number desc) from (
        select management_number, produced_on from hits
        order by produced_on desc, management_number desc offset ${part.offset} limit ${part.limit}) as page) as keys,
      (select count(*)::int from hits) as total,
      ${facetColumn(sql, question)} as facets,
      case when (select count(*) from hits) <= ${HIGHEST_COUNT} and ${patterns.length > 0}
        then (select produced_on::text from candidates offset ${most - 1} limit 1) end as back`;
  return found;
}

/** How many days back each step reaches at least; the last one has no end. The index knows these spans (0053). */
const LAST_STEP = 1024;
const STEPS = [4, 16, 64, 256, LAST_STEP];

/**
 * What the index finds, the newest first. Where it may be much, the index is asked for the last days, then for some
 * weeks, for months, and for all the rest: a frequent word is answered by the first of these steps. Left to itself
 * PostgreSQL goes through all dates for a rare word or sorts half the documents for a frequent one. The conditions are
 * terms too; behind `offset 0` they choose no other index, whose every row would have its terms made anew.
 */
function candidates(sql: Reader, question: SearchQuestion, { query, isFew }: TermQuery, isLookedInto: boolean) {
  const { words, to } = question;
  const steps = isFew ? [LAST_STEP] : STEPS;
  const columns = sql`agency_id, management_number, produced_on, agency_name, unit_name, classification_path, kind,
    disclosure_level ${isLookedInto ? sql`, haystack, files_haystack` : sql``}`;
  const newestFirst = sql`order by produced_on desc, management_number desc`;
  if (words.length === 0) {
    return sql`select ${columns} from public_site.document_search where ${conditions(sql, question)} ${newestFirst}`;
  }
  return sql`
    select found.* from (
      select case when span < ${LAST_STEP} then format(' & (''@days%s:%s'' | ''@days%s:%s'')',
          span, day / span, span, day / span - 1) else '' end as terms,
        date '0001-01-01' + case when span = ${steps[0] ?? 0} then day + 1 else (day / (span / 4) - 1) * (span / 4) end
          as until
      from (select ${to ? sql`least(max(produced_on), ${to}::text::date)` : sql`max(produced_on)`} - date '0001-01-01'
        as day from public_site.document_search) as newest, unnest(${steps}::int[]) as span
    ) as step, lateral (
      select ${columns} from public_site.document_search
      where tokens || files_tokens || public_site.search_terms(produced_on, agency_name, unit_name,
          classification_path, kind, disclosure_level, haystack, files_haystack)
          @@ (${query}::text || step.terms)::tsquery
        and produced_on < step.until
      ${newestFirst} offset 0
    ) as found where ${conditions(sql, question)}`;
}

/** Every word stands in the copy or in an open attachment; these are unpacked only where they have to be. */
export function contains(sql: Reader, patterns: readonly string[]) {
  return sql`(haystack like all(${patterns as string[]}::text[]) or not exists (
    select from unnest(${patterns as string[]}::text[]) as word
    where not (candidates.haystack like word or candidates.files_haystack like word)))`;
}

export function conditions(sql: Reader, question: SearchConditions) {
  const { agency, unit, from, to, classPath, kind, level } = question;
  return sql`true
    ${agency ? sql`and agency_name = ${agency}` : sql``}
    ${unit ? sql`and unit_name = ${unit}` : sql``}
    ${from ? sql`and produced_on >= ${from}::text::date` : sql``}
    ${to ? sql`and produced_on <= ${to}::text::date` : sql``}
    ${kind ? sql`and kind = ${kind}` : sql``}
    ${level ? sql`and disclosure_level = ${level}` : sql``}
    ${classPath.length > 0 ? sql`and classification_path[1:${classPath.length}::int] = ${classPath as string[]}::text[]` : sql``}`;
}

/**
 * How the hits divide by each thing that could narrow them; a class is counted one step below the one asked for. Hits
 * that are alike in all of it are counted together first: a few dozen rows are divided instead of a thousand.
 */
function facetColumn(sql: Reader, { classPath }: SearchQuestion) {
  const depth = classPath.length + 1;
  return sql`(
    select jsonb_object_agg(name, counts) from (
      select name, jsonb_agg(jsonb_build_object('value', value, 'count', count) order by count desc, value) as counts
      from (
        select facet.name, facet.value, sum(alike.count)::int as count
        from (
          select agency_name, unit_name, classification_path, kind, disclosure_level,
            date_part('year', produced_on)::int as year, count(*) as count
          from (select * from hits limit ${HIGHEST_COUNT}) as counted group by 1, 2, 3, 4, 5, 6
        ) as alike, lateral (values
          ('agency', agency_name), ('unit', unit_name), ('year', year::text), ('kind', kind), ('level', disclosure_level),
          ('class', case when cardinality(classification_path) >= ${depth}
            then array_to_string(classification_path[1:${depth}::int], ' > ') end)) as facet (name, value)
        where facet.value is not null group by facet.name, facet.value
      ) as each_value group by name
    ) as each_facet)`;
}

/** An open attachment with words that were looked for. */
type FoundFile = { readonly managementNumber: string; readonly name: string; readonly text: string };

function listFilesWith(sql: Reader, numbers: readonly string[], words: readonly string[]): Promise<FoundFile[]> {
  return sql<FoundFile[]>`
    select a.management_number as "managementNumber", a.name, a.text
    from unnest((select ${numbers as string[]}::text[])) as asked (management_number)
    join public_site.attachments a on a.agency_id = substr(asked.management_number, 2, 4)::int
      and a.management_number = asked.management_number
    where a.shown and a.haystack like any(${words.map(containsPattern)}::text[])
    order by a.management_number, a.position`;
}

/** Documents in the order of these numbers. */
export function listByNumber(sql: Reader, numbers: readonly string[]): Promise<ListedDocument[]> {
  return sql<ListedDocument[]>`
    select ${listColumns(sql)}, d.paper
    from unnest((select ${numbers as string[]}::text[])) with ordinality as asked (management_number, place)
    join public_site.documents d on d.agency_id = substr(asked.management_number, 2, 4)::int
      and d.management_number = asked.management_number
    order by place`;
}

/** What two documents are compared by. */
export type ComparedDocument = {
  readonly managementNumber: string;
  readonly title: string;
  readonly keywords: readonly string[];
};

/** A document with the newest of its class and of its unit; nothing where it is not public. */
export function listNeighbours(sql: Reader, managementNumber: string, most: number): Promise<ComparedDocument[]> {
  return sql<ComparedDocument[]>`
    with this as (
      select * from public_site.document_search
      where agency_id = ${agencyOf(managementNumber)} and management_number = ${managementNumber}
    ), near as (
      (select s.agency_id, s.management_number from this, public_site.document_search s
        where s.classification_path = this.classification_path and s.agency_id = this.agency_id
        order by s.produced_on desc, s.management_number desc limit ${most})
      union
      (select s.agency_id, s.management_number from this, public_site.document_search s
        where s.unit_name = this.unit_name and s.agency_id = this.agency_id
        order by s.produced_on desc, s.management_number desc limit ${most})
      union select agency_id, management_number from this
    )
    select management_number as "managementNumber", title, keywords
    from near join public_site.documents using (agency_id, management_number)`;
}
