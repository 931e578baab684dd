import type { FrameKind } from '../../../shared/originals/frame-kind.ts';
import type { ReadBlock, ReadFact, ReadFrame } from '../../../shared/originals/read-document.ts';
import { GrowingText, type ParagraphManner } from '../growing-text.ts';
import { numberWords } from '../number-words.ts';
import { storedWordsOf } from '../package/stored-words.ts';
import { elementOf, elementsOf, textOf, wholeNumber, type XmlElement } from '../package/xml-tree.ts';
import type { Tally } from '../tally.ts';
import { Fields } from './fields.ts';
import { type HwpxHead, hwpxNumberFormat } from './head.ts';
import { ParagraphNumbers } from './numbers.ts';
import { readTable } from './table.ts';

/** What stands in the XML and says nothing of the text: places, sizes, caches of the layout. */
export const LAYOUT_ONLY: ReadonlySet<string> = new Set([
  ...['linesegarray', 'sz', 'pos', 'outMargin', 'inMargin', 'cellMargin', 'cellSz', 'orgSz', 'curSz', 'flip'],
  ...['rotationInfo', 'renderingInfo', 'lineShape', 'fillBrush', 'shadow', 'imgRect', 'imgClip', 'imgDim', 'effects'],
  ...['grid', 'startNum', 'visibility', 'lineNumberShape', 'pagePr', 'footNotePr', 'endNotePr', 'pageBorderFill'],
  ...['offset', 'colPr', 'parameterset', 'pt', 'seg'],
]);

/** In the head each measure stands twice, in a `switch`; in the text a chart does. */
export const HEAD_LAYOUT: ReadonlySet<string> = new Set([...LAYOUT_ONLY, 'switch']);

/** Objects that hold paragraphs or other objects. */
const SHAPES: ReadonlySet<string> = new Set([
  ...['rect', 'ellipse', 'arc', 'polygon', 'curve', 'line', 'connectLine', 'container', 'textart', 'unknownObject'],
]);

/** Parts of an object that are read with it; the properties of a section stand in its first run. */
const READ_WITH_SHAPES: ReadonlySet<string> = new Set(['drawText', 'caption', 'shapeComment', 'secPr']);

/** Comments that a maker writes by itself about a picture and that describe nothing. */
const NO_DESCRIPTION = /^(그림|사각형|타원|선|수식|표|묶음 개체|다각형|곡선|호|글상자|글맵시|그리기 개체)입니다\.?/;

const FORM_FIELDS: ReadonlySet<string> = new Set(['checkBtn', 'radioBtn', 'btn', 'edit', 'comboBox', 'listBox']);

/** Reads the paragraphs of sections into blocks. One for a whole document: numbers and notes count through it. */
export class SectionReader {
  readonly facts: ReadFact[] = [];
  readonly #head: HwpxHead;
  readonly #tally: Tally;
  readonly #numbers: ParagraphNumbers;
  readonly #fields: Fields;
  #notes = 0;
  #endnotes = 0;
  #after: ReadFrame[] = [];
  #before: ReadFrame[] = [];

  constructor(head: HwpxHead, tally: Tally) {
    this.#head = head;
    this.#tally = tally;
    this.#numbers = new ParagraphNumbers(head);
    this.#fields = new Fields(tally);
  }

  /** A section: the heads of its pages, its text, then notes and feet. */
  section(root: XmlElement): readonly ReadBlock[] {
    const body = this.paragraphs(root);
    const blocks = [...this.#before, ...body, ...this.#after];
    this.#before = [];
    this.#after = [];
    return blocks;
  }

  /** The paragraphs that stand directly in an element. */
  paragraphs(parent: XmlElement | undefined): readonly ReadBlock[] {
    const growing = new GrowingText(this.#tally);
    for (const paragraph of elementsOf(parent, 'p')) {
      growing.begin(this.#mannerOf(paragraph));
      for (const run of elementsOf(paragraph, 'run')) this.#run(run, growing);
    }
    growing.end();
    return growing.blocks;
  }

  #mannerOf({ attributes, children }: XmlElement): ParagraphManner {
    this.#noteOutline(children);
    const heading = this.#head.paragraphs.get(attributes['paraPrIDRef'] ?? '');
    if (!heading) return {};
    const label = this.#numbers.next(heading);
    if (heading.type === 'OUTLINE') return { label, depth: heading.level, heading: Math.min(6, heading.level + 1) };
    return { label, depth: heading.level };
  }

  /** The section's own properties stand in its first run, before the text that they number. */
  #noteOutline(runs: XmlElement['children']): void {
    for (const run of runs) {
      const properties = typeof run === 'string' ? undefined : elementOf(run, 'secPr');
      if (properties) this.#numbers.outline = properties.attributes['outlineShapeIDRef'] ?? '';
    }
  }

  #run(run: XmlElement, growing: GrowingText): void {
    for (const child of elementsOf(run)) {
      if (child.name === 't') this.#text(child, growing);
      else if (child.name === 'ctrl') for (const control of elementsOf(child)) this.#control(control, growing);
      else this.#object(child, growing);
    }
  }

  #text(text: XmlElement, growing: GrowingText): void {
    for (const child of text.children) {
      if (typeof child === 'string') this.#fields.text(child, growing);
      else this.#mark(child, growing);
    }
  }

  /** What stands in the midst of text. */
  #mark(mark: XmlElement, growing: GrowingText): void {
    switch (mark.name) {
      case 'tab':
        this.#fields.text('\t', growing);
        break;
      case 'lineBreak':
        this.#fields.text('\n', growing);
        break;
      case 'nbSpace':
      case 'fwSpace':
        this.#fields.text(' ', growing);
        break;
      case 'hyphen':
      case 'hypen':
        this.#fields.text('-', growing);
        break;
      case 'deleteBegin':
        this.#fields.beginDeletion(mark.attributes['Id'] ?? mark.attributes['id'] ?? '');
        break;
      case 'deleteEnd':
        this.#fields.endDeletion(mark.attributes['Id'] ?? mark.attributes['id'] ?? '');
        break;
      default:
        this.#text(mark, growing);
        break;
    }
  }

  #control(control: XmlElement, growing: GrowingText): void {
    const { name, attributes } = control;
    switch (name) {
      case 'fieldBegin':
        if (attributes['type'] === 'MEMO') this.#after.push(this.#frame('comment', elementOf(control, 'subList')));
        this.#fields.begin(control);
        break;
      case 'fieldEnd':
        this.#fields.end(attributes['beginIDRef'] ?? '', growing);
        break;
      case 'footNote':
        this.#note('footnote', control, growing);
        break;
      case 'endNote':
        this.#note('endnote', control, growing);
        break;
      case 'header':
        this.#before.push(this.#frame('header', elementOf(control, 'subList')));
        return;
      case 'footer':
        this.#after.push(this.#frame('footer', elementOf(control, 'subList')));
        return;
      case 'hiddenComment':
        this.#after.push({ ...this.#frame('comment', elementOf(control, 'subList')), by: '숨은 설명' });
        return;
      case 'autoNum':
        this.#autoNumber(control, growing);
        break;
      default:
        // 찾아보기 표시, 책갈피: words that no page shows.
        this.#tally.leaveUnlessShown(storedWordsOf([control]));
        return;
    }
  }

  /** Numbers of tables and pictures; that of a note stands in its frame, and a page has none here. */
  #autoNumber({ attributes, ...control }: XmlElement, growing: GrowingText): void {
    const { numType, num } = attributes;
    if (numType === 'FOOTNOTE' || numType === 'ENDNOTE' || numType === 'PAGE' || numType === 'TOTAL_PAGE') return;
    const format = elementOf({ ...control, attributes }, 'autoNumFormat')?.attributes;
    const number = numberWords(wholeNumber(num, 1), hwpxNumberFormat(format?.['type']));
    this.#fields.text(`${format?.['prefixChar'] ?? ''}${number}${format?.['suffixChar'] ?? ''}`, growing);
  }

  #note(kind: 'footnote' | 'endnote', control: XmlElement, growing: GrowingText): void {
    const number = kind === 'footnote' ? ++this.#notes : ++this.#endnotes;
    growing.note(number);
    this.#after.push({ ...this.#frame(kind, elementOf(control, 'subList')), number });
  }

  #frame(kind: FrameKind, list: XmlElement | undefined): ReadFrame {
    return { type: 'frame', kind, content: this.#tally.nested(() => this.paragraphs(list)) };
  }

  #object(object: XmlElement, growing: GrowingText): void {
    const { name } = object;
    this.#tally.leaveUnlessShown(textOf(elementOf(object, 'shapeComment')));
    if (name === 'tbl') {
      this.#table(object, growing);
      return;
    }
    if (SHAPES.has(name)) {
      this.#shape(object, growing);
      return;
    }
    if (FORM_FIELDS.has(name)) {
      this.#formField(object, growing);
      return;
    }
    switch (name) {
      case 'pic':
        this.#thing('picture', descriptionOf(object), object, growing);
        break;
      case 'equation':
        this.#thing('equation', textOf(elementOf(object, 'script')).trim(), object, growing);
        break;
      case 'chart':
        this.#thing('chart', descriptionOf(object), object, growing);
        break;
      case 'ole':
      case 'video':
        this.#thing('embedded', descriptionOf(object), object, growing);
        break;
      case 'switch': {
        // The same thing twice: a chart, and for programs that know none a file within the file.
        const both = [...elementsOf(object, 'case'), ...elementsOf(object, 'default')];
        const chosen = both.find((each) => elementsOf(each).length > 0);
        if (chosen) this.#run(chosen, growing);
        this.#tally.leaveUnlessShown(storedWordsOf(both.filter((each) => each !== chosen)));
        break;
      }
      case 'compose':
        this.#fields.text(object.attributes['composeText'] ?? '', growing);
        break;
      case 'dutmal': {
        const above = textOf(elementOf(object, 'subText'));
        this.#fields.text(`${textOf(elementOf(object, 'mainText'))}${above && `(${above})`}`, growing);
        break;
      }
      default:
        this.#unknown(object);
    }
  }

  /** What no version of the format that is known here has: its words are not on the page, and it is said. */
  #unknown(object: XmlElement): void {
    if (READ_WITH_SHAPES.has(object.name)) return;
    this.#tally.leave('unreadablePart', textOf(object).trim() === '' ? 0 : 1);
    this.#tally.leaveUnlessShown(storedWordsOf([object]));
  }

  #table(table: XmlElement, growing: GrowingText): void {
    const read = this.#tally.nested(() => [
      readTable(table, {
        tally: this.#tally,
        caption: this.#captionOf(table),
        content: (cell) => this.paragraphs(cell),
        named: (name, blocks) => this.facts.push(...namedCell(name, blocks)),
      }),
    ]);
    for (const block of read) growing.block(block);
  }

  /** A drawing is shown by the text in it; without any it is only counted. */
  #shape(shape: XmlElement, growing: GrowingText): void {
    const inside = this.#tally.nested(() => {
      const within = new GrowingText(this.#tally);
      for (const block of this.paragraphs(elementOf(elementOf(shape, 'drawText'), 'subList'))) within.block(block);
      for (const child of elementsOf(shape)) this.#object(child, within);
      within.end();
      return within.blocks;
    });
    const words = shape.attributes['text'] ?? '';
    if (inside.length === 0 && words !== '') {
      this.#thing('drawing', words, shape, growing);
      return;
    }
    if (inside.length === 0) {
      this.#thing('drawing', descriptionOf(shape), shape, growing);
      return;
    }
    if (shape.name === 'container') for (const block of inside) growing.block(block);
    else growing.block({ type: 'frame', kind: 'textBox', content: inside });
    for (const block of this.#captionOf(shape)) growing.block(block);
  }

  #thing(
    kind: 'picture' | 'equation' | 'chart' | 'drawing' | 'embedded',
    text: string,
    object: XmlElement,
    growing: GrowingText,
  ): void {
    this.#tally.leave(kind);
    growing.block({ type: 'object', kind, text: this.#tally.take(text) });
    for (const block of this.#captionOf(object)) growing.block(block);
  }

  #captionOf(object: XmlElement): readonly ReadBlock[] {
    const caption = elementOf(object, 'caption');
    return caption ? this.paragraphs(elementOf(caption, 'subList')) : [];
  }

  #formField({ name, attributes, ...rest }: XmlElement, growing: GrowingText): void {
    const isOn = attributes['value'] === 'CHECKED' || attributes['value'] === 'ON';
    const words = attributes['caption'] || attributes['selectedValue'] || textOf({ name, attributes, ...rest }).trim();
    const sign = name === 'checkBtn' || name === 'radioBtn' ? (isOn ? '[✓] ' : '[ ] ') : '';
    this.#fields.text(`${sign}${words}`, growing);
    // What else may be chosen, and what the field is called.
    this.#tally.leaveUnlessShown(storedWordsOf([{ name, attributes, ...rest }]));
  }
}

/** The description that a person has given; an automatic one says nothing. */
function descriptionOf(object: XmlElement): string {
  const comment = textOf(elementOf(object, 'shapeComment')).trim();
  return NO_DESCRIPTION.test(comment) ? '' : comment;
}

/** A cell with a name of the form (기관명, 수신, 시행번호 …) says what it holds. */
function namedCell(name: string, blocks: readonly ReadBlock[]): ReadFact[] {
  const value = blocks
    .flatMap((block) => (block.type === 'paragraph' || block.type === 'heading' ? [block.content] : []))
    .map((runs) => runs.map(({ text }) => text).join(''))
    .join(' ')
    .trim();
  return value === '' || name.trim() === '' ? [] : [{ name: name.trim(), value }];
}
