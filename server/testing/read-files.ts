import { strToU8, zipSync } from 'fflate';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { OriginalFormat, ReadBlock, ReadDocument } from '../../shared/originals/read-document.ts';
import { readOriginalFile } from '../originals/read-original.ts';

/** A package of parts written by hand, as programs of offices make them. */
export function packed(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]);
  return zipSync(Object.fromEntries(entries));
}

export function relations(...entries: readonly (readonly [string, string, string])[]): string {
  const each = entries.map(([id, type, target]) => {
    const outside = /^[a-z]+:/.test(target) ? ' TargetMode="External"' : '';
    return `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"${outside}/>`;
  });
  return `<Relationships>${each.join('')}</Relationships>`;
}

/** By the readers themselves, without their process; a refusal is thrown. */
export async function readBytes(format: OriginalFormat, bytes: Uint8Array): Promise<ReadDocument> {
  const reading = await readOriginalFile(Buffer.from(bytes), format);
  if (isRefusal(reading)) throw new Error(`refused: ${reading.refused}`);
  return reading;
}

/** A block in one line: `1. 목적`, `# 제목`, `[footnote 1] …`, `{숨은 글}`. */
export function blockLine(block: ReadBlock): string {
  if (block.type === 'table') {
    const rows = block.rows.map(({ cells }) => cells.map((cell) => cell.content.map(blockLine).join('/')).join(' | '));
    return `표(${rows.join(' ; ')})`;
  }
  if (block.type === 'object') return `<${block.kind} ${block.text}>`;
  if (block.type === 'frame') {
    return `[${block.kind} ${block.number ?? block.by ?? ''}] ${block.content.map(blockLine).join('/')}`;
  }
  const words = block.content
    .map(({ text, note, hidden }) => (note ? `(${note})` : hidden ? `{${text}}` : text))
    .join('');
  return `${block.type === 'heading' ? '#'.repeat(block.level) : ''}${block.label ?? ''} ${words}`.trim();
}

export function partLines(document: ReadDocument, part = 0): readonly string[] {
  return document.parts[part]?.blocks.map(blockLine) ?? [];
}
