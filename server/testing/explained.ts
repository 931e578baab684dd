import postgres from 'postgres';
import type { PUBLIC_ROLE, Sql } from '../platform/database/connect.ts';

/** A node of a plan as PostgreSQL explains it. */
export type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
};

type Asked = { readonly statement: string; readonly parameters: readonly unknown[] };

/**
 * How PostgreSQL would go about the statements that `act` sends: every node of every plan that reads the table. Each is
 * planned for its values, and once more for none, as a prepared statement is that has been asked for often.
 */
export async function waysTo(
  table: string,
  url: string,
  role: typeof PUBLIC_ROLE | undefined,
  act: (sql: Sql) => Promise<unknown>,
  { forNoValues = true }: { readonly forNoValues?: boolean } = {},
): Promise<readonly string[]> {
  const asked: Asked[] = [];
  const connection = role ? ({ role } as Record<string, string>) : {};
  const debug = (_: number, statement: string, parameters: unknown[]) => void asked.push({ statement, parameters });
  const types = { date: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day } };
  const sql = postgres(url, { max: 1, connection, debug, types, onnotice: () => undefined });
  try {
    await act(sql as unknown as Sql);
    const reading = asked.filter(({ statement }) => statement.includes(table));
    const ways = new Set<string>();
    for (const { statement, parameters } of reading) {
      const plans = [await sql.unsafe(`explain (format json) ${statement}`, parameters as never[])];
      if (forNoValues) plans.push(await sql.unsafe(`explain (generic_plan, format json) ${statement}`));
      for (const [row] of plans) for (const way of readsOf(table, row?.['QUERY PLAN'][0].Plan)) ways.add(way);
    }
    return [...ways].sort();
  } finally {
    await sql.end();
  }
}

function readsOf(table: string, node: PlanNode): readonly string[] {
  const below = (node.Plans ?? []).flatMap((plan) => readsOf(table, plan));
  if (node['Node Type'] === 'Bitmap Index Scan') return [`index ${node['Index Name']}`, ...below];
  if (node['Relation Name'] !== table || node['Node Type'] === 'Bitmap Heap Scan') return below;
  return [node['Index Name'] === undefined ? 'all rows' : `index ${node['Index Name']}`, ...below];
}
