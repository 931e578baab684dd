import { countLeads, isUnitNote } from '../document/block-roles.ts';
import type {
  Block,
  Body,
  EnclosuresBlock,
  HeadingBlock,
  ImageBlock,
  ItemBlock,
  ParagraphBlock,
  TableBlock,
} from '../document/body.ts';
import { blankCellOf, END_TEXT, type EndMark, endMark } from '../document/end-mark.ts';
import { itemLabels } from '../document/item-labels.ts';
import { ENCLOSURES_LABEL, enclosureLabel } from '../document/plain-text.ts';
import { setBalanced } from './break.ts';
import type { FlowEntry, Strip } from './flow.ts';
import {
  type BlockPlace,
  type Frame,
  itemSetting,
  itemStrips,
  ListTags,
  paragraphStrips,
  runLetters,
} from './item-strips.ts';
import { baselineDrop, type GlyphCase, type Letter, widthOf } from './letters.ts';
import { BODY, EM, HEADING, INK, LEAD, mm, PAGE, TEXT_WIDTH, UNIT_NOTE } from './measures.ts';
import { pictureStrips } from './picture-strips.ts';
import { asOneNumeral } from './roman-numerals.ts';
import { ruleAcross } from './sheet.ts';
import { newTable } from './table-flow.ts';
import { addTag, type Tag } from './tags.ts';
import { endLetters, endStrip, type Marker, textStrips } from './text-strips.ts';

const LEAD_INSET = mm(8);
const LEAD_LINES = 4;

const SPACE_BEFORE = {
  heading: mm(8.4),
  square: mm(2.4),
  table: mm(2.4),
  tableUnderItsUnit: mm(1),
  picture: mm(2.4),
  afterTable: mm(3.2),
  enclosures: 20,
  end: mm(2),
} as const;

/** How a form sets the body under its head: with a lead in the middle of the sheet or, as letters are, without. */
export type BodySetting = { readonly hasLead: boolean; readonly before: number; readonly hasEnd?: boolean };

const NO_MARK: EndMark = { place: 'none' };

export const UNDER_TITLE: BodySetting = { hasLead: true, before: mm(9) };

/** The body (본문) as strips and tables, with its labels, its end mark and its structure under `root`. */
export function bodyFlow(glyphs: GlyphCase, body: Body, root: Tag, setting = UNDER_TITLE): FlowEntry[] {
  return new BodySetter(glyphs, body, root, setting).set();
}

class BodySetter {
  readonly #glyphs: GlyphCase;
  readonly #blocks: readonly Block[];
  readonly #root: Tag;
  readonly #labels: readonly string[];
  readonly #mark: EndMark;
  readonly #leads: number;
  readonly #first: number;
  readonly #breaking: Body['breaking'];
  readonly #lists: ListTags;

  constructor(
    glyphs: GlyphCase,
    { blocks, breaking }: Body,
    root: Tag,
    { hasLead, before, hasEnd = true }: BodySetting,
  ) {
    this.#glyphs = glyphs;
    this.#breaking = breaking;
    this.#blocks = blocks;
    this.#root = root;
    this.#labels = itemLabels(blocks).labels;
    this.#mark = hasEnd ? endMark(blocks) : NO_MARK;
    this.#leads = hasLead ? countLeads(blocks) : 0;
    this.#first = before;
    this.#lists = new ListTags(root);
  }

  set(): FlowEntry[] {
    const entries = this.#blocks.flatMap((block, index) => this.#block(block, index));
    if (this.#mark.place === 'below-table') entries.push(this.#endBelowTable());
    return entries;
  }

  #block(block: Block, index: number): FlowEntry[] {
    if (block.type !== 'item') this.#lists.close();
    switch (block.type) {
      case 'heading':
        return this.#heading(block, index);
      case 'paragraph':
        return this.#paragraph(block, index);
      case 'item':
        return this.#item(block, index);
      case 'table':
        return [this.#table(block, index)];
      case 'image':
        return this.#picture(block, index);
      case 'enclosures':
        return this.#enclosures(block, index);
    }
  }

  #heading(block: HeadingBlock, index: number): Strip[] {
    const owner = addTag(this.#root, 'H2');
    const numeral = asOneNumeral(
      this.#glyphs.letters(`${this.#labels[index] ?? ''} `, HEADING.style),
      this.#glyphs.fonts,
    );
    const column = Math.max(mm(9.5), widthOf(numeral) + HEADING.style.size * 0.2);
    const lines = textStrips(this.#glyphs.fonts, {
      letters: runLetters(this.#glyphs, block.content, HEADING.style),
      x: PAGE.left + column,
      width: TEXT_WIDTH - column,
      setting: HEADING,
      owner,
      align: 'left',
      markers: [{ x: PAGE.left, letters: numeral, owner }],
      before: this.#before(index, SPACE_BEFORE.heading),
      gluedToNext: true,
      end: this.#endOf(index),
    });
    const rule: Strip = {
      kind: 'strip',
      height: mm(4.2),
      before: 0,
      glued: index < this.#blocks.length - 1,
      draw: (sheet, top) => ruleAcross(sheet, PAGE.left, top + mm(1.2), TEXT_WIDTH, mm(0.2), INK),
    };
    return [...lines, rule];
  }

  #paragraph(block: ParagraphBlock, index: number): Strip[] {
    if (index < this.#leads) return this.#lead(block, index);
    const unit = isUnitNote(this.#blocks, index);
    const align = unit ? 'right' : (block.align ?? 'left');
    return paragraphStrips(
      this.#glyphs,
      block,
      unit ? UNIT_NOTE : BODY,
      align === 'left' ? 'justify' : align,
      this.#root,
      this.#place(index, 0, unit),
    );
  }

  /** The sentence under the title that says what the report is about: centred, in lines of like length. */
  #lead(block: ParagraphBlock, index: number): Strip[] {
    const letters = runLetters(this.#glyphs, block.content, LEAD.style);
    const width = TEXT_WIDTH - LEAD_INSET * 2;
    const lines = setBalanced(letters, width);
    const before = this.#before(index, 0);
    if (lines.length > LEAD_LINES) {
      return paragraphStrips(this.#glyphs, block, BODY, 'justify', this.#root, { frame: this.#column(), before });
    }
    return textStrips(this.#glyphs.fonts, {
      letters,
      lines,
      x: PAGE.left + LEAD_INSET,
      width,
      setting: LEAD,
      owner: addTag(this.#root, 'P'),
      align: 'center',
      before,
    });
  }

  #item(block: ItemBlock, index: number): Strip[] {
    const next = this.#blocks[index + 1];
    const leadsOn =
      next?.type === 'table' || next?.type === 'image' || (next?.type === 'item' && next.level > block.level);
    const place = this.#place(index, block.kind === 'square' ? SPACE_BEFORE.square : 0, leadsOn);
    const label = this.#labels[index] ?? '';
    return itemStrips(this.#glyphs, block, label, itemSetting(block.kind), 'justify', this.#lists, place);
  }

  #table(block: TableBlock, index: number): FlowEntry {
    const blank = index === this.#blocks.length - 1 ? blankCellOf(this.#mark) : undefined;
    return newTable(this.#glyphs, block, addTag(this.#root, 'Table'), {
      before: this.#before(
        index,
        isUnitNote(this.#blocks, index - 1) ? SPACE_BEFORE.tableUnderItsUnit : SPACE_BEFORE.table,
      ),
      breaking: this.#breaking,
      blankBelow: blank,
      reserve: this.#reserve(index),
    });
  }

  #picture(block: ImageBlock, index: number): Strip[] {
    const reserve = this.#reserve(index);
    const before = this.#before(index, SPACE_BEFORE.picture);
    const place = { before, gluedToNext: reserve > 0, reserve, breaking: this.#breaking };
    return pictureStrips(this.#glyphs, block, this.#root, place);
  }

  /** Room for 끝. below the last table or picture: it must not stand alone on the next page. */
  #reserve(index: number): number {
    const isClosing = this.#mark.place === 'below-table' && index === this.#blocks.length - 1;
    return isClosing ? BODY.leading + SPACE_BEFORE.end : 0;
  }

  #enclosures(block: EnclosuresBlock, index: number): Strip[] {
    const owner = addTag(this.#root, 'P');
    const label = this.#glyphs.letters(block.colon ? `${ENCLOSURES_LABEL} :` : ENCLOSURES_LABEL, BODY.style);
    const inset = widthOf(label) + EM;
    const numbered = block.items.length > 1;
    const lists = new ListTags(this.#root);
    const items = block.items.length === 0 ? [[]] : block.items;
    // The last number is the widest, and all texts begin in one column.
    const widest = widthOf(this.#glyphs.letters(enclosureLabel(items.length - 1, items.length), BODY.style));
    const hanging = numbered ? Math.max(EM * 1.4, widest + EM * 0.4) : 0;
    return items.flatMap((content, place) => {
      const first: Marker[] = place === 0 ? [{ x: PAGE.left, letters: label, owner }] : [];
      const number = enclosureLabel(place, items.length);
      const tags = numbered ? lists.item({ kind: 'number', level: 0 }, number) : { lbl: undefined, body: owner };
      const digits = this.#glyphs.letters(number, BODY.style);
      const marker = tags.lbl ? [{ x: PAGE.left + inset, letters: digits, owner: tags.lbl }] : [];
      return textStrips(this.#glyphs.fonts, {
        letters: runLetters(this.#glyphs, content, BODY.style),
        x: PAGE.left + inset + hanging,
        width: TEXT_WIDTH - inset - hanging,
        setting: BODY,
        owner: tags.body,
        align: 'justify',
        breaking: this.#breaking,
        markers: [...first, ...marker],
        before: place === 0 ? this.#before(index, SPACE_BEFORE.enclosures) : 0,
        end: place === items.length - 1 ? this.#endOf(index) : undefined,
      });
    });
  }

  #column(): Frame {
    return { x: PAGE.left, width: TEXT_WIDTH, breaking: this.#breaking };
  }

  #place(index: number, before: number, gluedToNext: boolean): BlockPlace {
    return { frame: this.#column(), before: this.#before(index, before), gluedToNext, end: this.#endOf(index) };
  }

  /** Space above a block: its own, none under a heading's rule, more under a table and at the body's beginning. */
  #before(index: number, own: number): number {
    const previous = this.#blocks[index - 1];
    if (!previous) return this.#first;
    if (previous.type === 'heading') return 0;
    const isObject = previous.type === 'table' || previous.type === 'image';
    return isObject ? Math.max(own, SPACE_BEFORE.afterTable) : own;
  }

  #endOf(index: number): readonly Letter[] | undefined {
    const isLast = this.#mark.place === 'after-text' && index === this.#blocks.length - 1;
    return isLast ? this.#end() : undefined;
  }

  #end(): Letter[] {
    return endLetters(this.#glyphs.letters(` ${END_TEXT}`, BODY.style));
  }

  #endBelowTable(): Strip {
    const drop = BODY.leading / 2 + baselineDrop(this.#glyphs.fonts.serif, BODY.style.size);
    return endStrip(this.#end(), addTag(this.#root, 'P'), BODY.leading, drop, false, SPACE_BEFORE.end);
  }
}
