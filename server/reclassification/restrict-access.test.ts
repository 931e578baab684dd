import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RestrictionReply } from '../../shared/contract/access-restriction.ts';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import type { RecheckOverview, RecheckPage } from '../../shared/contract/reclassification.ts';
import type { RecordFilesReply } from '../../shared/contract/record-files.ts';
import type { RegisterPage } from '../../shared/contract/register.ts';
import type { SearchPage } from '../../shared/contract/search.ts';
import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import { remindRechecks } from '../notification/remind-rechecks.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, editorText, saveDraft, writeDraft } from '../testing/written-document.ts';

const TITLE = '해바라기 청구에 관한 결정';
const LINE_ONLY: AccessRestriction = { reason: '청구인의 성명이 들어 있음', until: null, units: [], people: [] };

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
});
afterAll(() => office.close());

async function approve(restriction: AccessRestriction | null): Promise<string> {
  const number = await writeDraft(office, {
    title: TITLE,
    editorJson: editorText('해바라기 씨앗을 청구한 분께 드립니다.'),
    disclosure: { level: 'closed', grounds: [6] },
    restriction: restriction && { ...restriction, units: [...restriction.units], people: [...restriction.people] },
  });
  await approveDocument(office, number);
  await office.services.outbox.drainAll();
  return number;
}

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

/** Every way on which an official comes to a document; each says whether this one is there. */
async function seenBy(who: Cast, number: string): Promise<Readonly<Record<string, boolean>>> {
  const official = await office.as(who);
  const opens = async (url: string) =>
    (await official.attempt('GET', `/api/documents/${number}${url}`)).statusCode < 300;
  const [found, byLetters, register, log, numbers] = await Promise.all([
    official.get<SearchPage>(`/api/search?q=${encodeURIComponent('해바라기')}`),
    official.get<SearchPage>(`/api/search?q=${encodeURIComponent('씨앗')}`),
    official.get<RegisterPage>('/api/register'),
    official.get<NotificationsReply>('/api/notifications?after=0'),
    opens('/numbers'),
  ]);
  const has = (rows: readonly { readonly managementNumber?: string | null }[]) =>
    rows.some((row) => row.managementNumber === number);
  return {
    page: await opens(''),
    disclosure: await opens('/disclosure'),
    restriction: await opens('/restriction'),
    numbers,
    search: has(found.rows) || has(byLetters.rows),
    counted: (found.total ?? 0) > 0 || (found.facets?.level.length ?? 0) > 0,
    register: has(register.rows),
    log: log.items.some((row) => 'managementNumber' in row && row.managementNumber === number),
  };
}

const allOf = (seen: Readonly<Record<string, boolean>>, besides: readonly string[] = []) =>
  Object.entries(seen).filter(([name]) => !besides.includes(name));
const filesOf = async (who: Cast) => {
  const { files } = await (await office.as(who)).get<RecordFilesReply>('/api/record-files?year=2026');
  return files.reduce((sum, { documents }) => sum + documents, 0);
};

it('a restricted document is its line’s and its keepers’; for the rest of its unit it does not exist anywhere', async () => {
  const before = await filesOf('colleague');
  const number = await approve(LINE_ONLY);
  expect(allOf(await seenBy('colleague', number)).filter(([, isSeen]) => isSeen)).toEqual([]);
  expect(await filesOf('colleague')).toBe(before);
  expect(await filesOf('administrator')).toBe(before + 1);
  for (const who of ['drafter', 'team-leader', 'section-chief', 'administrator'] as const) {
    expect(
      allOf(await seenBy(who, number), ['log']).filter(([, isSeen]) => !isSeen),
      who,
    ).toEqual([]);
  }
  const { restriction } = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${number}`);
  expect(restriction).toEqual(LINE_ONLY);
});

it('is not gone round by showing it: 공람 goes to whoever may read it anyway', async () => {
  const named = await office.officer('cooperator');
  const people = [{ id: named.personId, name: '아무개' }];
  const number = await approve({ ...LINE_ONLY, people });
  // Whoever is named bears their own name.
  const { restriction } = await (await office.as('cooperator')).get<DocumentReply>(`/api/documents/${number}`);
  expect(restriction?.people).toEqual([{ id: named.personId, name: '서바다' }]);
  const show = async (who: Cast) => {
    const { postId, personId } = await office.officer(who);
    return refusalOf(
      (await office.as('drafter')).post(`/api/documents/${number}/circulation`, { to: [{ postId, personId }] }),
    );
  };
  expect(await show('colleague')).toBe('restricted-from');
  expect(await show('cooperator')).toBe('done');
  expect((await seenBy('colleague', number)).page).toBe(false);
});

it('lets no page of the 등록대장 end on it, so that the next one tells neither its number nor that it is there', async () => {
  const number = await approve(LINE_ONLY);
  const { unitId } = await office.officer('drafter');
  const { sql } = office.services.database;
  await sql`
    update registrations set registered_at = '2024-12-30T00:00:00Z'
    where document_id = (select id from documents where management_number = ${number})`;
  await sql`
    insert into receipts (agency_id, id, unit_id, title, sender, sender_number, medium, received_at, by_person_id)
    select ${office.agencyId}, gen_random_uuid(), ${unitId}, '접수 ' || n, '이웃시', '', 'paper', '2025-03-03', ${unitId}
    from generate_series(1, 50) n`;
  await sql`
    insert into registrations (agency_id, series_id, year, serial, receipt_id, unit_code, unit_name, printed,
      registered_at, registered_on)
    select agency_id, ${unitId}, 2025, row_number() over (order by id), id, '1100', '자치행정과', title,
      received_at, '2025-03-03'
    from receipts where title like '접수 %'`;
  const pageOf = async (who: Cast) => (await office.as(who)).get<RegisterPage>('/api/register?to=2025-12-31');
  const [known, kept] = [await pageOf('drafter'), await pageOf('colleague')];
  expect([known.rows.length, known.next === null]).toEqual([50, false]);
  expect([kept.rows.length, kept.next]).toEqual([50, null]);
});

it('is changed by its keepers alone, one after the other, each time with a reason and a leaf of the log', async () => {
  const number = await approve(null);
  expect((await seenBy('colleague', number)).page).toBe(true);
  const decide = async (who: Cast, restriction: AccessRestriction | null, decisions: number, reason = '요청에 따름') =>
    refusalOf((await office.as(who)).post(`/api/documents/${number}/restriction`, { restriction, reason, decisions }));
  expect(await decide('drafter', LINE_ONLY, 0)).toBe('not-permitted');
  // Nor on what one has drafted oneself, whatever one's role.
  await office.giveRoles('drafter', ['disclosureOfficer']);
  expect(await decide('drafter', LINE_ONLY, 0)).toBe('not-permitted');
  await office.giveRoles('drafter', []);
  expect(await decide('administrator', { ...LINE_ONLY, reason: ' ' }, 0)).toBe('restriction-reason-missing');
  expect(await decide('administrator', { ...LINE_ONLY, until: '2026-03-02' }, 0)).toBe('restriction-day-past');
  expect(await decide('administrator', LINE_ONLY, 0, ' ')).toBe('reason-missing');
  expect(await decide('administrator', null, 0)).toBe('restriction-unchanged');
  const both = await Promise.all([
    decide('administrator', LINE_ONLY, 0),
    decide('administrator', { ...LINE_ONLY, until: '2026-06-30' }, 0),
  ]);
  expect(both.sort()).toEqual(['done', 'restriction-decided-meanwhile']);
  // Before the index has heard of it.
  expect(allOf(await seenBy('colleague', number)).filter(([, isSeen]) => isSeen)).toEqual([]);
  await office.services.outbox.drainAll();
  expect(allOf(await seenBy('colleague', number)).filter(([, isSeen]) => isSeen)).toEqual([]);
  expect(await decide('administrator', null, 1)).toBe('done');
  await office.services.outbox.drainAll();
  expect((await seenBy('colleague', number)).search).toBe(true);
  const history = await (await office.as('drafter')).get<RestrictionReply>(`/api/documents/${number}/restriction`);
  expect(history.decisions.map(({ from, to, by }) => [from !== null, to !== null, by])).toEqual([
    [false, true, '문지기'],
    [true, false, '문지기'],
  ]);
  const leaves = await office.services.database.sql`
    select count(*)::int as count from integrity_leaves l join documents d on d.id = l.document_id
    where d.management_number = ${number} and l.kind = 'restriction'`;
  expect(leaves).toEqual([{ count: 2 }]);
});

it('ends by itself after its last day, in every list at once', async () => {
  const number = await approve({ ...LINE_ONLY, until: '2026-03-04' });
  const { unitId } = await office.officer('drafter');
  await office.giveRoles('colleague', ['unitRecordsOfficer'], unitId);
  const waiting = async () => {
    const official = await office.as('colleague');
    const [overview, page] = await Promise.all([
      official.get<RecheckOverview>('/api/reclassification'),
      official.get<RecheckPage>('/api/reclassification/records?reason=yearly'),
    ]);
    return [overview.withheld, page.rows.some((row) => row.managementNumber === number)];
  };
  const [kept = 0] = await waiting();
  expect((await seenBy('colleague', number)).search).toBe(false);
  office.clock.set('2026-03-04T23:00:00Z');
  const seen = await seenBy('colleague', number);
  expect(allOf(seen, ['log']).filter(([, isSeen]) => !isSeen)).toEqual([]);
  expect((await waiting())[0]).toBe(Number(kept) + 1);
  const manager = await office.as('administrator');
  expect((await manager.get<RestrictionReply>(`/api/documents/${number}/restriction`)).isOver).toBe(true);
});

it('is proposed with a reason, a day to come and people who are there', async () => {
  const number = await writeDraft(office, { title: TITLE });
  const submit = async (restriction: AccessRestriction) => {
    const shape = { ...restriction, units: [...restriction.units], people: [...restriction.people] };
    const { revision } = await saveDraft(office, number, { title: TITLE, restriction: shape });
    return refusalOf((await office.as('drafter')).post(`/api/drafts/${number}/submission`, { revision }));
  };
  expect(await submit({ ...LINE_ONLY, reason: ' ' })).toBe('restriction-reason-missing');
  expect(await submit({ ...LINE_ONLY, until: '2026-03-03' })).toBe('restriction-day-past');
  const nobody = { id: '00000000-0000-4000-8000-000000000000', name: '없는 사람' };
  expect(await submit({ ...LINE_ONLY, people: [nobody] })).toBe('restricted-reader-unknown');
  expect(await submit({ ...LINE_ONLY, units: [nobody] })).toBe('restricted-reader-unknown');
});

it('of all that waits in a unit leaves nobody without a reminder: who keeps the records of the agency hears of it', async () => {
  const { unitId } = await office.officer('drafter');
  await office.giveRoles('colleague', ['unitRecordsOfficer'], unitId);
  await office.giveRoles('cooperator', ['recordsManager']);
  await office.services.database.sql`update recheck_records set yearly_done = true`;
  await approve(LINE_ONLY);
  office.clock.set('2027-01-04T00:00:00Z');
  await remindRechecks(office.services);
  const told = async (who: Cast) => {
    const { items } = await (await office.as(who)).get<NotificationsReply>('/api/notifications?after=0');
    return items.filter(({ kind }) => kind === 'recheckBegun').length;
  };
  expect([await told('colleague'), await told('cooperator')]).toEqual([0, 1]);
  office.clock.set('2026-03-03T00:00:00Z');
});

it('does not stand in the way of the yearly 재분류: the unit is reminded by a record that it knows of', async () => {
  const { unitId } = await office.officer('drafter');
  await office.giveRoles('colleague', ['unitRecordsOfficer'], unitId);
  const restricted = await approve(LINE_ONLY);
  await approve(null);
  await office.services.database.sql`
    update recheck_records set produced_on = '2026-01-02'
    where document_id = (select id from documents where management_number = ${restricted})`;
  office.clock.set('2027-01-04T00:00:00Z');
  await remindRechecks(office.services);
  const { items } = await (await office.as('colleague')).get<NotificationsReply>('/api/notifications?after=0');
  expect(items.map(({ kind }) => kind)).toContain('recheckBegun');
});
