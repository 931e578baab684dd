import { attributes, html, type SafeHtml } from '../../../shared/markup/html.ts';

/** A part of a bar: how long it is, and how it is filled. The fill is a pattern too, never a colour alone. */
export type BarPart = { readonly amount: number; readonly fill: 'full' | 'striped' | 'empty' };

export type Bar = {
  readonly name: string;
  /** What stands at the end of its line: the figure in words. */
  readonly words: string;
  readonly parts: readonly BarPart[];
};

export type BarChart = {
  /** Of the page: the picture's title and description are found by it. */
  readonly id: string;
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly legend?: readonly (readonly [fill: BarPart['fill'], words: string])[];
};

/** In rem, so that the picture grows with the reader's letters; widths are shares of the window's. */
const LINE = 5.2;
const BAR = 1.4;

/**
 * Bars one under another, drawn on the server: a picture for the eye. The same figures stand in the table beside it,
 * and its description says them in words.
 */
export function barChart({ id, title, bars, legend = [] }: BarChart): SafeHtml {
  const longest = Math.max(1, ...bars.map(({ parts }) => lengthOf(parts)));
  const description = bars.map(({ name, words }) => `${name}: ${words}.`).join(' ');
  return html`<figure class="chart">${legend.length > 0 && legendMarkup(legend)}<svg role="img" aria-labelledby="${id}-t ${id}-d" width="100%" height="${rem(bars.length * LINE)}"><title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc><defs>${stripes(id)}</defs>${bars.map(
    (bar, at) => barMarkup(bar, at * LINE, { id, longest }),
  )}</svg></figure>`;
}

function stripes(id: string): SafeHtml {
  return html`<pattern id="${id}-s" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="6" height="6"/><rect class="stripe" width="3" height="6"/></pattern>`;
}

function legendMarkup(legend: NonNullable<BarChart['legend']>): SafeHtml {
  return html`<ul class="legend" aria-hidden="true">${legend.map(
    ([fill, words]) =>
      html`<li><svg viewBox="0 0 24 12" width="2.4rem" height="1.2rem"><defs>${stripes(`legend-${fill}`)}</defs><rect class="${fill}" x="1" y="1" width="22" height="10"${attributes({ fill: fillOf(fill, `legend-${fill}`) })}/></svg>${words}</li>`,
  )}</ul>`;
}

function barMarkup(
  { name, words, parts }: Bar,
  top: number,
  { id, longest }: { readonly id: string; readonly longest: number },
): SafeHtml {
  let left = 0;
  const rects = parts.flatMap(({ amount, fill }) => {
    if (amount === 0) return [];
    const [from, width] = [share(left, longest), share(amount, longest)];
    left += amount;
    return [
      html`<rect class="${fill}" x="${from}" y="${rem(top + 2.6)}" width="${width}" height="${rem(BAR)}"${attributes({ fill: fillOf(fill, id) })}/>`,
    ];
  });
  return html`<text class="name" x="0" y="${rem(top + 1.8)}">${name}</text><text class="figure" x="100%" y="${rem(top + 1.8)}" text-anchor="end">${words}</text>${rects}`;
}

function fillOf(fill: BarPart['fill'], id: string): string | undefined {
  return fill === 'striped' ? `url(#${id}-s)` : undefined;
}

function lengthOf(parts: readonly BarPart[]): number {
  return parts.reduce((sum, { amount }) => sum + amount, 0);
}

function share(amount: number, longest: number): string {
  return `${Math.round((amount / longest) * 10_000) / 100}%`;
}

function rem(length: number): string {
  return `${Math.round(length * 10) / 10}rem`;
}
