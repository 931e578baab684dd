import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  attachText,
  type City,
  clientOf,
  type Draft,
  makeDisclosureOfficer,
  openCity,
  sign,
  untilTrue,
  writeDraft,
} from './city.ts';
import {
  freePort,
  makeDataFolder,
  type Product,
  preparePublicSite,
  type Running,
  removeDataFolder,
  startProduct,
  startPublicSite,
} from './product.ts';
import { openReplicaPair, postgresProgram, type ReplicaPair } from './replica-pair.ts';

// The citizens' process on a streaming replica, each of the four a process that is killed for itself. One story: every
// test begins where the one before it has ended.
const dataDir = makeDataFolder();
let port: number;
let city: City;
let office: Product;
let pair: ReplicaPair;
let site: Running;
let first: string;
let attachment: string;

const visit = (address: string, headers: Record<string, string> = {}) => fetch(site.origin + address, { headers });
const statusOf = async (address: string) => {
  const response = await visit(address);
  await response.arrayBuffer();
  return response.status;
};
const untilStatus = (address: string, status: number) =>
  untilTrue(`${address} is answered with ${status}`, async () => (await statusOf(address)) === status);

beforeAll(async () => {
  port = await freePort();
  city = await openCity({ dataDir, port });
  office = city.product;
  await makeDisclosureOfficer(city, 'head');
  const program = postgresProgram(dataDir);
  await office.stop();
  pair = await openReplicaPair(program, dataDir);
  await openOffice();
  const said = await preparePublicSite(pair.url);
  const readUrl = new URL(/DATABASE_READ_URL='([^']+)'/.exec(said)?.[1] ?? '');
  readUrl.port = String(pair.replica.port);
  site = await startPublicSite({ DATABASE_READ_URL: readUrl.href, GYEOL_DATA_DIR: dataDir });
  first = await publish('마을모임 공간 개방 결과');
  attachment = await attachmentOf(first);
}, 600_000);

afterAll(async () => {
  await site?.stop();
  await office?.stop();
  await pair?.replica.kill();
  await pair?.primary.kill();
  removeDataFolder(dataDir);
});

async function openOffice(): Promise<void> {
  office = await startProduct({ dataDir, port, env: { DATABASE_URL: pair.url, GYEOL_PUBLIC_SITE: 'apart' } });
}

/** Approved with a file beside it, and read by citizens at the replica, its PDF too, which the office makes ahead. */
async function publish(title: string): Promise<string> {
  const managementNumber = await approveWithFile(title);
  await untilStatus(`/documents/${managementNumber}`, 200);
  await untilStatus(`/documents/${managementNumber}.pdf`, 200);
  return managementNumber;
}

async function approveWithFile(title: string): Promise<string> {
  const { managementNumber } = await writeDraft(city, { title, line: [['approve', 'head']] });
  await attachText(city, managementNumber, '점검 결과.txt', '열두 곳을 고침');
  const drafter = clientOf(city, 'drafter');
  const { revision } = await drafter.ask<Draft>('GET', `/api/drafts/${managementNumber}`);
  await drafter.ask('POST', `/api/drafts/${managementNumber}/submission`, { revision });
  await sign(city, 'head', managementNumber);
  return managementNumber;
}

async function attachmentOf(managementNumber: string): Promise<string> {
  const page = await (await visit(`/documents/${managementNumber}`)).text();
  const found = /"(\/documents\/D\d{13}\/attachments\/[0-9a-f-]{36})"/.exec(page)?.[1];
  if (!found) throw new Error('the page names no attachment');
  return found;
}

/** Everything that citizens do, and what they have is not sent again. */
async function expectAllServed(): Promise<void> {
  expect(await (await visit('/')).text()).toContain('마을모임 공간 개방 결과');
  const search = `/search?q=${encodeURIComponent('마을모임')}`;
  expect(await (await visit(search)).text()).toContain(`/documents/${first}`);
  const pdf = Buffer.from(await (await visit(`/documents/${first}.pdf`)).arrayBuffer());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(await (await visit(attachment)).text()).toBe('열두 곳을 고침');
  expect(await statusOf(`${attachment}/view`)).toBe(200);
  const named = ['/', search, `/documents/${first}`, `/documents/${first}.json`, '/search.atom', '/sitemap.xml'];
  for (const address of named) {
    const whole = await visit(address);
    await whole.arrayBuffer();
    const again = await visit(address, { 'if-none-match': whole.headers.get('etag') ?? '' });
    expect([address, whole.status, again.status, await again.text()]).toEqual([address, 200, 304, '']);
  }
  expect(await statusOf('/open-data/documents.json')).toBe(200);
  expect(await statusOf('/readyz')).toBe(200);
}

test('citizens read a replica, find there what is published, and are sent nothing twice', async () => {
  const sql = postgres(pair.replicaUrl, { max: 1 });
  const [asked] = await sql<{ standby: boolean; citizens: number }[]>`
    select pg_is_in_recovery() as standby,
      (select count(*)::int from pg_stat_activity where usename = 'gyeol_site') as citizens`;
  await sql.end();
  expect(asked?.standby).toBe(true);
  expect(asked?.citizens).toBeGreaterThan(0);
  await expectAllServed();
});

test('with the office and its database killed, all of it is still served', async () => {
  await Promise.all([office.kill(), pair.primary.kill()]);
  await expect(fetch(`${office.origin}/healthz`)).rejects.toThrow();
  await expectAllServed();
});

test('once they are back, what is published and what is withdrawn reaches the citizens', async () => {
  await pair.primary.start(pair.url);
  await openOffice();
  const second = await publish('되돌릴 공개 문서');
  const withdrawal = `/api/documents/${second}/publication/withdrawal`;
  await clientOf(city, 'head').ask('POST', withdrawal, { reason: '이름이 남아 있어 되돌림' });
  for (const form of ['', '.json', '.pdf']) await untilStatus(`/documents/${second}${form}`, 410);
  for (const address of ['/', `/search?q=${encodeURIComponent('되돌릴')}`]) {
    expect(await (await visit(address)).text()).not.toContain(`/documents/${second}`);
  }
  await expectAllServed();
});

test('with the replica killed citizens are told to come again, and once it is back they need not', async () => {
  await pair.replica.kill();
  const third = await approveWithFile('복제본이 없는 동안 공개한 문서');
  const addresses = ['/', '/search', `/documents/${first}`, `/documents/${first}.json`, `/documents/${first}.pdf`];
  for (const address of [...addresses, attachment, '/search.atom', '/sitemap.xml', '/open-data/documents.json']) {
    const response = await visit(address);
    await response.arrayBuffer();
    expect([address, response.status]).toEqual([address, 503]);
    expect(Number(response.headers.get('retry-after')), address).toBeGreaterThan(0);
  }
  expect(await (await visit('/readyz')).json()).toEqual({ status: 'not-ready', reasons: ['database'] });
  expect(await statusOf('/healthz')).toBe(200);
  await pair.replica.start(pair.replicaUrl);
  await untilStatus('/readyz', 200);
  await untilStatus(`/documents/${third}`, 200);
  await expectAllServed();
});
