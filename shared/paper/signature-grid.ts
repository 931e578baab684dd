import type { JointBoxes, SignatureBox, SignatureBoxes } from '../approval/signature-boxes.ts';
import { fittedLine, fittedLines } from './fitted-text.ts';
import { asWide, baselineDrop, type GlyphCase, type Letter, spread, widthOf } from './letters.ts';
import {
  BOX_DATE,
  BOX_NAME,
  BOX_TITLE,
  COOPERATOR_NAME,
  FRAME_GREY,
  HEAD_GREY,
  INK,
  mm,
  PAGE,
  type TextSetting,
} from './measures.ts';
import { placeText, ruleAcross, ruleDown, type Sheet } from './sheet.ts';
import { addTag, type Tag, type TagAttributes } from './tags.ts';

const LEFT = PAGE.left + mm(67);
const WIDTH = mm(108);
const CITIZEN_WIDTH = mm(20);
const TITLE_HEIGHT = mm(7.5);
const NAME_HEIGHT = mm(16);
/** With two sign rows the boxes are lower, so that the title moves down as little as can be. */
const LOW_NAME_HEIGHT = mm(13);
const COOPERATION_HEIGHT = mm(7.5);
const COOPERATION_STEP = mm(5.2);
/** 공동기안: the row with the name of another agency. */
const AGENCY_HEIGHT = mm(6.5);
const PADDING = mm(1);
/** The decider's box is wider, because the date stands in it. */
const DECIDER_EXTRA = mm(4);
const BOXES_IN_ROW = 4;
const FRAME = mm(0.4);
const INNER = mm(0.15);

/** A box's place in the grid, or that of a row of boxes, in points on the sheet. */
type BoxPlace = { readonly x: number; readonly width: number; readonly y: number; readonly nameHeight: number };

/** The two rows of the table in which a row of boxes is read: the posts, then the names. */
type RowTags = { readonly titles: Tag; readonly names: Tag; readonly columns: number };

/**
 * The box grid at the right of the head (결재란): 시민 with its empty box, then everybody who signs, then 협조.
 * Below them the other agencies of a 공동기안, each under its name. Returns the height, which grows with a second sign
 * row, a second line of cooperating offices and every row of agencies.
 */
export function drawSignatureGrid(
  glyphs: GlyphCase,
  boxes: SignatureBoxes,
  sheet: Sheet,
  top: number,
  root: Tag,
): number {
  const grid = new SignatureGrid(glyphs, sheet, addTag(root, 'Table', { summary: '결재란' }));
  return grid.draw(boxes, top, root);
}

class SignatureGrid {
  readonly #glyphs: GlyphCase;
  readonly #sheet: Sheet;
  readonly #table: Tag;

  constructor(glyphs: GlyphCase, sheet: Sheet, table: Tag) {
    this.#glyphs = glyphs;
    this.#sheet = sheet;
    this.#table = table;
  }

  draw(boxes: SignatureBoxes, top: number, root: Tag): number {
    const rows = inRows(boxes.signRow);
    const columns = Math.max(1, ...rows.map((row) => row.length));
    const nameHeight = rows.length > 1 ? LOW_NAME_HEIGHT : NAME_HEIGHT;
    const rowHeight = TITLE_HEIGHT + nameHeight;
    const signHeight = rowHeight * rows.length;
    this.#ground(LEFT, top, CITIZEN_WIDTH, TITLE_HEIGHT);
    rows.forEach((row, index) => {
      this.#signRow(row, top + rowHeight * index, nameHeight, columns, index === 0 ? rows.length : 0);
    });
    this.#down(LEFT + CITIZEN_WIDTH, top, signHeight);
    this.#across(LEFT, top + TITLE_HEIGHT, CITIZEN_WIDTH);
    this.#across(LEFT, top + signHeight, WIDTH);
    const own = signHeight + this.#cooperation(boxes.cooperation, top + signHeight, columns);
    const height = own + this.#joint(boxes.joint ?? [], top + own, root);
    this.#frame(top, height);
    return height;
  }

  /** Agencies of few people stand beside each other, so that a paper of many agencies keeps its first page. */
  #joint(agencies: readonly JointBoxes[], top: number, root: Tag): number {
    let y = top;
    for (const beside of inBands(agencies)) {
      const rows = Math.max(...beside.map(({ signRow }) => inRows(signRow).length));
      const columns = beside.reduce((sum, { signRow }) => sum + columnsOf(signRow), 0);
      const height = AGENCY_HEIGHT + (TITLE_HEIGHT + LOW_NAME_HEIGHT) * rows;
      this.#across(LEFT, y, WIDTH);
      let x = LEFT;
      for (const agency of beside) {
        const width = (WIDTH * columnsOf(agency.signRow)) / columns;
        if (x > LEFT) this.#down(x, y, height);
        this.#agency(
          agency,
          { x, y, width, height },
          addTag(root, 'Table', { summary: `${agency.agencyName} 결재란` }),
        );
        x += width;
      }
      y += height;
    }
    return y - top;
  }

  #agency(
    { agencyName, signRow }: JointBoxes,
    {
      x,
      y,
      width,
      height,
    }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
    table: Tag,
  ): void {
    const rows = inRows(signRow);
    const columns = columnsOf(signRow);
    const head = addTag(addTag(table, 'TR'), 'TH', { scope: 'Column', ...(columns > 1 ? { colspan: columns } : {}) });
    this.#ground(x, y, width, AGENCY_HEIGHT);
    const name = this.#fitted(agencyName, BOX_TITLE, width - PADDING * 2);
    this.#centred(name, x, width, y + AGENCY_HEIGHT / 2, head);
    const rowHeight = (height - AGENCY_HEIGHT) / rows.length;
    rows.forEach((row, index) => {
      const tags = { titles: addTag(table, 'TR'), names: addTag(table, 'TR'), columns };
      const rowTop = y + AGENCY_HEIGHT + rowHeight * index;
      this.#across(x, rowTop, width);
      this.#boxRow(row, { x, width, y: rowTop, nameHeight: rowHeight - TITLE_HEIGHT }, tags);
    });
  }

  /** `citizenRows` > 0 in the first row: there the 시민 column begins and spans all sign rows. */
  #signRow(row: readonly SignatureBox[], y: number, nameHeight: number, columns: number, citizenRows: number): void {
    const titles = addTag(this.#table, 'TR');
    const names = addTag(this.#table, 'TR');
    if (citizenRows > 0) {
      const citizen = addTag(titles, 'TH', { scope: 'Column' });
      const label = spread(this.#letters('시민', BOX_TITLE), mm(9));
      this.#centred(label, LEFT, CITIZEN_WIDTH, y + TITLE_HEIGHT / 2, citizen);
      addTag(names, 'TD', citizenRows > 1 ? { rowspan: citizenRows * 2 - 1 } : {});
    }
    const place = { x: LEFT + CITIZEN_WIDTH, width: WIDTH - CITIZEN_WIDTH, y, nameHeight };
    if (citizenRows === 0) this.#across(place.x, y, place.width);
    this.#boxRow(row, place, { titles, names, columns });
  }

  #boxRow(row: readonly SignatureBox[], whole: BoxPlace, { titles, names, columns }: RowTags): void {
    const { y, nameHeight } = whole;
    this.#ground(whole.x, y, whole.width, TITLE_HEIGHT);
    this.#across(whole.x, y + TITLE_HEIGHT, whole.width);
    const width = (whole.width - DECIDER_EXTRA) / Math.max(1, row.length);
    if (row.length === 0) {
      addTag(titles, 'TD');
      addTag(names, 'TD');
    }
    const places = row.map((_, index): BoxPlace & { readonly span: TagAttributes } => {
      const last = index === row.length - 1;
      const x = whole.x + width * index;
      if (index > 0) this.#down(x, y, TITLE_HEIGHT + nameHeight);
      const span = last && columns > row.length ? { colspan: columns - index } : {};
      return { x, y, nameHeight, width: last ? width + DECIDER_EXTRA : width, span };
    });
    // All titles, then all names: the order of the content is that of the rows, as it is read aloud.
    row.forEach((box, index) => {
      const place = places[index];
      if (place) this.#title(box, place, addTag(titles, 'TH', { scope: 'Column', ...place.span }));
    });
    row.forEach((box, index) => {
      const place = places[index];
      if (place) this.#signature(box, place, addTag(names, 'TD', place.span));
    });
  }

  #title(box: SignatureBox, place: BoxPlace, owner: Tag): void {
    const lines = fittedLines(this.#glyphs, titleOf(box), BOX_TITLE.style, place.width - PADDING * 2);
    const step = TITLE_HEIGHT / 2 - PADDING / 2;
    lines.forEach((line, index) => {
      const middle = place.y + TITLE_HEIGHT / 2 + (index - (lines.length - 1) / 2) * step;
      this.#centred(line, place.x, place.width, middle, owner);
    });
  }

  #signature(box: SignatureBox, place: BoxPlace, owner: Tag): void {
    const room = place.width - PADDING * 2;
    const middle = place.y + TITLE_HEIGHT + place.nameHeight / 2;
    const note = [box.mark, box.date].filter((part) => part !== undefined).join(' ');
    const small = this.#letters(note, BOX_DATE);
    const signature = signatureOf(box);
    const name = this.#letters(signature ?? '', BOX_NAME);
    if (note === '' || signature === undefined) {
      const only = note === '' ? this.#fitted(signature ?? '', BOX_NAME, room) : this.#fitted(note, BOX_DATE, room);
      this.#centred(only, place.x, place.width, middle, owner);
      return;
    }
    // The gap is a space of its own width, so that date and name are two words when copied.
    const gap = this.#letters(' ', BOX_DATE).map((letter) => asWide(letter, mm(1.4)));
    const line = [...small, ...gap, ...name];
    if (box.mark === undefined && widthOf(line) <= room) {
      this.#centred(line, place.x, place.width, middle, owner);
      return;
    }
    this.#centred(this.#fitted(note, BOX_DATE, room), place.x, place.width, middle - BOX_NAME.leading / 2, owner);
    const fitted = this.#fitted(signature, BOX_NAME, room);
    this.#centred(fitted, place.x, place.width, middle + BOX_DATE.leading / 2, owner);
  }

  #cooperation(boxes: readonly SignatureBox[], y: number, columns: number): number {
    const row = addTag(this.#table, 'TR');
    const head = addTag(row, 'TH', { scope: 'Row' });
    const cell = addTag(row, 'TD', columns > 1 ? { colspan: columns } : {});
    const left = LEFT + CITIZEN_WIDTH + mm(2.4);
    const room = LEFT + WIDTH - mm(1.4) - left;
    const entries: { readonly letters: readonly Letter[]; readonly x: number; readonly middle: number }[] = [];
    let x = left;
    let middle = y + COOPERATION_HEIGHT / 2;
    for (const box of boxes) {
      const signature = signatureOf(box);
      const name = signature === undefined ? [] : this.#fitted(` ${signature}`, COOPERATOR_NAME, room / 2);
      const letters = [...this.#fitted(titleOf(box), BOX_TITLE, room - widthOf(name)), ...name];
      if (x > left && x + widthOf(letters) > left + room) {
        x = left;
        middle += COOPERATION_STEP;
      }
      const gap = this.#letters(' ', BOX_TITLE).map((letter) => asWide(letter, mm(4)));
      entries.push({ letters: [...letters, ...gap], x, middle });
      x += widthOf(letters) + mm(4);
    }
    const height = middle - y + COOPERATION_HEIGHT / 2;
    this.#ground(LEFT, y, CITIZEN_WIDTH, height);
    this.#down(LEFT + CITIZEN_WIDTH, y, height);
    const label = spread(this.#letters('협조', BOX_TITLE), mm(9));
    this.#centred(label, LEFT, CITIZEN_WIDTH, y + height / 2, head);
    for (const entry of entries) this.#onLine(entry.letters, entry.x, entry.middle, cell);
    return height;
  }

  #letters(text: string, setting: TextSetting): Letter[] {
    return this.#glyphs.letters(text, setting.style);
  }

  #fitted(text: string, setting: TextSetting, room: number): Letter[] {
    return fittedLine(this.#glyphs, text, setting.style, room);
  }

  #centred(letters: readonly Letter[], x: number, width: number, middle: number, owner: Tag): void {
    this.#onLine(letters, x + (width - widthOf(letters)) / 2, middle, owner);
  }

  #onLine(letters: readonly Letter[], x: number, middle: number, owner: Tag): void {
    const size = letters.at(-1)?.style.size ?? 0;
    placeText(this.#sheet, { x, baseline: middle + baselineDrop(this.#glyphs.fonts.serif, size), owner }, letters);
  }

  #ground(x: number, y: number, width: number, height: number): void {
    this.#sheet.grounds.push({ x, y, width, height, color: HEAD_GREY });
  }

  #across(x: number, y: number, width: number): void {
    ruleAcross(this.#sheet, x, y, width, INNER, FRAME_GREY);
  }

  #down(x: number, y: number, height: number): void {
    ruleDown(this.#sheet, x, y, height, INNER, FRAME_GREY);
  }

  #frame(top: number, height: number): void {
    ruleAcross(this.#sheet, LEFT, top, WIDTH, FRAME, INK);
    ruleAcross(this.#sheet, LEFT, top + height, WIDTH, FRAME, INK);
    ruleDown(this.#sheet, LEFT, top - FRAME / 2, height + FRAME, FRAME, INK);
    ruleDown(this.#sheet, LEFT + WIDTH, top - FRAME / 2, height + FRAME, FRAME, INK);
  }
}

/** Up to four boxes stand in a row; more are shared out evenly over as many rows as they need. */
export function inRows(boxes: readonly SignatureBox[]): (readonly SignatureBox[])[] {
  const count = Math.max(1, Math.ceil(boxes.length / BOXES_IN_ROW));
  const length = Math.ceil(boxes.length / count);
  return Array.from({ length: count }, (_, row) => boxes.slice(row * length, (row + 1) * length));
}

function columnsOf(boxes: readonly SignatureBox[]): number {
  return Math.max(1, ...inRows(boxes).map((row) => row.length));
}

/** Agencies in their order, as many beside each other as there are columns for. */
function inBands(agencies: readonly JointBoxes[]): readonly (readonly JointBoxes[])[] {
  const bands: JointBoxes[][] = [];
  let columns = 0;
  for (const agency of agencies) {
    const wide = columnsOf(agency.signRow);
    const band = bands.at(-1);
    if (band && columns + wide <= BOXES_IN_ROW) band.push(agency);
    else bands.push([agency]);
    columns = band && bands.at(-1) === band ? columns + wide : wide;
  }
  return bands;
}

export function titleOf(box: SignatureBox): string {
  return `${box.origin ?? ''}${box.postTitle}${box.hasOpinion ? '(의견 있음)' : ''}`;
}

/** The name, or why nobody signed (규칙 제6조④); `代` before the name of one who acted for another. */
export function signatureOf(box: SignatureBox): string | undefined {
  return box.absence ?? (box.name === undefined ? undefined : `${box.prefix ?? ''}${box.name}`);
}
