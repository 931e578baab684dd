import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayRead } from '../shared/access/document-access.ts';
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
import {
  makeRandomWorld,
  type RandomWorld,
  secretOf,
  type WorldDocument,
  waitingOfficers,
} from './testing/random-world.ts';
import { WORLD_NOW, type WorldAgency, type WorldPerson } from './testing/random-world-agency.ts';
import { openTestOffice, type TestOffice } from './testing/test-office.ts';
import { BOXES, type Delivery, expectedFor, publicOnes, type Shown, toldAs } from './testing/world-oracle.ts';

/**
 * Random worlds: agencies, posts, people who moved or are away, roles, and documents in every state. What everybody is
 * shown, in each box and its count, the register, the log and the citizens' search, is exactly what the rules allow.
 */
const SEED = Number(process.env.GYEOL_SEED ?? 20_261_122);
const WORLDS = process.env.TEST_LONG === 'on' ? 200 : 50;
/** Deliveries of a world that the notifier makes; the others are dropped to spare the time. */
const TOLD = 9;

let office: TestOffice;
beforeAll(async () => {
  console.log(`worlds: seed ${SEED}`);
  office = await openTestOffice({ at: '2026-12-10T01:00:00Z' });
  expect(office.clock.now()).toEqual(WORLD_NOW);
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
  await office.services.outbox.drain(publicationConsumer(office.clock, new SiteFacts(publicSql)));
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
async function shownTo(agency: WorldAgency, person: WorldPerson, world: RandomWorld): Promise<Shown> {
  const ask = async <Reply>(url: string): Promise<Reply> => {
    const response = await office.app.inject({ method: 'GET', url, headers: { cookie: person.cookie } });
    if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode} ${response.body}`);
    return response.json<Reply>();
  };
  const { sql } = office.services.database;
  const signed = await signedOf(agency, person);
  // One of them through the door; the others ask what stands behind it, which spares half of the time.
  const isAtTheDoor = person === agency.people[0];
  const [pages, counts, register, notifications, opens] = await Promise.all([
    Promise.all(
      BOXES.map((name) =>
        isAtTheDoor ? ask<BoxPage>(`/api/boxes/${name}`) : listBox(sql, signed, name, { query: {}, now: WORLD_NOW }),
      ),
    ),
    isAtTheDoor ? ask<BoxCounts>('/api/boxes') : countBoxes(sql, signed, WORLD_NOW),
    ask<RegisterPage>('/api/register'),
    ask<NotificationsReply>('/api/notifications?after=0'),
    opening(signed, world.documents[world.agencies.indexOf(agency)] ?? []),
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
async function opening(signed: Signed, documents: readonly WorldDocument[]): Promise<string[]> {
  const { sql } = office.services.database;
  const { agencyId, personId } = signed;
  const ids = documents.map(({ documentId }) => documentId);
  const [facts, posts, mandates] = await Promise.all([
    listDocumentFacts(sql, agencyId, ids),
    listPostsOf(sql, agencyId, personId, dayInKorea(WORLD_NOW)),
    listMandates(sql, agencyId, personId, WORLD_NOW),
  ]);
  const reader = readerOf(signed, { posts, mandates });
  const able = documents.filter(({ documentId }) => {
    const of = facts.get(documentId);
    return of && of.status !== 'drafting' && mayRead(reader, of);
  });
  return able.map(({ managementNumber }) => managementNumber).sort();
}

async function found(words: string): Promise<string[]> {
  const { body } = await office.app.inject({ method: 'GET', url: `/search?q=${encodeURIComponent(words)}` });
  const hits = body.matchAll(/<h2 class="t"><a href="\/documents\/(D\d{13})">(.*?)<\/a>/g);
  return [...hits].map(([, number, title = '']) => `${number} ${title.replaceAll(/<[^>]*>/g, '')}`).sort();
}

type Spot = { readonly prepared: Prepared; readonly agency: WorldAgency; readonly person: WorldPerson };
type Sight = Spot & { readonly shown: Shown; readonly expected: Shown };

/** Everybody of a world with what they are shown, and with what they may be. */
async function lookAround(prepared: Prepared): Promise<Sight[]> {
  const { world, deliveries } = prepared;
  const sights = world.agencies.flatMap((agency, index) => {
    const documents = world.documents[index] ?? [];
    const here = deliveries.filter(({ document }) => documents.includes(document));
    // The second agency is there to be mixed up with: a few of its people say enough.
    const people = index === 0 ? agency.people : agency.people.slice(0, 3);
    return people.map(async (person) => {
      const expected = expectedFor({ agency, person, documents }, here);
      return { prepared, agency, person, expected, shown: await shownTo(agency, person, world) };
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
      ...numbers.filter((number) => !expected.opens.includes(number)).map((number) => `${number} went over a socket`),
    ];
    return faults.map((fault) => `world ${prepared.world.name}, ${person.personId}: ${fault}`);
  });
}

function differences(shown: Shown, expected: Shown): string[] {
  const of = ({ boxes, ...rest }: Shown): Record<string, unknown> => ({ ...rest, ...boxes });
  const [is, should] = [of(shown), of(expected)];
  return Object.keys(should).flatMap((name) => {
    const [one, other] = [JSON.stringify(is[name]), JSON.stringify(should[name])];
    return one === other ? [] : [`${name} shows ${one}, allowed is ${other}`];
  });
}

async function searchFaults({ world, withdrawn }: Prepared): Promise<string[]> {
  const words = world.agencies.map(({ word }) => `${word}${world.name}`);
  const [one = [], other = [], secret] = await Promise.all([...words.map(found), found(secretOf(world.name))]);
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
    if (!there || !documents) return shown;
    // The same person, by their id, in the other agency; and the rows are filled by the ids of the documents.
    const found = expectedFor({ agency: there, person, documents }, []).boxes.waiting ?? [];
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
  'a live message goes to a former participant': (shown, { prepared, agency, person }) => {
    const told = prepared.deliveries.flatMap(({ document, happening }) => {
      const isHere = document.managementNumber.startsWith(numbersOf(agency));
      const kind = isHere && toldAs(agency, document, happening).get(person.personId);
      return kind ? [`${document.managementNumber} ${happening.sequence} ${kind}`] : [];
    });
    return { ...shown, log: told.sort(), withheld: 0 };
  },
  'who is in turn is not told': (shown) => ({ ...shown, log: shown.log.filter((row) => !row.endsWith('turn')) }),
  'a box shows the text that is being written': (shown, { prepared: { world }, person }) => {
    const back = world.documents.flat().filter(({ drafterId }) => drafterId !== person.personId);
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
        stoodIn.some(({ personId }) => personId === one.personId),
      ),
    );
    const opens = [...new Set([...shown.opens, ...waits.map(({ managementNumber }) => managementNumber)])];
    return { ...shown, opens: opens.sort() };
  },
  'the register lists what other units have approved': (shown, { prepared: { world }, agency }) => {
    const documents = world.documents[world.agencies.indexOf(agency)] ?? [];
    const approved = documents.filter(({ table }) => table.status === 'approved');
    return { ...shown, register: approved.map((one) => `${one.managementNumber} ${one.workingTitle}`).sort() };
  },
};
const numbersOf = ({ agencyId }: WorldAgency) => `D${String(agencyId).padStart(4, '0')}`;
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
      for (let number = 1; number <= WORLDS; number += 1) {
        const prepared = await prepare(await makeRandomWorld(office.services, number, dice), dice);
        documents += prepared.world.documents.flat().length;
        const sights = await lookAround(prepared);
        faults.push(...faultsOf(sights), ...(await searchFaults(prepared)));
        lookForFaults(sights, caught);
      }
      const replays = `seed: ${SEED} (GYEOL_SEED=${SEED} replays)`;
      const sum = `worlds: ${WORLDS}, documents: ${documents}, too much or too little: ${faults.length}`;
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
