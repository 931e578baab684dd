import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FontName } from '../../shared/paper/font/face.ts';
import { CHECKOUT } from '../platform/checkout.ts';

const FONT_FILES: Readonly<Record<FontName, string>> = {
  serif: 'NotoSerifKR-Regular.ttf',
  sans: 'NotoSansKR-Bold.ttf',
  latin: 'NotoSerif-Regular.ttf',
  signs: 'NotoSansSymbols2-Regular.ttf',
};

/** The fonts lie among the sources and are not copied by the compiler. */
export function findFonts(): string {
  return path.join(CHECKOUT, 'server/rendering/fonts');
}

export function readFontFiles(): Record<FontName, Buffer> {
  const read = (name: FontName) => readFileSync(path.join(findFonts(), FONT_FILES[name]));
  return { serif: read('serif'), sans: read('sans'), latin: read('latin'), signs: read('signs') };
}
