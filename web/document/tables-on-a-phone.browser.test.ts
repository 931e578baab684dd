import { afterEach, describe, expect, it } from 'vitest';
import { page as screen } from 'vitest/browser';
import type { Body, TableCell } from '../../shared/document/body.ts';
import { bodyClass, bodyMarkup } from '../../shared/markup/body.ts';
import { originalMarkup } from '../../shared/markup/original.ts';
import type { ReadCell } from '../../shared/originals/read-document.ts';
import citizen from '../styles/citizen.css?inline';
import office from '../styles/office.css?inline';

const HEAD = ['구분', '2025년', '2026년', '2027년', '합계'];
const LINES = [
  ['도로 보수', '84,000천원', '84,000천원', '84,000천원', '252,000천원'],
  ['hongbo_2026_final.hwpx', '1,284,000천원', '1,284,000천원', '900,000천원', '3,468,000천원'],
];
const cell = (text: string, more: Partial<TableCell> = {}): TableCell => ({
  ...{ colspan: 1, rowspan: 1, ...more },
  content: [{ type: 'paragraph', content: [{ text }] }],
});
const read = (text: string, more: Partial<ReadCell> = {}): ReadCell => ({
  ...{ colspan: 1, rowspan: 1, ...more },
  content: [{ type: 'paragraph', content: [{ text }] }],
});

/** With a merged head, so that a phone cannot show it row by row. */
const body: Body = {
  v: 1,
  blocks: [
    {
      type: 'table',
      columns: [0.2, 0.2, 0.2, 0.2, 0.2],
      rows: [
        { cells: [cell('예산', { header: true, colspan: 5 })] },
        { cells: HEAD.map((name) => cell(name, { header: true })) },
        ...LINES.map((line) => ({ cells: line.map((text) => cell(text)) })),
      ],
    },
  ],
};
const part = {
  kind: 'text',
  name: '',
  blocks: [
    {
      type: 'table',
      rows: [
        { cells: HEAD.map((name) => read(name, { header: true })) },
        ...LINES.map((line) => ({ cells: line.map((text) => read(text)) })),
      ],
    },
  ],
} as const;
const original = originalMarkup(
  { v: 1, format: 'docx', parts: [part], facts: [], properties: [], leftOut: [] },
  { page: [part], isFirst: true, isLast: true },
).toString();

const styles = document.createElement('style');
document.head.append(styles);
afterEach(() => {
  document.body.replaceChildren();
  styles.textContent = '';
});

/** In how many lines the words of a cell stand. */
function linesOf(td: Element): number {
  const range = document.createRange();
  range.selectNodeContents(td);
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
}

describe.each([
  ['officials', office],
  ['citizens', citizen],
])('a wide table on the phone of %s', (_who, css) => {
  it.each([
    ['in a document', `<div class="${bodyClass(body)}">${bodyMarkup(body)}</div>`],
    ['in a document set by syllable', `<div class="document-body by-syllable">${bodyMarkup(body)}</div>`],
    ['in an original', `<div class="read-text">${original}</div>`],
  ])('%s keeps its figures whole and scrolls by itself, by the keyboard too', async (_where, markup) => {
    await screen.viewport(390, 844);
    styles.textContent = css;
    document.body.innerHTML = `<main>${markup}</main>`;
    const frame = document.querySelector<HTMLElement>('.table-frame');
    const figures = [...document.querySelectorAll('td')].filter(({ textContent }) => /^\d/.test(textContent));
    expect(figures).toHaveLength(8);
    for (const figure of figures) expect(linesOf(figure), figure.textContent).toBe(1);
    expect(frame?.scrollWidth).toBeGreaterThan(frame?.clientWidth ?? 0);
    expect(frame?.getAttribute('aria-label')).toBe('표 1');
    frame?.focus();
    expect(document.activeElement).toBe(frame);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});
