type Grouped = { readonly group?: number | null };

/** Where a row stands in the bracket of seats that act side by side (병렬): its beginning, its middle or its end. */
export function groupClass(rows: readonly Grouped[], at: number): string {
  const group = rows[at]?.group ?? undefined;
  if (group === undefined) return '';
  const begins = group !== (rows[at - 1]?.group ?? undefined);
  const ends = group !== (rows[at + 1]?.group ?? undefined);
  return `in-group ${begins ? 'group-begins' : ''} ${ends ? 'group-ends' : ''}`;
}
