import type { DutyKind, NamedPerson, PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { dutyFault } from '../../shared/approval/duty-fault.ts';
import { participantIds, partners } from '../../shared/approval/participants.ts';
import type { Reader } from '../platform/database/connect.ts';
import { listOpenDutyRows } from './duty-store.ts';
import { findLines } from './open-seats.ts';

/** What a person owes on a document and another could do in their place. */
export type OpenDuty = {
  /** The agency that keeps the document. */
  readonly keptBy: number;
  readonly documentId: string;
  readonly duty: DutyKind;
  /** Why somebody cannot take it over, if they cannot. */
  readonly refusalFor: (officer: PrintedOfficer) => string | undefined;
  /** Whether the line has made somebody a party to the document already, so that 열람제한 does not keep them out. */
  readonly isParty: (personId: string) => boolean;
};

/** The open questions, readings and reports of a person, the first asked first; a 후열 goes with its seat. */
export async function listOpenDuties(
  sql: Reader,
  agencyId: number,
  personId: string,
  limit: number,
): Promise<OpenDuty[]> {
  const rows = await listOpenDutyRows(sql, { agencyId, personId }, limit);
  const lines = await findLines(sql, rows);
  const from: NamedPerson = { personId, name: '' };
  return rows.flatMap(({ keptBy, documentId, duty }) => {
    const line = lines.get(documentId);
    if (!line) return [];
    const refusalFor = (to: PrintedOfficer) => dutyFault(line, { duty, from, to, reason: '인계·인수' })?.refused;
    const parties = new Set([...participantIds(line), ...partners(line).map((partner) => partner.personId)]);
    const isParty = (one: string) => parties.has(one);
    // A row whose duty is none any more, or is a seat's, is nothing to hand over to whomever.
    return refusalFor(NOBODY) === 'duty-is-done' ? [] : [{ keptBy, documentId, duty, refusalFor, isParty }];
  });
}

/** Owes and is shown nothing. */
const NOBODY: PrintedOfficer = {
  ...{ personId: '', name: '', postId: '', postTitle: '', unitId: '', unitName: '', unitCode: '' },
};
