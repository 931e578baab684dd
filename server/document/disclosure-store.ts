import type { StandingDisclosure } from '../../shared/disclosure/standing-disclosure.ts';
import type { Tx } from '../platform/database/connect.ts';

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
