import { everyElement, textOf, type XmlElement } from '../package/xml-tree.ts';

/** Of what was moved away the words stand as usual ones, of what was deleted as deleted ones. */
export function removedText(removed: XmlElement): string {
  return [...everyElement(removed, 'delText'), ...everyElement(removed, 't')].map(textOf).join('');
}
