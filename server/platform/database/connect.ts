import postgres from 'postgres';

export type Sql = postgres.Sql;
/** A transaction that an act has opened; every owner's store.ts writes its rows through it. */
export type Tx = postgres.TransactionSql;
/** Either of the two: reads run on both. */
export type Reader = Sql | Tx;

export type Database = {
  /** Queries, and the acts that are rare. */
  readonly sql: Sql;
  /**
   * The acts on approval lines: two long statements that are always the same. They are planned once for each
   * connection; left to itself PostgreSQL plans them anew at every act, which takes a fifth of the act.
   */
  readonly acts: Sql;
  /** The citizens' pool: its role can read the schema `public_site` and nothing else (architecture 4.6). */
  readonly publicSql: Sql;
  close(): Promise<void>;
};

export const PUBLIC_ROLE = 'gyeol_public';

export type PoolSizes = { readonly queries: number; readonly acts: number; readonly citizens: number };

const DEFAULT_SIZES: PoolSizes = { queries: 16, acts: 16, citizens: 8 };

/**
 * A `date` travels as a string (postgres.js would make it a local Date), `bigint` as a string,
 * `timestamptz` as a Date. The same for every pool, so that a row reads alike everywhere.
 */
const TYPES = {
  date: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day },
};

/**
 * A BEGIN that is the last one to find room behind others on a connection is sent without the connection being kept for
 * it (porsager/postgres#1189, in 3.4.9): whoever asks next speaks inside a transaction that nobody ends, and what the
 * office answers as done is never committed. Where there is always room, no BEGIN is the last.
 */
const ALWAYS_ROOM = { max_pipeline: Number.MAX_SAFE_INTEGER };

const COMMON = { types: TYPES, onnotice: () => undefined, connect_timeout: 10, backoff, ...ALWAYS_ROOM } as const;

/**
 * What each of the citizens' connections may take. No page takes long; a question that does would keep others waiting.
 * A word of half a million documents has their places in 32 MB: in PostgreSQL's own 4 MB it keeps pages instead, and
 * has the terms of every copy on them made anew (a minute of a question that takes two seconds).
 */
const CITIZENS_SETTINGS = { role: PUBLIC_ROLE, statement_timeout: '15s', work_mem: '32MB' };

/** Connections that take on the citizens' role as they open. */
export function connectCitizens(url: string, max: number, settings: Readonly<Record<string, string>> = {}): Sql {
  const connection = { ...CITIZENS_SETTINGS, ...settings } as Record<string, string>;
  return postgres(url, { ...COMMON, max, connection }) as unknown as Sql;
}

/** What no page waits for, asked in the citizens' role for as long as it takes: all of a large office's copies, say. */
export function askAtLeisure<Answer>(publicSql: Sql, act: (tx: Tx) => Promise<Answer>) {
  return publicSql.begin('read only', async (tx) => {
    await tx`set local statement_timeout = 0`;
    return act(tx);
  });
}

export function connectDatabase(url: string, sizes: PoolSizes = DEFAULT_SIZES): Database {
  const sql = postgres(url, { ...COMMON, max: sizes.queries }) as unknown as Sql;
  const acts = postgres(url, {
    ...COMMON,
    max: sizes.acts,
    connection: { plan_cache_mode: 'force_generic_plan' } as Record<string, string>,
  }) as unknown as Sql;
  const publicSql = connectCitizens(url, sizes.citizens);
  return {
    sql,
    acts,
    publicSql,
    async close() {
      await Promise.all([sql.end({ timeout: 5 }), acts.end({ timeout: 5 }), publicSql.end({ timeout: 5 })]);
    },
  };
}

/**
 * Seconds before a connection is tried again. The library's own pauses grow to twenty seconds, shared by all
 * connections, so that a database back after one second would stay unused for many more.
 */
function backoff(attempt: number): number {
  return Math.min(0.05 * 2 ** attempt, 0.5);
}

/**
 * PostgreSQL's error code (SQLSTATE) of a failed statement, or undefined for any other error. The driver's own errors
 * are told by their name: the system's `EPIPE` has five letters too.
 */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'PostgresError' || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Whether a statement took longer than its connection may ask, or was broken off by whoever runs the database. */
export function isBrokenOff(error: unknown): boolean {
  return sqlState(error) === '57014';
}

/** The column, as `table.column`, that a statement has left without the value it must have. */
export function missingValue(error: unknown): string | undefined {
  if (sqlState(error) !== '23502' || typeof error !== 'object' || error === null) return undefined;
  return 'table_name' in error && 'column_name' in error ? `${error.table_name}.${error.column_name}` : undefined;
}

/** The constraint a statement has broken; constraint names say the business rule they protect. */
export function brokenConstraint(error: unknown): string | undefined {
  if (sqlState(error) !== '23505' || typeof error !== 'object' || error === null) return undefined;
  return 'constraint_name' in error && typeof error.constraint_name === 'string' ? error.constraint_name : undefined;
}
