import { crc32, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PictureShape } from '../../shared/contract/drafting.ts';
import { SMALL_JPEG, smallPng } from '../../shared/testing/pictures.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, saveDraft, writeDraft } from '../testing/written-document.ts';

// What a camera or a program has written beside a picture of a body is gone from all that is stored and handed out.

const SECRET = 'SECRET-900101-1234568';
const long = (value: number) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value]);

const segment = (marker: number, data: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker]), long(data.length + 2).subarray(2), data]);
/** A TIFF of one field of text and of a table of GPS. */
const EXIF = Buffer.concat([
  ...[Buffer.from('MM\0*'), long(8), Buffer.from('0002010e0002', 'hex'), long(SECRET.length), long(100)],
  ...[Buffer.from('88250004', 'hex'), long(1), long(60), long(0), Buffer.alloc(100 - 38), Buffer.from(SECRET)],
]);
const XMP = Buffer.from(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:li>${SECRET}</rdf:li></x:xmpmeta>`);
const JPEG = Buffer.concat([
  SMALL_JPEG.subarray(0, 2),
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), EXIF])),
  segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), XMP])),
  segment(0xed, Buffer.from(`Photoshop 3.0\u00008BIM${SECRET}`)),
  segment(0xfe, Buffer.from(SECRET)),
  SMALL_JPEG.subarray(2),
  Buffer.from(SECRET),
]);

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([long(data.length), body, long(crc32(body))]);
};
const whole = Buffer.from(smallPng(12, 8, 'rgb'));
const PNG = Buffer.concat([
  whole.subarray(0, 33),
  chunk('tEXt', Buffer.from(`Comment\0${SECRET}`)),
  chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), XMP])),
  chunk('eXIf', EXIF),
  whole.subarray(33),
]);

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

async function sent(draft: string, bytes: Buffer): Promise<PictureShape> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], 'IMG_0001.jpg'));
  const drafter = await office.as('drafter');
  return (await drafter.attempt('POST', `/api/drafts/${draft}/pictures`, form)).json<PictureShape>();
}

/** A file with whatever is packed in it unpacked beside it. */
function everythingIn(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  if (text.startsWith('PK')) {
    return Object.values(unzipSync(new Uint8Array(bytes)))
      .map((part) => Buffer.from(part).toString('latin1'))
      .join('\n');
  }
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: sign }) => bytes.subarray(index + sign.length));
  const unpacked = streams.map((stream) => {
    try {
      return inflateSync(stream).toString('latin1');
    } catch {
      return '';
    }
  });
  return [text, ...unpacked].join('\n');
}

test.each([
  ['JPEG', JPEG, 'jpg'],
  ['PNG', PNG, 'png'],
] as const)('of a %s', async (_, bytes, ending) => {
  expect(bytes.toString('latin1')).toContain(SECRET);
  const draft = await writeDraft(office);
  const { sha256, mediaType, width, height } = await sent(draft, bytes);
  const attrs = { sha256, mediaType, width, height, share: 50, align: 'center', alt: '현장 사진' };
  const editorJson = { type: 'doc', content: [{ type: 'image', attrs, content: [{ type: 'caption' }] }] };
  await saveDraft(office, draft, { editorJson });
  await approveDocument(office, draft);
  await office.services.outbox.drainAll();
  const visitor = office.visitor();
  const drafter = await office.as('drafter');
  const handed = await Promise.all([
    ...[`pictures/${sha256}.${ending}`].map((file) => visitor.attempt('GET', `/documents/${draft}/${file}`)),
    ...['.pdf', '.hwpx'].map((form) => visitor.attempt('GET', `/documents/${draft}${form}`)),
    drafter.attempt('GET', `/api/documents/${draft}/pictures/${sha256}`),
    drafter.attempt('GET', `/api/documents/${draft}/paper.hwpx`),
  ]);
  for (const { statusCode, rawPayload } of handed) {
    expect(statusCode).toBe(200);
    const all = everythingIn(rawPayload);
    expect(all).not.toContain(SECRET);
    expect(all).not.toMatch(/Exif\0|eXIf|xmpmeta xmlns:x="adobe:ns:meta\/"><rdf:li>|8BIM/);
  }
});
