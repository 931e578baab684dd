import { html, type ReactiveControllerHost } from 'lit';
import type { KeyBinding } from '../elements/keys.ts';
import { BulkSelection } from './bulk-selection.ts';

type Host = ReactiveControllerHost & HTMLElement;
type Line = { readonly managementNumber: string };

/** A table that is worked through by keyboard: which of its documents is in hand, and which are marked. */
export class MarkedLines<Row extends Line> {
  #host: Host;
  #rows: () => readonly Row[];
  #handle: string;
  #selection = new BulkSelection();

  /** `handle`: what of a line takes the focus, as a selector. */
  constructor(host: Host, rows: () => readonly Row[], handle: string) {
    this.#host = host;
    this.#rows = rows;
    this.#handle = handle;
  }

  get size(): number {
    return this.#selection.size;
  }

  get marked(): readonly Row[] {
    return this.#rows().filter((row) => this.has(row));
  }

  get inHand(): Row | undefined {
    const number = document.activeElement?.closest<HTMLElement>('tr[data-number]')?.dataset.number;
    return this.#rows().find((row) => row.managementNumber === number);
  }

  has({ managementNumber }: Row): boolean {
    return this.#selection.has(managementNumber);
  }

  mark({ managementNumber }: Row, isRange: boolean): void {
    if (isRange) this.#selection.extend(managementNumber, this.#order());
    else this.#selection.toggle(managementNumber);
    this.#host.requestUpdate();
  }

  markAll(on: boolean): void {
    this.clear();
    if (on) for (const number of this.#order()) this.#selection.toggle(number);
  }

  clear(): void {
    this.#selection.clear();
    this.#host.requestUpdate();
  }

  /** These have been dealt with. */
  unmark(managementNumbers: readonly string[]): void {
    for (const number of managementNumbers) if (this.#selection.has(number)) this.#selection.toggle(number);
    this.#host.requestUpdate();
  }

  /** What has left the list is marked no more. */
  keepListed(): void {
    this.#selection.keep(this.#order());
    this.#host.requestUpdate();
  }

  /** Back to a line after a dialog; to the first one where that line has gone. */
  focus(managementNumber = ''): boolean {
    const at = (line: string) => this.#host.querySelector<HTMLElement>(`${line} :is(${this.#handle})`);
    const target = at(`tr[data-number="${managementNumber}"]`) ?? at('tr[data-number]');
    target?.focus();
    return target !== null;
  }

  moveKeys(): readonly KeyBinding[] {
    return [
      { key: 'j', says: '다음 문서', run: () => this.#move(1) },
      { key: 'k', says: '앞 문서', run: () => this.#move(-1) },
      { key: 'ArrowDown', says: '다음 문서', single: false, run: () => this.#move(1) },
      { key: 'ArrowUp', says: '앞 문서', single: false, run: () => this.#move(-1) },
    ];
  }

  markKey(): KeyBinding {
    return { key: 'x', says: '고르기', run: this.ofLineInHand((row) => this.mark(row, false)) };
  }

  ofLineInHand(run: (row: Row) => void): () => void {
    return () => {
      const row = this.inHand;
      if (row) run(row);
    };
  }

  allBox(label = '보이는 문서 모두 고르기') {
    const rows = this.#rows();
    const { length } = this.marked;
    return html`<input
      type="checkbox"
      aria-label=${label}
      .checked=${length > 0 && length === rows.length}
      .indeterminate=${length > 0 && length < rows.length}
      @change=${(event: Event) => this.markAll((event.target as HTMLInputElement).checked)}
    />`;
  }

  box(row: Row, name: string) {
    return html`<input
      type="checkbox"
      aria-label="${name} 고르기"
      .checked=${this.has(row)}
      @click=${(event: MouseEvent) => this.mark(row, event.shiftKey)}
    />`;
  }

  #order(): readonly string[] {
    return this.#rows().map((row) => row.managementNumber);
  }

  #move(step: number): void {
    const lines = [...this.#host.querySelectorAll<HTMLElement>('tr[data-number]')];
    const at = lines.findIndex((line) => line.contains(document.activeElement));
    const target = (at === -1 ? lines[0] : lines[at + step])?.querySelector<HTMLElement>(this.#handle);
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  }
}
