import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { openPage, signIn } from './office-browser.ts';
import {
  type ApiClient,
  type Product,
  type ProductOptions,
  type SmallOffice,
  setUpOffice,
  startProduct,
} from './product.ts';

/** A unit with one drafter, one team leader and one head: the smallest office in which a document goes its way. */
export type City = {
  readonly product: Product;
  readonly office: SmallOffice;
  readonly unitId: string;
  readonly unitTaskId: string;
};

export type SeatWords = readonly [act: 'review' | 'cooperate' | 'approve' | 'delegatedApprove', login: string];

export type Wanted = {
  readonly title: string;
  readonly editorJson?: unknown;
  readonly line?: readonly SeatWords[];
  readonly disclosure?: { readonly level: 'open' | 'partiallyOpen' | 'closed'; readonly grounds: readonly number[] };
  readonly bodyOpen?: boolean;
};

export type Draft = { readonly managementNumber: string; readonly revision: number };

/** What the document page is given; only what journeys look at. */
export type DocumentSeen = {
  readonly status: string;
  readonly contentHash: string;
  readonly paper: { readonly documentNumber?: string };
  readonly frozenPaper: { readonly state: string; readonly reason: string | null };
};

const UNIT = '자치행정과';
/** Papers are drawn behind everybody else's work: on a loaded machine what follows of an approval comes late. */
export const FOLLOWS_WITHIN_MS = 240_000;
const REVIEW_AND_APPROVAL: readonly SeatWords[] = [
  ['review', 'teamlead'],
  ['approve', 'head'],
];

export async function openCity(options: ProductOptions = {}): Promise<City> {
  const product = await startProduct(options);
  const office = await setUpOffice(product, {
    agencyName: '한별시',
    csv: [
      '부서코드,부서,상위부서코드,직위,부서장,이름,아이디,전화번호,전자우편',
      `6110001,${UNIT},,주무관,,강서윤,drafter,02-000-0001,`,
      `6110001,${UNIT},,동혁신팀장,,윤가람,teamlead,02-000-0002,`,
      `6110001,${UNIT},,자치행정과장,Y,오재민,head,02-000-0003,`,
      '',
    ].join('\n'),
  });
  const { units } = await office.administrator.ask<{ units: { id: string }[] }>('GET', '/api/organization');
  const unitId = units[0]?.id ?? '';
  const path = ['행정', '지방행정', '동행정지원'];
  await office.administrator.ask('POST', '/api/unit-tasks', { unitId, path, retention: 'y5' });
  const { unitTasks } = await office.administrator.ask<{ unitTasks: { id: string }[] }>('GET', '/api/unit-tasks');
  return { product, office, unitId, unitTaskId: unitTasks[0]?.id ?? '' };
}

export function clientOf({ office }: City, login: string): ApiClient {
  const client = login === 'admin' ? office.administrator : office.people.get(login)?.client;
  if (!client) throw new Error(`nobody signs in as ${login}`);
  return client;
}

/** A page on which somebody is signed in, in a browser session of their own. */
export async function pageOf(city: City, browser: Browser, login: string): Promise<Page> {
  const page = await openPage(browser);
  await signIn(page, city.product, login, city.office.password);
  return page;
}

/** 정보공개담당: a strong role, which two administrators give together. The first one appoints the second alone. */
export async function makeDisclosureOfficer(city: City, login: string): Promise<void> {
  const { administrator } = city.office;
  const second = clientOf(city, 'teamlead');
  const appointed = await propose(city, 'teamlead', 'administrator');
  await administrator.ask('POST', `/api/role-grants/${appointed}/confirm`, { alone: true });
  const proposed = await propose(city, login, 'disclosureOfficer');
  await second.ask('POST', `/api/role-grants/${proposed}/confirm`, { alone: false });
}

async function propose(city: City, login: string, role: 'administrator' | 'disclosureOfficer'): Promise<string> {
  const { administrator } = city.office;
  const { people } = await administrator.ask<{ people: { personId: string }[] }>('GET', `/api/accounts?find=${login}`);
  const personId = people[0]?.personId;
  const fromOn = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(new Date());
  const { id } = await administrator.ask<{ id: string }>('POST', '/api/role-grants', {
    ...{ personId, role, unitId: null, fromOn, toOn: null },
    reason: '업무 분장',
  });
  return id;
}

export async function writeDraft(city: City, wanted: Wanted): Promise<Draft> {
  const drafter = clientOf(city, 'drafter');
  const { managementNumber } = await drafter.ask<Draft>('POST', '/api/drafts', {});
  return drafter.ask<Draft>('PUT', `/api/drafts/${managementNumber}`, {
    revision: 1,
    title: wanted.title,
    publicTitle: wanted.title,
    editorJson: wanted.editorJson ?? bodyOf('마을모임 공간을 점검하고 그 결과를 보고함.'),
    summary: '',
    keywords: [],
    disclosure: wanted.disclosure ?? { level: 'open', grounds: [] },
    bodyOpen: wanted.bodyOpen ?? false,
    licence: 'none',
    unitTaskId: city.unitTaskId,
    line: await lineOf(city, wanted.line ?? REVIEW_AND_APPROVAL),
  });
}

/** A file of plain text beside a draft. */
export async function attachText(city: City, managementNumber: string, name: string, text: string): Promise<void> {
  const body = new FormData();
  body.set('file', new File([text], name, { type: 'text/plain' }));
  const headers = { cookie: clientOf(city, 'drafter').cookie, 'idempotency-key': randomUUID() };
  const url = `${city.product.origin}/api/drafts/${managementNumber}/attachments`;
  const { status } = await fetch(url, { method: 'POST', headers, body });
  if (status !== 201) throw new Error(`attaching ${name}: ${status}`);
}

export async function submit(city: City, wanted: Wanted): Promise<string> {
  const { managementNumber, revision } = await writeDraft(city, wanted);
  await clientOf(city, 'drafter').ask('POST', `/api/drafts/${managementNumber}/submission`, { revision });
  return managementNumber;
}

export async function sign(city: City, login: string, managementNumber: string, key: string = randomUUID()) {
  const { contentHash } = await find(city, login, managementNumber);
  const address = `/api/documents/${managementNumber}/signature`;
  return clientOf(city, login).ask<{ documentNumber: string | null }>('POST', address, { contentHash }, key);
}

/** Submitted and signed by everybody on its line. */
export async function approve(city: City, wanted: Wanted): Promise<string> {
  const line = wanted.line ?? REVIEW_AND_APPROVAL;
  const managementNumber = await submit(city, { ...wanted, line });
  for (const [, login] of line) await sign(city, login, managementNumber);
  return managementNumber;
}

export function find(city: City, login: string, managementNumber: string): Promise<DocumentSeen> {
  return clientOf(city, login).ask('GET', `/api/documents/${managementNumber}`);
}

/** By-products follow the approval by themselves; journeys ask until they are there. */
export async function untilTrue(words: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + FOLLOWS_WITHIN_MS;
  while (Date.now() < deadline) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`never came true: ${words}`);
}

export async function untilPublished({ product }: City, managementNumber: string): Promise<void> {
  await untilTrue(`${managementNumber} is published`, async () => {
    return (await fetch(`${product.origin}/documents/${managementNumber}`)).status === 200;
  });
}

export function bodyOf(...sentences: readonly string[]) {
  const content = sentences.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  return { type: 'doc', content };
}

type Units = { units: { posts: { id: string; title: string; holders: { personId: string; name: string }[] }[] }[] };

export async function lineOf(city: City, line: readonly SeatWords[]) {
  const { units } = await city.office.administrator.ask<Units>('GET', '/api/organization');
  const posts = units.flatMap((unit) => unit.posts);
  return line.map(([act, login]) => {
    const name = city.office.people.get(login)?.name;
    const post = posts.find((each) => each.holders.some((holder) => holder.name === name));
    const personId = post?.holders.find((holder) => holder.name === name)?.personId;
    if (!post || !personId) throw new Error(`${login} holds no post`);
    return { act, postId: post.id, personId };
  });
}
