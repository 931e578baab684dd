import { type ReadBlock, type ReadDocument, type ReadPart, readRunsText } from './read-document.ts';

/** Everything that was read, line by line, as a search and the check of personal data go through it. */
export function originalText(document: Pick<ReadDocument, 'parts' | 'properties'>): string {
  const facts = document.properties.map(({ value }) => value);
  return [...facts, ...document.parts.map(partText)].join('\n');
}

/** A line for every paragraph and cell: a number over the edge of two cells is not one number. */
export function partText({ name, blocks }: ReadPart): string {
  const lines: string[] = name === '' ? [] : [name];
  collect(blocks, lines);
  return lines.join('\n');
}

function collect(blocks: readonly ReadBlock[], lines: string[]): void {
  for (const block of blocks) {
    switch (block.type) {
      case 'heading':
      case 'paragraph': {
        const text = readRunsText(block.content);
        lines.push(block.label === undefined ? text : `${block.label} ${text}`);
        break;
      }
      case 'table':
        if (block.caption) lines.push(readRunsText(block.caption));
        for (const row of block.rows) {
          for (const cell of row.cells) collect(cell.content, lines);
          lines.push('');
        }
        break;
      case 'frame':
        if (block.by !== undefined) lines.push(block.by);
        collect(block.content, lines);
        break;
      case 'object':
        if (block.text !== '') lines.push(block.text);
        break;
    }
  }
}
