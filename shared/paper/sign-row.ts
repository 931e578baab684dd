import type { SignatureBox, SignatureBoxes } from '../approval/signature-boxes.ts';
import { fittedLine, fittedLines } from './fitted-text.ts';
import { baselineDrop, type GlyphCase, type Letter, widthOf } from './letters.ts';
import { BOX_DATE, mm, PAGE, SIGN_MARK, SIGN_NAME, SIGN_POST, TEXT_WIDTH, type TextSetting } from './measures.ts';
import { placeText, type Sheet } from './sheet.ts';
import { inRows, signatureOf, titleOf } from './signature-grid.ts';
import { addTag, type Tag } from './tags.ts';

/** A part of the foot that is drawn where it is told to stand. */
export type FootPiece = { readonly height: number; draw(sheet: Sheet, top: number): void };

const LEAST_COLUMNS = 3;
const MARK_HEIGHT = mm(4.2);
const ROW_HEIGHT = mm(12);
const COOPERATOR_COLUMN = mm(20);
const COOPERATOR_STEP = mm(6);
const AGENCY_HEIGHT = mm(6);
const NAME_GAP = mm(2.6);
const CELL_GAP = mm(2);

/** The sign row of 별지 제1호서식 with 협조자 under it, and the rows of the other agencies of a 공동기안. */
export function signRowPieces(glyphs: GlyphCase, boxes: SignatureBoxes, root: Tag): FootPiece[] {
  const row = new SignRow(glyphs);
  const own = row.pieces(boxes.signRow, addTag(root, 'Table', { summary: '결재란' }), boxes.cooperation);
  const joint = (boxes.joint ?? []).flatMap(({ agencyName, signRow }) => {
    const head = addTag(root, 'P');
    const table = addTag(root, 'Table', { summary: `${agencyName} 결재란` });
    return [row.agency(agencyName, head), ...row.pieces(signRow, table)];
  });
  return [...own, ...joint];
}

class SignRow {
  readonly #glyphs: GlyphCase;

  constructor(glyphs: GlyphCase) {
    this.#glyphs = glyphs;
  }

  pieces(boxes: readonly SignatureBox[], table: Tag, cooperation?: readonly SignatureBox[]): FootPiece[] {
    const rows = inRows(boxes);
    // 협조자 and who they are take two columns of the same table.
    const columns = Math.max(cooperation ? 2 : 1, ...rows.map((row) => row.length));
    const width = TEXT_WIDTH / Math.max(LEAST_COLUMNS, columns);
    const signed = rows.map((row): FootPiece => {
      const titles = addTag(table, 'TR');
      const names = addTag(table, 'TR');
      const tags = row.map((_, index) => {
        const spare = index === row.length - 1 ? columns - row.length : 0;
        const span = spare > 0 ? { colspan: spare + 1 } : {};
        return { post: addTag(titles, 'TH', { scope: 'Column', ...span }), name: addTag(names, 'TD', span) };
      });
      if (row.length === 0) {
        addTag(titles, 'TD', { colspan: columns });
        addTag(names, 'TD', { colspan: columns });
      }
      return { height: ROW_HEIGHT, draw: (sheet, top) => this.#boxes(sheet, top, row, width, tags) };
    });
    return cooperation ? [...signed, this.#cooperation(cooperation, table, columns)] : signed;
  }

  /** 공동기안: the name of another agency, over its row. */
  agency(name: string, owner: Tag): FootPiece {
    const letters = fittedLine(this.#glyphs, name, SIGN_POST.style, TEXT_WIDTH);
    return {
      height: AGENCY_HEIGHT,
      draw: (sheet, top) => this.#onLine(sheet, letters, PAGE.left, top + AGENCY_HEIGHT / 2, owner),
    };
  }

  #boxes(
    sheet: Sheet,
    top: number,
    row: readonly SignatureBox[],
    width: number,
    tags: readonly { readonly post: Tag; readonly name: Tag }[],
  ): void {
    const middle = top + MARK_HEIGHT + SIGN_NAME.leading / 2;
    const places = row.map((box, index) => this.#placed(box, PAGE.left + width * index, width - CELL_GAP));
    row.forEach((_, index) => {
      const place = places[index];
      const owner = tags[index]?.post;
      if (!place || !owner) return;
      place.post.forEach((line, at) => {
        const size = line[0]?.style.size ?? SIGN_POST.style.size;
        const y = middle + (at - (place.post.length - 1) / 2) * size * 1.2;
        this.#onLine(sheet, line, place.x, y, owner);
      });
    });
    row.forEach((box, index) => {
      const place = places[index];
      const owner = tags[index]?.name;
      if (!place || !owner) return;
      this.#onLine(sheet, this.#note(box), place.nameAt, top + SIGN_MARK.leading / 2, owner);
      this.#onLine(sheet, place.name, place.nameAt, middle, owner);
    });
  }

  /** The post takes what the name leaves it; `nameAt` is where mark, date and name begin. */
  #placed(box: SignatureBox, x: number, room: number) {
    const name = fittedLine(this.#glyphs, signatureOf(box) ?? '', SIGN_NAME.style, room * 0.55);
    const taken = Math.max(widthOf(name), widthOf(this.#note(box)), mm(8));
    const post = fittedLines(this.#glyphs, titleOf(box), SIGN_POST.style, room - taken - NAME_GAP);
    const nameAt = x + Math.max(...post.map(widthOf)) + NAME_GAP;
    return { x, post, name, nameAt };
  }

  /** `전결 11/20 `: over the name, and only of who decides. */
  #note({ mark, date, name, absence }: SignatureBox): Letter[] {
    const words = this.#letters(mark ? `${mark}${date ? ' ' : ''}` : '', SIGN_MARK);
    const day = this.#letters(date ?? '', BOX_DATE);
    // The space keeps date and name two words when copied.
    const end = (mark || date) && (name ?? absence) !== undefined ? this.#letters(' ', BOX_DATE) : [];
    return [...words, ...day, ...end];
  }

  #cooperation(boxes: readonly SignatureBox[], table: Tag, columns: number): FootPiece {
    const row = addTag(table, 'TR');
    const head = addTag(row, 'TH', { scope: 'Row' });
    const cell = addTag(row, 'TD', columns > 2 ? { colspan: columns - 1 } : {});
    const label = this.#letters('협조자', SIGN_POST);
    const room = TEXT_WIDTH - COOPERATOR_COLUMN;
    const entries: { readonly letters: readonly Letter[]; readonly x: number; readonly line: number }[] = [];
    let x = 0;
    let line = 0;
    for (const box of boxes) {
      const signature = signatureOf(box);
      const words = signature === undefined ? '' : ` ${signature}`;
      const name = fittedLine(this.#glyphs, words, { ...SIGN_NAME.style, size: 11.5 }, room / 2);
      const post = fittedLine(this.#glyphs, titleOf(box), SIGN_POST.style, room - widthOf(name));
      const letters = [...post, ...name];
      if (x > 0 && x + widthOf(letters) > room) {
        x = 0;
        line += 1;
      }
      // The space keeps two people apart for a reader that does not see the distance.
      entries.push({ letters: [...letters, ...this.#letters(' ', SIGN_POST)], x, line });
      x += widthOf(letters) + mm(7);
    }
    return {
      height: COOPERATOR_STEP * (line + 1) + mm(3),
      draw: (sheet, top) => {
        this.#onLine(sheet, label, PAGE.left, top + COOPERATOR_STEP / 2, head);
        for (const entry of entries) {
          const middle = top + COOPERATOR_STEP * (entry.line + 0.5);
          this.#onLine(sheet, entry.letters, PAGE.left + COOPERATOR_COLUMN + entry.x, middle, cell);
        }
      },
    };
  }

  #letters(text: string, setting: TextSetting): Letter[] {
    return this.#glyphs.letters(text, setting.style);
  }

  #onLine(sheet: Sheet, letters: readonly Letter[], x: number, middle: number, owner: Tag): void {
    const size = letters.at(-1)?.style.size ?? 0;
    placeText(sheet, { x, baseline: middle + baselineDrop(this.#glyphs.fonts.serif, size), owner }, letters);
  }
}
