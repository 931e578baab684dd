import { type Node as DocumentNode, Fragment, type Schema, Slice } from '@tiptap/pm/model';
import { headingMarkerLength, pastedMarker } from '../item/item-marker.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const TYPED_END = /(?:[ \u00a0]+|^)끝\.?[ \u00a0]*$/;

/**
 * Pasted plain text: every line a block, marks become items. One line without a mark stays inside its block.
 * `plain` is true for Ctrl-Shift-V, which asks for the text as it is.
 */
export function sliceOfText(schema: Schema, text: string, plain: boolean): Slice {
  const lines = text.split(/\r\n?|\n/).map((line) => line.replace(CONTROLS, ' '));
  const paragraph = schema.nodes.paragraph;
  if (!paragraph) return Slice.empty;
  const written = lines.filter((line) => line.trim() !== '');
  const blocks = written.map((line) => paragraph.create(null, schema.text(line)));
  const slice = new Slice(Fragment.from(blocks), 1, 1);
  return plain ? slice : withMarks(slice);
}

/** Makes items of the pasted paragraphs that begin with a mark, and cleans what other programs leave behind. */
export function withMarks(slice: Slice): Slice {
  const content = markedBlocks(slice.content, true);
  const [first, last] = [content.firstChild, content.lastChild];
  // A block that has become an item must arrive as a block: an open edge would melt it into the line it lands in.
  const openStart = first && first.type === slice.content.firstChild?.type ? slice.openStart : 0;
  const openEnd = last && last.type === slice.content.lastChild?.type ? slice.openEnd : 0;
  return new Slice(content, openStart, openEnd);
}

function markedBlocks(fragment: Fragment, outside: boolean): Fragment {
  const blocks: DocumentNode[] = [];
  fragment.forEach((node, _offset, index) => {
    const isLast = outside && index === fragment.childCount - 1;
    if (node.isTextblock) blocks.push(markedBlock(node, isLast, outside));
    else if (node.isText) blocks.push(cleanRun(node));
    else blocks.push(node.copy(markedBlocks(node.content, outside && node.type.name === 'enclosures')));
  });
  return Fragment.from(blocks);
}

function markedBlock(block: DocumentNode, isLast: boolean, outside: boolean): DocumentNode {
  const { item, heading } = block.type.schema.nodes;
  let content = cleanInline(block.content);
  const text = textOf(content);
  if (isLast && TYPED_END.test(text)) content = cut(content, 0, text.replace(TYPED_END, '').length);
  const cleaned = block.copy(content);
  if (block.type.name !== 'paragraph' || !item || !heading) return cleaned;
  const marker = pastedMarker(text);
  if (marker) return item.create({ kind: marker.kind, level: marker.level }, cut(content, marker.length));
  const heads = outside ? headingMarkerLength(text) : 0;
  return heads > 0 ? heading.create(null, cut(content, heads)) : cleaned;
}

function cleanInline(content: Fragment): Fragment {
  const runs: DocumentNode[] = [];
  content.forEach((node) => {
    runs.push(node.isText ? cleanRun(node) : node);
  });
  return Fragment.from(runs);
}

/** Word and Hangul documents set spaces that do not break; the record knows one kind of space. */
function cleanRun(node: DocumentNode): DocumentNode {
  const text = (node.text ?? '').replace(/\u00a0/g, ' ').replace(CONTROLS, ' ');
  return text === node.text ? node : node.type.schema.text(text, node.marks);
}

function textOf(content: Fragment): string {
  return content.textBetween(0, content.size);
}

function cut(content: Fragment, from: number, to = content.size): Fragment {
  return content.cut(Math.min(from, content.size), Math.min(to, content.size));
}

/** How many blocks at the end of the document are 붙임 written as text, and the entries they hold. */
export function writtenEnclosures(
  doc: DocumentNode,
): { from: number; entries: Fragment[]; colon: boolean } | undefined {
  if (doc.lastChild?.type.name === 'enclosures') return undefined;
  const entries: Fragment[] = [];
  let from = doc.content.size;
  for (let index = doc.childCount - 1; index >= 0; index -= 1) {
    const node = doc.child(index);
    from -= node.nodeSize;
    if (node.type.name === 'paragraph') {
      const text = node.textContent;
      const opening = /^붙[ ]*임[ ]*(:)?[ ]+(?:\d{1,2}\.[ ]+)?/.exec(text);
      if (opening) {
        entries.unshift(cut(node.content, opening[0].length));
        return { from, entries, colon: opening[1] !== undefined };
      }
      if (text.trim() !== '') return undefined;
    } else if (node.type.name === 'item' && node.attrs.kind === 'number') entries.unshift(node.content);
    else return undefined;
  }
  return undefined;
}
