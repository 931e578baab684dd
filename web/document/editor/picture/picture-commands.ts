import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type Command, type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { PictureShape } from '../../../../shared/contract/drafting.ts';
import type { ImageBlock } from '../../../../shared/document/body.ts';

/** The picture that is taken hold of, or whose caption the cursor stands in. */
export function selectedPicture({ selection }: EditorState): { node: DocumentNode; pos: number } | undefined {
  if (selection instanceof NodeSelection && selection.node.type.name === 'image') {
    return { node: selection.node, pos: selection.from };
  }
  const { $from } = selection;
  const around = $from.depth > 0 ? $from.node(1) : undefined;
  return around?.type.name === 'image' ? { node: around, pos: $from.before(1) } : undefined;
}

/**
 * Puts a picture after the block of the cursor, or in its place when that block is empty; the cursor is in its
 * caption, or stays where it was (`keepsCursor`).
 */
export function insertPicture({ size: _size, ...picture }: PictureShape, keepsCursor = false): Command {
  return (state, dispatch) => {
    const { image, caption } = state.schema.nodes;
    if (!image || !caption) return false;
    const { $from } = state.selection;
    const block = $from.depth > 0 ? $from.node(1) : undefined;
    const isEnclosures = block?.type.name === 'enclosures';
    const replaces = block?.type.name === 'paragraph' && block.content.size === 0;
    const end = block ? $from.after(1) : state.selection.to;
    const start = isEnclosures ? $from.before(1) : replaces ? $from.before(1) : end;
    const tr = state.tr.replaceWith(start, isEnclosures ? start : end, image.create(picture, caption.create()));
    if (!keepsCursor) tr.setSelection(TextSelection.create(tr.doc, start + 2)).scrollIntoView();
    dispatch?.(tr);
    return true;
  };
}

type Change = Partial<Pick<ImageBlock, 'share' | 'align' | 'alt'>> & { readonly decorative?: boolean };

/** Changes how the picture at the cursor is printed, or what it says to who does not see it. */
export function changePicture(change: Change): Command {
  return (state, dispatch) => {
    const picture = selectedPicture(state);
    if (!picture) return false;
    const tr = state.tr;
    for (const [name, value] of Object.entries(change)) tr.setNodeAttribute(picture.pos, name, value);
    dispatch?.(tr);
    return true;
  };
}

/** Takes the picture and its caption out. */
export const removePicture: Command = (state, dispatch) => {
  const picture = selectedPicture(state);
  if (picture) dispatch?.(state.tr.delete(picture.pos, picture.pos + picture.node.nodeSize).scrollIntoView());
  return picture !== undefined;
};

/** Changes places with the block above (-1) or below (1); 붙임 stays last. */
export function movePicture(step: -1 | 1): Command {
  return (state, dispatch) => {
    const picture = selectedPicture(state);
    if (!picture) return false;
    const { doc } = state;
    const index = doc.resolve(picture.pos).index(0);
    const neighbour = doc.maybeChild(index + step);
    if (!neighbour || neighbour.type.name === 'enclosures') return false;
    const tr = state.tr.delete(picture.pos, picture.pos + picture.node.nodeSize);
    const target = picture.pos + step * neighbour.nodeSize;
    tr.insert(target, picture.node);
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, target)).scrollIntoView());
    return true;
  };
}
