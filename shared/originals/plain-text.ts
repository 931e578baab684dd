import type { FilePlace, FileSpot } from './file-finding.ts';
import { type ReadBlock, type ReadDocument, type ReadPart, type ReadRun, readRunsText } from './read-document.ts';

/** A line of what was read, with the place it is in; `hidden` are the stretches of it that the file does not show. */
export type PlacedLine = {
  readonly text: string;
  readonly place: FilePlace;
  readonly hidden: readonly { readonly from: number; readonly to: number }[];
};

/** Everything that was read, line by line, as a search and the check of personal data go through it. */
export function originalText(document: Pick<ReadDocument, 'parts' | 'properties'>): string {
  return placedLines(document)
    .map(({ text }) => text)
    .join('\n');
}

/** What the file says of itself, then its parts. */
export function placedLines({ parts, properties }: Pick<ReadDocument, 'parts' | 'properties'>): readonly PlacedLine[] {
  const facts = properties.map(({ name, value }) => lineOf(value, { part: '', spot: 'property', by: name }));
  return [...facts, ...parts.flatMap(linesOfPart)];
}

/** A line for every paragraph and cell: a number over the edge of two cells is not one number. */
function linesOfPart({ name, hidden, blocks }: ReadPart): readonly PlacedLine[] {
  const lines: PlacedLine[] = name === '' ? [] : [lineOf(name, { part: name, spot: hidden ? 'hiddenPart' : 'name' })];
  collect(blocks, { part: name, spot: hidden ? 'hiddenPart' : 'text' }, lines);
  return lines;
}

function collect(blocks: readonly ReadBlock[], place: FilePlace, lines: PlacedLine[]): void {
  for (const block of blocks) {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        lines.push(paragraphLine(block.label, block.content, place));
        break;
      case 'table':
        if (block.caption) lines.push(paragraphLine(undefined, block.caption, place));
        for (const row of block.rows) {
          for (const cell of row.cells) {
            const spot: FileSpot = row.hidden || cell.hidden ? 'hiddenCells' : 'table';
            collect(cell.content, within(place, spot), lines);
          }
          lines.push(lineOf('', place));
        }
        break;
      case 'frame': {
        const inside = within(place, block.kind);
        const by = block.by === undefined ? {} : { by: block.by };
        if (block.by !== undefined) lines.push(lineOf(block.by, inside));
        collect(block.content, { ...inside, ...by }, lines);
        break;
      }
      case 'object':
        if (block.text !== '') lines.push(lineOf(block.text, place));
        break;
    }
  }
}

/** What is out of sight stays so called as a whole; in a table within a comment the comment counts. */
function within(place: FilePlace, spot: FileSpot): FilePlace {
  const isTold = place.spot !== 'text' && place.spot !== 'table';
  return isTold ? place : { ...place, spot };
}

function paragraphLine(label: string | undefined, content: readonly ReadRun[], place: FilePlace): PlacedLine {
  const before = label === undefined ? '' : `${label} `;
  const hidden: { from: number; to: number }[] = [];
  let at = before.length;
  for (const run of content) {
    if (run.hidden) hidden.push({ from: at, to: at + run.text.length });
    at += run.text.length;
  }
  return { text: before + readRunsText(content), place, hidden };
}

function lineOf(text: string, place: FilePlace): PlacedLine {
  return { text, place, hidden: [] };
}
