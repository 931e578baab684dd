import { END_PAPERS } from './end-marks.ts';
import type { GoldenPaper } from './golden-paper.ts';
import { ITEM_PAPERS } from './items.ts';
import { LETTER_PAPERS } from './letters.ts';
import { OTHER_PAPERS } from './public-copies.ts';
import { SIGN_PAPERS } from './sign-rows.ts';
import { TABLE_PAPERS } from './tables.ts';
import { TEXT_PAPERS } from './texts.ts';

/** Documents that together use everything the paper can print; the text in them is ours and means nothing. */
export const GOLDEN_PAPERS: readonly GoldenPaper[] = [
  ...TEXT_PAPERS,
  ...ITEM_PAPERS,
  ...TABLE_PAPERS,
  ...END_PAPERS,
  ...SIGN_PAPERS,
  ...LETTER_PAPERS,
  ...OTHER_PAPERS,
];
