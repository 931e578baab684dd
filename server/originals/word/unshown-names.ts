import { everyElement, type XmlElement } from '../package/xml-tree.ts';
import type { Tally } from '../tally.ts';

/** What a picture was called as a file, places to jump to, and who has changed the text. */
const NAMES = [
  ['docPr', 'name'],
  ['bookmarkStart', 'name'],
  ...['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange', 'pPrChange'].map((change) => [change, 'author'] as const),
] as const;

/** Names that a text carries and no page shows; those that programs give themselves begin with a line (`_GoBack`). */
export function leaveNames(part: XmlElement, tally: Tally): void {
  for (const [element, attribute] of NAMES) {
    for (const { attributes } of everyElement(part, element)) {
      const name = attributes[attribute] ?? '';
      if (!name.startsWith('_')) tally.leaveUnlessShown(name);
    }
  }
}
