import type { FrameKind } from '../../../shared/originals/frame-kind.ts';
import type { ReadBlock, ReadFrame, ReadRun, ReadTable } from '../../../shared/originals/read-document.ts';
import { GrowingText, type ParagraphManner } from '../growing-text.ts';
import type { OpenPackage } from '../package/open-package.ts';
import { isFollowable } from '../package/relations.ts';
import { deletedWords, storedWordsOf } from '../package/stored-words.ts';
import { elementOf, elementsOf, everyElement, textOf, wholeNumber, type XmlElement } from '../package/xml-tree.ts';
import type { Tally } from '../tally.ts';
import type { OdfStyles } from './odf-styles.ts';
import { readOdfTable } from './odf-table.ts';

type RunStyle = Omit<ReadRun, 'text'>;
type ListPlace = { readonly style: string | undefined; readonly depth: number };
type Parts = {
  readonly file: OpenPackage;
  readonly styles: OdfStyles;
  readonly tally: Tally;
  /** On a slide all text stands in boxes: none of them stands apart from it. */
  readonly onSlides: boolean;
};

const SHAPES: ReadonlySet<string> = new Set([
  ...['custom-shape', 'rect', 'line', 'polyline', 'polygon', 'regular-polygon', 'path', 'circle', 'ellipse'],
  ...['connector', 'caption', 'measure', 'page-thumbnail'],
]);
/** Elements around blocks that say nothing of their own. */
const AROUND: ReadonlySet<string> = new Set([
  ...['section', 'index-body', 'index-title', 'table-of-content', 'alphabetical-index', 'user-index', 'bibliography'],
  ...['illustration-index', 'table-index', 'object-index', 'text-box', 'g', 'numbered-paragraph', 'a'],
]);
/** What no page shows: declared values, and fields of forms with what is in them. */
const ASIDE: ReadonlySet<string> = new Set([
  'forms',
  'sequence-decls',
  'variable-decls',
  'user-field-decls',
  'dde-source',
]);
const MOST_SPACES = 1_000;

/** Reads the text of content.xml (and of heads, feet, cells and boxes) into blocks. */
export class OdfText {
  readonly #parts: Parts;
  readonly #found: ReadFrame[] = [];
  #numbers = { footnote: 0, endnote: 0 };

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Notes and comments met since this was last asked, to stand after the text. */
  takeFound(): readonly ReadFrame[] {
    return this.#found.splice(0);
  }

  blocks(parent: XmlElement | undefined): readonly ReadBlock[] {
    const growing = new GrowingText(this.#parts.tally);
    this.#blocksInto(parent, growing, {});
    growing.end();
    return growing.blocks;
  }

  #blocksInto(parent: XmlElement | undefined, growing: GrowingText, style: RunStyle): void {
    for (const child of elementsOf(parent)) this.#block(child, growing, style);
  }

  #block(block: XmlElement, growing: GrowingText, style: RunStyle): void {
    const { name, attributes } = block;
    if (name === 'p') this.#paragraph(block, growing, {}, style);
    else if (name === 'h') this.#heading(block, growing, style);
    else if (name === 'list') this.#list(block, growing, { style: attributes['style-name'], depth: 0 }, style);
    else if (name === 'table') growing.block(this.#table(block));
    else if (name === 'tracked-changes') this.#changes(block);
    else if (name === 'section' && attributes['display'] === 'none') {
      this.#blocksInto(block, growing, { ...style, hidden: true });
    } else if (AROUND.has(name)) this.#blocksInto(block, growing, style);
    else if (ASIDE.has(name)) this.#parts.tally.setAside(storedWordsOf([block]));
    else this.#inlinePiece(block, growing, style);
  }

  #heading(heading: XmlElement, growing: GrowingText, style: RunStyle): void {
    const level = Math.min(6, Math.max(1, wholeNumber(heading.attributes['outline-level'], 1)));
    const label = textOf(heading).trim() === '' ? undefined : this.#parts.styles.nextHeading(level);
    this.#paragraph(heading, growing, { heading: level, ...(label === undefined ? {} : { label }) }, style);
  }

  #paragraph(paragraph: XmlElement, growing: GrowingText, manner: ParagraphManner, outer: RunStyle): void {
    const isHidden = this.#parts.styles.isHidden(paragraph.attributes['style-name']);
    growing.begin(manner);
    this.#inline(paragraph, growing, isHidden ? { ...outer, hidden: true } : outer);
    growing.end();
  }

  #list(list: XmlElement, growing: GrowingText, place: ListPlace, style: RunStyle): void {
    const { styles } = this.#parts;
    const goesOn = list.attributes['continue-numbering'] === 'true' || list.attributes['continue-list'] !== undefined;
    if (place.depth === 0 && !goesOn) styles.restart(place.style);
    for (const item of elementsOf(list)) {
      let isFirst = item.name === 'list-item';
      for (const child of elementsOf(item)) {
        if (child.name === 'list') {
          const inner = { style: child.attributes['style-name'] ?? place.style, depth: place.depth + 1 };
          this.#list(child, growing, inner, style);
        } else if ((child.name === 'p' || child.name === 'h') && isFirst) {
          const own = place.style ?? styles.listOf(child.attributes['style-name']);
          const label = styles.nextLabel(own, place.depth);
          const manner = label === undefined ? {} : { label, depth: place.depth };
          this.#paragraph(child, growing, manner, style);
          isFirst = false;
        } else this.#block(child, growing, style);
      }
    }
  }

  #table(table: XmlElement): ReadTable {
    const { tally, styles } = this.#parts;
    return tally.nested(() => readOdfTable(table, { tally, styles, content: (cell) => this.blocks(cell) }));
  }

  /** What was deleted and is kept in the file until somebody accepts it. */
  #changes(changes: XmlElement): void {
    for (const region of elementsOf(changes, 'changed-region')) {
      for (const deletion of elementsOf(region, 'deletion')) {
        const words = elementsOf(deletion).filter(({ name }) => name !== 'change-info');
        this.#parts.tally.leaveDeleted(deletedWords(words));
      }
      this.#parts.tally.setAside(storedWordsOf(everyElement(region, 'change-info')));
    }
  }

  #inline(parent: XmlElement, growing: GrowingText, style: RunStyle): void {
    for (const child of parent.children) {
      if (typeof child === 'string') growing.text(child.replace(/\s+/g, ' '), style);
      else this.#inlinePiece(child, growing, style);
    }
  }

  #inlinePiece(piece: XmlElement, growing: GrowingText, style: RunStyle): void {
    const { name, attributes } = piece;
    if (name === 's') {
      growing.text(' '.repeat(Math.min(MOST_SPACES, Math.max(1, wholeNumber(attributes['c'], 1)))), style);
    } else if (name === 'tab') growing.text('\t', style);
    else if (name === 'line-break') growing.text('\n', style);
    else if (name === 'span') {
      const isHidden = this.#parts.styles.isHidden(attributes['style-name']);
      this.#inline(piece, growing, isHidden ? { ...style, hidden: true } : style);
    } else if (name === 'hidden-text' || name === 'hidden-paragraph') {
      growing.text(textOf(piece) || (attributes['string-value'] ?? ''), { ...style, hidden: true });
      this.#leaveUnshown(piece);
    } else if (name === 'a') {
      const href = attributes['href'] ?? '';
      this.#parts.tally.leaveAddress(href);
      this.#leaveUnshown(piece);
      this.#inline(piece, growing, isFollowable(href) ? { ...style, href } : style);
    } else if (name === 'ruby') {
      for (const base of elementsOf(piece, 'ruby-base')) this.#inline(base, growing, style);
      const above = textOf(elementOf(piece, 'ruby-text')).trim();
      if (above !== '') growing.text(`(${above})`, style);
    } else if (name === 'note') this.#note(piece, growing);
    else if (name === 'annotation') this.#comment(piece);
    else if (name === 'frame') this.#frame(piece, growing, style);
    else if (name === 'g') this.#blocksInto(piece, growing, style);
    else if (SHAPES.has(name)) this.#shape(piece, growing);
    else if (name === 'script' || name === 'control')
      this.#parts.tally.leave(name === 'script' ? 'macro' : 'formField');
    else {
      this.#leaveUnshown(piece);
      this.#inline(piece, growing, style);
    }
  }

  /** What a field says of itself: what it would show otherwise, its name, a word for the index. */
  #leaveUnshown(piece: XmlElement): void {
    this.#parts.tally.leaveUnlessShown(storedWordsOf([{ ...piece, children: [] }]));
  }

  #note(note: XmlElement, growing: GrowingText): void {
    const kind = note.attributes['note-class'] === 'endnote' ? 'endnote' : 'footnote';
    this.#numbers[kind] += 1;
    const number = this.#numbers[kind];
    growing.note(number);
    this.#found.push({ ...this.#box(kind, elementOf(note, 'note-body')), number });
  }

  #comment(comment: XmlElement): void {
    const by = textOf(elementOf(comment, 'creator')).trim();
    const said = {
      ...comment,
      children: comment.children.filter((child) => typeof child !== 'string' && isSaid(child)),
    };
    this.#found.push({ ...this.#box('comment', said), ...(by === '' ? {} : { by }) });
  }

  #box(kind: FrameKind, content: XmlElement | undefined): ReadFrame {
    return { type: 'frame', kind, content: this.#parts.tally.nested(() => this.blocks(content)) };
  }

  #frame(frame: XmlElement, growing: GrowingText, style: RunStyle): void {
    const words = [elementOf(frame, 'title'), elementOf(frame, 'desc')].map((said) => textOf(said).trim());
    const alt = words.filter((each) => each !== '').join(' ');
    const kindOf = (name: string) => elementOf(frame, name);
    const box = kindOf('text-box');
    const table = kindOf('table');
    // What describes a box is read to whoever cannot see it; that of a picture stands in its place.
    if (box || table) this.#parts.tally.setAside(alt);
    if (box && frame.attributes['class'] === 'title') {
      for (const paragraph of elementsOf(box)) this.#paragraph(paragraph, growing, { heading: 1 }, style);
    } else if (box && this.#parts.onSlides) this.#blocksInto(box, growing, style);
    else if (box) growing.block(this.#box('textBox', box));
    else if (table) growing.block(this.#table(table));
    else if (kindOf('object')) this.#object(elementOf(frame, 'object'), alt, growing);
    else if (kindOf('object-ole') || kindOf('plugin') || kindOf('applet') || kindOf('floating-frame')) {
      this.#thing('embedded', alt, growing);
    } else if (kindOf('image')) this.#thing('picture', alt, growing);
  }

  /** A chart or a formula has a part of its own kind; anything else is a whole file within the file. */
  #object(object: XmlElement | undefined, alt: string, growing: GrowingText): void {
    const folder = (object?.attributes['href'] ?? '').replace(/^\.\//, '');
    const { file } = this.#parts;
    const isFormula = elementsOf(object, 'math').length > 0;
    if (isFormula) this.#thing('equation', textOf(elementOf(object, 'math')), growing);
    else if (this.#parts.file.has(`${folder}/content.xml`)) this.#thing('embedded', alt, growing);
    else this.#thing(file.has(folder) ? 'embedded' : 'drawing', alt, growing);
  }

  #shape(shape: XmlElement, growing: GrowingText): void {
    const content = this.#parts.tally.nested(() => this.blocks(shape));
    if (content.length > 0 && this.#parts.onSlides) for (const block of content) growing.block(block);
    else if (content.length > 0) growing.block({ type: 'frame', kind: 'textBox', content });
    else this.#thing('drawing', textOf(elementOf(shape, 'title')).trim(), growing);
  }

  #thing(kind: 'picture' | 'embedded' | 'equation' | 'drawing', words: string, growing: GrowingText): void {
    this.#parts.tally.leave(kind);
    growing.block({ type: 'object', kind, text: this.#parts.tally.take(words) });
  }
}

function isSaid({ name }: XmlElement): boolean {
  return !['creator', 'date', 'date-string', 'sender-initials', 'creator-initials'].includes(name);
}
