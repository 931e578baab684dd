import { getDocumentProxy } from 'unpdf';
import {
  READING_LIMITS,
  type ReadBlock,
  type ReadFact,
  type ReadPart,
} from '../../../shared/originals/read-document.ts';
import { GrowingText } from '../growing-text.ts';
import type { Read } from '../read.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { bytesOf, type Source } from '../source.ts';
import { Tally } from '../tally.ts';
import { type PdfPiece, pdfParagraphs } from './pdf-lines.ts';

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Proxy['getPage']>>;

/** The text of a PDF page by page. Pictures and the cells of tables are no text in a PDF; the page says so. */
export async function readPdf(source: Source): Promise<Read> {
  const pdf = await openPdf(await bytesOf(source));
  const tally = new Tally();
  const pages = Math.min(pdf.numPages, READING_LIMITS.pages);
  tally.leave('pageBeyondLimit', pdf.numPages - pages);
  const parts: ReadPart[] = [];
  for (let number = 1; number <= pages; number += 1) {
    const blocks = await readPage(await pdf.getPage(number), tally);
    if (blocks.length === 0) tally.leave('pageWithoutText');
    parts.push({ kind: 'page', name: `${number}쪽`, blocks });
  }
  const attached: unknown = await pdf.getAttachments().catch(() => null);
  tally.leave('embedded', typeof attached === 'object' && attached !== null ? Object.keys(attached).length : 0);
  return { parts, facts: [], properties: await propertiesOf(pdf), leftOut: tally.leftOut };
}

async function openPdf(bytes: Buffer): Promise<Proxy> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new ReadingStopped(isLocked ? 'encrypted' : 'damaged');
  }
}

async function readPage(page: Page, tally: Tally): Promise<readonly ReadBlock[]> {
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item): PdfPiece[] => {
    if (!('str' in item)) return [];
    const transform = item.transform as readonly number[];
    const [a = 0, b = 0, , , x = 0, y = 0] = transform;
    return [{ text: item.str, x, y, width: item.width, size: Math.hypot(a, b) || item.height, endsLine: item.hasEOL }];
  });
  const growing = new GrowingText(tally);
  for (const { text, isHeading } of pdfParagraphs(pieces)) {
    growing.begin(isHeading ? { heading: 1 } : {});
    growing.text(text);
  }
  growing.end();
  for (const block of await annotationsOf(page, tally)) growing.block(block);
  page.cleanup();
  return growing.blocks;
}

/** Comments, and what has been written into the fields of a form. */
async function annotationsOf(page: Page, tally: Tally): Promise<readonly ReadBlock[]> {
  const annotations = (await page.getAnnotations().catch(() => [])) as readonly Record<string, unknown>[];
  return annotations.flatMap((annotation): ReadBlock[] => {
    const growing = new GrowingText(tally);
    const { subtype, fieldValue, fieldName } = annotation;
    if (subtype === 'Widget') {
      if (typeof fieldValue !== 'string' || fieldValue.trim() === '') return [];
      growing.text(`${typeof fieldName === 'string' ? `${fieldName}: ` : ''}${fieldValue}`);
      growing.end();
      return growing.blocks;
    }
    growing.text(wordsOf(annotation['contentsObj']));
    growing.end();
    const by = wordsOf(annotation['titleObj']);
    if (subtype === 'Link' || subtype === 'Popup' || growing.blocks.length === 0) return [];
    return [{ type: 'frame', kind: 'comment', ...(by === '' ? {} : { by }), content: growing.blocks }];
  });
}

function wordsOf(object: unknown): string {
  const words = typeof object === 'object' && object !== null && 'str' in object ? object.str : '';
  return typeof words === 'string' ? words.trim() : '';
}

const PROPERTY_NAMES = [
  ['Title', '제목'],
  ['Author', '작성자'],
  ['Subject', '주제'],
  ['Keywords', '키워드'],
  ['Creator', '만든 프로그램'],
] as const;

async function propertiesOf(pdf: Proxy): Promise<readonly ReadFact[]> {
  const metadata = await pdf.getMetadata().catch(() => undefined);
  const info = (metadata?.info ?? {}) as Readonly<Record<string, unknown>>;
  return PROPERTY_NAMES.flatMap(([key, name]) => {
    const value = info[key];
    return typeof value === 'string' && value.trim() !== '' ? [{ name, value: value.trim().slice(0, 500) }] : [];
  });
}
