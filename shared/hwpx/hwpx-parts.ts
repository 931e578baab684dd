import { plainText } from '../document/plain-text.ts';
import { xmlFile } from '../kernel/xml.ts';
import type { PaperDocument } from '../paper/paper-document.ts';
import { headXml } from './head.ts';
import { contentPackage, FIXED_PARTS } from './package-parts.ts';
import { Pen } from './pen.ts';
import { sectionXml } from './section.ts';

/**
 * A file of the package; one that is `stored` stands in the archive as it is. Of a picture, `picture` is the SHA-256 of
 * the bytes that are to be put there, and `content` is empty.
 */
export type HwpxPart = {
  readonly name: string;
  readonly content: string;
  readonly stored?: true;
  readonly picture?: string;
};

const MOST_PREVIEW = 1_000;

/**
 * The document as the files of a .hwpx (OWPML, KS X 6101), in the order of the archive: what is printed on the paper
 * and nothing else. Pure: the same document gives the same files at any time. It says nothing of where lines break;
 * the program that opens the file lays it out.
 */
export function hwpxParts(document: PaperDocument): readonly HwpxPart[] {
  const pen = new Pen(document.body);
  const section = sectionXml(pen, document);
  const head = headXml(pen);
  const { mimetype, version, settings, rdf, container, manifest } = FIXED_PARTS;
  return [
    { name: 'mimetype', content: mimetype, stored: true },
    { name: 'version.xml', content: version },
    { name: 'Contents/header.xml', content: xmlFile(head) },
    ...pen.pictures.map(({ href, sha256 }) => ({ name: href, content: '', stored: true as const, picture: sha256 })),
    { name: 'Contents/section0.xml', content: xmlFile(section) },
    { name: 'Preview/PrvText.txt', content: previewText(document) },
    { name: 'settings.xml', content: settings },
    { name: 'META-INF/container.rdf', content: rdf },
    { name: 'Contents/content.hpf', content: contentPackage(document, pen.pictures) },
    { name: 'META-INF/container.xml', content: container },
    { name: 'META-INF/manifest.xml', content: manifest },
  ];
}

/** What a file manager shows of the file: made from the model, never from another preview. */
function previewText(document: PaperDocument): string {
  const text = `${document.title}\n\n${plainText(document.body)}`;
  // No letter takes more than two units of a string: only so many are parted, however long the body is.
  return [...text.slice(0, 2 * MOST_PREVIEW)].slice(0, MOST_PREVIEW).join('').toWellFormed().replaceAll('\n', '\r\n');
}
