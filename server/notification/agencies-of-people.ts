import type { ApprovalEvent, PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { findAccountIdsOf } from '../identity/index.ts';
import type { Reader } from '../platform/database/connect.ts';

/** 공동기안: whoever stands in these events for another agency than the document's, with that agency. */
export function partnerAgencies(events: readonly ApprovalEvent[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const event of events) {
    for (const { personId, agency } of officersIn(event)) if (agency) found.set(personId, agency.id);
  }
  return found;
}

function officersIn(event: ApprovalEvent): readonly Pick<PrintedOfficer, 'personId' | 'agency'>[] {
  switch (event.type) {
    case 'DocumentSubmitted':
      return event.seats.map(({ officer }) => officer);
    case 'SeatReassigned':
    case 'DutyReassigned':
      return [event.to];
    case 'ParticipantNamed':
      return [event.by, event.to];
    case 'ConsultationAsked':
      return [event.by, event.of];
    default:
      return [event.by];
  }
}

/** Who of these people has an account, each asked for in their own agency. */
export async function findAccountsOf(
  sql: Reader,
  people: readonly { readonly personId: string; readonly agencyId: number }[],
): Promise<ReadonlyMap<string, string>> {
  const agencies = [...new Set(people.map(({ agencyId }) => agencyId))];
  const found = await Promise.all(
    agencies.map((agencyId) => {
      const here = people.filter((one) => one.agencyId === agencyId);
      return findAccountIdsOf(
        sql,
        agencyId,
        here.map((one) => one.personId),
      );
    }),
  );
  return new Map(found.flatMap((accounts) => [...accounts]));
}
