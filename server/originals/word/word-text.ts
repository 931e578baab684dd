import type { FrameKind } from '../../../shared/originals/frame-kind.ts';
import { originalText } from '../../../shared/originals/plain-text.ts';
import type { ReadBlock, ReadFrame, ReadRun } from '../../../shared/originals/read-document.ts';
import { GrowingText } from '../growing-text.ts';
import { elementOf, elementsOf, everyElement, textOf, type XmlElement } from '../package/xml-tree.ts';
import type { Tally } from '../tally.ts';
import { removedText } from './removed-text.ts';
import { isUnfilled } from './unfilled-control.ts';
import type { WordStyles } from './word-styles.ts';
import { readWordTable } from './word-table.ts';

/** Notes and comments by their id, as the document points to them. */
export type WordNotes = {
  readonly footnotes: ReadonlyMap<string, XmlElement>;
  readonly endnotes: ReadonlyMap<string, XmlElement>;
  readonly comments: ReadonlyMap<string, XmlElement>;
};

type RunStyle = Omit<ReadRun, 'text'>;

/** Elements that only wrap what stands in them. */
const WRAPPERS: ReadonlySet<string> = new Set(['ins', 'moveTo', 'smartTag', 'customXml', 'fldSimple', 'dir', 'bdo']);
const REMOVED: ReadonlySet<string> = new Set(['del', 'moveFrom']);

/** Reads the content of word/*.xml into blocks; one for a whole document, for lists count through it. */
export class WordText {
  readonly #styles: WordStyles;
  readonly #tally: Tally;
  readonly #notes: WordNotes;
  #links: ReadonlyMap<string, string>;
  readonly #found: ReadFrame[] = [];
  #numbers = { footnote: 0, endnote: 0 };
  /** Codes of fields (PAGE, HYPERLINK …), which are no text. */
  #inCode = 0;

  constructor(styles: WordStyles, notes: WordNotes, links: ReadonlyMap<string, string>, tally: Tally) {
    this.#styles = styles;
    this.#notes = notes;
    this.#links = links;
    this.#tally = tally;
  }

  /** Notes and comments met so far, to stand after the text. */
  get found(): readonly ReadFrame[] {
    return this.#found;
  }

  /** Heads and feet have links of their own. */
  withLinks(links: ReadonlyMap<string, string>): this {
    this.#links = links;
    return this;
  }

  blocks(parent: XmlElement | undefined): readonly ReadBlock[] {
    const growing = new GrowingText(this.#tally);
    this.#blocksInto(parent, growing);
    growing.end();
    return growing.blocks;
  }

  #blocksInto(parent: XmlElement | undefined, growing: GrowingText): void {
    for (const child of elementsOf(parent)) {
      if (child.name === 'p') this.#paragraph(child, growing);
      else if (child.name === 'tbl') this.#table(child, growing);
      else if (child.name === 'sdt') this.#control(child, growing);
      else if (child.name === 'oMathPara') this.#equation(child, growing);
      else if (WRAPPERS.has(child.name)) this.#blocksInto(child, growing);
      else if (child.name === 'altChunk') this.#tally.leave('embedded');
    }
  }

  #control(control: XmlElement, growing: GrowingText): void {
    const content = elementOf(control, 'sdtContent');
    if (isUnfilled(control)) this.#setAside(this.blocks(content));
    else this.#blocksInto(content, growing);
  }

  /** What a control asks for is no text of the file; its numbers, notes, comments and deletions count all the same. */
  #setAside(blocks: readonly ReadBlock[]): void {
    this.#tally.setAside(originalText({ parts: [{ kind: 'text', name: '', blocks }], properties: [] }));
  }

  #paragraph(paragraph: XmlElement, growing: GrowingText): void {
    const properties = elementOf(paragraph, 'pPr');
    const outline = this.#styles.outlineOf(properties);
    growing.begin({
      ...this.#styles.nextLabel(properties),
      ...(outline === undefined ? {} : { heading: Math.min(6, outline + 1) }),
    });
    this.#inline(paragraph, growing, {});
    growing.end();
  }

  #table(table: XmlElement, growing: GrowingText): void {
    const read = this.#tally.nested(() => [
      readWordTable(table, {
        tally: this.#tally,
        content: (cell) => this.blocks(cell),
        setAside: (cell) => this.#setAside(this.blocks(cell)),
      }),
    ]);
    for (const block of read) growing.block(block);
  }

  #inline(parent: XmlElement, growing: GrowingText, style: RunStyle): void {
    for (const child of elementsOf(parent)) {
      const { name } = child;
      if (name === 'r') this.#run(child, growing, style);
      else if (name === 'hyperlink') this.#inline(child, growing, this.#linked(child, style));
      else if (WRAPPERS.has(name)) this.#inline(child, growing, style);
      else if (REMOVED.has(name)) this.#tally.leaveDeleted(removedText(child));
      else if (name === 'sdt') this.#content(child, growing, style);
      else if (name === 'oMath' || name === 'oMathPara') this.#equation(child, growing);
    }
  }

  #content(control: XmlElement, growing: GrowingText, style: RunStyle): void {
    const content = elementOf(control, 'sdtContent');
    if (!content) return;
    if (!isUnfilled(control)) {
      this.#inline(content, growing, style);
      return;
    }
    const own = new GrowingText(this.#tally);
    this.#inline(content, own, style);
    own.end();
    this.#setAside(own.blocks);
  }

  #linked(link: XmlElement, style: RunStyle): RunStyle {
    const href = this.#links.get(link.attributes['id'] ?? '');
    return href === undefined ? style : { ...style, href };
  }

  #run(run: XmlElement, growing: GrowingText, outer: RunStyle): void {
    const style = this.#styles.isHidden(elementOf(run, 'rPr')) ? { ...outer, hidden: true as const } : outer;
    for (const child of elementsOf(run)) this.#piece(child, growing, style);
  }

  #piece(piece: XmlElement, growing: GrowingText, style: RunStyle): void {
    switch (piece.name) {
      case 't':
        if (this.#inCode === 0) growing.text(textOf(piece), style);
        return;
      case 'tab':
      case 'ptab':
        growing.text('\t', style);
        break;
      case 'br':
      case 'cr':
        growing.text('\n', style);
        break;
      case 'noBreakHyphen':
        growing.text('-', style);
        break;
      case 'sym':
        growing.text(symbol(piece.attributes['char']), style);
        break;
      case 'delText':
        this.#tally.leaveDeleted(textOf(piece));
        break;
      case 'fldChar':
        this.#fieldMark(piece.attributes['fldCharType']);
        break;
      case 'footnoteReference':
        this.#note('footnote', this.#notes.footnotes.get(piece.attributes['id'] ?? ''), growing);
        break;
      case 'endnoteReference':
        this.#note('endnote', this.#notes.endnotes.get(piece.attributes['id'] ?? ''), growing);
        break;
      case 'commentReference':
        this.#comment(this.#notes.comments.get(piece.attributes['id'] ?? ''));
        break;
      case 'AlternateContent': {
        // The same thing twice, for new programs and for old ones.
        const chosen = elementOf(piece, 'Choice') ?? elementOf(piece, 'Fallback');
        for (const child of elementsOf(chosen)) this.#piece(child, growing, style);
        return;
      }
      case 'drawing':
      case 'pict':
      case 'object':
        this.#drawing(piece, growing);
        break;
      default:
        return;
    }
  }

  /** Between its beginning and `separate` stands the code of a field, after it what the reader sees. */
  #fieldMark(type: string | undefined): void {
    if (type === 'begin') this.#inCode += 1;
    else if (type === 'separate' || (type === 'end' && this.#inCode > 0)) this.#inCode = Math.max(0, this.#inCode - 1);
  }

  #drawing(drawing: XmlElement, growing: GrowingText): void {
    const boxes = everyElement(drawing, 'txbxContent');
    for (const box of boxes) growing.block(this.#frame('textBox', box));
    const named = everyElement(drawing, 'docPr')[0]?.attributes;
    const words = (named?.['descr'] || everyElement(drawing, 'imagedata')[0]?.attributes['title']) ?? '';
    const has = (name: string) => everyElement(drawing, name).length > 0;
    if (has('chart')) {
      this.#thing('chart', words, growing);
      return;
    }
    if (drawing.name === 'object') {
      this.#thing('embedded', words, growing);
      return;
    }
    if (has('pic') || has('imagedata')) {
      this.#thing('picture', words, growing);
      return;
    }
    if (boxes.length === 0) this.#thing('drawing', words, growing);
  }

  #thing(kind: 'chart' | 'embedded' | 'picture' | 'drawing' | 'equation', text: string, growing: GrowingText): void {
    this.#tally.leave(kind);
    growing.block({ type: 'object', kind, text: this.#tally.take(text.trim()) });
  }

  /** The letters of a formula in their order; how they stand to each other is lost, and counted. */
  #equation(formula: XmlElement, growing: GrowingText): void {
    this.#thing('equation', textOf(formula), growing);
  }

  #note(kind: 'footnote' | 'endnote', note: XmlElement | undefined, growing: GrowingText): void {
    if (!note) return;
    this.#numbers[kind] += 1;
    const number = this.#numbers[kind];
    growing.note(number);
    this.#found.push({ ...this.#frame(kind, note), number });
  }

  #comment(comment: XmlElement | undefined): void {
    if (!comment) return;
    const by = comment.attributes['author'] ?? '';
    this.#found.push({ ...this.#frame('comment', comment), ...(by === '' ? {} : { by }) });
  }

  #frame(kind: FrameKind, content: XmlElement): ReadFrame {
    return { type: 'frame', kind, content: this.#tally.nested(() => this.blocks(content)) };
  }
}

function symbol(code: string | undefined): string {
  const point = Number.parseInt(code ?? '', 16);
  return Number.isNaN(point) || point > 0xffff ? '' : String.fromCodePoint(point);
}

/** The notes of a part by id, without the lines that separate them from the text. */
export function notesOf(root: XmlElement | undefined, name: string): ReadonlyMap<string, XmlElement> {
  const notes = elementsOf(root, name).filter(({ attributes }) => (attributes['type'] ?? 'normal') === 'normal');
  return new Map(notes.map((note) => [note.attributes['id'] ?? '', note]));
}
