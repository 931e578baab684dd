import { mayRead, type Reader as PolicyReader } from '../../shared/access/document-access.ts';
import { readersTerms } from '../../shared/access/reading-terms.ts';
import { SEARCH_LIMITS, type SearchPage, type SearchQuery, type SearchRow } from '../../shared/contract/search.ts';
import { withRestriction } from '../../shared/document/access-restriction.ts';
import { oneLine } from '../../shared/document/official-document.ts';
import { dayInKorea, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import { agencyOrdinalOf } from '../../shared/numbering/management-number.ts';
import { joinedAtDots, markHits, markTitle, queryWords } from '../../shared/search/search-words.ts';
import { listDocumentFacts, readerOf } from '../approval/index.ts';
import { findAgencyName, listMandates, listNamesakes, listPostsOf } from '../organization/index.ts';
import type { Originals } from '../originals/index.ts';
import type { Sql } from '../platform/database/connect.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { type Asked, type Found, findHits, type Hit, keyOf, listTexts, type Place } from './find-store.ts';
import type { DocumentKey } from './index-store.ts';
import { refreshDrafts } from './refresh-drafts.ts';
import { hitsIn } from './search-hits.ts';
import type { SearchedText } from './searched-text.ts';

const NOTHING_FOUND: Found = {
  hits: [],
  facets: { unit: [], year: [], kind: [], state: [], level: [], part: [], drafter: [] },
  lookedBackTo: null,
};

/** What an official finds: exactly of what they may open at this moment, the newest first. */
export async function findDocuments(
  services: Services,
  originals: Originals,
  signed: Signed,
  query: SearchQuery,
  mostLookedInto?: number,
): Promise<Omit<SearchPage, 'unindexed'>> {
  const { sql } = services.database;
  const { q = '', after: cursor, ...question } = query;
  refuseBadDays(question);
  const words = searchedWords(q);
  const after = cursor === undefined ? undefined : readPlace(cursor);
  const [reader] = await Promise.all([
    findReader(services, signed),
    after ? undefined : refreshDrafts(services, originals, signed),
  ]);
  // The first answer counts; the pages after it only go on.
  const most = after ? SEARCH_LIMITS.rows + 1 : SEARCH_LIMITS.count + 1;
  const asked = { question, words, after, most, mostLookedInto };
  // A question of signs alone asks for nothing that could be found; it is not a question for everything.
  const isEmpty = q.trim() !== '' && words.length === 0;
  const found = isEmpty ? NOTHING_FOUND : await findReadable(sql, reader, asked);
  const page = found.hits.slice(0, SEARCH_LIMITS.rows);
  const isPageFull = found.hits.length > SEARCH_LIMITS.rows;
  const last = isPageFull ? page.at(-1) : found.lookedBackTo;
  const lookedBackTo = found.lookedBackTo?.at.toISOString() ?? null;
  return {
    rows: await fillRows(sql, signed, page, words),
    next: last ? writePlace(last) : null,
    lookedBackTo: isPageFull ? null : lookedBackTo,
    total: after ? null : found.hits.length,
    countedBackTo: after || found.hits.length > SEARCH_LIMITS.count ? null : lookedBackTo,
    facets: after ? null : found.facets,
  };
}

/** The words of a question, however their middle dots were written (이·통장). */
export function searchedWords(q: string): readonly string[] {
  return [...new Set(queryWords(q).map(joinedAtDots))];
}

/** What is no day, as 30 February, is neither looked for nor kept. */
export function refuseBadDays(question: Pick<SearchQuery, 'from' | 'to'>): void {
  for (const day of [question.from, question.to]) {
    if (day !== undefined && !isCalendarDay(day)) throw new Problem('invalid-input', { problem: '기간' });
  }
}

/** Whoever looks, with the posts and mandates of this moment. */
export async function findReader(services: Services, signed: Signed): Promise<PolicyReader> {
  const { sql } = services.database;
  const at = services.clock.now();
  const { agencyId, personId } = signed;
  const [posts, mandates] = await Promise.all([
    listPostsOf(sql, agencyId, personId, dayInKorea(at)),
    listMandates(sql, agencyId, personId, at),
  ]);
  return readerOf(signed, { posts, mandates }, dayInKorea(at));
}

/** Acts go on while somebody searches: so often are the rows asked anew that an act has overtaken. */
const MOST_ROUNDS = 4;

/**
 * The index follows the acts by a moment. What has moved on since its row was made is judged by the policy itself, and
 * the search is made again without what is no longer to be read: titles, counts and facets never knew it.
 */
export async function findReadable(
  sql: Sql,
  reader: PolicyReader,
  asked: Pick<Asked, 'question' | 'words' | 'after' | 'most' | 'since' | 'mostLookedInto'>,
): Promise<Found> {
  const { agencyId, personId, today } = reader;
  const terms = readersTerms(reader);
  const { drafter } = asked.question;
  const drafters = drafter === undefined ? undefined : await listNamesakes(sql, searchedName(drafter));
  const closed: DocumentKey[] = [];
  for (let round = 0; ; round += 1) {
    const found = await findHits(sql, { ...asked, agencyId, personId, today, terms, drafters, closed });
    const stale = found.hits.filter(({ isStale }) => isStale);
    const open = round < MOST_ROUNDS ? await openOf(sql, reader, stale) : new Set<string>();
    const hidden = stale.filter((hit) => !open.has(keyOf(hit)));
    if (hidden.length === 0) return found;
    closed.push(...hidden);
  }
}

/** Names are kept with one space at most between their words. */
function searchedName(given: string): string {
  return oneLine(given).normalize('NFC');
}

async function openOf(sql: Sql, reader: PolicyReader, keys: readonly DocumentKey[]): Promise<ReadonlySet<string>> {
  const open = new Set<string>();
  for (const agencyId of new Set(keys.map((key) => key.agencyId))) {
    const ids = keys.filter((key) => key.agencyId === agencyId).map(({ documentId }) => documentId);
    for (const [documentId, facts] of await listDocumentFacts(sql, agencyId, ids)) {
      if (mayRead(reader, facts)) open.add(keyOf({ agencyId, documentId }));
    }
  }
  return open;
}

async function fillRows(
  sql: Sql,
  signed: Signed,
  page: readonly Hit[],
  words: readonly string[],
): Promise<SearchRow[]> {
  if (page.length === 0) return [];
  const others = [...new Set(page.map(({ agencyId }) => agencyId))].filter((id) => id !== signed.agencyId);
  const [texts, names] = await Promise.all([
    listTexts(sql, page),
    Promise.all(others.map(async (id) => [id, await findAgencyName(sql, id)] as const)),
  ]);
  const agencyNames = new Map(names);
  return page.flatMap((hit) => {
    const text = texts.get(keyOf(hit));
    // A draft deleted between the two queries is simply no longer there.
    if (!text) return [];
    return [
      { ...rowOf(hit, text, words), leadAgencyName: agencyNames.get(agencyOrdinalOf(text.managementNumber)) ?? null },
    ];
  });
}

/** Whether it stands on this day has been asked already. */
const OPEN_ENDED = { until: null };

function rowOf(hit: Hit, text: SearchedText, words: readonly string[]): Omit<SearchRow, 'leadAgencyName'> {
  const [documentNumber = ''] = text.numbers;
  return {
    managementNumber: text.managementNumber,
    isDraft: hit.isDraft,
    title: [...markTitle(text.title, words)],
    documentNumber: [...markHits(documentNumber, words)],
    unitName: text.unitName,
    drafterName: text.drafterName,
    status: text.status,
    part: hit.part,
    at: hit.at.toISOString(),
    disclosureLabel: withRestriction(text.disclosureLabel, hit.isRestricted ? OPEN_ENDED : null, ''),
    attachments: text.files.length,
    hits: hitsIn(text, words),
  };
}

function writePlace({ at, documentId }: Place): string {
  return `${at.toISOString()} ${documentId}`;
}

function readPlace(cursor: string): Place {
  const [moment = '', documentId = ''] = cursor.split(' ');
  const at = new Date(moment);
  const isPlace = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(moment) && !Number.isNaN(at.getTime());
  if (!isPlace || !isUuid(documentId)) throw new Problem('invalid-input', { problem: 'after' });
  return { at, documentId };
}
