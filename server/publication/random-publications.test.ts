import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainText } from '../../shared/document/plain-text.ts';
import { searchable, textTokens } from '../../shared/search/search-words.ts';
import type { StoredFile } from '../platform/files/file-store.ts';
import { numbersFrom } from '../testing/random-agency.ts';
import { drawPublication, type RandomPublication, type Throw, Words } from '../testing/random-publications.ts';
import { type Installation, openInstallation } from '../testing/test-office.ts';
import { type PublicCopy, publicCopy } from './public-copy.ts';
import { deleteCopy, insertCopy, upsertAgency } from './store.ts';

/**
 * Random worlds of the citizens: documents with closed words, cells, tables, pictures and attachments, bodies kept
 * closed, whole documents closed or taken back. Every list, count, search, feed, export and file hands out what the
 * disclosure allows, word by word, and nothing else (the named leaks of Alaveteli and froide).
 */
const SEED = Number(process.env.GYEOL_SEED ?? 20_261_122);
const WORLDS = process.env.TEST_LONG === 'on' ? 500 : 50;
const DOCUMENTS = 4;

let site: Installation;
/** One file lies behind all attachments: what is asked is who gets it. */
let file: StoredFile;
let visitors = 0;
beforeAll(async () => {
  console.log(`worlds of citizens: seed ${SEED}`);
  site = await openInstallation();
  const agency = { agencyId: 1, name: '시험시', zipCode: '', address: '', homepage: '' };
  await upsertAgency(site.services.database.sql, agency);
  file = await site.services.files.write(Readable.from([Buffer.from('abc')]), 9);
});
afterAll(() => site.close());

async function visit(url: string): Promise<{ readonly status: number; readonly body: string }> {
  visitors += 1;
  const remoteAddress = `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}`;
  const { statusCode, body } = await site.app.inject({ method: 'GET', url, remoteAddress });
  return { status: statusCode, body };
}

/** A world as a product with a fault would publish it. */
type Fault = {
  readonly spoil?: (copy: PublicCopy, of: RandomPublication) => PublicCopy;
  /** What the index of the search is made to know besides. */
  readonly index?: (of: RandomPublication) => string;
  readonly keepsWithdrawn?: true;
};

async function publish(world: readonly RandomPublication[], fault: Fault): Promise<void> {
  await site.services.database.sql.begin(async (tx) => {
    await tx`delete from public_site.documents`;
    await tx`delete from public_site.changes`;
    for (const of of world) {
      const copy = publicCopy(of.record, {
        eventId: `00000000-0000-4000-9000-${of.record.managementNumber.slice(-12)}`,
        at: site.clock.now(),
      });
      if (!copy) continue;
      await insertCopy(tx, fault.spoil ? fault.spoil(copy, of) : copy);
      if (fault.index) await indexBesides(tx, of, fault.index(of));
    }
  });
  for (const { isWithdrawn, record } of world) {
    if (!isWithdrawn || fault.keepsWithdrawn) continue;
    await site.services.database.sql.begin((tx) => deleteCopy(tx, record.agencyId, record.managementNumber));
  }
}

const indexBesides = (tx: Parameters<typeof insertCopy>[0], of: RandomPublication, words: string) => tx`
  update public_site.document_search set haystack = haystack || ${searchable(words)},
    tokens = array_to_tsvector(tsvector_to_array(tokens) || ${textTokens(words) as string[]}::text[])
  where management_number = ${of.record.managementNumber}`;

const LISTS = [
  '/',
  '/search',
  '/search.atom',
  '/open-data/documents.json',
  '/open-data/documents.csv',
  '/sitemaps/2026-03-03.xml',
];

/** Every difference between what citizens are handed and what they may be, in words. */
async function faultsOf(world: readonly RandomPublication[], dice: Throw): Promise<string[]> {
  const hidden = world.flatMap((of) => of.hidden);
  const faults: string[] = [];
  const look = (where: string, body: string, words: readonly string[]) => {
    const text = decodeURI(body.replaceAll(/%(?![0-9A-F]{2})/g, '%25'));
    for (const word of hidden) if (text.includes(word)) faults.push(`${where} shows ${word}`);
    for (const word of words) if (!text.includes(word)) faults.push(`${where} does not show ${word}`);
    return text;
  };
  const shown = world.filter(({ isShown }) => isShown).map(({ record }) => record.managementNumber);
  for (const url of LISTS) {
    const { body, status } = await visit(url);
    const text = look(url, status === 200 ? body : '', []);
    const told = tellsOf(text, url);
    if (told !== [...shown].sort().join()) faults.push(`${url} lists ${told}, public is ${shown}`);
    if (url === '/search' && shown.length > 0 && !text.includes(`공개된 문서 ${shown.length}건`))
      faults.push(`${url} counts wrongly`);
  }
  for (const of of world) faults.push(...(await faultsOfDocument(of, look)));
  for (let asked = 0; asked < 2; asked += 1) faults.push(...(await faultsOfSearch(world, hidden, dice)));
  return faults;
}

/** A document that was taken back keeps its number and nothing else in the open data. */
function tellsOf(text: string, url: string): string {
  const entries = url.endsWith('.json')
    ? text.replaceAll(/\{"managementNumber":"D\d+","state":"withdrawn"[^}]*\}/g, '')
    : text;
  const lines = url.endsWith('.csv')
    ? entries
        .split('\n')
        .filter((line) => line.includes('/documents/'))
        .join('\n')
    : entries;
  return [...new Set(lines.match(/(?<=\/documents\/)D\d{13}/g) ?? [])].sort().join();
}

type Look = (where: string, body: string, words: readonly string[]) => string;

async function faultsOfDocument(of: RandomPublication, look: Look): Promise<string[]> {
  const faults: string[] = [];
  const address = `/documents/${of.record.managementNumber}`;
  const forms = [
    ...['', '.json'].map((form) => ({ form, allowed: of.isShown })),
    ...['.txt', '.md'].map((form) => ({ form, allowed: of.isShown && of.bodyShown })),
  ];
  for (const { form, allowed } of forms) {
    const { status, body } = await visit(address + form);
    if ((status === 200) !== allowed) faults.push(`${address}${form} answers ${status}`);
    look(address + form, body, allowed && (form === '' || form === '.json') ? of.open : []);
  }
  for (const { id, isShown } of of.attachments) {
    const { status } = await visit(`${address}/attachments/${id}`);
    if (status !== (isShown ? 200 : 404)) faults.push(`${address}/attachments/${id} answers ${status}`);
  }
  return faults;
}

/** One word that may be found and one that may not; the same question as a page and as a feed. */
async function faultsOfSearch(world: readonly RandomPublication[], hidden: readonly string[], dice: Throw) {
  const faults: string[] = [];
  const of = world[dice(world.length)];
  const open = of?.open[dice(of.open.length)];
  const questions = [
    { word: hidden[dice(hidden.length)] ?? '', expected: '' },
    ...(of && open !== undefined ? [{ word: open, expected: of.record.managementNumber }] : []),
  ];
  for (const { word, expected } of questions) {
    for (const page of ['/search', '/search.atom']) {
      const { body } = await visit(`${page}?q=${encodeURIComponent(word)}`);
      const told = [...new Set(body.match(/(?<=\/documents\/)D\d{13}/g) ?? [])].join();
      if (told !== expected)
        faults.push(`${page} finds ${told || 'nothing'} by ${word}, allowed is ${expected || 'nothing'}`);
    }
  }
  return faults;
}

const drawWorld = (dice: Throw, words: Words, number: number) =>
  Array.from({ length: DOCUMENTS }, (_, at) => drawPublication({ dice, words, file }, number * 10 + at));

/** What products have let out before (features of others, lesson 7), and what ours would if it forgot. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'the real title on the page': { spoil: (copy, { record }) => ({ ...copy, title: record.content.title }) },
  'the summary and the keywords of a closed body': {
    spoil: (copy, { record: { content } }) => ({ ...copy, summary: content.summary, keywords: content.keywords }),
  },
  'a closed passage in the text': {
    spoil: (copy, { record }) => ({ ...copy, paper: copy.paper && { ...copy.paper, body: record.content.body } }),
  },
  'a closed attachment by its address': {
    spoil: (copy, { record }) => ({
      ...copy,
      attachments: record.attachments.map((attachment) => ({ ...attachment, shown: true })),
    }),
  },
  'the name of an open attachment that says what is closed': {
    spoil: (copy, { record: { content } }) => ({
      ...copy,
      attachments: copy.attachments.map((each, at) =>
        each.shown ? { ...each, name: content.attachments[at]?.name ?? '' } : each,
      ),
    }),
  },
  'a hidden word in the index of the search': { index: ({ hidden }) => hidden.join(' ') },
  'the text of a document in the index, closed passages and all': {
    index: ({ record }) => plainText(record.content.body),
  },
  'what was taken back': { keepsWithdrawn: true },
};

describe('random worlds of the citizens', () => {
  test(
    `${WORLDS} of them hand out exactly what the disclosure allows`,
    async ({ annotate }) => {
      const [dice, faults] = [numbersFrom(SEED), [] as string[]];
      const words = new Words(dice);
      for (let number = 1; number <= WORLDS; number += 1) {
        const world = drawWorld(dice, words, number);
        await publish(world, {});
        faults.push(...(await faultsOf(world, dice)).map((fault) => `world ${number}: ${fault}`));
      }
      await annotate(
        `worlds of citizens: ${WORLDS}, faults: ${faults.length}, seed: ${SEED} (GYEOL_SEED=${SEED} replays)`,
      );
      expect(faults).toEqual([]);
    },
    WORLDS * 9_000,
  );

  test.each(Object.entries(FAULTS))('caught: %s', async (_name, fault) => {
    const dice = numbersFrom(SEED + 1);
    const words = new Words(dice);
    let caught: readonly string[] = [];
    for (let number = WORLDS + 1; caught.length === 0 && number <= WORLDS + 9; number += 1) {
      const world = drawWorld(dice, words, number);
      await publish(world, fault);
      caught = await faultsOf(world, dice);
    }
    expect(caught).not.toEqual([]);
  });
});
