import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { ReclassifyReply } from '../../shared/contract/reclassification.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { paperWords, squeezed } from '../../shared/testing/paper-words.ts';
import { findApprovalRecord } from '../approval/index.ts';
import { findUnitTask } from '../records/index.ts';
import { drawnPdf } from '../testing/golden-papers/drawn-papers.ts';
import { textByPoppler } from '../testing/golden-papers/pages-by-poppler.ts';
import { structureWords } from '../testing/golden-papers/spoken-words.ts';
import { conformanceFaults } from '../testing/pdf-conformance/check-conformance.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, shownBy, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { documentCard } from './document-card.ts';
import { findFrozenRow } from './store.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
});
afterAll(() => office.close());

const card = async (managementNumber: string, who: 'drafter' | 'outsider' = 'drafter') =>
  (await office.as(who)).attempt('GET', `/api/documents/${managementNumber}/card.pdf`);

/** A card carries the address of the paper of its document. */
async function addressOn(key: { readonly agencyId: number; readonly documentId: string }) {
  const paper = await findFrozenRow(office.services.database.sql, key);
  return paper?.state === 'ready' && paper.issue?.address;
}

test('문서관리카드 of an approved document: a paper that conforms, with its facts and all that happened', async () => {
  const number = await writeDraft(office, { title: '마을모임 공간 점검 결과' });
  await approveDocument(office, number);
  const answer = await card(number);
  expect(answer.headers['content-type']).toBe('application/pdf');
  const name = encodeURIComponent('마을모임 공간 점검 결과 문서관리카드.pdf');
  expect(answer.headers['content-disposition']).toContain(`filename*=UTF-8''${name}`);
  expect(await conformanceFaults(answer.rawPayload)).toEqual([]);
  const record = await findApprovalRecord(office.services.database.sql, office.agencyId, number);
  if (!record) throw new Error('no record');
  const { body, boxes, isCard } = documentCard(record, undefined, []);
  const lines = plainText(body).split('\n');
  expect(isCard).toBe(true);
  expect(boxes.signRow.length).toBeGreaterThan(1);
  expect(lines).toContain('제목\t마을모임 공간 점검 결과');
  expect(lines.filter((line) => /^[ⅠⅡⅢⅣ]/.test(line))).toEqual([
    ...['Ⅰ 문서정보', 'Ⅱ 보고경로', 'Ⅲ 시행정보', 'Ⅳ 관리정보'],
  ]);
  expect(lines.filter((line) => /^\d+\t/.test(line))).toHaveLength(record.events.length);
  // 09:00 in Korea is midnight to the clock of the server.
  expect(lines).toContain('기안일시\t2026-03-03 09:00');
  for (const line of lines.filter((each) => /^\d+\t/.test(each))) expect(line).toMatch(/^\d+\t2026-03-03 09:\d\d\t/);
  expect(lines).toContain('수신\t내부결재(시행하지 않는 문서)');
  expect(lines).toContain(`관리번호\t${number}`);
});

test('문서관리카드 says to other programs what its record says, word by word', async (context) => {
  const number = await writeDraft(office, { title: '마을모임 공간 정비 계획', summary: '열두 곳을 고침' });
  await approveDocument(office, number);
  const { rawPayload } = await card(number);
  const record = await findApprovalRecord(office.services.database.sql, office.agencyId, number);
  if (!record) throw new Error('no record');
  const { unitTaskId } = record.content;
  const task = await findUnitTask(office.services.database.sql, office.agencyId, unitTaskId ?? '', '2026-03-03');
  const words = paperWords(documentCard(record, task, []));
  expect(words).not.toContain('끝.');
  expect(words).toContain('보존기간');
  const shown = await textByPoppler(context, rawPayload, 'structure');
  expect(structureWords(shown)).toBe(`${words}진위확인${await addressOn(record)}`);
});

test('문서관리카드 of an odd document conforms and says every word of it', async (context) => {
  const odd = `${'띄어쓰기없이한없이이어지는제목'.repeat(4)} 나랏〮말〯ᄊᆞ미〮 漢字(一二三) <b>&amp;</b> ㈜①㉮㎡`;
  const number = await writeDraft(office, {
    title: odd.slice(0, 100),
    summary: `${'https://city.example/한글/'.repeat(6)} ${'가'.repeat(60)} ☑ 완료 ❍ 보류`,
    keywords: ['①②③', 'ᄒᆞᆫ글', 'A&B', '한없이긴낱말'.repeat(4)],
  });
  await submitDraft(office, number);
  const leader = await office.as('team-leader');
  const shown = shownBy(await leader.get<DocumentReply>(`/api/documents/${number}`));
  const opinion = `${'붙은의견'.repeat(90)}\n둘째 줄 ${'a'.repeat(200)}`;
  await leader.post(`/api/documents/${number}/signature`, { ...shown, opinion });
  await signAs(office, 'section-chief', number);
  const { rawPayload } = await card(number);
  expect(await conformanceFaults(rawPayload)).toEqual([]);
  const { database, agencyId } = { database: office.services.database, agencyId: office.agencyId };
  const record = await findApprovalRecord(database.sql, agencyId, number);
  if (!record) throw new Error('no record');
  const task = await findUnitTask(database.sql, agencyId, record.content.unitTaskId ?? '', '2026-03-03');
  const read = structureWords(await textByPoppler(context, rawPayload, 'structure'));
  expect(read).toBe(`${paperWords(documentCard(record, task, []))}진위확인${await addressOn(record)}`);
});

test('there is none before the approval, and none for whom the document does not exist', async () => {
  const number = await writeDraft(office, {});
  await submitDraft(office, number);
  const early = await card(number);
  expect([early.statusCode, early.json<Problem>().code]).toEqual([409, 'not-approved']);
  expect((await card(number, 'outsider')).statusCode).toBe(404);
});

test('문서요지 that went up before its letters were asked for is on the card all the same', async () => {
  const number = await writeDraft(office, {});
  await approveDocument(office, number);
  const record = await findApprovalRecord(office.services.database.sql, office.agencyId, number);
  if (!record) throw new Error('no record');
  const before = { ...record, content: { ...record.content, summary: '잘 되었음 😀' } };
  const paper = documentCard(before, undefined, []);
  expect(plainText(paper.body)).toContain('잘 되었음 😀');
  expect(await conformanceFaults(drawnPdf({ paper }))).toEqual([]);
});

async function reclassify(number: string, decisions: number, at: string, choice: object): Promise<void> {
  office.clock.set(at);
  const { results } = await (await office.as('colleague')).post<ReclassifyReply>('/api/reclassification/decisions', {
    records: [{ managementNumber: number, decisions, key: randomUUID() }],
    ...{ choice, reason: '내부검토가 끝남' },
  });
  expect(results).toMatchObject([{ problem: null }]);
}

const wordsOnCard = async (context: TestContext, number: string) =>
  squeezed(await textByPoppler(context, (await card(number)).rawPayload, 'content'));

test('after a 재분류 the card says how the disclosure stands now and since when, beside that of the approval', async (context) => {
  const number = await writeDraft(office, { disclosure: { level: 'closed', grounds: [5] } });
  await approveDocument(office, number);
  const before = await wordsOnCard(context, number);
  expect(before).toContain('공개구분비공개(5)');
  expect(before).not.toContain('지금의');
  await office.giveRoles('colleague', ['recordsManager']);
  const choice = {
    ...{ outcome: 'partiallyOpen', grounds: [6], bodyOpen: false, attachments: 'asTheyAre', liftedGrounds: [] },
    ...{ reviewOn: '2027-03-03', council: null },
  };
  await reclassify(number, 0, '2026-05-04T01:00:00Z', choice);
  const after = await wordsOnCard(context, number);
  expect(after).toContain('결재때의공개구분비공개(5)');
  expect(after).toContain('지금의공개구분부분공개(6),2026.5.4.재분류');
  expect(after).toMatch(/지금의비공개근거[^지]*제6호/);
});

test('유지 changes nothing: the card goes on saying since when, and nothing where the approval’s disclosure was kept', async (context) => {
  const number = await writeDraft(office, { disclosure: { level: 'closed', grounds: [5] } });
  await approveDocument(office, number);
  await office.giveRoles('colleague', ['recordsManager']);
  const same = { bodyOpen: false, attachments: 'asTheyAre', liftedGrounds: [], reviewOn: '2027-03-03', council: null };
  await reclassify(number, 0, '2026-05-06T01:00:00Z', { outcome: 'keep', grounds: [5], ...same });
  expect(await wordsOnCard(context, number)).not.toContain('지금의');
  await reclassify(number, 1, '2026-05-07T01:00:00Z', { outcome: 'partiallyOpen', grounds: [6], ...same });
  await reclassify(number, 2, '2026-09-09T01:00:00Z', { outcome: 'keep', grounds: [6], ...same });
  expect(await wordsOnCard(context, number)).toContain('지금의공개구분부분공개(6),2026.5.7.재분류');
});
