import { Mark } from '@tiptap/core';
import { toggleMark } from '@tiptap/pm/commands';

/** 굵게 */
export const Bold = Mark.create({
  name: 'bold',

  parseHTML() {
    return [
      { tag: 'strong' },
      // Word and some browsers put a `b` of normal weight around everything they copy.
      { tag: 'b', getAttrs: (element) => (element.style.fontWeight === 'normal' ? false : null) },
      { style: 'font-weight', getAttrs: (value) => (/^(?:bold(?:er)?|[6-9]\d\d)$/.test(value) ? null : false) },
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
      { style: 'text-decoration', consuming: false, getAttrs: (value) => (value.includes('underline') ? null : false) },
    ];
  },

  renderHTML() {
    return ['u', 0];
  },

  addKeyboardShortcuts() {
    return { 'Mod-u': () => toggleMark(this.type)(this.editor.state, this.editor.view.dispatch) };
  },
});
