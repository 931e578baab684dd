import { untilTrue } from './city.ts';
import { ApiClient, type Product, startProduct } from './product.ts';

/** The demonstration office as a visitor finds it, with the addresses of what there is to be seen in it. */
export type Demonstration = {
  readonly product: Product;
  readonly passwordOf: (login: string) => string;
  readonly clientOf: (login: string) => Promise<ApiClient>;
  readonly documents: { waiting: string; approved: string; public: string; joint: string };
  /** The address of a document with a text that citizens may not read. */
  readonly closedText: string;
  /** The addresses of 바로 보기, for citizens and for officials. */
  readonly views: { readonly public: string; readonly office: string };
  /** A 정보공개 청구 with a third party that is heard. */
  readonly asked: { readonly number: string; readonly secret: string };
};

/** Shortly after the last of its acts, which stand on days of their own: a year later this year has none. */
export const DEMONSTRATION_DAY = '2026-11-24T10:00:00+09:00';
const OPEN_VIEW = /"(\/documents\/D\d{13}\/attachments\/[0-9a-f-]{36}\/view)"/;
const CLOSED_TEXT = /에 따라 비공개/;

type ClientOf = Demonstration['clientOf'];

export async function openDemonstration(dataDir: string): Promise<Demonstration> {
  const product = await startProduct({ dataDir, clock: DEMONSTRATION_DAY, env: { GYEOL_DEMO: 'on' } });
  const passwordOf = (login: string) => printedPassword(product, login);
  const clientOf = async (login: string) => {
    const client = new ApiClient(product.origin);
    await client.signIn(login, passwordOf(login));
    return client;
  };
  const documents = await findDocuments(product.origin, clientOf);
  const views = {
    public: await findOnPages(product.origin, 'an attachment', OPEN_VIEW),
    office: await findOfficeView(clientOf),
  };
  const closedText = await findOnPages(product.origin, 'the reason of a closed text', CLOSED_TEXT);
  const asked = await fileRequest(product.origin, clientOf);
  return { product, passwordOf, clientOf, documents, closedText, views, asked };
}

/** As printed at the start for visitors. */
function printedPassword(product: Product, login: string): string {
  const found = new RegExp(`^\\[결\\]\\s+${login}\\s+(\\S+)`, 'm').exec(product.output())?.[1];
  if (!found) throw new Error(`no demonstration account ${login}:\n${product.output()}`);
  return found;
}

async function findDocuments(origin: string, clientOf: ClientOf): Promise<Demonstration['documents']> {
  type Rows = { rows: { managementNumber: string; status: string }[] };
  const client = await clientOf('minjae');
  const head = await clientOf('eunju');
  const [waiting, done, joint] = await Promise.all([
    client.ask<Rows>('GET', '/api/boxes/waiting'),
    client.ask<Rows>('GET', '/api/boxes/done'),
    head.ask<Rows>('GET', '/api/boxes/waiting'),
  ]);
  const one = waiting.rows[0]?.managementNumber;
  const approved = done.rows.find(({ status }) => status === 'approved')?.managementNumber;
  if (!one || !approved) throw new Error('the demonstration office has nothing waiting or nothing approved');
  const both = joint.rows[0]?.managementNumber;
  if (!both) throw new Error('no document of both agencies waits on the head of the other one');
  return { waiting: one, approved, joint: both, public: await firstPublic(origin) };
}

async function fileRequest(origin: string, clientOf: ClientOf): Promise<Demonstration['asked']> {
  const blank = await (await fetch(`${origin}/requests/new`)).text();
  const agency = /<option value="(\d+)">한별시</.exec(blank)?.[1] ?? '';
  const wanted = { agency, wanted: '마을모임 공간 점검 결과', form: 'file', method: 'network', kind: 'person' };
  const requester = { name: '홍가람', identity: '1990-01-31', address: '한별시 시민로 7', phone: '010-0000-0000' };
  const secret = /name="secret" value="([^"]+)"/.exec(blank)?.[1] ?? '';
  const body = new URLSearchParams({ ...wanted, ...requester, secret });
  const receipt = await (await fetch(`${origin}/requests/new`, { method: 'POST', body })).text();
  const number = /\d{4}-\d+-\d{5}/.exec(receipt)?.[0] ?? '';
  const party = { act: 'notifyThirdParty', name: '(주)한결건설', contact: '한별시 공단로 3' };
  await (await clientOf('inho')).ask('POST', `/api/requests/${number}/acts`, party);
  return { number, secret };
}

/** What a pattern finds first on the pages of published documents. */
async function findOnPages(origin: string, what: string, pattern: RegExp): Promise<string> {
  let found: string | undefined;
  // Each document is looked through for leaks before citizens see it, so the last ones come a while after the first.
  await untilTrue(`citizens can see ${what}`, async () => {
    found = await firstOnPages(origin, pattern);
    return found !== undefined;
  });
  return found ?? '';
}

async function firstOnPages(origin: string, pattern: RegExp): Promise<string | undefined> {
  const pages = ['', '?page=2', '?page=3'].map((page) => fetch(`${origin}/search${page}`));
  const lists = await Promise.all(pages.map(async (page) => (await page).text()));
  for (const [address] of lists.join('').matchAll(/\/documents\/D\d{13}(?=")/g)) {
    const found = pattern.exec(await (await fetch(origin + address)).text());
    if (found) return found[1] ?? address;
  }
  return undefined;
}

async function findOfficeView(clientOf: ClientOf): Promise<string> {
  type Attachments = { attachments: { id: string; mediaType: string }[] };
  const client = await clientOf('minjae');
  const { rows } = await client.ask<{ rows: { managementNumber: string }[] }>('GET', '/api/boxes/done');
  for (const { managementNumber } of rows) {
    const { attachments } = await client.ask<Attachments>('GET', `/api/documents/${managementNumber}`);
    const text = attachments.find(({ mediaType }) => mediaType.startsWith('text/'));
    if (text) return `/office/documents/${managementNumber}/attachments/${text.id}`;
  }
  throw new Error('the team leader has decided on no document with a text beside it');
}

/** Publication follows the acts by itself; the site is complete when its list stands still. */
async function firstPublic(origin: string): Promise<string> {
  let before = '';
  let home = '';
  await untilTrue('the citizens’ list stands still', async () => {
    before = home;
    home = await (await fetch(`${origin}/`)).text();
    return home === before && /\/documents\/D\d{13}/.test(home);
  });
  return /\/documents\/(D\d{13})/.exec(home)?.[1] ?? '';
}
