import type { ReadBlock, ReadPart } from '../../../shared/originals/read-document.ts';
import { readRunsText } from '../../../shared/originals/read-document.ts';
import { leaveEmbedded } from '../package/embedded-files.ts';
import { officeProperties } from '../package/office-properties.ts';
import type { OpenPackage } from '../package/open-package.ts';
import { linksOf, relationsOf } from '../package/relations.ts';
import {
  elementAt,
  elementOf,
  elementsOf,
  everyElement,
  readXml,
  textOf,
  type XmlElement,
} from '../package/xml-tree.ts';
import { MOST_SLIDES } from '../part-limits.ts';
import type { Read } from '../read.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { Tally } from '../tally.ts';
import { type LevelMarks, levelMarks, SlideText } from './slide-text.ts';

const MAIN = 'ppt/presentation.xml';

/** A .pptx: its slides in their order, those out of sight too, each with its notes and comments. */
export async function readPptx(file: OpenPackage): Promise<Read> {
  const root = await partOf(file, MAIN);
  if (!root) throw new ReadingStopped('damaged');
  const reader = new PptxReader(file);
  const names = await slideNames(file, root);
  if (names.listed.length > MOST_SLIDES) throw new ReadingStopped('too-large');
  const parts: ReadPart[] = [];
  for (const [at, name] of names.listed.entries()) parts.push(await reader.slide(name, `슬라이드 ${at + 1}`));
  for (const name of names.others) {
    parts.push({ ...(await reader.slide(name, '차례에 없는 슬라이드')), hidden: true });
  }
  const { tally } = reader;
  tally.leave('unreadablePart', names.missing);
  tally.leave('macro', file.has('ppt/vbaProject.bin') ? 1 : 0);
  await leaveEmbedded(file, tally);
  return { parts, facts: [], properties: await officeProperties(file), leftOut: tally.leftOut, aside: tally.aside };
}

class PptxReader {
  readonly tally = new Tally();
  readonly #file: OpenPackage;
  /** What layouts and masters show on every slide: told with the first slide that has it. */
  readonly #told = new Set<string>();
  #authors: ReadonlyMap<string, string> | undefined;

  constructor(file: OpenPackage) {
    this.#file = file;
  }

  async slide(name: string, ordinal: string): Promise<ReadPart> {
    const root = await partOf(this.#file, name);
    if (!root) {
      this.tally.leave('unreadablePart');
      return { kind: 'slide', name: ordinal, blocks: [] };
    }
    const { marks, background } = await this.#behind(name);
    const links = await linksOf(this.#file, name);
    const shown = new SlideText(this.tally, { links, marks }).blocks(elementAt(root, 'cSld', 'spTree'));
    const title = shown.find((block) => block.type === 'heading');
    const said = title?.type === 'heading' ? readRunsText(title.content).replace(/\s+/g, ' ') : '';
    const isHidden = ['0', 'false'].includes(root.attributes['show'] ?? '1');
    return {
      kind: 'slide',
      name: said === '' ? ordinal : `${ordinal}: ${said}`,
      ...(isHidden ? { hidden: true as const } : {}),
      blocks: [...background, ...shown, ...(await this.#beside(name))],
    };
  }

  /** The layout of a slide and the master of the layout. */
  async #behind(slide: string): Promise<{ readonly marks: LevelMarks; readonly background: readonly ReadBlock[] }> {
    const background: ReadBlock[] = [];
    const layout = await this.#target(slide, 'slideLayout');
    const master = layout === undefined ? undefined : await this.#target(layout, 'slideMaster');
    for (const part of [master, layout]) {
      if (part === undefined || this.#told.has(part)) continue;
      this.#told.add(part);
      const reader = new SlideText(this.tally, { withoutPlaceholders: true });
      const content = reader.blocks(elementAt(await partOf(this.#file, part), 'cSld', 'spTree'));
      if (content.length > 0) background.push({ type: 'frame', kind: 'header', content });
    }
    const root = master === undefined ? undefined : await partOf(this.#file, master);
    return { marks: levelMarks(elementAt(root, 'txStyles', 'bodyStyle')), background };
  }

  async #target(part: string, type: string): Promise<string | undefined> {
    return (await relationsOf(this.#file, part)).find((relation) => relation.type === type)?.target;
  }

  /** What the speaker reads, and what others have written on the slide. */
  async #beside(slide: string): Promise<readonly ReadBlock[]> {
    const blocks: ReadBlock[] = [];
    for (const { type, target } of await relationsOf(this.#file, slide)) {
      if (type === 'notesSlide') {
        const tree = elementAt(await partOf(this.#file, target), 'cSld', 'spTree');
        const content = new SlideText(this.tally).blocks(tree);
        if (content.length > 0) blocks.push({ type: 'frame', kind: 'notes', content });
      } else if (type === 'comments') blocks.push(...(await this.#comments(target)));
    }
    return blocks;
  }

  async #comments(part: string): Promise<readonly ReadBlock[]> {
    const root = await partOf(this.#file, part);
    const authors = await this.#authorsOf();
    const written = elementsOf(root, 'cm').flatMap((comment) => [comment, ...everyElement(comment, 'reply')]);
    return written.flatMap((comment): ReadBlock[] => {
      const body = elementOf(comment, 'txBody') ?? paragraphOf(textOf(elementOf(comment, 'text')));
      const content = new SlideText(this.tally).paragraphs(body);
      const by = authors.get(comment.attributes['authorId'] ?? '') ?? '';
      return content.length === 0 ? [] : [{ type: 'frame', kind: 'comment', ...(by === '' ? {} : { by }), content }];
    });
  }

  async #authorsOf(): Promise<ReadonlyMap<string, string>> {
    if (this.#authors) return this.#authors;
    const all = new Map<string, string>();
    for (const [part, name] of [
      ['ppt/commentAuthors.xml', 'cmAuthor'],
      ['ppt/authors.xml', 'author'],
    ] as const) {
      for (const { attributes } of elementsOf(await partOf(this.#file, part), name)) {
        all.set(attributes['id'] ?? '', attributes['name'] ?? '');
      }
    }
    this.#authors = all;
    return all;
  }
}

type SlideNames = {
  readonly listed: readonly string[];
  /** Slides of the package that the show does not name: taken out by some program, and still there. */
  readonly others: readonly string[];
  readonly missing: number;
};

async function slideNames(file: OpenPackage, root: XmlElement): Promise<SlideNames> {
  const relations = await relationsOf(file, MAIN);
  const ids = elementsOf(elementOf(root, 'sldIdLst'), 'sldId').map(relationOf);
  const listed = ids.flatMap((id) => relations.find((each) => each.id === id && each.type === 'slide')?.target ?? []);
  const known = new Set(listed.map((name) => name.toLowerCase()));
  const others = file.names.filter((name) => /^ppt\/slides\/[^/]+\.xml$/.test(name) && !known.has(name));
  return { listed, others, missing: ids.length - listed.length };
}

/** A slide has a number of its own beside the relation that leads to it. */
function relationOf({ attributes }: XmlElement): string {
  const prefixed = Object.keys(attributes).find((name) => name.endsWith(':id'));
  return attributes[prefixed ?? 'id'] ?? '';
}

function paragraphOf(text: string): XmlElement {
  const words: XmlElement = { name: 't', attributes: {}, children: [text] };
  const run: XmlElement = { name: 'r', attributes: {}, children: [words] };
  return { name: 'txBody', attributes: {}, children: [{ name: 'p', attributes: {}, children: [run] }] };
}

async function partOf(file: OpenPackage, name: string): Promise<XmlElement | undefined> {
  const xml = await file.text(name);
  return xml === undefined ? undefined : readXml(xml);
}
