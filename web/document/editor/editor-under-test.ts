import type { Body } from '../../../shared/document/body.ts';
import { readEditorJson } from '../../../shared/document/editor-json.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import { isRefusal } from '../../../shared/kernel/refusal.ts';
import { DocumentEditor } from './document-editor.ts';

const EMPTY = { type: 'doc', content: [{ type: 'paragraph' }] };

/** An editor on an otherwise empty page, read the way the server reads what it saves. */
export class EditorUnderTest {
  readonly place = document.createElement('div');
  readonly editor: DocumentEditor;

  /** `pictures` is where the pictures of the draft are found; without it there are none. */
  constructor(content: unknown = EMPTY, pictures?: string) {
    document.body.append(this.place);
    const silent = () => {};
    this.editor = new DocumentEditor({
      element: this.place,
      content,
      label: '본문',
      onChange: silent,
      onMove: silent,
      ...(pictures === undefined ? {} : { pictures }),
    });
    this.editor.focus();
  }

  close(): void {
    this.editor.destroy();
    this.place.remove();
  }

  /** What travels to the server. */
  get json(): unknown {
    return JSON.parse(JSON.stringify(this.editor.json));
  }

  get body(): Body {
    const read = readEditorJson(this.json);
    if (isRefusal(read)) throw new Error(`the server would refuse this: ${JSON.stringify(read)}`);
    return read.body;
  }

  get text(): string {
    return plainText(this.body);
  }

  /** `square0`, `paragraph`: the kind and level of each block. */
  get blocks(): string[] {
    return this.body.blocks.map((block) => (block.type === 'item' ? `${block.kind}${block.level}` : block.type));
  }

  /** The marks drawn before each block; a lone number in brackets, because it is dimmed. */
  get marks(): (string | undefined)[] {
    return [...this.place.querySelectorAll<HTMLElement>('.document-editor > *, .enclosure')]
      .filter((block) => block.dataset.label !== undefined)
      .map((block) => (block.dataset.lone === undefined ? block.dataset.label : `(${block.dataset.label})`));
  }

  paste(data: Readonly<Record<string, string>>): void {
    const clipboardData = new DataTransfer();
    for (const [kind, value] of Object.entries(data)) clipboardData.setData(kind, value);
    this.#dispatch(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }

  copiedText(): string {
    const clipboardData = new DataTransfer();
    this.#dispatch(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  }

  #dispatch(event: Event): void {
    this.editor.view.dom.dispatchEvent(event);
  }
}
