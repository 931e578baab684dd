import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { SaveDraft } from '../../shared/contract/drafting.ts';
import { contentHash } from '../../shared/document/content-hash.ts';
import { openTestOffice } from '../testing/test-office.ts';
import {
  approveDocument,
  type PlannedSeat,
  saveDraft,
  signAs,
  submitDraft,
  writeDraft,
} from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;

type Kind = NonNullable<NonNullable<SaveDraft['kind']>['kind']>;

/** 영 제11조②, 규칙 제8조 as the domain page has them, and a 방침 as Seoul counts it: written by hand. */
const VECTORS: readonly (readonly [
  kind: Kind,
  name: string,
  how: string,
  lastUsed: number,
  first: string,
  after: string,
])[] = [
  ['statute', '해솔시 조례', 'perpetual', 8900, '해솔시 조례 제8901호', '해솔시 조례 제8902호'],
  ['standingOrder', '훈령', 'perpetual', 11, '훈령 제12호', '훈령 제13호'],
  ['establishedRule', '예규', 'perpetual', 4, '예규 제5호', '예규 제6호'],
  ['instruction', '지시', 'yearlyWithYear', 0, '지시 제2026-1호', '지시 제2027-1호'],
  ['dailyOrder', '일일명령', 'yearlyPlain', 30, '일일명령 제31호', '일일명령 제1호'],
  ['publicNotice', '공고', 'yearlyWithYear', 281, '공고 제2026-282호', '공고 제2027-1호'],
  ['decision', '방침', 'yearlyPlain', 69, '방침 제70호', '방침 제1호'],
];
const series = new Map<string, string>();

const open = async (body: object) => {
  const administrator = await office.as('administrator');
  return administrator.attempt('POST', '/api/numbering/series', { reason: '대장을 새로 둡니다.', ...body });
};
const kindOf = (kind: Kind) => ({ kind, seriesId: kind === 'decision' ? null : (series.get(kind) ?? null) });
const draftOf = (kind: Kind, line?: readonly PlannedSeat[]) =>
  writeDraft(office, { kind: kindOf(kind), ...(line ? { line } : {}) });
const read = async (managementNumber: string) =>
  (await office.as('drafter')).get<DocumentReply>(`/api/documents/${managementNumber}`);
const furtherOf = async (managementNumber: string) => (await read(managementNumber)).paper.furtherNumber?.printed;
const submitRefused = async (managementNumber: string) => {
  const drafter = await office.as('drafter');
  const { revision } = await drafter.get<{ revision: number }>(`/api/drafts/${managementNumber}`);
  const url = `/api/drafts/${managementNumber}/submission`;
  return (await drafter.attempt('POST', url, { revision })).json();
};

beforeAll(async () => {
  for (const [kind, name, policy, lastUsed] of VECTORS) {
    const opened = await open({ kind, name, policy, ...(lastUsed > 0 ? { lastUsed } : {}) });
    series.set(kind, opened.json<{ id: string }>().id);
  }
});

test('an everyday document has no kind of its own, no further number, and the hash it always had', async () => {
  const { managementNumber, documentNumber } = await approveDocument(office, await writeDraft(office));
  const { kind, paper } = await read(managementNumber);
  expect([kind, paper.furtherNumber, documentNumber]).toEqual([null, undefined, '자치행정과-1']);
  const base = {
    title: '',
    publicTitle: '',
    body: { v: 1, blocks: [] },
    summary: '',
    keywords: [],
    attachments: [],
  } as const;
  const rest = {
    disclosure: { level: 'open', grounds: [] },
    bodyOpen: false,
    licence: 'none',
    unitTaskId: null,
  } as const;
  const text = (kind?: { kind: 'standingOrder'; seriesId: string }) =>
    contentHash({ ...base, ...rest, ...(kind ? { kind } : {}) }, (bytes) => new TextDecoder().decode(bytes));
  expect(text()).not.toContain('kind');
  expect(text({ kind: 'standingOrder', seriesId: 'series-1' })).toContain(
    '"kind":{"kind":"standingOrder","seriesId":"series-1"}',
  );
});

test.each(VECTORS)(
  'the approval gives a document of the kind %s the number of 「%s」 beside its own',
  async (...vector) => {
    const [kind, , , , first] = vector;
    const managementNumber = await draftOf(kind);
    await submitDraft(office, managementNumber);
    await signAs(office, 'team-leader', managementNumber);
    expect(await furtherOf(managementNumber)).toBe('');
    const { documentNumber } = await signAs(office, 'section-chief', managementNumber);
    expect(documentNumber).toMatch(/^자치행정과-\d+$/);
    expect(await furtherOf(managementNumber)).toBe(first);
  },
);

test('a kind that is numbered waits for its series to be chosen, and takes none of another kind', async () => {
  const managementNumber = await writeDraft(office, { kind: { kind: 'publicNotice', seriesId: null } });
  expect(await submitRefused(managementNumber)).toMatchObject({ code: 'series-missing' });
  const wrong = { kind: 'publicNotice', seriesId: series.get('standingOrder') ?? '' } as const;
  await saveDraft(office, managementNumber, { kind: wrong });
  expect(await submitRefused(managementNumber)).toMatchObject({ code: 'series-unknown' });
});

test('a 방침 is counted by the office that decides it, also when its stand-in signs', async () => {
  const { postId } = await office.officer('director');
  const body = { kind: 'decision', name: '행정국장 방침', policy: 'yearlyPlain', postId };
  const opened = await open({ ...body, lastUsed: 69 });
  expect(opened.statusCode).toBe(200);
  expect((await open({ ...body, name: '국장 방침' })).json()).toMatchObject({ code: 'decision-series-taken' });
  expect((await open({ ...body, kind: 'publicNotice', policy: 'yearlyWithYear' })).json().code).toBe('invalid-input');
  const line: PlannedSeat[] = [['approve', 'director']];
  const number = await draftOf('decision', line);
  await submitDraft(office, number);
  await signAs(office, 'director', number);
  expect(await furtherOf(number)).toBe('행정국장 방침 제70호');
  const standInPersonId = office.account('section-chief').personId;
  const away = { kind: 'trip', fromOn: '2026-03-03', toOn: '2026-03-04', basis: '출장 명령 제3호', standInPersonId };
  const { id } = await (await office.as('director')).post<{ id: string }>('/api/absences', away);
  const acting = await draftOf('decision', line);
  await submitDraft(office, acting);
  await signAs(office, 'section-chief', acting);
  expect(await furtherOf(acting)).toBe('행정국장 방침 제71호');
  await (await office.as('director')).post(`/api/absences/${id}/cancellation`, {});
  const chiefs = await draftOf('decision');
  await approveDocument(office, chiefs);
  expect(await furtherOf(chiefs)).toBe('방침 제71호');
});

test('approvals at the same moment keep every series without a gap or a double', async () => {
  const kinds: readonly Kind[] = ['standingOrder', 'publicNotice', 'decision', 'standingOrder', 'instruction'];
  const numbers: string[] = [];
  for (const kind of [...kinds, ...[...kinds].reverse()]) {
    const number = await draftOf(kind);
    await submitDraft(office, number);
    await signAs(office, 'team-leader', number);
    numbers.push(number);
  }
  await Promise.all(numbers.map((number) => signAs(office, 'section-chief', number)));
  const gaps = await sql`
    select from (select series_id, year, max(serial) - min(serial) + 1 as span, count(*) as given from further_numbers
      group by 1, 2) counted where span <> given`;
  expect(gaps).toHaveLength(0);
  const [own] = await sql`
    select max(serial)::int as last, count(*)::int as given from registrations where document_id is not null`;
  expect(own?.last).toBe(own?.given);
});

test('a rejected document has taken no number; one drafted on 31 December is counted in the year of its approval', async () => {
  office.clock.set('2026-12-31T05:00:00Z');
  const drafts = new Map<Kind, string>();
  for (const [kind] of VECTORS) {
    const number = await draftOf(kind);
    await submitDraft(office, number);
    drafts.set(kind, number);
  }
  const leader = await office.as('team-leader');
  const orders = drafts.get('standingOrder') ?? '';
  const { contentHash: hash } = await leader.get<DocumentReply>(`/api/documents/${orders}`);
  await leader.post(`/api/documents/${orders}/rejection`, { contentHash: hash, reason: '조문을 다시 적어 주십시오.' });
  await submitDraft(office, orders);
  office.clock.set('2027-01-02T01:00:00Z');
  for (const [kind, , how, , first, after] of VECTORS) {
    const number = drafts.get(kind) ?? '';
    await signAs(office, 'team-leader', number);
    await signAs(office, 'section-chief', number);
    const printed = await furtherOf(number);
    if (how !== 'perpetual') expect(printed).toBe(after);
    // Two more 훈령 were approved at the same moment twice over; the others went on by one.
    else expect(printed).toBe(kind === 'standingOrder' ? '훈령 제17호' : after);
    expect(printed).not.toBe(first);
  }
});
