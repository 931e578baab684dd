import path from 'node:path';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { SearchPage, SearchRow } from '../../shared/contract/search.ts';
import { KeptReadings } from '../originals/kept-readings.ts';
import { Originals } from '../originals/originals.ts';
import { ReadingPool } from '../originals/reading-pool.ts';
import { SpareTime } from '../platform/outbox/spare-time.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, editorText, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { indexer } from './index-document.ts';
import { IndexRunner } from './index-runner.ts';

let office: TestOffice;
let originals: Originals;
const pool = new ReadingPool();
beforeAll(async () => {
  office = await openTestOffice();
  const { files, log } = office.services;
  originals = new Originals(files, pool, new KeptReadings(path.join(files.folder, '..', 'readings'), 2), log);
});
afterAll(async () => {
  await pool.close();
  await office.close();
});

/** The index alone hears of what has happened; papers and public copies are not asked for. */
const settle = () => office.services.outbox.drain(indexer(originals));

async function ask(who: Cast, q: string, more: Readonly<Record<string, string>> = {}): Promise<SearchPage> {
  return (await office.as(who)).get<SearchPage>(`/api/search?${new URLSearchParams({ q, ...more })}`);
}
const numbersOf = (page: SearchPage) => page.rows.map((row) => row.managementNumber);
const finds = async (who: Cast, q: string) => numbersOf(await ask(who, q));
const words = (parts: SearchRow['title']) => parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

async function attach(draft: string, name: string, text: string): Promise<void> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(strToU8(text))], name));
  const reply = await (await office.as('drafter')).attempt('POST', `/api/drafts/${draft}/attachments`, form);
  expect(reply.statusCode).toBe(201);
}

test('what people write on a document is what it is found by, and the snippet says where it stands', async () => {
  const number = await writeDraft(office, {
    title: '은하수쉼터 개방 계획',
    editorJson: editorText('무더위쉼터 열두 곳을 달빛근린공원에 엽니다.'),
    keywords: ['폭염대책'],
    summary: '쉼터를 늘립니다.',
  });
  await attach(number, '쉼터목록.csv', '이름,주소\n솔바람경로당,느티나무길 3\n');
  const drafter = await office.as('drafter');
  const { revision } = await drafter.get<DraftReply>(`/api/drafts/${number}`);
  const submission = { revision, texts: [], personalData: [], opinion: '구름다리부터 살펴 주십시오.' };
  await drafter.post(`/api/drafts/${number}/submission`, submission);
  await settle();
  // On a busy machine the file takes longer than the moment that an act's delivery waits for it.
  await new IndexRunner(office.services, originals).catchUp();
  const places = async (q: string) => {
    const [row] = (await ask('team-leader', q)).rows;
    return [row?.managementNumber, ...(row?.hits.map(({ place, parts }) => `${place}: ${words(parts)}`) ?? [])];
  };
  expect(await places('달빛근린')).toEqual([number, expect.stringContaining('본문: ')]);
  expect((await places('달빛근린'))[1]).toContain('[달빛근린]공원');
  expect(await places('느티나무길')).toEqual([number, expect.stringContaining('첨부 쉼터목록.csv: ')]);
  expect((await places('느티나무길'))[1]).toContain('[느티나무길]');
  expect(await places('구름다리부터')).toEqual([number, '의견: 정노을: [구름다리부터] 살펴 주십시오.']);
  expect(await places('쉼터목록')).toEqual([number, '첨부 이름: [쉼터목록].csv']);
  expect(await places('한가람')).toEqual([number, expect.stringContaining('결재선: [한가람] 자치행정과장')]);
  expect(await places('ㅎㄱㄹ')).toEqual([number, expect.stringContaining('결재선: [한가람]')]);
  expect(await places(number)).toEqual([number, `관리번호: [${number}]`]);
  expect(words((await ask('team-leader', 'ㅇㅎㅅ')).rows[0]?.title ?? [])).toBe('[은하수]쉼터 개방 계획');
});

describe('Korean words', () => {
  let number = '';
  beforeAll(async () => {
    number = await writeDraft(office, {
      title: '주민참여예산 심의 결과 보고',
      editorJson: editorText('주민 참여 예산을 심의한 결과를 「지방재정법」 제39조에 따라 보고합니다. GIS·AI 사업'),
    });
    await submitDraft(office, number);
    await settle();
  });
  test.each([
    ['예산', true],
    ['참여예산', true],
    ['참여 예산', true],
    ['"주민 참여 예산"', true],
    ['"주민  참여"', true],
    ['"예산 주민"', false],
    ['예산심의', false],
    ['심의 결과', true],
    ['ㅈㅁㅊㅇㅇㅅ', true],
    ['ㅅㅇ ㄱㄱ', true],
    ['제39조', true],
    ['gis･ai', true],
    ['gisai', true],
    ['gi·sai', true],
    ['민', true],
    ['100%', false],
    ['예산_', false],
  ])('%s finds it: %s', async (q, isFound) => {
    expect((await finds('drafter', q)).includes(number)).toBe(isFound);
  });
  test('signs alone ask for nothing', async () => {
    expect((await ask('drafter', '% "')).total).toBe(0);
  });
});

test('a document number is found whole and in part, with the unit before it and without', async () => {
  const number = await writeDraft(office, { title: '번호 시험' });
  await approveDocument(office, number);
  await settle();
  const [row] = (await ask('drafter', '번호 시험')).rows;
  const printed = words(row?.documentNumber ?? []);
  expect(printed).toMatch(/^자치행정과-\d+$/);
  const [found] = (await ask('drafter', printed)).rows.filter((one) => one.managementNumber === number);
  expect(words(found?.documentNumber ?? [])).toBe(`[${printed}]`);
  expect(await finds('drafter', printed.slice(-3))).toContain(number);
  expect(await finds('drafter', number.slice(-4))).toContain(number);
});

describe('the policy', () => {
  let closed = '';
  beforeAll(async () => {
    closed = await writeDraft(office, {
      title: '별무리 감찰 대상자 명단',
      publicTitle: '업무 보고',
      disclosure: { level: 'closed', grounds: [6] },
      editorJson: editorText('여우비마을 사람들'),
    });
    await submitDraft(office, closed);
    await settle();
  });
  const nobodys = ['colleague', 'cooperator', 'outsider', 'administrator'] as const;

  test.each(['별무리 감찰', 'ㅂㅁㄹ', '여우비마을', '업무 보고', '"감찰 대상자"', ''])(
    'who may not open a document learns nothing of it by asking for %s',
    async (q) => {
      for (const who of nobodys) {
        const page = await ask(who, q);
        expect(numbersOf(page)).not.toContain(closed);
        const { rows, total, facets } = page;
        // What is counted is what is listed: the total and each way to narrow it.
        expect(rows.length).toBe(Math.min(20, total ?? -1));
        const counted = Object.values(facets ?? {}).map((values) => values.reduce((sum, one) => sum + one.count, 0));
        expect(new Set(counted)).toEqual(new Set([total]));
        expect(JSON.stringify(page)).not.toMatch(/별무리|여우비/);
      }
      expect(await finds('team-leader', q === '업무 보고' ? '별무리' : q)).toContain(closed);
    },
  );

  test('it opens with the approval to the unit, and closes to whoever leaves it', async () => {
    await signAs(office, 'team-leader', closed);
    await signAs(office, 'section-chief', closed);
    await settle();
    expect(await finds('colleague', '별무리')).toEqual([closed]);
    expect((await ask('colleague', '별무리')).rows[0]).toMatchObject({ part: 'office', status: 'approved' });
    expect(await finds('cooperator', '별무리')).toEqual([]);
    await office.giveRoles('cooperator', ['recordsManager']);
    expect(await finds('cooperator', '별무리')).toEqual([closed]);
    await office.giveRoles('cooperator', []);
    expect(await finds('cooperator', '별무리')).toEqual([]);
  });
});

test('a draft is found by its drafter alone, as it was saved last, and gone when it is deleted', async () => {
  const draft = await writeDraft(office, { title: '물안개 초안', editorJson: editorText('새벽 산책로') });
  expect((await ask('drafter', '물안개')).rows).toMatchObject([
    { managementNumber: draft, isDraft: true, status: 'drafting', part: 'drafter' },
  ]);
  expect(await finds('drafter', '산책로')).toEqual([draft]);
  expect(await finds('team-leader', '물안개')).toEqual([]);
  await attach(draft, '길.txt', '자작나무숲길');
  await expect.poll(() => finds('drafter', '자작나무숲길'), { timeout: 20_000 }).toEqual([draft]);
  await (await office.as('drafter')).delete(`/api/drafts/${draft}`);
  expect(await finds('drafter', '물안개')).toEqual([]);
});

test('what came back is found by its drafter as it is being written, and by others as it was submitted', async () => {
  const number = await writeDraft(office, { title: '소나기 대책' });
  await submitDraft(office, number);
  await settle();
  await (await office.as('drafter')).post(`/api/documents/${number}/recall`, {});
  await settle();
  expect((await ask('drafter', '소나기')).rows).toMatchObject([{ isDraft: true, status: 'recalled' }]);
  expect(await finds('team-leader', '소나기')).toEqual([number]);
  expect((await ask('team-leader', '소나기')).rows).toMatchObject([{ isDraft: false, status: 'recalled' }]);
});

test('an act that the index has not heard of yet closes a document all the same', async () => {
  const number = await writeDraft(office, {
    title: '우박 피해 조사',
    line: [
      ['review', 'team-leader'],
      ['approve', 'section-chief'],
    ],
  });
  await submitDraft(office, number);
  await settle();
  // Whoever leads the unit asks the colleague, who is a party while the document is in approval.
  const leader = await office.as('team-leader');
  const { personId, postId } = await office.officer('colleague');
  await leader.post(`/api/documents/${number}/consultations`, {
    seat: 1,
    personId,
    postId,
    question: '살펴 주십시오.',
  });
  await settle();
  expect(await finds('colleague', '우박')).toEqual([number]);
  expect((await ask('colleague', '우박')).rows).toMatchObject([{ part: 'shown' }]);
  const { sql } = office.services.database;
  // The index stands still while the document is sent back: the colleague is no party any more.
  await leader.post(`/api/documents/${number}/rejection`, { contentHash: await hashOf(number), to: 0, reason: '다시' });
  const page = await ask('colleague', '우박');
  expect([page.total, page.rows, page.facets?.unit]).toEqual([0, [], []]);
  expect(await sql`select state from search_documents where haystack like '%우박%'`).toMatchObject([
    { state: 'inApproval' },
  ]);
  await settle();
  expect(await finds('colleague', '우박')).toEqual([]);
  expect(await finds('team-leader', '우박')).toEqual([number]);
});

async function hashOf(number: string): Promise<string> {
  const document = await (await office.as('team-leader')).get<{ contentHash: string }>(`/api/documents/${number}`);
  return document.contentHash;
}

test('people search while a document is approved: it is never found half', async () => {
  const number = await writeDraft(office, { title: '눈꽃 축제 계획' });
  await submitDraft(office, number);
  await signAs(office, 'team-leader', number);
  await settle();
  const seen: unknown[] = [];
  const searching = (async () => {
    for (let turn = 0; turn < 8; turn += 1) seen.push((await ask('colleague', '눈꽃')).rows.map((row) => row.status));
  })();
  await Promise.all([searching, signAs(office, 'section-chief', number).then(settle)]);
  for (const statuses of seen) expect([[], ['approved']]).toContainEqual(statuses);
  expect((await ask('colleague', '눈꽃')).rows.map((row) => row.status)).toEqual(['approved']);
});

test('the act itself is no statement longer: the index is made after it', async () => {
  const { sql } = office.services.database;
  const number = await writeDraft(office, { title: '이슬 점검' });
  await submitDraft(office, number);
  expect(await sql`select 1 from search_documents where haystack like '%이슬 점검%'`).toEqual([]);
  await settle();
  expect(await sql`select 1 from search_documents where haystack like '%이슬 점검%'`).toHaveLength(1);
});

test('many answers come in pages that miss nothing and show nothing twice, and are narrowed by what they have', async () => {
  for (let count = 0; count < 23; count += 1) {
    const number = await writeDraft(office, { title: `안개비 기록 ${count}` });
    office.clock.set(new Date(office.clock.now().getTime() + 1_000).toISOString());
    if (count % 2 === 0) await submitDraft(office, number);
  }
  await settle();
  const first = await ask('drafter', '안개비');
  expect([first.total, first.rows.length, first.facets?.state]).toEqual([
    23,
    20,
    [
      { value: 'inApproval', count: 12 },
      { value: 'drafting', count: 11 },
    ],
  ]);
  const second = await ask('drafter', '안개비', { after: first.next ?? '' });
  expect([second.total, second.rows.length, second.next]).toEqual([null, 3, null]);
  const all = [...first.rows, ...second.rows];
  expect(new Set(all.map((row) => row.managementNumber)).size).toBe(23);
  expect(all.map((row) => row.at)).toEqual(
    all
      .map((row) => row.at)
      .toSorted()
      .reverse(),
  );
  const narrowed = await ask('drafter', '안개비', {
    state: 'inApproval',
    part: 'drafter',
    year: '2026',
    level: 'open',
  });
  expect(narrowed.total).toBe(12);
  expect((await ask('drafter', '안개비', { year: '2025' })).total).toBe(0);
  const bad = await (await office.as('drafter')).attempt('GET', '/api/search?q=x&after=nowhere');
  expect(bad.statusCode).toBe(400);
});

test('an index that is lost is made again in the background, and goes on where it stopped', async () => {
  const { sql } = office.services.database;
  const before =
    await sql`select document_id, haystack, files_haystack, terms from search_documents order by document_id`;
  expect(before.length).toBeGreaterThan(15);
  const kept = before.slice(0, 3).map((row) => row.document_id);
  await sql`delete from search_documents where document_id <> all(${kept}::uuid[])`;
  const runner = new IndexRunner(office.services, originals);
  await Promise.all([runner.catchUp(), new IndexRunner(office.services, originals).catchUp()]);
  expect(runner.unindexed).toBe(0);
  const after =
    await sql`select document_id, haystack, files_haystack, terms from search_documents order by document_id`;
  expect(after).toEqual(before);
});

test('between any two documents of a lost index whoever asks has their turn', async () => {
  const { sql } = office.services.database;
  const lost = await sql`delete from search_documents returning 1`;
  let moment = 0;
  const left: number[] = [];
  // Every look at the clock is one moment later, and in every moment somebody asks: a crowd.
  const now = () => {
    spareTime.notice();
    moment += 1;
    return moment;
  };
  const pause = async (moments: number) => {
    expect(moments).toBe(49);
    left.push(runner.unindexed);
  };
  const spareTime = new SpareTime({ now, pause });
  const runner = new IndexRunner(office.services, originals, spareTime);
  await runner.catchUp();
  expect(runner.unindexed).toBe(0);
  const steps = left.slice(1).map((count, at) => (left[at] ?? 0) - count);
  expect(Math.max(...steps)).toBe(1);
  expect(steps.filter((step) => step === 1).length).toBeGreaterThanOrEqual(lost.length - 1);
});
