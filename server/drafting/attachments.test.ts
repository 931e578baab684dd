import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { AttachmentShape } from '../../shared/contract/document-parts.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { ATTACHMENT_LIMITS, findAttachment, findDocument } from '../document/index.ts';
import { readySubmission } from '../testing/act-requests.ts';
import { compoundFile } from '../testing/compound-file.ts';
import { lockedOfficeFile } from '../testing/locked-office-file.ts';
import { sharedMaterial } from '../testing/shared-material.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, submitDraft, writeDraft } from '../testing/written-document.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const PDF = strToU8('%PDF-1.7\n%%EOF\n');
const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');
/** The first bytes of a Windows program. */
const PROGRAM = Buffer.concat([
  Buffer.from('MZ'),
  Buffer.alloc(200),
  Buffer.from('This program cannot be run in DOS mode'),
]);

const addressOf = (draft: string) => `/api/drafts/${draft}/attachments`;

async function attach(draft: string, name: string, bytes: Uint8Array, headers: Record<string, string> = {}) {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name));
  return (await office.as('drafter')).attempt('POST', addressOf(draft), form, headers);
}

async function attached(draft: string, name: string, bytes: Uint8Array): Promise<AttachmentShape> {
  const response = await attach(draft, name, bytes);
  expect(response.json()).toMatchObject({ sha256: expect.any(String) });
  expect(response.statusCode).toBe(201);
  return response.json<AttachmentShape>();
}

async function refusal(draft: string, name: string, bytes: Uint8Array): Promise<string> {
  const response = await attach(draft, name, bytes);
  expect(response.statusCode).toBeGreaterThanOrEqual(400);
  return response.json<Problem>().code;
}

const listOf = async (draft: string) =>
  (await (await office.as('drafter')).get<DraftReply>(`/api/drafts/${draft}`)).attachments;

/** Every stored object on disk, so that a refused upload can be shown to leave nothing. */
function objectsOnDisk(): string[] {
  const folder = `${office.services.config.dataDir}/files`;
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  );
}

describe('a file is attached', () => {
  test('a drafter attaches a file and gets the same bytes back as a download that nothing can run', async () => {
    const draft = await writeDraft(office);
    const attachment = await attached(draft, '점검표.pdf', PDF);
    expect(attachment).toMatchObject({ name: '점검표.pdf', mediaType: 'application/pdf', size: PDF.length });
    expect(await listOf(draft)).toEqual([attachment]);

    const drafter = await office.as('drafter');
    const download = await drafter.attempt('GET', `${addressOf(draft)}/${attachment.id}`);
    expect(download.rawPayload.equals(PDF)).toBe(true);
    expect(download.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('점검표.pdf')}`);
    expect(download.headers['content-disposition']).toMatch(/^attachment;/);
    expect(download.headers['x-content-type-options']).toBe('nosniff');
    expect(download.headers['content-security-policy']).toContain('sandbox');
  });

  test('a name that a Mac has taken apart (NFD) is kept put together (NFC)', async () => {
    const draft = await writeDraft(office);
    const { name } = await attached(draft, '회의 결과.txt'.normalize('NFD'), strToU8('회의 결과'));
    expect(name).toBe('회의 결과.txt'.normalize('NFC'));
  });

  test('texts of old programs (CP949) and a text that begins with MZ are texts', async () => {
    const draft = await writeDraft(office);
    await attached(draft, '주소록.csv', Buffer.from('c0ccb8a72cc0fcc8ad', 'hex'));
    await attached(draft, 'MZ세대 의견.txt', strToU8('MZ세대 의견을 모았습니다.'));
    expect(await refusal(draft, '그림.txt', PNG)).toBe('file-type-mismatch');
  });

  test('real HWP and HWPX files are what their names say', async (context) => {
    const draft = await writeDraft(office);
    const hwp = sharedMaterial(context, 'samples/hwpx/lists.hwp');
    const hwpx = sharedMaterial(context, 'samples/hwpx/seoul-sihaengmun.hwpx');
    expect((await attached(draft, '목록.hwp', hwp)).mediaType).toBe('application/x-hwp');
    expect((await attached(draft, '시행문.hwpx', hwpx)).mediaType).toBe('application/hwp+zip');
    // With the scripts that Hancom puts into some of its files.
    const notice = sharedMaterial(context, 'samples/hwpx/gangnam-gongmujik-notice.hwpx');
    expect((await attached(draft, '공고.hwpx', notice)).mediaType).toBe('application/hwp+zip');
    expect((await attached(draft, '공고.zip', zipSync({ '공고.hwpx': notice }))).mediaType).toBe('application/zip');
    expect(await refusal(draft, '목록.doc', hwp)).toBe('file-type-mismatch');
    expect(await refusal(draft, '목록.hwpx', hwp)).toBe('file-type-mismatch');
    expect(await refusal(draft, '시행문.docx', hwpx)).toBe('file-type-mismatch');
    expect(await refusal(draft, '잘린.hwp', hwp.subarray(0, 600))).toBe('file-type-mismatch');
  });

  test('an Office file is told by its parts', async () => {
    const draft = await writeDraft(office);
    const sheet = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') });
    expect((await attached(draft, '예산.xlsx', sheet)).mediaType).toContain('spreadsheetml');
    expect(await refusal(draft, '예산.docx', sheet)).toBe('file-type-mismatch');
  });

  test('an Office file with a password is what its name says, though it is no archive any more', async () => {
    const draft = await writeDraft(office);
    const locked = lockedOfficeFile();
    for (const [ending, kind] of [
      ['docx', 'wordprocessingml'],
      ['xlsx', 'spreadsheetml'],
      ['pptx', 'presentationml'],
    ]) {
      expect((await attached(draft, `암호.${ending}`, locked)).mediaType).toContain(kind);
    }
    const other = compoundFile({ Workbook: new Uint8Array(9_000), EncryptionInfo: new Uint8Array(9) });
    expect(await refusal(draft, '옛 통합 문서.xlsx', other)).toBe('file-type-mismatch');
    expect(await refusal(draft, '암호.hwpx', locked)).toBe('file-type-mismatch');
    expect(await refusal(draft, '암호.xls', locked)).toBe('file-type-mismatch');
  });

  test('the same request sent twice attaches once, and the key of one file is not taken for another', async () => {
    const draft = await writeDraft(office);
    const key = { 'idempotency-key': randomUUID() };
    const [first, second] = await Promise.all([
      attach(draft, '계획.pdf', PDF, key),
      attach(draft, '계획.pdf', PDF, key),
    ]);
    expect(second.json()).toEqual(first.json());
    expect(await listOf(draft)).toHaveLength(1);
    const other = await attach(draft, '다른 계획.pdf', PDF, key);
    expect(other.json<Problem>().code).toBe('idempotency-key-reused');
  });

  test('as large as is allowed, it has the time to come over a line of one megabit a second', () => {
    const seconds = (ATTACHMENT_LIMITS.fileBytes * 8) / 1_000_000;
    expect(office.app.server.requestTimeout).toBeGreaterThan(seconds * 1_000);
    // Who sends nothing at all is cut off long before.
    expect(office.app.server.timeout).toBeGreaterThan(0);
    expect(office.app.server.timeout).toBeLessThanOrEqual(120_000);
  });
});

describe('a file is refused and leaves nothing behind', () => {
  test.each([
    ['a renamed program', '보고서.pdf', PROGRAM, 'file-type-mismatch'],
    ['a program by its own name', '설치.exe', PROGRAM, 'file-type-not-allowed'],
    ['a picture that can hold scripts', '그림.svg', strToU8('<svg/>'), 'file-type-not-allowed'],
    ['a name without an extension', '보고서', PDF, 'file-type-not-allowed'],
    ['an empty file', '빈 문서.txt', new Uint8Array(), 'file-empty'],
    ['a name with a path', '../보고서.pdf', PDF, 'file-name-bad'],
    ['a name that is turned around on the screen', '보고서\u202efdp.pdf', PDF, 'file-name-bad'],
    ['a name of more than 200 characters', `${'가'.repeat(197)}.pdf`, PDF, 'file-name-bad'],
    ['a text with a zero byte', '메모.txt', Buffer.from('안녕\0'), 'file-type-mismatch'],
    ['something that is no archive', '묶음.zip', strToU8('묶음이 아닙니다'), 'file-type-mismatch'],
    [
      'a script under the name of one of Hancom’s',
      '묶음.zip',
      zipSync({ 'Scripts/headerScripts.js': strToU8('var a;') }),
      'file-type-not-allowed',
    ],
    ['a program within an archive', '묶음.zip', zipSync({ '설치.exe': PROGRAM }), 'file-type-not-allowed'],
    ['a renamed program within an archive', '묶음.zip', zipSync({ '사진.jpg': PROGRAM }), 'file-type-not-allowed'],
  ])('%s', async (_what, name, bytes, code) => {
    const draft = await writeDraft(office);
    const before = objectsOnDisk();
    expect(await refusal(draft, name, bytes)).toBe(code);
    expect(await listOf(draft)).toEqual([]);
    expect(objectsOnDisk()).toEqual(before);
  });

  test('archives that unpack to more than anybody attaches, in each of their disguises', async () => {
    const draft = await writeDraft(office);
    const zeros = zipSync({ '0.txt': new Uint8Array(8 * 1024 * 1024) });
    const many: Zippable = {};
    for (let entry = 0; entry <= 1_000; entry += 1) many[`${entry}.txt`] = strToU8('.');
    const nested = (bytes: Uint8Array, depth: number): Uint8Array =>
      depth === 0 ? bytes : zipSync({ '안.zip': nested(bytes, depth - 1) });
    const shallow = zipSync({ '글.txt': strToU8('글') });

    expect(await refusal(draft, '폭탄.zip', zeros)).toBe('archive-too-large');
    expect(await refusal(draft, '폭탄.hwpx', zeros)).toBe('archive-too-large');
    expect(await refusal(draft, '안의 폭탄.zip', nested(zeros, 2))).toBe('archive-too-large');
    expect(await refusal(draft, '항목이 많은.zip', zipSync(many))).toBe('archive-too-large');
    expect(await refusal(draft, '깊은.zip', nested(shallow, 4))).toBe('archive-too-large');
    await attached(draft, '보통.zip', nested(shallow, 2));
  });

  test('the bytes that come out are counted over all entries, whatever an archive says of itself', async () => {
    const draft = await writeDraft(office);
    // Compresses some thirtyfold: no single entry looks like a bomb, and each of them is small enough.
    const part = Buffer.alloc(15 * 1024 * 1024);
    for (const [at, byte] of randomBytes(part.length / 64).entries()) part[at * 64] = byte;
    const inner = zipSync({ '부분.txt': part });
    const parts: Zippable = {};
    for (let entry = 0; entry < 15; entry += 1) parts[`${entry}.zip`] = [inner, { level: 0 }];
    expect(await refusal(draft, '나눈 폭탄.zip', zipSync(parts))).toBe('archive-too-large');

    const lying = Buffer.from(zipSync({ '0.txt': new Uint8Array(8 * 1024 * 1024) }));
    const directory = lying.indexOf(Buffer.from('504b0102', 'hex'));
    lying.writeUInt32LE(10, directory + 24);
    expect(await refusal(draft, '속이는.zip', lying)).toBe('file-type-mismatch');
  });

  test('the fifty-first file, and a file that would take the document over its sum', async () => {
    const draft = await writeDraft(office);
    const { attachments } = await fill(draft, 49, 1);
    expect(attachments).toBe(49);
    const both = await Promise.all([attach(draft, '마지막.pdf', PDF), attach(draft, '하나 더.pdf', PDF)]);
    expect(both.map((response) => response.statusCode).sort()).toEqual([201, 409]);
    expect(await refusal(draft, '또 하나.pdf', PDF)).toBe('too-many-files');

    const heavy = await writeDraft(office);
    await fill(heavy, 1, 1024 * 1024 * 1024 - 5);
    expect(await refusal(heavy, '넘치는.pdf', PDF)).toBe('files-too-large');
  });

  test('a request without a file, with a field of another name, and by somebody without a session', async () => {
    const draft = await writeDraft(office);
    const drafter = await office.as('drafter');
    const empty = await drafter.attempt('POST', addressOf(draft), {});
    expect(empty.json<Problem>().code).toBe('unsupported-media-type');
    const form = new FormData();
    form.append('bild', new File([PDF], '계획.pdf'));
    const misnamed = await drafter.attempt('POST', addressOf(draft), form);
    expect(misnamed.json<Problem>().code).toBe('file-missing');
    const stranger = await office.visitor().attempt('POST', addressOf(draft), form);
    expect(stranger.statusCode).toBe(401);
  });
});

/** Rows as uploads would have made them: fifty real uploads would only take longer. */
async function fill(draft: string, count: number, size: number): Promise<{ attachments: number }> {
  const { sql } = office.services.database;
  const document = await findDocument(sql, office.agencyId, draft);
  const rows = await sql`
    insert into attachments (agency_id, id, document_id, name, media_type, size, sha256, storage_name,
      disclosure_level, disclosure_grounds, position, added_at)
    select ${office.agencyId}, gen_random_uuid(), ${document?.id ?? ''}, n || '.pdf', 'application/pdf', ${size}, '',
      gen_random_uuid()::text, 'open', '{}', n, ${office.clock.now()}
    from generate_series(1, ${count}) as n returning 1`;
  return { attachments: rows.length };
}

describe('an attachment belongs to its document', () => {
  test('what is submitted is what was read: a change of it in between is told and nothing is frozen', async () => {
    const draft = await writeDraft(office);
    await attached(draft, '명단.txt', strToU8('명단'));
    const { sql } = office.services.database;
    const submit = await readySubmission(office, draft);
    let submission = Promise.resolve({ status: 0, body: {} as Record<string, unknown> });
    await sql.begin(async (tx) => {
      await tx`select from documents where management_number = ${draft} for update`;
      submission = submit();
      // The submission has read the draft and now waits for its row, which an upload in another window holds.
      for (let waits = 0; waits === 0; ) {
        const [row] = await sql<{ waits: number }[]>`
          select count(*)::int as waits from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`;
        waits = row?.waits ?? 0;
      }
      await tx`
        update attachments set disclosure_level = 'closed', disclosure_grounds = '{6}'
        where document_id = (select id from documents where management_number = ${draft})`;
    });
    expect(await submission).toMatchObject({ status: 409, body: { code: 'stale-draft' } });
    const [rows] = await sql<{ events: number; versions: number; status: string }[]>`
      select status, (select count(*)::int from approval_events e where e.document_id = d.id) as events,
        (select count(*)::int from document_versions v where v.document_id = d.id) as versions
      from documents d where management_number = ${draft}`;
    expect(rows).toEqual({ status: 'drafting', events: 0, versions: 0 });
  });

  test('its disclosure is decided by itself, with grounds', async () => {
    const draft = await writeDraft(office);
    const drafter = await office.as('drafter');
    const { id } = await attached(draft, '명단.pdf', PDF);
    const closed = { disclosure: { level: 'closed', grounds: [6] } };
    const changed = await drafter.patch<AttachmentShape>(`${addressOf(draft)}/${id}`, closed);
    expect(changed.disclosure).toEqual(closed.disclosure);
    const groundless = { disclosure: { level: 'closed', grounds: [] } };
    const refused = await drafter.attempt('PATCH', `${addressOf(draft)}/${id}`, groundless);
    expect(refused.json<Problem>().code).toBe('grounds-missing');
    // No text can be taken out of a file: it goes out whole or not at all.
    const partly = { disclosure: { level: 'partiallyOpen', grounds: [6] } };
    const inPart = await drafter.attempt('PATCH', `${addressOf(draft)}/${id}`, partly);
    expect(inPart.json<Problem>()).toMatchObject({ code: 'file-open-in-part' });
  });

  test('nobody but its drafter reaches a draft’s attachment, not even within the unit', async () => {
    const draft = await writeDraft(office);
    const { id } = await attached(draft, '명단.pdf', PDF);
    for (const who of ['colleague', 'team-leader', 'outsider'] as const) {
      const other = await office.as(who);
      for (const method of ['GET', 'DELETE'] as const) {
        expect((await other.attempt(method, `${addressOf(draft)}/${id}`)).statusCode).toBe(404);
      }
    }
  });

  test('in approval nothing is added or taken off, and those on the line can read what was submitted', async () => {
    const draft = await writeDraft(office);
    const drafter = await office.as('drafter');
    const taken = await attached(draft, '뺀 것.pdf', PDF);
    const kept = await attached(draft, '남긴 것.pdf', PDF);
    await drafter.delete(`${addressOf(draft)}/${taken.id}`);
    await submitDraft(office, draft);

    expect(await refusal(draft, '늦은 것.pdf', PDF)).toBe('not-editable');
    const late = await drafter.attempt('DELETE', `${addressOf(draft)}/${kept.id}`);
    expect(late.json<Problem>().code).toBe('not-editable');

    const leader = await office.as('team-leader');
    const { attachments } = await leader.get<DocumentReply>(`/api/documents/${draft}`);
    expect(attachments.map((attachment) => attachment.name)).toEqual(['남긴 것.pdf']);
    const read = (id: string) => leader.attempt('GET', `/api/documents/${draft}/attachments/${id}`);
    expect((await read(kept.id)).rawPayload.equals(PDF)).toBe(true);
    expect((await read(taken.id)).statusCode).toBe(404);
    expect((await read('그런 것은 없음')).statusCode).toBe(404);
  });

  test('a stored file that is no longer the one that was approved is not handed out', async () => {
    const draft = await writeDraft(office);
    const { id } = await attached(draft, '계획.pdf', PDF);
    await approveDocument(office, draft);
    const { sql } = office.services.database;
    const document = await findDocument(sql, office.agencyId, draft);
    const stored = await findAttachment(sql, office.agencyId, document?.id ?? '', id);
    writeFileSync(office.services.files.pathOf(stored?.storageName ?? ''), '%PDF-1.7\n고친 내용');
    const drafter = await office.as('drafter');
    const download = await drafter.attempt('GET', `/api/documents/${draft}/attachments/${id}`);
    expect(download.json<Problem>().code).toBe('file-damaged');
  });
});

test('a file over the limit is read to its end, refused in words, and leaves nothing', async () => {
  const draft = await writeDraft(office);
  const origin = await office.app.listen({ host: '127.0.0.1', port: 0 });
  const before = objectsOnDisk();
  const block = Buffer.alloc(1024 * 1024, '가');
  const boundary = 'over-the-limit';
  async function* body() {
    yield Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="long.txt"\r\n` +
        'content-type: text/plain\r\n\r\n',
    );
    for (let megabyte = 0; megabyte <= 200; megabyte += 1) yield block;
    yield Buffer.from(`\r\n--${boundary}--\r\n`);
  }
  const response = await fetch(`${origin}${addressOf(draft)}`, {
    method: 'POST',
    headers: {
      cookie: (await office.as('drafter')).cookie(),
      'idempotency-key': randomUUID(),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    body: body(),
    duplex: 'half',
  } as unknown as RequestInit);
  expect([response.status, ((await response.json()) as Problem).code]).toEqual([413, 'file-too-large']);
  expect(objectsOnDisk()).toEqual(before);
});
