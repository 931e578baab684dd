import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daysAfter } from '../../shared/kernel/calendar-day.ts';
import { searchable, textTokens } from '../../shared/search/search-words.ts';
import { FORGOTTEN_RULES, SPOILT_REPLIES, spoilt } from '../testing/citizen-faults.ts';
import { faultsOf } from '../testing/citizen-judge.ts';
import { CitizenLooks, type Replies } from '../testing/citizen-looks.ts';
import { type Allowed, liveThrough } from '../testing/citizen-oracle.ts';
import { CitizenWorlds } from '../testing/citizen-worlds.ts';
import { numbersFrom } from '../testing/random-agency.ts';
import { type DrawnWorld, drawWorld, Words } from '../testing/random-publications.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';

/**
 * Random worlds of the citizens: policies with delays, ranks, kinds and days off; documents with closed words, cells,
 * tables, pictures and attachments, some for a reason and until a day of their own; embargoes, reports, holds,
 * withdrawals and decisions on the disclosure of all or of a passage. Every list, count, search, feed, export, form and
 * file hands out what the law allows on that day, word by word, and nothing else (the named leaks of Alaveteli and
 * froide).
 */
const SEED = Number(process.env.GYEOL_SEED ?? 20_261_122);
const IS_LONG = process.env.TEST_LONG === 'on';
const WORLDS = IS_LONG ? 500 : 50;
const sizeOf = (number: number) => (IS_LONG ? 4 : 1 + (number % 2));
/** So many are asked for in all their forms, their papers drawn; the others as pages and data. */
const WHOLE = IS_LONG ? 3 : 1;

let office: TestOffice;
let worlds: CitizenWorlds;
let looks: CitizenLooks;
beforeAll(async () => {
  console.log(`worlds of citizens: seed ${SEED}`);
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
  worlds = await CitizenWorlds.open(office);
  looks = new CitizenLooks(office, worlds.picture);
});
afterAll(() => office.close());

type Sight = { readonly world: DrawnWorld; readonly allowed: readonly Allowed[]; readonly replies: Replies };

/** Which fault has been seen where; a fault that makes no difference in a world is looked for in the next. */
const caught = new Map<string, string>();
const NAMES = [
  ...Object.keys(FORGOTTEN_RULES).map((name) => `a product that has forgotten ${name}`),
  ...Object.keys(SPOILT_REPLIES),
];

function lookForFaults({ world, allowed, replies }: Sight): void {
  for (const [name, forget] of Object.entries(FORGOTTEN_RULES)) {
    const key = `a product that has forgotten ${name}`;
    if (caught.has(key)) continue;
    const strict = forget(world);
    const [first] = faultsOf(
      strict.documents.map((document) => liveThrough(document, strict).allowed),
      replies,
    );
    if (first !== undefined) caught.set(key, first);
  }
  for (const [name, fault] of Object.entries(SPOILT_REPLIES)) {
    for (const changed of caught.has(name) ? [] : spoilt(fault, allowed, replies)) {
      const [first] = faultsOf(allowed, changed);
      if (first === undefined) continue;
      caught.set(name, first);
      break;
    }
  }
}

describe('random worlds of the citizens', () => {
  test(
    `${WORLDS} of them hand out exactly what the law allows`,
    async ({ annotate }) => {
      const [dice, faults, standings] = [numbersFrom(SEED), [] as string[], new Map<string, number>()];
      const words = new Words(dice);
      for (let number = 1; number <= WORLDS; number += 1) {
        const world = drawWorld(dice, words, sizeOf(number));
        const allowed = await worlds.live(world);
        const replies = await looks.look(allowed, dice, WHOLE);
        const found = faultsOf(allowed, replies);
        faults.push(...found.map((fault) => `world ${number}: ${fault}`));
        if (found.length === 0) lookForFaults({ world, allowed, replies });
        for (const { standing } of allowed) standings.set(standing.as, (standings.get(standing.as) ?? 0) + 1);
      }
      const stand = [...standings].map(([as, count]) => `${as} ${count}`).join(', ');
      const sum = `worlds of citizens: ${WORLDS}, documents: ${stand}, too much or too little: ${faults.length}`;
      await annotate(
        `${sum}, seeded faults caught: ${caught.size} of ${NAMES.length}, seed: ${SEED} (GYEOL_SEED=${SEED} replays)`,
      );
      expect(faults).toEqual([]);
    },
    WORLDS * 9_000,
  );

  test.each(NAMES)('caught: %s', (name) => {
    console.log(`fault caught: ${name}; ${caught.get(name)}`);
    expect(caught.get(name)).toBeDefined();
  });

  test('what a decision has opened can be taken back before it has come to the citizens', async () => {
    const dice = numbersFrom(SEED + 2);
    const drawn = drawWorld(dice, new Words(dice), 1);
    const [document] = drawn.documents;
    if (!document) throw new Error('a world without a document');
    const { approvedOn, content } = document;
    const world: DrawnWorld = {
      ...drawn,
      policy: { ...drawn.policy, unlistedKinds: ['publicNotice'] },
      lookOn: daysAfter(approvedOn, 3),
      documents: [
        {
          ...document,
          content: {
            ...content,
            kind: { kind: 'publicNotice', seriesId: null },
            disclosure: { level: 'closed', grounds: [6] },
          },
          acts: [
            { on: daysAfter(approvedOn, 1), kind: 'open' },
            { on: daysAfter(approvedOn, 2), kind: 'withdraw' },
          ],
        },
      ],
    };
    const allowed = await worlds.live(world);
    expect(allowed.map(({ standing }) => standing.as)).toEqual(['nothing']);
    expect(faultsOf(allowed, await looks.look(allowed, dice, 1))).toEqual([]);
  });

  test('caught: a hidden word in the index of the search, which no page shows', async () => {
    const dice = numbersFrom(SEED + 1);
    const words = new Words(dice);
    let found: readonly string[] = [];
    for (let number = 1; found.length === 0 && number <= 9; number += 1) {
      const allowed = await worlds.live(drawWorld(dice, words, sizeOf(number)));
      for (const { document, hidden } of allowed) {
        await office.services.database.sql`
          update public_site.document_search set haystack = haystack || ${searchable(hidden.join(' '))},
            tokens = array_to_tsvector(tsvector_to_array(tokens) || ${textTokens(hidden.join(' ')) as string[]}::text[])
          where management_number = ${document.managementNumber}`;
      }
      found = faultsOf(allowed, await looks.look(allowed, dice, 0));
    }
    expect(found.join()).toContain('/search?q=');
  });
});
