import { unzipSync } from 'fflate';
import type { LeakPlace } from '../../shared/disclosure/leak-place.ts';
import { EMPTY_BODY } from '../../shared/document/body.ts';
import { hwpxParts } from '../../shared/hwpx/hwpx-parts.ts';
import { paperMarkup } from '../../shared/markup/paper.ts';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { Problem } from '../platform/http/problems.ts';
import { makePaper, type PaperDrawer } from './citizen-papers.ts';
import type { PublicCopy } from './public-copy.ts';
import { type ReadWords, readJson, readMarkup } from './read-markup.ts';
import { readPdf } from './read-pdf.ts';
import { TEXT_MAKERS, type TextMakers, type TextPlace } from './text-makers.ts';

/** A kind of file or place in which citizens, programs and search engines meet a public copy. */
export type PublicArtefact = { readonly place: LeakPlace; readonly read: ReadWords };

export type ArtefactMakers = {
  readonly origin: string;
  readonly renderer: PaperDrawer;
  readonly makers: TextMakers;
};

/**
 * Everything that is made public of a copy, by the very functions that make it for citizens, opened and decompressed.
 * Throws what the painter throws; a paper that no glyphs draw has no PDF, and none will be handed out.
 */
export async function publicArtefacts(
  copy: PublicCopy,
  { origin, renderer, makers }: ArtefactMakers,
): Promise<PublicArtefact[]> {
  return [...textArtefacts(copy, origin, makers), ...(copy.paper ? await paperArtefacts(copy.paper, renderer) : [])];
}

/** Those that are text: cheap enough to be made for a comparison too. */
function textArtefacts(copy: PublicCopy, origin: string, makers: TextMakers): PublicArtefact[] {
  return TEXT_PLACES.flatMap((place) => {
    const files = makers[place](copy, origin);
    return files.length > 0 ? [{ place, read: joined(files.map(READERS[place])) }] : [];
  });
}

const TEXT_PLACES = Object.keys(TEXT_MAKERS) as TextPlace[];

const readPlain = (text: string): ReadWords => ({ texts: [text], codes: [] });
const readData = (file: string): ReadWords => (file.startsWith('{') ? readJson(JSON.parse(file)) : readPlain(file));

/** How what is sent is read by whom it is sent to. */
const READERS: Readonly<Record<TextPlace, (file: string) => ReadWords>> = {
  page: readPage,
  snippet: readMarkup,
  feed: readMarkup,
  json: readData,
  openData: readData,
  search: readPlain,
  fileName: readPlain,
  text: readPlain,
  // A sign that is escaped parts no word for whoever reads it drawn.
  markdown: (file) => readPlain(file.replace(/\\(?=[^\p{L}\p{N}])/gu, '')),
};

/** What programs gather from a page is a file of its own within it, and its signs are escaped in another way. */
function readPage(page: string): ReadWords {
  const linked = [...page.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
  return joined([readMarkup(page), ...linked.map(([, data = '']) => readJson(JSON.parse(data)))]);
}

function joined(reads: readonly ReadWords[]): ReadWords {
  return { texts: reads.flatMap(({ texts }) => texts), codes: reads.flatMap(({ codes }) => codes) };
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

/**
 * Everything that the pages and papers print around what was written: the same copy with nothing written in it. Always
 * by the product's own makers, so that one that tells too much does not excuse itself.
 */
export function frameTexts(copy: PublicCopy, origin: string, title = ''): string[] {
  const paper = copy.paper && blankPaper(copy.paper);
  const attachments = copy.attachments.map((each) => (each.shown ? { ...each, name: '' } : each));
  const blank: PublicCopy = { ...copy, title, summary: '', keywords: [], paper, attachments };
  const reads = [
    ...textArtefacts(blank, origin, TEXT_MAKERS).map(({ read }) => read),
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

/** The parts of a .hwpx that hold words; pictures in it are the document's own. */
export function readPackage(packed: Uint8Array): ReadWords {
  const reads = Object.entries(unzipSync(packed)).flatMap(([name, bytes]) => {
    if (/\.(?:png|jpe?g|gif|bmp)$/i.test(name)) return [{ texts: [], codes: [name] }];
    const words = readMarkup(Buffer.from(bytes).toString('utf8'));
    return [{ texts: words.texts, codes: [...words.codes, name] }];
  });
  return joined(reads);
}
