import { unzipSync } from 'fflate';
import type { LeakPlace } from '../../shared/disclosure/leak-place.ts';
import { EMPTY_BODY } from '../../shared/document/body.ts';
import { hwpxParts } from '../../shared/hwpx/hwpx-parts.ts';
import { paperMarkup } from '../../shared/markup/paper.ts';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { Problem } from '../platform/http/problems.ts';
import { makePaper, type PaperDrawer } from './citizen-papers.ts';
import { publicMarkdown, publicText } from './open-formats.ts';
import { atomFeed } from './pages/atom-feed.ts';
import { documentPage } from './pages/document-page.ts';
import { drawPage } from './pages/layout.ts';
import { readSearchInput } from './pages/search-address.ts';
import { searchPage } from './pages/search-page.ts';
import { type PublicCopy, searchText } from './public-copy.ts';
import { publicJson } from './public-json.ts';
import { type ReadWords, readJson, readMarkup } from './read-markup.ts';
import { readPdf } from './read-pdf.ts';
import type { ListedDocument } from './store.ts';

/** A kind of file or place in which citizens, programs and search engines meet a public copy. */
export type PublicArtefact = { readonly place: LeakPlace; readonly read: ReadWords };

/**
 * Everything that is made public of a copy, by the very functions that make it for citizens, opened and decompressed.
 * Throws what the painter throws; a paper that no glyphs draw has no PDF, and none will be handed out.
 */
export async function publicArtefacts(
  copy: PublicCopy,
  { origin, renderer }: { readonly origin: string; readonly renderer: PaperDrawer },
): Promise<PublicArtefact[]> {
  return [...pageArtefacts(copy, origin), ...(copy.paper ? await paperArtefacts(copy.paper, renderer) : [])];
}

/** Those that are text: cheap enough to be made for a comparison too. */
export function pageArtefacts(copy: PublicCopy, origin: string): PublicArtefact[] {
  const row = listedRow(copy);
  const input = readSearchInput({});
  const found = { rows: [row], files: [], total: 1, facets: {}, searchedBackTo: null };
  const list = searchPage({ operator: copy.agencyName, input, words: [], found, units: [] });
  const { haystack, tokens } = searchText(copy);
  const names = copy.attachments.flatMap((attachment) => (attachment.shown ? [attachment.name] : []));
  const plain = (...texts: readonly string[]): ReadWords => ({ texts, codes: [] });
  return [
    { place: 'page', read: readMarkup(drawn(documentPage(copy, origin))) },
    { place: 'snippet', read: readMarkup(drawn(list)) },
    { place: 'feed', read: readMarkup(atomFeed({ origin, operator: copy.agencyName, input, rows: [row] })) },
    { place: 'json', read: readJson(publicJson(copy)) },
    { place: 'search', read: plain(haystack, ...tokens) },
    { place: 'fileName', read: plain(...names) },
    ...(copy.paper
      ? [
          { place: 'text' as const, read: plain(publicText(copy)) },
          {
            place: 'markdown' as const,
            read: plain(publicMarkdown(copy, origin).replace(/\\(?=[^\p{L}\p{N}])/gu, '')),
          },
        ]
      : []),
  ];
}

async function paperArtefacts(paper: PaperDocument, renderer: PaperDrawer): Promise<PublicArtefact[]> {
  const [pdf, hwpx] = await Promise.all([pdfOrNone(paper, renderer), makePaper(renderer, paper, 'hwpx')]);
  return [...(pdf ? [{ place: 'pdf' as const, read: readPdf(pdf) }] : []), { place: 'hwpx', read: readPackage(hwpx) }];
}

/** What the painter refuses in words (a letter without a glyph) is refused to citizens by the same words. */
async function pdfOrNone(paper: PaperDocument, renderer: PaperDrawer): Promise<Uint8Array | undefined> {
  try {
    return await makePaper(renderer, paper, 'pdf');
  } catch (error) {
    if (error instanceof Problem && error.code !== 'unavailable') return undefined;
    throw error;
  }
}

/** Everything that the pages and papers print around what was written: the same copy with nothing written in it. */
export function frameTexts(copy: PublicCopy, origin: string): string[] {
  const paper = copy.paper && blankPaper(copy.paper);
  const attachments = copy.attachments.map((each) => (each.shown ? { ...each, name: '' } : each));
  const blank: PublicCopy = { ...copy, title: '', summary: '', keywords: [], paper, attachments };
  const reads = [
    ...pageArtefacts(blank, origin).map(({ read }) => read),
    ...(paper ? [readMarkup(paperMarkup(paper).toString())] : []),
    ...(paper ? hwpxParts(paper).map(({ content }) => readMarkup(content)) : []),
  ];
  return reads.flatMap(({ texts, codes }) => [...texts, ...codes]);
}

/** Whom a letter goes to is written by its drafter as the body is. */
function blankPaper(paper: PaperDocument): PaperDocument {
  const blank = { title: '', body: EMPTY_BODY };
  if (paper.form !== 'standardDraft') return { ...paper, ...blank };
  const { viaLine: _via, recipientList: _list, ...letter } = paper.letter;
  return { ...paper, ...blank, letter: { ...letter, recipientLine: '' } };
}

function drawn(page: Parameters<typeof drawPage>[1]): string {
  return drawPage({ mode: 'theme', stylesheet: undefined, agencies: [], office: undefined, asOf: undefined }, page);
}

function listedRow(copy: PublicCopy): ListedDocument {
  const { managementNumber, title, producedOn, publishedAt, agencyName, unitName, documentNumber, summary } = copy;
  const { level, grounds } = copy.disclosure;
  return {
    ...{ managementNumber, title, producedOn, publishedAt, agencyName, unitName, documentNumber, summary, level },
    grounds: [...grounds],
    paper: copy.paper,
    attachments: copy.attachments.length,
    because: copy.listing?.because ?? null,
  };
}

/** The parts of a .hwpx that hold words; pictures in it are the document's own. */
export function readPackage(packed: Uint8Array): ReadWords {
  const reads = Object.entries(unzipSync(packed)).flatMap(([name, bytes]) => {
    if (/\.(?:png|jpe?g|gif|bmp)$/i.test(name)) return [{ texts: [], codes: [name] }];
    const words = readMarkup(Buffer.from(bytes).toString('utf8'));
    return [{ texts: words.texts, codes: [...words.codes, name] }];
  });
  return { texts: reads.flatMap(({ texts }) => texts), codes: reads.flatMap(({ codes }) => codes) };
}
