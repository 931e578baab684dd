import type { ReadingReply } from '../../shared/contract/originals.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { hiddenPartWords } from '../../shared/originals/left-out-words.ts';
import { mayReadAgain, READING_FAULT_TEXTS, readingAdvice } from '../../shared/originals/reading-fault.ts';
import { readingPages } from '../../shared/originals/reading-pages.ts';
import { Problem } from '../platform/http/problems.ts';
import type { ReadingNow } from './originals.ts';

type NamedFile = { readonly name: string; readonly mediaType: string; readonly size: number };

/** A reading as a page of it is sent; a page that the document does not have does not exist. */
export function readingReply(file: NamedFile, reading: ReadingNow, page: number): ReadingReply {
  const { name, mediaType, size } = file;
  return { name, mediaType, size, reading: pageOf(reading, page) };
}

function pageOf(reading: ReadingNow, page: number): ReadingReply['reading'] {
  if (reading === 'waiting') return { state: 'waiting' };
  if (isRefusal(reading)) {
    const { refused } = reading;
    const advice = readingAdvice(refused);
    return {
      state: 'failed',
      reason: READING_FAULT_TEXTS[refused],
      mayReadAgain: mayReadAgain(refused),
      ...(advice === undefined ? {} : { advice }),
    };
  }
  const pages = readingPages(reading);
  const shown = pages[page - 1];
  if (!shown) throw new Problem('not-found');
  const { format, tagged, facts, properties, leftOut, personalData } = reading;
  return {
    state: 'ready',
    page,
    pages: pages.length,
    outline: pages.flatMap((parts, at) =>
      parts
        .filter(({ name }) => name !== '')
        .map(({ kind, name, hidden }) => ({
          name,
          page: at + 1,
          ...(hidden ? { hidden: hiddenPartWords(kind) } : {}),
        })),
    ),
    document: {
      v: 1,
      format,
      ...(tagged ? { tagged } : {}),
      parts: [...shown],
      facts: [...facts],
      properties: [...properties],
      leftOut: [...leftOut],
      personalData: [...personalData],
    },
  };
}
