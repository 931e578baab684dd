import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPublicPaper } from '../authenticity/index.ts';
import { citizensPaper } from '../rendering/index.ts';
import { makersOf } from '../testing/paper-makers.ts';
import { SHARED_PAINTER } from '../testing/shared-painter.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';
import { findCopy } from './store.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const visit = (url: string) => office.visitor().attempt('GET', url);

function upload(bytes: Buffer) {
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]);
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  return office.visitor().inject({ method: 'POST', url: '/verify', payload, headers });
}

test('a citizen who has a paper learns whose it is and that it is unaltered; one byte more and it is nobody’s', async () => {
  const number = await writeDraft(office, { title: '마을모임 공간 점검 결과' });
  await approveDocument(office, number);
  await office.services.outbox.drainAll();
  const pdf = (await visit(`/documents/${number}.pdf`)).rawPayload;
  expect(pdf.includes('ETSI.CAdES.detached')).toBe(true);
  expect(pdf.includes('EmbeddedFile')).toBe(false);
  const archive = (await (await office.as('drafter')).attempt('GET', `/api/documents/${number}/paper.pdf`)).rawPayload;

  const byHash = await visit(`/verify?sha256=${sha256(pdf)}`);
  expect(byHash.body).toContain('내어준 뒤에 바뀌지 않았습니다');
  expect(byHash.body).toContain('시민 공개본');
  expect(byHash.body).toContain(`/documents/${number}`);
  expect((await upload(archive)).body).toContain('보존본');
  const altered = await upload(Buffer.concat([pdf, Buffer.from(' ')]));
  expect(altered.body).toContain('확인되지 않습니다');
  expect((await visit(`/verify/${number}`)).body).toContain('이 기관이 만든 문서의 주소입니다');

  const officer = await office.as('administrator');
  await officer.post(`/api/documents/${number}/publication/withdrawal`, { reason: '잘못 공개함' });
  const withdrawn = await visit(`/verify?sha256=${sha256(pdf)}`);
  expect(withdrawn.body).toContain('공개를 거두어들였습니다');
  expect(withdrawn.body).not.toContain(number);
  const gone = await visit(`/verify/${number}`);
  expect([gone.statusCode, gone.body]).toEqual([404, (await visit('/verify/D0001999999999')).body]);
});

test('two processes that draw a public copy at once hand out one file, and no other is of this office', async () => {
  const number = await writeDraft(office);
  await approveDocument(office, number);
  await office.services.outbox.drainAll();
  const { sql, publicSql } = office.services.database;
  const paper = await findPublicPaper(publicSql, office.agencyId, number);
  const found = await findCopy(publicSql, number);
  if (!paper || !found?.paper) throw new Error('a paper that citizens read');
  const { documentKey } = paper;
  const copy = { ...found, documentKey, paper: found.paper, pictures: async () => new Map() };
  const makers = makersOf(office, SHARED_PAINTER);
  const both = await Promise.all([1, 2].map(() => citizensPaper(office.services, makers, copy)));
  const [one, other] = both.map(({ bytes }) => sha256(Buffer.from(bytes)));
  expect(one).toBe(other);
  const files = await sql`
    select sha256 from public_site.issued_files where copy = 'citizens' and document_key = ${documentKey}`;
  expect(files.map((file) => file.sha256)).toEqual([one]);
});
