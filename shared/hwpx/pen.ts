import type { Body, ImageBlock } from '../document/body.ts';
import { type Xml, xml } from '../kernel/xml.ts';
import { type CharStyle, type ParaStyle, StyleBook } from './style-book.ts';

/** The named styles of the document (스타일), by their place in the list. */
export const STYLE = { text: 0, title: 1, heading: 2, item: 3, cell: 4, enclosures: 5 } as const;

/** A picture as it lies in the package: `BinData/image1.png`, named by `image1` in the text. */
export type PackedPicture = Pick<ImageBlock, 'sha256' | 'mediaType'> & { readonly id: string; readonly href: string };

/** Writes runs and paragraphs, notes the shapes they use and numbers what must have a number of its own. */
export class Pen {
  readonly styles = new StyleBook();
  readonly breaking: Body['breaking'];
  readonly #pictures = new Map<string, PackedPicture>();
  #paragraphs = 0;
  #objects = 0;

  constructor({ breaking }: Body) {
    this.breaking = breaking;
  }

  run(text: string, style: CharStyle): Xml {
    return this.runOf(xml`<hp:t>${textNodes(text)}</hp:t>`, style);
  }

  /** A run of something that is not text: a table, a section's properties. */
  runOf(content: Xml | readonly Xml[], style: CharStyle): Xml {
    return xml`<hp:run charPrIDRef="${this.styles.char(style)}">${content}</hp:run>`;
  }

  paragraph(runs: readonly Xml[], style: ParaStyle, named: number): Xml {
    this.#paragraphs += 1;
    const shape = this.styles.para(style);
    return xml`<hp:p id="${this.#paragraphs}" paraPrIDRef="${shape}" styleIDRef="${named}" pageBreak="0" columnBreak="0" merged="0">${runs}</hp:p>`;
  }

  /** The name of a picture in the package, where it lies once however often it is shown. */
  picture({ sha256, mediaType }: Pick<ImageBlock, 'sha256' | 'mediaType'>): string {
    const known = this.#pictures.get(sha256);
    if (known) return known.id;
    const id = `image${this.#pictures.size + 1}`;
    const href = `BinData/${id}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;
    this.#pictures.set(sha256, { sha256, mediaType, id, href });
    return id;
  }

  get pictures(): readonly PackedPicture[] {
    return [...this.#pictures.values()];
  }

  /** The number of the next table or picture: no two objects of a document share one. */
  nextObject(): number {
    this.#objects += 1;
    return 1_000_000_000 + this.#objects;
  }
}

/** A line feed is an element of its own in OWPML; a tab would need a stop, so a space takes its place. */
function textNodes(text: string): string | readonly (Xml | string)[] {
  if (!/[\t\r\n]/.test(text)) return text;
  const lines = text.replaceAll('\t', ' ').split(/\r\n?|\n/);
  return lines.flatMap((line, index) => (index === 0 ? [line] : [xml`<hp:lineBreak/>`, line]));
}
