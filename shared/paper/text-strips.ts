import type { Align } from '../document/body.ts';
import { type BreakMode, type Line, setLines } from './break.ts';
import type { Strip } from './flow.ts';
import type { PaperFonts } from './font/face.ts';
import { asWide, baselineDrop, type Letter, widthOf } from './letters.ts';
import { EM, PAGE, type TextSetting } from './measures.ts';
import { placeText, type Sheet } from './sheet.ts';
import { ARTIFACT, type Owner } from './tags.ts';

/** A mark that stands before the first line in a column of its own. */
export type Marker = { readonly x: number; readonly letters: readonly Letter[]; readonly owner: Owner };

/** A paragraph ready to be cut into lines. `x` and `width` in points on the sheet. */
export type TextBlock = {
  readonly letters: readonly Letter[];
  readonly x: number;
  readonly width: number;
  readonly setting: TextSetting;
  readonly owner: Owner;
  readonly align: Align | 'justify';
  readonly breaking?: BreakMode | undefined;
  readonly before?: number | undefined;
  readonly markers?: readonly Marker[];
  /** Keep the last line with whatever comes next: headings. */
  readonly gluedToNext?: boolean | undefined;
  /** 끝. with the letter space before it, closing this block. */
  readonly end?: readonly Letter[] | undefined;
  readonly lines?: readonly Line[];
};

/** A block as strips, one per line: never one line of several alone on a page, neither first nor last. */
export function textStrips(fonts: PaperFonts, block: TextBlock): Strip[] {
  const lines = block.lines ?? setLines(block.letters, block.width, block.align === 'justify', block.breaking);
  const endInLine = block.end !== undefined && fitsAfter(block, lines.at(-1), block.end);
  const count = lines.length + (block.end && !endInLine ? 1 : 0);
  const drop = block.setting.leading / 2 + baselineDrop(fonts.serif, block.setting.style.size);
  const glued = (index: number): boolean =>
    index === count - 1 ? (block.gluedToNext ?? false) : index === 0 || index === count - 2;
  const strips = lines.map((line, index): Strip => {
    const end = endInLine && index === lines.length - 1 ? block.end : undefined;
    return {
      kind: 'strip',
      height: block.setting.leading,
      before: index === 0 ? (block.before ?? 0) : 0,
      glued: glued(index),
      draw: (sheet, top, artifact) => drawLine(sheet, block, line, top + drop, index === 0, end, artifact),
    };
  });
  if (block.end && !endInLine)
    strips.push(endStrip(block.end, block.owner, block.setting.leading, drop, glued(count - 1)));
  return strips;
}

/** 끝. on a line of its own, one letter space from the margin (규칙 제4조⑤). */
export function endStrip(
  end: readonly Letter[],
  owner: Owner,
  leading: number,
  drop: number,
  glued: boolean,
  before = 0,
): Strip {
  return {
    kind: 'strip',
    height: leading,
    before,
    glued,
    draw: (sheet, top) => placeText(sheet, { x: PAGE.left, baseline: top + drop, owner }, end),
  };
}

/** 끝. as it follows a text: one letter space wide, so that the copied text has a space there too. */
export function endLetters(letters: readonly Letter[]): Letter[] {
  return letters.map((letter, index) => (index === 0 ? asWide(letter, EM) : letter));
}

function fitsAfter(block: TextBlock, last: Line | undefined, end: readonly Letter[]): boolean {
  if (!last) return false;
  return lineStart(block, last) + last.width + widthOf(end) <= block.x + block.width;
}

function lineStart(block: TextBlock, line: Line): number {
  if (block.align === 'center') return block.x + (block.width - line.width) / 2;
  if (block.align === 'right') return block.x + block.width - line.width;
  return block.x;
}

function drawLine(
  sheet: Sheet,
  block: TextBlock,
  line: Line,
  baseline: number,
  first: boolean,
  end: readonly Letter[] | undefined,
  artifact = false,
): void {
  if (first) {
    for (const { x, letters, owner } of block.markers ?? []) {
      placeText(sheet, { x, baseline, owner: artifact ? ARTIFACT : owner }, letters);
    }
  }
  const owner = artifact ? ARTIFACT : block.owner;
  const x = lineStart(block, line);
  // The spaces a line was broken at are drawn too: the text of the structure stays that of the source.
  placeText(sheet, { x, baseline, owner, gap: line.gap }, block.letters.slice(line.from, line.next));
  if (end) placeText(sheet, { x: x + line.width, baseline, owner }, end);
}
