import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OrganizationPreview } from '../../shared/contract/organization-changes.ts';
import { openRequestDesk } from '../testing/request-desk.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';

const office = await openTestOffice({ at: '2026-11-02T00:00:00Z' });
afterAll(office.close);
const { sql } = office.services.database;
beforeAll(() => office.giveRoles('cooperator', ['disclosureOfficer']));
const { file, as, assign } = openRequestDesk(office);

/** As a notifier takes the place of one person in their log. */
const take = (reader: typeof sql, accountId: string) =>
  reader`update notification_counters set last_seq = last_seq where account_id = ${accountId}`;

/** Until the change has come to a log that is held, or has ended without. */
async function waits(isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const [row] = await sql<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if ((row?.waiting ?? 0) > 0) return;
  }
}

test('조직개편 that moves requests of several people takes their logs in the order of every notifier', async () => {
  const ids = (['drafter', 'colleague'] as const).map((who): [string, Cast] => [office.account(who).id, who]);
  const [[low, first], [high, last]] = ids.sort() as [[string, Cast], [string, Cast]];
  // The requests move in the order of their numbers, against the order of the logs.
  await assign(await file(), last);
  await assign(await file(), first);
  const { unitId } = await office.officer('drafter');
  const { unitId: intoUnitId } = await office.officer('cooperator');
  const administrator = await as('administrator');
  const commands = [{ type: 'mergeUnits', unitIds: [unitId], intoUnitId }];
  const on = '2026-11-02';
  const { preview } = await administrator.post<OrganizationPreview>('/api/organization/previews', { on, commands });
  let changing: Promise<number> = Promise.resolve(0);
  let isOver = false;
  const notifying = sql.begin(async (tx) => {
    await take(tx as unknown as typeof sql, low);
    const body = { on, reason: '조직개편', preview, commands };
    changing = administrator.attempt('POST', '/api/organization/changes', body).then(({ statusCode }) => {
      isOver = true;
      return statusCode;
    });
    await waits(() => isOver);
    await take(tx as unknown as typeof sql, high);
  });
  const isNotified = await notifying.then(
    () => true,
    () => false,
  );
  expect([isNotified, await changing]).toEqual([true, 200]);
});
