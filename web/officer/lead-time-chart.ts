import { html, svg } from 'lit';
import { FEWER_DOCUMENTS } from '../../shared/approval/lead-time.ts';
import type { LeadFigures } from '../../shared/contract/lead-times.ts';
import { spanWords } from '../document/moments.ts';

/** A bar of the picture and a row of the table beside it; withheld where there were too few documents. */
export type LeadBar = { readonly name: string; readonly figures: LeadFigures | null };

/** In rem, so that the picture grows with the reader's letters. */
const BAR_HEIGHT = 5.6;

/** The same figures twice: bars to be seen at a glance, and a table to be read. */
export function leadTimeChart(title: string, kind: string, bars: readonly LeadBar[]) {
  return html`<div class="lead-times">
    ${picture(title, bars)}
    ${table(title, kind, bars)}
  </div>`;
}

function picture(title: string, bars: readonly LeadBar[]) {
  const longest = Math.max(1, ...bars.flatMap(({ figures }) => (figures ? [figures.median, figures.ninetieth] : [])));
  return html`<svg
    class="lead-bars"
    role="img"
    aria-label="${title} 막대그림. ${bars.map(sentence).join(' ')}"
    width="100%"
    height="${rem(bars.length * BAR_HEIGHT)}"
  >
    ${bars.map((bar, index) => barOf(bar, index * BAR_HEIGHT, longest))}
  </svg>`;
}

function barOf({ name, figures }: LeadBar, top: number, longest: number) {
  const words = figures ? `${spanWords(figures.median)} · ${spanWords(figures.ninetieth)}` : FEWER_DOCUMENTS;
  const width = (seconds: number) => `${Math.max(0.5, Math.round((seconds / longest) * 1000) / 10)}%`;
  return svg`
    <text class="name" x="0" y=${rem(top + 1.6)}>${name}</text>
    <text class=${figures ? 'value' : 'value withheld'} x="100%" y=${rem(top + 1.6)} text-anchor="end">${words}</text>
    <rect class="ground" x="0" y=${rem(top + 2.4)} width="100%" height="1.2rem"></rect>
    ${
      figures
        ? svg`<rect class="median" x="0" y=${rem(top + 2.4)} width=${width(figures.median)} height="1.2rem"></rect>
          <rect class="ninetieth" x="0" y=${rem(top + 3.9)} width=${width(figures.ninetieth)} height="0.4rem"></rect>`
        : []
    }`;
}

function rem(length: number): string {
  return `${Math.round(length * 10) / 10}rem`;
}

function sentence({ name, figures }: LeadBar): string {
  if (!figures) return `${name}: ${FEWER_DOCUMENTS}.`;
  return `${name}: 중앙값 ${spanWords(figures.median)}, 90% ${spanWords(figures.ninetieth)}.`;
}

function table(title: string, kind: string, bars: readonly LeadBar[]) {
  return html`<table class="data" aria-label=${title}>
    <thead>
      <tr>
        <th scope="col">${kind}</th><th scope="col" class="number">문서</th>
        <th scope="col" class="number">중앙값</th><th scope="col" class="number">90%</th>
      </tr>
    </thead>
    <tbody>
      ${bars.map(
        ({ name, figures }) => html`<tr>
          <th scope="row">${name}</th>
          ${
            figures
              ? html`<td class="number">${figures.documents.toLocaleString('ko')}건</td>
                  <td class="number">${spanWords(figures.median)}</td>
                  <td class="number">${spanWords(figures.ninetieth)}</td>`
              : html`<td class="number" colspan="3">${FEWER_DOCUMENTS}</td>`
          }
        </tr>`,
      )}
    </tbody>
  </table>`;
}
