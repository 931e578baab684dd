import type { Align, ItemBlock, ItemKind, ParagraphBlock, Run } from '../document/body.ts';
import { isFitHref } from '../document/body-text.ts';
import { type BreakMode, setLines } from './break.ts';
import type { Strip } from './flow.ts';
import type { FaceName } from './font/face.ts';
import { type GlyphCase, type Letter, spread, type TextStyle, textOfGlyph, textStyle, widthOf } from './letters.ts';
import { BODY, NOTE, SQUARE, type TextSetting } from './measures.ts';
import { addTag, type Tag, type TagAttributes } from './tags.ts';
import { textStrips } from './text-strips.ts';
import { drawnText, markLetters } from './withheld-mark.ts';

/** The column a block is set into, in points on the sheet. */
export type Frame = { readonly x: number; readonly width: number; readonly breaking?: BreakMode | undefined };

/** What differs from block to block besides its text. */
export type BlockPlace = {
  readonly frame: Frame;
  readonly before?: number | undefined;
  readonly gluedToNext?: boolean | undefined;
  readonly end?: readonly Letter[] | undefined;
};

/** The width of the marker's column in em of its size; a number takes its own width and half an em. */
const MARKER_COLUMNS: Readonly<Record<Exclude<ItemKind, 'number'>, number>> = {
  square: 1.36,
  circle: 1.4,
  dash: 1,
  dot: 1,
  note: 1.35,
  circled: 1.4,
};

/** Labels such as 일시, 장소, 참석자 are spread to one width, so that their colons stand in one column. */
const LABEL_WIDTH_EM = 3.6;
const LABEL = /^((?:[가-힣]\s*){2,4}|[^:：]{1,20}?)\s*[:：](?=\s|$)/u;

export function runLetters(glyphs: GlyphCase, runs: readonly Run[], style: TextStyle): Letter[] {
  const only = runs.length === 1 ? runs[0] : undefined;
  if (only) return lettersOf(glyphs, only, style);
  return runs.flatMap((run) => lettersOf(glyphs, run, style));
}

function lettersOf(glyphs: GlyphCase, run: Run, style: TextStyle): Letter[] {
  return run.withheld ? markLetters(glyphs, run.withheld, style) : glyphs.letters(run.text, markedStyle(run, style));
}

function markedStyle(run: Run, style: TextStyle): TextStyle {
  // An address of another kind never comes in; should one stand in an old record, its words lead nowhere.
  const isLink = run.href !== undefined && isFitHref(run.href) && run.text.trim() !== '';
  const href = isLink ? run.href : undefined;
  if (!run.bold && !run.underline && href === undefined) return style;
  const { face, underline } = style;
  return textStyle({
    ...style,
    face: run.bold ? 'sans' : face,
    underline: run.underline ? true : underline,
    href: href ?? style.href,
  });
}

export function paragraphStrips(
  glyphs: GlyphCase,
  paragraph: ParagraphBlock,
  setting: TextSetting,
  align: Align | 'justify',
  parent: Tag,
  place: BlockPlace,
): Strip[] {
  return textStrips(glyphs.fonts, {
    letters: runLetters(glyphs, paragraph.content, setting.style),
    x: place.frame.x,
    width: place.frame.width,
    breaking: place.frame.breaking,
    setting,
    owner: addTag(parent, 'P'),
    align,
    before: place.before,
    gluedToNext: place.gluedToNext,
    end: place.end,
  });
}

/** An item with its marker hanging in front; a lone numbered item has no marker and starts at its indent. */
export function itemStrips(
  glyphs: GlyphCase,
  item: ItemBlock,
  label: string,
  setting: TextSetting,
  align: Align | 'justify',
  lists: ListTags,
  place: BlockPlace,
): Strip[] {
  const { frame } = place;
  // The serif's ㆍ is a slanted stroke, the old vowel; as a bullet it must be round.
  const marker = glyphs.letters(label, inFace(setting.style, item.kind === 'dot' ? 'sans' : 'serif'));
  const size = setting.style.size;
  // A deep item in a narrow cell must keep room for its text.
  const indent = Math.min(item.level * size, frame.width * 0.3);
  const column = label === '' ? 0 : markerColumn(item.kind, widthOf(marker), size);
  const hangs = frame.width - indent - column >= size * 2;
  const inset = hangs ? indent + column : 0;
  // Without room to hang, the mark is the first word of the text.
  const inline = hangs || label === '' ? [] : glyphs.letters(`${label} `, setting.style);
  const { lbl, body } = lists.item(item, hangs ? label : '');
  const text = itemLetters(glyphs, item, setting, frame.width - inset);
  return textStrips(glyphs.fonts, {
    letters: inline.length === 0 ? text : [...inline, ...text],
    x: frame.x + inset,
    width: frame.width - inset,
    setting,
    owner: body,
    align,
    breaking: frame.breaking,
    markers: lbl ? [{ x: frame.x + indent, letters: marker, owner: lbl }] : [],
    before: place.before,
    gluedToNext: place.gluedToNext,
    end: place.end,
  });
}

/** Mostly the style itself: letters are made once for each style that there is. */
function inFace(style: TextStyle, face: FaceName): TextStyle {
  return style.face === face ? style : textStyle({ ...style, face });
}

/** The setting of an item on the open page (not in a cell). */
export function itemSetting(kind: ItemKind): TextSetting {
  if (kind === 'note') return NOTE;
  return kind === 'square' ? SQUARE : BODY;
}

function markerColumn(kind: ItemKind, width: number, size: number): number {
  const own = width + size / 2;
  if (kind === 'number') return own;
  return Math.max(MARKER_COLUMNS[kind] * size, width + size / 5);
}

/**
 * □ is a heading or `label : value`: the label stands in bold and the value in the face of the text. A □ that
 * runs over two lines is a paragraph and not a heading.
 */
function itemLetters(glyphs: GlyphCase, item: ItemBlock, setting: TextSetting, width: number): Letter[] {
  const letters = runLetters(glyphs, item.content, setting.style);
  if (item.kind !== 'square' || setting !== SQUARE) return letters;
  const label = LABEL.exec(drawnText(item.content));
  if (!label) {
    const heading = setLines(letters, width, false).length <= 2;
    return heading ? letters : runLetters(glyphs, item.content, BODY.style);
  }
  const length = countLetters(letters, label[0]);
  const name = countLetters(letters, (label[1] ?? '').trimEnd());
  const spreads = /^(?:[가-힣]\s*){2,4}$/u.test(label[1] ?? '');
  const bold = spreads ? spread(letters.slice(0, name), LABEL_WIDTH_EM * setting.style.size) : letters.slice(0, name);
  const body = runLetters(glyphs, item.content, BODY.style);
  return [...bold, ...letters.slice(name, length), ...body.slice(countLetters(body, label[0]))];
}

/** How many letters draw the beginning of a text: one of old Hangul stands for several characters. */
function countLetters(letters: readonly Letter[], beginning: string): number {
  let rest = beginning.length;
  let count = 0;
  for (; rest > 0 && count < letters.length; count += 1) {
    const letter = letters[count];
    rest -= letter ? textOfGlyph(letter.glyph).length : 0;
  }
  return count;
}

const NUMBERINGS: Readonly<Record<ItemKind, NonNullable<TagAttributes['numbering']>>> = {
  number: 'Decimal',
  circled: 'Decimal',
  square: 'Square',
  circle: 'Circle',
  dash: 'Disc',
  dot: 'Disc',
  note: 'Disc',
};

/** Flat items become nested lists: a deeper item hangs in the body of the shallower one before it. */
export class ListTags {
  readonly #root: Tag;
  #open: { readonly level: number; readonly kind: ItemKind; readonly list: Tag; body: Tag }[] = [];

  constructor(root: Tag) {
    this.#root = root;
  }

  close(): void {
    this.#open = [];
  }

  item(item: Pick<ItemBlock, 'kind' | 'level'>, label: string): { readonly lbl: Tag | undefined; readonly body: Tag } {
    while (this.#endsBefore(item)) this.#open.pop();
    let top = this.#open.at(-1);
    if (!top || top.level < item.level) {
      const list = addTag(top?.body ?? this.#root, 'L', { numbering: label === '' ? 'None' : NUMBERINGS[item.kind] });
      top = { level: item.level, kind: item.kind, list, body: list };
      this.#open.push(top);
    }
    const entry = addTag(top.list, 'LI');
    const lbl = label === '' ? undefined : addTag(entry, 'Lbl');
    top.body = addTag(entry, 'LBody');
    return { lbl, body: top.body };
  }

  #endsBefore(item: Pick<ItemBlock, 'kind' | 'level'>): boolean {
    const top = this.#open.at(-1);
    return top !== undefined && (top.level > item.level || (top.level === item.level && top.kind !== item.kind));
  }
}
