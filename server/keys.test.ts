import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from './testing/test-database.ts';

let database: TestDatabase;
let sql: postgres.Sql;
beforeAll(async () => {
  database = await freshDatabase();
  sql = postgres(database.url, { onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

/** What does not begin with the agency, each with its reason; whatever is added is added here or begins with it. */
const INSTALLATION_WIDE: Readonly<Record<string, string>> = {
  'accounts accounts_pkey': 'an account signs in before its agency is known',
  'accounts a_login_names_one_account': 'a login names one account in the whole installation',
  'sessions sessions_pkey': 'a session is found by its secret alone',
  'sign_in_failures sign_in_failures_pkey': 'a network or an unknown login has no agency',
  'setup_links setup_links_pkey': 'there is no agency yet',
  'idempotency_keys a_key_answers_one_request': 'keys belong to an account',
  'outbox_deliveries an_event_is_delivered_once_per_consumer': 'consumers read the outbox of the whole installation',
  'notifications notifications_have_no_double_place': 'a log belongs to an account',
  'notifications an_event_is_told_a_person_once': 'a log belongs to an account',
  'notification_counters notification_counters_pkey': 'a log belongs to an account',
  'notification_epochs notification_epochs_pkey': 'names the logs of the whole database',
  'agencies agencies_pkey': 'the agencies themselves',
  'approval_events an_event_has_one_id': 'a random id; consumers know an event by it alone',
  'attachments a_stored_object_belongs_to_one_attachment': 'files lie in one store, under random names',
  'body_pictures a_stored_object_belongs_to_one_picture': 'files lie in one store, under random names',
  'migrated_to migrated_to_pkey': 'says how far the database itself has come',
  'daily_files daily_files_pkey': 'a file is of a day of the whole site',
  'heartbeats heartbeats_pkey': 'one installation, one office',
  'editions editions_pkey': 'one edition of the public copies of the whole site',
  'integrity_leaves a_place_in_the_log_holds_one_leaf': 'one log for the installation',
};

test('the agency stands first in every key, except where the whole installation is meant', async () => {
  const keys = await sql<{ name: string; first: string }[]>`
    select c.relname || ' ' || k.conname as name, a.attname as first
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'public_site')
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype in ('p', 'u') order by 1`;
  const others = keys.filter((key) => key.first !== 'agency_id').map((key) => key.name);
  expect(keys.length).toBeGreaterThan(30);
  expect(others.sort()).toEqual(Object.keys(INSTALLATION_WIDE).sort());
});

test('every table has a primary key, and no column takes its value from a clock or a sequence of the database', async () => {
  const keyless = await sql`
    select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'public_site')
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`;
  expect(keyless.map((row) => row.relname)).toEqual([]);
  const sequences = await sql`
    select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and n.nspname in ('public', 'public_site')`;
  expect(sequences.map((row) => row.relname)).toEqual([]);
});
