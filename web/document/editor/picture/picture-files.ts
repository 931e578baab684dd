import { type Node as DocumentNode, type Fragment, Fragment as Nodes, Slice } from '@tiptap/pm/model';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Pictures that are pasted or dropped as files are told to the page, which sends them and puts them in. A picture of
 * another document has no bytes here, so a pasted text leaves it behind.
 */
export function pictureFiles(): Plugin {
  const known = new Set<string>();
  return new Plugin({
    props: {
      handlePaste: (view, event) => {
        const data = event.clipboardData;
        // A spreadsheet brings a picture of its cells along: words come first.
        return data?.getData('text/plain').trim() === '' && tell(view, data.files);
      },
      handleDrop: (view, event, _slice, isMoved) => {
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
        const kept = withoutStrangers(slice.content, known);
        if (kept === slice.content) return slice;
        view.dom.dispatchEvent(new CustomEvent('picture-left-behind', { bubbles: true }));
        return new Slice(kept, Math.min(slice.openStart, 1), Math.min(slice.openEnd, 1));
      },
    },
  });
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
