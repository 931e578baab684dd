import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { LeakPlace } from '../../shared/disclosure/leak-place.ts';
import { redactBody } from '../../shared/disclosure/redact.ts';
import type { Body, Run } from '../../shared/document/body.ts';
import type { LetterFacts } from '../../shared/document/letterhead.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import { holdsForMarkedBodies, SECRET_LETTER } from '../../shared/testing/marked-bodies.ts';
import { box, cell, writtenPaper } from '../../shared/testing/written-paper.ts';
import { SHARED_PAINTER } from '../testing/shared-painter.ts';
import { leaksIn, secretWords, testForLeaks } from './leak-test.ts';
import { publicArtefacts, readPackage } from './public-artefacts.ts';
import { type ApprovedRecord, listedCopy, type PublicCopy, publicCopy } from './public-copy.ts';
import { readMarkup } from './read-markup.ts';
import { readPdf } from './read-pdf.ts';
import { TEXT_MAKERS } from './text-makers.ts';

const test = { origin: 'https://open.hanbit.example', renderer: SHARED_PAINTER, makers: TEXT_MAKERS };

const closed = (text: string): Run => ({ text, closed: [6] });
const BODY: Body = {
  v: 1,
  blocks: [
    { type: 'heading', content: [{ text: '경위' }] },
    { type: 'paragraph', content: [{ text: '민원인 ' }, closed('홍길동 010-1234-5678'), { text: ' 씨의 요청' }] },
    {
      type: 'table',
      columns: [0.5, 0.5],
      rows: [{ cells: [cell('주소'), cell('가람로 12, 별뫼동', { closed: [6] })] }],
    },
    { type: 'paragraph', content: [closed('가람시'), { text: '에 사는 이웃은 가람시장에 알렸음' }] },
  ],
};
const content: DocumentContent = {
  title: '홍길동 민원 처리',
  publicTitle: '민원 처리',
  body: BODY,
  summary: '민원을 처리함',
  keywords: ['민원'],
  disclosure: { level: 'partiallyOpen', grounds: [6] },
  bodyOpen: true,
  licence: 'none',
  unitTaskId: null,
  attachments: [
    {
      id: 'a',
      name: '안내.pdf',
      mediaType: 'application/pdf',
      size: 9,
      sha256: '',
      disclosure: { level: 'open', grounds: [] },
    },
    { id: 'b', name: '진술서.hwpx', mediaType: '', size: 9, sha256: '', disclosure: { level: 'closed', grounds: [6] } },
  ],
};
const LETTER_FACTS: LetterFacts = {
  agencyHead: '한빛시장',
  unitHead: '자치행정과장',
  unitHeadPersonId: null,
  partnerHeads: [],
  contact: { zipCode: '99110', address: '한빛시 중앙로 110', homepage: '', phone: '2133-5835', fax: '', email: '' },
  motto: '',
  footer: '',
  logo: null,
  symbol: null,
};
const record = (of: DocumentContent): ApprovedRecord => ({
  agencyId: 1,
  managementNumber: 'D0001000000001',
  content: of,
  documentNumber: '자치행정과-12',
  furtherNumber: undefined,
  approvedOn: '2026-03-03' as ApprovedRecord['approvedOn'],
  agencyName: '한빛시',
  upperUnitName: null,
  unitName: '자치행정과',
  drafterName: '강서윤',
  drafterPhone: '2133-5835',
  classificationPath: ['행정'],
  retention: 'y10',
  boxes: { signRow: [box('주무관', { name: '강서윤' })], cooperation: [] },
  letterFacts: of.letter ? LETTER_FACTS : null,
  attachments: of.attachments.map((attachment) => ({ ...attachment, storageName: attachment.id })),
});
function copyOf(of: DocumentContent): PublicCopy {
  const copy = publicCopy(record(of), { eventId: 'e', at: new Date('2026-03-03T00:00:00Z') });
  if (!copy?.paper) throw new Error('a text that citizens read');
  return copy;
}
const copy = copyOf(content);

describe('유출 점검', () => {
  it('finds nothing in a copy that was made as it should be', async () => {
    expect(await testForLeaks(content, copy, test)).toEqual([]);
    const shut = { ...content, bodyOpen: false };
    const listed = publicCopy(record(shut), { eventId: 'e', at: new Date('2026-03-03T00:00:00Z') });
    expect(listed && (await testForLeaks(shut, listed, test))).toEqual([]);
  });

  it('takes no word that only the end of the title makes with what is printed behind it for a closed one', async () => {
    const shut: DocumentContent = {
      ...content,
      ...{ title: '조례 개정안', publicTitle: '조례 개정안', bodyOpen: false },
      body: { v: 1, blocks: [{ type: 'paragraph', content: [{ text: '안자치' }] }] },
    };
    const listed = (title: string) =>
      publicCopy(record({ ...shut, publicTitle: title }), { eventId: 'e', at: new Date('2026-03-03T00:00:00Z') });
    const [asItIs, faulty] = [listed('조례 개정안'), listed('조례 안자치 개정안')];
    expect(asItIs && (await testForLeaks(shut, asItIs, test))).toEqual([]);
    expect(faulty && (await testForLeaks(shut, faulty, test))).toContain('snippet');
  });

  it('finds a passage in every kind of file and place that lets it through, and says where', async () => {
    const words = secretWords(content, copy, test.origin);
    const faulty: PublicCopy = {
      ...copy,
      summary: '홍길동의 요청을 처리함',
      paper: copy.paper && { ...copy.paper, body: BODY },
      attachments: copy.attachments.map((each) => (each.shown ? { ...each, name: '홍길동 안내.pdf' } : each)),
    };
    const [good, bad] = [await publicArtefacts(copy, test), await publicArtefacts(faulty, test)];
    const places = good.map(({ place }) => place);
    const every: LeakPlace[] = [
      'page',
      'snippet',
      'feed',
      'json',
      'openData',
      'search',
      'fileName',
      'text',
      'markdown',
      'pdf',
      'hwpx',
    ];
    expect([...places].sort()).toEqual([...every].sort());
    for (const place of every) {
      const mixed = good.map((each) =>
        each.place === place ? (bad.find((other) => other.place === place) ?? each) : each,
      );
      expect(leaksIn(words, mixed)).toEqual([place]);
    }
  });

  it('finds it parted by tags, hyphens and lines, in other spellings, and where nobody looks', async () => {
    const words = secretWords(content, copy, test.origin);
    const found = (markup: string) => leaksIn(words, [{ place: 'page', read: readMarkup(markup) }]).length > 0;
    expect(found('<p>홍<b>길</b>동</p>')).toBe(true);
    expect(found(`<p>${'홍길동'.normalize('NFD')}</p>`)).toBe(true);
    expect(found('<p>０１０－１２３４\n５６７８</p>')).toBe(true);
    expect(found('<p>연락처 1234 5678</p>')).toBe(true);
    expect(found('<!-- &#54861;길동 -->')).toBe(true);
    expect(found(`<a href="/search?q=${encodeURIComponent('별뫼동')}">주소</a>`)).toBe(true);
    expect(found('<p>민원인 씨의 요청</p>')).toBe(false);
    const named = await SHARED_PAINTER.render(writtenPaper([], { title: '홍길동 민원 처리' }));
    if ('refused' in named) throw new Error('a paper without glyphs');
    expect(leaksIn(words, [{ place: 'pdf', read: { texts: [], codes: readPdf(named.bytes).codes } }])).toEqual(['pdf']);
  });

  it('finds it in every corner of a PDF, whoever put it there', async () => {
    const words = secretWords(content, copy, test.origin);
    const drawn = await SHARED_PAINTER.render(writtenPaper([]));
    if ('refused' in drawn) throw new Error('a paper without glyphs');
    const found = (object: string) => {
      const bytes = Buffer.concat([drawn.bytes, Buffer.from(`\n990 0 obj\n${object}\nendobj\n`)]);
      return leaksIn(words, [{ place: 'pdf', read: readPdf(bytes) }]).length > 0;
    };
    const stream = (text: string) => `<< /Length ${Buffer.byteLength(text)} >>\nstream\n${text}\nendstream`;
    const packed = (text: string) => {
      const bytes = deflateSync(text).toString('latin1');
      return Buffer.from(`<< /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n${bytes}\nendstream`, 'latin1');
    };
    const utf16 = `<FEFF${Buffer.from('홍길동', 'utf16le').swap16().toString('hex')}>`;
    const address = `(https://example.kr/${encodeURIComponent('홍길동')}?q=1)`;
    const corners = {
      outline: `<< /Title ${utf16} /Dest [1 0 R /Fit] >>`,
      'alternative text': `<< /S /Figure /Alt ${utf16} >>`,
      'text in the place of signs': `<< /S /Span /ActualText ${utf16} >>`,
      'expansion of an abbreviation': `<< /S /Span /E ${utf16} >>`,
      'label of a page': `<< /Nums [0 << /P ${utf16} /S /D >>] >>`,
      'words of a note': `<< /Type /Annot /Subtype /Text /Contents ${utf16} >>`,
      'address of a link': `<< /S /URI /URI ${address} >>`,
      'name of an embedded file': `<< /Type /Filespec /F (a.txt) /UF ${utf16} >>`,
      'named place': `<< /Names [${utf16} [1 0 R /Fit]] >>`,
      'embedded file': stream('민원인 홍길동'),
      XMP: stream('<rdf:li xml:lang="x-default">홍길동 민원</rdf:li>'),
    };
    for (const [name, object] of Object.entries(corners)) expect([name, found(object)]).toEqual([name, true]);
    expect(found('<< /Title (nothing) >>')).toBe(false);
    const whole = Buffer.concat([
      drawn.bytes,
      Buffer.from('\n991 0 obj\n'),
      packed('홍길동'),
      Buffer.from('\nendobj\n'),
    ]);
    expect(leaksIn(words, [{ place: 'pdf', read: readPdf(whole) }])).toEqual(['pdf']);
  });

  it('finds it in every part of a .hwpx, by its text, its attributes and its name', () => {
    const words = secretWords(content, copy, test.origin);
    const found = (parts: Record<string, string>) => {
      const packed = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
      return leaksIn(words, [{ place: 'hwpx', read: readPackage(packed) }]).length > 0;
    };
    expect(found({ 'Contents/section0.xml': '<hp:t>민원</hp:t>' })).toBe(false);
    for (const parts of [
      { 'Contents/section0.xml': '<hp:t>홍</hp:t><hp:t>길동</hp:t>' },
      { 'Contents/section0.xml': '<hp:shapeComment>홍길동의 사진</hp:shapeComment>' },
      { 'Contents/section0.xml': `<hp:fieldBegin command="https://example.kr/${encodeURIComponent('홍길동')}"/>` },
      { 'Contents/content.hpf': '<opf:title>홍길동 민원</opf:title>' },
      { 'Contents/header.xml': '<hh:style name="&#xD64D;길동"/>' },
      { 'Preview/PrvText.txt': '민원인 홍길동' },
      { 'BinData/홍길동.png': '' },
    ]) {
      expect([parts, found(parts)]).toEqual([parts, true]);
    }
  });

  it('finds it among those a letter goes to, and stops no letter for whom it rightly names', async () => {
    const title = '가람시장 표창 계획';
    const recipients = [{ name: '가람시장' }, { name: '별뫼군수', handledBy: '총무과장' }];
    const written: DocumentContent = { ...content, title, letter: { recipients, via: '두레청장', mark: 'omitted' } };
    const letter = copyOf(written);
    expect(await testForLeaks(written, letter, test)).toEqual([]);
    if (letter.paper?.form !== 'standardDraft') throw new Error('a text that is sent');
    const telling = { ...letter.paper, letter: { ...letter.paper.letter, viaLine: '홍길동' } };
    expect(await testForLeaks(written, { ...letter, paper: telling }, test)).toEqual(
      expect.arrayContaining(['page', 'text', 'pdf', 'hwpx']),
    );
  });

  it('finds a name that the document keeps back where a row of the list says who handles it', async () => {
    const handled: DocumentContent = {
      ...{ ...content, disclosure: { level: 'closed', grounds: [6] } },
      body: { v: 1, blocks: [{ type: 'paragraph', content: [{ text: '대상자 ' }, closed('강서윤')] }] },
    };
    const at = new Date('2026-03-03T00:00:00Z');
    const rowOf = (of: DocumentContent) =>
      listedCopy(record(of), { copyId: 'e', at }, { because: 'closed', originalOn: null });
    expect(rowOf(handled).authorName).toBe('');
    expect(await testForLeaks(handled, rowOf(handled), test)).toEqual([]);
    const faulty = { ...rowOf(handled), authorName: '강서윤' };
    expect(await testForLeaks(handled, faulty, test)).toEqual(['page', 'snippet', 'json', 'openData']);
    // Where nobody has closed it, it is the name of an official on duty (공개법 제9조①6호 라목).
    expect(rowOf({ ...handled, body: content.body })).toMatchObject({ authorName: '강서윤', authorPhone: '2133-5835' });
  });

  it('tells a word that is open elsewhere apart from the place where it is closed', () => {
    const words = secretWords(content, copy, test.origin);
    const found = (text: string) => leaksIn(words, [{ place: 'text', read: { texts: [text], codes: [] } }]).length > 0;
    expect(found('이웃은 가람시장에 알렸음')).toBe(false);
    expect(found('가람시에 사는 이웃')).toBe(true);
  });
});

describe('random texts with random marks', () => {
  it('leave no letter of a closed passage in the PDF, neither drawn, spoken nor embedded', async () => {
    await holdsForMarkedBodies(async (written) => {
      const drawn = await SHARED_PAINTER.render(writtenPaper(redactBody(written).blocks));
      if ('refused' in drawn) throw new Error('a paper without glyphs');
      const { texts, codes } = readPdf(drawn.bytes);
      expect([...texts, ...codes].join('\n').normalize('NFC')).not.toMatch(SECRET_LETTER);
    }, 12);
  });
});
