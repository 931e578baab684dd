import type { Block, Body, EnclosuresBlock } from '../../shared/document/body.ts';
import { writtenLine, writtenRuns } from './written-line.ts';
import { writtenPicture } from './written-picture.ts';
import { writtenTable } from './written-table.ts';

/**
 * Reads a body written as it is read on paper: one block a line, each beginning with its own mark. The marks are
 * what an official types; they are dropped here, because the record computes them from the places of the blocks.
 * `Ⅰ ` is a heading, `□ ○ - ㆍ ※` are levelled by their indentation (two spaces a level), `1. 가. 1) 가) (1) (가) ① ㉮`
 * by the ladder, `|` begins a row of a table, `붙임` the enclosures, `>` a line at the right and `=` one in the middle.
 * `![what it says](file.png) caption` is a picture. `**bold**`, `__underlined__`, `[text](address)` and
 * `[[6 kept from citizens on this ground]]` stand inside a line.
 */
export function writtenBody(text: string): Body {
  const blocks: Block[] = [];
  const lines = withoutMargin(text);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.startsWith('|')) {
      const end = lines.findIndex((later, place) => place > index && !later.startsWith('|'));
      const rows = lines.slice(index, end < 0 ? lines.length : end);
      blocks.push(writtenTable(rows));
      index += rows.length - 1;
    } else if (line.startsWith('붙임')) {
      blocks.push(enclosures(lines.slice(index)));
      break;
    } else {
      blocks.push(writtenPicture(line) ?? writtenLine(line, blocks.at(-1)));
    }
  }
  return { v: 1, blocks };
}

/** The lines without the margin of the source file and without the empty ones. */
function withoutMargin(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(margin).trimEnd());
}

function enclosures(lines: readonly string[]): EnclosuresBlock {
  const first = lines[0] ?? '';
  const colon = /^붙임\s*:/.test(first);
  const items = [first.replace(/^붙임\s*:?\s*/, ''), ...lines.slice(1)].map((line) =>
    line.trim().replace(/^\d+\. /, ''),
  );
  return { type: 'enclosures', ...(colon ? { colon: true as const } : {}), items: items.map(writtenRuns) };
}
