import { placedLines } from '../../../shared/originals/plain-text.ts';
import type { ReadDocument } from '../../../shared/originals/read-document.ts';
import type { OpenPackage } from '../package/open-package.ts';
import type { Tally } from '../tally.ts';

/** Shorter pieces tell nothing of anybody. */
const SHORTEST = 5;

/**
 * 미리보기: the first page as it was when the file was saved, which some programs do not renew. What the text says no more
 * goes out with the file all the same; so do former versions (변경 이력), which nobody reads here.
 */
export async function leaveOldPreview(
  file: OpenPackage,
  tally: Tally,
  shown: Pick<ReadDocument, 'parts' | 'properties'>,
): Promise<void> {
  tally.leave('embedded', file.names.filter((name) => name.startsWith('dochistory/')).length);
  const preview = await file.text('Preview/PrvText.txt');
  if (preview !== undefined) tally.setAside(goneFrom(preview, shown));
}

/** What a preview says and the text no more. */
export function goneFrom(preview: string, shown: Pick<ReadDocument, 'parts' | 'properties'>): string {
  const known = knownLines(shown);
  const lines = preview.split(/[<>\r\n]+/).map((line) => line.trim());
  const gone = lines.filter((line) => line.length >= SHORTEST && !known.has(squeezed(line)));
  return [...new Set(gone)].join('\n');
}

/** With and without the number that was computed for a line, which stands nowhere in the file. */
function knownLines(shown: Pick<ReadDocument, 'parts' | 'properties'>): ReadonlySet<string> {
  return new Set(
    placedLines(shown).flatMap(({ text }) => [squeezed(text), squeezed(text.slice(text.indexOf(' ') + 1))]),
  );
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
