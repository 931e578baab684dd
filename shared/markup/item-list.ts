import { closedName } from '../disclosure/withheld.ts';
import type { ItemBlock, Run } from '../document/body.ts';
import { END_TEXT } from '../document/end-mark.ts';
import { html, isSafeAddress, type SafeHtml } from './html.ts';

/** One item with the label it carries; `closes` puts 끝. after its text. */
export type LabelledItem = { readonly item: ItemBlock; readonly label: string; readonly closes: boolean };

type Branch = { readonly entry: LabelledItem; readonly children: Branch[] };

/**
 * A run of items as nested lists, so that a screen reader says how deep each stands. Where it stands on the line is
 * the class of its level and not the nesting, because a writer may go from level 1 to level 3 at once.
 */
export function itemListMarkup(entries: readonly LabelledItem[]): SafeHtml {
  return listMarkup(nest(entries));
}

/**
 * The runs of one block: bold, underline and links; every letter of it is text. A passage that was taken out says why;
 * one that will be, as officials see it, says so beside its words.
 */
export function runsMarkup(runs: readonly Run[]): readonly SafeHtml[] {
  return runs.map((run) => {
    if (run.withheld) return html`<span class="withheld">${run.text}</span>`;
    let markup = html`${run.text}`;
    if (run.underline) markup = html`<u>${markup}</u>`;
    if (run.bold) markup = html`<strong>${markup}</strong>`;
    if (run.href !== undefined && isSafeAddress(run.href))
      markup = html`<a href="${run.href}" rel="noopener">${markup}</a>`;
    if (run.closed)
      markup = html`<span class="closed-passage" data-closed-name="${closedName(run.closed)}">${markup}</span>`;
    return markup;
  });
}

/** A label as copyable text; its class draws it in a column of its own. */
export function labelMarkup(label: string): SafeHtml | false {
  return label !== '' && html`<span class="label">${label} </span>`;
}

/** `끝.` one letter space (2타) after the text; where the line is full it moves down with its space (규칙 제4조⑤). */
export function endMarkup(closes: boolean): SafeHtml | false {
  return closes && html`<span class="end">${'\u00a0\u00a0'}${END_TEXT}</span>`;
}

function nest(entries: readonly LabelledItem[]): readonly Branch[] {
  const roots: Branch[] = [];
  const path: Branch[] = [];
  for (const entry of entries) {
    while (path.length > 0 && (path.at(-1)?.entry.item.level ?? 0) >= entry.item.level) path.pop();
    const branch: Branch = { entry, children: [] };
    (path.at(-1)?.children ?? roots).push(branch);
    path.push(branch);
  }
  return roots;
}

// The role is spelled out because Safari drops it from a list whose bullets are switched off.
function listMarkup(branches: readonly Branch[]): SafeHtml {
  return html`<ul class="items" role="list">${branches.map(branchMarkup)}</ul>`;
}

function branchMarkup({ entry, children }: Branch): SafeHtml {
  const { item, label, closes } = entry;
  // An item without a label (규칙 제2조①: a lone item) hangs nowhere and starts where its label would.
  const classes = `item level-${item.level} ${label === '' ? 'unlabelled' : `kind-${item.kind}`}`;
  return html`<li><p class="${classes}">${labelMarkup(label)}${runsMarkup(item.content)}${endMarkup(closes)}</p>${
    children.length > 0 && listMarkup(children)
  }</li>`;
}
