import type { Reader as PolicyReader } from '../../shared/access/document-access.ts';
import { maySeeOpenings } from '../../shared/access/opening-access.ts';
import type { OpeningsReply } from '../../shared/contract/versions.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { listRecordsUnitsOf } from '../identity/index.ts';
import { findOfficials } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { accessDocument, factsOf } from './access.ts';
import { listOpenings } from './opening-store.ts';
import type { ApprovalRecord } from './record.ts';

/** As many as a page shows; a document opened more often than that is rare, and the newest are what is asked for. */
const MOST = 500;

/** 열람 이력: who has opened the document, in which version, and when; the newest first. */
export async function openingsOf(services: Services, signed: Signed, managementNumber: string): Promise<OpeningsReply> {
  const { sql } = services.database;
  const { record, reader } = await accessDocument(services, signed, managementNumber);
  if (!(await seesOpenings(services, record, reader))) throw new Problem('not-found');
  const openings = await listOpenings(sql, { agencyId: record.agencyId, documentId: record.documentId }, MOST + 1);
  const people = openings.map((opening) => opening.personId);
  const readers = await namesOfReaders(services, record, people);
  return {
    openings: openings.slice(0, MOST).map(({ personId, version, at }) => {
      const reader = readers.get(personId) ?? { name: '', postTitle: '', unitName: '' };
      return { ...reader, version, at: at.toISOString() };
    }),
    more: openings.length > MOST,
  };
}

type ReaderName = Omit<OpeningsReply['openings'][number], 'version' | 'at'>;

/** Of today. 공동기안: who reads it is of its own agency or of one that has stood on its line. */
async function namesOfReaders(
  { database, clock }: Services,
  record: ApprovalRecord,
  people: readonly string[],
): Promise<ReadonlyMap<string, ReaderName>> {
  const today = dayInKorea(clock.now());
  const named = async (agencyId: number, agencyName?: string): Promise<[string, ReaderName][]> => {
    const officials = await findOfficials(database.sql, agencyId, people, today);
    const agency = agencyName === undefined ? {} : { agencyName };
    return [...officials.values()].map(({ personId, name, postTitle, unitName }) => [
      personId,
      { name, postTitle, unitName, ...agency },
    ]);
  };
  const partners = new Map<number, string>();
  for (const { event } of record.events) {
    const seats = event.type === 'DocumentSubmitted' ? event.seats : [];
    for (const { officer } of seats) if (officer.agency) partners.set(officer.agency.id, officer.agency.name);
  }
  const found = await Promise.all([named(record.agencyId), ...[...partners].map(([id, name]) => named(id, name))]);
  return new Map(found.flat());
}

/** Asked for the page as well: who may not see the list finds no place where it would be. */
export async function seesOpenings(services: Services, record: ApprovalRecord, reader: PolicyReader): Promise<boolean> {
  const today = dayInKorea(services.clock.now());
  const recordsUnitIds = await listRecordsUnitsOf(services.database.sql, reader.agencyId, reader.personId, today);
  return maySeeOpenings({ ...reader, recordsUnitIds }, factsOf(record));
}
