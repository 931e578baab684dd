/** More sheets or slides than a document has: such a file is refused. */
export const MOST_SHEETS = 200;
export const MOST_SLIDES = 1_000;
/** Cells with words in one sheet; the rows beyond are counted. */
export const MOST_SHEET_CELLS = 200_000;
/** The last cell of a sheet, to every program. */
export const LAST_CELL = { row: 1_048_575, column: 16_383 } as const;
