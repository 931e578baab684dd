import type { Reader } from '../platform/database/connect.ts';

/** So many people of one name are told apart at most. */
const MOST_NAMESAKES = 200;

/** Everybody of this name, of whichever agency. */
export async function listNamesakes(
  reader: Reader,
  name: string,
): Promise<readonly { readonly agencyId: number; readonly personId: string }[]> {
  return reader<{ agencyId: number; personId: string }[]>`
    select agency_id as "agencyId", id as "personId" from people where name = ${name}
    order by agency_id, id limit ${MOST_NAMESAKES}`;
}

/** Everybody with their name, to stand inside another capability's statement. */
export function namedPeople(reader: Reader) {
  return reader`(select agency_id, id, name from people)`;
}
