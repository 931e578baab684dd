import { isSpace } from '../document/line-gaps.ts';
import { FONT_KEYS, utf16 } from './font-objects.ts';
import { latinBytes } from './latin-bytes.ts';
import type { Letter, TextStyle } from './letters.ts';
import { INK } from './measures.ts';
import type { PictureCase } from './picture.ts';
import type { PlacedBar, PlacedFigure, PlacedPicture, PlacedText, Sheet } from './sheet.ts';
import { ARTIFACT, isTag, newTag, type Owner, type Tag } from './tags.ts';
import { markBars } from './withheld-mark.ts';

/** A painted page: its content stream, the tag of each marked stretch in the order of their ids, and its links. */
export type PaintedPage = {
  readonly content: Uint8Array;
  readonly tags: readonly Tag[];
  readonly links: readonly PaintedLink[];
};

/** Where the words of a link have been painted: left, bottom, right, top in points from the lower left corner. */
export type PaintedLink = {
  readonly tag: Tag;
  readonly boxes: (readonly [left: number, bottom: number, right: number, top: number])[];
};

/** The box of a link's line reaches this share of the size below and above its baseline. */
const LINK_BOX = { below: 0.25, above: 0.95 };

/** Underlines lie this share of the size below the baseline and are that thick. */
const UNDERLINE = { drop: 0.13, weight: 0.05 };

/** Writes one sheet as PDF operators; every text is marked as content of its tag or as an artifact. */
export function paintSheet(pictures: PictureCase, sheet: Sheet, page: number): PaintedPage {
  const painter = new Painter(pictures, page, sheet.page.height);
  const marked = sheet.texts.filter(({ letters }) => someStyle(letters, ({ mark }) => mark !== undefined));
  const underlined = sheet.texts.filter(({ letters }) => someStyle(letters, ({ underline }) => underline === true));
  painter.bars([...sheet.grounds, ...sheet.rules, ...marked.flatMap(markBars)]);
  for (const text of sheet.texts) {
    if (text.picture) painter.picture(text, text.picture);
    else painter.text(text);
  }
  painter.close();
  for (const figure of sheet.figures) painter.figure(figure);
  painter.bars(underlined.flatMap(underlines));
  return { content: latinBytes(painter.operators.join('')), tags: painter.tags, links: [...painter.links.values()] };
}

class Painter {
  readonly operators: string[] = [];
  readonly tags: Tag[] = [];
  readonly links = new Map<Tag, PaintedLink>();
  readonly #pictures: PictureCase;
  readonly #page: number;
  /** From the top of the sheet, where everything is measured from, to its bottom, where PDF begins. */
  readonly #height: number;
  #owner: Owner | undefined;
  #font = '';
  #color: readonly number[] = [];
  #spoken: TextStyle['mark'];

  constructor(pictures: PictureCase, page: number, height: number) {
    this.#pictures = pictures;
    this.#page = page;
    this.#height = height;
  }

  bars(bars: readonly PlacedBar[]): void {
    if (bars.length === 0) return;
    this.operators.push('/Artifact <</Type /Layout>> BDC\n');
    for (const bar of bars) {
      this.#setColor(bar.color);
      this.operators.push(`${this.#rectangle(bar)} re f\n`);
    }
    this.operators.push('EMC\n');
  }

  text(text: PlacedText): void {
    let from = 0;
    let x = text.x;
    for (let to = 1; to <= text.letters.length; to += 1) {
      const start = text.letters[from];
      const letter = text.letters[to];
      if (!start || (letter && letter.style === start.style && letter.glyph.face === start.glyph.face)) continue;
      const owner = ownerOf(text, start.style);
      const marked = start.style.mark && owner !== ARTIFACT ? owner : undefined;
      if (marked) this.#openMark(marked, start.style.mark, x, text.baseline);
      else if (from === 0 || owner !== this.#owner) {
        this.#open(owner);
        // In the middle of a line, a text with a link in it stands where it would stand without.
        if (from === 0) this.#moveTo(x, text.baseline);
        else this.#moveTo(x - text.x + Number(fixed(text.x)), text.baseline, finely);
      }
      this.#stretch(text, from, to, start);
      if (marked) this.close();
      const right = x + stretchWidth(text, from, to);
      if (owner !== ARTIFACT && owner.name === 'Link') this.#link(owner, text, { from, to, left: x, right });
      x = right;
      from = to;
    }
  }

  /** Stretches of one line are one box; spaces that the line was broken at lie beyond its end and in no box. */
  #link(tag: Tag, text: PlacedText, { from, to, left, right }: Stretch): void {
    let end = to;
    while (end > from && isSpace(text.letters[end - 1])) end -= 1;
    if (end === from) return;
    const size = text.letters[from]?.style.size ?? 0;
    const base = this.#height - text.baseline;
    const edge = end === to ? right : left + stretchWidth(text, from, end);
    const box = [left, base - size * LINK_BOX.below, edge, base + size * LINK_BOX.above] as const;
    const boxes = this.#boxesOf(tag);
    const last = boxes.at(-1);
    // The line goes on where the last stretch ended, or behind the spaces between them.
    if (last && last[1] === box[1] && last[0] <= left) boxes.splice(-1, 1, [last[0], box[1], edge, box[3]]);
    else boxes.push(box);
  }

  #boxesOf(tag: Tag): PaintedLink['boxes'] {
    const known = this.links.get(tag) ?? { tag, boxes: [] };
    this.links.set(tag, known);
    return known.boxes;
  }

  #moveTo(x: number, baseline: number, written = fixed): void {
    this.operators.push(`1 0 0 1 ${written(x)} ${fixed(this.#height - baseline)} Tm\n`);
  }

  /** All bars are one path, so that no hairline shows between those that touch. */
  figure({ owner, bars, link }: PlacedFigure): void {
    if (link && owner.attributes.box) this.#boxesOf(link).push(owner.attributes.box);
    const id = this.#mark(owner);
    this.operators.push(`/${owner.name} <</MCID ${id}>> BDC\n`);
    const [first] = bars;
    if (first) this.#setColor(first.color);
    this.operators.push(...bars.map((bar) => `${this.#rectangle(bar)} re\n`), 'f\nEMC\n');
  }

  /** A picture has marked content of its own: pictures are no part of a text. */
  picture({ x, baseline, owner }: PlacedText, { source, width, height }: PlacedPicture): void {
    this.close();
    const bottom = this.#height - baseline;
    if (owner === ARTIFACT) this.operators.push('/Artifact <</Type /Pagination>> BDC\n');
    else {
      owner.box ??= [x, bottom, x + width, bottom + height];
      this.operators.push(`/${owner.name} <</MCID ${this.#mark(owner)}>> BDC\n`);
    }
    const matrix = [width, 0, 0, height, x, bottom].map(fixed).join(' ');
    this.operators.push(`q ${matrix} cm /${this.#pictures.nameOf(source)} Do Q\nEMC\n`);
  }

  close(): void {
    if (this.#owner !== undefined) this.operators.push('ET\nEMC\n');
    this.#owner = undefined;
  }

  #open(owner: Owner): void {
    if (owner === this.#owner) return;
    this.close();
    this.#owner = owner;
    if (owner === ARTIFACT) {
      this.operators.push('/Artifact <</Type /Pagination>> BDC\nBT\n');
      return;
    }
    this.operators.push(`/${owner.name} <</MCID ${this.#mark(owner)}>> BDC\nBT\n`);
  }

  #mark(owner: Tag): number {
    const id = this.tags.push(owner) - 1;
    owner.content.push({ page: this.#page, id });
    return id;
  }

  /** Letters of one face and style. TJ moves, not Tw: word spacing does not act on two-byte codes. */
  #stretch({ letters, gap }: PlacedText, from: number, to: number, { glyph, style }: Letter): void {
    const font = `/${FONT_KEYS[glyph.face]} ${fixed(style.size)} Tf\n`;
    if (font !== this.#font) this.operators.push(font);
    this.#font = font;
    this.#setColor(style.color);
    let codes = '[(';
    for (let index = from; index < to; index += 1) {
      const letter = letters[index];
      if (!letter) continue;
      codes += codeString(letter.glyph.code);
      const natural = (letter.glyph.advance * style.size) / 1000;
      const extra = letter.width - natural + (gap !== 0 && isSpace(letter) ? gap : 0);
      if (extra > 0.005 || extra < -0.005) codes += `)${fixed((-extra * 1000) / style.size)}(`;
    }
    if (style.mark) this.operators.push(`${fixed(style.mark.rise)} Ts\n${codes})]TJ\n0 Ts\n`);
    else this.operators.push(`${codes})]TJ\n`);
  }

  /**
   * The name on a bar is marked content of its own beside the text around it, and not a span inside of it: readers that
   * count the ends of spans (poppler is one) would lose the rest of the text. It is called a span nevertheless, because
   * the same readers take an ActualText from no other. A mark that is broken over two lines of a
   * narrow cell is read once.
   */
  #openMark(owner: Tag, mark: TextStyle['mark'], x: number, baseline: number): void {
    this.close();
    const spoken = !mark || mark === this.#spoken ? '' : `FEFF${utf16(mark.spoken)}`;
    this.#spoken = mark;
    this.#owner = owner;
    this.operators.push(`/Span <</MCID ${this.#mark(owner)} /ActualText <${spoken}>>> BDC\nBT\n`);
    this.#moveTo(x, baseline);
  }

  #rectangle({ x, y, width, height }: PlacedBar): string {
    return `${fixed(x)} ${fixed(this.#height - y - height)} ${fixed(width)} ${fixed(height)}`;
  }

  #setColor(color: readonly [number, number, number]): void {
    if (color === this.#color) return;
    this.#color = color;
    this.operators.push(color === INK ? INK_OPERATOR : `${color.join(' ')} rg\n`);
  }
}

type Stretch = { readonly from: number; readonly to: number; readonly left: number; readonly right: number };

/** Words that lead somewhere belong to a link inside of their text; what goes on to the same address is part of it. */
function ownerOf({ owner }: PlacedText, { href }: TextStyle): Owner {
  if (href === undefined || owner === ARTIFACT) return owner;
  const last = owner.content.at(-1);
  if (last && isTag(last) && last.attributes.href === href) return last;
  const link = newTag('Link', { href });
  owner.content.push(link);
  return link;
}

function stretchWidth({ letters, gap }: PlacedText, from: number, to: number): number {
  let width = 0;
  for (let at = from; at < to; at += 1) {
    const letter = letters[at];
    if (letter) width += letter.width + (gap !== 0 && isSpace(letter) ? gap : 0);
  }
  return width;
}

/** Asked once for each style and not for each letter: most lines have one. */
function someStyle(letters: readonly Letter[], has: (style: TextStyle) => boolean): boolean {
  let last: TextStyle | undefined;
  for (const { style } of letters) {
    if (style === last) continue;
    if (has(style)) return true;
    last = style;
  }
  return false;
}

const INK_OPERATOR = `${INK.join(' ')} rg\n`;

function underlines(text: PlacedText): PlacedBar[] {
  const bars: PlacedBar[] = [];
  let x = text.x;
  let open: { from: number; style: TextStyle } | undefined;
  const close = (): void => {
    if (!open) return;
    const { size, color } = open.style;
    const y = text.baseline + size * UNDERLINE.drop;
    bars.push({ x: open.from, y, width: x - open.from, height: size * UNDERLINE.weight, color });
    open = undefined;
  };
  for (const letter of text.letters) {
    if (letter.style !== open?.style) close();
    if (letter.style.underline && !open) open = { from: x, style: letter.style };
    x += letter.width + (isSpace(letter) ? text.gap : 0);
  }
  close();
  return bars;
}

const CODE_STRINGS: string[] = [];

/** The two bytes of a code inside a literal string; brackets, backslash and return need an escape. */
function codeString(code: number): string {
  const known = CODE_STRINGS[code];
  if (known !== undefined) return known;
  const made = escaped(code >> 8) + escaped(code & 0xff);
  CODE_STRINGS[code] = made;
  return made;
}

function escaped(byte: number): string {
  if (byte === 0x0d) return '\\r';
  const character = String.fromCharCode(byte);
  return '()\\'.includes(character) ? `\\${character}` : character;
}

function finely(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
