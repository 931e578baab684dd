import type { AdministrationActKind, AdministrationFacts } from '../../../shared/access/administration-act.ts';
import type { Reader, Tx } from '../../platform/database/connect.ts';

/** Among the advisory locks of the database: the acts of administration, with the agency. */
const ADMINISTRATION = 20_260_303;

/**
 * Acts of administration follow one another within an agency: rules such as "the last administrator stays" and "two
 * persons" look at several rows. They are few and short.
 */
export async function lockAdministration(tx: Tx, agencyId: number): Promise<void> {
  await tx`select pg_advisory_xact_lock(${ADMINISTRATION}, ${agencyId})`;
}

export type AdministrationAct = {
  readonly at: Date;
  readonly kind: AdministrationActKind;
  readonly byPersonId: string | null;
  readonly aboutPersonId: string | null;
  readonly facts: AdministrationFacts;
};

/** Adds a line to the log; its place is the next one, which the lock of administration keeps free. */
export async function insertAct(tx: Tx, agencyId: number, act: AdministrationAct): Promise<void> {
  const { at, kind, byPersonId, aboutPersonId, facts } = act;
  await tx`
    insert into administration_acts (agency_id, sequence, at, kind, by_person_id, about_person_id, facts)
    select ${agencyId}, coalesce(max(sequence), 0) + 1, ${at}, ${kind}, ${byPersonId}::uuid, ${aboutPersonId}::uuid,
      ${JSON.stringify(facts)}::text::jsonb
    from administration_acts where agency_id = ${agencyId}`;
}

export type ActRow = AdministrationAct & { readonly sequence: number };

export async function listActs(
  reader: Reader,
  agencyId: number,
  page: { readonly before: number | null; readonly most: number },
): Promise<ActRow[]> {
  return reader<ActRow[]>`
    select sequence, at, kind, by_person_id as "byPersonId", about_person_id as "aboutPersonId", facts
    from administration_acts
    where agency_id = ${agencyId} and (${page.before}::int is null or sequence < ${page.before})
    order by sequence desc limit ${page.most}`;
}

/** When one person last gave another one a password, by a new account or a one-time password. */
export async function findPasswordGivenAt(
  reader: Reader,
  agencyId: number,
  { byPersonId, aboutPersonId }: { readonly byPersonId: string | null; readonly aboutPersonId: string },
): Promise<Date | null> {
  const [row] = await reader<{ at: Date | null }[]>`
    select max(at) as at from administration_acts
    where agency_id = ${agencyId} and about_person_id = ${aboutPersonId} and by_person_id = ${byPersonId}
      and kind in ('account-made', 'password-given')`;
  return row?.at ?? null;
}
