import { type DocumentFacts, mayRead, type Reader as PolicyReader } from '../../shared/access/document-access.ts';
import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { type ApprovalLine, seatsInTurn } from '../../shared/approval/approval-line.ts';
import { participantIds, partners } from '../../shared/approval/participants.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { agencyOrdinalOf } from '../../shared/numbering/management-number.ts';
import { asPartner, listMandates, listPostsOf, type Mandate } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { type ApprovalRecord, findApprovalRecord } from './record.ts';

/** What a person is in the office at this moment: the posts held today, and for whom they may act. */
export type Standing = {
  readonly personId: string;
  readonly posts: readonly PrintedOfficer[];
  readonly mandates: readonly Mandate[];
};

/**
 * A submitted document on behalf of a person: the only way to one. What the policy hides and what does not
 * exist are the same answer, after the same queries. The number says which agency keeps it, and the policy whom of
 * another agency it has come to (공동기안).
 */
export async function accessDocument(
  services: Services,
  signed: Signed,
  managementNumber: string,
): Promise<{ readonly record: ApprovalRecord; readonly reader: PolicyReader; readonly standing: Standing }> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  const keptBy = agencyOrdinalOf(managementNumber);
  const at = services.clock.now();
  const [record, posts, mandates] = await Promise.all([
    findApprovalRecord(sql, keptBy, managementNumber),
    listPostsOf(sql, agencyId, personId, dayInKorea(at)),
    listMandates(sql, agencyId, personId, at),
  ]);
  const reader = readerOf(signed, { posts, mandates }, dayInKorea(at));
  if (!record || !mayRead(reader, factsOf(record))) throw new Problem('not-found');
  return { record, reader, standing: { personId, posts: await asPartner(sql, { agencyId, keptBy }, posts), mandates } };
}

export function readerOf(
  signed: Signed,
  { posts, mandates }: Omit<Standing, 'personId'>,
  today: CalendarDay,
): PolicyReader {
  return policyReader(
    signed,
    today,
    posts.map((post) => post.unitId),
    mandates.map((mandate) => mandate.personId),
  );
}

export function policyReader(
  signed: Signed,
  today: CalendarDay,
  unitIds: readonly string[],
  actsFor: readonly string[] = [],
): PolicyReader {
  return { agencyId: signed.agencyId, personId: signed.personId, unitIds, roles: signed.roles, actsFor, today };
}

export function factsOf(record: ApprovalRecord): DocumentFacts {
  const { agencyId, unitId, drafterPersonId, restriction, line } = record;
  return { agencyId, unitId, drafterPersonId, restriction, ...partiesOf(line) };
}

/** What the reading policy asks of a line. */
export function partiesOf(
  line: ApprovalLine,
): Pick<DocumentFacts, 'status' | 'participantIds' | 'waitsOnIds' | 'partners'> {
  return {
    status: line.status,
    participantIds: participantIds(line),
    waitsOnIds: seatsInTurn(line).flatMap(({ officer }) => (officer.agency ? [] : [officer.personId])),
    partners: partners(line),
  };
}
