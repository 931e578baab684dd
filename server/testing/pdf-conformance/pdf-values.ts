import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  PDFString,
} from 'pdf-lib';

/** The value under a key, whether it stands there or is pointed at; undefined where there is none. */
export function entryOf(dict: PDFDict | undefined, key: string): PDFObject | undefined {
  return dict?.lookup(PDFName.of(key));
}

export function dictOf(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  const value = entryOf(dict, key);
  return value instanceof PDFDict ? value : undefined;
}

export function itemsOf(dict: PDFDict | undefined, key: string): PDFObject[] {
  const value = entryOf(dict, key);
  if (!(value instanceof PDFArray)) return [];
  return Array.from({ length: value.size() }, (_, index) => value.lookup(index)).filter((item) => item !== undefined);
}

export function nameOf(dict: PDFDict | undefined, key: string): string | undefined {
  const value = entryOf(dict, key);
  return value instanceof PDFName ? value.decodeText() : undefined;
}

export function numberOf(dict: PDFDict | undefined, key: string): number | undefined {
  const value = entryOf(dict, key);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

export function truthOf(dict: PDFDict | undefined, key: string): boolean | undefined {
  const value = entryOf(dict, key);
  return value instanceof PDFBool ? value.asBoolean() : undefined;
}

export function textOf(dict: PDFDict | undefined, key: string): string | undefined {
  return decodedText(entryOf(dict, key));
}

export function decodedText(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

export function streamOf(dict: PDFDict | undefined, key: string): PDFRawStream | undefined {
  const value = entryOf(dict, key);
  return value instanceof PDFRawStream ? value : undefined;
}

/** A stream as it was before it was packed; the paper knows one way of packing. */
export function unpacked(stream: PDFRawStream): Uint8Array {
  const contents = stream.getContents();
  return stream.dict.has(PDFName.of('Filter')) ? new Uint8Array(inflateSync(contents)) : contents;
}

/** Every object of the file, those inside others too; each once. */
export function everyObject(context: PDFContext): PDFObject[] {
  const found: PDFObject[] = [];
  for (const [, object] of context.enumerateIndirectObjects()) collect(object, found);
  return found;
}

function collect(object: PDFObject, found: PDFObject[]): void {
  found.push(object);
  if (object instanceof PDFStream) collect(object.dict, found);
  else if (object instanceof PDFArray) for (const item of object.asArray()) collect(item, found);
  else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      found.push(key);
      collect(value, found);
    }
  }
}

/** Every dictionary of the file, those of streams too. */
export function everyDict(context: PDFContext): PDFDict[] {
  return everyObject(context).filter((object) => object instanceof PDFDict);
}
