import { officialDate, officialMonth } from '../kernel/calendar-day.ts';
import { setBalanced } from './break.ts';
import { fittedLine, fittedLines } from './fitted-text.ts';
import type { FlowEntry, Strip } from './flow.ts';
import { baselineDrop, type GlyphCase, type Letter, spread, widthOf } from './letters.ts';
import {
  BYLINE,
  FRAME_GREY,
  HEAD_GREY,
  INK,
  LONG_TITLE,
  META,
  mm,
  PAGE,
  PAGE_NUMBER,
  RUNNER,
  TEXT_WIDTH,
  TITLE,
} from './measures.ts';
import { type BriefDraft, jointSenders, type PaperDocument } from './paper-document.ts';
import { newSheet, placeText, ruleAcross, ruleDown, type Sheet } from './sheet.ts';
import { drawSignatureGrid } from './signature-grid.ts';
import { addTag, type Tag } from './tags.ts';
import { textStrips } from './text-strips.ts';

const META_WIDTH = mm(63);
const META_ROW = mm(7.75);
const META_LABEL = mm(20);
const META_LABEL_TEXT = mm(16);
const TITLE_LINES = 2;
/** From the head's lower edge to the thick rule over the title. */
const TITLE_SPACE = mm(12);
const RUNNER_MIDDLE = mm(11.5) + RUNNER.leading / 2;
const RUNNER_TITLE_WIDTH = mm(118);
const PAGE_NUMBER_BELOW = mm(284.8) - PAGE.bottom + PAGE_NUMBER.leading / 2;

/**
 * The head of 별지 제2호서식 (간이기안문): number, date, disclosure and policy number at the left, the boxes at the
 * right. Rows of what is not yet known stay empty. Returns where the flow goes on.
 */
export function drawHead(glyphs: GlyphCase, document: BriefDraft, sheet: Sheet, root: Tag): number {
  const rows: [string, string][] = [
    ['문서번호', document.documentNumber ?? ''],
    ['결재일자', document.approvedOn === undefined ? '' : officialDate(document.approvedOn)],
    ['공개여부', document.disclosureLabel],
    [document.furtherNumber?.label ?? '방침번호', document.furtherNumber?.printed ?? ''],
  ];
  const table = addTag(root, 'Table', { summary: '문서 정보' });
  rows.forEach(([label, value], index) => {
    drawMetaRow(glyphs, sheet, PAGE.top + META_ROW * index, [label, value], addTag(table, 'TR'));
    if (index > 0) ruleAcross(sheet, PAGE.left, PAGE.top + META_ROW * index, META_WIDTH, mm(0.15), FRAME_GREY);
  });
  const height = META_ROW * rows.length;
  sheet.grounds.push({ x: PAGE.left, y: PAGE.top, width: META_LABEL, height, color: HEAD_GREY });
  ruleDown(sheet, PAGE.left + META_LABEL, PAGE.top, height, mm(0.15), FRAME_GREY);
  ruleAcross(sheet, PAGE.left, PAGE.top, META_WIDTH, mm(0.4), INK);
  ruleAcross(sheet, PAGE.left, PAGE.top + height, META_WIDTH, mm(0.4), INK);
  const gridHeight = drawSignatureGrid(glyphs, document.boxes, sheet, PAGE.top, root);
  return PAGE.top + Math.max(height, gridHeight);
}

function drawMetaRow(
  glyphs: GlyphCase,
  sheet: Sheet,
  top: number,
  [label, value]: readonly [string, string],
  row: Tag,
): void {
  const middle = top + META_ROW / 2;
  const drop = (size: number): number => baselineDrop(glyphs.fonts.serif, size);
  const head = addTag(row, 'TH', { scope: 'Row' });
  const labelLetters = spread(glyphs.letters(label, META.style), META_LABEL_TEXT);
  placeText(sheet, { x: PAGE.left + mm(2), baseline: middle + drop(META.style.size), owner: head }, labelLetters);
  const cell = addTag(row, 'TD');
  const room = META_WIDTH - META_LABEL - mm(3);
  const lines = fittedLines(glyphs, value, META.style, room);
  lines.forEach((line, index) => {
    const size = line[0]?.style.size ?? META.style.size;
    const at = middle + (index - (lines.length - 1) / 2) * size * 1.2;
    placeText(sheet, { x: PAGE.left + META_LABEL + mm(2), baseline: at + drop(size), owner: cell }, line);
  });
}

/** Title between its two rules, then the month at the left and the unit at the right. */
export function titleFlow(glyphs: GlyphCase, document: BriefDraft, root: Tag): FlowEntry[] {
  const large = glyphs.letters(document.title, TITLE.style);
  const fits = setBalanced(large, TEXT_WIDTH).length <= TITLE_LINES;
  const setting = fits ? TITLE : LONG_TITLE;
  const letters = fits ? large : glyphs.letters(document.title, LONG_TITLE.style);
  const lines = textStrips(glyphs.fonts, {
    letters,
    lines: setBalanced(letters, TEXT_WIDTH),
    x: PAGE.left,
    width: TEXT_WIDTH,
    setting,
    owner: addTag(root, 'H1'),
    align: 'center',
    gluedToNext: true,
  });
  return [
    ruleStrip(mm(0.8), 0, mm(6.5), TITLE_SPACE),
    ...lines,
    ruleStrip(mm(0.2), mm(6), mm(2), 0),
    bylineStrip(glyphs, document, root),
    ...jointSenders(document).map((name) => senderStrip(glyphs, name, root)),
  ];
}

/** 공동기안: one of the agencies in whose names the document goes out, under the unit, as wide as the sheet at most. */
function senderStrip(glyphs: GlyphCase, name: string, root: Tag): Strip {
  const owner = addTag(root, 'P');
  const letters = fittedLine(glyphs, name, BYLINE.style, TEXT_WIDTH);
  return bylineRow(glyphs, (sheet, baseline) => {
    placeText(sheet, { x: PAGE.right - widthOf(letters), baseline, owner }, letters);
  });
}

/** Rows of the byline's leading, their letters in the middle; `draw` is told the baseline of the first. */
function bylineRow(glyphs: GlyphCase, draw: (sheet: Sheet, baseline: number) => void, rows = 1): Strip {
  const drop = BYLINE.leading / 2 + baselineDrop(glyphs.fonts.serif, BYLINE.style.size);
  return {
    kind: 'strip',
    height: BYLINE.leading * rows,
    before: 0,
    glued: false,
    draw: (sheet, top) => draw(sheet, top + drop),
  };
}

function ruleStrip(weight: number, above: number, below: number, before: number): Strip {
  return {
    kind: 'strip',
    height: above + weight + below,
    before,
    glued: true,
    draw: (sheet, top) => ruleAcross(sheet, PAGE.left, top + above + weight / 2, TEXT_WIDTH, weight, INK),
  };
}

function bylineStrip(glyphs: GlyphCase, document: PaperDocument, root: Tag): Strip {
  const owner = addTag(root, 'P');
  // The space keeps month and unit two words for a reader that does not see the distance.
  const month = glyphs.letters(`${officialMonth(document.writtenOn)} `, BYLINE.style);
  const lines = unitLines(glyphs, document, TEXT_WIDTH - widthOf(month));
  const draw = (sheet: Sheet, baseline: number) => {
    placeText(sheet, { x: PAGE.left, baseline, owner }, month);
    lines.forEach((line, index) => {
      placeText(sheet, { x: PAGE.right - widthOf(line), baseline: baseline + BYLINE.leading * index, owner }, line);
    });
  };
  return bylineRow(glyphs, draw, lines.length);
}

/**
 * `행 정 국 (자치행정과)`; where the unit stands directly under the agency, the unit alone, spread. What is wider than
 * the room beside the month is not spread, but smaller, or on two lines.
 */
function unitLines(glyphs: GlyphCase, document: PaperDocument, room: number): Letter[][] {
  const { upperUnitName, unitName } = document;
  const tracked = glyphs.letters(upperUnitName ?? unitName, BYLINE.style);
  const width = widthOf(tracked) + BYLINE.style.size * 0.45 * (tracked.length - 1);
  const rest = upperUnitName === undefined ? [] : glyphs.letters(` (${unitName})`, BYLINE.style);
  if (width + widthOf(rest) <= room) return [[...spread(tracked, width), ...rest]];
  const whole = upperUnitName === undefined ? unitName : `${upperUnitName} (${unitName})`;
  return fittedLines(glyphs, whole, BYLINE.style, room);
}

type RunnerFacts = Pick<PaperDocument, 'title' | 'documentNumber'>;

/** Runner on every page but the first, `3-1` (total-serial, 규칙 제18조) on every page of several. */
export function drawFurniture(glyphs: GlyphCase, document: RunnerFacts, sheets: readonly Sheet[]): void {
  if (sheets.length < 2) return;
  sheets.forEach((sheet, index) => {
    if (index > 0) drawRunner(glyphs, document, sheet);
    const number = glyphs.letters(`${sheets.length}-${index + 1}`, PAGE_NUMBER.style);
    const { width, bottom } = sheet.page;
    const baseline = bottom + PAGE_NUMBER_BELOW + baselineDrop(glyphs.fonts.serif, PAGE_NUMBER.style.size);
    placeText(sheet, { x: (width - widthOf(number)) / 2, baseline }, number);
  });
}

function drawRunner(glyphs: GlyphCase, document: RunnerFacts, sheet: Sheet): void {
  const baseline = RUNNER_MIDDLE + baselineDrop(glyphs.fonts.serif, RUNNER.style.size);
  const furniture = newSheet();
  const title = shortened(glyphs, document.title, RUNNER_TITLE_WIDTH + sheet.page.right - PAGE.right);
  placeText(furniture, { x: PAGE.left, baseline }, title);
  const number = glyphs.letters(document.documentNumber ?? '', RUNNER.style);
  placeText(furniture, { x: sheet.page.right - widthOf(number), baseline }, number);
  // The runner is the first thing on its page, so it is also the first in the order of the content.
  sheet.texts.unshift(...furniture.texts);
}

function shortened(glyphs: GlyphCase, text: string, width: number): Letter[] {
  const letters = glyphs.letters(text, RUNNER.style);
  if (widthOf(letters) <= width) return letters;
  const sign = glyphs.letters('…', RUNNER.style);
  let taken = widthOf(sign);
  let count = 0;
  for (const letter of letters) {
    taken += letter.width;
    if (taken > width) break;
    count += 1;
  }
  return [...letters.slice(0, count), ...sign];
}
