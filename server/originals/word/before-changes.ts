import { GAPS } from '../package/stored-words.ts';
import { elementsOf, textOf, type XmlElement } from '../package/xml-tree.ts';

export const REMOVED: ReadonlySet<string> = new Set(['del', 'moveFrom']);
const ADDED: ReadonlySet<string> = new Set(['ins', 'moveTo']);
/** Texts of their own, and the same thing once more for older programs. */
const APART: ReadonlySet<string> = new Set(['drawing', 'pict', 'object', 'Fallback']);

/**
 * A paragraph in which words are marked as taken away, as it was before its changes, and what was taken away as far as
 * it stood together: a number over several of those marks, or half of which has stayed, stands in none of them.
 * Nothing where nothing was taken away.
 */
export function wordsBeforeChanges(paragraph: XmlElement): readonly string[] {
  const words = { before: '', removed: '' };
  gather(paragraph, { isAdded: false, isRemoved: false }, words);
  return words.removed.trim() === '' ? [] : [words.before, words.removed];
}

type Within = { readonly isAdded: boolean; readonly isRemoved: boolean };

function gather(parent: XmlElement, within: Within, words: { before: string; removed: string }): void {
  for (const child of elementsOf(parent)) {
    const { name } = child;
    if (APART.has(name)) continue;
    const said = name === 't' || name === 'delText' ? textOf(child) : (GAPS.get(name) ?? '');
    if (!within.isAdded) words.before += said;
    if (within.isRemoved) words.removed += said;
    else if (!within.isAdded && said !== '' && !words.removed.endsWith('\n')) words.removed += '\n';
    const [isAdded, isRemoved] = [within.isAdded || ADDED.has(name), within.isRemoved || REMOVED.has(name)];
    gather(child, { isAdded, isRemoved }, words);
  }
}
