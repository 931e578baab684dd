import { deflateSync } from 'node:zlib';
import {
  type PDFContext,
  type PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from 'pdf-lib';
import { dictOf, entryOf, everyDict, nameOf, unpacked } from './pdf-values.ts';

/** A conforming file taken apart, to be put together again with one thing wrong in it. */
export type Parts = {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly pages: readonly PDFDict[];
};

/** One way to break one rule; `also` names rules that cannot hold either once that is broken. */
export type NegativeControl = {
  readonly rule: string;
  readonly how: string;
  readonly also?: readonly string[];
} & ({ readonly objects: (parts: Parts) => void } | { readonly bytes: (latin: string) => string });

export async function broken(good: Uint8Array, control: NegativeControl): Promise<Uint8Array> {
  if ('bytes' in control) {
    const latin = Buffer.from(good).toString('latin1');
    const changed = control.bytes(latin);
    if (changed === latin) throw new Error(`nothing was broken: ${control.how}`);
    return Buffer.from(changed, 'latin1');
  }
  const document = await PDFDocument.load(good, { updateMetadata: false });
  const { context, catalog } = document;
  control.objects({ context, catalog, pages: document.getPages().map(({ node }) => node) });
  return document.save({
    useObjectStreams: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
    updateFieldAppearances: false,
  });
}

type Value = PDFObject | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

export function set(dict: PDFDict, key: string, value: Value): void {
  dict.set(PDFName.of(key), dict.context.obj(value as Parameters<PDFContext['obj']>[0]));
}

export function remove(dict: PDFDict, key: string): void {
  if (!dict.delete(PDFName.of(key))) throw new Error(`there is no ${key} to remove`);
}

/** A dictionary that must be there, because a control is about it. */
export function inner(dict: PDFDict, ...keys: readonly string[]): PDFDict {
  let found: PDFDict | undefined = dict;
  for (const key of keys) found = dictOf(found, key);
  if (!found) throw new Error(`there is no ${keys.join(' ')}`);
  return found;
}

/** Where an object of the file is pointed at. */
export function refOf(dict: PDFDict): PDFRef {
  const ref = dict.context.getObjectRef(dict);
  if (!ref) throw new Error('the object stands inside of another');
  return ref;
}

/** The nth element of a type, in the order of the file. */
export function element(parts: Parts, type: string, place = 0): PDFDict {
  return nth(elements(parts, type), place);
}

export function elements({ context }: Parts, type: string): PDFDict[] {
  return everyDict(context).filter((dict) => nameOf(dict, 'S') === type && dict.has(PDFName.of('P')));
}

export function object({ context }: Parts, type: string): PDFDict {
  return nth(
    everyDict(context).filter((dict) => nameOf(dict, 'Type') === type),
    0,
  );
}

/** The composite font that draws the text of the body. */
export function font(parts: Parts): PDFDict {
  return nth(
    everyDict(parts.context).filter((dict) => nameOf(dict, 'Subtype') === 'Type0'),
    0,
  );
}

export function descendant(parts: Parts): PDFDict {
  return nth(
    everyDict(parts.context).filter((dict) => nameOf(dict, 'Subtype') === 'CIDFontType2'),
    0,
  );
}

/** Rewrites a stream that stands under a key. */
export function rewrite(dict: PDFDict, key: string, change: (latin: string) => string): void {
  const stream = entryOf(dict, key);
  if (!(stream instanceof PDFRawStream)) throw new Error(`${key} is no stream`);
  const before = Buffer.from(unpacked(stream)).toString('latin1');
  const after = change(before);
  if (after === before) throw new Error(`nothing was changed in ${key}`);
  const bytes = Buffer.from(after, 'latin1');
  const packed = stream.dict.has(PDFName.of('Filter')) ? deflateSync(bytes) : bytes;
  const copy = PDFRawStream.of(stream.dict.clone(), new Uint8Array(packed));
  dict.set(PDFName.of(key), dict.context.register(copy));
}

export function rewritePage(parts: Parts, change: (latin: string) => string, page = 0): void {
  rewrite(nth(parts.pages, page), 'Contents', change);
}

export function rewriteMetadata({ catalog }: Parts, change: (latin: string) => string): void {
  rewrite(catalog, 'Metadata', change);
}

export function nth<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new Error(`there are only ${list.length}`);
  return found;
}
