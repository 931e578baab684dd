import { UNKNOWN_LETTER } from '../document/private-letters.ts';
import { FRAME_LABELS } from '../originals/frame-kind.ts';
import { formatCaution, hiddenPartWords, leftOutWords } from '../originals/left-out-words.ts';
import type {
  ReadBlock,
  ReadDocument,
  ReadFact,
  ReadFrame,
  ReadParagraph,
  ReadPart,
  ReadRun,
} from '../originals/read-document.ts';
import { belowName, OBJECT_NAMES } from '../originals/shown-blocks.ts';
import { html, isSafeAddress, join, raw, type SafeHtml } from './html.ts';
import { originalTableMarkup } from './original-table.ts';

/** Which page of the document this is, with the pieces of parts that stand on it. */
export type OriginalDrawing = {
  readonly page: readonly ReadPart[];
  /** Facts and notices stand on the first page, properties of the file on the last. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** For a picture: where its bytes are, and what it is called. */
  readonly picture?: { readonly address: string; readonly name: string };
};

/**
 * 문서 보기: what was read out of somebody's file. Its headings begin at the second level, below the name of the file;
 * every letter is escaped, and no markup of the file is ever taken over.
 */
export function originalMarkup(document: Omit<ReadDocument, 'personalData'>, drawing: OriginalDrawing): SafeHtml {
  const { page, isFirst, isLast, picture } = drawing;
  const drawer = new OriginalDrawer();
  return html`${isFirst && noticeMarkup(document)}${isFirst && factsMarkup('문서 정보', document.facts)}${
    picture && html`<p class="read-picture"><img src="${picture.address}" alt="${picture.name}"></p>`
  }${picture ? '' : page.map((part, at) => drawer.part(part, at))}${isLast && factsMarkup('파일 정보', document.properties)}`;
}

/** What of the file is not here: said before everything else, so that nobody takes the page for the whole. */
function noticeMarkup(document: Omit<ReadDocument, 'personalData'>): SafeHtml {
  const { leftOut, format, parts } = document;
  const caution = formatCaution(document);
  const isEmpty = format !== 'picture' && parts.every(({ blocks }) => blocks.length === 0);
  const empty =
    format === 'pdf' ? '이 PDF에는 글자가 없습니다(그림뿐). 원문을 내려받아 보십시오.' : '이 파일에는 글자가 없습니다.';
  if (!isEmpty && leftOut.length === 0 && caution === undefined) return raw('');
  return html`<div class="read-notice" role="note" aria-label="이 화면에 옮기지 않은 것">${isEmpty && html`<p>${empty}</p>`}${
    leftOut.length > 0 &&
    html`<p>이 화면에 옮기지 않은 것이 있습니다. 원문에서 확인해 주십시오.</p><ul>${leftOut.map(
      (each) => html`<li>${leftOutWords(each)}</li>`,
    )}</ul>`
  }${caution !== undefined && html`<p>${caution}</p>`}</div>`;
}

function factsMarkup(title: string, facts: readonly ReadFact[]): SafeHtml | false {
  return (
    facts.length > 0 &&
    html`<details class="read-facts"><summary>${title} ${facts.length}가지</summary><dl>${facts.map(
      ({ name, value }) => html`<div><dt>${name}</dt><dd>${textMarkup(value)}</dd></div>`,
    )}</dl></details>`
  );
}

/** Draws the parts of one page; tables are counted through it, and notes are found by their part. */
class OriginalDrawer {
  #tables = 0;
  #part = 0;
  /** The level of the last heading: a file may leap over levels, a page that is heard may not. */
  #level = 1;

  part(part: ReadPart, at: number): SafeHtml {
    const { kind, name, hidden } = part;
    const blocks = belowName(part);
    this.#part = at + 1;
    const below = name === '' ? 2 : 3;
    this.#level = below - 1;
    const body = html`${this.#blocks(blocks, below)}`;
    if (name === '') return html`<div class="read-part">${body}</div>`;
    const id = `part-${at + 1}`;
    return html`<section class="read-part" aria-labelledby="${id}"><h2 id="${id}">${name}${
      hidden && html` <span class="read-mark">${hiddenPartWords(kind)}</span>`
    }</h2>${part.blocks.length === 0 ? html`<p class="read-empty">글자가 없습니다.</p>` : body}</section>`;
  }

  #blocks(blocks: readonly ReadBlock[], below: number): SafeHtml {
    const parts: SafeHtml[] = [];
    for (let at = 0; at < blocks.length; at += 1) {
      const run = labelledRun(blocks, at);
      if (run.length > 0) {
        parts.push(itemsMarkup(run, this.#part));
        at += run.length - 1;
        continue;
      }
      const block = blocks[at];
      if (block) parts.push(this.#block(block, below));
    }
    return join(parts, raw('\n'));
  }

  #block(block: ReadBlock, below: number): SafeHtml {
    switch (block.type) {
      case 'heading':
        this.#level = Math.min(block.level + below - 1, this.#level + 1);
        return headingMarkup(this.#level, html`${labelMarkup(block.label)}${runsMarkup(block.content, this.#part)}`);
      case 'paragraph':
        return html`<p>${runsMarkup(block.content, this.#part)}</p>`;
      case 'table':
        this.#tables += 1;
        return originalTableMarkup(block, {
          ordinal: this.#tables,
          caption: block.caption && runsMarkup(block.caption, this.#part),
          content: (content) => this.#blocks(content, Math.min(6, below + 1)),
        });
      case 'frame':
        return this.#frame(block, below);
      case 'object':
        return html`<p class="read-object">[${OBJECT_NAMES[block.kind]}${block.text === '' ? '' : html`: ${textMarkup(block.text)}`}]</p>`;
    }
  }

  #frame({ kind, number, by, content }: ReadFrame, below: number): SafeHtml {
    const name = `${FRAME_LABELS[kind]}${number === undefined ? '' : ` ${number}`}${by === undefined ? '' : ` (${by})`}`;
    const isNote = kind === 'footnote' || kind === 'endnote';
    const inside = this.#blocks(content, Math.min(6, below + 1));
    if (!isNote) {
      return html`<div class="read-frame" role="group" aria-label="${name}"><p class="read-name">${name}</p>${inside}</div>`;
    }
    const id = `note-${this.#part}-${number ?? 0}`;
    return html`<div class="read-note" role="group" aria-label="${name}" id="${id}"><p class="read-name">${name}</p>${inside}</div>`;
  }
}

/** Heading tags are written out: a template takes no tag name from anywhere. */
function headingMarkup(level: number, content: SafeHtml): SafeHtml {
  if (level <= 2) return html`<h2>${content}</h2>`;
  if (level === 3) return html`<h3>${content}</h3>`;
  if (level === 4) return html`<h4>${content}</h4>`;
  if (level === 5) return html`<h5>${content}</h5>`;
  return html`<h6>${content}</h6>`;
}

/** Neighbouring paragraphs with labels are one list. */
function labelledRun(blocks: readonly ReadBlock[], from: number): readonly ReadParagraph[] {
  const run: ReadParagraph[] = [];
  for (let at = from; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.type !== 'paragraph' || block.label === undefined) break;
    run.push(block);
  }
  return run;
}

/** A list within a list for every level that is deeper than the one before. */
function itemsMarkup(items: readonly ReadParagraph[], part: number): SafeHtml {
  const lists: { depth: number; items: SafeHtml[]; last: SafeHtml | undefined }[] = [];
  const closeItem = (list: (typeof lists)[number]) => {
    if (list.last) list.items.push(html`<li>${list.last}</li>`);
    list.last = undefined;
  };
  const closeList = () => {
    const list = lists.pop();
    if (!list) return;
    closeItem(list);
    const drawn = html`<ul class="read-items" role="list">${list.items}</ul>`;
    const outer = lists.at(-1);
    if (outer) outer.last = html`${outer.last}${drawn}`;
    else whole.push(drawn);
  };
  const whole: SafeHtml[] = [];
  for (const { depth = 0, label, content } of items) {
    while (lists.length > 1 && (lists.at(-1)?.depth ?? 0) > depth) closeList();
    const open = lists.at(-1);
    if (!open || open.depth < depth) lists.push({ depth, items: [], last: undefined });
    const list = lists.at(-1);
    if (!list) continue;
    closeItem(list);
    list.last = html`${labelMarkup(label)}${runsMarkup(content, part)}`;
  }
  while (lists.length > 0) closeList();
  return join(whole);
}

function labelMarkup(label: string | undefined): SafeHtml | false {
  return label !== undefined && html`<span class="read-label">${label}</span> `;
}

function runsMarkup(runs: readonly ReadRun[], part: number): SafeHtml {
  return html`${runs.map((run) => runMarkup(run, part))}`;
}

function runMarkup({ text, hidden, href, note }: ReadRun, part: number): SafeHtml {
  if (note !== undefined) {
    return html`<sup><a href="#note-${part}-${note}" aria-label="각주 ${note}">${note})</a></sup>`;
  }
  const words = textMarkup(text);
  const linked =
    href !== undefined && isSafeAddress(href)
      ? html`<a href="${href}" rel="noopener noreferrer nofollow">${words}</a>`
      : words;
  return hidden ? html`<span class="read-hidden"><span class="read-mark">숨은 글</span> ${linked}</span>` : linked;
}

/** What no reader can say is a sign with words: the letter alone is passed over, or called by a foreign name. */
const UNKNOWN = html`<span role="img" aria-label="읽을 수 없는 글자" title="읽을 수 없는 글자">${UNKNOWN_LETTER}</span>`;

function lineMarkup(line: string): SafeHtml {
  if (!line.includes(UNKNOWN_LETTER)) return html`${line}`;
  return join(
    line.split(UNKNOWN_LETTER).map((words) => html`${words}`),
    UNKNOWN,
  );
}

/** Lines stay lines. */
function textMarkup(text: string): SafeHtml {
  return join(text.split('\n').map(lineMarkup), raw('<br>'));
}
