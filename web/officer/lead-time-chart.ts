import { html } from 'lit';
import { FEWER_DOCUMENTS } from '../../shared/approval/lead-time.ts';
import type { LeadFigures } from '../../shared/contract/lead-times.ts';
import { type Bar, barPicture } from '../document/bar-picture.ts';
import { spanWords } from '../document/moments.ts';

/** A bar of the picture and a row of the table beside it; withheld where there were too few documents. */
export type LeadBar = { readonly name: string; readonly figures: LeadFigures | null };

/** The same figures twice: bars to be seen at a glance, and a table to be read. */
export function leadTimeChart(title: string, kind: string, bars: readonly LeadBar[]) {
  return html`<div class="lead-times">
    ${picture(title, bars)}
    ${table(title, kind, bars)}
  </div>`;
}

function picture(title: string, bars: readonly LeadBar[]) {
  const longest = Math.max(1, ...bars.flatMap(({ figures }) => (figures ? [figures.median, figures.ninetieth] : [])));
  return barPicture(
    `${title} 막대그림. ${bars.map(sentence).join(' ')}`,
    bars.map((bar) => barOf(bar, longest)),
  );
}

function barOf({ name, figures }: LeadBar, longest: number): Bar {
  if (!figures) return { name, words: FEWER_DOCUMENTS, isWithheld: true, pieces: [] };
  // The shortest is still to be seen.
  const length = (seconds: number) => Math.max(0.005, seconds / longest);
  return {
    name,
    words: `${spanWords(figures.median)} · ${spanWords(figures.ninetieth)}`,
    pieces: [
      { className: 'median', from: 0, length: length(figures.median) },
      { className: 'ninetieth', from: 0, length: length(figures.ninetieth), isThin: true },
    ],
  };
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
