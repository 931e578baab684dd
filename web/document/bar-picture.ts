import { html, svg } from 'lit';

/** A part of a bar: from where and how long, as shares of the whole width; a thin one lies under the bar. */
export type BarPiece = {
  readonly className: string;
  readonly from: number;
  readonly length: number;
  readonly isThin?: boolean;
};

/** One bar with its name above it and, at the end of the same line, what it says in words. */
export type Bar = {
  readonly name: string;
  readonly words: string;
  /** There are too few of them to be told: no bar, and the words stay on a phone too. */
  readonly isWithheld?: boolean;
  readonly pieces: readonly BarPiece[];
};

/** In rem, so that the picture grows with the reader's letters. */
const TEXT_AT = 1.5;
const BAR_AT = 2.1;
const BAR = 1.1;
const THIN_AT = BAR_AT + BAR + 0.3;
const THIN = 0.4;
const GAP = 0.9;

/** Bars under each other, to be seen at a glance: the same figures stand in the table beside the picture. */
export function barPicture(label: string, bars: readonly Bar[]) {
  const hasThin = bars.some(({ pieces }) => pieces.some(({ isThin }) => isThin));
  const line = (hasThin ? THIN_AT + THIN : BAR_AT + BAR) + GAP;
  return html`<svg class="bars" role="img" aria-label=${label} width="100%" height=${rem(bars.length * line)}>
    ${bars.map((bar, index) => barOf(bar, index * line))}
  </svg>`;
}

function barOf({ name, words, isWithheld = false, pieces }: Bar, top: number) {
  return svg`
    <text x="0" y=${rem(top + TEXT_AT)}>${name}</text>
    <text class=${isWithheld ? 'value withheld' : 'value'} x="100%" y=${rem(top + TEXT_AT)} text-anchor="end">${words}</text>
    <rect class="ground" x="0" y=${rem(top + BAR_AT)} width="100%" height=${rem(BAR)}></rect>
    ${pieces.map(
      ({ className, from, length, isThin = false }) => svg`<rect
        class=${className}
        x=${percent(from)}
        y=${rem(top + (isThin ? THIN_AT : BAR_AT))}
        width=${percent(length)}
        height=${rem(isThin ? THIN : BAR)}
      ></rect>`,
    )}`;
}

function rem(length: number): string {
  return `${Math.round(length * 10) / 10}rem`;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
