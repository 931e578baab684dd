import { fittedLine } from './fitted-text.ts';
import type { FlowEntry, Strip } from './flow.ts';
import { baselineDrop, type GlyphCase, type Letter, spread, widthOf } from './letters.ts';
import { AGENCY, BODY, INK, LETTER_TITLE, LETTER_VALUE, MOTTO, mm, PAGE, TEXT_WIDTH } from './measures.ts';
import { jointSenders, type PaperPicture, type StandardDraft } from './paper-document.ts';
import { placePicture, placeText, ruleAcross, type Sheet } from './sheet.ts';
import { addTag, type Tag } from './tags.ts';
import { type Marker, textStrips } from './text-strips.ts';

const MOTTO_MIDDLE = mm(14) + MOTTO.leading / 2;
const AGENCY_TOP = mm(22);
/** Pictures at the sides of the agency's name. */
const PICTURE = { width: mm(34), height: mm(15) } as const;
const LABEL_COLUMN = mm(21);
/** 수신 and 제목 are spread to the width of (경유). */
const LABEL_TEXT = mm(12.4);
const ABOVE_ROWS = mm(8);
/** 공고번호 and its like stand between the agency's name and 수신. */
const ABOVE_NUMBER = mm(3);
const UNDER_NUMBER = mm(2);
const ROW_STEP = mm(0.6);
const RULE_WEIGHT = mm(0.12);

/** 두문 of 별지 제1호서식: 머리말, the agency's name between logo and symbol. Returns where the flow goes on. */
export function drawLetterHead(glyphs: GlyphCase, document: StandardDraft, sheet: Sheet, root: Tag): number {
  const { motto, logo, symbol } = document.letter.letterhead;
  const names = jointSenders(document);
  const lines = names.length > 0 ? names : [document.agencyName];
  const middle = AGENCY_TOP + (AGENCY.leading * lines.length) / 2;
  if (motto) {
    const letters = fittedLine(glyphs, motto, MOTTO.style, TEXT_WIDTH);
    centred(glyphs, sheet, letters, MOTTO_MIDDLE, addTag(root, 'P'));
  }
  const room = TEXT_WIDTH - (logo || symbol ? 2 * (PICTURE.width + mm(3)) : 0);
  if (logo) drawPicture(sheet, logo, PAGE.left, middle, addTag(root, 'Figure', { alt: `${document.agencyName} 로고` }));
  lines.forEach((name, index) => {
    const letters = tracked(fittedLine(glyphs, name, AGENCY.style, room), 1, room);
    centred(glyphs, sheet, letters, AGENCY_TOP + AGENCY.leading * (index + 0.5), addTag(root, 'P'));
  });
  if (symbol) {
    const owner = addTag(root, 'Figure', { alt: `${document.agencyName} 상징` });
    drawPicture(sheet, symbol, PAGE.right - fitted(symbol).width, middle, owner);
  }
  return AGENCY_TOP + AGENCY.leading * lines.length;
}

/** The number that the kind of the document brings, 수신, (경유) and 제목 with the rule under it. */
export function letterTitleFlow(glyphs: GlyphCase, document: StandardDraft, root: Tag): FlowEntry[] {
  const { recipientLine, viaLine } = document.letter;
  const number = numberFlow(glyphs, document, root);
  const row = (label: string, value: string, before: number): Strip[] => {
    const owner = addTag(root, 'P');
    return labelled(glyphs, { label, owner }, { letters: glyphs.letters(value, LETTER_VALUE.style), owner, before });
  };
  const above = number.length > 0 ? UNDER_NUMBER : ABOVE_ROWS;
  const rows = [...row('수신', recipientLine, above), ...row('(경유)', viaLine ?? '', ROW_STEP)];
  const label = { label: '제목', owner: addTag(root, 'P') };
  const title = labelled(glyphs, label, {
    letters: glyphs.letters(document.title, LETTER_TITLE.style),
    owner: addTag(root, 'H1'),
    before: ROW_STEP,
  });
  const rule: Strip = {
    kind: 'strip',
    height: mm(1.5),
    before: 0,
    glued: true,
    draw: (sheet, top) => ruleAcross(sheet, PAGE.left, top + mm(1), TEXT_WIDTH, RULE_WEIGHT, INK),
  };
  return [...number, ...rows, ...title, rule];
}

/** `한빛시 공고 제2026-282호` at the upper left, as notices and orders (훈령) bear it; nothing before it is given. */
function numberFlow(glyphs: GlyphCase, { furtherNumber }: StandardDraft, root: Tag): Strip[] {
  if (!furtherNumber?.printed) return [];
  return textStrips(glyphs.fonts, {
    letters: glyphs.letters(furtherNumber.printed, LETTER_VALUE.style),
    x: PAGE.left,
    width: TEXT_WIDTH,
    setting: LETTER_VALUE,
    owner: addTag(root, 'P'),
    align: 'left',
    before: ABOVE_NUMBER,
    gluedToNext: true,
  });
}

type LabelledValue = { readonly letters: readonly Letter[]; readonly owner: Tag; readonly before: number };

function labelled(
  glyphs: GlyphCase,
  { label, owner }: { readonly label: string; readonly owner: Tag },
  value: LabelledValue,
): Strip[] {
  const spreadLabel = spread(glyphs.letters(label, LETTER_VALUE.style), LABEL_TEXT);
  // The space keeps label and value two words for a reader that does not see the distance.
  const marker: Marker = {
    x: PAGE.left,
    letters: [...spreadLabel, ...glyphs.letters(' ', LETTER_VALUE.style)],
    owner,
  };
  return textStrips(glyphs.fonts, {
    letters: value.letters,
    x: PAGE.left + LABEL_COLUMN,
    width: TEXT_WIDTH - LABEL_COLUMN,
    setting: { style: BODY.style, leading: LETTER_VALUE.leading },
    owner: value.owner,
    align: 'left',
    markers: [marker],
    before: value.before,
    gluedToNext: true,
  });
}

/** Letters further apart by a share of their size, as much as there is room for. */
export function tracked(letters: readonly Letter[], share: number, room: number): Letter[] {
  const size = letters[0]?.style.size ?? 0;
  const natural = widthOf(letters);
  return spread(letters, Math.min(Math.max(room, natural), natural + size * share * (letters.length - 1)));
}

function centred(glyphs: GlyphCase, sheet: Sheet, letters: readonly Letter[], middle: number, owner: Tag): void {
  const size = letters[0]?.style.size ?? 0;
  const x = PAGE.left + (TEXT_WIDTH - widthOf(letters)) / 2;
  placeText(sheet, { x, baseline: middle + baselineDrop(glyphs.fonts.serif, size), owner }, letters);
}

function drawPicture(sheet: Sheet, picture: PaperPicture, x: number, middle: number, owner: Tag): void {
  const size = fitted(picture);
  placePicture(sheet, { x, y: middle - size.height / 2, owner }, { source: picture, ...size });
}

/** As large as the place allows, in its own proportion. */
function fitted({ width, height }: PaperPicture): { readonly width: number; readonly height: number } {
  const scale = Math.min(PICTURE.width / width, PICTURE.height / height);
  return { width: width * scale, height: height * scale };
}
