import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { AttachmentShape } from '../../shared/contract/document-parts.ts';
import type { PolicyReply, StoppedReply } from '../../shared/contract/publication-acts.ts';
import type { Disclosure } from '../../shared/disclosure/disclosure.ts';
import { LEAK_PLACE_LABELS } from '../../shared/disclosure/leak-place.ts';
import { FIRST_POLICY } from '../../shared/disclosure/publication-plan.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { RendererStopped } from '../rendering/index.ts';
import { packed } from '../testing/read-files.ts';
import { SHARED_PAINTER } from '../testing/shared-painter.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, editorText, writeDraft } from '../testing/written-document.ts';
import type { PaperDrawer } from './citizen-papers.ts';
import type { ArtefactMakers } from './public-artefacts.ts';
import { publicationConsumer } from './publish-document.ts';
import { SiteFacts } from './site-facts.ts';
import { TEXT_MAKERS, type TextMaker, type TextMakers, type TextPlace } from './text-makers.ts';

// 유출 점검 from end to end: a document is drafted, approved and on its way to the citizens, something that is closed in
// it stands in one of the things that they would be handed, and the publication stops and says where. The forms that
// are text are made of a copy from which closed words have been taken; leak-test.test.ts puts them back into each.

const NAME = '나비솔';
const TOLD = `${NAME}의 요청을 처리함`;
const NAMED = new RegExp(`${NAME}|${encodeURIComponent(NAME)}`);
const PARTLY = { disclosure: { level: 'partiallyOpen', grounds: [6] } satisfies Disclosure, bodyOpen: true };

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
});
afterAll(() => office.close());

/** A name, or what else is given, closed in the body, and beside it a word with an address. */
const written = (href?: string, closed = NAME) => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: '이웃 ' },
        { type: 'text', text: closed, marks: [{ type: 'closed', attrs: { grounds: [6] } }] },
        { type: 'text', text: '의 요청을 ' },
        { type: 'text', text: '누리집', ...(href ? { marks: [{ type: 'link', attrs: { href } }] } : {}) },
        { type: 'text', text: '에 올림' },
      ],
    },
  ],
});

async function attach(draft: string, name: string, bytes: Uint8Array): Promise<void> {
  const drafter = await office.as('drafter');
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name));
  const { id } = (await drafter.attempt('POST', `/api/drafts/${draft}/attachments`, form)).json<AttachmentShape>();
  await drafter.patch(`/api/drafts/${draft}/attachments/${id}`, { disclosure: { level: 'open', grounds: [] } });
}

/** Everything by which a citizen could meet a document that was approved today. */
function addressesOf(draft: string, files: readonly string[]): readonly string[] {
  const forms = ['', '.json', '.txt', '.md', '.pdf', '.hwpx', '/related', '/report'];
  const attached = files.flatMap((id) => [
    `/attachments/${id}`,
    `/attachments/${id}/view`,
    `/attachments/${id}/view.pdf`,
  ]);
  return [...forms, ...attached].map((form) => `/documents/${draft}${form}`);
}
const LISTS = [
  ...['/', '/search', '/search.atom', `/search?q=${encodeURIComponent(NAME)}`, '/open-data/documents.json'],
  ...['/open-data/documents.csv', `/sitemaps/${dayInKorea(new Date('2026-03-03T00:00:00Z'))}.xml`],
];

/** Citizens have nothing of it: no page, no file, no row, wherever they look. */
async function expectHidden(draft: string): Promise<void> {
  const visitor = office.visitor();
  const ask = async (url: string) => {
    const { statusCode, body } = await visitor.inject({ url });
    return { url, statusCode, body };
  };
  const drafter = await office.as('drafter');
  const { attachments } = await drafter.get<DocumentReply>(`/api/documents/${draft}`);
  const ids = attachments.map(({ id }) => id);
  const asked = await Promise.all(addressesOf(draft, ids).map(ask));
  expect(asked.filter(({ statusCode }) => statusCode !== 404).map(({ url }) => url)).toEqual([]);
  const lists = await Promise.all(LISTS.map(ask));
  expect(lists.filter(({ body }) => body.includes(draft) || NAMED_AS_TEXT.test(body)).map(({ url }) => url)).toEqual(
    [],
  );
}
/** In the lists only: the question itself is printed above what was found. */
const NAMED_AS_TEXT = new RegExp(`>[^<“]*${NAME}`);

/** What the officials' page tells of it, the places in Korean; citizens have all of it or nothing. */
async function toldOf(
  draft: string,
  deliver = () => office.services.outbox.drainAll(),
  personalData: Parameters<typeof approveDocument>[2] = [],
): Promise<readonly string[]> {
  await approveDocument(office, draft, personalData);
  await deliver();
  const { publication } = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${draft}`);
  if (publication.state === 'public') {
    const [page, list] = await Promise.all(
      [`/documents/${draft}`, '/search'].map((url) => office.visitor().inject({ url })),
    );
    expect([page?.statusCode, list?.body.includes(`/documents/${draft}`)]).toEqual([200, true]);
    expect(`${page?.body} ${list?.body}`).not.toMatch(NAMED);
    return ['public'];
  }
  await expectHidden(draft);
  const stops = await (await office.as('administrator')).get<StoppedReply>('/api/publication-stops');
  const leaks = stops.documents.find(({ managementNumber }) => managementNumber === draft)?.leaks;
  expect(publication.stop?.leaks).toEqual(leaks);
  return leaks?.map((place) => LEAK_PLACE_LABELS[place]) ?? [publication.state];
}

/** The publication with a painter, or with makers of texts, that have a fault. */
function deliverWith({ renderer = SHARED_PAINTER, makers = TEXT_MAKERS }: Partial<ArtefactMakers>, told = () => {}) {
  const { database, outbox, files } = office.services;
  const checks = {
    tellOfStop: async () => told,
    leakTest: { origin: 'https://open.hanbit.example', renderer, makers, files },
    checkFiles: async () => ({ kinds: [], unread: [], tells: false }),
  };
  return () => outbox.drain(publicationConsumer(office.clock, new SiteFacts(database.publicSql), checks));
}

/** Makes what it makes of a copy that tells more in every field: the title, the summary, the name of a file. */
const telling =
  (maker: TextMaker): TextMaker =>
  (copy, origin) => {
    const attachments = copy.attachments.map((file) => (file.shown ? { ...file, name: `${TOLD} ${file.name}` } : file));
    return maker({ ...copy, title: `${copy.title} ${TOLD}`, summary: TOLD, attachments }, origin);
  };

/** A maker of which only one file tells too much; the others are as they should be. */
function faultyAt(place: TextPlace, at: number, maker = telling(TEXT_MAKERS[place])): TextMakers {
  const faulty: TextMaker = (copy, origin) => {
    const told = maker(copy, origin)[at];
    expect(told).toMatch(NAMED);
    return TEXT_MAKERS[place](copy, origin).with(at, told ?? '');
  };
  return { ...TEXT_MAKERS, [place]: faulty };
}

/** Only what programs gather from the page (JSON-LD) tells it, in the escapes of a script. */
const linkedTelling: TextMaker = (copy, origin) =>
  TEXT_MAKERS.page(copy, origin).map((page) => page.replace('"name":"', `"name":"\\u003c${NAME}\\u003e `));

const word = (body: string) =>
  packed({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
  });
const said = (inside: string) => `<w:p><w:r><w:t>요청</w:t></w:r>${inside}</w:p>`;

describe('a closed name stops the publication, and the stop says where', () => {
  it('but not where it has been taken out, of the address of a link and the name of a file as well', async () => {
    const href = `https://example.kr/${encodeURIComponent(NAME)}`;
    const draft = await writeDraft(office, { ...PARTLY, summary: `${NAME}의 요청`, editorJson: written(href) });
    await attach(draft, `${NAME} 요청.txt`, strToU8('요청'));
    expect(await toldOf(draft)).toEqual(['public']);
  });

  it.each([
    ['a text beside it', '처리 결과.txt', strToU8(`${NAME} 님의 요청`)],
    ['a file in an archive', '처리 결과.zip', zipSync({ '안/결과.txt': strToU8(`${NAME} 님의 요청`) })],
    ['the name of a file in an archive', '처리 결과.zip', zipSync({ [`${NAME}.txt`]: strToU8('요청') })],
    [
      'words that a file keeps as deleted',
      '처리 결과.docx',
      word(said(`<w:del><w:r><w:delText>${NAME}</w:delText></w:r></w:del>`)),
    ],
    [
      'the address of a link in a file',
      '처리 결과.docx',
      word(said(`<w:fldSimple w:instr="HYPERLINK &quot;https://example.kr/${encodeURIComponent(NAME)}&quot;"/>`)),
    ],
  ])('in %s', async (_, name, bytes) => {
    const draft = await writeDraft(office, { ...PARTLY, editorJson: written() });
    await attach(draft, name, bytes);
    expect(await toldOf(draft)).toEqual(['공개하는 붙임의 글']);
  });

  it.each([
    ['with its particle', '김철수가'],
    ['as one of a list', '김철수, 박영희, 이영수, 최민수, 정하나'],
    [
      'behind the word that says whose it is',
      '민원인 김철수(남, 45세)가 위층 박영희에게 소음으로 욕설을 하였다고 신고함',
    ],
  ])('nor where it was closed %s', async (_, closed) => {
    const told = { title: '김철수 감사 결과보고', summary: '김철수 씨의 요청', keywords: ['김철수'] };
    const draft = await writeDraft(office, { ...PARTLY, ...told, editorJson: written(undefined, closed) });
    await attach(draft, '김철수 면담록.txt', strToU8('찬성'));
    expect(await toldOf(draft)).toEqual(['public']);
    const page = (await office.visitor().inject({ url: `/documents/${draft}` })).body;
    expect(page).not.toContain('김철수');
  });

  it('in a file that names one of a closed list', async () => {
    const list = '김철수, 박영희, 이영수, 최민수, 정하나';
    const draft = await writeDraft(office, { ...PARTLY, editorJson: written(undefined, list) });
    await attach(draft, '면담록.txt', strToU8('면담자 박영희: 반대'));
    expect(await toldOf(draft)).toEqual(['공개하는 붙임의 글']);
  });

  it('in a title where it only may be one, until the disclosure officer lets it through with a reason', async () => {
    const closed = '민원인이 위층에 사는 박영희에게 소음으로 욕설을 하였다고 신고함';
    const draft = await writeDraft(office, {
      ...PARTLY,
      ...{ title: '박영희 소음 신고 처리', editorJson: written(undefined, closed) },
    });
    expect(await toldOf(draft)).toEqual(['제목·요지 같은 짧은 글(의심)']);
    const officer = await office.as('administrator');
    await officer.post(`/api/documents/${draft}/publication/release`, { reason: '공인의 이름임' });
    expect((await officer.get<DocumentReply>(`/api/documents/${draft}`)).publication.state).toBe('public');
  });

  it.each<readonly [what: string, label: string, makers: TextMakers]>([
    ['the page', '문서 쪽(HTML)', faultyAt('page', 0)],
    ['the page of related documents', '문서 쪽(HTML)', faultyAt('page', 1)],
    ['the form of a report', '문서 쪽(HTML)', faultyAt('page', 2)],
    ['the preview of an attachment', '문서 쪽(HTML)', faultyAt('page', 3)],
    ['what programs gather from the page', '문서 쪽(HTML)', faultyAt('page', 0, linkedTelling)],
    ['what is found', '찾기 결과와 목록', faultyAt('snippet', 0)],
    ['the first page', '찾기 결과와 목록', faultyAt('snippet', 1)],
    ['a feed', '새 문서 알림(Atom)', faultyAt('feed', 0)],
    ['the data of the document', '자료(JSON)', faultyAt('json', 0)],
    ['the file of a day', '열린 자료(목록과 날마다의 파일)', faultyAt('openData', 0)],
    ['the list as a sheet', '열린 자료(목록과 날마다의 파일)', faultyAt('openData', 1)],
    ['the index of the search', '찾아보기 색인', faultyAt('search', 0)],
    ['the name of a file', '파일 이름', faultyAt('fileName', 0)],
    ['the text', '글(TXT)', faultyAt('text', 0)],
    ['the Markdown', '마크다운', faultyAt('markdown', 0)],
  ])('in %s alone', async (_, label, makers) => {
    const draft = await writeDraft(office, { ...PARTLY, editorJson: written() });
    await attach(draft, '처리 결과.txt', strToU8('요청'));
    expect(await toldOf(draft, deliverWith({ makers }))).toEqual([label]);
  });

  it('in a PDF alone, which a painter has drawn from more than it was given', async () => {
    const draft = await writeDraft(office, { ...PARTLY, editorJson: written() });
    const drawer: PaperDrawer = {
      render: (paper, pictures) => SHARED_PAINTER.render({ ...paper, title: `${paper.title} ${NAME}` }, pictures),
      packHwpx: (paper, pictures) => SHARED_PAINTER.packHwpx(paper, pictures),
    };
    expect(await toldOf(draft, deliverWith({ renderer: drawer }))).toEqual(['PDF']);
  });

  it('in a HWPX alone', async () => {
    const draft = await writeDraft(office, { ...PARTLY, editorJson: written() });
    const drawer: PaperDrawer = {
      render: (paper, pictures) => SHARED_PAINTER.render(paper, pictures),
      packHwpx: (paper, pictures) => SHARED_PAINTER.packHwpx({ ...paper, title: `${paper.title} ${NAME}` }, pictures),
    };
    expect(await toldOf(draft, deliverWith({ renderer: drawer }))).toEqual(['HWPX']);
  });

  it('in a file beside a closed sentence that names somebody, until the disclosure officer has looked', async () => {
    const editorJson = written(undefined, '위층에 사는 박영희에게 소음으로 욕설을 하였다고 함');
    const draft = await writeDraft(office, { ...PARTLY, editorJson });
    await attach(draft, '면담록.txt', strToU8('면담자: 박영희(찬성), 이영수(반대)'));
    expect(await toldOf(draft)).toEqual([LEAK_PLACE_LABELS.attachmentWord]);
    const officer = await office.as('administrator');
    await officer.post(`/api/documents/${draft}/publication/release`, { reason: '위원의 이름임' });
    expect((await officer.get<DocumentReply>(`/api/documents/${draft}`)).publication.state).not.toBe('stopped');
  });

  it('where a painter has drawn no more of a closed sentence than its name', async () => {
    const closed = '위층에 사는 박영희에게 소음으로 욕설을 하였다고 함';
    const draft = await writeDraft(office, { ...PARTLY, editorJson: written(undefined, closed) });
    const telling = (title: string) => `${title} 박영희`;
    const drawer: PaperDrawer = {
      render: (paper, pictures) => SHARED_PAINTER.render({ ...paper, title: telling(paper.title) }, pictures),
      packHwpx: (paper, pictures) => SHARED_PAINTER.packHwpx({ ...paper, title: telling(paper.title) }, pictures),
    };
    expect(await toldOf(draft, deliverWith({ renderer: drawer }))).toEqual(['PDF', 'HWPX']);
  });

  it('and so does a paper that could not be drawn, which nobody has looked into', async () => {
    const draft = await writeDraft(office, { ...PARTLY, editorJson: written() });
    const broken: PaperDrawer = {
      render: () => Promise.reject(new RendererStopped('takes-too-long', '시험')),
      packHwpx: (paper, pictures) => SHARED_PAINTER.packHwpx(paper, pictures),
    };
    expect(await toldOf(draft, deliverWith({ renderer: broken }))).toEqual(['점검하지 못한 PDF']);
  });

  it('in the row of the list, which is all that citizens get of a closed document', async () => {
    const officer = await office.as('administrator');
    const { sequence } = await officer.get<PolicyReply>('/api/publication-policy');
    const policy = { ...FIRST_POLICY, listsClosed: true };
    await officer.post('/api/publication-policy', { sequence, validFrom: '2026-03-03', policy });
    const closed = { disclosure: { level: 'closed', grounds: [6] } satisfies Disclosure, bodyOpen: false };
    const editorJson = editorText(TOLD);
    const listed = await writeDraft(office, { ...closed, editorJson });
    await approveDocument(office, listed);
    await deliverWith({})();
    const { body } = await office.visitor().inject({ url: '/search' });
    expect(body).toContain(listed);
    expect(body).not.toMatch(NAMED);
    const draft = await writeDraft(office, { ...closed, editorJson });
    const told = vi.fn();
    expect(await toldOf(draft, deliverWith({ makers: faultyAt('page', 0) }, told))).toEqual(['문서 쪽(HTML)']);
    expect(told).toHaveBeenCalledOnce();
    await officer.post(`/api/documents/${draft}/publication/release`, { reason: '위원회가 살핌' });
    expect((await office.visitor().inject({ url: `/documents/${draft}` })).statusCode).toBe(200);
  });

  it('in a text beside a title from which it has been taken', async () => {
    const draft = await writeDraft(office, {
      ...{ title: `민원 처리(${NAME})`, publicTitle: '민원 처리' },
      ...{ disclosure: { level: 'partiallyOpen', grounds: [6] }, bodyOpen: false },
    });
    await attach(draft, '처리 결과.txt', strToU8(`${NAME} 님의 요청`));
    expect(await toldOf(draft)).toEqual(['공개하는 붙임의 글']);
  });

  it.each([
    ['partiallyOpen', true],
    ['partiallyOpen', false],
    ['closed', false],
  ] as const)('in the row of the list, where only the title may tell it: %s, body open %s', async (level, bodyOpen) => {
    const officer = await office.as('administrator');
    const { sequence } = await officer.get<PolicyReply>('/api/publication-policy');
    const policy = { ...FIRST_POLICY, listsClosed: true, listAfterDays: 0, originalAfterDays: 7 };
    await officer.post('/api/publication-policy', { sequence, validFrom: '2026-03-03', policy });
    const draft = await writeDraft(office, {
      ...{ title: '박영희 소음 신고 처리', disclosure: { level, grounds: [6] }, bodyOpen },
      editorJson: written(undefined, '위층에 사는 박영희에게 소음으로 욕설을 하였다고 함'),
    });
    expect(await toldOf(draft)).toEqual([LEAK_PLACE_LABELS.shortText]);
  });

  it.each(['partiallyOpen', 'closed'] as const)(
    'in the title of a text that nobody marked word by word: %s',
    async (level) => {
      const text = '위층에 사는 박영희가 욕설을 하였다고 신고함';
      const whole = { disclosure: { level, grounds: [6] } satisfies Disclosure, bodyOpen: false };
      const titles = ['박영희 소음 신고 처리', '위층 이웃의 욕설 신고 처리'];
      const told = await Promise.all(
        titles.map((title) => writeDraft(office, { ...whole, title, editorJson: editorText(text) })),
      );
      expect(await toldOf(told[0] ?? '')).toEqual([LEAK_PLACE_LABELS.shortText]);
      await approveDocument(office, told[1] ?? '');
      await office.services.outbox.drainAll();
      expect((await office.visitor().inject({ url: '/search' })).body).toContain(told[1]);
    },
  );

  it('in the title of a closed document that seems to name somebody, whatever its text says', async () => {
    const closed = { disclosure: { level: 'closed', grounds: [6] } satisfies Disclosure, bodyOpen: false };
    const draft = await writeDraft(office, { ...closed, title: '민원인 박영희 소음 신고' });
    expect(await toldOf(draft, undefined, ['personName'])).toEqual([LEAK_PLACE_LABELS.shortText]);
    const officer = await office.as('administrator');
    await officer.post(`/api/documents/${draft}/publication/release`, { reason: '공인의 이름임' });
    expect((await office.visitor().inject({ url: '/search' })).body).toContain(draft);
  });
});
