import { connectCitizens, type Database, PUBLIC_ROLE, type Sql } from './connect.ts';

/** The citizens' process: nothing but the pool of the citizens. */
export type PublicReader = Pick<Database, 'publicSql' | 'close'>;

const POOL_SIZE = 16;

/** A pool for a replica or for the office's own database. Its transactions are read-only whatever the role may do. */
export function connectPublicReader(url: string, size = POOL_SIZE): PublicReader {
  const publicSql = connectCitizens(url, size, { default_transaction_read_only: 'on' });
  return { publicSql, close: () => publicSql.end({ timeout: 5 }) };
}

/** What the login of a connection may do beyond reading `public_site`. */
export type TooMuch = {
  readonly login: string;
  /** Superuser, CREATEROLE and the like. */
  readonly isMighty: boolean;
  /** Roles whose rights it could take on. */
  readonly roles: readonly string[];
  readonly readable: readonly string[];
  readonly writable: readonly string[];
  /** Temporary tables: its own names could stand before ours, and it could fill the disk. */
  readonly isTemporary: boolean;
};

/**
 * Asked of the login itself and not of the role that its connections take on: whoever gets a statement into one could
 * go back to the login. Nothing where it may do no more than it must.
 */
export async function findTooMuch(publicSql: Sql): Promise<TooMuch | undefined> {
  const [row] = await publicSql<TooMuch[]>`
    with tables as (
      select c.oid, n.nspname, format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
        and not exists (select from pg_depend e where e.objid = c.oid and e.deptype = 'e')
    )
    select session_user as login,
      (select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
        from pg_roles where rolname = session_user) as "isMighty",
      array(select rolname::text from pg_roles
        where rolname not in (session_user, ${PUBLIC_ROLE}) and pg_has_role(session_user, oid, 'MEMBER')
        order by 1 limit 5) as roles,
      array(select name from tables
        where nspname <> 'public_site' and has_table_privilege(session_user, oid, 'SELECT')
        order by 1 limit 5) as readable,
      array(select name from tables
        where has_table_privilege(session_user, oid, 'INSERT') or has_table_privilege(session_user, oid, 'UPDATE')
          or has_table_privilege(session_user, oid, 'DELETE') or has_table_privilege(session_user, oid, 'TRUNCATE')
        order by 1 limit 5) as writable,
      has_database_privilege(session_user, current_database(), 'TEMPORARY') as "isTemporary"`;
  if (!row) throw new Error('a statement without its one row');
  const { isMighty, roles, readable, writable, isTemporary } = row;
  return isMighty || isTemporary || roles.length + readable.length + writable.length > 0 ? row : undefined;
}

/** Whether the schema is there and of this version: a replica that is far behind may not have it yet. */
export async function hasPublicSchema(publicSql: Sql): Promise<boolean> {
  const [row] = await publicSql<{ found: boolean }[]>`
    select to_regclass('public_site.changes') is not null
      and to_regclass('public_site.citizens_papers') is not null
      and to_regprocedure('public_site.common_terms()') is not null as found`;
  return row?.found ?? false;
}
