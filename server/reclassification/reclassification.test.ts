import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import type { StoppedReply } from '../../shared/contract/publication-acts.ts';
import type {
  DisclosureHistory,
  RecheckOverview,
  RecheckPage,
  ReclassifyRecords,
  ReclassifyReply,
} from '../../shared/contract/reclassification.ts';
import { DISCLOSURE_LEVELS, type Disclosure } from '../../shared/disclosure/disclosure.ts';
import { daysAfter } from '../../shared/kernel/calendar-day.ts';
import { RECHECK_REASONS, recheckLevel, recheckReasons, withholds } from '../../shared/records/recheck-reasons.ts';
import { LEGAL_RULES, type RecheckRules } from '../../shared/records/recheck-rules.ts';
import {
  countDue,
  findRecheckRecord,
  listDue,
  type RecheckRecordRow,
  upsertRecheckRecord,
} from '../disclosure/index.ts';
import { remindRechecks } from '../notification/remind-rechecks.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, editorText, writeDraft } from '../testing/written-document.ts';

const CLOSED = { level: 'closed', grounds: [5] } satisfies Disclosure;

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
  await office.giveRoles('colleague', ['recordsManager']);
  await office.giveRoles('cooperator', ['disclosureOfficer']);
});
afterAll(() => office.close());

async function approve(given: Parameters<typeof writeDraft>[1] = {}): Promise<string> {
  const managementNumber = await writeDraft(office, { disclosure: CLOSED, ...given });
  await approveDocument(office, managementNumber);
  await office.services.outbox.drainAll();
  return managementNumber;
}

type Choice = ReclassifyRecords['choice'];
const OPEN: Choice = {
  ...{ outcome: 'open', grounds: [], bodyOpen: false, attachments: 'open', liftedGrounds: [] },
  ...{ reviewOn: null, council: null },
};
const KEEP: Choice = { ...OPEN, outcome: 'keep', attachments: 'asTheyAre', reviewOn: '2027-06-30' };

function request(choice: Choice, records: readonly (readonly [string, number])[]): ReclassifyRecords {
  return {
    records: records.map(([managementNumber, decisions]) => ({ managementNumber, decisions, key: randomUUID() })),
    choice,
    reason: '내부검토가 끝나 닫을 까닭이 없어졌음',
  };
}

async function decide(who: Cast, choice: Choice, ...records: readonly (readonly [string, number])[]) {
  const official = await office.as(who);
  const reply = await official.post<ReclassifyReply>('/api/reclassification/decisions', request(choice, records));
  await office.services.outbox.drainAll();
  return reply.results.map(({ done, problem }) => problem?.code ?? done?.disclosure.level);
}

const status = async (number: string) =>
  (await office.visitor().inject({ method: 'GET', url: `/documents/${number}` })).statusCode;
const historyOf = async (number: string) =>
  (await office.as('colleague')).get<DisclosureHistory>(`/api/documents/${number}/disclosure`);
const listed = async (who: Cast, reason: string) =>
  (await (await office.as(who)).get<RecheckPage>(`/api/reclassification/records?reason=${reason}`)).rows;

/** The documents that the daily look has told somebody of for this reason. */
async function toldOf(who: Cast, kind: string): Promise<string[]> {
  await remindRechecks(office.services);
  const { items } = await (await office.as(who)).get<NotificationsReply>('/api/notifications?after=0');
  return items.flatMap((item) => (item.kind === kind && 'managementNumber' in item ? [item.managementNumber] : []));
}

describe('a decision on the disclosure of an approved document', () => {
  it('opens it to the citizens, closes it again and opens it once more, all of it written down', async () => {
    const number = await approve({ title: '시범동 평가(안) 검토', editorJson: editorText('평가를 마쳤습니다.') });
    expect(await status(number)).not.toBe(200);
    expect(await decide('colleague', OPEN, [number, 0])).toEqual(['open']);
    expect(await status(number)).toBe(200);
    const closed: Choice = { ...KEEP, outcome: 'closed', grounds: [6] };
    expect(await decide('cooperator', closed, [number, 1])).toEqual(['closed']);
    expect(await status(number)).not.toBe(200);
    expect(await decide('colleague', OPEN, [number, 2])).toEqual(['open']);
    expect(await status(number)).toBe(200);
    const { decisions, standing } = await historyOf(number);
    expect(standing.disclosure).toEqual({ level: 'open', grounds: [] });
    expect(decisions).toMatchObject([
      { outcome: 'open', from: CLOSED, to: { level: 'open' }, by: '오하늘' },
      { outcome: 'closed', from: { level: 'open' }, to: { grounds: [6] }, by: '서바다', reviewOn: '2027-06-30' },
      { outcome: 'open', from: { grounds: [6] }, to: { level: 'open' }, by: '오하늘' },
    ]);
  });

  it('opens nothing that a check before publication stops, and the disclosure officer hears of it', async () => {
    const number = await approve({ title: '대상자 명단', editorJson: editorText('주민등록번호 900101-1234568') });
    expect(await decide('colleague', OPEN, [number, 0])).toEqual(['open']);
    expect(await status(number)).not.toBe(200);
    const { documents } = await (await office.as('cooperator')).get<StoppedReply>('/api/publication-stops');
    expect(documents).toMatchObject([{ managementNumber: number, kinds: ['residentNumber'] }]);
    expect(await decide('colleague', { ...KEEP, outcome: 'closed', grounds: [6] }, [number, 1])).toEqual(['closed']);
    expect(await (await office.as('cooperator')).get<StoppedReply>('/api/publication-stops')).toMatchObject({
      documents: [],
    });
  });

  it('is told to the boxes, and the next review stands in the worklist when its day has come', async () => {
    const number = await approve();
    expect((await listed('colleague', 'endMissing')).map((row) => row.managementNumber)).toContain(number);
    expect(await decide('colleague', { ...KEEP, reviewOn: '2026-06-30' }, [number, 0])).toEqual(['closed']);
    expect((await listed('colleague', 'endMissing')).map((row) => row.managementNumber)).not.toContain(number);
    expect(await listed('colleague', 'reviewEnded')).toEqual([]);
    expect(await toldOf('colleague', 'reviewEnded')).toEqual([]);
    office.clock.set('2026-06-30T00:00:00Z');
    // The unit has no 기록물관리책임자 here, so whoever keeps the records of the agency is told, and once for this day.
    expect(await toldOf('colleague', 'reviewEnded')).toEqual([number]);
    expect(await toldOf('colleague', 'reviewEnded')).toEqual([number]);
    expect(await toldOf('cooperator', 'reviewEnded')).toEqual([]);
    expect(await listed('colleague', 'reviewEnded')).toMatchObject([
      { managementNumber: number, number: expect.stringContaining('자치행정과-'), unitName: '자치행정과' },
    ]);
    office.clock.set('2026-03-03T00:00:00Z');
  });

  it('brings back what the disclosure officer has taken from the citizens only by that officer', async () => {
    const number = await approve({ disclosure: { level: 'open', grounds: [] } });
    const officer = await office.as('cooperator');
    await officer.post(`/api/documents/${number}/publication/withdrawal`, { reason: '잘못된 붙임' });
    const partly: Choice = { ...KEEP, outcome: 'partiallyOpen', grounds: [6] };
    expect(await decide('cooperator', { ...KEEP, outcome: 'closed', grounds: [6] }, [number, 0])).toEqual(['closed']);
    expect(await decide('colleague', partly, [number, 1])).toEqual(['taken-back-by-officer']);
    expect(await decide('cooperator', partly, [number, 1])).toEqual(['partiallyOpen']);
    expect(await status(number)).toBe(200);
  });
});

describe('several at once', () => {
  it('decides on each by itself: one that cannot be decided so fails alone', async () => {
    const [one, marked, two] = [
      await approve(),
      await approve({ disclosure: { level: 'open', grounds: [] } }),
      await approve(),
    ];
    const unknown = 'D0001999999999';
    expect(await decide('colleague', OPEN, [one, 0], [marked, 0], [unknown, 0], [two, 0])).toEqual([
      'open',
      'nothing-changes',
      'not-found',
      'open',
    ]);
  });

  it('does the same once however often it is sent', async () => {
    const number = await approve();
    const manager = await office.as('colleague');
    const body = request(KEEP, [[number, 0]]);
    const send = () => manager.post<ReclassifyReply>('/api/reclassification/decisions', body);
    const [first, second, ...others] = await Promise.all([send(), send(), send()]);
    expect([second, ...others, await send()]).toEqual([first, first, first]);
    expect((await historyOf(number)).decisions).toHaveLength(1);
  });

  it('does not bring back a paper that a report of a citizen holds back', async () => {
    const number = await approve({ title: '신고된 문서', editorJson: editorText('민원인 강나루 씨의 요청.') });
    expect(await decide('colleague', OPEN, [number, 0])).toEqual(['open']);
    const page = async () => (await office.visitor().inject({ method: 'GET', url: `/documents/${number}` })).body;
    expect(await page()).toContain('강나루');
    await office.app.inject({
      method: 'POST',
      url: `/documents/${number}/report`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'kind=name&place=body&note=&contact=',
    });
    expect(await page()).not.toContain('강나루');
    const partly: Choice = { ...KEEP, outcome: 'partiallyOpen', grounds: [6] };
    expect(await decide('colleague', partly, [number, 1])).toEqual(['partiallyOpen']);
    expect(await page()).toContain('확인하고 있습니다');
    // What is shown after the report is what the decision left open, and nothing kept from before.
    const officer = await office.as('cooperator');
    await officer.post(`/api/documents/${number}/privacy-reports/decision`, { outcome: 'release', reason: '확인함' });
    expect(await page()).not.toContain('확인하고 있습니다');
    expect(await page()).not.toContain('강나루');
  });

  it('opens again what was closed while a report waited by the disclosure officer alone', async () => {
    for (const place of ['title', 'body']) {
      const number = await approve({
        disclosure: { level: 'open', grounds: [] },
        title: `신고된 ${place} 산나래 민원`,
      });
      const report = async () =>
        office.app.inject({
          method: 'POST',
          url: `/documents/${number}/report`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: `kind=name&place=${place}&note=&contact=`,
          remoteAddress: `203.0.113.${place.length}`,
        });
      expect((await report()).statusCode).toBe(200);
      const closed: Choice = { ...KEEP, outcome: 'closed', grounds: [6] };
      expect(await decide('colleague', closed, [number, 0])).toEqual(['closed']);
      // Closed and opened in two steps, it would be before the citizens as if nobody had reported it.
      expect(await decide('colleague', OPEN, [number, 1])).toEqual(['closed-while-reported']);
      const partly: Choice = { ...KEEP, outcome: 'partiallyOpen', grounds: [6] };
      expect(await decide('colleague', partly, [number, 1])).toEqual(['closed-while-reported']);
      expect(await decide('colleague', { ...KEEP, grounds: [5] }, [number, 1])).toEqual(['closed']);
      expect(await status(number)).toBe(410);
      expect(await decide('cooperator', OPEN, [number, 2])).toEqual(['open']);
      expect(await status(number)).toBe(200);
      // The officer has looked: the next closing is like any other.
      office.clock.advanceMs(1_000);
      expect(await decide('colleague', closed, [number, 3])).toEqual(['closed']);
      expect(await decide('colleague', OPEN, [number, 4])).toEqual(['open']);
    }
  });

  it('lets one of two managers decide who press at the same moment', async () => {
    const number = await approve();
    const [manager, officer] = [await office.as('colleague'), await office.as('cooperator')];
    const replies = await Promise.all([
      manager.post<ReclassifyReply>('/api/reclassification/decisions', request(OPEN, [[number, 0]])),
      officer.post<ReclassifyReply>('/api/reclassification/decisions', request(KEEP, [[number, 0]])),
    ]);
    const outcomes = replies.flatMap(({ results }) => results.map(({ problem }) => problem?.code ?? 'done'));
    expect(outcomes.sort()).toEqual(['decided-by-another', 'done']);
    expect((await historyOf(number)).decisions).toHaveLength(1);
  });
});

describe('who sees the worklists', () => {
  const paths = ['', '/waiting', '/records?reason=yearly', '/file?reason=yearly&format=xlsx', '/rules'];

  it('is nobody without a part in it: for them there is no such page', async () => {
    const drafter = await office.as('drafter');
    for (const path of paths) {
      const answer = await drafter.inject({ method: 'GET', url: `/api/reclassification${path}` });
      expect([path, answer.statusCode]).toEqual([path, 404]);
    }
    const number = await approve();
    await expect(drafter.post('/api/reclassification/decisions', request(OPEN, [[number, 0]]))).rejects.toMatchObject({
      status: 404,
    });
  });

  it('is the records officer of a unit for that unit, without a decision', async () => {
    const { unitId } = await office.officer('section-chief');
    await office.giveRoles('section-chief', ['unitRecordsOfficer'], unitId);
    const chief = await office.as('section-chief');
    const own = await chief.get<RecheckOverview>('/api/reclassification');
    expect(own).toMatchObject({ mayDecide: false, maySetRules: false, units: [{ name: '자치행정과' }] });
    const number = await approve();
    await expect(chief.post('/api/reclassification/decisions', request(OPEN, [[number, 0]]))).rejects.toMatchObject({
      status: 404,
    });
    const other = await office.officer('cooperator');
    const answer = await chief.inject({
      method: 'GET',
      url: `/api/reclassification/records?reason=yearly&unitId=${other.unitId}`,
    });
    expect(answer.statusCode).toBe(404);
  });

  it('the records officer of a unit hears once that the check of the year has begun, and once that it is late', async () => {
    const { unitId } = await office.officer('section-chief');
    await office.giveRoles('section-chief', ['unitRecordsOfficer'], unitId);
    const told = async () => {
      await remindRechecks(office.services);
      const { items } = await (await office.as('section-chief')).get<NotificationsReply>('/api/notifications?after=0');
      return items.flatMap(({ kind }) => (kind.startsWith('recheck') ? [kind] : []));
    };
    expect(await told()).toEqual([]);
    office.clock.set('2027-01-03T00:00:00Z');
    expect(await told()).toEqual(['recheckBegun']);
    expect(await told()).toEqual(['recheckBegun']);
    office.clock.set('2027-03-01T00:00:00Z');
    expect(await told()).toEqual(['recheckBegun', 'recheckLate']);
    office.clock.set('2026-03-03T00:00:00Z');
  });

  it('is told the figures, and gets the list as a file', async () => {
    office.clock.set('2027-02-15T00:00:00Z');
    const manager = await office.as('colleague');
    const figures = await manager.get<RecheckOverview>('/api/reclassification');
    expect(figures.yearly).toMatchObject({ year: 2026, dueOn: '2027-02-28', done: 0 });
    // Open records wait in the list of their year, and not in the number beside the menu.
    const open = figures.yearly.levels.find(({ level }) => level === 'open')?.total ?? 0;
    expect(open).toBeGreaterThan(0);
    expect(figures.counts.yearly).toBe(figures.withheld + open);
    expect(figures.waiting).toBe(figures.withheld);
    const [row] = await listed('colleague', 'yearly&level=closed');
    await decide('colleague', { ...KEEP, grounds: [5] }, [row?.managementNumber ?? '', row?.decisions ?? 0]);
    const after = await manager.get<RecheckOverview>('/api/reclassification');
    expect(after.yearly.done).toBe(1);
    const file = await manager.inject({ method: 'GET', url: '/api/reclassification/file?reason=yearly&format=csv' });
    expect(file.body.trim().split('\r\n')).toHaveLength(after.counts.yearly + 1);
    office.clock.set('2026-03-03T00:00:00Z');
  });
});

it('재분류 기준 of the agency hold from their day on, set by who keeps its records alone', async () => {
  const manager = await office.as('colleague');
  const rules = { ...LEGAL_RULES, validFrom: '2026-04-01', recheckYears: 3 };
  const officer = await office.as('cooperator');
  const body = { rules, reason: '기록관 운영 규정' };
  await expect(officer.post('/api/reclassification/rules', body)).rejects.toMatchObject({ status: 403 });
  await manager.post('/api/reclassification/rules', body);
  await expect(manager.post('/api/reclassification/rules', body)).rejects.toMatchObject({
    code: 'recheck-rules-begin-once',
  });
  const years = async () =>
    (await (await office.as('colleague')).get<RecheckOverview>('/api/reclassification')).rules.recheckYears;
  expect(await years()).toBe(5);
  office.clock.set('2026-04-01T00:00:00Z');
  expect(await years()).toBe(3);
  office.clock.set('2026-03-03T00:00:00Z');
});

it('the bounds of the worklists in the database are the rule, on random records and days', async () => {
  const { sql } = office.services.database;
  const { agencyId } = office;
  const rows = await sql<{ documentId: string; unitId: string }[]>`
    select document_id as "documentId", unit_id as "unitId" from recheck_records where agency_id = ${agencyId}`;
  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => daysAfter('1992-01-01', days));
  const maybe = fc.option(day, { nil: null });
  const fields = fc.record({
    producedOn: day,
    disclosure: fc.constantFrom<Disclosure>(
      { level: 'open', grounds: [] },
      { level: 'partiallyOpen', grounds: [6] },
      CLOSED,
    ),
    withholdsFiles: fc.boolean(),
    isVerbatim: fc.boolean(),
    ...{ reviewOn: maybe, fileReviewOn: maybe, checkedOn: maybe, closedUntil: maybe },
  });
  const strict: RecheckRules = { ...LEGAL_RULES, recheckYears: 2, openAfterYears: 20, recheckedLevels: ['closed'] };
  const world = fc.tuple(
    fc.array(fields, { minLength: rows.length, maxLength: rows.length }),
    fc.constantFrom(LEGAL_RULES, strict),
    day,
  );
  let decisions = 1_000;
  const check = async (
    facts: readonly Omit<RecheckRecordRow, 'documentId' | 'unitId' | 'decisions'>[],
    rules: RecheckRules,
    today: string,
  ) => {
    decisions += 1;
    const records = rows.flatMap((row, at) => (facts[at] ? [{ ...row, ...facts[at], decisions }] : []));
    await sql.begin(async (tx) => {
      await tx`update recheck_records set produced_on = data.day from (
        select unnest(${records.map((one) => one.documentId)}::uuid[]) as id,
          unnest(${records.map((one) => one.producedOn)}::text[])::date as day) data where document_id = data.id`;
      for (const record of records) await upsertRecheckRecord(tx, agencyId, record);
    });
    const due = records.map((record) => ({ record, reasons: recheckReasons(record, rules, today) }));
    const on = { rules, today };
    for (const reason of RECHECK_REASONS) {
      const expected = due.filter((one) => one.reasons.some((each) => each.reason === reason));
      const found = await listDue(
        sql,
        reason,
        on,
        { agencyId, unitIds: null, hidden: [] },
        { after: undefined, limit: 100 },
      );
      expect(found.map((one) => one.documentId).sort()).toEqual(expected.map((one) => one.record.documentId).sort());
      for (const level of DISCLOSURE_LEVELS) {
        const ofLevel = await listDue(
          sql,
          reason,
          on,
          { agencyId, unitIds: null, hidden: [], level },
          { after: undefined, limit: 100 },
        );
        expect(ofLevel.map((one) => one.documentId).sort()).toEqual(
          expected.flatMap(({ record }) => (recheckLevel(record) === level ? [record.documentId] : [])).sort(),
        );
      }
    }
    const counts = await countDue(sql, on, { agencyId, unitIds: null, hidden: [] });
    expect(counts.waiting).toBe(due.filter(({ record, reasons }) => withholds(record) && reasons.length > 0).length);
    for (const reason of RECHECK_REASONS) {
      expect(counts[reason]).toBe(due.filter((one) => one.reasons.some((each) => each.reason === reason)).length);
    }
    const [first] = records;
    if (first) expect(await findRecheckRecord(sql, agencyId, first.documentId)).toMatchObject(first);
  };
  await fc.assert(
    fc.asyncProperty(world, ([facts, rules, today]) => check(facts, rules, today)),
    { numRuns: 25 },
  );
});
