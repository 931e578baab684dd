import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RestrictionReply } from '../../shared/contract/access-restriction.ts';
import type { RestrictionShape } from '../../shared/contract/document-parts.ts';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import type {
  DisclosureHistory,
  RecheckOverview,
  RecheckPage,
  RecheckWaiting,
  YearlyChecked,
} from '../../shared/contract/reclassification.ts';
import type { RestrictionsChecked, RestrictionsPage } from '../../shared/contract/restriction-checks.ts';
import type { Disclosure } from '../../shared/disclosure/disclosure.ts';
import { remindRechecks } from '../notification/remind-rechecks.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';

const OPEN: Disclosure = { level: 'open', grounds: [] };
const CLOSED: Disclosure = { level: 'closed', grounds: [6] };
const NAMES: RestrictionShape = { reason: '청구인의 성명이 들어 있음', until: null, units: [], people: [] };

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
  await office.giveRoles('colleague', ['recordsManager']);
  await office.giveRoles('cooperator', ['disclosureOfficer']);
});
afterAll(() => office.close());
/** Every test has a year of its own: it approves in March and looks in January of the next. */
let year = 2026;
const inMarch = () => office.clock.set(`${year}-03-03T00:00:00Z`);
const inJanuary = () => office.clock.set(`${year + 1}-01-15T00:00:00Z`);
beforeEach(() => {
  year += 1;
  inMarch();
});

async function approve(given: Parameters<typeof writeDraft>[1] = {}): Promise<string> {
  const managementNumber = await writeDraft(office, { disclosure: { ...OPEN, grounds: [] }, ...given });
  await approveDocument(office, managementNumber);
  await office.services.outbox.drainAll();
  return managementNumber;
}

const overview = async (who: Cast = 'colleague') =>
  (await office.as(who)).get<RecheckOverview>('/api/reclassification');
const listed = async (question = '', who: Cast = 'colleague') =>
  (await (await office.as(who)).get<RecheckPage>(`/api/reclassification/records?reason=yearly${question}`)).rows.map(
    ({ managementNumber }) => managementNumber,
  );
const history = async (number: string) =>
  (await (await office.as('colleague')).get<DisclosureHistory>(`/api/documents/${number}/disclosure`)).decisions;
const check = async (given: Partial<Parameters<typeof JSON.stringify>[0]> = {}, who: Cast = 'colleague') =>
  (await office.as(who)).post<YearlyChecked>('/api/reclassification/yearly-check', {
    ...{ reason: '지난해 문서를 살펴 그대로 둠', reviewOn: null },
    ...given,
  });
const copyOf = async (number: string) =>
  office.services.database.sql`select * from public_site.documents where management_number = ${number}`;

describe('연간 재분류 of what is open', () => {
  it('lists it in the year after, by how it stands, and not in the number beside the menu', async () => {
    const open = await approve();
    const closed = await approve({ disclosure: { ...CLOSED, grounds: [6] }, reviewUntil: `${year + 1}-12-31` });
    expect(await listed('&level=open')).toEqual([]);
    inJanuary();
    expect(await listed('&level=open')).toEqual([open]);
    expect(await listed('&level=closed')).toContain(closed);
    expect(await listed()).toEqual(expect.arrayContaining([open, closed]));
    expect((await overview()).yearly.levels).toEqual([
      { level: 'open', done: 0, total: 1 },
      { level: 'closed', done: 0, total: 1 },
    ]);
    const { waiting } = await (await office.as('colleague')).get<RecheckWaiting>('/api/reclassification/waiting');
    await check({ level: 'open' });
    expect(await (await office.as('colleague')).get('/api/reclassification/waiting')).toEqual({ waiting });
  });

  it('is checked by a press for the whole list: each once, told in its history, and the citizens read on', async () => {
    const numbers = [await approve(), await approve(), await approve()];
    const before = await Promise.all(numbers.map(copyOf));
    inJanuary();
    const replies = await Promise.all([check({ level: 'open' }), check({ level: 'open' }, 'cooperator')]);
    // Two press at the same moment: between them each record is checked once.
    expect(replies.reduce((sum, { kept }) => sum + kept, 0)).toBe(3);
    expect(replies.flatMap(({ left }) => left).length + 3).toBeLessThanOrEqual(6);
    expect(await listed('&level=open')).toEqual([]);
    for (const number of numbers) {
      expect(await history(number)).toMatchObject([{ outcome: 'keep', from: OPEN, to: OPEN, reviewOn: null }]);
    }
    await office.services.outbox.drainAll();
    expect(await Promise.all(numbers.map(copyOf))).toEqual(before);
    expect((await overview()).yearly.levels).toEqual([{ level: 'open', done: 3, total: 3 }]);
    expect(await check({ level: 'open' })).toEqual({ kept: 0, left: [], next: null });
  });

  it('goes on where it ended, past what cannot be kept so', async () => {
    const numbers = [await approve(), await approve()];
    const closed = await approve({ disclosure: { ...CLOSED, grounds: [6] } });
    inJanuary();
    const manager = await office.as('colleague');
    const list = await manager.get<RecheckPage>(`/api/reclassification/records?reason=yearly&year=${year}`);
    expect(list).toMatchObject({ total: 3, next: null });
    const reply = await check({ year: String(year) });
    expect(reply).toMatchObject({ kept: 2, next: null });
    expect(reply.left).toMatchObject([{ managementNumber: closed, message: expect.stringContaining('다시 볼 날') }]);
    for (const number of numbers) expect(await history(number)).toHaveLength(1);
    expect(await check({ year: String(year), reviewOn: `${year + 2}-12-31` })).toMatchObject({ kept: 1, left: [] });
    expect(await history(closed)).toMatchObject([{ outcome: 'keep', to: CLOSED, reviewOn: `${year + 2}-12-31` }]);
  });

  it('of earlier years waits no more, and is counted and listed by its year, where it may be checked still', async () => {
    const number = await approve();
    const missedOf = async () => (await overview()).yearly.missed.find((one) => one.year === year)?.count ?? 0;
    const missed = await missedOf();
    office.clock.set(`${year + 2}-01-15T00:00:00Z`);
    expect(await listed()).not.toContain(number);
    expect(await missedOf()).toBe(missed + 1);
    expect((await overview()).years).toContain(year);
    const manager = await office.as('colleague');
    const ofItsYear = () =>
      manager.get<RecheckPage>(`/api/reclassification/records?reason=yearly&level=open&year=${year}`);
    const list = await ofItsYear();
    expect(list.total).toBe(missed + 1);
    expect(list.rows.find(({ managementNumber }) => managementNumber === number)).toMatchObject({ reasons: [] });
    expect(await check({ year: String(year), level: 'open' })).toMatchObject({ kept: missed + 1, left: [] });
    expect([await missedOf(), (await ofItsYear()).total]).toEqual([0, 0]);
    year += 1;
  });

  it("is nobody else's, and needs a reason", async () => {
    inJanuary();
    await expect(check({}, 'drafter')).rejects.toMatchObject({ status: 404 });
    await expect(check({ reason: ' ' })).rejects.toMatchObject({ code: 'reason-missing' });
    await expect(check({ after: 'x_y' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('reminds whoever keeps the records of the unit once, however many there are', async () => {
    const { unitId } = await office.officer('section-chief');
    await office.giveRoles('section-chief', ['unitRecordsOfficer'], unitId);
    for (let count = 0; count < 3; count += 1) await approve();
    const told = async () => {
      await remindRechecks(office.services);
      const { items } = await (await office.as('section-chief')).get<NotificationsReply>('/api/notifications?after=0');
      return items.filter(({ kind }) => kind === 'recheckBegun' || kind === 'recheckLate').length;
    };
    const before = await told();
    inJanuary();
    expect(await told()).toBe(before + 1);
    expect(await told()).toBe(before + 1);
    office.clock.set(`${year + 1}-03-02T00:00:00Z`);
    expect(await told()).toBe(before + 2);
    expect(await told()).toBe(before + 2);
  });
});

describe('접근권한 재분류', () => {
  /** Of one day they stand by their ids, which are thrown. */
  const restricted = async (who: Cast = 'colleague') =>
    (await (await office.as(who)).get<RestrictionsPage>('/api/reclassification/restrictions')).rows.sort((one, other) =>
      one.managementNumber.localeCompare(other.managementNumber),
    );
  let keys = 0;
  const decide = async (outcome: 'keep' | 'lift', ...records: readonly (readonly [string, number])[]) => {
    const named = records.map(([managementNumber, decisions]) => {
      keys += 1;
      return { managementNumber, decisions, key: String(keys).padStart(32, '0') };
    });
    const body = { records: named, outcome, reason: '지난해 열람제한을 살핌' };
    const manager = await office.as('colleague');
    const reply = await manager.post<RestrictionsChecked>('/api/reclassification/restrictions/decisions', body);
    // Sent again it is answered as before.
    expect(await manager.post('/api/reclassification/restrictions/decisions', body)).toEqual(reply);
    return reply.results.map(({ problem }) => problem?.code ?? 'done');
  };
  const restrictionOf = async (number: string) =>
    (await office.as('colleague')).get<RestrictionReply>(`/api/documents/${number}/restriction`);

  it('lists who restricted what, why and since when; kept or lifted it leaves the list and is told', async () => {
    const [kept, lifted] = [await approve({ restriction: NAMES }), await approve({ restriction: NAMES })];
    const later = await approve();
    office.clock.set(`${year}-06-01T00:00:00Z`);
    const officer = await office.as('cooperator');
    await officer.post(`/api/documents/${later}/restriction`, {
      ...{ restriction: { ...NAMES, until: `${year + 1}-06-30` }, reason: '민원이 들어옴', decisions: 0 },
    });
    expect(await restricted()).toEqual([]);
    inJanuary();
    expect(await restricted()).toMatchObject(
      [kept, lifted, later].map((managementNumber) =>
        managementNumber === later
          ? { managementNumber, by: '서바다', since: `${year}-06-01`, withApproval: false, decisions: 1 }
          : { managementNumber, since: `${year}-03-03`, withApproval: true, restriction: NAMES, mayDecide: true },
      ),
    );
    expect((await overview()).yearly.restrictions).toEqual({ done: 0, total: 3 });
    expect(await decide('keep', [kept, 0], [later, 0])).toEqual(['done', 'restriction-decided-meanwhile']);
    expect(await decide('lift', [lifted, 0])).toEqual(['done']);
    expect((await restricted()).map(({ managementNumber }) => managementNumber)).toEqual([later]);
    expect((await overview()).yearly.restrictions).toEqual({ done: 2, total: 3 });
    expect(await restrictionOf(kept)).toMatchObject({ restriction: NAMES, decisions: [{ from: NAMES, to: NAMES }] });
    expect(await restrictionOf(lifted)).toMatchObject({ restriction: null, decisions: [{ from: NAMES, to: null }] });
    expect(await decide('keep', [lifted, 1])).toEqual(['restriction-not-standing']);
    const file = await (await office.as('colleague')).inject({
      method: 'GET',
      url: '/api/reclassification/restrictions/file?format=csv',
    });
    expect(file.body.trim().split('\r\n')).toHaveLength(2);
    expect(file.body).toContain('서바다');
    // The next year it is not last year's any more: only records of last year are asked for.
    office.clock.set(`${year + 2}-01-15T00:00:00Z`);
    expect(await restricted()).toEqual([]);
    year += 1;
  });

  it('shows the records officer of a unit only what is no secret to them, and nobody else anything', async () => {
    const number = await approve({ restriction: NAMES });
    inJanuary();
    expect((await restricted()).map(({ managementNumber }) => managementNumber)).toEqual([number]);
    const { unitId } = await office.officer('section-chief');
    await office.giveRoles('section-chief', ['unitRecordsOfficer'], unitId);
    const chief = await office.as('section-chief');
    const mayOpen = (await chief.attempt('GET', `/api/documents/${number}`)).statusCode === 200;
    expect((await restricted('section-chief')).length).toBe(mayOpen ? 1 : 0);
    const drafter = await office.as('drafter');
    for (const url of ['', '/file?format=csv']) {
      expect((await drafter.attempt('GET', `/api/reclassification/restrictions${url}`)).statusCode).toBe(404);
    }
  });
});

it('an office that is brought up to date has the rows that its approvals would have written', async () => {
  const { sql } = office.services.database;
  await approve();
  await approve({ disclosure: { ...CLOSED, grounds: [6] } });
  const rows = () => sql`select * from recheck_records where decisions = 0 order by document_id`;
  const before = await rows();
  await sql`delete from recheck_records where level = 'open' and decisions = 0`;
  expect((await rows()).length).toBeLessThan(before.length);
  const written = await readFile('migrations/0076_the_check_of_the_year.sql', 'utf8');
  const steps = written.split('--> statement-breakpoint').filter((step) => /^(INSERT|UPDATE)/m.test(step));
  for (const _again of [1, 2]) for (const step of steps) await sql.unsafe(step);
  expect(await rows()).toEqual(before);
  expect(await sql`select is_naming from access_decisions where is_naming`).toHaveLength(0);
});
