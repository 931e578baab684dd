import type { FrameKind } from '../../../shared/originals/frame-kind.ts';
import type { ReadBlock } from '../../../shared/originals/read-document.ts';
import { leaveEmbedded } from '../package/embedded-files.ts';
import { officeProperties } from '../package/office-properties.ts';
import type { OpenPackage } from '../package/open-package.ts';
import { linksOf, relationsOf } from '../package/relations.ts';
import { storedWordsOf } from '../package/stored-words.ts';
import { elementOf, elementsOf, everyElement, readXml, type XmlElement } from '../package/xml-tree.ts';
import type { Read } from '../read.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { Tally } from '../tally.ts';
import { leaveNames } from './unshown-names.ts';
import { WordStyles } from './word-styles.ts';
import { WordText } from './word-text.ts';

const MAIN = 'word/document.xml';
/** How the text looks, which no reader is told. */
const LOOKS: ReadonlySet<string> = new Set(['tblGrid', 'tblBorders', 'tcBorders', 'rFonts', 'spacing', 'jc', 'shd']);

/** A .docx: its text with computed numbers, then notes and comments, between the heads and feet of its pages. */
export async function readDocx(file: OpenPackage): Promise<Read> {
  const body = elementOf(await partOf(file, MAIN), 'body');
  if (!body) throw new ReadingStopped('damaged');
  const tally = new Tally();
  leaveChoices(body, tally);
  const styles = new WordStyles(await partOf(file, 'word/styles.xml'), await partOf(file, 'word/numbering.xml'));
  const notesIn = async (kind: 'footnote' | 'endnote' | 'comment') => {
    const part = await partOf(file, `word/${kind}s.xml`);
    leaveChoices(part, tally);
    return notesOf(part, kind);
  };
  const [footnotes, endnotes] = [await notesIn('footnote'), await notesIn('endnote')];
  const links = new Map<FrameKind, ReadonlyMap<string, string>>();
  for (const kind of ['footnote', 'endnote', 'comment'] as const) {
    links.set(kind, await linksOf(file, `word/${kind}s.xml`));
  }
  const notes = { footnotes, endnotes, comments: await notesIn('comment'), links };
  const text = new WordText(styles, notes, await linksOf(file, MAIN), tally);
  const blocks = text.part(body);
  const margins = await marginsOf(file, text, tally);
  text.leaveUnseen();
  tally.leave('macro', file.has('word/vbaProject.bin') ? 1 : 0);
  await leaveEmbedded(file, tally);
  return {
    parts: [{ kind: 'text', name: '', blocks: [...margins.headers, ...blocks, ...text.found, ...margins.footers] }],
    facts: [],
    properties: await officeProperties(file),
    leftOut: tally.leftOut,
    aside: tally.aside,
  };
}

async function partOf(file: OpenPackage, name: string): Promise<XmlElement | undefined> {
  const xml = await file.text(name);
  return xml === undefined ? undefined : readXml(xml, LOOKS);
}

/** The notes of a part by id; no text points to the lines that separate them from it. */
function notesOf(root: XmlElement | undefined, name: string): ReadonlyMap<string, XmlElement> {
  return new Map(elementsOf(root, name).map((note) => [note.attributes['id'] ?? '', note]));
}

type Margins = { readonly headers: readonly ReadBlock[]; readonly footers: readonly ReadBlock[] };

/** 콘텐츠 컨트롤: what may be chosen from its list, and what it is called, stand in the file and not on the page. */
function leaveChoices(part: XmlElement | undefined, tally: Tally): void {
  if (part === undefined) return;
  tally.setAside(storedWordsOf(everyElement(part, 'sdtPr')));
  leaveNames(part, tally);
}

async function marginsOf(file: OpenPackage, text: WordText, tally: Tally): Promise<Margins> {
  const margins = { headers: [] as ReadBlock[], footers: [] as ReadBlock[] };
  for (const { type, target } of await relationsOf(file, MAIN)) {
    if (type !== 'header' && type !== 'footer') continue;
    const part = await partOf(file, target);
    leaveChoices(part, tally);
    const content = text.withLinks(await linksOf(file, target)).part(part);
    if (content.length > 0) margins[`${type}s`].push({ type: 'frame', kind: type, content });
  }
  return margins;
}
