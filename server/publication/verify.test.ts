import { spawnSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPublicPaper, insertFile } from '../authenticity/index.ts';
import { citizensPaper } from '../rendering/index.ts';
import { makersOf } from '../testing/paper-makers.ts';
import { SHARED_PAINTER } from '../testing/shared-painter.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, editorText, publishDocument, writeDraft } from '../testing/written-document.ts';
import { inspectFile } from './inspect-file.ts';
import { findCopy } from './store.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const visit = (url: string) => office.visitor().attempt('GET', url);
const pdfOf = async (number: string) => (await visit(`/documents/${number}.pdf`)).rawPayload;
const archiveOf = async (number: string) =>
  (await (await office.as('drafter')).attempt('GET', `/api/documents/${number}/paper.pdf`)).rawPayload;
const INTACT = '이 기관이 발급한 그대로의 파일입니다';
const APPENDED = '뒤에 덧붙은 내용이 있습니다';
const ALTERED = '내용이 이 기관이 발급한 것과 다릅니다';
const UNKNOWN = '이 기관이 발급한 파일로 확인되지 않습니다';

let clients = 0;
/** Every upload is another client's: what one may ask in a minute is looked at elsewhere. */
function upload(bytes: Buffer, payload = formOf(bytes)) {
  clients += 1;
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const remoteAddress = `192.0.2.${clients % 256}`;
  return office.visitor().inject({ method: 'POST', url: '/verify', payload, headers, remoteAddress });
}

function formOf(bytes: Buffer): Buffer {
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]);
}

/** What a browser asks of the same file, as its script does: the answer must be the same. */
async function askByHash(bytes: Buffer) {
  const asked = await inspectFile(
    (async function* () {
      yield bytes;
    })(),
  );
  const question = new URLSearchParams({ sha256: asked.sha256, form: asked.form });
  for (const part of asked.parts) question.append('part', part);
  if (asked.identity) question.set('paper', `${asked.identity.agencyId}:${asked.identity.documentKey}`);
  return visit(`/verify?${question}`);
}

const answerIn = (page: string) => /<div aria-live="polite">([\s\S]*?)<\/div>/.exec(page)?.[1] ?? '';

/** The answer to a file, with and without script. */
async function verify(bytes: Buffer): Promise<string> {
  const [uploaded, asked] = [await upload(bytes), await askByHash(bytes)];
  expect(answerIn(uploaded.body)).toBe(answerIn(asked.body));
  return answerIn(uploaded.body);
}

async function withNote(pdf: Buffer): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  document.getPage(0).drawText('annotated', { x: 100, y: 100 });
  return Buffer.from(await document.commit());
}

describe('a file', () => {
  test('as it was handed out is told with its document, its kind, its edition and its signature', async () => {
    const number = await publishDocument(office, { title: '마을모임 공간 점검 결과' });
    const pdf = await pdfOf(number);
    expect(pdf.includes('ETSI.CAdES.detached')).toBe(true);
    expect(pdf.includes('EmbeddedFile')).toBe(false);
    const told = await verify(pdf);
    expect(told).toContain(INTACT);
    expect(told).toContain('시민 공개본');
    expect(told).toContain('제1판(모두 1판), 지금 공개하고 있는 판입니다');
    expect(told).toContain(`<a href="/documents/${number}">마을모임 공간 점검 결과</a>`);
    expect(told).toContain('개발용 전자서명');
    expect(told).toMatch(/문서번호<\/th><td>[가-힣]+-\d+</);
    expect(await verify(await archiveOf(number))).toContain('보존본');
  });

  test('with one bit flipped anywhere is never called intact', async () => {
    const number = await publishDocument(office, { title: '한 비트가 바뀐 문서' });
    const pdf = await pdfOf(number);
    for (const at of [9, pdf.length >> 1, pdf.length - 3]) {
      const flipped = Buffer.from(pdf);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const told = await verify(flipped);
      expect(told).toContain(ALTERED);
      expect(told).toContain(`/documents/${number}`);
      expect(told).not.toContain('발급한 날');
    }
  });

  test('that goes on behind our last byte is told to be ours as far as there, and no further', async () => {
    const number = await publishDocument(office, { title: '덧붙은 문서' });
    const pdf = await pdfOf(number);
    const noted = await withNote(pdf);
    expect(noted.subarray(0, pdf.length).equals(pdf)).toBe(true);
    for (const longer of [noted, await withNote(noted), Buffer.concat([pdf, Buffer.from('\n')])]) {
      const told = await verify(longer);
      expect(told).toContain(APPENDED);
      expect(told).not.toContain(INTACT);
      expect(told).toContain('제1판');
    }
  });

  test('from which the signature was cut off is not ours any more', async () => {
    const pdf = await pdfOf(await publishDocument(office, { title: '서명을 떼어 낸 문서' }));
    const drawn = pdf.subarray(0, pdf.indexOf('%%EOF\n') + 6);
    expect(drawn.length).toBeLessThan(pdf.length);
    expect(await verify(Buffer.from(drawn))).toContain(ALTERED);
  });

  test('that was handed out before its signature, and the same one signed, are both ours', async () => {
    const number = await publishDocument(office, { title: '서명을 기다린 문서' });
    const pdf = await pdfOf(number);
    const drawn = Buffer.from(pdf.subarray(0, pdf.indexOf('%%EOF\n') + 6));
    const { agencyId } = office;
    const paper = await findPublicPaper(office.services.database.publicSql, agencyId, number);
    const issued = { documentKey: paper?.documentKey ?? '', copy: 'citizens', signedBy: null } as const;
    const at = new Date(office.clock.now().getTime() - 60_000);
    await insertFile(office.services.database.sql, { ...issued, agencyId, sha256: sha256(drawn), at });
    const [unsigned, signed] = [await verify(drawn), await verify(pdf)];
    expect([unsigned.includes(INTACT), unsigned.includes('개발용 전자서명')]).toEqual([true, false]);
    expect([signed.includes(INTACT), signed.includes('개발용 전자서명')]).toEqual([true, true]);
  });

  test('that another program has written anew is told to be another one, with the way to ours', async (context) => {
    const number = await publishDocument(office, { title: '다시 저장한 문서' });
    const pdf = await pdfOf(number);
    const again = await (await PDFDocument.load(pdf, { updateMetadata: false })).save();
    expect(await verify(Buffer.from(again))).toContain(ALTERED);
    const folder = office.services.config.dataDir ?? '';
    const [from, to] = ['from.pdf', 'to.pdf'].map((name) => path.join(folder, name)) as [string, string];
    writeFileSync(from, pdf);
    const run = (...given: string[]) => spawnSync('qpdf', ['--warning-exit-0', ...given, from, to]);
    if (run('--object-streams=generate').error) return context.skip('missing: qpdf (Debian: qpdf)');
    expect(await verify(readFileSync(to))).toContain(ALTERED);
    run('--linearize');
    expect(await verify(readFileSync(to))).toContain(ALTERED);
    run('--encrypt', '', 'owner', '256', '--');
    expect(await verify(readFileSync(to))).toContain('암호가 걸린 PDF입니다');
  });

  test('of somebody else, of another kind, empty or broken is told in plain words', async () => {
    const foreign = await PDFDocument.create();
    foreign.addPage();
    expect(await verify(Buffer.from(await foreign.save()))).toContain(UNKNOWN);
    expect(await verify(Buffer.from(await foreign.save()))).toContain('붙임 파일과 그 보기용 사본');
    const number = await publishDocument(office, { title: '한글 문서로 받은 문서' });
    expect(await verify((await visit(`/documents/${number}.hwpx`)).rawPayload)).toContain('HWPX');
    expect(await verify(Buffer.alloc(0))).toContain('빈 파일입니다');
    expect(await verify(randomBytes(5_000))).toContain('PDF 파일이 아닙니다');
    expect(await verify(Buffer.from(`%PDF-1.7\n${'%%EOF\n'.repeat(500)}`))).toContain(UNKNOWN);
    const cut = await upload(Buffer.alloc(0), Buffer.from('--b\r\nContent-Disposition: form-data; na'));
    expect([cut.statusCode, answerIn(cut.body)]).toEqual([400, expect.stringContaining('다 받지 못하였습니다')]);
    const noForm = await office.visitor().inject({ method: 'POST', url: '/verify', payload: 'file=a' });
    expect(noForm.statusCode).toBeLessThan(500);
    for (const hash of ['x', '%00', 'a'.repeat(8_000)]) {
      const { statusCode, body } = await visit(`/verify?sha256=${hash}&part=y&paper=1:z&form=w`);
      expect([statusCode, answerIn(body)]).toEqual([200, expect.stringContaining(UNKNOWN)]);
    }
    expect((await visit(`/verify?sha256=${'0'.repeat(64)}&paper=9999:${'0'.repeat(64)}`)).body).toContain(UNKNOWN);
  });

  test('of 100 MB is refused as an upload, and asked about by its hash', async () => {
    const garbage = Buffer.alloc(100 * 1024 * 1024, '%%EOF\nxmpMM:DocumentID>gyeol-paper:/Encrypt ');
    const refused = await upload(garbage);
    expect([refused.statusCode, answerIn(refused.body)]).toEqual([413, expect.stringContaining('파일이 너무 큽니다')]);
    expect((await askByHash(garbage)).body).toContain('PDF 파일이 아닙니다');
  });
});

describe('an edition', () => {
  const maskOf = async (number: string) => {
    await (await office.as('administrator')).post(`/api/documents/${number}/publication/masks`, {
      reason: '개인정보를 가림',
      words: [{ text: '강나루별', grounds: [6] }],
      attachments: [],
    });
    await office.services.outbox.drainAll();
  };

  test('that a masked one has followed is told to be an old one, and so it stays when nobody has asked for the new', async () => {
    const number = await publishDocument(office, { editorJson: editorText('대상자 강나루별 님의 일입니다.') });
    const first = await pdfOf(number);
    await maskOf(number);
    const early = await verify(first);
    expect(early).toContain(INTACT);
    expect(early).toContain('다만 지금 공개하고 있는 판이 아닙니다');
    expect(early).toContain('제1판(모두 2판), 지금 공개하고 있는 판은');
    const second = await pdfOf(number);
    expect(second.equals(first)).toBe(false);
    expect(await verify(second)).toContain('제2판(모두 2판), 지금 공개하고 있는 판입니다');
    expect(await verify(await withNote(first))).toContain('제1판(모두 2판)');
  });

  test('that a report keeps back is told to be kept back, and is the current one again once it is let through', async () => {
    const number = await publishDocument(office, { title: '신고된 문서의 제목' });
    const pdf = await pdfOf(number);
    const payload = new URLSearchParams({ kind: 'name', place: 'title', note: '', contact: '' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const url = `/documents/${number}/report`;
    const remoteAddress = '203.0.113.1';
    await office.visitor().inject({ method: 'POST', url, payload, headers, remoteAddress });
    const held = await verify(pdf);
    for (const words of [INTACT, '다만 개인정보 신고가 들어와', '제1판(모두 1판)']) expect(held).toContain(words);
    expect(held).not.toContain('신고된 문서의 제목');
    const officer = await office.as('administrator');
    const decision = { outcome: 'release', reason: '개인정보가 아님' };
    await officer.post(`/api/documents/${number}/privacy-reports/decision`, decision);
    expect(await verify(pdf)).toContain('제1판(모두 1판), 지금 공개하고 있는 판입니다');
  });

  test('that was taken back stays ours, says since when, and names nothing of its document', async () => {
    const title = '거두어들인 문서의 제목';
    const number = await publishDocument(office, { title });
    const pdf = await pdfOf(number);
    const officer = await office.as('administrator');
    await officer.post(`/api/documents/${number}/publication/withdrawal`, { reason: '잘못 공개함' });
    const told = await verify(pdf);
    expect(told).toContain(INTACT);
    expect(told).toContain('다만 그 뒤에 공개를 거두어들인 문서입니다');
    const flipped = Buffer.from(pdf);
    flipped[9] = 0;
    for (const page of [told, await verify(flipped)]) {
      expect(page).toContain('공개를 거두어들였습니다');
      expect(page).not.toContain(number);
      expect(page).not.toContain(title);
    }
    // Its number is told as one that was taken back, as its own page does.
    const gone = await visit(`/verify/${number}`);
    expect([gone.statusCode, answerIn(gone.body).includes('거두어들인 문서의 주소')]).toEqual([410, true]);
    expect(answerIn(gone.body)).not.toContain(title);
  });
});

describe('문서관리카드', () => {
  const cardOf = async (number: string) =>
    (await (await office.as('drafter')).attempt('GET', `/api/documents/${number}/card.pdf`)).rawPayload;

  test('is known by the file that was handed out, and the same card is the same file', async () => {
    const number = await publishDocument(office, { title: '카드가 있는 문서' });
    const card = await cardOf(number);
    expect((await cardOf(number)).equals(card)).toBe(true);
    const told = await verify(card);
    for (const words of [INTACT, '문서관리카드', '내려받은 때의 내용', `/documents/${number}`])
      expect(told).toContain(words);
    expect(await verify(await withNote(card))).toContain(APPENDED);
    const flipped = Buffer.from(card);
    flipped[9] = 0;
    expect(await verify(flipped)).toContain(ALTERED);
  });

  test('asked for before the paper has its turn carries the address of the paper, and is known at once', async () => {
    const number = await writeDraft(office, { disclosure: { level: 'closed', grounds: [5] } });
    await approveDocument(office, number);
    const card = await cardOf(number);
    expect(await verify(card)).toContain(INTACT);
    await office.services.outbox.drainAll();
    expect((await cardOf(number)).equals(card)).toBe(true);
    expect(await verify(await archiveOf(number))).toContain('보존본');
  });

  test('of a document whose paper cannot be made is known all the same', async () => {
    const number = await writeDraft(office, { title: '종이가 되지 못한 문서' });
    await approveDocument(office, number);
    const { sql } = office.services.database;
    const [row] = await sql<{ id: string }[]>`select id from documents where management_number = ${number}`;
    await sql`insert into frozen_papers (agency_id, document_id, state, reason, renderer_version, made_at)
      values (${office.agencyId}, ${row?.id ?? ''}, 'failed', '그릴 수 없음', 'gyeol-paper-13', ${office.clock.now()})`;
    const told = await verify(await cardOf(number));
    expect(told).toContain(INTACT);
    expect(told).not.toContain(number);
  });
});

describe('a closed document', () => {
  test('is known by its file alone, and nothing of it is told but that it is ours', async () => {
    const title = '비밀스러운 감사 계획';
    const number = await writeDraft(office, { title, disclosure: { level: 'closed', grounds: [5] } });
    await approveDocument(office, number);
    const archive = await archiveOf(number);
    await office.services.outbox.drainAll();
    expect((await archiveOf(number)).equals(archive)).toBe(true);
    const flipped = Buffer.from(archive);
    flipped[9] = 0;
    const [told, altered] = [await verify(archive), await verify(flipped)];
    expect([told.includes(INTACT), altered.includes(ALTERED)]).toEqual([true, true]);
    for (const page of [told, altered]) {
      expect(page).toContain('제목은 공개된 문서만 보여 줍니다');
      expect(page).not.toContain(number);
      expect(page).not.toContain(title);
      expect(page).not.toContain('자치행정과');
    }
    expect((await visit(`/verify/${number}`)).statusCode).toBe(404);
  });
});

describe('a printed address', () => {
  test('leads to the page of a public document, also of one that was opened after its approval', async () => {
    const number = await publishDocument(office, { title: '주소가 있는 문서' });
    const page = await visit(`/verify/${number}`);
    expect(page.body).toContain('이 기관이 만든 문서의 주소입니다');
    expect(page.body).toContain('주소가 있는 문서');
    const closed = await writeDraft(office, { disclosure: { level: 'closed', grounds: [5] } });
    await approveDocument(office, closed);
    await office.services.outbox.drainAll();
    await office.giveRoles('colleague', ['recordsManager']);
    const records = [{ managementNumber: closed, decisions: 0, key: randomUUID() }];
    const open = { outcome: 'open', grounds: [], bodyOpen: true, attachments: 'open', liftedGrounds: [] };
    const choice = { ...open, reviewOn: null, council: null };
    const decided = await (await office.as('colleague')).post<{ results: { problem: unknown }[] }>(
      '/api/reclassification/decisions',
      { records, choice, reason: '내부검토가 끝남' },
    );
    expect(decided.results).toMatchObject([{ problem: null }]);
    await office.services.outbox.drainAll();
    expect(await verify(await pdfOf(closed))).toContain('제1판(모두 1판), 지금 공개하고 있는 판입니다');
    expect((await visit(`/verify/${closed}`)).statusCode).toBe(200);
  });
});

test('one client asks so often in a minute, and sends fewer whole files', async () => {
  const remoteAddress = '198.51.100.7';
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const send = () =>
    office
      .visitor()
      .inject({ method: 'POST', url: '/verify', payload: formOf(Buffer.from('x')), headers, remoteAddress });
  const answers = [];
  for (let at = 0; at < 21; at += 1) answers.push(await send());
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 429]));
  expect(answers.at(-1)?.headers['retry-after']).toBeDefined();
  const asked = await office
    .visitor()
    .inject({ method: 'GET', url: `/verify?sha256=${'0'.repeat(64)}`, remoteAddress });
  expect(asked.statusCode).toBe(200);
});

test('two processes that draw a public copy at once hand out one file, and no other is of this office', async () => {
  const number = await publishDocument(office, {});
  const { sql, publicSql } = office.services.database;
  const paper = await findPublicPaper(publicSql, office.agencyId, number);
  const found = await findCopy(publicSql, number);
  if (!paper || !found?.paper) throw new Error('a paper that citizens read');
  const { documentKey } = paper;
  const copy = {
    ...found,
    documentKey,
    kind: 'citizens' as const,
    paper: found.paper,
    pictures: async () => new Map(),
  };
  const makers = makersOf(office, SHARED_PAINTER);
  const both = await Promise.all([1, 2].map(() => citizensPaper(office.services, makers, copy)));
  const [one, other] = both.map(({ bytes }) => sha256(Buffer.from(bytes)));
  expect(one).toBe(other);
  const files = await sql`
    select sha256 from public_site.issued_files where copy = 'citizens' and document_key = ${documentKey}`;
  expect(files.map((file) => file.sha256)).toEqual([one]);
});
