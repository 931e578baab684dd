import { describe, expect, it } from 'vitest';
import type { Block, ItemKind, ItemLevel } from './body.ts';
import { itemLabels, numberLabel } from './item-labels.ts';

const item = (kind: ItemKind, level: ItemLevel): Block => ({ type: 'item', kind, level, content: [{ text: '글' }] });
const heading: Block = { type: 'heading', content: [{ text: '제목' }] };
const paragraph: Block = { type: 'paragraph', content: [{ text: '글' }] };

describe('item labels', () => {
  it('follow the legal ladder of eight levels', () => {
    const levels = [0, 1, 2, 3, 4, 5, 6, 7] as const;
    expect(levels.map((level) => numberLabel(level, 1))).toEqual(['1.', '가.', '1)', '가)', '(1)', '(가)', '①', '㉮']);
    expect(levels.map((level) => numberLabel(level, 2))).toEqual(['2.', '나.', '2)', '나)', '(2)', '(나)', '②', '㉯']);
  });

  it('go on after 하 with 거 너, not with 갸, and after 허 with 고', () => {
    expect(numberLabel(1, 14)).toBe('하.');
    expect(numberLabel(1, 15)).toBe('거.');
    expect(numberLabel(1, 28)).toBe('허.');
    expect(numberLabel(1, 29)).toBe('고.');
    expect(numberLabel(7, 14)).toBe('㉻');
  });

  it('give a lone item no mark', () => {
    const { labels, singles } = itemLabels([item('number', 0), item('number', 1), item('number', 1)]);
    expect(labels).toEqual(['', '가.', '나.']);
    expect([...singles]).toEqual([0]);
  });

  it('count ① at two levels apart from each other', () => {
    const blocks = [
      item('square', 0),
      item('circled', 1),
      item('circle', 2),
      item('circled', 2),
      item('circle', 3),
      item('circled', 2),
      item('circled', 1),
      item('circled', 2),
    ];
    expect(itemLabels(blocks).labels).toEqual(['□', '①', '○', '①', '○', '②', '②', '①']);
  });

  it('go on over a paragraph and begin again under a new section', () => {
    const blocks = [item('number', 0), paragraph, item('number', 0), heading, item('number', 0), item('number', 0)];
    expect(itemLabels(blocks).labels).toEqual(['1.', '', '2.', 'Ⅰ', '1.', '2.']);
  });

  it('number sections with single Roman numeral characters', () => {
    const sections = Array.from({ length: 13 }, () => heading);
    expect(itemLabels(sections).labels.slice(0, 4)).toEqual(['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ']);
    expect(itemLabels(sections).labels.at(-1)).toBe('ⅩⅢ');
  });
});
