import type { Originals } from '../originals/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { findDocuments } from '../search/find-documents.ts';
import { indexDocument } from '../search/index-document.ts';
import { listRecentSearches, listSearches } from '../search/saved-searches.ts';
import type { RandomWorld } from './random-world.ts';
import { WORLD_NOW, type WorldAgency, type WorldPerson } from './random-world-agency.ts';
import { type Facets, freshFor, partOf, reads, recentOf, type Shown, savedOf } from './world-oracle.ts';

/** The documents of a world have no attachments. */
const NO_FILES = {
  known: () => Promise.reject(new Error('a file in a random world')),
  now: () => Promise.reject(new Error('a file in a random world')),
  read: () => Promise.reject(new Error('a file in a random world')),
} as unknown as Originals;

/** 찾기 of the office over a random world. */
export class WorldSearch {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /**
   * The index as it would stand after the acts; but of some documents it still has the row of an older state, in which
   * everybody of both agencies had a seat.
   */
  async index(world: RandomWorld, dice: (below: number) => number): Promise<ReadonlySet<string>> {
    const { sql } = this.#services.database;
    await Promise.all(
      world.documents.flat().map((document) => sql.begin((tx) => indexDocument(tx, NO_FILES, document, 'known'))),
    );
    const open = world.agencies.flatMap(({ agencyId, people }) =>
      people.map(({ personId }) => `@l${agencyId}:${personId}`),
    );
    const old = world.documents.flat().filter(() => dice(3) === 0);
    await sql`
      update search_documents set revision = 0, terms = terms || ${open}::text[],
        tokens = tokens || array_to_tsvector(${open}::text[])
      where (agency_id, document_id) in (select * from unnest(
        ${old.map(({ agencyId }) => agencyId)}::int[], ${old.map(({ documentId }) => documentId)}::uuid[]))`;
    return new Set(old.map(({ managementNumber }) => managementNumber));
  }

  /** Everybody has one saved search and has asked one question; who bears the same id in the other agency, others. */
  async save({ agencies }: RandomWorld): Promise<void> {
    const { sql } = this.#services.database;
    const owned = agencies.flatMap((agency) =>
      agency.people.map((person) => ({
        owner: { agency_id: agency.agencyId, person_id: person.personId },
        ...savedOf({ agency, person }),
        recent: recentOf({ agency, person }),
      })),
    );
    await Promise.all([
      ...owned.map(
        ({ owner, question, seenAt }) => sql`
        insert into saved_searches (agency_id, id, person_id, name, question, saved_at, seen_at)
        values (${owner.agency_id}, ${owner.person_id}, ${owner.person_id}, '늘 찾는 것',
          ${JSON.stringify(question)}::text::jsonb, ${seenAt}, ${seenAt})`,
      ),
      sql`insert into recent_searches ${sql(owned.map(({ owner, recent }) => ({ ...owner, question: recent, at: WORLD_NOW })))}`,
    ]);
  }

  /** 저장한 검색 and 최근에 찾은 말. */
  async kept(signed: Signed): Promise<Pick<Shown, 'fresh' | 'recent'>> {
    const [{ saved }, { recent }] = await Promise.all([
      listSearches(this.#services, signed),
      listRecentSearches(this.#services, signed),
    ]);
    return { fresh: saved.reduce((sum, { fresh }) => sum + fresh, 0), recent };
  }

  /** Everything that a search finds for this person, page after page, as its rows and its counts say. */
  async found(signed: Signed): Promise<Pick<Shown, 'found' | 'facets'>> {
    const first = await findDocuments(this.#services, NO_FILES, signed, {});
    const rows = [...first.rows];
    for (let after = first.next; after !== null; ) {
      const page = await findDocuments(this.#services, NO_FILES, signed, { after });
      rows.push(...page.rows);
      after = page.next;
    }
    const found = rows.map((row) => `${row.managementNumber} ${row.title.map(({ text }) => text).join('')}`).sort();
    if (first.total !== found.length) found.push(`the search counts ${first.total}`);
    const facets = Object.entries(first.facets ?? {}).map(([name, values]) => [
      name,
      Object.fromEntries(values.map(({ value, count }) => [value, count] as const).sort()),
    ]);
    return { found, facets: Object.fromEntries(facets) as Facets };
  }
}

type Spot = {
  readonly prepared: { readonly world: RandomWorld };
  readonly agency: WorldAgency;
  readonly person: WorldPerson;
};

/** What a search with a fault would show; each is found in one of the worlds. */
export const SEARCH_FAULTS: Readonly<Record<string, (shown: Shown, spot: Spot) => Shown>> = {
  'the search asks no policy of what has moved on since it was indexed': (shown, { prepared: { world }, agency }) => {
    const own = world.documents[world.agencies.indexOf(agency)] ?? [];
    const submitted = own.filter(({ table }) => table.status !== 'drafting');
    const rows = submitted.map((one) => `${one.managementNumber} ${one.submittedTitle}`);
    return { ...shown, found: [...new Set([...shown.found, ...rows])].sort() };
  },
  'the search finds what others are writing': (shown, { prepared: { world }, person }) => {
    const drafts = world.documents.flat().filter(({ table }) => table.status === 'drafting');
    const others = drafts.filter(({ drafter }) => drafter !== person.key);
    const rows = others.map((one) => `${one.managementNumber} ${one.workingTitle}`);
    return { ...shown, found: [...shown.found, ...rows].sort() };
  },
  'the search counts what it does not show': (shown, { prepared: { world } }) => {
    const all = world.documents.flat().filter(({ table }) => table.status === 'inApproval').length;
    return withFacet(shown, 'state', { inApproval: all });
  },
  'the search tells by its counts that there is something closed': (shown, { prepared: { world } }) => {
    const all = world.documents.flat().filter(({ level }) => level === 'closed').length;
    return withFacet(shown, 'level', { closed: all });
  },
  'the search tells by its units who else has written something': (shown, { prepared: { world }, agency }) => {
    const own = world.documents[world.agencies.indexOf(agency)] ?? [];
    return withFacet(shown, 'unit', Object.fromEntries(own.map(({ unitName }) => [unitName, 1])));
  },
  'the search calls what a unit may read a part in it': (shown, { prepared: { world }, agency, person }) => {
    const documents = world.documents.flat();
    const read = documents.filter((document) => reads({ agency, person, documents }, document));
    const line = read.filter((document) => partOf({ agency, person, documents }, document) !== 'drafter').length;
    return withFacet(shown, 'part', { line });
  },
  'a saved search counts what only others may read': (shown, { prepared: { world }, agency, person }) => {
    const everybody = { ...person, roles: ['recordsManager'] as const };
    const documents = world.documents.flat();
    return {
      ...shown,
      fresh: freshFor(
        { agency, person, documents },
        documents.filter((each) => reads({ agency, person: everybody, documents }, each)),
      ),
    };
  },
  'a saved search counts what was seen before': (shown, { prepared: { world }, agency, person }) => {
    const documents = world.documents.flat();
    const asked = { agency, person, documents };
    return {
      ...shown,
      fresh: freshFor(
        asked,
        documents.filter((each) => reads(asked, each)),
        new Date(0),
      ),
    };
  },
  'a search is remembered for the person of the same id in the other agency': (shown, { prepared, agency, person }) => {
    const other = prepared.world.agencies.find((each) => each !== agency) ?? agency;
    const them = other.people.find(({ personId }) => personId === person.personId) ?? person;
    return { ...shown, recent: [...shown.recent, recentOf({ agency: other, person: them })] };
  },
};

const withFacet = <Sight extends Pick<Shown, 'facets'>>(shown: Sight, name: string, counts: Facets[string]): Sight => ({
  ...shown,
  facets: { ...shown.facets, [name]: { ...shown.facets[name], ...counts } },
});
