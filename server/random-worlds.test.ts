import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DocumentFacts, mayRead, type Reader } from '../shared/access/document-access.ts';
import type { BoxCounts, BoxPage } from '../shared/contract/approval.ts';
import type { LogRow, NotificationsReply } from '../shared/contract/live.ts';
import type { RegisterPage } from '../shared/contract/register.ts';
import { dayInKorea } from '../shared/kernel/calendar-day.ts';
import { listDocumentFacts, listHidden, readerOf } from './approval/index.ts';
import { countBoxes, listBox } from './approval/list-box.ts';
import { findRolesOf } from './identity/roles/store.ts';
import { notifier } from './notification/notify-participants.ts';
import { liveLog } from './notification/read-log.ts';
import { listMandates, listPostsOf } from './organization/index.ts';
import type { Signed } from './platform/http/policy.ts';
import { publicationConsumer } from './publication/publish-document.ts';
import { SiteFacts } from './publication/site-facts.ts';
import { deleteCopy, markWithdrawn } from './publication/store.ts';
import { TEXT_MAKERS } from './publication/text-makers.ts';
import { listRegister } from './registration/register/list-register.ts';
import { Follower } from './testing/follower.ts';
import { numbersFrom } from './testing/random-agency.ts';
import { makeRandomWorld, type RandomWorld, secretOf } from './testing/random-world.ts';
import { PARTNERS, WORLD_NOW, type WorldAgency, type WorldPerson } from './testing/random-world-agency.ts';
import { SHARED_PAINTER } from './testing/shared-painter.ts';
import { openTestOffice, type TestOffice } from './testing/test-office.ts';
import { saveExports, shownExports } from './testing/world-exports.ts';
import { allowedTo, FAULTS, type Prepared, type Spot, type Told } from './testing/world-faults.ts';
import { drawHandovers, saveHandovers, shownHandovers } from './testing/world-handovers.ts';
import { BOXES, publicOnes, type Shown } from './testing/world-oracle.ts';
import {
  beginQueues,
  disturbQueues,
  drawQueues,
  isAskedForQueues,
  rowsOfSheet,
  shownQueues,
} from './testing/world-queues.ts';
import { WorldSearch } from './testing/world-search.ts';

/**
 * Random worlds: agencies, posts, people who moved or are away, roles, and documents in every state. What everybody is
 * shown, in each box and its count, each queue, the register and its file, the files that can be
 * taken out, handovers, the search with its facets and what is saved
 * of it, the log, over sockets too, and the citizens' search, is exactly what the rules allow.
 */
const SEED = Number(process.env.GYEOL_SEED ?? 20_261_122);
const IS_LONG = process.env.TEST_LONG === 'on';
const WORLDS = IS_LONG ? 500 : 50;
/** Deliveries of a world that the notifier makes; the others are dropped to spare the time. */
const TOLD = 9;

let office: TestOffice;
let search: WorldSearch;
/** Where sockets are opened. */
let socketUrl: string;
beforeAll(async () => {
  console.log(`worlds: seed ${SEED}`);
  office = await openTestOffice({ at: '2026-12-10T01:00:00Z' });
  expect(office.clock.now()).toEqual(WORLD_NOW);
  search = new WorldSearch(office.services);
  socketUrl = `${(await office.app.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws')}/api/live`;
});
afterAll(() => office.close());

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
      or consumer = 'search' or (consumer = 'publication' and o.kind <> 'DocumentApproved')
      or (consumer = 'notification' and d.management_number || ' ' || o.sequence <> all(${keys})))`;
  const queues = drawQueues(world);
  const handovers = drawHandovers(world);
  await Promise.all([
    ...[beginQueues(sql, queues), search.save(world), saveExports(sql, world), saveHandovers(sql, handovers)],
  ]);
  const pushed: Told[] = [];
  const telling = notifier((grown) => {
    for (const { accountId, row } of grown) if (row) pushed.push({ accountId, text: row.text });
  });
  const publishing = publicationConsumer(office.clock, new SiteFacts(publicSql), {
    tellOfStop: async () => () => undefined,
    leakTest: {
      origin: 'https://open.hanbit.example',
      renderer: SHARED_PAINTER,
      makers: TEXT_MAKERS,
      files: office.services.files,
    },
    checkFiles: async () => ({ kinds: [], unread: [] }),
  });
  // At once, as a server delivers to them; the telling by two processes.
  const { outbox } = office.services;
  const [stale] = await Promise.all([
    search.index(world, dice),
    ...[telling, telling, publishing].map((consumer) => outbox.drain(consumer)),
  ]);
  const { withdrawn } = queues;
  const withdrawals: Promise<unknown>[] = [];
  for (const { table, level, managementNumber, documentId } of world.documents.flat()) {
    if (table.status !== 'approved' || level === 'closed' || dice(4) > 0) continue;
    const agencyId = Number(managementNumber.slice(1, 5));
    const personId = world.agencies[0].people[0]?.personId ?? '';
    withdrawals.push(
      sql.begin(async (tx) => {
        const act = { agencyId, documentId, managementNumber, personId, reason: '세계', at: WORLD_NOW };
        expect(await markWithdrawn(tx, act)).toBe(true);
        await deleteCopy(tx, agencyId, managementNumber);
      }),
    );
    withdrawn.add(managementNumber);
  }
  await Promise.all(withdrawals);
  await disturbQueues(sql, world, queues);
  return { world, deliveries: kept, withdrawn, queues, handovers, stale, pushed };
}

type Seen = {
  readonly signed: Signed;
  readonly facts: WorldFacts;
  /** Their log, read with those of everybody else. */
  readonly log: readonly LogRow[];
  readonly prepared: Prepared;
};

/** What the product shows this person, asked as their browser asks it. */
async function shownTo(agency: WorldAgency, person: WorldPerson, seen: Seen): Promise<Shown> {
  const get = (url: string) => office.app.inject({ method: 'GET', url, headers: { cookie: person.cookie } });
  const ask = async <Reply>(url: string): Promise<Reply> => {
    const response = await get(url);
    if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode} ${response.body}`);
    return response.json<Reply>();
  };
  const askQueue = async (url: string) => {
    const response = await get(url);
    if (response.statusCode === 403 || response.statusCode === 404) return undefined;
    if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode} ${response.body}`);
    return response;
  };
  const { sql } = office.services.database;
  const { signed, facts, log, prepared } = seen;
  const { queues, handovers } = prepared;
  const asking = { agency, person, documents: prepared.world.documents.flat() };
  // One of them through the door; the others ask what stands behind it, which spares half of the time.
  const isAtTheDoor = person === agency.people[0];
  const [pages, counts, register, opens, found, asked, file, live, taken, carried] = await Promise.all([
    Promise.all(
      BOXES.map((name) =>
        isAtTheDoor ? ask<BoxPage>(`/api/boxes/${name}`) : listBox(sql, signed, name, { query: {}, now: WORLD_NOW }),
      ),
    ),
    isAtTheDoor ? ask<BoxCounts>('/api/boxes') : countBoxes(sql, signed, WORLD_NOW),
    isAtTheDoor ? ask<RegisterPage>('/api/register') : listRegister(office.services, KNOWN, signed, {}),
    opening(signed, facts),
    // What one writes oneself is looked through by a search; what is saved of it counts what has been.
    search.found(signed).then(async (found) => ({ ...found, ...(await search.kept(signed)) })),
    isAskedForQueues(agency, person, queues) ? shownQueues(askQueue) : undefined,
    isAtTheDoor ? get('/api/register/file?format=csv') : undefined,
    isAtTheDoor ? overSocket(person, await ask<NotificationsReply>('/api/notifications?after=0')) : undefined,
    shownExports(office.services, signed, asking),
    shownHandovers(finishedHandovers(), signed, handovers),
  ]);
  return {
    boxes: Object.fromEntries(
      BOXES.map((name, at) => [
        name,
        pages[at]?.rows.map((row) => `${row.managementNumber} ${row.title}`).sort() ?? [],
      ]),
    ),
    counts: Object.fromEntries(BOXES.map((name) => [name, counts[name]])),
    ...{ opens, ...found, queues: asked, live, carried: { ...taken, ...carried } },
    register: register.rows.map((row) => `${row.managementNumber} ${row.title}`).sort(),
    file: file && rowsOfSheet(file.body),
    log: namedRows(log),
    withheld: log.filter((row) => row.kind === 'withheld').length,
  };
}

/** As app.ts tells the register what documents are. */
const KNOWN = {
  facts: (agencyId: number, ids: readonly string[]) => listDocumentFacts(office.services.database.sql, agencyId, ids),
  hidden: (reader: Reader, unitIds: readonly string[]) => listHidden(office.services.database.sql, reader, unitIds),
};

/** Nothing here is on its way: records that both sides have confirmed name what they named. */
const finishedHandovers = () => ({
  ...office.services,
  tellOfHandover: () => Promise.reject(new Error('an act on a handover in a random world')),
  requests: {
    list: () => Promise.reject(new Error('a handover that is on its way')),
    move: () => Promise.reject(new Error('a handover that is on its way')),
  },
});

const namedRows = (log: readonly LogRow[]) =>
  log
    .flatMap((row) => ('managementNumber' in row ? [`${row.managementNumber} ${row.revision} ${row.kind}`] : []))
    .sort();

/** The whole log as a browser gets it that has been away since its first row; it is what the list says. */
async function overSocket({ cookie }: WorldPerson, { epoch, last, items }: NotificationsReply): Promise<string[]> {
  const follower = new Follower(socketUrl, cookie, { epoch, last: 0 });
  await follower.connect();
  await follower.until(() => follower.rows.length >= last || follower.closeCode !== undefined);
  follower.cut();
  const rows = namedRows(follower.rows);
  return JSON.stringify(rows) === JSON.stringify(namedRows(items)) ? rows : [...rows, 'which the list does not say'];
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
type Sight = Spot & { readonly shown: Shown; readonly expected: Shown };

/**
 * Everybody of a world with what they are shown, and with what they may be; in a short run every other one of them, the
 * others in the next world.
 */
async function lookAround(prepared: Prepared, number: number): Promise<Sight[]> {
  const { world } = prepared;
  const facts = await factsOf(world);
  const asked = world.agencies.flatMap((agency, index) => {
    // The second agency is there to be mixed up with: a few of its people, and all who act in a 공동기안, say enough.
    const isAsked = (at: number) => (index === 0 ? at <= PARTNERS[1] : at < 3 || at >= PARTNERS[0]);
    const people = agency.people.filter((_, at) => isAsked(at) && (IS_LONG || (at + number) % 2 === 0));
    return people.map((person) => ({ agency, person }));
  });
  const signed = await Promise.all(asked.map(({ agency, person }) => signedOf(agency, person)));
  // As for many sockets that are due at once.
  const logs = await liveLog(office.services).read(
    signed.map((each) => ({ signed: each, after: 0 })),
    MOST_ROWS,
  );
  return Promise.all(
    asked.map(async ({ agency, person }, at): Promise<Sight> => {
      const [of, rows = []] = [signed[at], logs[at]];
      if (!of) throw new Error('somebody without a session');
      const log = rows.flatMap(({ message }) => (message.type === 'notification' ? [message.notification] : []));
      const shown = await shownTo(agency, person, { signed: of, facts, log, prepared });
      return { prepared, agency, person, shown, expected: allowedTo({ prepared, agency, person }) };
    }),
  );
}

/** More than anybody is told in a world. */
const MOST_ROWS = 200;

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
  const of = ({ boxes, facets, queues, carried, ...rest }: Shown): Record<string, unknown> => ({
    ...{ ...rest, ...boxes, ...queues, ...carried },
    ...Object.fromEntries(Object.entries(facets).map(([name, counts]) => [`facet ${name}`, counts])),
  });
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

describe('random worlds', () => {
  const caught = new Map<string, string>();

  test(
    `${WORLDS} of them show everybody exactly what the rules allow`,
    async ({ annotate }) => {
      const dice = numbersFrom(SEED);
      const faults: string[] = [];
      let documents = 0;
      const joint = { all: 0, reached: 0, approved: 0 };
      let making = makeRandomWorld(office.services, 1, dice);
      for (let number = 1; number <= WORLDS; number += 1) {
        const prepared = await prepare(await making, dice);
        // The next world comes about while this one is looked at.
        if (number < WORLDS) making = makeRandomWorld(office.services, number + 1, dice);
        documents += prepared.world.documents.flat().length;
        for (const { isJoint, table, history } of prepared.world.documents.flat()) {
          if (!isJoint) continue;
          joint.all += 1;
          if (history.some(({ event }) => event.type === 'AgencyApproved')) joint.reached += 1;
          if (table.status === 'approved') joint.approved += 1;
        }
        const sights = await lookAround(prepared, number);
        const found = [...faultsOf(sights), ...(await searchFaults(prepared))];
        faults.push(...found);
        // What is wrong anyhow would be taken for a fault that was caught.
        if (found.length === 0) lookForFaults(sights, caught);
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
