import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { ApprovalStatus } from '../../shared/approval/approval-line.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

export type HeldDraft = {
  readonly documentId: string;
  readonly managementNumber: string;
  readonly title: string;
  readonly status: ApprovalStatus;
};

/** What a person drafts and has not seen decided: being written, on its way, or come back; the oldest first. */
export function listHeldDrafts(sql: Reader, agencyId: number, personId: string, limit: number): Promise<HeldDraft[]> {
  return sql<HeldDraft[]>`
    select id as "documentId", management_number as "managementNumber", title, status from documents
    where agency_id = ${agencyId} and drafter_person_id = ${personId} and status <> 'approved'
      and (bundle_id is null or bundle_id = id)
    order by created_at, management_number limit ${limit}`;
}

/**
 * Gives documents to another drafter, who goes on from them. The line of one in approval stays as it was submitted:
 * what comes back comes back to the new drafter. A bundle (일괄기안) is listed as its lead and goes with all its
 * texts. Answers those that still were the first one's.
 */
export async function moveDrafts(
  tx: Tx,
  { agencyId, from, to }: { readonly agencyId: number; readonly from: string; readonly to: PrintedOfficer },
  managementNumbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx<{ managementNumber: string }[]>`
    update documents set drafter_person_id = ${to.personId},
      drafter_post_id = case when status = 'inApproval' then drafter_post_id else ${to.postId}::uuid end,
      unit_id = case when status = 'inApproval' then unit_id else ${to.unitId}::uuid end
    where agency_id = ${agencyId} and drafter_person_id = ${from} and status <> 'approved'
      and (management_number = any(${managementNumbers as string[]}) or bundle_id in (
        select lead.bundle_id from documents lead
        where lead.agency_id = ${agencyId} and lead.management_number = any(${managementNumbers as string[]})))
    returning management_number as "managementNumber"`;
  return new Set(rows.map((row) => row.managementNumber));
}

/** The documents that a person drafts or has drafted, to stand inside another capability's statement. */
export function documentsDraftedBy(sql: Reader, agencyId: number, personId: string) {
  return sql`(select id from documents where agency_id = ${agencyId} and drafter_person_id = ${personId})`;
}
