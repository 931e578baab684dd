import type { Editor } from '@tiptap/core';

const typedAt = new WeakMap<Editor, number>();

/**
 * Remembers where a mark has just been typed. What is typed after it is text, even when it looks like a mark:
 * `- ① 행정효율화` is a dash item that begins with ①. An item that Enter has made takes another mark.
 */
export function rememberTypedMark(editor: Editor, pos: number): void {
  typedAt.set(editor, pos);
}

export function forgetTypedMark(editor: Editor): void {
  typedAt.delete(editor);
}

/** True at the start of an item whose mark its writer has typed. */
export function isMarkTyped(editor: Editor, pos: number): boolean {
  return typedAt.get(editor) === pos;
}
