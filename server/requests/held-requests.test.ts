import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OrganizationPreview } from '../../shared/contract/organization-changes.ts';
import { notifyOfRequest, type TellOfRequest } from '../notification/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import { openRequestDesk } from '../testing/request-desk.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { untilWaiting } from '../testing/until-waiting.ts';
import { performOnRequest } from './act-on-request.ts';
import { holdRequest } from './store.ts';

const ON = '2026-11-02';
const office = await openTestOffice({ at: `${ON}T00:00:00Z` });
afterAll(office.close);
const { sql } = office.services.database;
const { file, as, assign, read } = openRequestDesk(office);
const tellOfRequest: TellOfRequest = async (tx, told) => {
  await notifyOfRequest(tx, told);
  return () => undefined;
};
const services = { ...office.services, tellOfRequest };
const { agencyId } = office;
const by = { personId: office.account('cooperator').personId, name: '정보미' };
const { unitId } = await office.officer('drafter');
const { unitId: care } = await office.officer('cooperator');
beforeAll(() => office.giveRoles('cooperator', ['disclosureOfficer']));

/** What is open in a unit, in the order in which nothing is held any more. */
const openIn = (unit: string) => sql<{ id: string; number: string }[]>`
  select id, receipt_number as number from information_requests
  where agency_id = ${agencyId} and unit_id = ${unit} and status = 'handling' order by id`;

/** The drafter's unit becomes part of another: previewed, so that only the doing is left. */
async function previewedMerge() {
  const administrator = await as('administrator');
  const commands = [{ type: 'mergeUnits', unitIds: [unitId], intoUnitId: care }];
  const { preview } = await administrator.post<OrganizationPreview>('/api/organization/previews', { on: ON, commands });
  const change = { on: ON, reason: '2026년 하반기 조직개편', preview, commands };
  return () => administrator.attempt('POST', '/api/organization/changes', change);
}

function assignWithin(tx: Tx, id: string, unit: string) {
  const command = { type: 'assign', by, to: { unit: { id: unit, name: '부서' }, person: null } } as const;
  const acting = { at: office.clock.now(), personId: null };
  return performOnRequest(services, tx, { agencyId, id }, acting, async () => ({ command, personal: null }));
}

test('while a unit ends, acts on its requests and assignments to it go before it or after it, and none is lost', async () => {
  for (const keys of [await file(), await file()]) await assign(keys, null);
  const unassigned = await file();
  const [first, second] = await openIn(unitId);
  const [elsewhere] = await sql<{ id: string }[]>`
    select distinct unit_id as id from unit_versions
    where agency_id = ${agencyId} and unit_id not in (${unitId}, ${care}) limit 1`;
  if (!first || !second || !elsewhere) throw new Error('two requests are open, and there is a third unit');
  const merge = await previewedMerge();
  const { merging, assigning } = await sql.begin(async (tx) => {
    // Somebody has the second of them, and gives another away; the change waits for both.
    await holdRequest(tx, agencyId, second.id);
    const merged = merge();
    await untilWaiting(sql, 1);
    const assigned = assign(unassigned, null);
    await Promise.race([untilWaiting(sql, 2), assigned]);
    await assignWithin(tx, second.id, elsewhere.id);
    return { merging: merged, assigning: assigned };
  });
  expect((await merging).statusCode).toBe(200);
  const answer = await assigning;
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([409, 'unit-unknown']);
  // What was given away first stays where it was given, the other has gone along, and nothing is left behind.
  expect((await openIn(elsewhere.id)).map(({ id }) => id)).toEqual([second.id]);
  expect((await openIn(care)).map(({ id }) => id)).toEqual([first.id]);
  expect((await read('cooperator', unassigned)).handler).toBeNull();
  expect(await openIn(unitId)).toEqual([]);
});
