import { PAGE, type PageBox } from './measures.ts';
import { newSheet, type Sheet } from './sheet.ts';

/** A strip of the text column that no page break may cut: mostly one line. */
export type Strip = {
  readonly kind: 'strip';
  readonly height: number;
  /** Space above; dropped at the top of a page. */
  readonly before: number;
  /** No page break between this strip and what follows it. */
  readonly glued: boolean;
  readonly page?: PageBox;
  draw(sheet: Sheet, top: number, artifact?: boolean): void;
};

/** What a table gives to one page. */
export type TablePart = {
  readonly height: number;
  readonly done: boolean;
  draw(sheet: Sheet, top: number): void;
};

/** A table cuts itself, because spans, repeated heads and rows taller than a page are its own affair. */
export type TableStrip = {
  readonly kind: 'table';
  readonly before: number;
  /** What must stand together at its beginning: the head and the first row. */
  readonly firstHeight: number;
  /** The page that it was set for, where that is not the usual one. */
  readonly page?: PageBox;
  /** The next part; undefined when nothing useful fits. On a fresh page there always is a part. */
  take(available: number, fresh: boolean): TablePart | undefined;
};

export type FlowEntry = Strip | TableStrip;

/**
 * Fills pages from top to bottom. Glued strips move to the next page together; a glued run longer than a page
 * is cut where the page ends, because text outside the paper would be worse than a lonely line.
 */
export function fillSheets(entries: readonly FlowEntry[], first: Sheet, firstTop: number): Sheet[] {
  const column = new Column(first, firstTop);
  let index = 0;
  while (index < entries.length) {
    const group = readGroup(entries, index);
    column.place(group);
    index += group.length;
  }
  return column.sheets;
}

function readGroup(entries: readonly FlowEntry[], from: number): FlowEntry[] {
  const group: FlowEntry[] = [];
  for (let index = from; index < entries.length; index += 1) {
    const entry = entries[index];
    if (!entry) break;
    group.push(entry);
    if (entry.kind === 'table' || !entry.glued) break;
  }
  return group;
}

class Column {
  readonly sheets: Sheet[];
  #sheet: Sheet;
  #y: number;
  #fresh = false;

  constructor(first: Sheet, firstTop: number) {
    this.sheets = [first];
    this.#sheet = first;
    this.#y = firstTop;
  }

  place(group: readonly FlowEntry[]): void {
    let height = 0;
    let page = PAGE;
    for (const [index, entry] of group.entries()) {
      page = entry.page ?? page;
      if (index > 0 || !this.#fresh) height += entry.before;
      height += entry.kind === 'table' ? entry.firstHeight : entry.height;
    }
    if (page !== this.#sheet.page) this.#turn(page);
    else if (!this.#fresh && this.#y + height > page.bottom + ROUNDING && !isCutAnyway(group, height, page))
      this.#turn();
    for (const entry of group) {
      if (entry.kind === 'table') this.#placeTable(entry);
      else this.#placeStrip(entry);
    }
  }

  #placeStrip(strip: Strip): void {
    let before = this.#fresh ? 0 : strip.before;
    if (!this.#fresh && this.#y + before + strip.height > this.#sheet.page.bottom + ROUNDING) {
      this.#turn();
      before = 0;
    }
    strip.draw(this.#sheet, this.#y + before);
    this.#y += before + strip.height;
    this.#fresh = false;
  }

  #placeTable(table: TableStrip): void {
    for (;;) {
      const before = this.#fresh ? 0 : table.before;
      const part = table.take(this.#sheet.page.bottom - this.#y - before, this.#fresh);
      if (part) {
        part.draw(this.#sheet, this.#y + before);
        this.#y += before + part.height;
        this.#fresh = false;
        if (part.done) return;
      }
      this.#turn();
    }
  }

  #turn(page = this.#sheet.page): void {
    this.#sheet = newSheet(page);
    this.sheets.push(this.#sheet);
    this.#y = page.top;
    this.#fresh = true;
  }
}

/** A page of its own would not hold the run together either: it begins where it stands. */
function isCutAnyway(group: readonly FlowEntry[], height: number, page: PageBox): boolean {
  return height > page.bottom - page.top + ROUNDING && group.every(({ kind }) => kind === 'strip');
}

const ROUNDING = 0.01;
