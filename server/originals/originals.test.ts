import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { encode } from 'fast-png';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { AttachmentShape } from '../../shared/contract/document-parts.ts';
import type { FileFindingsReply, ReadingReply } from '../../shared/contract/originals.ts';
import { SMALL_JPEG } from '../../shared/testing/pictures.ts';
import { lockedOfficeFile } from '../testing/locked-office-file.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { READER_VERSION, sweepReadings } from './index.ts';
import { KeptReadings } from './kept-readings.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

async function attached(draft: string, name: string, bytes: Uint8Array): Promise<AttachmentShape> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name));
  const reply = await (await office.as('drafter')).attempt('POST', `/api/drafts/${draft}/attachments`, form);
  return reply.json<AttachmentShape>();
}

/** As the page asks: again and again until there is an answer. */
async function reading(address: string, person: 'drafter' | 'team-leader' = 'drafter'): Promise<ReadingReply> {
  for (;;) {
    const reply = await (await office.as(person)).get<ReadingReply>(address);
    if (reply.reading.state !== 'waiting') return reply;
  }
}

function textOf({ reading: read }: ReadingReply): string {
  return read.state === 'ready' ? JSON.stringify(read.document.parts) : read.state;
}

const readings = () => {
  const folder = path.join(office.services.files.folder, '..', 'readings');
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
};

test('an attachment is read for whoever may fetch it, on the draft and on the document, and for nobody else', async () => {
  const draft = await writeDraft(office);
  const { id } = await attached(draft, '명단.csv', strToU8('이름,부서\n정노을,자치행정과\n한가람,자치행정과\n'));
  const ofDraft = `/api/drafts/${draft}/attachments/${id}/reading`;
  const first = await reading(ofDraft);
  expect(first).toMatchObject({ name: '명단.csv', reading: { state: 'ready', page: 1, pages: 1 } });
  expect(textOf(first)).toContain('정노을');
  expect(await reading(`${ofDraft}?page=1`)).toEqual(first);
  expect((await (await office.as('drafter')).attempt('GET', `${ofDraft}?page=2`)).statusCode).toBe(404);
  expect((await (await office.as('team-leader')).attempt('GET', ofDraft)).statusCode).toBe(404);

  await submitDraft(office, draft);
  const ofDocument = `/api/documents/${draft}/attachments/${id}/reading`;
  expect(textOf(await reading(ofDocument, 'team-leader'))).toBe(textOf(first));
  expect((await (await office.as('outsider')).attempt('GET', ofDocument)).statusCode).toBe(404);
  expect((await office.visitor().attempt('GET', ofDocument)).statusCode).toBe(401);
});

test('a file that cannot be shown says why, and one whose format nobody reads has no view', async () => {
  const draft = await writeDraft(office);
  const manifest = '<manifest><file-entry><encryption-data/></file-entry></manifest>';
  const locked = zipSync({
    mimetype: strToU8('application/hwp+zip'),
    'META-INF/manifest.xml': strToU8(manifest),
    'Contents/section0.xml': strToU8('?'),
  });
  const { id } = await attached(draft, '암호.hwpx', locked);
  const { reading: read } = await reading(`/api/drafts/${draft}/attachments/${id}/reading`);
  expect(read).toMatchObject({ state: 'failed', mayReadAgain: false, reason: expect.stringContaining('암호') });
  for (const name of ['암호.docx', '암호.xlsx', '암호.pptx']) {
    const file = await attached(draft, name, lockedOfficeFile());
    const said = await reading(`/api/drafts/${draft}/attachments/${file.id}/reading`);
    expect(said.reading).toEqual(read);
  }
  const again = await (await office.as('drafter')).post<ReadingReply>(
    `/api/drafts/${draft}/attachments/${id}/reading`,
    {},
  );
  expect(again.reading).toEqual(read);
  const scan = await attached(
    draft,
    '도면.tif',
    new Uint8Array([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  );
  const reply = await (await office.as('drafter')).attempt(
    'GET',
    `/api/drafts/${draft}/attachments/${scan.id}/reading`,
  );
  expect(reply.statusCode).toBe(404);
});

test('a reading is kept once for one content, and goes when its last file has gone', async () => {
  const draft = await writeDraft(office);
  const bytes = strToU8('같은 글');
  const files = [await attached(draft, '하나.txt', bytes), await attached(draft, '둘.txt', bytes)];
  for (const { id } of files) await reading(`/api/drafts/${draft}/attachments/${id}/reading`);
  const hash = files[0]?.sha256 ?? '';
  expect(readings().filter(({ name }) => name.startsWith(hash))).toHaveLength(1);
  await sweepReadings(office.services);
  expect(readings().filter(({ name }) => name.startsWith(hash))).toHaveLength(1);
  await office.services.database.sql`delete from attachments where sha256 = ${hash}`;
  expect(await sweepReadings(office.services)).toBe(1);
  expect(readings().filter(({ name }) => name.startsWith(hash))).toHaveLength(0);
});

const onePixel = () => encode({ width: 1, height: 1, data: new Uint8Array([0]), channels: 1 });

const sheet = (words: string) =>
  `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${words}</t></is></c></row></sheetData></worksheet>`;
/** A workbook with a sheet that everybody sees and one that nobody does. */
const workbook = (hidden: string) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="예산" r:id="a"/><sheet name="명단" state="hidden" r:id="b"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/a.xml"/><Relationship Id="b" Type="x/worksheet" Target="worksheets/b.xml"/></Relationships>',
    ),
    'xl/worksheets/a.xml': strToU8(sheet('정비 사업 예산')),
    'xl/worksheets/b.xml': strToU8(sheet(hidden)),
  });

test('a resident number on a hidden sheet is asked about at the submission and stops the publication', async () => {
  const draft = await writeDraft(office);
  const { id } = await attached(draft, '예산.xlsx', workbook('주민등록번호 900101-1234568'));
  const { reading: read } = await reading(`/api/drafts/${draft}/attachments/${id}/reading`);
  expect(read).toMatchObject({ document: { personalData: [{ kind: 'residentNumber', count: 1 }] } });
  const drafter = await office.as('drafter');
  const checks = `/api/drafts/${draft}/file-findings`;
  expect(await drafter.get<FileFindingsReply>(checks)).toEqual({
    files: [
      {
        ...{ attachmentId: id, state: 'ready', more: 0 },
        findings: [
          {
            ...{ kind: 'residentNumber', confidence: 'certain', ground: 6, words: '900101-1234568' },
            place: { part: '명단', spot: 'hiddenPart' },
          },
        ],
      },
    ],
  });
  expect((await (await office.as('team-leader')).attempt('GET', checks)).statusCode).toBe(404);
  await expect(submitDraft(office, draft)).rejects.toThrow('personal-data-left');
  await submitDraft(office, draft, 'drafter', ['residentNumber']);
  // Whoever decides next sees the same, one after the other; for the others there is no such list.
  const seen = `/api/documents/${draft}/file-findings`;
  const told = await drafter.get<FileFindingsReply>(checks).catch(() => undefined);
  expect(told).toBeUndefined();
  const who = async () => {
    const answers = [];
    for (const cast of ['drafter', 'team-leader', 'section-chief', 'administrator'] as const) {
      const answer = await (await office.as(cast)).attempt('GET', seen);
      if (answer.statusCode === 200) answers.push([cast, answer.json<FileFindingsReply>().files.length]);
      else expect(answer.statusCode).toBe(404);
    }
    return answers;
  };
  expect(await who()).toEqual([['team-leader', 1]]);
  await signAs(office, 'team-leader', draft);
  expect(await who()).toEqual([['section-chief', 1]]);
  await signAs(office, 'section-chief', draft);
  expect(await who()).toEqual([['administrator', 1]]);
  await office.services.outbox.drainAll();
  expect((await office.visitor().inject({ url: `/documents/${draft}` })).statusCode).toBe(404);
  const { publication } = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${draft}`);
  expect(publication).toMatchObject({ state: 'stopped', stop: { kinds: ['residentNumber'] } });
});

test('a file that nobody could read holds up the publication until the disclosure officer lets it out with a reason', async () => {
  const draft = await writeDraft(office);
  const names = ['묶음.zip', '스캔.png', '깨진 글.hwpx', '닫힌 묶음.zip', '읽은 글.txt'];
  const bytes = [
    zipSync({ '명단.bin': strToU8('?') }),
    onePixel(),
    zipSync({ mimetype: strToU8('application/hwp+zip'), 'Contents/section0.xml': strToU8('<a>') }),
    zipSync({ '명단.bin': strToU8('?') }),
    strToU8('읽은 글'),
  ];
  const files: AttachmentShape[] = [];
  for (const [at, name] of names.entries()) files.push(await attached(draft, name, bytes[at] ?? new Uint8Array()));
  const disclosure = { level: 'closed', grounds: [6] };
  const drafter = await office.as('drafter');
  await drafter.patch(`/api/drafts/${draft}/attachments/${files[3]?.id}`, { disclosure });
  await approveDocument(office, draft);
  await office.services.outbox.drainAll();
  const page = () => office.visitor().inject({ url: `/documents/${draft}` });
  expect((await page()).statusCode).toBe(404);
  const { publication } = await drafter.get<DocumentReply>(`/api/documents/${draft}`);
  expect(publication.stop).toMatchObject({
    kinds: [],
    leaks: [],
    unread: [
      { name: '묶음.zip', why: 'unread-entry' },
      { name: '스캔.png', why: 'picture' },
      { name: '깨진 글.hwpx', why: 'damaged' },
    ],
  });
  const officer = await office.as('administrator');
  await officer.post(`/api/documents/${draft}/publication/release`, { reason: '원문을 열어 확인함' });
  expect((await page()).statusCode).toBe(200);
});

test('what is closed in the text and stands in an open file beside it holds up the publication', async () => {
  const closed = { type: 'closed', attrs: { grounds: [6] } };
  const told = async (inFile: string) => {
    const draft = await writeDraft(office, {
      disclosure: { level: 'partiallyOpen', grounds: [6] },
      bodyOpen: true,
      editorJson: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: '이웃 ' },
              { type: 'text', text: '나비솔', marks: [closed] },
              { type: 'text', text: '의 요청을 처리함' },
            ],
          },
        ],
      },
    });
    const { id } = await attached(draft, '처리 결과.txt', strToU8(inFile));
    const drafter = await office.as('drafter');
    await drafter.patch(`/api/drafts/${draft}/attachments/${id}`, { disclosure: { level: 'open', grounds: [] } });
    await approveDocument(office, draft);
    await office.services.outbox.drainAll();
    const { publication } = await drafter.get<DocumentReply>(`/api/documents/${draft}`);
    return [publication.state, publication.stop?.leaks];
  };
  expect(await told('이웃의 요청을 처리한 결과')).toEqual(['public', undefined]);
  expect(await told('나 비 솔 님의 요청을 처리한 결과')).toEqual(['stopped', ['attachment']]);
});

test('an account or a passport in a body that is closed as a whole is looked for in the open files beside it', async () => {
  const told = async (inFile: string) => {
    const draft = await writeDraft(office, {
      disclosure: { level: 'partiallyOpen', grounds: [6] },
      bodyOpen: false,
      editorJson: {
        type: 'doc',
        content: ['환급 계좌번호: 110-345-678901', '여권번호 M12345678, 문의 02-345-6789'].map((text) => ({
          type: 'paragraph',
          content: [{ type: 'text', text }],
        })),
      },
    });
    const { id } = await attached(draft, '환급 안내.txt', strToU8(inFile));
    const drafter = await office.as('drafter');
    await drafter.patch(`/api/drafts/${draft}/attachments/${id}`, { disclosure: { level: 'open', grounds: [] } });
    await approveDocument(office, draft);
    await office.services.outbox.drainAll();
    const { publication } = await drafter.get<DocumentReply>(`/api/documents/${draft}`);
    return [publication.state, publication.stop?.leaks];
  };
  // Whose sentences and office telephones they share has been decided for each file.
  expect(await told('환급 계좌번호를 적어 주십시오. 문의 02-345-6789')).toEqual(['public', undefined]);
  // Without the words that stood before them no check of the file by itself knows what they are.
  expect(await told('순번 1 / 110-345-678901 / 50,000원')).toEqual(['stopped', ['attachmentWord']]);
  expect(await told('순번 1 / M 1234 5678')).toEqual(['stopped', ['attachment']]);
});

test('citizens read an open attachment as a plain page, without its hidden sheet, and a closed one not at all', async () => {
  const draft = await writeDraft(office);
  const open = await attached(draft, '예산.xlsx', workbook('안에서만 보는 명단'));
  const closed = await attached(draft, '비공개.txt', strToU8('비공개 내용'));
  const drafter = await office.as('drafter');
  const disclosure = { level: 'closed', grounds: [6] };
  await drafter.patch(`/api/drafts/${draft}/attachments/${closed.id}`, { disclosure });
  const view = (id: string, page = 1) =>
    office.visitor().inject({ url: `/documents/${draft}/attachments/${id}/view?page=${page}` });
  expect((await view(open.id)).statusCode).toBe(404);
  await approveDocument(office, draft);
  await office.services.outbox.drainAll();

  const document = (await office.visitor().inject({ url: `/documents/${draft}` })).body;
  expect(document).toContain(`/documents/${draft}/attachments/${open.id}/view`);
  const page = await view(open.id);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('정비 사업 예산');
  expect(page.body).toContain('파일에서 숨겨 둔 내용(메모, 발표자 노트, 숨은 시트 등) 1곳');
  expect(page.body).not.toMatch(/안에서만 보는|<script/);
  expect(page.headers['content-security-policy']).not.toContain('script-src');
  // What was unpacked for one page serves the next one: nothing is looked for on the disk again.
  const readings = path.join(office.services.files.folder, '..', 'readings');
  rmSync(readings, { recursive: true });
  expect((await view(open.id, 2)).statusCode).toBe(404);
  expect(existsSync(readings)).toBe(false);
  expect((await view(closed.id)).statusCode).toBe(404);
});

test('what an older reader has read is read anew before it goes out', async () => {
  const draft = await writeDraft(office, { title: '옛 판독기가 읽은 사진' });
  const drafter = await office.as('drafter');
  const words = Buffer.from('900101-1234568');
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, words.length + 2]), words]);
  const bytes = Buffer.concat([SMALL_JPEG.subarray(0, 2), comment, SMALL_JPEG.subarray(2)]);
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], '현장.jpg'));
  const attachments = `/api/drafts/${draft}/attachments`;
  const { id, sha256 } = (await drafter.attempt('POST', attachments, form)).json<AttachmentShape>();
  await drafter.patch(`${attachments}/${id}`, { disclosure: { level: 'open', grounds: [] } });
  await approveDocument(office, draft, ['residentNumber']);

  // As it lay there before pictures were read, and nothing newer beside it.
  const folder = path.join(office.services.files.folder, '..', 'readings');
  const agencyId = Number(draft.slice(1, 5));
  const [older, newer] = [READER_VERSION - 1, READER_VERSION].map((version) => new KeptReadings(folder, version));
  const parts = [{ kind: 'text' as const, name: '', blocks: [] }];
  const nothing = { v: 1 as const, format: 'picture' as const, parts, facts: [], properties: [], leftOut: [] };
  await older?.keep(agencyId, sha256, { ...nothing, personalData: [], findings: [], moreFindings: 0 });
  await newer?.forget(agencyId, sha256);
  await office.services.outbox.drainAll();
  const { publication } = await drafter.get<DocumentReply>(`/api/documents/${draft}`);
  expect(publication.stop?.kinds).toEqual(['residentNumber']);
});
