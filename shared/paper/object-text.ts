import { PDFArray, PDFDict, PDFObject, type PDFRef } from 'pdf-lib';

/**
 * An object that is written already. The structure has as many elements as the text has lines: made of dictionaries,
 * they took longer than the drawing of their pages.
 */
export class WrittenObject extends PDFObject {
  readonly #text: string;

  /** `text` is Latin and holds no space that a reader does not need. */
  constructor(text: string) {
    super();
    this.#text = text;
  }

  override toString(): string {
    return this.#text;
  }
}

/** An object with no space that a reader does not need; the library writes each part on a line of its own. */
export function objectText(object: PDFObject): string {
  if (object instanceof PDFDict) {
    let text = '<<';
    for (const [key, value] of object.entries()) text += key.toString() + apart(objectText(value));
    return `${text}>>`;
  }
  if (object instanceof PDFArray) {
    let text = '[';
    for (let at = 0; at < object.size(); at += 1)
      text += at === 0 ? objectText(object.get(at)) : apart(objectText(object.get(at)));
    return `${text}]`;
  }
  return object.toString();
}

/** References beside each other, as an array. */
export function refsText(refs: readonly PDFRef[]): string {
  return `[${refs.map(({ tag }) => tag).join(' ')}]`;
}

/** A value that begins with a sign of its own ends what stands before it. */
function apart(value: string): string {
  return '/[<('.includes(value.charAt(0)) ? value : ` ${value}`;
}
