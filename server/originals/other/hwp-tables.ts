import { HWP_TAG, hwpRecords } from './hwp-records.ts';

/** `tbl ` as a number: the control that is a table. */
const TABLE = 0x74626c20;

/** How many tables the text of a .hwp has, and how many of them stand in one another. */
export type HwpTables = { readonly count: number; readonly deepest: number };

/**
 * Counts the tables in the records of the text itself: the converter leaves out all of them, and says nothing, where
 * some stand sixteen deep.
 */
export function tablesIn(sections: readonly Buffer[]): HwpTables {
  let count = 0;
  let deepest = 0;
  for (const section of sections) {
    const open: number[] = [];
    for (const { tag, level, body } of hwpRecords(section)) {
      if (tag !== HWP_TAG.control || body.length < 4) continue;
      while ((open.at(-1) ?? -1) >= level) open.pop();
      if (body.readUInt32LE(0) !== TABLE) continue;
      open.push(level);
      count += 1;
      deepest = Math.max(deepest, open.length);
    }
  }
  return { count, deepest };
}
