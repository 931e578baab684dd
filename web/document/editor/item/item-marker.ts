import type { ItemKind, ItemLevel } from '../../../../shared/document/body.ts';

/** The kind and level a typed or pasted mark stands for. */
export type ItemMark = { readonly kind: ItemKind; readonly level: ItemLevel };
export type FoundMarker = ItemMark & { readonly length: number };

const HANGUL = '가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호';
const SPACE = '[ \\u00a0\\t]';

// ㅁ and ㅇ are what hands type for □ and ○; ?? is what exports of old documents make of □.
const MARKS: readonly (readonly [pattern: string, mark: ItemMark])[] = [
  ['\\d{1,2}\\.', { kind: 'number', level: 0 }],
  [`[${HANGUL}]\\.`, { kind: 'number', level: 1 }],
  ['\\d{1,2}\\)', { kind: 'number', level: 2 }],
  [`[${HANGUL}]\\)`, { kind: 'number', level: 3 }],
  ['\\(\\d{1,2}\\)', { kind: 'number', level: 4 }],
  [`\\([${HANGUL}]\\)`, { kind: 'number', level: 5 }],
  ['[㉮-㉻]', { kind: 'number', level: 7 }],
  ['[①-⑳㉑-㉟㊱-㊿]', { kind: 'circled', level: 1 }],
  ['[□ㅁ■]', { kind: 'square', level: 0 }],
  ['[○ㅇ◦]', { kind: 'circle', level: 1 }],
  ['-', { kind: 'dash', level: 2 }],
  ['[ㆍ·•]', { kind: 'dot', level: 3 }],
  ['※', { kind: 'note', level: 2 }],
];
const PASTED_MARKS: typeof MARKS = [...MARKS, ['\\?\\?', { kind: 'square', level: 0 }]];

const typed = MARKS.map(([pattern, mark]) => ({ at: new RegExp(`^(?:${pattern})${SPACE}$`), mark }));
const pasted = PASTED_MARKS.map(([pattern, mark]) => ({ at: new RegExp(`^${SPACE}*(?:${pattern})${SPACE}+`), mark }));
/** `11. 19.(목)` begins a line with a date, not with the eleventh item. */
const DATE = new RegExp(`^${SPACE}*\\d{1,2}\\.${SPACE}+\\d{1,2}\\.`);

/** The mark that has just been completed by a space at the start of a block. */
export function typedMarker(text: string): FoundMarker | undefined {
  const found = typed.find(({ at }) => at.test(text));
  return found && { ...found.mark, length: text.length };
}

/** The mark a pasted line begins with, with the blanks around it. */
export function pastedMarker(text: string): FoundMarker | undefined {
  if (DATE.test(text)) return undefined;
  for (const { at, mark } of pasted) {
    const match = at.exec(text);
    if (match) return { ...mark, length: match[0].length };
  }
  return undefined;
}

/** The length of `Ⅰ `, `I. ` before a section heading, 0 when the text does not begin with one. */
export function headingMarkerLength(text: string): number {
  return /^[ \u00a0\t]*(?:[Ⅰ-Ⅻ]\.?|[IVX]{1,4}\.)[ \u00a0\t]+/.exec(text)?.[0].length ?? 0;
}

const LADDER: readonly ItemKind[] = ['square', 'circle', 'dash', 'dot'];

/** A mark one level deeper or higher: □ ○ - ㆍ follow their custom, every other kind keeps its own. */
export function shiftedMark({ kind, level }: ItemMark, by: 1 | -1): ItemMark {
  const moved = Math.min(7, Math.max(0, level + by)) as ItemLevel;
  if (LADDER.indexOf(kind) !== level) return { kind, level: moved };
  return { kind: LADDER[moved] ?? kind, level: moved };
}
