import { html } from 'lit';
import { barPicture } from './bar-picture.ts';

/** A bar of one or two parts. */
export type FigureBar = { readonly name: string; readonly parts: readonly number[]; readonly words: string };

export type BarFigure = {
  readonly title: string;
  readonly bars: readonly FigureBar[];
  /** `share`: each bar is a whole of its own; otherwise the longest one is. */
  readonly scale?: 'share' | 'most';
  readonly legend?: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly [string, ...number[]])[];
  readonly empty?: string;
};

/** The same figures twice: bars to be seen at a glance, and a table to be read. */
export function barFigure(figure: BarFigure) {
  const { title, bars, scale = 'most', legend = [], head, rows, empty = '보일 문서가 없습니다.' } = figure;
  if (rows.length === 0) return html`<h3>${title}</h3><p>${empty}</p>`;
  const sumOf = ({ parts }: FigureBar) => parts.reduce((sum, part) => sum + part, 0);
  const most = Math.max(1, ...bars.map(sumOf));
  const named = bars.map(({ name, words }) => `${name} ${words}`).join(', ');
  return html`<h3>${title}</h3>
    ${legend.length > 1 ? html`<p class="bar-legend">${legend.map((name, at) => html`<span><i class="part-${at}"></i>${name}</span>`)}</p>` : ''}
    <div class="bar-figure">
      ${barPicture(
        `${title} 막대그림. ${named}`,
        bars.map((bar) => ({
          ...bar,
          pieces: piecesOf(bar.parts, scale === 'share' ? Math.max(1, sumOf(bar)) : most),
        })),
      )}
      <table class="data" aria-label=${title}>
        <thead>
          <tr>${head.map((name, at) => html`<th scope="col" class=${at === 0 ? '' : 'number'}>${name}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, ...cells]) => html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((cell) => html`<td class="number">${cell.toLocaleString('ko')}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function piecesOf(parts: readonly number[], whole: number) {
  return parts.map((part, index) => {
    const before = parts.slice(0, index).reduce((sum, each) => sum + each, 0);
    return { className: `part-${index}`, from: before / whole, length: part / whole };
  });
}
