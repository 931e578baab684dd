import { Node } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type Command, NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';
import type { NodeView } from '@tiptap/pm/view';
import type { ImageBlock } from '../../../../shared/document/body.ts';
import { closedAttributes, closedAttributesOfWhole } from '../closed/closed.ts';
import { selectedPicture } from './picture-commands.ts';
import { pictureFiles } from './picture-files.ts';

export type PictureAttributes = Omit<ImageBlock, 'type' | 'caption' | 'closed' | 'closing' | 'decorative'> & {
  readonly decorative: boolean;
};

const fits: Readonly<Record<keyof PictureAttributes, (value: unknown) => boolean>> = {
  sha256: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  mediaType: (value) => value === 'image/png' || value === 'image/jpeg',
  width: (value) => Number.isInteger(value) && Number(value) > 0,
  height: (value) => Number.isInteger(value) && Number(value) > 0,
  share: (value) => [25, 50, 75, 100].includes(Number(value)),
  align: (value) => ['left', 'center', 'right'].includes(String(value)),
  alt: (value) => typeof value === 'string',
  decorative: (value) => typeof value === 'boolean',
};

const DEFAULTS: PictureAttributes = {
  ...{ sha256: '', mediaType: 'image/png', width: 1, height: 1, share: 75, align: 'center', alt: '' },
  decorative: false,
};

/**
 * A picture (그림) of the draft with its caption below it. The caption is written in place; all else is said in the
 * tools. Where its bytes are found is told by `address`, because the text names them by their hash alone.
 */
export const Picture = Node.create<{ address: string }>({
  name: 'image',
  group: 'block',
  content: 'caption',
  isolating: true,
  draggable: true,

  addOptions() {
    return { address: '' };
  },

  addAttributes() {
    const named = (Object.keys(DEFAULTS) as (keyof PictureAttributes)[]).map((name) => [
      name,
      {
        default: DEFAULTS[name],
        validate: (value: unknown) => {
          if (!fits[name](value) && value !== DEFAULTS[name])
            throw new RangeError(`a picture cannot have this ${name}`);
        },
        parseHTML: (element: HTMLElement) => JSON.parse(element.dataset.picture ?? '{}')[name],
        rendered: false,
      },
    ]);
    return { ...Object.fromEntries(named), ...closedAttributesOfWhole };
  },

  parseHTML() {
    const isOwn = ({ dataset }: HTMLElement): boolean => {
      try {
        const said = JSON.parse(dataset.picture ?? '{}');
        return (Object.keys(fits) as (keyof PictureAttributes)[]).every((name) => fits[name](said[name]));
      } catch {
        return false;
      }
    };
    return [{ tag: 'figure[data-picture]', getAttrs: (element) => (isOwn(element) ? null : false) }];
  },

  renderHTML({ node, HTMLAttributes }) {
    const { closed: _closed, closing: _why, ...said } = node.attrs;
    return ['figure', { ...HTMLAttributes, 'data-picture': JSON.stringify(said) }, 0];
  },

  addNodeView() {
    return ({ node }) => new PictureView(node, this.options.address);
  },

  addKeyboardShortcuts() {
    const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch);
    return { Enter: run(leaveCaption), Backspace: run(selectAtStart) };
  },

  addProseMirrorPlugins() {
    return [pictureFiles(this.options.address), roomAfterPicture()];
  },
});

/** The caption of a picture; empty for none. */
export const Caption = Node.create({
  name: 'caption',
  content: 'inline*',
  defining: true,

  parseHTML() {
    return [{ tag: 'figcaption' }];
  },

  renderHTML() {
    return ['figcaption', 0];
  },
});

const MISSING = '그림을 불러오지 못하였습니다.';

const DRAWN = ['data-closed', 'data-closed-name', 'data-closed-reason', 'data-closed-until', 'title'];

class PictureView implements NodeView {
  readonly dom = document.createElement('figure');
  readonly contentDOM = document.createElement('figcaption');
  readonly #image = document.createElement('img');
  readonly #words = document.createElement('p');
  readonly #address: string;
  #isMissing = false;

  constructor(node: DocumentNode, address: string) {
    this.#address = address;
    this.contentDOM.dataset.placeholder = '그림 제목 (없으면 비워 두십시오)';
    this.#words.className = 'picture-missing';
    this.#words.contentEditable = 'false';
    this.#image.draggable = false;
    this.#image.addEventListener('error', () => {
      this.#isMissing = true;
      this.#words.textContent = MISSING;
    });
    this.dom.append(this.#image, this.#words, this.contentDOM);
    this.#draw(node);
  }

  update(node: DocumentNode): boolean {
    if (node.type.name !== 'image') return false;
    this.#draw(node);
    return true;
  }

  /** What the view writes on itself is no change of the text. */
  ignoreMutation(mutation: { readonly type: string; readonly target: globalThis.Node }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  #draw({ attrs, firstChild }: DocumentNode): void {
    const { sha256, share, align, alt, decorative, width, height } = attrs as PictureAttributes;
    this.dom.className = `picture share-${share} align-${align}${attrs.closed ? ' closed-table' : ''}`;
    for (const name of DRAWN) this.dom.removeAttribute(name);
    for (const [name, value] of Object.entries(closedAttributes(attrs))) this.dom.setAttribute(name, value);
    this.contentDOM.toggleAttribute('data-empty', firstChild?.content.size === 0);
    const source = `${this.#address}/${sha256}`;
    if (this.#image.getAttribute('src') !== source) {
      this.#isMissing = false;
      this.#image.src = source;
    }
    this.#image.width = width;
    this.#image.height = height;
    this.#image.alt = decorative ? '' : alt;
    const wanted = decorative || alt !== '' ? '' : '설명(대체 텍스트)을 적어 주십시오.';
    this.#words.textContent = this.#isMissing ? MISSING : wanted;
  }
}

/** Enter at the end of a caption goes on below the picture. */
const leaveCaption: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const paragraph = state.schema.nodes.paragraph;
  if ($from.parent.type.name !== 'caption' || !paragraph) return false;
  const after = $from.after(1);
  const tr = state.tr.insert(after, paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

/** Backspace at the beginning of a caption takes hold of the picture; once more, and it is gone. */
const selectAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.parent.type.name !== 'caption') return false;
  const picture = selectedPicture(state);
  if (picture) dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, picture.pos)));
  return picture !== undefined;
};

/** Keeps a paragraph after a picture that would otherwise close the text, so that the cursor can go on below it. */
function roomAfterPicture(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, state) => {
      if (!transactions.some((tr) => tr.docChanged)) return null;
      const { doc, schema } = state;
      const hasEnclosures = doc.lastChild?.type.name === 'enclosures';
      const last = doc.maybeChild(doc.childCount - (hasEnclosures ? 2 : 1));
      const paragraph = schema.nodes.paragraph;
      if (last?.type.name !== 'image' || !paragraph) return null;
      const end = doc.content.size - (hasEnclosures ? (doc.lastChild?.nodeSize ?? 0) : 0);
      return state.tr.insert(end, paragraph.create());
    },
  });
}
