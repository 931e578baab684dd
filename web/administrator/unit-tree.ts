import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../elements/light-element.ts';
import { walkTree } from '../elements/tree-walk.ts';
import type { Unit } from './organization-forms.ts';

type Row = { readonly id: string; readonly level: number; readonly unit: Unit; readonly isOpen?: boolean };

/** The units as a tree that one key walks through (WAI-ARIA tree): arrows move and fold, Enter chooses. */
@customElement('unit-tree')
export class UnitTree extends LightElement {
  @property({ attribute: false }) units: readonly Unit[] = [];
  @property() chosen = '';
  @state() private closed: ReadonlySet<string> = new Set();
  @state() private at = '';

  protected override willUpdate(): void {
    const rows = this.#rows();
    if (!rows.some((row) => row.id === this.at)) this.at = rows[0]?.id ?? '';
  }

  protected override render() {
    return html`<ul role="tree" aria-label="조직도" class="tree units" @keydown=${this.#walk}>
      ${this.#rows().map((row) => this.#row(row))}
    </ul>`;
  }

  #row(row: Row) {
    const people = row.unit.posts.reduce((sum, post) => sum + post.holders.length, 0);
    return html`<li
      role="treeitem"
      id="unit-${row.id}"
      class="tree-row level-${Math.min(row.level, 6)}"
      aria-level=${row.level}
      aria-expanded=${row.isOpen ?? nothing}
      aria-selected=${row.id === this.chosen}
      tabindex=${row.id === this.at ? 0 : -1}
      @click=${() => this.#take(row)}
      @focus=${() => {
        this.at = row.id;
      }}
    >
      <span class="twist" aria-hidden="true" @click=${(event: Event) => this.#twist(event, row)}>
        ${row.isOpen === undefined ? '' : row.isOpen ? '▾' : '▸'}
      </span>
      ${row.unit.name} <small>${people}명</small>
    </li>`;
  }

  /** The units come in the order of the tree, parents first. */
  #rows(): Row[] {
    const levels = new Map<string, number>();
    const hidden = new Set<string>();
    const parents = new Set(this.units.map((unit) => unit.parentId));
    return this.units.flatMap((unit) => {
      const { id, parentId } = unit;
      const level = (levels.get(parentId ?? '') ?? 0) + 1;
      levels.set(id, level);
      if (parentId !== null && (hidden.has(parentId) || this.closed.has(parentId))) {
        hidden.add(id);
        return [];
      }
      return [parents.has(id) ? { id, level, unit, isOpen: !this.closed.has(id) } : { id, level, unit }];
    });
  }

  #take(row: Row): void {
    this.at = row.id;
    this.dispatchEvent(new CustomEvent('unit-chosen', { detail: row.id, bubbles: true }));
  }

  #twist(event: Event, row: Row): void {
    if (row.isOpen === undefined) return;
    event.stopPropagation();
    this.#fold(row, row.isOpen);
  }

  #fold(row: Row, close: boolean): void {
    const closed = new Set(this.closed);
    if (close) closed.add(row.id);
    else closed.delete(row.id);
    this.closed = closed;
  }

  #walk = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey) return;
    const taken = walkTree(event.key, this.#rows(), this.at, {
      go: (row) => this.#go(row),
      fold: (row, close) => this.#fold(row, close),
      take: (row) => this.#take(row),
    });
    if (taken) event.preventDefault();
  };

  #go(row: Row | undefined): void {
    if (!row) return;
    this.at = row.id;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[id="unit-${row.id}"]`)?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unit-tree': UnitTree;
  }
}
