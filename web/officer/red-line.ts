import { html, nothing } from 'lit';
import type { VersionReply } from '../../shared/contract/versions.ts';
import { type DisclosureChange, disclosureChanges } from '../../shared/disclosure/disclosure-changes.ts';
import type { Block, Body, TableBlock } from '../../shared/document/body.ts';
import {
  type BlockChange,
  compareBodies,
  compareTexts,
  textsOf,
  type WordChange,
} from '../../shared/document/compare-bodies.ts';
import { itemLabels } from '../../shared/document/item-labels.ts';
import { ENCLOSURES_LABEL } from '../../shared/document/plain-text.ts';
import { begunRows } from '../../shared/document/table-places.ts';

/** A version as far as two of them are compared. */
export type ComparedText = Omit<VersionReply, 'version' | 'contentHash'>;
/** A change with the mark (1. 가. □ …) that the block carries in its own version. */
type Labelled = { readonly change: BlockChange; readonly label: string };

/**
 * What has changed from one version to another: what was put in is underlined, what was taken out is struck, and both
 * are said in words to who does not see them. Blocks that stayed are left out but for the neighbours of a change.
 */
export function redLine(before: ComparedText, after: ComparedText) {
  const title = compareTexts(before.title, after.title);
  const changes = labelled(before.body as Body, after.body as Body);
  const breaking = breakingChange(before, after);
  const decided = disclosureChanges(before, after);
  const isSame = title.every((word) => word.is === 'same') && changes.every(({ change }) => change.is === 'same');
  if (isSame && breaking === undefined && decided.length === 0) {
    return html`<p class="small">두 판의 제목과 본문, 공개구분이 같습니다.</p>`;
  }
  return html`<div class="red-line-text">
    ${decidedView(decided)}
    <p class="red-line-title">${wordsView(title)}</p>
    ${breaking === undefined ? nothing : html`<p>${breaking}</p>`}
    ${runs(changes).map((run) =>
      'left' in run
        ? html`<p class="small red-line-left">같은 내용 ${run.left}문단</p>`
        : blockView(run.shown.change, run.shown.label),
    )}
  </div>`;
}

/** How many places differ, in words: 고친 곳 3곳. */
export function changedPlaces(before: ComparedText, after: ComparedText): number {
  const isRenamed = before.title !== after.title;
  const changes = compareBodies(before.body as Body, after.body as Body);
  return (
    changes.filter((change) => change.is !== 'same').length +
    (isRenamed ? 1 : 0) +
    disclosureChanges(before, after).length +
    (breakingChange(before, after) ? 1 : 0)
  );
}

/** 공개구분: 공개 → 부분공개(6). */
function decidedView(changes: readonly DisclosureChange[]) {
  if (changes.length === 0) return nothing;
  return html`<ul class="red-line-decided" aria-label="바뀐 공개 사항">
    ${changes.map(
      ({ what, from, to }) => html`<li>
        <b>${what}</b> ${wordsView([{ is: 'removed', text: from }])} <span aria-hidden="true">→</span>
        ${wordsView([{ is: 'added', text: to }])}
      </li>`,
    )}
  </ul>`;
}

/** What the reviewer has done to how the lines of the whole document break, in words. */
function breakingChange(before: ComparedText, after: ComparedText): string | undefined {
  if (before.body.breaking === after.body.breaking) return undefined;
  const [was, is] = after.body.breaking === 'syllable' ? ['어절', '글자'] : ['글자', '어절'];
  return `줄 나눔을 ${was} 단위에서 ${is} 단위로 바꾸었습니다.`;
}

function labelled(before: Body, after: Body): Labelled[] {
  const [old, now] = [itemLabels(before.blocks).labels, itemLabels(after.blocks).labels];
  let [oldAt, nowAt] = [0, 0];
  return compareBodies(before, after).map((change) => {
    const label = (change.is === 'removed' ? old[oldAt] : now[nowAt]) ?? '';
    if (change.is !== 'added') oldAt += 1;
    if (change.is !== 'removed') nowAt += 1;
    return { change, label };
  });
}

type Shown = { readonly shown: Labelled } | { readonly left: number };

function runs(changes: readonly Labelled[]): Shown[] {
  const isNear = changes.map((_, at) =>
    [at - 1, at, at + 1].some((near) => (changes[near]?.change.is ?? 'same') !== 'same'),
  );
  const shown: Shown[] = [];
  let left = 0;
  changes.forEach((change, at) => {
    if (!isNear[at]) {
      left += 1;
      return;
    }
    if (left > 0) shown.push({ left });
    left = 0;
    shown.push({ shown: change });
  });
  return left > 0 ? [...shown, { left }] : shown;
}

function blockView(change: BlockChange, label: string) {
  if (change.is === 'changed') {
    if (change.after.type === 'table') return tableView(change.after, change.texts);
    const isOnlyDrawn = change.texts.flat().every((word) => word.is === 'same');
    const note = isOnlyDrawn ? html` <small>꾸밈만 바뀜</small>` : nothing;
    return paragraphs(change.after, label, change.texts, note);
  }
  const texts = textsOf(change.block).map((text): WordChange[] => [{ is: change.is, text }]);
  if (change.block.type === 'table') return tableView(change.block, texts);
  return paragraphs(change.block, label, texts, nothing);
}

function paragraphs(
  block: Block,
  label: string,
  texts: readonly (readonly WordChange[])[],
  note: ReturnType<typeof html> | typeof nothing,
) {
  const level = block.type === 'item' ? Math.min(block.level, 6) : 0;
  return texts.map((words, at) => {
    const mark = block.type === 'enclosures' ? `${ENCLOSURES_LABEL} ${texts.length > 1 ? `${at + 1}.` : ''}` : label;
    return html`<p class="red-line-block level-${level}">${mark} ${wordsView(words)}${note}</p>`;
  });
}

/** A table in its own shape; its texts stand in the order of its cells. */
function tableView(table: TableBlock, texts: readonly (readonly WordChange[])[]) {
  let at = -1;
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label="고친 표">
    <table class="red-line-table">
      <tbody>
        ${begunRows(table.rows).map(
          (row) => html`<tr>
            ${row.cells.map((cell) => {
              at += 1;
              return html`<td colspan=${cell.colspan} rowspan=${cell.rowspan}>${wordsView(texts[at] ?? [])}</td>`;
            })}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function wordsView(words: readonly WordChange[]) {
  return words.map(({ is, text }) => {
    if (text === '') return nothing;
    if (is === 'added') return html`<ins><span class="visually-hidden">넣음: </span>${text}</ins>`;
    if (is === 'removed') return html`<del><span class="visually-hidden">지움: </span>${text}</del>`;
    return text;
  });
}
