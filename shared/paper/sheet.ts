import type { Color, Letter } from './letters.ts';
import { PAGE, type PageBox } from './measures.ts';
import type { PaperPicture } from './paper-document.ts';
import { ARTIFACT, type Owner, type Tag } from './tags.ts';

/**
 * Letters on one baseline, or a picture standing on it: both are content in the order in which it is read. Points from
 * the top left corner of the sheet; `gap` is added to every space.
 */
export type PlacedText = {
  readonly x: number;
  readonly baseline: number;
  readonly letters: readonly Letter[];
  readonly gap: number;
  readonly owner: Owner;
  readonly picture?: PlacedPicture;
};

/** How large a picture is painted, in points. */
export type PlacedPicture = { readonly source: PaperPicture; readonly width: number; readonly height: number };

/** A filled rectangle: a rule, a frame's side or a ground. */
export type PlacedBar = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: Color;
};

/** A picture that is drawn by bars, with the element that says in words what it shows, and the link that it is of. */
export type PlacedFigure = { readonly owner: Tag; readonly bars: readonly PlacedBar[]; readonly link?: Tag };

/** One page before it is painted: everything has its place, nothing is PDF yet. */
export type Sheet = {
  readonly page: PageBox;
  readonly grounds: PlacedBar[];
  readonly rules: PlacedBar[];
  readonly texts: PlacedText[];
  readonly figures: PlacedFigure[];
};

export function newSheet(page = PAGE): Sheet {
  return { page, grounds: [], rules: [], texts: [], figures: [] };
}

/** A horizontal rule whose middle lies on `y`. */
export function ruleAcross(sheet: Sheet, x: number, y: number, width: number, weight: number, color: Color): void {
  sheet.rules.push({ x, y: y - weight / 2, width, height: weight, color });
}

/** A vertical rule whose middle lies on `x`. */
export function ruleDown(sheet: Sheet, x: number, y: number, height: number, weight: number, color: Color): void {
  sheet.rules.push({ x: x - weight / 2, y, width: weight, height, color });
}

export function placeText(
  sheet: Sheet,
  at: { readonly x: number; readonly baseline: number; readonly owner?: Owner; readonly gap?: number },
  letters: readonly Letter[],
): void {
  if (letters.length === 0) return;
  sheet.texts.push({ x: at.x, baseline: at.baseline, letters, gap: at.gap ?? 0, owner: at.owner ?? ARTIFACT });
}

/** A picture with its top left corner at `x` and `y`; `owner` is the Figure that says it in words, if any. */
export function placePicture(
  sheet: Sheet,
  at: { readonly x: number; readonly y: number; readonly owner: Owner },
  picture: PlacedPicture,
): void {
  sheet.texts.push({ x: at.x, baseline: at.y + picture.height, letters: [], gap: 0, owner: at.owner, picture });
}
