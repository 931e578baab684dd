import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { AttachmentShape } from '../../shared/contract/document-parts.ts';
import type { Disclosure } from '../../shared/disclosure/disclosure.ts';
import { LEAK_PLACE_LABELS } from '../../shared/disclosure/leak-place.ts';
import { RendererStopped } from '../rendering/index.ts';
import { SHARED_PAINTER } from '../testing/shared-painter.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';
import type { PaperDrawer } from './citizen-papers.ts';
import { publicationConsumer } from './publish-document.ts';
import { SiteFacts } from './site-facts.ts';

// 유출 점검 from end to end: a document is drafted, approved and on its way to the citizens, something that is closed in
// it stands in one of the things that they would be handed, and the publication stops and says where. The forms that
// are text are made of a copy from which closed words have been taken; leak-test.test.ts puts them back into each.

// A loaded machine draws slowly; nothing here is a measurement.
vi.setConfig({ testTimeout: 180_000 });

const NAME = '나비솔';
const NAMED = new RegExp(`${NAME}|${encodeURIComponent(NAME)}`);
const PARTLY = { disclosure: { level: 'partiallyOpen', grounds: [6] } satisfies Disclosure, bodyOpen: true };

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

/** A name closed in the body, and beside it a word with an address. */
const written = (href?: string) => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: '이웃 ' },
        { type: 'text', text: NAME, marks: [{ type: 'closed', attrs: { grounds: [6] } }] },
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

/** What the officials' page tells of it, the places in Korean; and that citizens have nothing of it. */
async function toldOf(draft: string, deliver = () => office.services.outbox.drainAll()): Promise<readonly string[]> {
  await approveDocument(office, draft);
  await deliver();
  const { publication } = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${draft}`);
  const [page, list] = await Promise.all(
    [`/documents/${draft}`, '/search'].map((url) => office.visitor().inject({ url })),
  );
  const isListed = list?.body.includes(`/documents/${draft}`);
  expect([page?.statusCode, isListed]).toEqual(publication.state === 'public' ? [200, true] : [404, false]);
  expect(`${page?.body} ${list?.body}`).not.toMatch(NAMED);
  return publication.stop?.leaks.map((place) => LEAK_PLACE_LABELS[place]) ?? [publication.state];
}

/** The publication with a painter that has a fault. */
function deliverWith(renderer: PaperDrawer): () => Promise<number> {
  const { database, outbox, files } = office.services;
  const checks = {
    tellOfStop: async () => () => undefined,
    leakTest: { origin: 'https://open.hanbit.example', renderer, files },
    checkFiles: async () => ({ kinds: [], unread: [], tells: false }),
  };
  return () => outbox.drain(publicationConsumer(office.clock, new SiteFacts(database.publicSql), checks));
}

describe('a closed name stops the publication, and the stop says where', () => {
  it('but not where it has been taken out, of the address of a link as well', async () => {
    const href = `https://example.kr/${encodeURIComponent(NAME)}`;
    const draft = await writeDraft(office, { ...PARTLY, summary: `${NAME}의 요청`, editorJson: written(href) });
    expect(await toldOf(draft)).toEqual(['public']);
  });

  it.each([
    ['a text beside it', '처리 결과.txt', strToU8(`${NAME} 님의 요청`)],
    ['a file in an archive', '처리 결과.zip', zipSync({ '안/결과.txt': strToU8(`${NAME} 님의 요청`) })],
    ['the name of a file in an archive', '처리 결과.zip', zipSync({ [`${NAME}.txt`]: strToU8('요청') })],
  ])('in %s', async (_, name, bytes) => {
    const draft = await writeDraft(office, { ...PARTLY, editorJson: written() });
    await attach(draft, name, bytes);
    expect(await toldOf(draft)).toEqual(['공개하는 붙임의 글']);
  });

  it('in a PDF alone, which a painter has drawn from more than it was given', async () => {
    const draft = await writeDraft(office, { ...PARTLY, editorJson: written() });
    const telling: PaperDrawer = {
      render: (paper, pictures) => SHARED_PAINTER.render({ ...paper, title: `${paper.title} ${NAME}` }, pictures),
      packHwpx: (paper, pictures) => SHARED_PAINTER.packHwpx(paper, pictures),
    };
    expect(await toldOf(draft, deliverWith(telling))).toEqual(['PDF']);
  });

  it('in a HWPX alone', async () => {
    const draft = await writeDraft(office, { ...PARTLY, editorJson: written() });
    const telling: PaperDrawer = {
      render: (paper, pictures) => SHARED_PAINTER.render(paper, pictures),
      packHwpx: (paper, pictures) => SHARED_PAINTER.packHwpx({ ...paper, title: `${paper.title} ${NAME}` }, pictures),
    };
    expect(await toldOf(draft, deliverWith(telling))).toEqual(['HWPX']);
  });

  it('and so does a paper that could not be drawn, which nobody has looked into', async () => {
    const draft = await writeDraft(office, { ...PARTLY, editorJson: written() });
    const broken: PaperDrawer = {
      render: () => Promise.reject(new RendererStopped('takes-too-long', '시험')),
      packHwpx: (paper, pictures) => SHARED_PAINTER.packHwpx(paper, pictures),
    };
    expect(await toldOf(draft, deliverWith(broken))).toEqual(['점검하지 못한 PDF']);
  });
});
