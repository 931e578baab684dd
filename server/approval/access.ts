import { type DocumentFacts, mayRead, type Reader as PolicyReader } from '../../shared/access/document-access.ts';
import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { participantIds } from '../../shared/approval/participants.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { listPostsOf } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { type ApprovalRecord, findApprovalRecord } from './record.ts';

/**
 * A submitted document on behalf of a person: the only way to one. What the policy hides and what does not
 * exist are the same answer, after the same queries.
 */
export async function accessDocument(
  services: Services,
  signed: Signed,
  managementNumber: string,
): Promise<{
  readonly record: ApprovalRecord;
  readonly reader: PolicyReader;
  /** The posts the person holds today. */
  readonly posts: readonly PrintedOfficer[];
}> {
  const { sql } = services.database;
  const on = dayInKorea(services.clock.now());
  const [record, posts] = await Promise.all([
    findApprovalRecord(sql, signed.agencyId, managementNumber),
    listPostsOf(sql, signed.agencyId, signed.personId, on),
  ]);
  const reader = policyReader(
    signed,
    posts.map((post) => post.unitId),
  );
  if (!record || !mayRead(reader, factsOf(record))) throw new Problem('not-found');
  return { record, reader, posts };
}

export function policyReader(signed: Signed, unitIds: readonly string[]): PolicyReader {
  return { agencyId: signed.agencyId, personId: signed.personId, unitIds, roles: signed.roles };
}

export function factsOf(record: ApprovalRecord): DocumentFacts {
  return {
    agencyId: record.agencyId,
    unitId: record.unitId,
    drafterPersonId: record.drafterPersonId,
    status: record.line.status,
    participantIds: participantIds(record.line),
  };
}
