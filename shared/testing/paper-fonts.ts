import { readFileSync } from 'node:fs';
import { type FontFiles, readPaperFonts } from '../paper/font/face.ts';

const file = (name: string): Uint8Array =>
  readFileSync(new URL(`../../server/rendering/fonts/${name}`, import.meta.url));

/** The files that the product draws with. */
export const FONT_FILES = {
  serif: file('NotoSerifKR-Regular.ttf'),
  sans: file('NotoSansKR-Bold.ttf'),
  latin: file('NotoSerif-Regular.ttf'),
  signs: file('NotoSansSymbols2-Regular.ttf'),
} satisfies FontFiles;

/** The same, read; without a shaper, which only the server has. */
export const PAPER_FONTS = readPaperFonts(FONT_FILES);
