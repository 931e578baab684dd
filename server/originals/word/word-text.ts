import { UNKNOWN_LETTER } from '../../../shared/document/private-letters.ts';
import type { FrameKind } from '../../../shared/originals/frame-kind.ts';
import { originalText } from '../../../shared/originals/plain-text.ts';
import type { ReadBlock, ReadFrame, ReadRun } from '../../../shared/originals/read-document.ts';
import { GrowingText } from '../growing-text.ts';
import { equationWords } from '../package/equation-words.ts';
import { lettersOfFont } from '../package/font-letters.ts';
import { deletedWords, storedWordsOf } from '../package/stored-words.ts';
import { elementOf, elementsOf, everyElement, textOf, withoutElements, type XmlElement } from '../package/xml-tree.ts';
import type { Tally } from '../tally.ts';
import { REMOVED, wordsBeforeChanges } from './before-changes.ts';
import { drawingWords, isOutOfSight } from './drawing-words.ts';
import { partsOfStyle } from './table-look.ts';
import { isUnfilled } from './unfilled-control.ts';
import { addressIn, codeWords, type FieldWords, leaveCode, WordFields } from './word-fields.ts';
import type { TableAround, WordStyles } from './word-styles.ts';
import { readWordTable } from './word-table.ts';

/** Notes and comments by their id, as the document points to them. */
export type WordNotes = {
  readonly footnotes: ReadonlyMap<string, XmlElement>;
  readonly endnotes: ReadonlyMap<string, XmlElement>;
  readonly comments: ReadonlyMap<string, XmlElement>;
  /** Where their links lead: each of these parts has relations of its own. */
  readonly links: ReadonlyMap<FrameKind, ReadonlyMap<string, string>>;
};

type RunStyle = Omit<ReadRun, 'text'>;

/** Elements that only wrap what stands in them. */
const WRAPPERS: ReadonlySet<string> = new Set(['ins', 'moveTo', 'smartTag', 'customXml', 'dir', 'bdo']);
const NOTHING: XmlElement = { name: '', attributes: {}, children: [] };
/** Documents that this one only points to. */
const OUTSIDE: ReadonlySet<string> = new Set(['altChunk', 'subDoc']);

/** Reads the content of word/*.xml into blocks; one for a whole document, for lists count through it. */
export class WordText {
  readonly #styles: WordStyles;
  readonly #tally: Tally;
  readonly #notes: WordNotes;
  #links: ReadonlyMap<string, string>;
  readonly #found: ReadFrame[] = [];
  #numbers = { footnote: 0, endnote: 0 };
  readonly #shown = new Set<XmlElement>();
  #fields: WordFields;
  /** Of the paragraph whose runs are read: its style may hide them. */
  #properties: XmlElement | undefined;
  /** Of the table in whose cells they stand. */
  #tableAround: TableAround | undefined;

  constructor(styles: WordStyles, notes: WordNotes, links: ReadonlyMap<string, string>, tally: Tally) {
    this.#styles = styles;
    this.#notes = notes;
    this.#links = links;
    this.#tally = tally;
    this.#fields = new WordFields(tally);
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

  /** A text of its own: the body, a head, a note. A field that begins in it does not reach beyond it. */
  part(root: XmlElement | undefined): readonly ReadBlock[] {
    const around = this.#fields;
    this.#fields = new WordFields(this.#tally);
    const blocks = this.blocks(root);
    this.#fields.finish();
    this.#fields = around;
    return blocks;
  }

  /**
   * Notes and comments that no shown text points to: in a deleted row, below a merged cell, left over. They go out with
   * the file. Asked when all parts have been read.
   */
  leaveUnseen(): void {
    const { footnotes, endnotes, comments } = this.#notes;
    for (const note of [footnotes, endnotes, comments].flatMap((notes) => [...notes.values()])) {
      if (this.#shown.has(note)) continue;
      this.#tally.setAside(note.attributes['author'] ?? '');
      this.#tally.setAside(storedWordsOf([note]));
    }
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
      else if (child.name === 'oMathPara') this.#equation(child, growing, {});
      else if (WRAPPERS.has(child.name)) this.#blocksInto(child, growing);
      else if (REMOVED.has(child.name)) this.#tally.leaveDeleted(deletedWords([child]));
      else if (child.name === 'AlternateContent') this.#blocksInto(this.#chosen(child), growing);
      else if (OUTSIDE.has(child.name)) this.#tally.leave('embedded');
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
    if (this.#fields.isInCode) this.#fields.textInCode('\n');
    for (const words of wordsBeforeChanges(paragraph)) this.#tally.leaveUnlessShown(words);
    const around = this.#properties;
    const properties = elementOf(paragraph, 'pPr');
    this.#properties = properties;
    const outline = this.#styles.outlineOf(properties);
    growing.begin({
      ...this.#styles.nextLabel(properties),
      ...(outline === undefined ? {} : { heading: Math.min(6, outline + 1) }),
    });
    this.#inline(paragraph, growing, {});
    growing.end();
    this.#properties = around;
  }

  #table(table: XmlElement, growing: GrowingText): void {
    const around = this.#tableAround;
    const properties = elementOf(table, 'tblPr') ?? NOTHING;
    const read = this.#tally.nested(() => [
      readWordTable(table, {
        tally: this.#tally,
        content: (cell, place) => {
          this.#tableAround = { properties, parts: partsOfStyle(properties, place) };
          return this.blocks(cell);
        },
        setAside: (cell) => this.#setAside(this.blocks(cell)),
      }),
    ]);
    this.#tableAround = around;
    for (const block of read) growing.block(block);
  }

  #inline(parent: XmlElement, growing: GrowingText, style: RunStyle): void {
    for (const child of elementsOf(parent)) {
      const { name } = child;
      if (name === 'r') this.#run(child, growing, style);
      else if (name === 'hyperlink') this.#inline(child, growing, this.#linked(child, style));
      else if (name === 'fldSimple') this.#simpleField(child, growing, style);
      else if (name === 'AlternateContent') this.#inline(this.#chosen(child) ?? NOTHING, growing, style);
      else if (OUTSIDE.has(name)) this.#tally.leave('embedded');
      else if (WRAPPERS.has(name)) this.#inline(child, growing, style);
      else if (REMOVED.has(name)) this.#tally.leaveDeleted(deletedWords([child]));
      else if (name === 'sdt') this.#content(child, growing, style);
      else if (name === 'oMath' || name === 'oMathPara') this.#equation(child, growing, style);
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
    this.#tally.setAside(link.attributes['tooltip'] ?? '');
    const href = this.#links.get(link.attributes['id'] ?? '');
    return href === undefined ? style : { ...style, href };
  }

  #run(run: XmlElement, growing: GrowingText, outer: RunStyle): void {
    const isHidden = this.#styles.isHidden(elementOf(run, 'rPr'), this.#properties, this.#tableAround);
    const style = isHidden ? { ...outer, hidden: true as const } : outer;
    for (const child of elementsOf(run)) this.#piece(child, growing, style);
  }

  #piece(piece: XmlElement, growing: GrowingText, style: RunStyle): void {
    switch (piece.name) {
      case 't':
        this.#say(textOf(piece), growing, style);
        return;
      case 'instrText':
        this.#fields.code(textOf(piece));
        return;
      case 'delInstrText':
        this.#tally.leaveDeleted({ text: '', beside: textOf(piece) });
        return;
      case 'ruby':
        this.#ruby(piece, growing, style);
        return;
      case 'tab':
      case 'ptab':
        this.#say('\t', growing, style);
        break;
      case 'br':
      case 'cr':
        this.#say('\n', growing, style);
        break;
      case 'noBreakHyphen':
        this.#say('-', growing, style);
        break;
      case 'sym':
      // An emoji, as newer programs write it; beside it stands the letter itself for older ones.
      case 'symEx':
        this.#say(symbol(piece.attributes), growing, style);
        break;
      case 'delText':
        this.#tally.leaveDeleted({ text: textOf(piece) });
        break;
      case 'fldChar':
        this.#fieldMark(piece, growing, style);
        break;
      case 'footnoteReference':
        this.#note('footnote', this.#notes.footnotes.get(piece.attributes['id'] ?? ''), growing, style);
        break;
      case 'endnoteReference':
        this.#note('endnote', this.#notes.endnotes.get(piece.attributes['id'] ?? ''), growing, style);
        break;
      case 'commentReference':
        this.#comment(this.#notes.comments.get(piece.attributes['id'] ?? ''));
        break;
      case 'AlternateContent': {
        for (const child of elementsOf(this.#chosen(piece))) this.#piece(child, growing, style);
        return;
      }
      case 'drawing':
      case 'pict':
      case 'object':
      case 'contentPart':
        if (this.#fields.isInCode) this.#tally.setAside(storedWordsOf([piece]));
        else if (style.hidden || isOutOfSight(piece)) {
          this.#outOfSight((own) => this.#drawing(piece, own), growing, style);
        } else this.#drawing(piece, growing);
        break;
      default:
        return;
    }
  }

  #say(text: string, growing: GrowingText, style: RunStyle): void {
    if (this.#fields.isInCode) {
      this.#fields.textInCode(text);
      return;
    }
    const href = text === '' ? undefined : this.#fields.saysWords();
    growing.text(text, href === undefined ? style : { ...style, href });
  }

  #fieldMark(mark: XmlElement, growing: GrowingText, style: RunStyle): void {
    const type = mark.attributes['fldCharType'];
    if (type === 'begin') this.#fields.begin(mark);
    else if (type === 'separate') this.#fields.separate();
    else if (type === 'end') this.#drawn(this.#fields.end(), growing, style);
  }

  #simpleField(field: XmlElement, growing: GrowingText, style: RunStyle): void {
    const code = field.attributes['instr'] ?? '';
    leaveCode(code, this.#tally);
    const href = addressIn(code);
    this.#inline(field, growing, href === undefined ? style : { ...style, href });
    if (textOf(field) === '') this.#drawn(codeWords(code), growing, style);
  }

  /** What Word draws of a field that keeps no words of its own. */
  #drawn(words: FieldWords | undefined, growing: GrowingText, style: RunStyle): void {
    if (words?.kind === 'text') this.#say(words.text, growing, style);
    else if (words?.kind === 'equation' && style.hidden) this.#say(words.text, growing, style);
    else if (words?.kind === 'equation') this.#thing('equation', words.text, growing);
    else if (words) {
      this.#tally.leave(words.kind);
      this.#say(UNKNOWN_LETTER, growing, style);
    }
  }

  /** 윗주: its words stand after those that they are about, in brackets, as they are read aloud. */
  #ruby(ruby: XmlElement, growing: GrowingText, style: RunStyle): void {
    for (const base of elementsOf(ruby, 'rubyBase')) this.#inline(base, growing, style);
    const above = elementOf(ruby, 'rt');
    const isSaid = above !== undefined && everyElement(above, 't').some((text) => textOf(text).trim() !== '');
    if (above && !isSaid) this.#inline(above, growing, style);
    if (!above || !isSaid) return;
    this.#say('(', growing, style);
    this.#inline(above, growing, style);
    this.#say(')', growing, style);
  }

  /** The same thing twice, for new programs and for old ones; words of the old one alone are seen by nobody else. */
  #chosen(twice: XmlElement): XmlElement | undefined {
    const [chosen, ...others] = [...elementsOf(twice, 'Choice'), ...elementsOf(twice, 'Fallback')];
    if (!chosen) return undefined;
    const known = new Set(storedWordsOf([chosen]).split('\n'));
    const unseen = storedWordsOf(others).split('\n');
    this.#tally.setAside(unseen.filter((line) => !known.has(line)).join('\n'));
    return chosen;
  }

  #drawing(drawing: XmlElement, growing: GrowingText): void {
    const boxes = everyElement(drawing, 'txbxContent');
    for (const box of boxes) growing.block(this.#frame('textBox', box));
    const words = drawingWords(drawing, this.#tally);
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
    else this.#tally.setAside(words);
  }

  /** What hangs on hidden words is hidden with them: no page draws it, and it goes out with the file. */
  #outOfSight(read: (own: GrowingText) => void, growing: GrowingText, style: RunStyle): void {
    const own = new GrowingText(this.#tally);
    read(own);
    own.end();
    const words = originalText({ parts: [{ kind: 'text', name: '', blocks: own.blocks }], properties: [] });
    growing.text(words, { ...style, hidden: true });
  }

  #thing(kind: 'chart' | 'embedded' | 'picture' | 'drawing' | 'equation', text: string, growing: GrowingText): void {
    this.#tally.leave(kind);
    growing.block({ type: 'object', kind, text: this.#tally.take(text.trim()) });
  }

  /** A formula on one line; how its letters stand to each other is partly lost, and counted. */
  #equation(whole: XmlElement, growing: GrowingText, style: RunStyle): void {
    for (const gone of [...REMOVED].flatMap((name) => everyElement(whole, name))) {
      if (textOf(gone) !== '') this.#tally.leaveDeleted(deletedWords([gone]));
    }
    const formula = withoutElements(whole, REMOVED);
    if (textOf(formula) === '' && textOf(whole) !== '') return;
    if (this.#styles.hidesIn(formula, this.#properties, this.#tableAround))
      this.#say(equationWords(formula), growing, { ...style, hidden: true });
    else this.#thing('equation', equationWords(formula), growing);
  }

  #note(kind: 'footnote' | 'endnote', note: XmlElement | undefined, growing: GrowingText, style: RunStyle): void {
    if (!note || this.#fields.isInCode) return;
    if (style.hidden) {
      this.#outOfSight((own) => own.block(this.#frame(kind, note)), growing, style);
      return;
    }
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
    this.#shown.add(content);
    const [links, table] = [this.#links, this.#tableAround];
    this.#links = this.#notes.links.get(kind) ?? links;
    this.#tableAround = undefined;
    const read = this.#tally.nested(() => this.part(content));
    [this.#links, this.#tableAround] = [links, table];
    return { type: 'frame', kind, content: read };
  }
}

function symbol({ char: code = '', font }: XmlElement['attributes']): string {
  const point = Number.parseInt(code, 16);
  return point >= 0 && point <= 0x10ffff ? lettersOfFont(String.fromCodePoint(point), font) : '';
}
