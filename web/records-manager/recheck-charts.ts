import { html } from 'lit';
import type { RecheckOverview } from '../../shared/contract/reclassification.ts';
import { GROUND_LABELS } from '../../shared/disclosure/disclosure.ts';
import { barPicture } from '../document/bar-picture.ts';

/** A bar of one or two parts. */
type Figures = { readonly name: string; readonly parts: readonly number[]; readonly words: string };

/** How far the check of the year has come in each unit. */
export function progressChart({ yearly }: RecheckOverview) {
  const bars = yearly.units.map(({ name, done, total }) => ({
    name,
    parts: [done, total - done],
    words: `${done.toLocaleString('ko')} / ${total.toLocaleString('ko')}`,
  }));
  const head = ['처리과', '대상', '마침', '남음'];
  const rows = yearly.units.map(({ name, done, total }) => [name, total, done, total - done] as const);
  return figure('처리과별 연간 재분류', bars, 'share', ['마침', '남음'], head, rows);
}

/** How much is kept closed on each ground. */
export function groundChart({ byGround }: RecheckOverview) {
  const bars = byGround.map(({ ground, count }) => ({
    name: `${ground}호 ${GROUND_LABELS[ground]}`,
    parts: [count],
    words: `${count.toLocaleString('ko')}건`,
  }));
  const rows = byGround.map(({ ground, count }) => [`${ground}호 ${GROUND_LABELS[ground]}`, count] as const);
  return figure('근거별 비공개·부분공개', bars, 'most', [], ['근거', '문서'], rows);
}

/** How much of each year is kept closed, in part or wholly. */
export function yearChart({ byYear }: RecheckOverview) {
  const bars = byYear.map(({ year, partiallyOpen, closed }) => ({
    name: `${year}년`,
    parts: [closed, partiallyOpen],
    words: `비공개 ${closed.toLocaleString('ko')} · 부분 ${partiallyOpen.toLocaleString('ko')}`,
  }));
  const rows = byYear.map(({ year, partiallyOpen, closed }) => [`${year}년`, closed, partiallyOpen] as const);
  return figure(
    '생산연도별 비공개·부분공개',
    bars,
    'most',
    ['비공개', '부분공개'],
    ['연도', '비공개', '부분공개'],
    rows,
  );
}

type Cells = readonly [string, ...number[]];

/** The same figures twice: bars to be seen at a glance, and a table to be read. */
function figure(
  title: string,
  bars: readonly Figures[],
  scale: 'share' | 'most',
  legend: readonly string[],
  head: readonly string[],
  rows: readonly Cells[],
) {
  if (rows.length === 0) return html`<h3>${title}</h3><p>보일 문서가 없습니다.</p>`;
  const sumOf = ({ parts }: Figures) => parts.reduce((sum, part) => sum + part, 0);
  const most = Math.max(1, ...bars.map(sumOf));
  const named = bars.map(({ name, words }) => `${name} ${words}`).join(', ');
  return html`<h3>${title}</h3>
    ${legend.length > 1 ? html`<p class="recheck-legend">${legend.map((name, at) => html`<span><i class="part-${at}"></i>${name}</span>`)}</p>` : ''}
    <div class="recheck-figure">
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
