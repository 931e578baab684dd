import type { Originals } from '../originals/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { findDocuments } from '../search/find-documents.ts';
import { IndexRunner } from '../search/index-runner.ts';
import type { RandomWorld } from './random-world.ts';
import type { WorldAgency, WorldPerson } from './random-world-agency.ts';
import type { Shown } from './world-oracle.ts';

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
  async index(world: RandomWorld, dice: (below: number) => number): Promise<void> {
    const { sql } = this.#services.database;
    const ids = world.agencies.map(({ agencyId }) => agencyId);
    await sql`delete from outbox_deliveries where agency_id = any(${ids}) and consumer = 'search'`;
    await new IndexRunner(this.#services, NO_FILES).catchUp();
    const open = world.agencies.flatMap(({ agencyId, people }) =>
      people.map(({ personId }) => `@l${agencyId}:${personId}`),
    );
    const old = world.documents.flat().filter(() => dice(3) === 0);
    await sql`
      update search_documents set revision = 0, tokens = tokens || array_to_tsvector(${[...new Set(open)]}::text[])
      where document_id = any(${old.map(({ documentId }) => documentId)}::uuid[])`;
  }

  /** Everything that a search finds for this person, page after page, as its rows and its counts say. */
  async found(signed: Signed): Promise<Pick<Shown, 'found' | 'foundByState' | 'foundByLevel'>> {
    const first = await findDocuments(this.#services, NO_FILES, signed, {});
    const rows = [...first.rows];
    for (let after = first.next; after !== null; ) {
      const page = await findDocuments(this.#services, NO_FILES, signed, { after });
      rows.push(...page.rows);
      after = page.next;
    }
    const found = rows.map((row) => `${row.managementNumber} ${row.title.map(({ text }) => text).join('')}`).sort();
    if (first.total !== found.length) found.push(`the search counts ${first.total}`);
    const counts = (facet: 'state' | 'level') =>
      Object.fromEntries(
        first.facets?.[facet].map(({ value, count }): [string, number] => [value, count]).sort() ?? [],
      );
    return { found, foundByState: counts('state'), foundByLevel: counts('level') };
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
    return { ...shown, foundByState: { ...shown.foundByState, inApproval: all } };
  },
  'the search tells by its counts that there is something closed': (shown, { prepared: { world } }) => {
    const all = world.documents.flat().filter(({ level }) => level === 'closed').length;
    return { ...shown, foundByLevel: { ...shown.foundByLevel, closed: all } };
  },
};
