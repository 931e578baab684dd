import { Mark } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { isFitHref } from '../../../../shared/document/body-text.ts';

/** A link to an absolute http, https or mailto address; the same rule as the server's decides which are taken. */
export const Link = Mark.create({
  name: 'link',
  inclusive: false,

  addAttributes() {
    return {
      href: {
        default: null,
        validate: (value: unknown) => {
          if (typeof value !== 'string' || !isFitHref(value)) throw new RangeError('no address a link may have');
        },
      },
    };
  },

  parseHTML() {
    return [{ tag: 'a[href]', getAttrs: (element) => (isFitHref(element.getAttribute('href') ?? '') ? null : false) }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['a', { href: HTMLAttributes.href, rel: 'noopener noreferrer' }, 0];
  },
});

/** Puts an address on the selected text, or takes it away. Without a selection the address itself becomes the text. */
export function linkTo(href: string | null): Command {
  return (state, dispatch) => {
    const type = state.schema.marks.link;
    const { from, to, empty } = state.selection;
    if (!type || (href !== null && !isFitHref(href))) return false;
    const tr = state.tr;
    if (href === null) tr.removeMark(from, to, type);
    else if (empty) tr.insert(from, state.schema.text(href, [type.create({ href })]));
    else tr.addMark(from, to, type.create({ href }));
    dispatch?.(tr);
    return true;
  };
}
