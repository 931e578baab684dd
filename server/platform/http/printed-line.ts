import { lettersFault } from '../../../shared/document/glyph-fault.ts';
import { keptLine } from '../../../shared/document/kept-line.ts';
import { refused } from './problems.ts';

/**
 * A line of a form that papers print, as the record keeps it. Refused with a letter that the paper could only name:
 * whoever drafts later cannot change what an office is called.
 */
export function printedLine(place: string, text: string): string {
  const line = keptLine(text);
  const fault = lettersFault(place, [line]);
  if (fault) throw refused(fault);
  return line;
}
