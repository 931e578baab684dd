import { elementOf, wholeNumber, type XmlElement } from '../package/xml-tree.ts';
import { valOf } from './word-styles.ts';

/** Where a cell stands in its table, from 0. */
export type CellPlace = {
  readonly row: number;
  readonly column: number;
  readonly isLastRow: boolean;
  readonly isLastColumn: boolean;
};

/** Which parts of a style a table takes on (17.4.55), by the bits of programs before 2010. */
const LOOKS = { firstRow: 0x20, lastRow: 0x40, firstColumn: 0x80, lastColumn: 0x100, noHBand: 0x200, noVBand: 0x400 };

/**
 * The parts of a table's style that hold for a cell, the one that has the last word first (17.7.6). A table that does
 * not say how it looks takes on all of them: rather a word too many out of sight than one brought into the open.
 */
export function partsOfStyle(properties: XmlElement, { row, column, isLastRow, isLastColumn }: CellPlace): string[] {
  const look = elementOf(properties, 'tblLook');
  const has = (name: keyof typeof LOOKS, unsaid: boolean) => {
    const own = look?.attributes[name];
    if (own !== undefined) return ['1', 'true', 'on'].includes(own);
    const bits = Number.parseInt(look?.attributes['val'] ?? '', 16);
    return Number.isNaN(bits) ? unsaid : (bits & LOOKS[name]) !== 0;
  };
  const isTop = row === 0 && has('firstRow', true);
  const isFoot = isLastRow && has('lastRow', true);
  const isLeft = column === 0 && has('firstColumn', true);
  const isRight = isLastColumn && has('lastColumn', true);
  const band = (at: number, isPast: boolean, size: string) =>
    1 + (Math.floor((at - (isPast ? 1 : 0)) / Math.max(1, wholeNumber(valOf(properties, size), 1))) % 2);
  const parts: readonly (readonly [string, boolean])[] = [
    ['nwCell', isTop && isLeft],
    ['neCell', isTop && isRight],
    ['swCell', isFoot && isLeft],
    ['seCell', isFoot && isRight],
    ['firstRow', isTop],
    ['lastRow', isFoot],
    ['firstCol', isLeft],
    ['lastCol', isRight],
    [`band${band(row, has('firstRow', true), 'tblStyleRowBandSize')}Horz`, !isTop && !isFoot && !has('noHBand', false)],
    [
      `band${band(column, has('firstColumn', true), 'tblStyleColBandSize')}Vert`,
      !isLeft && !isRight && !has('noVBand', false),
    ],
    ['wholeTable', true],
  ];
  return parts.flatMap(([name, holds]) => (holds ? [name] : []));
}
