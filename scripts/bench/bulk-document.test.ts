import { afterAll, beforeEach, expect, test } from 'vitest';
import { openTestOffice } from '../../server/testing/test-office.ts';
import { approveDocument, signAs, submitDraft, writeDraft } from '../../server/testing/written-document.ts';
import { addDocument, type PlannedDocument } from './bulk-document.ts';
import { insertRows } from './bulk-insert.ts';
import type { Rows } from './bulk-rows.ts';
import { writeText } from './written-text.ts';

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;

const TABLES = [
  'documents',
  'document_versions',
  'approval_events',
  'approval_seats',
  'integrity_leaves',
  'outbox_deliveries',
  'filings',
  'registrations',
  'publications',
  'publication_schedules',
  'publication_acts',
  'recheck_records',
  'public_site.documents',
  'public_site.document_search',
];
const text = writeText(7);

beforeEach(async () => {
  for (const table of [...TABLES, 'series']) await sql`truncate ${sql(table)} cascade`;
});

/** A bulk-made document takes the place of the one the acts made, so that their numbers can be the same. */
async function compare(
  given: Pick<PlannedDocument, 'signed' | 'level'>,
  act: (managementNumber: string) => Promise<unknown>,
): Promise<number> {
  const managementNumber = await writeDraft(office, {
    title: text.title,
    summary: text.summary,
    editorJson: text.editorJson,
    disclosure: { level: given.level, grounds: given.level === 'open' ? [] : [5] },
  });
  await act(managementNumber);
  await office.services.outbox.drainAll();
  const byActs = await readRows();
  for (const table of TABLES) await sql`truncate ${sql(table)} cascade`;
  const rows: Rows = new Map();
  const plan = await planOf(given, Number(managementNumber.slice(5)));
  addDocument(rows, plan);
  await sql.begin((tx) => insertRows(tx, rows));
  expect(await readRows()).toEqual(byActs);
  return byActs.length;
}

async function planOf(given: Pick<PlannedDocument, 'signed' | 'level'>, managementSerial: number) {
  const [drafter, reviewer, approver] = await Promise.all(
    (['drafter', 'team-leader', 'section-chief'] as const).map(async (login) => ({
      accountId: office.account(login).id,
      phone: login === 'drafter' ? '02-000-1102' : '',
      officer: await office.officer(login),
    })),
  );
  if (!drafter || !reviewer || !approver) throw new Error('the cast is not complete');
  const at = office.clock.now();
  const { unitId, unitCode, unitName } = drafter.officer;
  const unitTask = {
    id: office.unitTaskId,
    path: ['일반행정', '지방행정', '주민자치', '마을모임지원'],
    retention: 'y10',
  };
  const unit = { id: unitId, code: unitCode, name: unitName, upperName: '행정국', unitTask };
  const plan: PlannedDocument = {
    ...given,
    agencyId: office.agencyId,
    agencyName: '시험시',
    unit,
    drafter,
    reviewer,
    approver,
    managementSerial,
    serial: given.signed === 2 ? 1 : null,
    text,
    times: [at, at, at],
  };
  return plan;
}

/** Every row of every table, with random values replaced by their kind. */
async function readRows(): Promise<string[]> {
  const [document] = await sql<{ id: string }[]>`select id from documents`;
  const rows: string[] = [];
  for (const table of TABLES) {
    const found = await sql<{ row: object }[]>`select to_jsonb(t) as row from ${sql(table)} t`;
    // The leaf of a paper comes with its drawing, and what is made in bulk is not drawn before somebody asks.
    const ofActs = found.filter(({ row }) => !(table === 'integrity_leaves' && 'kind' in row && row.kind === 'paper'));
    rows.push(...ofActs.map(({ row }) => `${table} ${JSON.stringify(Object.entries(row).map(withoutChance))}`));
  }
  return rows.map((row) => row.replaceAll(document?.id ?? '', '<document>')).sort();
}

function withoutChance([column, value]: [string, unknown]): [string, unknown] {
  const kind = { event_id: '<uuid>', id: '<uuid>', salt: '<salt>', leaf_hash: '<hash>' }[column];
  if (kind === undefined) return [column, value];
  const shape = { '<uuid>': /^[0-9a-f-]{36}$/, '<salt>': /^[0-9a-f]{32}$/, '<hash>': /^[0-9a-f]{64}$/ }[kind];
  return [column, typeof value === 'string' && shape?.test(value) ? kind : value];
}

test('an approved open document made in bulk leaves the rows that its acts would have left', async () => {
  const rows = await compare({ signed: 2, level: 'open' }, (number) => approveDocument(office, number));
  expect(rows).toBe(33);
});

test('an approved closed document made in bulk leaves nothing for citizens', async () => {
  await compare({ signed: 2, level: 'closed' }, (number) => approveDocument(office, number));
  expect(await sql`select from public_site.documents`).toHaveLength(0);
});

test('a document made in bulk waits on the reviewer as a submitted one does', async () => {
  await compare({ signed: 0, level: 'open' }, (number) => submitDraft(office, number));
});

test('a document made in bulk waits on the approver as a reviewed one does', async () => {
  await compare({ signed: 1, level: 'open' }, async (number) => {
    await submitDraft(office, number);
    await signAs(office, 'team-leader', number);
  });
});
