import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FONTS = {
  'NotoSansKR-Bold.ttf': '4ffa20c272ae6d689f7c8d34ff9c8039a326e9c334d9fc8852b2a7396227d077',
  'NotoSerifKR-Regular.ttf': 'c8c5922208f207214ce01791290621c28fda4ff788bd4dddc511aaebf61f4a74',
};

test.each(Object.entries(FONTS))('the font %s is the one the paper was measured with', (file, expected) => {
  const bytes = readFileSync(new URL(file, import.meta.url));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(expected);
});
