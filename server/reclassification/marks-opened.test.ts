import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type {
  DisclosureHistory,
  RecheckPage,
  ReclassifyRecords,
  ReclassifyReply,
} from '../../shared/contract/reclassification.ts';
import type { ClosedGrounds } from '../../shared/document/body.ts';
import { suggestionWords } from '../../shared/records/suggest-reclassification.ts';
import { EVERYWHERE, formsWith } from '../testing/citizen-forms.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { publishDocument } from '../testing/written-document.ts';

// A loaded machine draws slowly; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000 });

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
  await office.giveRoles('colleague', ['recordsManager']);
});
afterAll(() => office.close());

/** Closed on the review, on the names, and on both. */
const [REVIEW, NAME, BOTH] = ['예정단가', '강나루별', '달무리솔'] as const;

const said = (text: string, ...grounds: ClosedGrounds) => ({
  ...{ type: 'text', text },
  ...(grounds.length > 0 ? { marks: [{ type: 'closed', attrs: { grounds } }] } : {}),
});
const content = [
  said('단가는 '),
  said(REVIEW, 5),
  said(' 이고 민원인 '),
  said(NAME, 6),
  said(' 의 뜻은 '),
  said(BOTH, 5, 6),
];

const marked = () =>
  publishDocument(office, {
    title: '단가 검토',
    editorJson: { type: 'doc', content: [{ type: 'paragraph', content }] },
    disclosure: { level: 'partiallyOpen', grounds: [5, 6] },
    ...{ bodyOpen: true, reviewUntil: '2026-06-30' },
  });

async function decide(number: string, decisions: number, choice: Partial<ReclassifyRecords['choice']>) {
  const manager = await office.as('colleague');
  const { results } = await manager.post<ReclassifyReply>('/api/reclassification/decisions', {
    records: [{ managementNumber: number, decisions, key: randomUUID() }],
    choice: {
      ...{ outcome: 'asSuggested', grounds: [], bodyOpen: false, attachments: 'asTheyAre', liftedGrounds: [] },
      ...{ reviewOn: '2027-06-30', council: null },
      ...choice,
    } satisfies ReclassifyRecords['choice'],
    reason: '내부검토가 끝남',
  });
  await office.services.outbox.drainAll();
  return results.map(({ done, problem }) => problem?.code ?? done?.disclosure);
}

const historyOf = async (number: string) =>
  (await office.as('colleague')).get<DisclosureHistory>(`/api/documents/${number}/disclosure`);

const NOWHERE: readonly string[] = [];

it('the suggestion opens what only the review had closed, in every form, and the names stay closed', async () => {
  office.clock.set('2026-03-03T00:00:00Z');
  const number = await marked();
  for (const word of [REVIEW, NAME, BOTH]) expect(await formsWith(office, number, word), word).toEqual(NOWHERE);
  office.clock.set('2026-07-01T00:00:00Z');
  const { rows } = await (await office.as('colleague')).get<RecheckPage>(
    '/api/reclassification/records?reason=reviewEnded',
  );
  const row = rows.find(({ managementNumber }) => managementNumber === number);
  if (!row) throw new Error('a record whose review has ended is not to be looked at again');
  expect(suggestionWords(row.suggestion, row.disclosure)).toBe('5호 표시를 풂 · 부분공개(6)');
  expect(await decide(number, 0, {})).toEqual([{ level: 'partiallyOpen', grounds: [6] }]);
  expect(await formsWith(office, number, REVIEW)).toEqual(EVERYWHERE);
  for (const word of [NAME, BOTH]) expect(await formsWith(office, number, word), word).toEqual(NOWHERE);
  // What keeps the last one closed is the name alone.
  const page = await office.visitor().inject({ method: 'GET', url: `/documents/${number}` });
  expect(page.body).not.toContain('제5호');
  expect(await historyOf(number)).toMatchObject({
    standing: { liftedGrounds: [5] },
    markGrounds: [5, 6],
    decisions: [{ outcome: 'keep', lifted: [5], marked: [] }],
  });
});

it('a person opens the marks of the grounds that they choose, and closes them again', async () => {
  office.clock.set('2026-03-03T00:00:00Z');
  const number = await marked();
  const partly = { outcome: 'partiallyOpen', bodyOpen: true } as const;
  expect(await decide(number, 0, { ...partly, grounds: [5] })).toEqual(['closed-ground-missing']);
  expect(await decide(number, 0, { ...partly, grounds: [5], liftedGrounds: [6] })).toMatchObject([{ grounds: [5] }]);
  expect(await formsWith(office, number, NAME)).toEqual(EVERYWHERE);
  for (const word of [REVIEW, BOTH]) expect(await formsWith(office, number, word), word).toEqual(NOWHERE);
  expect(await decide(number, 1, { outcome: 'open', liftedGrounds: [6] })).toEqual(['marks-stand']);
  expect(await decide(number, 1, { outcome: 'open', liftedGrounds: [5, 6] })).toMatchObject([{ level: 'open' }]);
  for (const word of [REVIEW, NAME, BOTH]) expect(await formsWith(office, number, word), word).toEqual(EVERYWHERE);
  expect(await decide(number, 2, { ...partly, grounds: [6], liftedGrounds: [5] })).toMatchObject([{ grounds: [6] }]);
  for (const word of [NAME, BOTH]) expect(await formsWith(office, number, word), word).toEqual(NOWHERE);
  expect((await historyOf(number)).decisions).toMatchObject([
    { lifted: [6], marked: [] },
    { lifted: [5], marked: [] },
    { lifted: [], marked: [6] },
  ]);
});

it('an old record whose marks its level knows nothing of stands in the worklist by its marks, and is decided from there', async () => {
  office.clock.set('2026-03-03T00:00:00Z');
  // Given a text as corrections once left it: marked, and said to be open
  const number = await marked();
  const { sql } = office.services.database;
  await sql`
    update document_versions v set version = 2, content = jsonb_set(content, '{disclosure}', '{"level":"open","grounds":[]}')
    from documents d where d.id = v.document_id and d.management_number = ${number}`;
  await sql`
    update documents set version = 2, disclosure_level = 'open', disclosure_grounds = '{}', body_open = false
    where management_number = ${number}`;
  await sql`delete from withheld_records where document_id = (select id from documents where management_number = ${number})`;
  office.clock.set('2027-01-11T00:00:00Z');
  const manager = await office.as('colleague');
  const standing = async () => {
    const { rows } = await manager.get<RecheckPage>('/api/reclassification/records?reason=yearly');
    return rows.filter(({ managementNumber }) => managementNumber === number).map(({ disclosure }) => disclosure);
  };
  expect(await standing()).toEqual([]);
  // When the office is brought up to date, and once more
  const entered = await readFile('migrations/0063_marks_that_a_level_does_not_know.sql', 'utf8');
  for (const _again of [1, 2]) await sql.unsafe(entered);
  // Then it waits there as what citizens have of it, and what is suggested can be done
  expect(await standing()).toEqual([{ level: 'partiallyOpen', grounds: [5, 6] }]);
  expect(await historyOf(number)).toMatchObject({ standing: { disclosure: { level: 'partiallyOpen' } } });
  expect(await decide(number, 0, {})).toEqual([{ level: 'partiallyOpen', grounds: [5, 6] }]);
  expect(await standing()).toEqual([]);
});
