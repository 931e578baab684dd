import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { AttachmentShape } from '../../shared/contract/document-parts.ts';
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
import { approveDocument, publishDocument, writeDraft } from '../testing/written-document.ts';

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

const CLOSED_FIVE = { disclosure: { level: 'closed', grounds: [5] } };
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

it('of passages that are closed alike one alone is opened, and closed again (공개법 제14조)', async () => {
  office.clock.set('2026-03-03T00:00:00Z');
  // Given two that share their ground, and one on two grounds
  const OTHER = '버들내음';
  const number = await publishDocument(office, {
    title: '두 사람의 뜻',
    editorJson: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [said(NAME, 6), said(' 와 '), said(OTHER, 6), said(' 와 '), said(BOTH, 5, 6)] },
      ],
    },
    disclosure: { level: 'partiallyOpen', grounds: [5, 6] },
    ...{ bodyOpen: true, reviewUntil: '2026-06-30' },
  });
  const other = { at: 1, closed: false, reviewOn: null };
  const both = { ...other, at: 2 };
  // When the second is opened, then citizens read it in every form, and of the others nothing
  expect(await decide(number, 0, { outcome: 'keep', passages: [other] })).toEqual([
    { level: 'partiallyOpen', grounds: [5, 6] },
  ]);
  expect(await formsWith(office, number, OTHER)).toEqual(EVERYWHERE);
  for (const word of [NAME, BOTH]) expect(await formsWith(office, number, word), word).toEqual(NOWHERE);
  expect(await historyOf(number)).toMatchObject({
    standing: { liftedGrounds: [], passages: [{ at: 1, name: '‘버들내음’', grounds: [] }] },
    decisions: [{ lifted: [], passages: [{ name: '‘버들내음’', isOpen: true }] }],
  });
  // The grounds of a record are those on which anything still stands
  office.clock.set('2026-07-01T00:00:00Z');
  expect(await decide(number, 1, { outcome: 'partiallyOpen', bodyOpen: true, grounds: [6] })).toEqual([
    'closed-ground-missing',
  ]);
  const opened = { outcome: 'partiallyOpen' as const, bodyOpen: true, passages: [both] };
  expect(await decide(number, 1, { ...opened, grounds: [6] })).toMatchObject([{ grounds: [6] }]);
  for (const word of [OTHER, BOTH]) expect(await formsWith(office, number, word), word).toEqual(EVERYWHERE);
  expect(await formsWith(office, number, NAME)).toEqual(NOWHERE);
  // When it is closed again, then it is gone at once; and all are opened by their ground
  await decide(number, 2, { outcome: 'keep', passages: [{ ...other, closed: true }] });
  for (const word of [NAME, OTHER]) expect(await formsWith(office, number, word), word).toEqual(NOWHERE);
  expect((await historyOf(number)).decisions.at(-1)).toMatchObject({
    passages: [{ name: '‘버들내음’', isOpen: false }],
  });
  expect(await decide(number, 3, { outcome: 'open', liftedGrounds: [6] })).toMatchObject([{ level: 'open' }]);
  for (const word of [NAME, OTHER, BOTH]) expect(await formsWith(office, number, word), word).toEqual(EVERYWHERE);
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
  await sql`delete from recheck_records where document_id = (select id from documents where management_number = ${number})`;
  office.clock.set('2027-01-11T00:00:00Z');
  const manager = await office.as('colleague');
  const standing = async () => {
    const { rows } = await manager.get<RecheckPage>('/api/reclassification/records?reason=yearly');
    return rows.filter(({ managementNumber }) => managementNumber === number).map(({ disclosure }) => disclosure);
  };
  expect(await standing()).toEqual([]);
  // When the office is brought up to date, and once more
  // When it was written the table was called otherwise.
  const written = await readFile('migrations/0063_marks_that_a_level_does_not_know.sql', 'utf8');
  const entered = written
    .replaceAll('withheld_records', 'recheck_records')
    .replaceAll('a_document_is_withheld_once', 'a_document_has_one_recheck_record');
  for (const _again of [1, 2]) await sql.unsafe(entered);
  // Then it waits there as what citizens have of it, and what is suggested can be done
  expect(await standing()).toEqual([{ level: 'partiallyOpen', grounds: [5, 6] }]);
  expect(await historyOf(number)).toMatchObject({ standing: { disclosure: { level: 'partiallyOpen' } } });
  expect(await decide(number, 0, {})).toEqual([{ level: 'partiallyOpen', grounds: [5, 6] }]);
  expect(await standing()).toEqual([]);
});

it('an attachment with an expected end of its own brings its record into the worklist by name, and is opened or kept there', async () => {
  office.clock.set('2026-03-03T00:00:00Z');
  // Given an open document with two closed files, one of which is expected to be over in April
  const number = await writeDraft(office, { title: '공원 설계 보고' });
  const drafter = await office.as('drafter');
  const attach = async (name: string, ground: 5 | 6) => {
    const form = new FormData();
    form.append('file', new File([name], name));
    const { id } = (await drafter.attempt('POST', `/api/drafts/${number}/attachments`, form)).json<AttachmentShape>();
    const address = `/api/drafts/${number}/attachments/${id}`;
    await drafter.patch(address, { disclosure: { level: 'closed', grounds: [ground] } });
    return { id, end: (reviewUntil: string | null) => drafter.patch(address, { ...CLOSED_FIVE, reviewUntil }) };
  };
  const plan = await attach('설계안.txt', 5);
  const names = await attach('명단.txt', 6);
  await expect(plan.end('2026-03-03')).rejects.toMatchObject({ code: 'review-until-not-in-time' });
  await plan.end('2026-04-30');
  await approveDocument(office, number);
  await office.services.outbox.drainAll();
  const ended = async () => {
    const list = await (await office.as('colleague')).get<RecheckPage>(
      '/api/reclassification/records?reason=reviewEnded',
    );
    return list.rows.filter(({ managementNumber }) => managementNumber === number);
  };
  expect((await drafter.get<DocumentReply>(`/api/documents/${number}`)).attachments).toMatchObject([
    { id: plan.id, reviewUntil: '2026-04-30' },
    { id: names.id },
  ]);
  // When its day has come, then the list names the file and suggests to open it, and citizens read of no day
  office.clock.set('2026-04-29T00:00:00Z');
  expect(await ended()).toEqual([]);
  office.clock.set('2026-04-30T00:00:00Z');
  const [row] = await ended();
  expect(row).toMatchObject({ endedFiles: ['설계안.txt'], reasons: [{ reason: 'reviewEnded', dueOn: '2026-04-30' }] });
  expect(row && suggestionWords(row.suggestion, row.disclosure)).toBe('이 붙임만 공개: 설계안.txt');
  const sheet = '/api/reclassification/file?reason=reviewEnded&format=csv';
  expect((await (await office.as('colleague')).inject({ method: 'GET', url: sheet })).body).toContain(
    '붙임 ‘설계안.txt’',
  );
  const shown = async (ending = '') =>
    (await office.visitor().inject({ method: 'GET', url: `/documents/${number}${ending}` })).body;
  for (const ending of ['', '.json']) expect(await shown(ending)).not.toMatch(/2026-04-30|2026\. 4\. 30\./);
  // When it is kept with another day, then it comes back on that one
  const keep = { outcome: 'keep' as const, fileReviews: [{ id: plan.id, reviewOn: '2026-09-01' }] };
  expect(await decide(number, 0, keep)).toMatchObject([{ level: 'open' }]);
  expect(await ended()).toEqual([]);
  expect((await historyOf(number)).standing.attachments).toMatchObject([{ reviewOn: '2026-09-01' }, {}]);
  office.clock.set('2026-09-01T00:00:00Z');
  expect(await ended()).toMatchObject([{ endedFiles: ['설계안.txt'] }]);
  // When it is decided as suggested, then citizens have the file, and the other one stays closed
  expect(await decide(number, 1, {})).toMatchObject([{ level: 'open' }]);
  expect(await ended()).toEqual([]);
  expect(await shown()).toContain('설계안.txt');
  expect(await shown()).not.toContain('명단.txt');
});

it('a passage with an expected end of its own brings its record into the worklist, is named there, and is opened alone', async () => {
  office.clock.set('2026-03-03T00:00:00Z');
  // Given two passages with a day of their own and one without
  const own = (text: string, until: string) => ({
    ...{ type: 'text', text },
    marks: [{ type: 'closed', attrs: { grounds: [5], closing: { reason: '달무리안 검토 중임', until } } }],
  });
  const passages = [own(REVIEW, '2026-04-30'), said(' 와 '), own(BOTH, '2026-09-30'), said(' 와 '), said(NAME, 6)];
  const number = await publishDocument(office, {
    title: '두 안의 검토',
    editorJson: { type: 'doc', content: [{ type: 'paragraph', content: passages }] },
    disclosure: { level: 'partiallyOpen', grounds: [5, 6] },
    ...{ bodyOpen: true, reviewUntil: '2027-03-02' },
  });
  const manager = () => office.as('colleague');
  const ended = async () => {
    const { rows } = await (await manager()).get<RecheckPage>('/api/reclassification/records?reason=reviewEnded');
    return rows.find(({ managementNumber }) => managementNumber === number);
  };
  office.clock.set('2026-04-29T00:00:00Z');
  expect(await ended()).toBeUndefined();
  // When the first day comes, then that passage alone is named and suggested
  office.clock.set('2026-04-30T00:00:00Z');
  const row = await ended();
  expect(row).toMatchObject({
    endedPassages: ['‘예정단가’'],
    reasons: [{ reason: 'reviewEnded', dueOn: '2026-04-30' }],
  });
  expect(row && suggestionWords(row.suggestion, row.disclosure)).toBe('이곳만 공개: ‘예정단가’');
  const sheet = await (await manager()).inject({
    method: 'GET',
    url: '/api/reclassification/file?reason=reviewEnded&format=csv',
  });
  expect(sheet.body).toContain('본문 ‘예정단가’');
  expect(await decide(number, 0, {})).toMatchObject([{ level: 'partiallyOpen', grounds: [5, 6] }]);
  expect(await formsWith(office, number, REVIEW)).toEqual(EVERYWHERE);
  for (const word of [BOTH, NAME, '달무리안', '2026-09-30'])
    expect(await formsWith(office, number, word)).toEqual(NOWHERE);
  // When 5호 is lifted from the rest, then the day that lies ahead stands; on it the passage may be kept, or opened
  expect(await decide(number, 1, { outcome: 'keep', liftedGrounds: [5] })).toMatchObject([{ grounds: [5, 6] }]);
  expect(await formsWith(office, number, BOTH)).toEqual(NOWHERE);
  office.clock.set('2026-09-30T00:00:00Z');
  expect(await ended()).toMatchObject({ endedPassages: ['‘달무리솔’'] });
  const later = { at: 1, closed: true, reviewOn: '2026-12-01' };
  expect(await decide(number, 2, { outcome: 'keep', passages: [later] })).toMatchObject([{ grounds: [5, 6] }]);
  expect(await ended()).toBeUndefined();
  expect((await historyOf(number)).standing.passages).toEqual([
    { at: 0, name: '‘예정단가’', grounds: [] },
    { at: 1, name: '‘달무리솔’', grounds: [5], reviewOn: '2026-12-01' },
  ]);
  const opened = { at: 1, closed: false, reviewOn: null };
  expect(await decide(number, 3, { outcome: 'keep', passages: [{ ...opened, at: 5 }] })).toEqual(['passage-unknown']);
  await decide(number, 3, { outcome: 'keep', grounds: [6], passages: [opened] });
  expect(await formsWith(office, number, BOTH)).toEqual(EVERYWHERE);
  for (const word of [NAME, '달무리안']) expect(await formsWith(office, number, word)).toEqual(NOWHERE);
  expect((await historyOf(number)).decisions.at(-1)?.passages).toEqual([{ name: '‘달무리솔’', isOpen: true }]);
});

it('the only place of a passage with a day takes the passage along: opened, it neither comes back nor holds the record', async () => {
  office.clock.set('2026-03-03T00:00:00Z');
  // Given a passage of one place with a day of its own, and a name
  const mark = { type: 'closed', attrs: { grounds: [5], closing: { until: '2026-12-01' } } };
  const number = await publishDocument(office, {
    title: '단가의 검토',
    editorJson: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: REVIEW, marks: [mark] }, said(' 와 '), said(NAME, 6)] },
      ],
    },
    disclosure: { level: 'partiallyOpen', grounds: [5, 6] },
    ...{ bodyOpen: true, reviewUntil: '2027-03-02' },
  });
  // When it is opened as a place
  const place = { at: 1, closed: false, reviewOn: null };
  expect(await decide(number, 0, { outcome: 'keep', passages: [place] })).toMatchObject([{ level: 'partiallyOpen' }]);
  expect(await formsWith(office, number, REVIEW)).toEqual(EVERYWHERE);
  expect((await historyOf(number)).standing.passages).toEqual([{ at: 1, name: '‘예정단가’', grounds: [] }]);
  // Then nobody closes by the passage what would stay open, and the record does without its ground
  const passage = { at: 0, closed: true, reviewOn: '2026-12-01' };
  expect(await decide(number, 1, { outcome: 'keep', passages: [passage] })).toEqual(['passage-unknown']);
  expect(await decide(number, 1, { outcome: 'partiallyOpen', bodyOpen: true, grounds: [6] })).toMatchObject([
    { grounds: [6] },
  ]);
  office.clock.set('2026-12-01T00:00:00Z');
  const manager = await office.as('colleague');
  const { rows } = await manager.get<RecheckPage>('/api/reclassification/records?reason=reviewEnded');
  expect(rows.filter(({ managementNumber }) => managementNumber === number)).toEqual([]);
  // When it is closed again with a day, then it is gone at once and comes back on that day
  const again = { ...place, closed: true, reviewOn: '2027-01-04' };
  await decide(number, 2, { outcome: 'keep', grounds: [5, 6], passages: [again] });
  expect(await formsWith(office, number, REVIEW)).toEqual(NOWHERE);
  office.clock.set('2027-01-04T00:00:00Z');
  const due = await (await office.as('colleague')).get<RecheckPage>('/api/reclassification/records?reason=reviewEnded');
  expect(due.rows.find(({ managementNumber }) => managementNumber === number)).toMatchObject({
    endedPassages: ['‘예정단가’'],
  });
});
