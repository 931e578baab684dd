import { alwaysOpening, drafterTerm, type ReadingPart } from '../../shared/access/reading-terms.ts';
import type { SearchFacets, SearchQuestion } from '../../shared/contract/search.ts';
import { SEARCH_LIMITS } from '../../shared/contract/search.ts';
import { type CalendarDay, daysAfter, startOfDayInKorea } from '../../shared/kernel/calendar-day.ts';
import { containsPattern, isSurelyFound, tokenQuery } from '../../shared/search/search-words.ts';
import { hasMovedOn } from '../approval/index.ts';
import { submittedDocuments, workingDocuments } from '../document/index.ts';
import { namedPeople } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { DocumentKey } from './index-store.ts';
import type { SearchedText } from './searched-text.ts';

/**
 * So many texts are looked into at most where the pairs of letters do not say enough (long words, phrases). Texts of
 * attachments are long, so it is as many as are looked into while somebody waits; the next page goes on behind them.
 */
const MOST_LOOKED_INTO = 2_000;

/** The place of a row in the answer: the newest first. */
export type Place = { readonly at: Date; readonly documentId: string };

/** A piece of SQL to stand inside a statement. */
type Piece = ReturnType<typeof namedPeople>;

/** One of the people of a name. */
export type Drafter = { readonly agencyId: number; readonly personId: string };

export type Asked = {
  readonly agencyId: number;
  readonly personId: string;
  readonly today: CalendarDay;
  readonly terms: Readonly<Record<ReadingPart, readonly string[]>>;
  readonly question: Omit<SearchQuestion, 'q'>;
  /** 기안자: everybody of the name that is asked for; undefined where none is. */
  readonly drafters?: readonly Drafter[] | undefined;
  readonly words: readonly string[];
  readonly after: Place | undefined;
  /** Only what was submitted, approved or saved after this moment: what is new to a saved search. */
  readonly since?: Date;
  /** Found by an older state and no longer to be read. */
  readonly closed: readonly DocumentKey[];
  /** How many are counted; a page that counts nothing asks for its own rows. */
  readonly most: number;
  /** How many texts are looked into, where a test has fewer than an office. */
  readonly mostLookedInto?: number | undefined;
};

export type Hit = DocumentKey & {
  readonly at: Date;
  readonly isDraft: boolean;
  /** 열람제한 stands on it today. */
  readonly isRestricted: boolean;
  readonly part: ReadingPart;
  /** Something has happened since the row was made: the policy itself must be asked. */
  readonly isStale: boolean;
};

export type Found = {
  readonly hits: readonly Hit[];
  readonly facets: SearchFacets;
  /** Nothing is missing down to here, and there may be more behind it; null where all were looked at. */
  readonly lookedBackTo: Place | null;
};

/**
 * The newest documents that answer, among those that the reader's terms open. The terms stand among the tokens, so the
 * index itself leaves out what the policy hides; each candidate is then looked into until there are enough.
 */
export async function findHits(sql: Reader, asked: Asked): Promise<Found> {
  const patterns = asked.words.filter((word) => !isSurelyFound(word)).map(containsPattern);
  const most = patterns.length > 0 ? (asked.mostLookedInto ?? MOST_LOOKED_INTO) : asked.most;
  const [found] = await sql<
    {
      hits: (Omit<Hit, 'at'> & { at: string })[] | null;
      facets: SearchFacets;
      back: string | null;
      backId: string | null;
    }[]
  >`
    with candidates as materialized (${candidates(sql, asked, patterns.length > 0, most)}),
    submitted as materialized (
      select agency_id, document_id, revision, drafter_person_id, at, unit_name, kind, disclosure_level as level, state,
        year, terms, restriction, false as is_draft
      from candidates ${patterns.length > 0 ? sql`where ${contains(sql, patterns)}` : sql``} limit ${asked.most}),
    standing as materialized (
      select submitted.*, ${hasMovedOn(sql, 'submitted')} or submitted.drafter_person_id <> now.drafter_person_id
        or submitted.restriction is distinct from now.restriction as is_stale
      from submitted
      join ${submittedDocuments(sql)} as now on now.agency_id = submitted.agency_id and now.id = submitted.document_id
      where not (now.agency_id = ${asked.agencyId} and now.drafter_person_id = ${asked.personId}
        and now.status in ('rejected', 'recalled'))),
    edge as materialized (${edge(sql, asked.most, most)}),
    hits as materialized (
      select agency_id, document_id, drafter_person_id, at, unit_name, kind, level, state, year, is_draft, is_stale,
        ${partOf(sql, asked.terms)} as part,
        restriction is not null and coalesce(restriction ->> 'until' >= ${asked.today}, true) as is_restricted
      from standing
      union all ${drafts(sql, asked)}
      order by at desc, document_id desc limit ${asked.most})
    select (select json_agg(json_build_object('agencyId', agency_id, 'documentId', document_id, 'at', at,
        'isDraft', is_draft, 'isRestricted', is_restricted, 'part', part, 'isStale', is_stale) order by at desc, document_id desc) from hits) as hits,
      ${facets(sql)} as facets,
      (select at::text from edge) as back, (select document_id from edge) as "backId"`;
  if (!found) throw new Error('a search without its one row');
  const { hits, back, backId } = found;
  return {
    hits: (hits ?? []).map((hit) => ({ ...hit, at: new Date(hit.at) })),
    facets: found.facets,
    lookedBackTo: back === null || backId === null ? null : { at: new Date(back), documentId: backId },
  };
}

/**
 * The tokens alone would answer: they hold the terms too. But they are long and lie packed apart from the row, so where
 * rows are gone through by their time whatever stands in the row itself is looked at first.
 */
function candidates(sql: Reader, asked: Asked, isLookedInto: boolean, most: number) {
  const { question, after, since, closed } = asked;
  return sql`
    select agency_id, document_id, revision, drafter_person_id, at, unit_name, kind, disclosure_level, state, year, terms,
      restriction
      ${isLookedInto ? sql`, haystack, files_haystack` : sql``}
    from search_documents
    where terms && ${readable(asked) as string[]}::text[]
      and (restriction ->> 'until' is null or restriction ->> 'until' < ${asked.today}
        or terms && ${alwaysOpening(readable(asked)) as string[]}::text[])
      ${after ? sql`and (at, document_id) < (${after.at}, ${after.documentId})` : sql``}
      ${since ? sql`and at > ${since}` : sql``}
      ${question.unit ? sql`and unit_name = ${question.unit}` : sql``}
      ${question.year ? withinYear(sql, Number(question.year)) : sql``}
      ${withinDays(sql, question, sql`at`)}
      ${asked.drafters ? drafted(sql, asked.drafters) : sql``}
      ${question.kind ? sql`and kind = ${question.kind}` : sql``}
      ${question.state ? sql`and state = ${question.state}` : sql``}
      ${question.level ? sql`and disclosure_level = ${question.level}` : sql``}
      ${
        closed.length > 0
          ? sql`and (agency_id, document_id) not in (
              select * from unnest(${closed.map((key) => key.agencyId)}::int[], ${closed.map((key) => key.documentId)}::uuid[]))`
          : sql``
      }
      and tokens @@ ${queryOf(asked)}::text::tsquery
    order by at desc, document_id desc limit ${most}`;
}

/**
 * The year as bounds of the moment, so that the index by time begins where the year ends. A year that no document can
 * be of is asked as one that PostgreSQL can write.
 */
function withinYear(sql: Reader, asked: number) {
  const year = Math.min(Math.max(asked, 1_000), 9_000);
  const newYear = (of: number) => new Date(`${of}-01-01T00:00:00+09:00`);
  return sql`and at >= ${newYear(year)} and at < ${newYear(year + 1)}`;
}

/** 기간: from the beginning of its first day to the end of its last one in Korea. */
function withinDays(sql: Reader, { from, to }: Asked['question'], moment: Piece) {
  return sql`${from ? sql`and ${moment} >= ${startOfDayInKorea(withinReach(from))}` : sql``}
    ${to ? sql`and ${moment} < ${startOfDayInKorea(daysAfter(withinReach(to), 1))}` : sql``}`;
}

/** A day that no document can be of, as one that PostgreSQL can write. */
function withinReach(day: CalendarDay): CalendarDay {
  if (day < '1000-01-01') return '1000-01-01';
  return day > '9000-01-01' ? '9000-01-01' : day;
}

/** A draft that was handed over (인계·인수) is its new drafter's. */
function drafted(sql: Reader, drafters: readonly Drafter[]) {
  return sql`and (agency_id, drafter_person_id) in (
    select * from unnest(${drafters.map((one) => one.agencyId)}::int[], ${drafters.map((one) => one.personId)}::uuid[]))`;
}

/**
 * The policy, the drafters and the words in one question to the index. Where nobody may read anything, and where nobody
 * has the name that is asked for, nothing is asked for.
 */
function queryOf({ terms, words, question, drafters }: Asked): string {
  const oneOf = (some: readonly string[]) =>
    `(${some.length > 0 ? some.map((term) => `'${term}'`).join(' | ') : `'@nothing'`})`;
  const drafting = drafters?.map(({ agencyId, personId }) => drafterTerm(agencyId, personId));
  return [
    oneOf(readable({ terms, question })),
    ...(drafting ? [oneOf(drafting)] : []),
    ...(words.length > 0 ? [tokenQuery(words)] : []),
  ].join(' & ');
}

function readable({ terms, question }: Pick<Asked, 'terms' | 'question'>): readonly string[] {
  return question.part ? terms[question.part] : Object.values(terms).flat();
}

/** Every word stands in the short texts or in an attachment; these are unpacked only where they have to be. */
function contains(sql: Reader, patterns: readonly string[]) {
  return sql`(haystack like all(${patterns as string[]}::text[]) or not exists (
    select from unnest(${patterns as string[]}::text[]) as word
    where not (candidates.haystack like word or candidates.files_haystack like word)))`;
}

const PARTS: readonly ReadingPart[] = ['drafter', 'line', 'shown', 'standIn', 'office'];

/** What the reader has to do with a document, the nearest part first. */
function partOf(sql: Reader, terms: Asked['terms']) {
  const cases = PARTS.map((part) => sql`when terms && ${terms[part] as string[]}::text[] then ${part}::text`);
  return sql`case ${cases} else 'office' end`;
}

/**
 * The last that was looked at, where there may be more behind it: of those that answer, or of all that were looked into
 * where too few did. Own texts that come later wait for their page, or it would go on behind what nobody has looked at.
 */
function edge(sql: Reader, mostSubmitted: number, mostCandidates: number) {
  return sql`
    (select at, document_id from submitted where (select count(*) from submitted) = ${mostSubmitted}
      order by at, document_id limit 1)
    union all
    (select at, document_id from candidates
      where (select count(*) from submitted) < ${mostSubmitted} and (select count(*) from candidates) = ${mostCandidates}
      order by at, document_id limit 1)`;
}

/** Texts that the reader is writing: few, so each is simply looked into. */
function drafts(sql: Reader, { agencyId, personId, question, drafters, words, after, since }: Asked) {
  const isMine = drafters === undefined || drafters.some((one) => one.personId === personId);
  const isAsked = isMine && (question.part === undefined || question.part === 'drafter');
  return sql`
    select working.agency_id, working.id, ${personId}::uuid, working.saved_at, kept.texts ->> 'unitName', working.kind,
      working.disclosure_level, ${draftState(sql)}, extract(year from working.saved_at at time zone 'Asia/Seoul')::int,
      true, false, 'drafter', false
    from ${workingDocuments(sql, agencyId, personId)} as working
    join search_drafts kept on kept.agency_id = working.agency_id and kept.document_id = working.id
    where ${isAsked} and kept.haystack like all(${words.map(containsPattern)}::text[])
      and not exists (select from edge where (working.saved_at, working.id) < (edge.at, edge.document_id))
      ${after ? sql`and (working.saved_at, working.id) < (${after.at}, ${after.documentId})` : sql``}
      ${since ? sql`and working.saved_at > ${since}` : sql``}
      ${question.unit ? sql`and kept.texts ->> 'unitName' = ${question.unit}` : sql``}
      ${question.year ? sql`and extract(year from working.saved_at at time zone 'Asia/Seoul') = ${Number(question.year)}` : sql``}
      ${withinDays(sql, question, sql`working.saved_at`)}
      ${question.kind ? sql`and working.kind = ${question.kind}` : sql``}
      ${question.state ? sql`and ${draftState(sql)} = ${question.state}` : sql``}
      ${question.level ? sql`and working.disclosure_level = ${question.level}` : sql``}`;
}

function draftState(sql: Reader) {
  return sql`case working.status when 'drafting' then 'drafting' else 'returned' end`;
}

/** How what was found divides by each thing that could narrow it; counted over a thousand at most. */
function facets(sql: Reader) {
  return sql`(
    select jsonb_build_object('unit', '[]'::jsonb, 'year', '[]'::jsonb, 'kind', '[]'::jsonb, 'state', '[]'::jsonb,
      'level', '[]'::jsonb, 'part', '[]'::jsonb, 'drafter', '[]'::jsonb) || coalesce(jsonb_object_agg(name, counts), '{}'::jsonb)
    from (
      select name, jsonb_agg(jsonb_build_object('value', value, 'count', count) order by count desc, value) as counts
      from (
        select facet.name, facet.value, count(*)::int as count
        from (select * from hits limit ${SEARCH_LIMITS.count}) as counted
        left join ${namedPeople(sql)} as drafter
          on drafter.agency_id = counted.agency_id and drafter.id = counted.drafter_person_id, lateral (values
          ('unit', unit_name), ('year', year::text), ('kind', kind), ('state', state), ('level', level), ('part', part),
          ('drafter', drafter.name)) as facet (name, value)
        where facet.value <> '' group by facet.name, facet.value
      ) as each_value group by name
    ) as each_facet)`;
}

/** A document's id is its agency's own. */
export const keyOf = ({ agencyId, documentId }: DocumentKey) => `${agencyId} ${documentId}`;

/** The texts of a page of hits, by `keyOf`; drafts from what is being written. */
export async function listTexts(sql: Reader, hits: readonly Hit[]): Promise<ReadonlyMap<string, SearchedText>> {
  const keys = (rows: readonly Hit[]) =>
    sql`unnest(${rows.map((hit) => hit.agencyId)}::int[], ${rows.map((hit) => hit.documentId)}::uuid[])
      as asked (agency_id, document_id)`;
  const [drafted, submitted] = [hits.filter((hit) => hit.isDraft), hits.filter((hit) => !hit.isDraft)];
  const rows = await sql<(DocumentKey & { texts: SearchedText })[]>`
    select agency_id as "agencyId", document_id as "documentId", texts from ${keys(submitted)}
    join search_documents using (agency_id, document_id)
    union all
    select agency_id, document_id, texts from ${keys(drafted)} join search_drafts using (agency_id, document_id)`;
  return new Map(rows.map(({ texts, ...key }) => [keyOf(key), texts]));
}
