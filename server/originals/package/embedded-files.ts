import type { Tally } from '../tally.ts';
import type { OpenPackage } from './open-package.ts';
import { everyElement, readXml, textOf } from './xml-tree.ts';

/** Where Office keeps whole files, and films and sounds, within a package. */
const FILES = /^(?:word|xl|ppt)\/(?:embeddings\/.+|media\/.+\.(?:mp4|m4v|mov|wmv|avi|mpe?g|mp3|m4a|wav|wma))$/;
const DRAWN = /^(?:word|xl|ppt)\/(?:charts\/chart|diagrams\/data)[^/]*\.xml$/;

/**
 * What an Office package carries along and no page shows: files within it (the workbook behind a chart holds far more
 * than the chart), and the words of charts and of drawn lists, which are kept in parts of their own.
 */
export async function leaveEmbedded(file: OpenPackage, tally: Tally): Promise<void> {
  const files = file.names.filter((name) => FILES.test(name)).length;
  tally.leave('embedded', files - tally.count('embedded'));
  for (const name of file.names.filter((each) => DRAWN.test(each))) {
    const root = readXml((await file.text(name)) ?? '');
    tally.setAside([...everyElement(root, 't'), ...everyElement(root, 'v')].map(textOf).join('\n'));
  }
}
