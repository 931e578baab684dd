import type { RecordsOfficer } from '../../shared/access/correction-access.ts';
import type { DocumentFacts, Reader as PolicyReader } from '../../shared/access/document-access.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { listRecordsUnitsOf } from '../identity/index.ts';
import { listPostsOf } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';

/** What the reading policy must know of documents. Approval knows it and stands to the right: app.ts hands it in. */
export type KnowDocuments = {
  facts(agencyId: number, documentIds: readonly string[]): Promise<ReadonlyMap<string, DocumentFacts>>;
  /** 열람제한: those documents of the units that the reader does not know of. */
  hidden(reader: PolicyReader, unitIds: readonly string[]): Promise<readonly string[]>;
};

/** A person as the policies of the register see them: as a reader, and as who confirms what is corrected. */
export type RegisterReader = PolicyReader & RecordsOfficer;

/** With the units in which they hold a post today, and those whose 기록물관리책임자 they are. */
export async function readerOf(services: Services, signed: Signed): Promise<RegisterReader> {
  const { sql } = services.database;
  const { agencyId, personId, roles } = signed;
  const today = dayInKorea(services.clock.now());
  const [posts, recordsUnitIds] = await Promise.all([
    listPostsOf(sql, agencyId, personId, today),
    listRecordsUnitsOf(sql, agencyId, personId, today),
  ]);
  // A stand-in may read what waits on somebody; what is registered waits on nobody.
  const unitIds = [...new Set(posts.map((post) => post.unitId))];
  return { agencyId, personId, roles, unitIds, actsFor: [], recordsUnitIds, today };
}
