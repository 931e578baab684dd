import { fetchExport } from '../export/fetch-export.ts';
import { listExports, recordFiles } from '../export/list-exports.ts';
import type { Sql } from '../platform/database/connect.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import type { RandomWorld, WorldDocument } from './random-world.ts';
import { WORLD_NOW } from './random-world-agency.ts';
import { type Asked, reads } from './world-oracle.ts';
import { isKeptBack } from './world-queues.ts';

// 기록물철 and 내보내기 over a random world: everybody has taken the one file of their agency out before any 열람제한 came.

/** The file as it is counted, one's exports with what they hold and leave out, and what becomes of fetching two. */
type ShownExports = {
  readonly 기록물철: readonly string[];
  readonly 내보내기: readonly string[];
  readonly '내보내기 받기': readonly string[];
};

const filedIn = ({ agency, documents }: Pick<Asked, 'agency' | 'documents'>) =>
  documents.filter(({ agencyId, table }) => agencyId === agency.agencyId && table.status === 'approved');
const unrestricted = (document: WorldDocument): WorldDocument => ({ ...document, restriction: null });

/** What was taken then: what they could read with nothing kept from anybody. */
function takenBy(asked: Asked): readonly WorldDocument[] {
  return filedIn(asked).filter((document) => reads(asked, unrestricted(document)));
}

/** Everybody of an agency has an export under their own id, which somebody of the other agency has as well. */
export async function saveExports(sql: Sql, { agencies, documents }: RandomWorld): Promise<void> {
  const all = documents.flat();
  const rows = agencies.flatMap((agency) => {
    const filed = filedIn({ agency, documents: all }).length;
    return agency.people.flatMap((person) => {
      const taken = takenBy({ agency, person, documents: all });
      if (taken.length === 0) return [];
      return [{ agency, person, ids: taken.map(({ documentId }) => documentId), hidden: filed - taken.length }];
    });
  });
  const told = rows.map(({ agency, person, ids, hidden }) => ({
    ...{ agency_id: agency.agencyId, id: person.personId, by_person_id: person.personId, document_ids: ids, hidden },
  }));
  await sql`
    insert into record_exports (agency_id, id, unit_task_id, from_on, to_on, by_person_id, asked_at, state, document_ids,
      hidden, done, faults, attempts, storage_name, sha256, size, kept_until)
    select row.agency_id, row.id, task.id, '2026-01-01', '2026-12-31', row.by_person_id, ${WORLD_NOW}, 'ready',
      row.document_ids, row.hidden, 0, 0, 1, 'world', '', 1, '2026-12-31'
    from jsonb_to_recordset(${JSON.stringify(told)}::text::jsonb)
      as row (agency_id int, id uuid, by_person_id uuid, document_ids uuid[], hidden int)
    join unit_tasks task using (agency_id)`;
}

export async function shownExports(services: Services, signed: Signed, asked: Asked): Promise<ShownExports> {
  const [{ files }, { exports }, own, other] = await Promise.all([
    recordFiles(services, signed, { year: '2026' }),
    listExports(services, signed),
    fetched(services, signed, signed.personId),
    fetched(services, signed, neighbourOf(asked)),
  ]);
  return {
    기록물철: files.map(({ documents }) => String(documents)),
    내보내기: exports.map(({ askedBy, total, hidden }) => `${askedBy} ${total} ${hidden}`).sort(),
    '내보내기 받기': [own, other],
  };
}

const fetched = (services: Services, signed: Signed, exportId: string) =>
  fetchExport(services, signed, exportId).then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

const neighbourOf = ({ agency, person }: Asked) =>
  agency.people[(agency.people.indexOf(person) + 1) % agency.people.length]?.personId ?? '';

export function expectedExports(asked: Asked): ShownExports {
  const { agency, person } = asked;
  const filed = filedIn(asked);
  const keepsAll = person.roles.includes('recordsManager');
  // 열람제한: what is kept from somebody is not there for them, in the file as in what an export left out.
  const known = filed.filter((document) => !isKeptBack(document) || reads(asked, document));
  const taken = takenBy(asked);
  const leftOut = known.filter((document) => !taken.includes(document)).length;
  const own = taken.length === 0 ? [] : [`${nameOf(asked)} ${taken.length} ${leftOut}`];
  const everybody = agency.people.flatMap((each) => {
    const of = { ...asked, person: each };
    const theirs = takenBy(of).length;
    return theirs === 0 ? [] : [`${nameOf(of)} ${theirs} ${filed.length - theirs}`];
  });
  const mayTake = keepsAll || person.unitIds.includes(unitOfFile(asked));
  const isAsItWas = taken.every((document) => reads(asked, document)) && leftOut === filed.length - taken.length;
  const fate = taken.length === 0 || !mayTake ? 'not-found' : isAsItWas ? 'done' : 'export-outdated';
  return {
    기록물철: mayTake && known.length > 0 ? [String(known.length)] : [],
    내보내기: keepsAll ? everybody.sort() : own,
    '내보내기 받기': [fate, 'not-found'],
  };
}

const nameOf = ({ agency, person }: Asked) => `사람${agency.people.indexOf(person)}`;
/** The one unit task of a world is of its first unit, whichever unit has made the documents. */
const unitOfFile = ({ agency }: Asked) => agency.unitIds[0] ?? '';

type ExportFault = (asked: Asked) => ShownExports;
const forgetsRestriction = (asked: Asked): ShownExports =>
  expectedExports({ ...asked, documents: asked.documents.map(unrestricted) });

/** What a product with a fault would show. */
export const EXPORT_FAULTS: Readonly<Record<string, ExportFault>> = {
  'the count of a record file forgets 열람제한': (asked) => ({
    ...expectedExports(asked),
    기록물철: forgetsRestriction(asked).기록물철,
  }),
  'an export goes on counting what has been kept back since': (asked) => ({
    ...expectedExports(asked),
    내보내기: forgetsRestriction(asked).내보내기,
  }),
  'the file of an export goes out although 열람제한 has come since': (asked) => ({
    ...expectedExports(asked),
    '내보내기 받기': forgetsRestriction(asked)['내보내기 받기'],
  }),
  'everybody is shown who has taken out what': (asked) => ({
    ...expectedExports(asked),
    내보내기: expectedExports({ ...asked, person: { ...asked.person, roles: ['recordsManager'] } }).내보내기,
  }),
  'a file goes out for whoever has left the unit': (asked) => ({
    ...expectedExports(asked),
    '내보내기 받기': expectedExports({
      ...asked,
      person: { ...asked.person, unitIds: [...asked.person.unitIds, unitOfFile(asked)] },
    })['내보내기 받기'],
  }),
};
