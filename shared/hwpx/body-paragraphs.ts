import { countLeads, isUnitNote } from '../document/block-roles.ts';
import type { Block, EnclosuresBlock, HeadingBlock, ItemBlock, ParagraphBlock } from '../document/body.ts';
import { runsText } from '../document/body.ts';
import { type BlankCell, blankCellOf, endMark } from '../document/end-mark.ts';
import { itemLabels } from '../document/item-labels.ts';
import { ENCLOSURES_LABEL, enclosureLabel } from '../document/plain-text.ts';
import type { Xml } from '../kernel/xml.ts';
import { bodyPicture } from './body-picture.ts';
import { bodyTable } from './body-table.ts';
import { END, lineXml, markRoom } from './item-line.ts';
import { BODY, HEADING, NOTE, SQUARE, TABLE_CELL } from './letters.ts';
import { mm, strokesOf } from './measures.ts';
import { type Pen, STYLE } from './pen.ts';
import type { CharStyle, ParaStyle } from './style-book.ts';

/** A □ of this length is a heading; a longer one is a paragraph. */
const LONGEST_HEADING = 60;
const LONGEST_LEAD = 140;
const BEFORE = { heading: mm(8), square: mm(2.4), enclosures: mm(7), first: mm(6) } as const;
const ALIGNS = { left: 'JUSTIFY', center: 'CENTER', right: 'RIGHT' } as const;

/** The body (본문) as paragraphs and tables: marks and 끝. are real text, as in the files offices exchange. */
export function bodyParagraphs(pen: Pen, blocks: readonly Block[], { hasLead } = { hasLead: true }): Xml[] {
  const { labels } = itemLabels(blocks);
  const end = endMark(blocks);
  const last = blocks.length - 1;
  // A letter begins with its text, not with a lead in the middle of the sheet.
  const leads = hasLead ? countLeads(blocks) : 0;
  const parts = blocks.flatMap((block, index) =>
    blockXml(pen, block, {
      label: labels[index] ?? '',
      closes: index === last && end.place === 'after-text',
      before: index === 0 ? BEFORE.first : 0,
      align: index < leads ? leadAlign(block) : undefined,
      isUnit: index >= leads && isUnitNote(blocks, index),
      blank: index === last ? blankCellOf(end) : undefined,
    }),
  );
  if (end.place !== 'below-table') return parts;
  return [...parts, pen.paragraph([pen.run(END, BODY)], { align: 'LEFT', before: mm(2) }, STYLE.text)];
}

/** A lead of more than some four lines is read as text, and stands as text. */
function leadAlign(block: Block): 'CENTER' | undefined {
  return block.type === 'paragraph' && runsText(block.content).length <= LONGEST_LEAD ? 'CENTER' : undefined;
}

/** What a block must know of its neighbours. */
type BlockPlace = {
  readonly label: string;
  readonly closes: boolean;
  readonly before: number;
  /** (단위: 천원): small and at the right, and never on another page than its table. */
  readonly isUnit: boolean;
  /** How a paragraph stands by what it is: a lead in the middle. */
  readonly align: ParaStyle['align'] | undefined;
  readonly blank: BlankCell | undefined;
};

function blockXml(pen: Pen, block: Block, place: BlockPlace): Xml[] {
  switch (block.type) {
    case 'heading':
      return [headingXml(pen, block, place)];
    case 'paragraph':
      return [paragraphXml(pen, block, place)];
    case 'item':
      return [itemXml(pen, block, place)];
    case 'table':
      return [bodyTable(pen, block, place.blank)];
    case 'image':
      return bodyPicture(pen, block, place.before);
    case 'enclosures':
      return enclosuresXml(pen, block, place);
  }
}

function headingXml(pen: Pen, block: HeadingBlock, { label, closes }: BlockPlace): Xml {
  const style: ParaStyle = {
    align: 'LEFT',
    before: BEFORE.heading,
    after: mm(2),
    keepWithNext: true,
    ruled: true,
    ...markRoom(label, HEADING),
  };
  return pen.paragraph(lineXml(pen, label, block.content, HEADING, closes), style, STYLE.heading);
}

function paragraphXml(pen: Pen, block: ParagraphBlock, { closes, before, align: own, isUnit }: BlockPlace): Xml {
  if (isUnit) {
    const style: ParaStyle = { align: 'RIGHT', before, keepWithNext: true };
    return pen.paragraph(lineXml(pen, '', block.content, TABLE_CELL, closes), style, STYLE.text);
  }
  const align = own ?? ALIGNS[block.align ?? 'left'];
  return pen.paragraph(lineXml(pen, '', block.content, BODY, closes), { align, before }, STYLE.text);
}

/** Each level stands one Hangul (2타) further in; the lines after the first hang under the first letter. */
function itemXml(pen: Pen, item: ItemBlock, { label, closes, before }: BlockPlace): Xml {
  const letters = itemLetters(item);
  const style: ParaStyle = {
    align: 'JUSTIFY',
    left: item.level * BODY.height,
    before: item.kind === 'square' ? Math.max(before, BEFORE.square) : before,
    ...markRoom(label, letters),
  };
  return pen.paragraph(lineXml(pen, label, item.content, letters, closes), style, STYLE.item);
}

function itemLetters(item: ItemBlock): CharStyle {
  if (item.kind === 'note') return NOTE;
  return item.kind === 'square' && runsText(item.content).length <= LONGEST_HEADING ? SQUARE : BODY;
}

/** The first enclosure follows the word 붙임 after one letter space, the others stand under it. */
function enclosuresXml(pen: Pen, block: EnclosuresBlock, { closes, before }: BlockPlace): Xml[] {
  const word = `${block.colon ? `${ENCLOSURES_LABEL} :` : ENCLOSURES_LABEL}  `;
  const half = BODY.height / 2;
  const inset = strokesOf(word) * half;
  const items = block.items.length === 0 ? [[]] : block.items;
  return items.map((content, index) => {
    const isFirst = index === 0;
    const number = enclosureLabel(index, items.length);
    const hanging = markRoom(number, BODY).hanging ?? 0;
    const style: ParaStyle = {
      align: 'JUSTIFY',
      left: isFirst ? 0 : inset,
      hanging: isFirst ? inset + hanging : hanging,
      before: isFirst ? Math.max(before, BEFORE.enclosures) : 0,
    };
    const runs = lineXml(pen, number, content, BODY, closes && index === items.length - 1);
    return pen.paragraph(isFirst ? [pen.run(word, BODY), ...runs] : runs, style, STYLE.enclosures);
  });
}
