import { randomUUID } from 'node:crypto';
import {
  SEARCH_LIMITS as LIMITS,
  type RecentSearchesReply,
  type SaveSearch,
  type SearchDone,
  type SearchesReply,
  type SearchQuestion,
} from '../../shared/contract/search.ts';
import { oneLine } from '../../shared/document/official-document.ts';
import { brokenConstraint, type Tx } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findReadable, findReader, refuseBadDays, searchedWords } from './find-documents.ts';
import type { Place } from './find-store.ts';
import {
  findDeletedName,
  forgetDeleted,
  forgetRecent,
  holdSaved,
  insertSaved,
  listRecent,
  listSaved,
  markDeleted,
  markSeen,
  rememberRecent,
  renameSaved,
  restoreSaved,
  type SavedRow,
} from './saved-store.ts';

/** So many new documents are counted at most. */
const MOST_FRESH = 100;
/** So often texts are looked into for one of them; not looked at for years, it has at least as many as that finds. */
const MOST_LOOKS = 5;
/** How long a deleted search can be taken back. */
const KEPT_DELETED_MS = 24 * 60 * 60_000;

/** 저장한 검색 with what is new in each: the person's own and nobody else's. */
export async function listSearches(
  services: Services,
  signed: Signed,
  mostLookedInto?: number,
): Promise<SearchesReply> {
  const { sql } = services.database;
  const [rows, reader] = await Promise.all([listSaved(sql, signed), findReader(services, signed)]);
  const countFresh = async ({ question: { q = '', ...question }, seenAt }: SavedRow) => {
    const asked = { question, words: searchedWords(q), since: seenAt, mostLookedInto };
    let fresh = 0;
    let after: Place | undefined;
    let looks = 0;
    do {
      looks += 1;
      const found = await findReadable(sql, reader, { ...asked, after, most: MOST_FRESH - fresh });
      fresh += found.hits.length;
      after = found.lookedBackTo ?? undefined;
    } while (after && fresh < MOST_FRESH && looks < MOST_LOOKS);
    return fresh;
  };
  const saved: SearchesReply['saved'] = [];
  // One after the other: a person's list is no reason to hold many connections.
  for (const row of rows) {
    saved.push({ id: row.id, name: row.name, question: row.question, fresh: await countFresh(row) });
  }
  return { saved };
}

/** 최근에 찾은 말, the newest first. */
export async function listRecentSearches({ database }: Services, signed: Signed): Promise<RecentSearchesReply> {
  return { recent: await listRecent(database.sql, signed, LIMITS.recent) };
}

export function saveSearch(services: Services, signed: Signed, body: SaveSearch, key: RequestKey): Promise<SearchDone> {
  const id = randomUUID();
  return act(services, key, id, async (tx, at) => {
    const name = readName(body.name);
    const { q = '', ...conditions } = body.question;
    if (searchedWords(q).length === 0 && Object.keys(conditions).length === 0) throw new Problem('search-says-nothing');
    refuseBadDays(conditions);
    await refuseMore(tx, signed);
    const question = { ...conditions, ...(q.trim() === '' ? {} : { q: oneLine(q).slice(0, LIMITS.question) }) };
    await named(name, insertSaved(tx, signed, { id, name, question: wellFormed(question), at }));
  });
}

export function renameSearch(
  services: Services,
  signed: Signed,
  { id, name: given }: { readonly id: string; readonly name: string },
  key: RequestKey,
): Promise<SearchDone> {
  return act(services, key, id, async (tx) => {
    const name = readName(given);
    if (!(await named(name, renameSaved(tx, signed, id, name)))) throw new Problem('not-found');
  });
}

export function deleteSearch(services: Services, signed: Signed, id: string, key: RequestKey): Promise<SearchDone> {
  return act(services, key, id, async (tx, at) => {
    if (!(await markDeleted(tx, signed, id, at))) throw new Problem('not-found');
  });
}

/** 되돌리기: the search is there again under its name, unless that has been given to another meanwhile. */
export function restoreSearch(services: Services, signed: Signed, id: string, key: RequestKey): Promise<SearchDone> {
  return act(services, key, id, async (tx) => {
    await refuseMore(tx, signed);
    const name = await findDeletedName(tx, signed, id);
    if (name === undefined) throw new Problem('not-found');
    await named(name, restoreSaved(tx, signed, id));
  });
}

/** The person has looked at what it finds: what is new is counted from now on. */
export function seeSearch(services: Services, signed: Signed, id: string, key: RequestKey): Promise<SearchDone> {
  return act(services, key, id, async (tx, at) => {
    if (!(await markSeen(tx, signed, id, at))) throw new Problem('not-found');
  });
}

export function rememberSearch(services: Services, signed: Signed, q: string, key: RequestKey): Promise<SearchDone> {
  return act(services, key, null, async (tx, at) => {
    const question = oneLine(q).slice(0, LIMITS.question).toWellFormed();
    if (searchedWords(question).length === 0) return;
    await holdSaved(tx, signed);
    await rememberRecent(tx, signed, question, { at, most: LIMITS.recent });
  });
}

export function forgetSearches(services: Services, signed: Signed, key: RequestKey): Promise<SearchDone> {
  return act(services, key, null, (tx) => forgetRecent(tx, signed));
}

export function forgetDeletedSearches({ database, clock }: Services): Promise<unknown> {
  return forgetDeleted(database.sql, new Date(clock.now().getTime() - KEPT_DELETED_MS));
}

function act(
  services: Services,
  key: RequestKey,
  id: string | null,
  work: (tx: Tx, at: Date) => Promise<unknown>,
): Promise<SearchDone> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const at = services.clock.now();
    await sql.begin(async (tx) => {
      await keepAnswer(tx, key, { id }, at);
      await work(tx, at);
    });
    return { id };
  });
}

/** Cut in the middle of a letter, or sent so, half of it is left, which no JSON of the database holds. */
function wellFormed(question: SearchQuestion): SearchQuestion {
  const parts = Object.entries(question).map(([name, text]) => [name, text.toWellFormed()] as const);
  return Object.fromEntries(parts) as SearchQuestion;
}

async function refuseMore(tx: Tx, signed: Signed): Promise<void> {
  if ((await holdSaved(tx, signed)) >= LIMITS.saved) throw new Problem('too-many-searches', { most: LIMITS.saved });
}

function readName(given: string): string {
  const name = oneLine(given);
  if (name === '') throw new Problem('search-name-missing');
  if ([...name].length > LIMITS.name) throw new Problem('search-name-too-long', { most: LIMITS.name });
  return name;
}

async function named<Written>(name: string, written: Promise<Written>): Promise<Written> {
  return written.catch((error: unknown) => {
    const isTaken = brokenConstraint(error) === 'a_person_gives_a_search_name_once';
    throw isTaken ? new Problem('search-name-taken', { name }) : error;
  });
}
