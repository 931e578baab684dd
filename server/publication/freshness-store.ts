import type { Reader } from '../platform/database/connect.ts';

/** The office says that it was there; a copy of the database shows by it how new it is. */
export function writeHeartbeat(sql: Reader, at: Date): Promise<unknown> {
  return sql`
    insert into public_site.heartbeats (single, at) values (true, ${at})
    on conflict (single) do update set at = excluded.at where heartbeats.at < excluded.at`;
}

export async function findHeartbeat(publicSql: Reader): Promise<Date | undefined> {
  const [row] = await publicSql<{ at: Date }[]>`select at from public_site.heartbeats`;
  return row?.at;
}
