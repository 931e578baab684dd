import type { LineSeat } from '../../shared/contract/document-parts.ts';
import { SAVED_LINE_LIMITS, type SavedLine } from '../../shared/contract/saved-lines.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** One person's kept lines: nobody else sees or changes them. */
export type LineOwner = { readonly agencyId: number; readonly personId: string };

export function listSavedLines(sql: Reader, { agencyId, personId }: LineOwner): Promise<SavedLine[]> {
  return sql<SavedLine[]>`
    select id, name, line from saved_lines
    where agency_id = ${agencyId} and person_id = ${personId} order by name, id`;
}

type NewLine = {
  readonly id: string;
  readonly name: string;
  readonly line: readonly LineSeat[];
  readonly at: Date;
};

/** Keeps a line unless the person has too many or one of that name; false then. */
export async function insertSavedLine(tx: Tx, { agencyId, personId }: LineOwner, kept: NewLine): Promise<boolean> {
  // Two windows that count at the same moment would each find room for one more.
  await tx`select pg_advisory_xact_lock(hashtextextended(${`saved lines of ${agencyId} ${personId}`}, 0))`;
  const rows = await tx`
    insert into saved_lines (agency_id, id, person_id, name, line, saved_at)
    select ${agencyId}, ${kept.id}, ${personId}, ${kept.name}, ${JSON.stringify(kept.line)}::text::jsonb, ${kept.at}
    where (select count(*) from saved_lines where agency_id = ${agencyId} and person_id = ${personId})
      < ${SAVED_LINE_LIMITS.lines}
    on conflict on constraint a_person_gives_a_line_name_once do nothing
    returning id`;
  return rows.length > 0;
}

/** Gives a line another name; false where the person has no such line. Throws where the name is taken. */
export async function renameSavedLine(
  tx: Tx,
  { agencyId, personId }: LineOwner,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<boolean> {
  const rows = await tx`
    update saved_lines set name = ${name}
    where agency_id = ${agencyId} and id = ${id} and person_id = ${personId} returning id`;
  return rows.length > 0;
}

export async function deleteSavedLine(tx: Tx, { agencyId, personId }: LineOwner, id: string): Promise<boolean> {
  const rows = await tx`
    delete from saved_lines where agency_id = ${agencyId} and id = ${id} and person_id = ${personId} returning id`;
  return rows.length > 0;
}

/** Gives a kept line to another person under a name that is free there; false where it is no longer the first one's. */
export async function moveSavedLine(
  tx: Tx,
  { agencyId, personId }: LineOwner,
  toPersonId: string,
  line: { readonly id: string; readonly name: string },
): Promise<boolean> {
  const rows = await tx`
    update saved_lines set person_id = ${toPersonId}, name = ${line.name}
    where agency_id = ${agencyId} and id = ${line.id} and person_id = ${personId} returning id`;
  return rows.length > 0;
}

/** Kept lines of anybody that name one of these posts. */
export function listLinesWith(sql: Reader, agencyId: number, postIds: readonly string[]) {
  return sql<{ id: string; line: LineSeat[] }[]>`
    select id, line from saved_lines
    where agency_id = ${agencyId}
      and exists (select from jsonb_array_elements(line) as seat where seat ->> 'postId' = any(${postIds as string[]}))
    order by id`;
}

export function writeLine(tx: Tx, agencyId: number, { id, line }: { id: string; line: readonly LineSeat[] }) {
  return tx`
    update saved_lines set line = ${JSON.stringify(line)}::text::jsonb where agency_id = ${agencyId} and id = ${id}`;
}
