import type { ReadPart } from '../../../shared/originals/read-document.ts';
import { leaveEmbedded } from '../package/embedded-files.ts';
import { officeProperties } from '../package/office-properties.ts';
import type { OpenPackage } from '../package/open-package.ts';
import type { Read } from '../read.ts';
import { Tally } from '../tally.ts';
import { readSheet } from './read-sheet.ts';
import { sheetBlocks } from './sheet-blocks.ts';
import { readExtras, readWorkbook } from './workbook.ts';

/** An .xlsx: all its sheets, those out of sight too, as tables with the texts that a person sees in the cells. */
export async function readXlsx(file: OpenPackage): Promise<Read> {
  const workbook = await readWorkbook(file);
  const tally = new Tally();
  const parts: ReadPart[] = [];
  for (const { name, hidden, part } of workbook.sheets) {
    const xml = await file.text(part);
    if (xml === undefined) {
      tally.leave('unreadablePart');
      continue;
    }
    const blocks = sheetBlocks(readSheet(xml, workbook, tally), await readExtras(file, part), tally);
    parts.push({ kind: 'sheet', name, ...(hidden ? { hidden: true as const } : {}), blocks });
  }
  tally.setAside([...workbook.names, ...workbook.readings].join('\n'));
  tally.leave('macro', file.has('xl/vbaProject.bin') ? 1 : 0);
  await leaveEmbedded(file, tally);
  return { parts, facts: [], properties: await officeProperties(file), leftOut: tally.leftOut, aside: tally.aside };
}
