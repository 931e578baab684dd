import { Editor, type JSONContent } from '@tiptap/core';
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions';
import { toggleMark } from '@tiptap/pm/commands';
import { closeHistory } from '@tiptap/pm/history';
import type { Command } from '@tiptap/pm/state';
import type { ClosedGrounds, Closing } from '../../../shared/document/body.ts';
import { Clipboard } from './clipboard/clipboard.ts';
import { closedAt, closePassage, closePicture, closeTable, closeWords, openPassage } from './closed/close-passage.ts';
import { Closed, type ClosedStorage, ClosedTables } from './closed/closed.ts';
import { ComposingHold } from './composing-hold.ts';
import { Bold, Underline } from './emphasis/emphasis.ts';
import { Enclosure, Enclosures } from './enclosures/enclosures.ts';
import { EndMarkDrawing } from './end-mark/end-mark.ts';
import { Heading } from './heading/heading.ts';
import { Item } from './item/item.ts';
import { insideTable } from './item/item-commands.ts';
import { LeaveByEscape } from './leave/leave.ts';
import { Link } from './link/link.ts';
import { Numbering } from './numbering/numbering.ts';
import { Caption, Picture, type PictureAttributes } from './picture/picture.ts';
import { selectedPicture } from './picture/picture-commands.ts';
import { tableExtensions } from './table/table.ts';
import { DocumentNode, Paragraph, Text } from './text/text.ts';

export type EditorParts = {
  readonly element: HTMLElement;
  /** The editor's JSON as it was saved. */
  readonly content: unknown;
  readonly label: string;
  /** The address under which the pictures of this document are found by their hash. */
  readonly pictures?: string;
  readonly onChange: () => void;
  /** The selection moved: the tools show what stands at the cursor. */
  readonly onMove: () => void;
};

/** What stands at the cursor. */
export type EditorPlace = {
  readonly block: string;
  readonly kind: string | undefined;
  readonly level: number | undefined;
  readonly inTable: boolean;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly href: string | undefined;
  /** 비공개 표시: on which grounds; undefined where it stands open. */
  readonly closed: ClosedGrounds | undefined;
  /** Why and until when, where that is said of the passage by itself. */
  readonly closing: Closing | null;
  /** The document breaks its lines by syllable (글자 단위). */
  readonly bySyllable: boolean;
  /** The picture that is taken hold of, or whose caption is being written. */
  readonly picture: (PictureAttributes & { readonly closed: ClosedGrounds | null }) | undefined;
};

const CLOSERS = { selection: closePassage, table: closeTable, picture: closePicture } as const;

/** The editor of a document's body (본문 편집기). Speaks JSON only: HTML never goes in or out. */
export class DocumentEditor {
  readonly #editor: Editor;
  readonly #hold: ComposingHold;

  constructor(parts: EditorParts) {
    this.#editor = new Editor({
      element: parts.element,
      content: parts.content as JSONContent,
      extensions: [...EXTENSIONS, Picture.configure({ address: parts.pictures ?? '' }), Caption],
      // The style sheet is ours; an injected one is refused by the CSP and by Trusted Types.
      injectCSS: false,
      enablePasteRules: false,
      coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: '\n' } },
      editorProps: {
        attributes: {
          class: 'document-editor',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': parts.label,
          'aria-describedby': 'editor-keys',
          spellcheck: 'false',
          lang: 'ko',
        },
      },
      onUpdate: parts.onChange,
      onSelectionUpdate: parts.onMove,
      onTransaction: parts.onMove,
    });
    this.#hold = new ComposingHold(this.#editor.view);
  }

  get json(): unknown {
    return this.#editor.getJSON();
  }

  get place(): EditorPlace {
    const { state } = this.#editor;
    const { parent } = state.selection.$from;
    const marks = state.storedMarks ?? state.selection.$from.marks();
    const mark = (name: string) => marks.find((each) => each.type.name === name);
    return {
      block: parent.type.name,
      kind: parent.attrs.kind,
      level: parent.attrs.level,
      inTable: insideTable(state),
      picture: selectedPicture(state)?.node.attrs as EditorPlace['picture'],
      bold: mark('bold') !== undefined,
      underline: mark('underline') !== undefined,
      href: mark('link')?.attrs.href,
      ...(closedAt(state) ?? { closed: undefined, closing: null }),
      bySyllable: state.doc.attrs.breaking === 'syllable',
    };
  }

  /** Does what a tool asks for, after the syllable that is being composed, and goes on writing. */
  do(command: Command): void {
    this.#hold.run(() => {
      const { view } = this.#editor;
      // A tool's work is one step of undoing, apart from what was typed just before.
      command(view.state, (tr) => view.dispatch(closeHistory(tr)), view);
      view.focus();
    });
  }

  /** Does what a field beside the text asks for: the focus stays in the field, or where it has gone on to. */
  adjust(command: Command): void {
    this.#hold.run(() => {
      const { view } = this.#editor;
      command(view.state, (tr) => view.dispatch(closeHistory(tr)), view);
    });
  }

  toggle(mark: 'bold' | 'underline'): void {
    const type = this.#editor.schema.marks[mark];
    if (type) this.do(toggleMark(type));
  }

  /** 비공개 표시; the keyboard goes on with the same grounds. */
  close(closed: ClosedGrounds, what: keyof typeof CLOSERS = 'selection', closing: Closing | null = null): void {
    (this.#editor.storage as unknown as { closed: ClosedStorage }).closed.grounds = closed;
    this.do(CLOSERS[what]({ closed, closing }));
  }

  open(): void {
    this.do(openPassage);
  }

  /** Closes these words wherever they stand; false where they are not within one line of the text. */
  closeWords(words: string, grounds: ClosedGrounds): boolean {
    const { state } = this.#editor;
    if (!closeWords(words, grounds)(state)) return false;
    this.do(closeWords(words, grounds));
    return true;
  }

  undo(): void {
    this.#hold.run(() => this.#editor.chain().focus().undo().run());
  }

  redo(): void {
    this.#hold.run(() => this.#editor.chain().focus().redo().run());
  }

  /** Puts another saved text in place of this one. */
  replace(content: unknown): void {
    this.#hold.run(() => {
      this.#editor.commands.setContent(content as JSONContent);
      // What is said of the whole document is no part of its content.
      const breaking = (content as JSONContent).attrs?.breaking ?? null;
      const { view } = this.#editor;
      if (view.state.doc.attrs.breaking !== breaking)
        view.dispatch(view.state.tr.setDocAttribute('breaking', breaking));
    });
  }

  /** Selects these words where they stand first; false where they are not within one line of the text. */
  select(words: string): boolean {
    const { doc } = this.#editor.state;
    let from = -1;
    doc.descendants((node, position) => {
      const at = from < 0 && node.isTextblock ? node.textContent.indexOf(words) : -1;
      if (at >= 0) from = position + 1 + at;
      return from < 0;
    });
    if (from < 0) return false;
    this.#editor
      .chain()
      .focus()
      .setTextSelection({ from, to: from + words.length })
      .scrollIntoView()
      .run();
    return true;
  }

  focus(): void {
    this.#editor.view.focus();
  }

  destroy(): void {
    this.#hold.destroy();
    this.#editor.destroy();
  }

  /** Tests look at the document itself. */
  get view() {
    return this.#editor.view;
  }
}

const EXTENSIONS = [
  DocumentNode,
  Paragraph,
  Text,
  Heading,
  Item,
  Enclosures,
  Enclosure,
  ...tableExtensions,
  Bold,
  Underline,
  Link,
  Closed,
  ClosedTables,
  Numbering,
  EndMarkDrawing,
  Clipboard,
  LeaveByEscape,
  UndoRedo,
  Gapcursor,
  Dropcursor.configure({ color: false, class: 'drop-cursor' }),
  Placeholder.configure({
    placeholder: '본문을 적거나 붙여 넣어 주십시오. “1. ”, “가. ”, “□ ”를 적으면 항목이 됩니다.',
  }),
];
