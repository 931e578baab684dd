import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FONTS = {
  'NotoSansKR-Bold.ttf': '4ffa20c272ae6d689f7c8d34ff9c8039a326e9c334d9fc8852b2a7396227d077',
  'NotoSansSymbols2-Regular.ttf': 'f67f40c65f929f029827ab37cfdc4897dfd9ae3c28d9e98ba46e0d52e39eb97e',
  'NotoSerif-Regular.ttf': 'a7e8ea1ab7e7d368b001c892d6148325fffc849a46e030e55e1bdc597bbe939d',
  'NotoSerifKR-Regular.ttf': 'c8c5922208f207214ce01791290621c28fda4ff788bd4dddc511aaebf61f4a74',
};

test.each(Object.entries(FONTS))('the font %s is the one the paper was measured with', (file, expected) => {
  const bytes = readFileSync(new URL(file, import.meta.url));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(expected);
});
