import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../elements/light-element.ts';
import { walkTree } from '../elements/tree-walk.ts';
import { clerkOf, type Unit } from './line-editor-seats.ts';

export type PickedPost = {
  readonly postId: string;
  readonly personId: string;
  readonly name: string;
  /** 협조부서: the unit was picked, and this person is its clerk. */
  readonly asUnit?: true;
};

type Row =
  | { readonly id: string; readonly level: number; readonly unit: Unit; readonly isOpen: boolean }
  | { readonly id: string; readonly level: number; readonly pick: PickedPost; readonly title: string };

/** The organisation as a tree that one key walks through (WAI-ARIA tree): arrows move, Enter takes the person. */
@customElement('line-editor-tree')
export class LineEditorTree extends LightElement {
  @property({ attribute: false }) units: readonly Unit[] = [];
  /** Whether a unit can be picked as well as a person. */
  @property({ type: Boolean }) takesUnits = false;
  /** People who are on the line already. */
  @property({ attribute: false }) taken: ReadonlySet<string> = new Set();
  /** What stands beside somebody who is taken. */
  @property() takenWords = '결재선에 있음';
  @state() private closed: ReadonlySet<string> = new Set();
  @state() private wanted = '';
  @state() private at = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    const rows = this.#rows();
    if (!rows.some((row) => row.id === this.at)) this.at = rows[0]?.id ?? '';
    if (changed.has('units')) this.closed = new Set();
  }

  protected override render() {
    const rows = this.#rows();
    return html`<label class="field">
        사람 찾기
        <input
          type="search"
          autocomplete="off"
          placeholder="이름, 직위, 부서"
          .value=${this.wanted}
          @input=${(event: Event) => {
            this.wanted = (event.target as HTMLInputElement).value.trim();
          }}
          @keydown=${this.#fromSearch}
        />
      </label>
      ${
        rows.length === 0
          ? html`<p class="small" role="status">찾는 사람이 없습니다. 이름의 일부만 적어 보십시오.</p>`
          : html`<ul role="tree" aria-label="조직" class="tree" @keydown=${this.#walk}>${rows.map((row) => this.#row(row))}</ul>`
      }`;
  }

  #row(row: Row) {
    const isUnit = 'unit' in row;
    const kind = isUnit ? 'is-unit' : row.pick.asUnit ? 'is-clerk' : 'is-person';
    const off = !isUnit && this.taken.has(row.pick.personId);
    return html`<li
      role="treeitem"
      id=${row.id}
      class="tree-row level-${Math.min(row.level, 6)} ${kind}"
      aria-level=${row.level}
      aria-expanded=${isUnit ? row.isOpen : nothing}
      aria-disabled=${off ? 'true' : nothing}
      aria-selected="false"
      tabindex=${row.id === this.at ? 0 : -1}
      @click=${() => this.#take(row)}
      @focus=${() => {
        this.at = row.id;
      }}
    >
      ${
        isUnit
          ? html`<span class="twist" aria-hidden="true">${row.isOpen ? '▾' : '▸'}</span> ${row.unit.name}`
          : html`<b>${row.pick.name}</b> ${row.title} ${off ? html`<small>${this.takenWords}</small>` : nothing}`
      }
    </li>`;
  }

  #rows(): Row[] {
    const byParent = new Map<string | null, Unit[]>();
    for (const unit of this.units) {
      const known = this.units.some((each) => each.id === unit.parentId) ? unit.parentId : null;
      byParent.set(known, [...(byParent.get(known) ?? []), unit]);
    }
    return this.#below(byParent, null, 1);
  }

  #below(byParent: ReadonlyMap<string | null, readonly Unit[]>, parent: string | null, level: number): Row[] {
    return (byParent.get(parent) ?? []).flatMap((unit) => {
      const people = this.#people(unit, level + 1);
      const inside = this.#below(byParent, unit.id, level + 1);
      if (this.wanted !== '' && people.length === 0 && inside.length === 0) return [];
      const isOpen = this.wanted !== '' || !this.closed.has(unit.id);
      const head: Row = { id: `unit-${unit.id}`, level, unit, isOpen };
      return isOpen ? [head, ...this.#clerk(unit, level + 1), ...people, ...inside] : [head];
    });
  }

  /** The unit itself, to be asked for its cooperation; an empty unit has nobody who could name a person. */
  #clerk(unit: Unit, level: number): Row[] {
    const clerk = this.takesUnits && unit.name.includes(this.wanted) ? clerkOf(unit) : undefined;
    if (!clerk) return [];
    const { postId, personId, name } = clerk;
    const pick = { postId, personId, name: unit.name, asUnit: true } as const;
    return [{ id: `clerk-${unit.id}`, level, pick, title: `협조부서로, ${name} ${clerk.postTitle} 담당` }];
  }

  #people(unit: Unit, level: number): Row[] {
    return unit.posts.flatMap((post) =>
      post.holders
        .filter(({ name }) => `${name} ${post.title} ${unit.name}`.includes(this.wanted))
        .map(({ personId, name }) => ({
          id: `post-${post.id}-${personId}`,
          level,
          pick: { postId: post.id, personId, name },
          title: post.title,
        })),
    );
  }

  #take(row: Row): void {
    this.at = row.id;
    if ('unit' in row) this.#fold(row.unit.id, row.isOpen);
    else if (!this.taken.has(row.pick.personId)) {
      this.dispatchEvent(new CustomEvent<PickedPost>('post-picked', { detail: row.pick, bubbles: true }));
    }
  }

  #fold(unitId: string, close: boolean): void {
    const closed = new Set(this.closed);
    if (close) closed.add(unitId);
    else closed.delete(unitId);
    this.closed = closed;
  }

  #fromSearch = (event: KeyboardEvent) => {
    if (event.isComposing || event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.#go(this.#rows()[0]);
  };

  #walk = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey) return;
    const taken = walkTree(event.key, this.#rows(), this.at, {
      go: (row) => this.#go(row),
      fold: (row, close) => 'unit' in row && this.#fold(row.unit.id, close),
      take: (row) => this.#take(row),
    });
    if (taken) event.preventDefault();
  };

  #go(row: Row | undefined): void {
    if (!row) return;
    this.at = row.id;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[id="${row.id}"]`)?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'line-editor-tree': LineEditorTree;
  }
}
