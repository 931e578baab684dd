import { administrationSentence } from '../../../shared/access/administration-act.ts';
import type { AdministrationActsReply } from '../../../shared/contract/administration.ts';
import { findPersonNames } from '../../organization/index.ts';
import type { Services } from '../../platform/services.ts';
import { listActs } from './store.ts';

const PAGE = 50;

/** 관리 기록, the newest first. */
export async function listAdministrationActs(
  services: Services,
  agencyId: number,
  before: number | null,
): Promise<AdministrationActsReply> {
  const { sql } = services.database;
  const rows = await listActs(sql, agencyId, { before, most: PAGE + 1 });
  const page = rows.slice(0, PAGE);
  const people = page.flatMap(({ byPersonId, aboutPersonId }) => [byPersonId, aboutPersonId]);
  const names = await findPersonNames(
    sql,
    agencyId,
    people.filter((id) => id !== null),
  );
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const acts = page.map(({ sequence, at, kind, byPersonId, aboutPersonId, facts }) => ({
    sequence,
    at: at.toISOString(),
    by: nameOf(byPersonId),
    about: nameOf(aboutPersonId),
    text: administrationSentence(kind, facts),
    reason: facts.reason ?? '',
  }));
  return { acts, next: rows.length > PAGE ? (acts.at(-1)?.sequence ?? null) : null };
}
