import { ReadingStopped } from '../reading-stopped.ts';
import type { Tally } from '../tally.ts';
import type { OpenPackage } from './open-package.ts';
import { storedWords } from './stored-words.ts';

/** Where Office keeps whole files, and films and sounds, within a package. */
const FILES = /^(?:word|xl|ppt)\/(?:embeddings\/.+|media\/.+\.(?:mp4|m4v|mov|wmv|avi|mpe?g|mp3|m4a|wav|wma))$/;
/**
 * Words that are kept in parts of their own: of charts and drawn lists; the copies of data behind a pivot table, which
 * outlive the sheet they were made from; values taken from other workbooks; what was changed in a shared workbook;
 * building blocks, variables and mail merges of a text; and what programs keep beside all that.
 */
const STORES: readonly RegExp[] = [
  /^(?:word|xl|ppt)\/(?:charts\/chart|diagrams\/data)[^/]*\.xml$/,
  /^xl\/(?:pivotcache\/pivotcache(?:definition|records)|externallinks\/externallink|revisions\/revisionlog)[^/]*\.xml$/,
  /^word\/(?:settings|glossary\/document)\.xml$/,
  /^(?:customxml\/item\d*|docprops\/(?:app|custom))\.xml$/,
];

/**
 * What an Office package carries along and no page shows: files within it (the workbook behind a chart holds far more
 * than the chart), and words in its stores. A store that cannot be read spoils nothing else, and is counted.
 */
export async function leaveEmbedded(file: OpenPackage, tally: Tally): Promise<void> {
  const files = file.names.filter((name) => FILES.test(name)).length;
  tally.leave('embedded', files - tally.count('embedded'));
  for (const name of file.names.filter((each) => STORES.some((store) => store.test(each)))) {
    try {
      tally.setAside(storedWords((await file.text(name)) ?? ''));
    } catch (error) {
      if (!(error instanceof ReadingStopped)) throw error;
      tally.leave('unreadablePart');
    }
  }
}
