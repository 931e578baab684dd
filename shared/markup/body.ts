import type { Body, EnclosuresBlock, HeadingBlock, ParagraphBlock } from '../document/body.ts';
import { blankCellOf, END_TEXT, endMark } from '../document/end-mark.ts';
import { itemLabels } from '../document/item-labels.ts';
import { ENCLOSURES_LABEL, enclosureLabel } from '../document/plain-text.ts';
import { attributes, html, join, type SafeHtml } from './html.ts';
import { endMarkup, itemListMarkup, type LabelledItem, labelMarkup, runsMarkup } from './item-list.ts';
import { type PictureAddress, pictureMarkup } from './picture.ts';
import { alignClass, tableMarkup } from './table.ts';

/** The class of the element around the body: a document set by syllable (글자 단위) breaks its lines so everywhere. */
export function bodyClass(body: Body): string {
  return body.breaking === 'syllable' ? 'document-body by-syllable' : 'document-body';
}

/**
 * The body (본문) as semantic markup, the same on the citizens' page and on the officials' paper view.
 * Labels and 끝. are real text, so a copy, a search and a screen reader find what the paper prints. No `style`
 * attribute (CSP): where things stand is said by classes, how wide columns are by `<col width>`. `addressOf` finds the
 * pictures; without it they stand in words.
 */
export function bodyMarkup(body: Body, addressOf?: PictureAddress): SafeHtml {
  const { labels } = itemLabels(body.blocks);
  const end = endMark(body.blocks);
  const last = body.blocks.length - 1;
  const parts: SafeHtml[] = [];
  let items: LabelledItem[] = [];
  let tables = 0;
  body.blocks.forEach((block, index) => {
    const closes = index === last && end.place === 'after-text';
    const label = labels[index] ?? '';
    if (block.type === 'item') {
      items.push({ item: block, label, closes });
      if (body.blocks[index + 1]?.type !== 'item') {
        parts.push(itemListMarkup(items));
        items = [];
      }
    } else if (block.type === 'table') {
      tables += 1;
      const blank = index === last ? blankCellOf(end) : undefined;
      parts.push(tableMarkup(block, { ordinal: tables, blank }));
    } else if (block.type === 'heading') parts.push(headingMarkup(block, label, closes));
    else if (block.type === 'paragraph') parts.push(paragraphMarkup(block, closes));
    else if (block.type === 'image') parts.push(pictureMarkup(block, addressOf));
    else parts.push(enclosuresMarkup(block, closes));
  });
  if (end.place === 'below-table') parts.push(html`<p class="end-below">${END_TEXT}</p>`);
  // Line feeds between blocks keep words of neighbouring blocks apart for whatever reads the text alone.
  return join(parts, html`\n`);
}

function headingMarkup(block: HeadingBlock, label: string, closes: boolean): SafeHtml {
  return html`<h2 class="section">${labelMarkup(label)}${runsMarkup(block.content)}${endMarkup(closes)}</h2>`;
}

function paragraphMarkup(block: ParagraphBlock, closes: boolean): SafeHtml {
  const type = attributes({ class: alignClass(block.align) });
  return html`<p${type}>${runsMarkup(block.content)}${endMarkup(closes)}</p>`;
}

function enclosuresMarkup(block: EnclosuresBlock, closes: boolean): SafeHtml {
  const count = block.items.length;
  return html`<dl class="enclosures"><dt>${ENCLOSURES_LABEL}${block.colon && ' :'}</dt>\n${block.items.map(
    (item, index) =>
      html`<dd>${labelMarkup(enclosureLabel(index, count))}${runsMarkup(item)}${endMarkup(closes && index === count - 1)}</dd>\n`,
  )}</dl>`;
}
