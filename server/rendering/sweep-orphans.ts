import { attachmentObjects, pictureObjects } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Services } from '../platform/services.ts';
import { paperObjects } from './store.ts';

/** Those of the stored objects that somebody names. */
export type NamedObjects = (sql: Reader, storageNames: readonly string[]) => Promise<string[]>;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes stored objects of more than a day ago that nothing names: uploads and papers whose transaction never
 * committed. What capabilities to the right store is named by `others`; the citizens' copies name the attachments' own
 * objects. Answers how many were removed.
 */
export function sweepOrphans(
  { database, files, clock }: Services,
  others: readonly NamedObjects[] = [],
): Promise<number> {
  const isKnown = async (storageNames: readonly string[]) => {
    const known = await Promise.all([
      attachmentObjects(database.sql, storageNames),
      pictureObjects(database.sql, storageNames),
      paperObjects(database.sql, storageNames),
      ...others.map((namedOf) => namedOf(database.sql, storageNames)),
    ]);
    return new Set(known.flat());
  };
  return files.sweep(isKnown, new Date(clock.now().getTime() - DAY_MS));
}
