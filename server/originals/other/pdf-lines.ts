/** A piece of text with its place on the page, in the order in which the file draws it. */
export type PdfPiece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly endsLine: boolean;
};

type Line = { text: string; readonly x: number; readonly y: number; end: number; size: number };

export type PdfParagraph = { readonly text: string; readonly isHeading: boolean };

/** How much larger than the text of its page a line must be to be a heading. */
const HEADING_RATIO = 1.2;
const LONGEST_HEADING = 80;

/**
 * Lines of a page, and paragraphs of lines that follow each other closely. A PDF knows neither: both are told from
 * the places of the letters.
 */
export function pdfParagraphs(pieces: readonly PdfPiece[]): PdfParagraph[] {
  const lines = linesOf(pieces);
  const usual = usualSize(lines);
  const right = Math.max(0, ...lines.map(({ end }) => end));
  const paragraphs: { lines: Line[]; isHeading: boolean }[] = [];
  for (const line of lines) {
    const isHeading = line.size >= usual * HEADING_RATIO && line.text.length <= LONGEST_HEADING;
    const last = paragraphs.at(-1);
    const before = last?.lines.at(-1);
    const goesOn =
      last &&
      before &&
      last.isHeading === isHeading &&
      Math.abs(before.size - line.size) < 1 &&
      follows(before, line, right);
    if (goesOn) last.lines.push(line);
    else paragraphs.push({ lines: [line], isHeading });
  }
  return paragraphs.map(({ lines: own, isHeading }) => ({ text: joined(own), isHeading }));
}

/** A line goes on in the next one where it was full, and the next one stands right below it and begins no item. */
function follows(before: Line, line: Line, right: number): boolean {
  const gap = before.y - line.y;
  const isClose = gap > 0 && gap < before.size * 2.2;
  const wasFull = before.end > right - before.size * 3;
  return (
    isClose &&
    wasFull &&
    !/^\s*(?:[-–•·○●□■◦▪※*①-⑳㉮-㉻]|\(?(?:\d{1,3}|[가-하])[.)]\s|제\s?\d+\s?[조장절])/.test(line.text)
  );
}

function linesOf(pieces: readonly PdfPiece[]): Line[] {
  const lines: Line[] = [];
  let line: Line | undefined;
  for (const piece of pieces) {
    const isOnLine = line !== undefined && Math.abs(line.y - piece.y) < Math.max(2, line.size * 0.5);
    if (!line || (!isOnLine && piece.text.trim() !== '')) {
      line = { text: '', x: piece.x, y: piece.y, end: piece.x, size: piece.size };
      lines.push(line);
    }
    const hasGap = piece.x - line.end > Math.max(1, line.size * 0.2) && line.text !== '' && !/\s$/.test(line.text);
    line.text += (hasGap ? ' ' : '') + piece.text;
    line.end = Math.max(line.end, piece.x + piece.width);
    if (piece.text.trim() !== '') line.size = Math.max(line.size, piece.size);
    if (piece.endsLine) line = undefined;
  }
  return lines.filter(({ text }) => text.trim() !== '');
}

/** The size in which most letters of the page stand. */
function usualSize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/** One text whose pieces are known to belong together, such as a tagged paragraph. */
export function pdfText(pieces: readonly PdfPiece[]): string {
  return joined(linesOf(pieces));
}

function joined(lines: readonly Line[]): string {
  return lines.map(({ text }) => text.replace(/\s+/g, ' ').trim()).join(' ');
}
