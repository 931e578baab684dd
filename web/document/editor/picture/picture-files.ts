import { type Node as DocumentNode, type Fragment, Fragment as Nodes, Slice } from '@tiptap/pm/model';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Pictures that are pasted or dropped as files are told to the page, which sends them and puts them in. A picture of
 * another document has no bytes here, so a pasted text leaves it behind. Whether one that nobody has seen since the
 * page was opened is of this document is asked of the server, where `address` finds its pictures by their hash.
 */
export function pictureFiles(address: string): Plugin {
  const known = new Set<string>();
  const asked = new Set<string>();
  let strangers: readonly string[] = [];
  return new Plugin({
    props: {
      handlePaste: (view, event) => {
        const data = event.clipboardData;
        const left = strangers;
        strangers = [];
        const unasked = left.filter((hash) => !asked.has(hash));
        const markup = data?.getData('text/html') ?? '';
        if (unasked.length > 0 && markup !== '') {
          void askFor(unasked, address, { known, asked }).then(() => {
            if (!view.isDestroyed) view.pasteHTML(markup);
          });
          return true;
        }
        if (left.length > 0) tellLeft(view);
        // A spreadsheet brings a picture of its cells along: words come first.
        return data?.getData('text/plain').trim() === '' && tell(view, data.files);
      },
      handleDrop: (view, event, _slice, isMoved) => {
        if (strangers.length > 0) tellLeft(view);
        strangers = [];
        const files = isMoved ? undefined : event.dataTransfer?.files;
        if (!files || picturesOf(files).length === 0) return false;
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        if (place) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(place.pos))));
        event.preventDefault();
        return tell(view, files);
      },
      transformCopied: (slice) => {
        slice.content.descendants((node) => void (node.type.name === 'image' && known.add(node.attrs.sha256)));
        return slice;
      },
      transformPasted: (slice, view) => {
        view.state.doc.descendants((node) => void (node.type.name === 'image' && known.add(node.attrs.sha256)));
        const kept = withoutStrangers(slice.content, known);
        strangers = kept === slice.content ? [] : strangersIn(slice.content, known);
        if (kept === slice.content) return slice;
        return new Slice(kept, Math.min(slice.openStart, 1), Math.min(slice.openEnd, 1));
      },
    },
  });
}

type Seen = { readonly known: Set<string>; readonly asked: Set<string> };

/** A picture that was cut out before the page was opened anew stays on the server until the draft is submitted. */
async function askFor(hashes: readonly string[], address: string, { known, asked }: Seen): Promise<void> {
  for (const hash of hashes) {
    asked.add(hash);
    if (await loads(`${address}/${hash}`)) known.add(hash);
  }
}

function loads(address: string): Promise<boolean> {
  return new Promise((settle) => {
    const image = new Image();
    image.addEventListener('load', () => settle(true));
    image.addEventListener('error', () => settle(false));
    image.src = address;
  });
}

function tellLeft(view: EditorView): void {
  view.dom.dispatchEvent(new CustomEvent('picture-left-behind', { bubbles: true }));
}

function picturesOf(files: FileList): File[] {
  return [...files].filter((file) => file.type.startsWith('image/'));
}

function tell(view: EditorView, files: FileList): boolean {
  const pictures = picturesOf(files);
  if (pictures.length === 0) return false;
  return !view.dom.dispatchEvent(
    new CustomEvent<readonly File[]>('picture-files', { detail: pictures, bubbles: true, cancelable: true }),
  );
}

function withoutStrangers(content: Fragment, known: ReadonlySet<string>): Fragment {
  const kept: DocumentNode[] = [];
  content.forEach((node) => {
    if (node.type.name !== 'image' || known.has(node.attrs.sha256)) kept.push(node);
  });
  return kept.length === content.childCount ? content : Nodes.from(kept);
}

function strangersIn(content: Fragment, known: ReadonlySet<string>): readonly string[] {
  const hashes: string[] = [];
  content.forEach((node) => {
    if (node.type.name === 'image' && !known.has(node.attrs.sha256)) hashes.push(node.attrs.sha256);
  });
  return hashes;
}
