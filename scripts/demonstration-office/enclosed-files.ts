import { scannedPdf, twelvePointPdf } from './plain-pdf.ts';
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

/** 스캔: four circles that meet, as somebody has sketched four districts by hand. */
export function scannedFile(name: string, disclosure: string): PlannedAttachment {
  const centres = [140, 260].flatMap((x) => [140, 260].map((y) => [x, y] as const));
  const isInk = (x: number, y: number) => centres.some(([atX, atY]) => Math.abs(Math.hypot(x - atX, y - atY) - 95) < 2);
  return { name, disclosure, bytes: scannedPdf(400, 400, isInk) };
}
