import { lettersFault } from '../../../shared/document/glyph-fault.ts';
import { keptLine, keptParagraph } from '../../../shared/document/kept-line.ts';
import { refused } from './problems.ts';

/**
 * A line of a form that papers print, as the record keeps it. Refused with a letter that the paper could only name:
 * whoever drafts later cannot change what an office is called. What stands already goes on, so that the rest of its
 * form can be saved.
 */
export function printedLine(place: string, text: string, standing?: string): string {
  const line = keptLine(text);
  return line === standing ? line : printed(place, line);
}

/** An opinion or a reason that the 문서관리카드 prints, as the record keeps it; the same letters are refused. */
export function printedParagraph(place: string, text: string): string {
  return printed(place, keptParagraph(text));
}

function printed(place: string, text: string): string {
  const fault = lettersFault(place, text.split('\n'));
  if (fault) throw refused(fault);
  return text;
}
