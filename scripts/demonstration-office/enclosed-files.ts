import { twelvePointPdf } from './plain-pdf.ts';
import type { PlannedAttachment } from './planned-office.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Spreadsheets know UTF-8 by the mark at its beginning. */
export function csvFile(name: string, disclosure: string, rows: readonly (readonly string[])[]): PlannedAttachment {
  return { name, disclosure, bytes: utf8(`\ufeff${rows.map((row) => row.join(',')).join('\r\n')}\r\n`) };
}

export function textFile(name: string, disclosure: string, lines: readonly string[]): PlannedAttachment {
  return { name, disclosure, bytes: utf8(`${lines.join('\r\n')}\r\n`) };
}

export function markdownFile(name: string, disclosure: string, lines: readonly string[]): PlannedAttachment {
  return { name, disclosure, bytes: utf8(`${lines.join('\n')}\n`) };
}

export function pdfFile(name: string, disclosure: string, lines: readonly string[]): PlannedAttachment {
  return { name, disclosure, bytes: twelvePointPdf(lines) };
}
