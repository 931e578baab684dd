import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DocumentFacts, mayRead } from '../shared/access/document-access.ts';
import type { BoxCounts, BoxPage } from '../shared/contract/approval.ts';
import type { NotificationsReply } from '../shared/contract/live.ts';
import type { RegisterPage } from '../shared/contract/register.ts';
import { dayInKorea } from '../shared/kernel/calendar-day.ts';
import { listDocumentFacts, readerOf } from './approval/index.ts';
import { countBoxes, listBox } from './approval/list-box.ts';
import { findRolesOf } from './identity/roles/store.ts';
import { notifier } from './notification/notify-participants.ts';
import { listMandates, listPostsOf } from './organization/index.ts';
import type { Signed } from './platform/http/policy.ts';
import { publicationConsumer } from './publication/publish-document.ts';
import { SiteFacts } from './publication/site-facts.ts';
import { deleteCopy, markWithdrawn } from './publication/store.ts';
import { numbersFrom } from './testing/random-agency.ts';
import { makeRandomWorld, type RandomWorld, secretOf, waitingOfficers } from './testing/random-world.ts';
import { keyOf, PARTNERS, WORLD_NOW, type WorldAgency, type WorldPerson } from './testing/random-world-agency.ts';
import { SHARED_PAINTER } from './testing/shared-painter.ts';
import { openTestOffice, type TestOffice } from './testing/test-office.ts';
import { BOXES, type Delivery, expectedFor, publicOnes, type Shown, toldAs } from './testing/world-oracle.ts';
import { SEARCH_FAULTS, WorldSearch } from './testing/world-search.ts';

/**
 * Random worlds: agencies, posts, people who moved or are away, roles, and documents in every state. What everybody is
 * shown, in each box and its count, the register, the log and the citizens' search, is exactly what the rules allow.
 */
const SEED = Number(process.env.GYEOL_SEED ?? 20_261_122);
const IS_LONG = process.env.TEST_LONG === 'on';
const WORLDS = IS_LONG ? 500 : 50;
/** Deliveries of a world that the notifier makes; the others are dropped to spare the time. */
const TOLD = 9;

let office: TestOffice;
let search: WorldSearch;
beforeAll(async () => {
  console.log(`worlds: seed ${SEED}`);
  office = await openTestOffice({ at: '2026-12-10T01:00:00Z' });
  expect(office.clock.now()).toEqual(WORLD_NOW);
  search = new WorldSearch(office.services);
});
afterAll(() => office.close());

type Told = { readonly accountId: string; readonly text: string };
type Prepared = {
  readonly world: RandomWorld;
  readonly deliveries: readonly Delivery[];
  readonly withdrawn: ReadonlySet<string>;
  /** Rows that went over a socket from memory, before anybody asked for them. */
  readonly pushed: readonly Told[];
};

/** Delivers some of what happened and publishes what is approved; then the disclosure officer takes something back. */
async function prepare(world: RandomWorld, dice: (below: number) => number): Promise<Prepared> {
  const { sql, publicSql } = office.services.database;
  const all = world.documents
    .flat()
    .flatMap((document) => document.history.map((happening) => ({ document, happening })));
  const kept = all.filter(({ happening }) => happening.event.type !== 'DocumentRead' && dice(all.length) < TOLD);
  const ids = world.agencies.map(({ agencyId }) => agencyId);
  const keys = kept.map(({ document, happening }) => `${document.managementNumber} ${happening.sequence}`);
  await sql`
    delete from outbox_deliveries o using documents d
    where o.agency_id = any(${ids}) and d.agency_id = o.agency_id and d.id = o.document_id and (consumer = 'rendering'
      or (consumer = 'publication' and o.kind <> 'DocumentApproved')
      or (consumer = 'notification' and d.management_number || ' ' || o.sequence <> all(${keys})))`;
  const pushed: Told[] = [];
  const telling = notifier((grown) => {
    for (const { accountId, row } of grown) if (row) pushed.push({ accountId, text: row.text });
  });
  await office.services.outbox.drain(telling);
  await office.services.outbox.drain(
    publicationConsumer(office.clock, new SiteFacts(publicSql), {
      tellOfStop: async () => () => undefined,
      leakTest: { origin: 'https://open.hanbit.example', renderer: SHARED_PAINTER, files: office.services.files },
      checkFiles: async () => ({ kinds: [], unread: [] }),
    }),
  );
  await search.index(world, dice);
  const withdrawn = new Set<string>();
  for (const { table, level, managementNumber, documentId } of world.documents.flat()) {
    if (table.status !== 'approved' || level === 'closed' || dice(4) > 0) continue;
    const agencyId = Number(managementNumber.slice(1, 5));
    const personId = world.agencies[0].people[0]?.personId ?? '';
    await sql.begin(async (tx) => {
      const act = { agencyId, documentId, managementNumber, personId, reason: '세계', at: WORLD_NOW };
      expect(await markWithdrawn(tx, act)).toBe(true);
      await deleteCopy(tx, agencyId, managementNumber);
    });
    withdrawn.add(managementNumber);
  }
  return { world, deliveries: kept, withdrawn, pushed };
}

/** What the product shows this person, asked as their browser asks it. */
async function shownTo(agency: WorldAgency, person: WorldPerson, facts: WorldFacts): Promise<Shown> {
  const ask = async <Reply>(url: string): Promise<Reply> => {
    const response = await office.app.inject({ method: 'GET', url, headers: { cookie: person.cookie } });
    if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode} ${response.body}`);
    return response.json<Reply>();
  };
  const { sql } = office.services.database;
  const signed = await signedOf(agency, person);
  // One of them through the door; the others ask what stands behind it, which spares half of the time.
  const isAtTheDoor = person === agency.people[0];
  const [pages, counts, register, notifications, opens, found] = await Promise.all([
    Promise.all(
      BOXES.map((name) =>
        isAtTheDoor ? ask<BoxPage>(`/api/boxes/${name}`) : listBox(sql, signed, name, { query: {}, now: WORLD_NOW }),
      ),
    ),
    isAtTheDoor ? ask<BoxCounts>('/api/boxes') : countBoxes(sql, signed, WORLD_NOW),
    ask<RegisterPage>('/api/register'),
    ask<NotificationsReply>('/api/notifications?after=0'),
    opening(signed, facts),
    search.found(signed),
  ]);
  const { items } = notifications;
  return {
    boxes: Object.fromEntries(
      BOXES.map((name, at) => [
        name,
        pages[at]?.rows.map((row) => `${row.managementNumber} ${row.title}`).sort() ?? [],
      ]),
    ),
    counts: Object.fromEntries(BOXES.map((name) => [name, counts[name]])),
    opens,
    ...found,
    register: register.rows.map((row) => `${row.managementNumber} ${row.title}`).sort(),
    log: items
      .flatMap((row) => ('managementNumber' in row ? [`${row.managementNumber} ${row.revision} ${row.kind}`] : []))
      .sort(),
    withheld: items.filter((row) => row.kind === 'withheld').length,
  };
}

async function signedOf({ agencyId }: WorldAgency, { personId, accountId }: WorldPerson): Promise<Signed> {
  const roles = await findRolesOf(office.services.database.sql, agencyId, personId, dayInKorea(WORLD_NOW));
  return { accountId, agencyId, personId, roles, sessionHash: '', mustChangePassword: false };
}

/** The policy itself, over the facts that the server reads for it. */
async function opening(signed: Signed, facts: WorldFacts): Promise<string[]> {
  const { sql } = office.services.database;
  const { agencyId, personId } = signed;
  const [posts, mandates] = await Promise.all([
    listPostsOf(sql, agencyId, personId, dayInKorea(WORLD_NOW)),
    listMandates(sql, agencyId, personId, WORLD_NOW),
  ]);
  const reader = readerOf(signed, { posts, mandates }, dayInKorea(WORLD_NOW));
  const able = [...facts].filter(([, of]) => of.status !== 'drafting' && mayRead(reader, of));
  return able.map(([managementNumber]) => managementNumber).sort();
}

/** What the server knows of each document, whoever asks. */
async function factsOf(world: RandomWorld): Promise<WorldFacts> {
  const { sql } = office.services.database;
  const known = await Promise.all(
    world.agencies.map(async ({ agencyId }, index) => {
      const documents = world.documents[index] ?? [];
      const ids = documents.map(({ documentId }) => documentId);
      const facts = await listDocumentFacts(sql, agencyId, ids);
      return documents.flatMap(({ managementNumber, documentId }): [string, DocumentFacts][] => {
        const of = facts.get(documentId);
        return of ? [[managementNumber, of]] : [];
      });
    }),
  );
  return new Map(known.flat());
}

async function found(words: string): Promise<string[]> {
  const { body } = await office.app.inject({ method: 'GET', url: `/search?q=${encodeURIComponent(words)}` });
  const hits = body.matchAll(/<h2 class="t"><a href="\/documents\/(D\d{13})">(.*?)<\/a>/g);
  return [...hits].map(([, number, title = '']) => `${number} ${title.replaceAll(/<[^>]*>/g, '')}`).sort();
}

type WorldFacts = ReadonlyMap<string, DocumentFacts>;
type Spot = { readonly prepared: Prepared; readonly agency: WorldAgency; readonly person: WorldPerson };
type Sight = Spot & { readonly shown: Shown; readonly expected: Shown };

/**
 * Everybody of a world with what they are shown, and with what they may be; in a short run every other one of them, the
 * others in the next world.
 */
async function lookAround(prepared: Prepared, number: number): Promise<Sight[]> {
  const { world, deliveries } = prepared;
  const facts = await factsOf(world);
  const sights = world.agencies.flatMap((agency, index) => {
    const documents = world.documents.flat();
    // The second agency is there to be mixed up with: a few of its people, and all who act in a 공동기안, say enough.
    const isAsked = (at: number) => (index === 0 ? at <= PARTNERS[1] : at < 3 || at >= PARTNERS[0]);
    const people = agency.people.filter((_, at) => isAsked(at) && (IS_LONG || (at + number) % 2 === 0));
    return people.map(async (person) => {
      const expected = expectedFor({ agency, person, documents }, deliveries);
      return { prepared, agency, person, expected, shown: await shownTo(agency, person, facts) };
    });
  });
  return Promise.all(sights);
}

/** Every difference between what is shown and what may be, in words. */
function faultsOf(sights: readonly Sight[], spoil: (shown: Shown, spot: Spot) => Shown = (shown) => shown): string[] {
  return sights.flatMap((sight) => {
    const { prepared, person, shown, expected } = sight;
    const pushed = prepared.pushed.filter(({ accountId }) => accountId === person.accountId);
    const numbers = pushed.map(({ text }) => /D\d{13}/.exec(text)?.[0] ?? text);
    const faults = [
      ...differences(spoil(shown, sight), expected),
      ...closedRows(expected),
      ...numbers.filter((number) => !expected.opens.includes(number)).map((number) => `${number} went over a socket`),
    ];
    return faults.map((fault) => `world ${prepared.world.name}, ${person.personId}: ${fault}`);
  });
}

/** Whatever lies in somebody's box also opens. */
function closedRows({ boxes, opens }: Shown): string[] {
  const rows = Object.entries(boxes).filter(([name]) => name !== 'saved');
  const numbers = rows.flatMap(([name, row]) => row.map((text) => ({ name, number: text.split(' ')[0] ?? '' })));
  return numbers.flatMap(({ name, number }) =>
    opens.includes(number) ? [] : [`${name} shows ${number}, which is closed`],
  );
}

function differences(shown: Shown, expected: Shown): string[] {
  const of = ({ boxes, ...rest }: Shown): Record<string, unknown> => ({ ...rest, ...boxes });
  const [is, should] = [of(shown), of(expected)];
  return Object.keys(should).flatMap((name) => {
    const [one, other] = [JSON.stringify(is[name]), JSON.stringify(should[name])];
    return one === other ? [] : [`${name} shows ${one}, allowed is ${other}`];
  });
}

/** What a reader of feeds is told of the same words. */
async function fed(words: string): Promise<string[]> {
  const { body } = await office.app.inject({ method: 'GET', url: `/search.atom?q=${encodeURIComponent(words)}` });
  const entries = body.matchAll(/<id>[^<]*\/documents\/(D\d{13})<\/id>\s*<title>(.*?)<\/title>/g);
  return [...entries].map(([, number, title]) => `${number} ${title}`).sort();
}

async function searchFaults(prepared: Prepared): Promise<string[]> {
  return [...(await faultsOfFinding(prepared, found)), ...(await faultsOfFinding(prepared, fed))];
}

async function faultsOfFinding({ world, withdrawn }: Prepared, find: typeof found): Promise<string[]> {
  const words = world.agencies.map(({ word }) => `${word}${world.name}`);
  const [one = [], other = [], secret] = await Promise.all([...words.map(find), find(secretOf(world.name))]);
  const is = JSON.stringify([...one, ...other].sort());
  const should = JSON.stringify(publicOnes(world, withdrawn));
  return [
    ...(is === should ? [] : [`world ${world.name}: citizens find ${is}, public is ${should}`]),
    ...(secret?.length === 0 ? [] : [`world ${world.name}: citizens find ${secret} by its hidden words`]),
  ];
}

/** What a product with a fault would show; each is found in one of the worlds. */
const FAULTS: Readonly<Record<string, (shown: Shown, spot: Spot) => Shown>> = {
  'a box forgets the agency': (shown, { prepared: { world }, agency, person }) => {
    const other = world.agencies.findIndex((each) => each !== agency);
    const [there, documents] = [world.agencies[other], world.documents[other]];
    const them = there?.people.find(({ personId }) => personId === person.personId);
    if (!there || !documents || !them) return shown;
    // The same person, by their id, in the other agency; and the rows are filled by the ids of the documents.
    const found = expectedFor({ agency: there, person: them, documents }, []).boxes.waiting ?? [];
    const own = world.documents[1 - other] ?? [];
    const ids = documents.filter((one) => found.some((row) => row.startsWith(one.managementNumber)));
    const rows = own.filter((one) => ids.some(({ documentId }) => documentId === one.documentId));
    const added = rows.map((one) => `${one.managementNumber} ${one.workingTitle}`);
    return withBox(shown, 'waiting', [...new Set([...(shown.boxes.waiting ?? []), ...added])].sort());
  },
  'a count goes on when the duty is done': (shown) => ({
    ...shown,
    counts: { ...shown.counts, circulated: shown.boxes.circulated?.length ?? 0 },
  }),
  'a live message goes to a former participant': (shown, { prepared, person }) => {
    const told = prepared.deliveries.flatMap(({ document, happening }) => {
      const kind = toldAs(document, happening).get(person.key);
      return kind ? [`${document.managementNumber} ${happening.sequence} ${kind}`] : [];
    });
    return { ...shown, log: told.sort(), withheld: 0 };
  },
  ...SEARCH_FAULTS,
  'who is in turn is not told': (shown) => ({ ...shown, log: shown.log.filter((row) => !row.endsWith('turn')) }),
  'a box shows the text that is being written': (shown, { prepared: { world }, person }) => {
    const back = world.documents.flat().filter(({ drafter }) => drafter !== person.key);
    const titles = new Map(back.map((one) => [`${one.managementNumber} ${one.submittedTitle}`, one]));
    const rows = shown.boxes.consultations?.map((row) => {
      const one = titles.get(row);
      return one ? `${one.managementNumber} ${one.workingTitle}` : row;
    });
    return withBox(shown, 'consultations', rows ?? []);
  },
  'whoever stood in goes on reading': (shown, { prepared: { world }, agency, person }) => {
    const stoodIn = agency.absences.filter(({ standInId }) => standInId === person.personId);
    const waits = (world.documents[world.agencies.indexOf(agency)] ?? []).filter((document) =>
      waitingOfficers(document, document.table).some((one) =>
        stoodIn.some(({ personId }) => keyOf(agency.agencyId, personId) === one.key),
      ),
    );
    const opens = [...new Set([...shown.opens, ...waits.map(({ managementNumber }) => managementNumber)])];
    return { ...shown, opens: opens.sort() };
  },
  'the search forgets 열람제한': (shown, { prepared: { world }, agency, person }) => {
    const own = world.documents[world.agencies.indexOf(agency)] ?? [];
    const kept = own.filter(
      ({ table, restriction, unitId }) =>
        table.status === 'approved' && restriction !== null && person.unitIds.includes(unitId),
    );
    const rows = kept.map((one) => `${one.managementNumber} ${one.submittedTitle}`);
    return { ...shown, found: [...new Set([...shown.found, ...rows])].sort() };
  },
  'the register lists what other units have approved': (shown, { prepared: { world }, agency }) => {
    const documents = world.documents[world.agencies.indexOf(agency)] ?? [];
    const approved = documents.filter(({ table }) => table.status === 'approved');
    return { ...shown, register: approved.map((one) => `${one.managementNumber} ${one.workingTitle}`).sort() };
  },
  'a joint document opens in the other agency before it has come there': (shown, spot) => {
    const opens = new Set([...shown.opens, ...jointOf(spot).map(({ managementNumber }) => managementNumber)]);
    return { ...shown, opens: [...opens].sort() };
  },
  'a joint document is announced to the other agency while the lead agency decides': (shown, spot) => {
    const coming = jointOf(spot).filter(({ table }) => table.status === 'inApproval');
    const rows = coming.map((one) => `${one.managementNumber} ${one.submittedTitle}`);
    return withBox(shown, 'upcoming', [...new Set([...(shown.boxes.upcoming ?? []), ...rows])].sort());
  },
  'a joint document stands in the register of the other agency': (shown, spot) => {
    const approved = jointOf(spot).filter(({ table }) => table.status === 'approved');
    const rows = approved.map((one) => `${one.managementNumber} ${one.submittedTitle}`);
    return { ...shown, register: [...shown.register, ...rows].sort() };
  },
  'the roles of the other agency open a joint document': (shown, { prepared: { world }, agency, person }) => {
    const all = world.documents.flat().filter((one) => one.agencyId !== agency.agencyId);
    const approved = all.filter(
      ({ isJoint, table }) => isJoint && table.status === 'approved' && person.roles.length > 0,
    );
    const opens = new Set([...shown.opens, ...approved.map(({ managementNumber }) => managementNumber)]);
    return { ...shown, opens: [...opens].sort() };
  },
};
/** What this person has a seat in, of the documents that the other agency keeps. */
const jointOf = ({ prepared: { world }, agency, person }: Spot) =>
  world.documents
    .flat()
    .filter((one) => one.agencyId !== agency.agencyId)
    .filter((one) => one.table.rows.some(({ officer }) => one.who(officer.personId) === person.key));
const withBox = (shown: Shown, name: string, rows: readonly string[]): Shown => ({
  ...shown,
  boxes: { ...shown.boxes, [name]: rows },
});

describe('random worlds', () => {
  const caught = new Map<string, string>();

  test(
    `${WORLDS} of them show everybody exactly what the rules allow`,
    async ({ annotate }) => {
      const dice = numbersFrom(SEED);
      const faults: string[] = [];
      let documents = 0;
      const joint = { all: 0, reached: 0, approved: 0 };
      for (let number = 1; number <= WORLDS; number += 1) {
        const prepared = await prepare(await makeRandomWorld(office.services, number, dice), dice);
        documents += prepared.world.documents.flat().length;
        for (const { isJoint, table, history } of prepared.world.documents.flat()) {
          if (!isJoint) continue;
          joint.all += 1;
          if (history.some(({ event }) => event.type === 'AgencyApproved')) joint.reached += 1;
          if (table.status === 'approved') joint.approved += 1;
        }
        const sights = await lookAround(prepared, number);
        faults.push(...faultsOf(sights), ...(await searchFaults(prepared)));
        lookForFaults(sights, caught);
      }
      const replays = `seed: ${SEED} (GYEOL_SEED=${SEED} replays)`;
      const both = `공동기안: ${joint.all}, come to the other agency: ${joint.reached}, approved: ${joint.approved}`;
      const sum = `worlds: ${WORLDS}, documents: ${documents}, ${both}, too much or too little: ${faults.length}`;
      await annotate(`${sum}, seeded faults caught: ${caught.size} of ${Object.keys(FAULTS).length}, ${replays}`);
      expect(faults).toEqual([]);
    },
    WORLDS * 9_000,
  );

  test.each(Object.keys(FAULTS))('caught: %s', (name) => {
    console.log(`fault caught: ${name}; ${caught.get(name)}`);
    expect(caught.get(name)).toBeDefined();
  });
});

/** Each fault is put into what was shown, and must be seen where it makes a difference. */
function lookForFaults(sights: readonly Sight[], caught: Map<string, string>): void {
  for (const [name, spoil] of Object.entries(FAULTS)) {
    if (caught.has(name)) continue;
    const [first] = faultsOf(sights, spoil);
    if (first !== undefined) caught.set(name, first);
  }
}
