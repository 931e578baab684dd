import type { AgencyRole } from '../../shared/access/roles.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { Reader, Sql, Tx } from '../platform/database/connect.ts';
import { rolesOn } from './roles/store.ts';

export type AccountRow = {
  readonly id: string;
  readonly agencyId: number;
  readonly personId: string;
  readonly login: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  /** False while an administrator has locked it. */
  readonly active: boolean;
  /** The first day without access. */
  readonly leavesOn: CalendarDay | null;
  readonly demonstration: boolean;
};

export type SessionRow = Pick<AccountRow, 'agencyId' | 'personId' | 'mustChangePassword'> & {
  readonly accountId: string;
  readonly roles: readonly AgencyRole[];
  readonly seenAt: Date;
};

/** The open session with this hash and the person it is of. One indexed read, the first of every request. */
export async function findOpenSession(
  reader: Reader,
  sessionHash: string,
  times: { readonly now: Date; readonly seenAfter: Date },
): Promise<SessionRow | undefined> {
  const today = dayInKorea(times.now);
  const [row] = await reader<SessionRow[]>`
    select account.id as "accountId", account.agency_id as "agencyId", account.person_id as "personId",
      account.must_change_password as "mustChangePassword", session.seen_at as "seenAt", ${rolesOn(reader, today)}
    from sessions session join accounts account on account.id = session.account_id
    where session.id_hash = ${sessionHash} and session.ended_at is null and session.ends_at > ${times.now}
      and session.seen_at > ${times.seenAfter} and account.active
      and (account.leaves_on is null or account.leaves_on > ${today})`;
  return row;
}

export async function listOpenSessions(
  reader: Reader,
  sessionHashes: readonly string[],
  times: { readonly now: Date; readonly seenAfter: Date },
): Promise<ReadonlySet<string>> {
  const rows = await reader<{ hash: string }[]>`
    select session.id_hash as hash from sessions session join accounts account on account.id = session.account_id
    where session.id_hash = any(${sessionHashes as string[]}::text[]) and session.ended_at is null
      and session.ends_at > ${times.now} and session.seen_at > ${times.seenAfter} and account.active
      and (account.leaves_on is null or account.leaves_on > ${dayInKorea(times.now)})`;
  return new Set(rows.map((row) => row.hash));
}

export type NewSession = {
  readonly hash: string;
  readonly id: string;
  readonly accountId: string;
  readonly at: Date;
  readonly endsAt: Date;
  readonly address: string;
  readonly device: string;
};

export function insertSession(sql: Reader, session: NewSession): Promise<unknown> {
  const { hash, id, accountId, at, endsAt, address, device } = session;
  return sql`
    insert into sessions (id_hash, id, account_id, created_at, seen_at, ends_at, ended_at, address, device)
    values (${hash}, ${id}, ${accountId}, ${at}, ${at}, ${endsAt}, null, ${address}, ${device})`;
}

export type OwnSession = Pick<NewSession, 'id' | 'hash' | 'address' | 'device'> & {
  readonly startedAt: Date;
  readonly seenAt: Date;
};

/** The open sessions of an account, the last used first. */
export async function listSessionsOf(
  reader: Reader,
  accountId: string,
  times: { readonly now: Date; readonly seenAfter: Date },
): Promise<OwnSession[]> {
  return reader<OwnSession[]>`
    select id, id_hash as hash, address, device, created_at as "startedAt", seen_at as "seenAt" from sessions
    where account_id = ${accountId} and ended_at is null and ends_at > ${times.now} and seen_at > ${times.seenAfter}
    order by seen_at desc, created_at desc, id`;
}

/** Ends one session by its name on the page, if it is that account's. */
export async function endSessionById(
  sql: Reader,
  accountId: string,
  sessionId: string,
  at: Date,
): Promise<readonly string[]> {
  const rows = await sql<{ hash: string }[]>`
    update sessions set ended_at = ${at}
    where account_id = ${accountId} and id = ${sessionId} and ended_at is null returning id_hash as hash`;
  return rows.map((row) => row.hash);
}

/** Never backwards: of two requests at once the later one counts. */
export function moveSeenAt(sql: Sql, sessionHash: string, at: Date): Promise<unknown> {
  return sql`update sessions set seen_at = ${at} where id_hash = ${sessionHash} and seen_at < ${at}`;
}

export async function endSession(sql: Reader, sessionHash: string, at: Date): Promise<readonly string[]> {
  const rows = await sql<{ hash: string }[]>`
    update sessions set ended_at = ${at} where id_hash = ${sessionHash} and ended_at is null returning id_hash as hash`;
  return rows.map((row) => row.hash);
}

/** Ends an account's sessions, all or all but one; answers which. */
export async function endSessionsOfAccount(
  sql: Reader,
  accountId: string,
  at: Date,
  except: string | null = null,
): Promise<readonly string[]> {
  const rows = await sql<{ hash: string }[]>`
    update sessions set ended_at = ${at}
    where account_id = ${accountId} and ended_at is null and id_hash is distinct from ${except}
    returning id_hash as hash`;
  return rows.map((row) => row.hash);
}

/** Sessions that ended before that instant in one way or another tell nobody anything any more. */
export function forgetSessions(sql: Sql, before: Date): Promise<unknown> {
  return sql`delete from sessions where ends_at < ${before}`;
}

export async function findAccountByLogin(reader: Reader, login: string): Promise<AccountRow | undefined> {
  const [row] = await reader<AccountRow[]>`select ${accountColumns(reader)} from accounts where login = ${login}`;
  return row;
}

export async function findAccount(reader: Reader, accountId: string): Promise<AccountRow | undefined> {
  const [row] = await reader<AccountRow[]>`select ${accountColumns(reader)} from accounts where id = ${accountId}`;
  return row;
}

export function accountColumns(reader: Reader) {
  return reader`id, agency_id as "agencyId", person_id as "personId", login, password_hash as "passwordHash",
    must_change_password as "mustChangePassword", active, leaves_on as "leavesOn", demonstration`;
}

/** Who of these people has an account; for the notifier, which knows people only. */
export async function findAccountIdsOf(
  reader: Reader,
  agencyId: number,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await reader<{ id: string; personId: string }[]>`
    select id, person_id as "personId" from accounts
    where agency_id = ${agencyId} and person_id = any(${personIds as string[]}::uuid[]) and active`;
  return new Map(rows.map((row) => [row.personId, row.id]));
}

export type NewAccount = {
  readonly id: string;
  readonly personId: string;
  readonly login: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly demonstration: boolean;
};

/** Makes the accounts whose logins are free in the whole installation, and answers the logins of those made. */
export async function insertAccounts(
  tx: Tx,
  agencyId: number,
  accounts: readonly NewAccount[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const rows = await tx<{ login: string }[]>`
    insert into accounts (id, agency_id, person_id, login, password_hash, must_change_password, active, leaves_on,
      demonstration, created_at)
    select account.id, ${agencyId}, account.person_id, account.login, account.password_hash, account.must_change::boolean,
      true, null, account.demonstration::boolean, ${at}
    from unnest(${accounts.map((account) => account.id)}::uuid[], ${accounts.map((account) => account.personId)}::uuid[],
      ${accounts.map((account) => account.login)}::text[], ${accounts.map((account) => account.passwordHash)}::text[],
      ${accounts.map((account) => String(account.mustChangePassword))}::text[],
      ${accounts.map((account) => String(account.demonstration))}::text[])
      as account (id, person_id, login, password_hash, must_change, demonstration)
    on conflict (login) do nothing
    returning login`;
  return new Set(rows.map((row) => row.login));
}

export function updatePassword(
  tx: Tx,
  accountId: string,
  password: { readonly hash: string; readonly mustChange: boolean },
): Promise<unknown> {
  return tx`
    update accounts set password_hash = ${password.hash}, must_change_password = ${password.mustChange}
    where id = ${accountId}`;
}

/** One thing that is counted: an account name or a network, and how many attempts it has free. */
export type AttemptCount = { readonly key: string; readonly free: number };

/**
 * Counts one attempt in advance, in one statement: attempts sent at once are each counted before any is checked,
 * so no burst gets more guesses than the rule allows. From the last free attempt on each one blocks the key for a
 * pause that doubles; a blocked key is not counted further. Answers whether every key let the attempt through.
 */
export async function takeAttempt(
  sql: Sql,
  counts: readonly AttemptCount[],
  rule: {
    readonly now: Date;
    readonly forgetBefore: Date;
    readonly firstPauseMs: number;
    readonly longestPauseMs: number;
  },
): Promise<boolean> {
  const { now, forgetBefore, firstPauseMs, longestPauseMs } = rule;
  const rows = await sql`
    insert into sign_in_failures as failures (key, count, blocked_until)
    select key, 1, ${now} from unnest(${counts.map((count) => count.key)}::text[]) as attempt (key) order by key
    on conflict (key) do update set
      count = case when failures.blocked_until < ${forgetBefore} then 1 else failures.count + 1 end,
      blocked_until = ${now}::timestamptz + case
        when failures.blocked_until < ${forgetBefore} then interval '0'
        else coalesce((
          select least(${longestPauseMs}, ${firstPauseMs} * power(2, least(failures.count + 1 - free, 20)))
            * interval '1 millisecond'
          from unnest(${counts.map((count) => count.key)}::text[], ${counts.map((count) => count.free)}::int[])
            as attempt (key, free)
          where attempt.key = failures.key and failures.count + 1 >= free), interval '0') end
      where failures.blocked_until <= ${now}
    returning 1`;
  return rows.length === counts.length;
}

/** How long these keys stay blocked, in milliseconds. */
export async function findPauseMs(sql: Sql, keys: readonly string[], now: Date): Promise<number> {
  const [row] = await sql<{ until: Date | null }[]>`
    select max(blocked_until) as until from sign_in_failures where key = any(${keys as string[]}::text[])`;
  return row?.until ? Math.max(0, row.until.getTime() - now.getTime()) : 0;
}

/** A success proves the account's owner: their failures are forgotten, and the network gets this attempt back. */
export function forgiveAttempt(sql: Sql, login: AttemptCount, network: AttemptCount | undefined, now: Date) {
  return sql.begin((tx) => [
    tx`delete from sign_in_failures where key = ${login.key}`,
    ...(network
      ? [
          tx`update sign_in_failures set count = greatest(count - 1, 0),
              blocked_until = case when count <= ${network.free} then ${now} else blocked_until end
            where key = ${network.key}`,
        ]
      : []),
  ]);
}

export function forgetFailures(sql: Sql, before: Date): Promise<unknown> {
  return sql`delete from sign_in_failures where blocked_until < ${before}`;
}

/** A new link ends the ones nobody has used. */
export function replaceSetupLink(tx: Tx, tokenHash: string, at: Date): Promise<unknown>[] {
  return [
    tx`delete from setup_links where used_at is null`,
    tx`insert into setup_links (token_hash, created_at, used_at) values (${tokenHash}, ${at}, null)`,
  ];
}

export type SetupLinkState = 'usable' | 'used' | 'unknown';

export async function findSetupLink(reader: Reader, tokenHash: string): Promise<SetupLinkState> {
  const [link] = await reader<{ usedAt: Date | null }[]>`
    select used_at as "usedAt" from setup_links where token_hash = ${tokenHash}`;
  if (!link) return 'unknown';
  return link.usedAt ? 'used' : 'usable';
}

/** Takes the link for this transaction. A second one waits here for the first to end, and is then answered false. */
export async function useSetupLink(tx: Tx, tokenHash: string, at: Date): Promise<boolean> {
  const result = await tx`
    update setup_links set used_at = ${at} where token_hash = ${tokenHash} and used_at is null`;
  return result.count === 1;
}
