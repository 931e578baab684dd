import { randomUUID } from 'node:crypto';
import type { Tx } from '../platform/database/connect.ts';
import { insertPeople, type Person } from './store.ts';

/** A person without a post, such as an administrator who only keeps the installation. */
export async function addPerson(tx: Tx, agencyId: number, person: Person): Promise<string> {
  const id = randomUUID();
  await insertPeople(tx, agencyId, [{ ...person, id }]);
  return id;
}
