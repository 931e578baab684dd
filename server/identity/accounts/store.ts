import type { CalendarDay } from '../../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../../platform/database/connect.ts';
import { type AccountRow, accountColumns } from '../store.ts';

export async function listAccountsOf(reader: Reader, agencyId: number): Promise<AccountRow[]> {
  return reader<AccountRow[]>`select ${accountColumns(reader)} from accounts where agency_id = ${agencyId}`;
}

export async function findAccountOfPerson(
  reader: Reader,
  agencyId: number,
  personId: string,
): Promise<AccountRow | undefined> {
  const [row] = await reader<AccountRow[]>`
    select ${accountColumns(reader)} from accounts where agency_id = ${agencyId} and person_id = ${personId}`;
  return row;
}

/** Answers whether it was this call that changed it. */
export async function setActive(tx: Tx, agencyId: number, accountId: string, active: boolean): Promise<boolean> {
  const result = await tx`
    update accounts set active = ${active}
    where agency_id = ${agencyId} and id = ${accountId} and active <> ${active}`;
  return result.count === 1;
}

export function setLeaving(
  tx: Tx,
  agencyId: number,
  accountId: string,
  { leavesOn, active }: { readonly leavesOn: CalendarDay | null; readonly active: boolean },
): Promise<unknown> {
  return tx`
    update accounts set leaves_on = ${leavesOn}, active = ${active} where agency_id = ${agencyId} and id = ${accountId}`;
}

/** Their day has come: those who only ask whether an account is open need not know of days. */
export function closeAccountsOfLeavers(reader: Reader, today: CalendarDay): Promise<unknown> {
  return reader`update accounts set active = false where active and leaves_on <= ${today}`;
}

export type DemonstrationRow = {
  readonly id: string;
  readonly agencyId: number;
  readonly personId: string;
  readonly login: string;
};

/** Open accounts of the demonstration, if anybody real has an open account in the installation. */
export async function listDemonstrationAccounts(reader: Reader, today: CalendarDay): Promise<DemonstrationRow[]> {
  return reader<DemonstrationRow[]>`
    select id, agency_id as "agencyId", person_id as "personId", login from accounts
    where demonstration and active and (leaves_on is null or leaves_on > ${today})
      and exists (select from accounts someone where not someone.demonstration and someone.active)
    order by agency_id, login`;
}

/** Accounts of a demonstration that was loaded before they were marked. */
export async function markDemonstration(reader: Reader, agencyId: number, logins: readonly string[]): Promise<void> {
  await reader`
    update accounts set demonstration = true
    where agency_id = ${agencyId} and not demonstration and login = any(${logins as string[]}::text[])`;
}

export async function lockAccounts(tx: Tx, agencyId: number, accountIds: readonly string[]): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    update accounts set active = false
    where agency_id = ${agencyId} and active and id = any(${accountIds as string[]}::uuid[]) returning id`;
  return rows.map((row) => row.id);
}
