import type { CommandOf, ShownText, TextToSubmit } from '../approval/approval-command.ts';
import type { Seat } from '../approval/approval-events.ts';
import type { Table } from './reference-table.ts';

// 일괄기안 (규칙 제5조①) in the clerk's table: related texts in one draft, which go up, come back and are approved
// together on the line of the first one, and of which each becomes a document with a number of its own.

const MOST_TEXTS = 20;

/** Whether these texts cannot go up beside the first one. */
export function bundleIsWrong(seats: readonly Seat[], texts: readonly TextToSubmit[] = []): boolean {
  if (texts.length === 0) return false;
  // 규칙 제5조②: a 공동기안 is one document of several agencies.
  const isJoint = seats.some(({ officer }) => officer.agency !== undefined);
  return isJoint || texts.length + 1 > MOST_TEXTS || texts.some(({ hasUnitTask }) => !hasUnitTask);
}

/** The texts as they lie before the first seat. */
export function textsOf(texts: readonly TextToSubmit[] = []): Table['texts'] {
  return texts.map(({ managementNumber, version, contentHash }) => ({
    number: managementNumber,
    version: version + 1,
    hash: contentHash,
  }));
}

/** Who decides has had before them the words of all texts as they stand, and of no other. */
export function readOtherWords(
  table: Table,
  { contentHash, texts = [] }: { readonly contentHash: string; readonly texts?: readonly ShownText[] },
): boolean {
  const standing = table.texts.map(({ number, hash }) => `${number} ${hash}`).toSorted();
  const read = texts.map((text) => `${text.managementNumber} ${text.contentHash}`).toSorted();
  return contentHash !== table.hash || read.join() !== standing.join();
}

/** The words of the text that is meant; none of one that is not on this line. */
export function wordsOf(table: Table, text: string | undefined): string | undefined {
  return text === undefined ? table.hash : table.texts.find(({ number }) => number === text)?.hash;
}

export function corrected(table: Table, { text, contentHash }: CommandOf<'edit'>): Table {
  if (text === undefined) return { ...table, hash: contentHash };
  const texts = table.texts.map((each) =>
    each.number === text ? { ...each, version: each.version + 1, hash: contentHash } : each,
  );
  return { ...table, texts };
}
