import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { dayInKorea, daysAfter } from '../../shared/kernel/calendar-day.ts';
import { makeDailyFiles } from '../publication/open-data/make-daily-files.ts';
import { readPdf } from '../publication/read-pdf.ts';
import { SiteFacts } from '../publication/site-facts.ts';
import { countStatistics } from '../publication/statistics/count-statistics.ts';
import type { Allowed } from './citizen-oracle.ts';
import type { Throw } from './random-publications.ts';
import type { TestOffice } from './test-office.ts';

/** An answer as whoever reads it reads it: unpacked, its addresses and its name of a file decoded. */
export type Reply = { readonly status: number; readonly text: string; readonly fileName: string };
/** By what was asked for. */
export type Replies = ReadonlyMap<string, Reply>;

/** A number that nobody has. */
export const INVENTED = 'D0000799999999';

/** The counts of the home: it keeps them for a moment where counting is dear, so they are counted for the look. */
export const HOME_COUNTS = 'the counts of the home';

/** What is asked of every world, whatever is in it. */
const ADDRESSES = [
  ...['/', '/search', '/search?level=closed', '/search?level=partiallyOpen', '/search.atom'],
  ...['/search.atom?kind=publicNotice', '/open-data', '/open-data/documents.json', '/open-data/documents.csv'],
  ...['/open-data/catalog.jsonld', '/sitemap.xml'],
];

/** Looks at everything that the citizens' site hands out of a world, as it hands it out. */
export class CitizenLooks {
  readonly #office: TestOffice;
  /** The SHA-256 of the one picture that all documents of the worlds show. */
  readonly #picture: string;
  #visitors = 0;

  constructor(office: TestOffice, picture: string) {
    this.#office = office;
    this.#picture = picture;
  }

  /** Of `whole` documents everything is asked for, the papers too; of the others their page and their data. */
  async look(world: readonly Allowed[], dice: Throw, whole: number): Promise<Replies> {
    const first = dice(world.length);
    const isWhole = (at: number) => (at + first) % world.length < whole;
    const addresses = [
      ...ADDRESSES,
      ...new Set(world.map(({ document }) => `/sitemaps/${document.approvedOn}.xml`)),
      ...world.flatMap((of, at) => (isWhole(at) ? addressesOf(of, this.#picture) : pagesOf(of))),
      ...['', '.json', '/related'].map((form) => `/documents/${INVENTED}${form}`),
      ...searches(world, dice),
    ];
    const replies = await Promise.all(addresses.map(async (url) => [url, await this.#visit(url)] as const));
    const { units, classes } = await new SiteFacts(this.#office.services.database.publicSql).read();
    const counted = [
      ...units.map(({ unitName, count }) => `${unitName} ${count}`),
      ...classes.map(({ first, count }) => `${first} ${count}`),
    ];
    const counts = { status: 200, text: counted.join('\n'), fileName: '' };
    return new Map([...replies, [HOME_COUNTS, counts], ...(await this.#afterwards(dice))]);
  }

  /** What is made when the day is over: the files of the days, and the figures of the months. */
  async #afterwards(dice: Throw): Promise<(readonly [string, Reply])[]> {
    const { services, clock } = this.#office;
    const [last] = await services.database.sql<{ day: string | null }[]>`
      select max(changed_on) as day from public_site.changes`;
    const day = daysAfter(last?.day ?? dayInKorea(clock.now()), 1);
    clock.set(`${dice(2) === 0 ? day : '2027-02-01'}T00:00:00Z`);
    await countStatistics(services);
    clock.set(`${day > '2027-02-01' ? day : '2027-02-01'}T00:00:00Z`);
    await makeDailyFiles(services);
    const list = await this.#visit('/open-data/daily.json');
    const urls = [...list.text.matchAll(/\/open-data\/daily\/[\d-]+\.jsonl\.gz/g)].map(([url]) => url);
    const asked = [...urls, '/statistics?year=2026'];
    const replies = await Promise.all(asked.map(async (url) => [url, await this.#visit(url)] as const));
    return [['/open-data/daily.json', list], ...replies];
  }

  async #visit(url: string): Promise<Reply> {
    this.#visitors += 1;
    const remoteAddress = `10.${this.#visitors >> 16}.${(this.#visitors >> 8) & 255}.${this.#visitors & 255}`;
    const { statusCode, rawPayload, headers } = await this.#office.app.inject({ method: 'GET', url, remoteAddress });
    const text = statusCode === 200 && /\.(?:pdf|hwpx|gz)$/.test(url) ? unpacked(url, rawPayload) : String(rawPayload);
    const fileName = decoded(String(headers['content-disposition'] ?? ''));
    // Every fault that is told as data has a number of its own.
    return { status: statusCode, text: decoded(text).replace(/"requestId":"[^"]*"/, ''), fileName };
  }
}

function unpacked(url: string, bytes: Buffer): string {
  if (url.endsWith('.gz')) return gunzipSync(bytes).toString();
  if (url.endsWith('.hwpx')) {
    const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !/\.(?:png|jpg)$/.test(name));
    return parts.map(([name, part]) => `${name}\n${Buffer.from(part).toString()}`).join('\n');
  }
  const { texts, codes } = readPdf(bytes);
  return [...texts, ...codes].join('\n');
}

/** Addresses as they are meant; bytes of a file that look like one and are none stay what they are. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9A-F]{2})+/g, (run) => {
    try {
      return decodeURI(run);
    } catch {
      return run;
    }
  });
}

const addressOf = ({ document }: Allowed) => `/documents/${document.managementNumber}`;
const pagesOf = (of: Allowed) => ['', '.json'].map((form) => addressOf(of) + form);

/** Every form of a document, its files and pictures, and the forms that a citizen fills in about it. */
function addressesOf(of: Allowed, picture: string): string[] {
  const address = addressOf(of);
  return [
    ...pagesOf(of),
    ...['/related', '/report', '.txt', '.md', '.pdf', '.hwpx'].map((form) => address + form),
    `/requests/new?document=${of.document.managementNumber}`,
    ...of.files.map(({ id }) => `${address}/attachments/${id}`),
    ...of.files
      .filter(({ isShown }) => !isShown)
      .flatMap(({ id }) => ['view', 'view.pdf'].map((form) => `${address}/attachments/${id}/${form}`)),
    `${address}/pictures/${picture}.png`,
  ];
}

/** A word of a page, one of an open file, and one that nobody may find; each as a page and as a feed. */
function searches(world: readonly Allowed[], dice: Throw): string[] {
  const one = (words: readonly string[]) => (words.length > 0 ? [words[dice(words.length)] ?? ''] : []);
  const words = [
    ...one(world.flatMap(({ open }) => open)),
    ...one(world.flatMap(({ inside }) => inside)),
    ...one(world.flatMap(({ hidden }) => hidden)),
  ];
  return words.flatMap((word) => ['/search', '/search.atom'].map((page) => `${page}?q=${encodeURIComponent(word)}`));
}
