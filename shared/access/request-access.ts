import type { Handler } from '../requests/request-events.ts';

/** What a policy must know of a 정보공개 청구: whose it is to handle. */
export type RequestFacts = { readonly agencyId: number; readonly handler: Handler | null };

/** Who asks, with the units in which they hold a post today. */
export type RequestReader = {
  readonly agencyId: number;
  readonly personId: string;
  readonly unitIds: readonly string[];
  readonly roles: readonly string[];
};

/**
 * A request names a citizen: it is read by the 정보공개담당 of its agency and by whoever handles it, and is not there for
 * anybody else. As long as only a unit has it, everybody of the unit may take it.
 */
export function mayReadRequest(reader: RequestReader, { agencyId, handler }: RequestFacts): boolean {
  if (reader.agencyId !== agencyId) return false;
  if (reader.roles.includes('disclosureOfficer')) return true;
  if (!handler) return false;
  if (handler.person) return handler.person.id === reader.personId;
  return reader.unitIds.includes(handler.unit.id);
}

/** Giving it to another unit or person is the 정보공개담당's; taking what one's own unit has is anybody's of the unit. */
export function mayAssignRequest(reader: RequestReader, facts: RequestFacts, to: Handler): boolean {
  if (!mayReadRequest(reader, facts)) return false;
  if (reader.roles.includes('disclosureOfficer')) return true;
  return facts.handler?.unit.id === to.unit.id && to.person?.id === reader.personId;
}
