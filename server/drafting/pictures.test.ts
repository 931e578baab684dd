import { readdirSync, renameSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftReply, PictureShape } from '../../shared/contract/drafting.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { PublicDocument } from '../../shared/contract/publication.ts';
import { readPictureFile } from '../../shared/document/picture-file.ts';
import { SMALL_JPEG, smallPng } from '../../shared/testing/pictures.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, saveDraft, submitDraft, writeDraft } from '../testing/written-document.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const CHART = smallPng(12, 8, 'rgb');

async function send(draft: string, bytes: Uint8Array, headers: Record<string, string> = {}, by: Cast = 'drafter') {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], 'picture.png'));
  return (await office.as(by)).attempt('POST', `/api/drafts/${draft}/pictures`, form, headers);
}

async function sent(draft: string, bytes: Uint8Array = CHART): Promise<PictureShape> {
  const response = await send(draft, bytes);
  expect(response.json()).toMatchObject({ sha256: expect.any(String) });
  return response.json<PictureShape>();
}

const shown = ({ sha256, mediaType, width, height }: PictureShape, more: object = {}) => ({
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: '방문자가 늘었습니다.' }] },
    {
      type: 'image',
      attrs: { sha256, mediaType, width, height, share: 50, align: 'center', alt: '늘어난 막대', ...more },
      content: [{ type: 'caption', content: [{ type: 'text', text: '<그림 1> 방문자 수' }] }],
    },
  ],
});

async function statusOf(who: Cast | 'nobody', url: string): Promise<number> {
  const client = who === 'nobody' ? office.visitor() : await office.as(who);
  return (await client.attempt('GET', url)).statusCode;
}

function objectsOnDisk(): number {
  const folder = `${office.services.config.dataDir}/files`;
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}

describe('a picture is sent to a draft', () => {
  test('and kept without what the camera has written beside it, once for one document', async () => {
    const draft = await writeDraft(office);
    const first = await sent(draft, SMALL_JPEG);
    expect(first).toMatchObject({ mediaType: 'image/jpeg', width: 24, height: 16 });
    const before = objectsOnDisk();
    expect(await sent(draft, SMALL_JPEG)).toEqual(first);
    expect(objectsOnDisk()).toBe(before);

    const back = await (await office.as('drafter')).attempt('GET', `/api/drafts/${draft}/pictures/${first.sha256}`);
    expect(readPictureFile(back.rawPayload)).toMatchObject({ cleaned: new Uint8Array(back.rawPayload) });
    expect(back.rawPayload.toString('latin1')).not.toContain('ICC_PROFILE');
    expect(back.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      etag: `"${first.sha256}"`,
    });
    expect(back.headers['content-disposition']).toMatch(/^attachment/);
    const again = { 'if-none-match': `"${first.sha256}"` };
    const known = (await office.as('drafter')).attempt(
      'GET',
      `/api/drafts/${draft}/pictures/${first.sha256}`,
      undefined,
      again,
    );
    expect((await known).statusCode).toBe(304);
  });

  test('the same key answers for the same bytes and is refused for others; two at once are one', async () => {
    const draft = await writeDraft(office);
    const key = { 'idempotency-key': 'one-picture-of-this-draft' };
    const [one, other] = await Promise.all([send(draft, CHART, key), send(draft, CHART, key)]);
    expect([one.statusCode, other.json()]).toEqual([201, one.json()]);
    expect((await send(draft, SMALL_JPEG, key)).json<Problem>().code).toBe('idempotency-key-reused');
  });

  test('what is no picture, or half of one, or a bomb, is refused and leaves nothing', async () => {
    const draft = await writeDraft(office);
    const before = objectsOnDisk();
    const rows = Buffer.from(smallPng(400, 400, 'rgb'));
    const cut = Buffer.concat([rows.subarray(0, 33), chunkOf(rows, 0.5)]);
    const refused = async (bytes: Uint8Array) => (await send(draft, bytes)).json<Problem>().code;
    expect(await refused(Buffer.from('<svg onload="alert(1)"/>'))).toBe('picture-type-not-allowed');
    expect(await refused(new Uint8Array())).toBe('file-empty');
    expect(await refused(rows.subarray(0, 200))).toBe('picture-damaged');
    expect(await refused(cut)).toBe('picture-damaged');
    expect(await refused(Buffer.concat([CHART, Buffer.alloc(10 * 1024 * 1024)]))).toBe('picture-too-large');
    expect(objectsOnDisk()).toBe(before);
  });

  test('by its drafter only, and only while it may be edited', async () => {
    const draft = await writeDraft(office);
    expect((await send(draft, CHART, {}, 'team-leader')).statusCode).toBe(404);
    await submitDraft(office, draft);
    expect((await send(draft, CHART)).json<Problem>().code).toBe('not-editable');
  });
});

/** The same picture with only a share of its rows, every sum right. */
function chunkOf(png: Buffer, share: number): Buffer {
  const length = png.readUInt32BE(33);
  const data = Buffer.concat([Buffer.from('IDAT'), png.subarray(41, 41 + Math.floor(length * share))]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(data));
  return Buffer.concat([head, data, sum, png.subarray(41 + length + 4)]);
}

function crc(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

describe('a body shows pictures', () => {
  test('of its own document and as they are; what it says to who does not see them is asked at the submission', async () => {
    const draft = await writeDraft(office);
    const other = await sent(await writeDraft(office));
    const save = (text: object) => saveDraft(office, draft, { editorJson: text });
    await expect(save(shown(other))).rejects.toThrow('picture-unknown');
    const picture = await sent(draft);
    await expect(save(shown({ ...picture, width: 4_000 }))).rejects.toThrow('picture-unknown');
    await save(shown(picture, { alt: '' }));
    await expect(submitDraft(office, draft)).rejects.toThrow('picture-not-described');
    await save(shown(picture, { alt: '', decorative: true }));
    await submitDraft(office, draft);
  });

  test('to whoever may read the body and to nobody else; what the draft no longer shows is forgotten', async () => {
    const draft = await writeDraft(office);
    const [picture, dropped] = [await sent(draft), await sent(draft, SMALL_JPEG)];
    const address = `/api/documents/${draft}/pictures/${picture.sha256}`;
    await saveDraft(office, draft, { editorJson: shown(picture) });
    expect(await statusOf('team-leader', address)).toBe(404);
    await submitDraft(office, draft);
    expect(await statusOf('team-leader', address)).toBe(200);
    expect(await statusOf('nobody', address)).toBe(401);
    const rows = await office.services.database.sql`select 1 from body_pictures where sha256 = ${dropped.sha256}
      and document_id = (select id from documents where management_number = ${draft})`;
    expect(rows).toHaveLength(0);
    expect(await statusOf('team-leader', `/api/documents/${draft}/pictures/${dropped.sha256}`)).toBe(404);
  });

  test('in no paper while its file is gone from the store, which is told as such, and again when it is back', async () => {
    const draft = await writeDraft(office);
    // Of a size of its own: the same bytes would lie there for another document too.
    const picture = await sent(draft, smallPng(13, 7, 'rgb'));
    await saveDraft(office, draft, { editorJson: shown(picture) });
    const { sql } = office.services.database;
    const [row] = await sql<{ storageName: string }[]>`
      select storage_name as "storageName" from body_pictures where sha256 = ${picture.sha256}`;
    const file = office.services.files.pathOf(row?.storageName ?? '');
    renameSync(file, `${file}.gone`);
    await approveDocument(office, draft);
    await office.services.outbox.drainAll();
    const drafter = await office.as('drafter');
    const paperNow = async () => (await drafter.get<DocumentReply>(`/api/documents/${draft}`)).frozenPaper;
    expect(await paperNow()).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(new RegExp(`그림의 파일이 저장소에 없거나 달라졌습니다.*${picture.sha256}`)),
    });
    const hwpx = await drafter.attempt('GET', `/api/documents/${draft}/paper.hwpx`);
    expect([hwpx.statusCode, hwpx.json<Problem>().code]).toEqual([409, 'picture-missing']);

    renameSync(`${file}.gone`, file);
    await drafter.post(`/api/documents/${draft}/paper`);
    expect(await paperNow()).toMatchObject({ state: 'ready' });
  });

  test('in the frozen paper and in the .hwpx, and to citizens until the document is taken back', async () => {
    const draft = await writeDraft(office);
    const picture = await sent(draft);
    await saveDraft(office, draft, { editorJson: shown(picture) });
    const address = `/documents/${draft}/pictures/${picture.sha256}.png`;
    expect(await statusOf('nobody', address)).toBe(404);
    await approveDocument(office, draft);
    await office.services.outbox.drainAll();
    const drafter = await office.as('drafter');
    const view = await drafter.get<DocumentReply>(`/api/documents/${draft}`);
    expect(view.frozenPaper.state).toBe('ready');
    const hwpx = await drafter.attempt('GET', `/api/documents/${draft}/paper.hwpx`);
    expect(hwpx.rawPayload.toString('latin1')).toContain('BinData/image1.png');

    const seen = await office.visitor().attempt('GET', address);
    expect([seen.statusCode, seen.headers['content-type']]).toEqual([200, 'image/png']);
    const page = (await office.visitor().attempt('GET', `/documents/${draft}`)).payload;
    expect(page).toContain(`<img src="${address}" alt="늘어난 막대" width="12" height="8" loading="lazy"`);
    expect(page).toContain('<figcaption>&lt;그림 1&gt; 방문자 수</figcaption>');
    const paper = await office.visitor().attempt('GET', `/documents/${draft}.pdf`);
    expect(paper.rawPayload.toString('latin1')).toMatch(/\/Subtype \/Image/);
    const data = (await office.visitor().attempt('GET', `/documents/${draft}.json`)).json<PublicDocument>();
    expect(data.pictures).toEqual([{ sha256: picture.sha256, url: address }]);
    const markdown = (await office.visitor().attempt('GET', `/documents/${draft}.md`)).payload;
    expect(markdown).toContain(`![늘어난 막대](<`);

    const officer = await office.as('administrator');
    await officer.post(`/api/documents/${draft}/publication/withdrawal`, { reason: '철회' });
    expect(await statusOf('nobody', address)).toBe(410);
  });

  test('a closed picture and a closed body betray nothing of theirs', async () => {
    const partly = { level: 'partiallyOpen' as const, grounds: [6 as const] };
    for (const [bodyOpen, more] of [[true, { closed: [6] }] as const, [false, {}] as const]) {
      const draft = await writeDraft(office);
      const [hidden, open] = [await sent(draft), await sent(draft, SMALL_JPEG)];
      const text = {
        type: 'doc',
        content: [...shown(hidden, more).content, shown(open, { alt: '열린 사진' }).content[1]],
      };
      await saveDraft(office, draft, { editorJson: text, disclosure: partly, bodyOpen });
      await approveDocument(office, draft);
      await office.services.outbox.drainAll();
      const address = `/documents/${draft}/pictures`;
      expect(await statusOf('nobody', `${address}/${hidden.sha256}.png`)).toBe(404);
      expect(await statusOf('nobody', `${address}/${open.sha256}.jpg`)).toBe(bodyOpen ? 200 : 404);
      const page = await office.visitor().attempt('GET', `/documents/${draft}`);
      expect([page.statusCode, page.payload.includes('늘어난 막대')]).toEqual([200, false]);
      expect(await statusOf('nobody', `/documents/${draft}.pdf`)).toBe(bodyOpen ? 200 : 404);
    }
  });

  test('a further text that begins as a copy has the pictures as its own; a deleted draft takes them along', async () => {
    const draft = await writeDraft(office);
    const picture = await sent(draft);
    await saveDraft(office, draft, { editorJson: shown(picture) });
    const drafter = await office.as('drafter');
    const copy = await drafter.post<{ managementNumber: string }>(`/api/drafts/${draft}/texts`, { copyOf: draft });
    const opened = await drafter.get<DraftReply>(`/api/drafts/${copy.managementNumber}`);
    expect(JSON.stringify(opened.editorJson)).toContain(picture.sha256);
    expect(await statusOf('drafter', `/api/drafts/${copy.managementNumber}/pictures/${picture.sha256}`)).toBe(200);
    const before = objectsOnDisk();
    await drafter.attempt('DELETE', `/api/drafts/${draft}`);
    expect(objectsOnDisk()).toBe(before - 2);
  });
});
