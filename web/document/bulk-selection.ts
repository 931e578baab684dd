/** The rows that are marked for 일괄결재, in the order of the list; Shift marks from the last one to this one. */
export class BulkSelection {
  #numbers = new Set<string>();
  #anchor = '';

  get size(): number {
    return this.#numbers.size;
  }

  has(managementNumber: string): boolean {
    return this.#numbers.has(managementNumber);
  }

  toggle(managementNumber: string): void {
    if (!this.#numbers.delete(managementNumber)) this.#numbers.add(managementNumber);
    this.#anchor = managementNumber;
  }

  /** Marks everything between the row that was marked last and this one. */
  extend(managementNumber: string, order: readonly string[]): void {
    const [from, to] = [order.indexOf(this.#anchor), order.indexOf(managementNumber)];
    if (from < 0 || to < 0) {
      this.toggle(managementNumber);
      return;
    }
    for (const number of order.slice(Math.min(from, to), Math.max(from, to) + 1)) this.#numbers.add(number);
    this.#anchor = managementNumber;
  }

  /** What has left the list is marked no more. */
  keep(order: readonly string[]): void {
    this.#numbers = new Set(order.filter((number) => this.#numbers.has(number)));
  }

  clear(): void {
    this.#numbers.clear();
    this.#anchor = '';
  }
}
