/** Rows by table, each an object by column, as `jsonb_populate_recordset` takes them. */
export type Rows = Map<string, object[]>;

export function add(rows: Rows, table: string, row: object): void {
  const before = rows.get(table);
  if (before) before.push(row);
  else rows.set(table, [row]);
}
