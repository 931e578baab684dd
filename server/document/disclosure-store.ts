import type { StandingDisclosure } from '../../shared/disclosure/standing-disclosure.ts';
import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** 공개구분 as lists and boxes show it, after a decision on an approved document: its submitted version stays as it is. */
export async function markDisclosure(
  tx: Tx,
  { agencyId, documentId }: { readonly agencyId: number; readonly documentId: string },
  { disclosure, bodyOpen, attachments }: StandingDisclosure,
): Promise<void> {
  await tx`
    update documents set disclosure_level = ${disclosure.level}, disclosure_grounds = ${disclosure.grounds as number[]},
      body_open = ${bodyOpen}
    where agency_id = ${agencyId} and id = ${documentId} and status = 'approved'`;
  for (const { id, disclosure: own } of attachments) {
    await tx`
      update attachments set disclosure_level = ${own.level}, disclosure_grounds = ${own.grounds as number[]}
      where agency_id = ${agencyId} and document_id = ${documentId} and id = ${id}`;
  }
}

/** 열람제한 as it stands from now on; what was decided with the approval stays in its content. */
export async function markRestriction(
  tx: Tx,
  { agencyId, documentId }: { readonly agencyId: number; readonly documentId: string },
  restriction: AccessRestriction | null,
): Promise<void> {
  await tx`
    update documents set restriction = ${restriction && JSON.stringify(restriction)}::text::jsonb
    where agency_id = ${agencyId} and id = ${documentId} and status = 'approved'`;
}

/** 열람제한: the approved documents of the units on which one stands on that day. */
export async function listRestricted(
  sql: Reader,
  agencyId: number,
  unitIds: readonly string[],
  today: CalendarDay,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from documents
    where agency_id = ${agencyId} and unit_id = any(${unitIds as string[]}::uuid[]) and restriction is not null
      and status = 'approved' and (restriction ->> 'until' is null or restriction ->> 'until' >= ${today})`;
  return rows.map(({ id }) => id);
}
