import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Tab belongs to the items, so a keyboard needs another way out (WCAG 2.1.2): Esc, then Tab, moves the focus on.
 * A Tab that ends a syllable being composed must not leave the editor either: the browser would move the focus.
 */
export const LeaveByEscape = Extension.create({
  name: 'leaveByEscape',
  priority: 2000,
  addProseMirrorPlugins() {
    let escaped = false;
    const onKey = (_view: EditorView, event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) {
        if (event.key === 'Tab') event.preventDefault();
        return false;
      }
      if (event.key === 'Escape') escaped = true;
      else if (event.key !== 'Tab' && event.key !== 'Shift') escaped = false;
      // Answering true keeps the editor's hands off the key: Tab is the browser's then, Ctrl+Enter always the page's.
      return (escaped && event.key === 'Tab') || (event.ctrlKey && event.key === 'Enter');
    };
    const onFocus = () => {
      escaped = false;
      return false;
    };
    return [new Plugin({ props: { handleDOMEvents: { keydown: onKey, focus: onFocus } } })];
  },
});
