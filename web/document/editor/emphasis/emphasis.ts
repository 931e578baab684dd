import { Mark } from '@tiptap/core';
import { toggleMark } from '@tiptap/pm/commands';
import { pastedStyle } from '../clipboard/pasted-style.ts';

/** 굵게 */
export const Bold = Mark.create({
  name: 'bold',

  parseHTML() {
    return [
      { tag: 'strong' },
      // Word and some browsers put a `b` of normal weight around everything they copy.
      { tag: 'b', getAttrs: (element) => (pastedStyle(element, 'font-weight') === 'normal' ? false : null) },
      {
        tag: 'span',
        consuming: false,
        getAttrs: (element) => (/^(?:bold(?:er)?|[6-9]\d\d)$/.test(pastedStyle(element, 'font-weight')) ? null : false),
      },
    ];
  },

  renderHTML() {
    return ['strong', 0];
  },

  addKeyboardShortcuts() {
    return { 'Mod-b': () => toggleMark(this.type)(this.editor.state, this.editor.view.dispatch) };
  },
});

/** 밑줄 */
export const Underline = Mark.create({
  name: 'underline',

  parseHTML() {
    return [
      { tag: 'u' },
      {
        tag: 'span',
        consuming: false,
        getAttrs: (element) => (pastedStyle(element, 'text-decoration').includes('underline') ? null : false),
      },
    ];
  },

  renderHTML() {
    return ['u', 0];
  },

  addKeyboardShortcuts() {
    return { 'Mod-u': () => toggleMark(this.type)(this.editor.state, this.editor.view.dispatch) };
  },
});
