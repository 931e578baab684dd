import { officialDate } from '../kernel/calendar-day.ts';
import { setWhole } from './break.ts';
import { fittedLine, fittedLines } from './fitted-text.ts';
import type { FlowEntry, Strip } from './flow.ts';
import { tracked } from './letter-head.ts';
import { asWide, baselineDrop, type GlyphCase, type Letter, textOfGlyph, widthOf } from './letters.ts';
import {
  BAND_GREY,
  CONTACT,
  INK,
  MOTTO,
  mm,
  PAGE,
  RECIPIENTS,
  SENDER,
  SENDER_NOTE,
  TEXT_HEIGHT,
  TEXT_WIDTH,
  type TextSetting,
} from './measures.ts';
import {
  markNote,
  markWords,
  type NumberAndDay,
  type PaperPicture,
  type SenderMark,
  type StandardDraft,
} from './paper-document.ts';
import { placePicture, placeText, ruleAcross, ruleDown, type Sheet } from './sheet.ts';
import { type FootPiece, signRowPieces } from './sign-row.ts';
import { addTag, type Tag } from './tags.ts';
import { textStrips } from './text-strips.ts';

const SENDER_TRACKING = 0.78;
const LEAST_SENDER_HEIGHT = mm(24);
const SIGNATURE = { width: mm(30), height: mm(12) } as const;
const LABEL_COLUMN = mm(20);
const BAND = { above: mm(3.9), height: mm(4), below: mm(2) } as const;
const CONTACT_GAP = mm(3.2);
/** 접수 is written by whoever receives the letter: room for 처리과명-일련번호, and between the brackets for the day. */
const RECEIPT_ROOM = { number: mm(36), day: mm(28) };
/** A foot that takes more of a page than this, by its list of recipients, is cut like text. */
const MOST_OF_PAGE = 0.7;

/**
 * 결문 of 별지 제1호서식: 발신명의 with its mark, 수신자, the band, the sign row, 시행·접수 and the addresses. It hangs from
 * the lower margin of the page where the body ends or, where that has no room, of the next one: it is never torn.
 */
export function letterFootFlow(glyphs: GlyphCase, document: StandardDraft, root: Tag): FlowEntry[] {
  const foot = new LetterFoot(glyphs, document, root);
  const sender = foot.sender();
  const recipients = foot.recipients();
  const closing = foot.closing();
  const all = [...sender, ...recipients.map(pieceOf), ...closing];
  if (heightOf(all) <= TEXT_HEIGHT * MOST_OF_PAGE) return [hung(all)];
  return [...sender.map(stripOf), ...recipients, hung(closing)];
}

class LetterFoot {
  readonly #glyphs: GlyphCase;
  readonly #document: StandardDraft;
  readonly #root: Tag;

  constructor(glyphs: GlyphCase, document: StandardDraft, root: Tag) {
    this.#glyphs = glyphs;
    this.#document = document;
    this.#root = root;
  }

  sender(): FootPiece[] {
    const { senderName, mark, coSenderNames = [] } = this.#document.letter;
    if (senderName === undefined) return [blank(mm(6))];
    const seal = mark?.kind === 'seal' ? sealSize(mark) : 0;
    const height = Math.max(LEAST_SENDER_HEIGHT, seal + mm(2));
    const image = mark && mark.kind !== 'omitted' && mark.image;
    const figure = image ? addTag(this.#root, 'Figure', { alt: markWords(mark, senderName) }) : undefined;
    const owner = addTag(this.#root, 'P');
    const letters = this.#name(senderName, seal);
    const x = PAGE.left + (TEXT_WIDTH - widthOf(letters)) / 2;
    const first: FootPiece = {
      height,
      draw: (sheet, top) => {
        const middle = top + height / 2;
        const last = letters.at(-1);
        const centre = x + widthOf(letters) - (last?.width ?? 0) / 2;
        // Painted before the name, so that the last letter stays readable in the middle of the seal (규칙 제11조①).
        if (image && figure) placeMark(sheet, mark, image, { centre, middle }, figure);
        this.#onLine(sheet, letters, x, middle, owner);
        if (mark && !image) this.#note(sheet, mark, x + widthOf(letters) + mm(4), middle, owner);
      },
    };
    return [first, ...coSenderNames.map((name) => this.#coSender(name))];
  }

  /** 공동기안: the head of another agency, under the one who leads. */
  #coSender(name: string): FootPiece {
    const owner = addTag(this.#root, 'P');
    const letters = this.#name(name, 0);
    const x = PAGE.left + (TEXT_WIDTH - widthOf(letters)) / 2;
    return {
      height: SENDER.leading + mm(2),
      draw: (sheet, top) => this.#onLine(sheet, letters, x, top + SENDER.leading / 2, owner),
    };
  }

  #name(name: string, seal: number): Letter[] {
    const room = TEXT_WIDTH - Math.max(seal, mm(60));
    return tracked(fittedLine(this.#glyphs, name, SENDER.style, room), SENDER_TRACKING, room);
  }

  /** 관인생략, 서명생략, or what belongs there but is not printed as a picture. */
  #note(sheet: Sheet, mark: SenderMark, x: number, middle: number, owner: Tag): void {
    const words = markNote(mark);
    const letters = fittedLine(this.#glyphs, words, SENDER_NOTE.style, PAGE.right - x - mm(2));
    const gap = this.#glyphs.letters(' ', SENDER_NOTE.style).map((letter) => asWide(letter, 0));
    this.#onLine(sheet, [...gap, ...letters], x + mm(2), middle, owner);
    if (mark.kind === 'omitted') frame(sheet, x, middle, widthOf(letters) + mm(4));
  }

  /** 수신자: who `수신자 참조` refers to. */
  recipients(): Strip[] {
    const { recipientList = [] } = this.#document.letter;
    if (recipientList.length === 0) return [];
    const owner = addTag(this.#root, 'P');
    const width = TEXT_WIDTH - LABEL_COLUMN;
    const names = recipientList.map((name, index) => {
      return this.#letters(index < recipientList.length - 1 ? `${name}, ` : name, RECIPIENTS);
    });
    return textStrips(this.#glyphs.fonts, {
      letters: names.flat(),
      lines: setWhole(names, width),
      x: PAGE.left + LABEL_COLUMN,
      width,
      setting: RECIPIENTS,
      owner,
      align: 'left',
      // Signatures on a page of their own could be put under any letter.
      gluedToNext: true,
      markers: [{ x: PAGE.left, letters: this.#glyphs.letters('수신자 ', RECIPIENTS.style), owner }],
    });
  }

  closing(): FootPiece[] {
    const rows = signRowPieces(this.#glyphs, this.#document.boxes, this.#root);
    return [band(), ...rows, blank(mm(2)), ...this.#contact()];
  }

  #contact(): FootPiece[] {
    const { enforcement, receipt, contact, letterhead } = this.#document.letter;
    const { zipCode, address, homepage, phone, fax, email } = contact;
    const place = [zipCode && `우 ${zipCode}`, address].filter(Boolean).join('  ');
    const lines = [
      ...this.#wrapped([this.#dated('시행', enforcement), this.#dated('접수', receipt)], mm(14)),
      ...this.#wrapped(this.#parts([place, homepage]), CONTACT_GAP),
      ...this.#wrapped(
        this.#parts([phone && `전화 ${phone}`, fax && `전송 ${fax}`, email, this.#document.disclosureLabel]),
        CONTACT_GAP,
      ),
    ];
    return letterhead.footer ? [...lines, this.#footer(letterhead.footer)] : lines;
  }

  /** What is not known is left out; a bar parts the rest. */
  #parts(texts: readonly string[]): Letter[][] {
    return texts
      .filter((text) => text !== '')
      .map((text, index) => this.#letters(index === 0 ? text : `/ ${text}`, CONTACT));
  }

  /** `시행 자치행정과-27733 (2020. 12. 24.)`; room for the number and brackets for the day until they are known. */
  #dated(label: string, known: NumberAndDay | undefined): Letter[] {
    if (known) return this.#letters(`${label} ${known.number} (${officialDate(known.day)})`, CONTACT);
    const room = (width: number) => this.#letters(' ', CONTACT).map((letter) => asWide(letter, width));
    const [begin, end] = [this.#letters('(', CONTACT), this.#letters(')', CONTACT)];
    const name = this.#letters(label, CONTACT);
    return [...name, ...room(RECEIPT_ROOM.number), ...begin, ...room(RECEIPT_ROOM.day), ...end];
  }

  /** Parts one behind the other, on as many lines as they need; none is cut, and a very long one stands on two. */
  #wrapped(parts: readonly (readonly Letter[])[], gap: number): FootPiece[] {
    type Placed = { readonly letters: readonly Letter[]; readonly x: number };
    const lines: { readonly owner: Tag; readonly placed: Placed[] }[] = [];
    let x = 0;
    for (const part of parts) {
      const natural = widthOf(part);
      const words = part.map(({ glyph }) => textOfGlyph(glyph)).join('');
      const own = natural <= TEXT_WIDTH ? [part] : fittedLines(this.#glyphs, words, CONTACT.style, TEXT_WIDTH);
      own.forEach((letters, index) => {
        const open = lines.at(-1);
        const isBegun = index === 0 && open !== undefined && x + widthOf(letters) <= TEXT_WIDTH;
        const line = isBegun
          ? open
          : { owner: index === 0 || !open ? addTag(this.#root, 'P') : open.owner, placed: [] };
        if (!isBegun) {
          lines.push(line);
          x = 0;
        }
        const between = this.#letters(' ', CONTACT).map((letter) => asWide(letter, gap));
        line.placed.push({ letters: index < own.length - 1 ? letters : [...letters, ...between], x });
        x += widthOf(letters) + gap;
      });
    }
    return lines.map(({ owner, placed }) => ({
      height: CONTACT.leading,
      draw: (sheet, top) => {
        for (const each of placed) {
          this.#onLine(sheet, each.letters, PAGE.left + each.x, top + CONTACT.leading / 2, owner);
        }
      },
    }));
  }

  /** 꼬리말, in the middle under everything. */
  #footer(words: string): FootPiece {
    const owner = addTag(this.#root, 'P');
    const letters = fittedLine(this.#glyphs, words, MOTTO.style, TEXT_WIDTH);
    const x = PAGE.left + (TEXT_WIDTH - widthOf(letters)) / 2;
    return {
      height: MOTTO.leading + mm(1),
      draw: (sheet, top) => this.#onLine(sheet, letters, x, top + mm(1) + MOTTO.leading / 2, owner),
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

/** The longer side of the seal as it is printed. */
function sealSize({ sizeMm }: Extract<SenderMark, { kind: 'seal' }>): number {
  return mm(sizeMm);
}

/** With its middle on the last letter's, in its own proportion. */
function placeMark(
  sheet: Sheet,
  mark: Exclude<SenderMark, { kind: 'omitted' }>,
  image: PaperPicture,
  { centre, middle }: { readonly centre: number; readonly middle: number },
  owner: Tag,
): void {
  const most = mark.kind === 'seal' ? { width: sealSize(mark), height: sealSize(mark) } : SIGNATURE;
  const scale = Math.min(most.width / image.width, most.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  placePicture(sheet, { x: centre - width / 2, y: middle - height / 2, owner }, { source: image, width, height });
}

function frame(sheet: Sheet, x: number, middle: number, width: number): void {
  const [top, height, weight] = [middle - mm(3), mm(6), mm(0.12)];
  ruleAcross(sheet, x, top, width, weight, INK);
  ruleAcross(sheet, x, top + height, width, weight, INK);
  ruleDown(sheet, x, top, height, weight, INK);
  ruleDown(sheet, x + width, top, height, weight, INK);
}

function band(): FootPiece {
  return {
    height: BAND.above + BAND.height + BAND.below,
    draw: (sheet, top) => {
      const place = { x: PAGE.left, y: top + BAND.above, width: TEXT_WIDTH, height: BAND.height };
      sheet.grounds.push({ ...place, color: BAND_GREY });
    },
  };
}

function blank(height: number): FootPiece {
  return { height, draw: () => {} };
}

function heightOf(pieces: readonly FootPiece[]): number {
  return pieces.reduce((sum, { height }) => sum + height, 0);
}

function pieceOf(strip: Strip): FootPiece {
  return { height: strip.height, draw: (sheet, top) => strip.draw(sheet, top) };
}

function stripOf({ height, draw }: FootPiece): Strip {
  return { kind: 'strip', height, before: 0, glued: true, draw };
}

/** All pieces as one that no page break cuts, above the lower margin of whatever page it comes to. */
function hung(pieces: readonly FootPiece[]): Strip {
  const height = heightOf(pieces);
  return {
    kind: 'strip',
    height,
    before: mm(4),
    glued: false,
    draw: (sheet) => {
      let top = PAGE.bottom - height;
      for (const piece of pieces) {
        piece.draw(sheet, top);
        top += piece.height;
      }
    },
  };
}
