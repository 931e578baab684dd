import { type PDFContext, PDFHexString, type PDFObject, PDFRawStream, type PDFRef } from 'pdf-lib';
import type { Deflate } from './font-objects.ts';
import { latinBytes } from './latin-bytes.ts';
import { objectText } from './object-text.ts';

const HEADER = '%PDF-1.7\n%\u0081\u0081\u0081\u0081\n';
const OBJECTS_PER_STREAM = 500;
/** Kind, place, index. Four bytes for the place: with pictures and files inside, a paper may pass 16 MB. */
const ENTRY_BYTES = 7;
/** As a reader is told of it, and as each row of the table says it. */
const UP = 12;
const UP_FILTER = 2;

export type FileParts = {
  readonly root: PDFRef;
  readonly info: PDFRef;
  /** Objects that a program finds without unpacking anything: those that a signature replaces. */
  readonly plain: ReadonlySet<PDFRef>;
};

type Entry = readonly [kind: number, field: number, index: number];

/**
 * Puts the objects into one file: streams by themselves, everything else packed into object streams.
 * Written here and not by the library's save() because that is asynchronous, compresses with a slower
 * deflate and stamps the time; the same objects give the same bytes, the file's identifier included.
 */
export function writeFile(context: PDFContext, { root, info, plain }: FileParts, deflate: Deflate): Uint8Array {
  const out = new ByteSink();
  const entries: Entry[] = [[0, 0, 0xffff]];
  out.text(HEADER);
  const packed: [PDFRef, PDFObject][] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream || plain.has(ref)) writeObject(out, entries, ref, object);
    else packed.push([ref, object]);
  }
  for (let from = 0; from < packed.length; from += OBJECTS_PER_STREAM) {
    const part = packed.slice(from, from + OBJECTS_PER_STREAM);
    const streamRef = context.nextRef();
    part.forEach(([ref], index) => {
      entries[ref.objectNumber] = [2, streamRef.objectNumber, index];
    });
    writeObject(out, entries, streamRef, objectStream(context, part, deflate));
  }
  writeCrossReferences(context, out, entries, root, info, deflate);
  return out.bytes().slice();
}

function writeObject(out: ByteSink, entries: Entry[], ref: PDFRef, object: PDFObject): void {
  entries[ref.objectNumber] = [1, out.length, 0];
  out.text(`${ref.objectNumber} 0 obj\n`);
  out.object(object);
  out.text('\nendobj\n');
}

function objectStream(context: PDFContext, objects: readonly [PDFRef, PDFObject][], deflate: Deflate): PDFRawStream {
  let body = '';
  let index = '';
  for (const [ref, object] of objects) {
    index += `${ref.objectNumber} ${body.length} `;
    body += `${objectText(object)}\n`;
  }
  const dictionary = context.obj({ Type: 'ObjStm', N: objects.length, First: index.length, Filter: 'FlateDecode' });
  return PDFRawStream.of(dictionary, deflate(latinBytes(index + body)));
}

function writeCrossReferences(
  context: PDFContext,
  out: ByteSink,
  entries: Entry[],
  root: PDFRef,
  info: PDFRef,
  deflate: Deflate,
): void {
  const start = out.length;
  const ref = context.nextRef();
  entries[ref.objectNumber] = [1, start, 0];
  const identifier = PDFHexString.of(fingerprint(out.bytes()));
  const dictionary = context.obj({
    Type: 'XRef',
    Size: entries.length,
    W: [1, 4, 2],
    Root: root,
    Info: info,
    ID: [identifier, identifier],
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: UP, Columns: ENTRY_BYTES },
  });
  out.text(`${ref.objectNumber} 0 obj\n`);
  out.object(PDFRawStream.of(dictionary, deflate(differences(entries))));
  out.text(`\nendobj\nstartxref\n${start}\n%%EOF\n`);
}

/** Each entry as what it differs from the one above by (PNG's filter Up): most of them count on by one. */
function differences(entries: readonly Entry[]): Uint8Array {
  const row = ENTRY_BYTES + 1;
  const table = new Uint8Array(entries.length * row);
  let above = new Uint8Array(ENTRY_BYTES);
  let here = new Uint8Array(ENTRY_BYTES);
  entries.forEach(([kind, field, index], number) => {
    const view = new DataView(here.buffer);
    view.setUint8(0, kind);
    view.setUint32(1, field);
    view.setUint16(5, index);
    const at = number * row;
    table[at] = UP_FILTER;
    for (let byte = 0; byte < ENTRY_BYTES; byte += 1) table[at + 1 + byte] = (here[byte] ?? 0) - (above[byte] ?? 0);
    [above, here] = [here, above];
  });
  return table;
}

/** 128 bits that tell files apart (ISO 32000-1, 14.4). No proof of anything: the record's hash is taken elsewhere. */
function fingerprint(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [a, b, c, d] = [0x011c9dc5, 0x1e3779b9, 0x05ebca6b, 0x42b2ae35];
  // Whole words only: the few bytes that may be left over are the end of an object and always the same.
  for (let at = 0; at + 16 <= bytes.length; at += 16) {
    a = Math.imul(a ^ view.getInt32(at), 0x01000193);
    b = Math.imul(b ^ view.getInt32(at + 4), 0x01000193);
    c = Math.imul(c ^ view.getInt32(at + 8), 0x01000193);
    d = Math.imul(d ^ view.getInt32(at + 12), 0x01000193);
  }
  return [a, b, c, d].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}

class ByteSink {
  #buffer = new Uint8Array(1 << 16);
  length = 0;

  text(text: string): void {
    this.#reserve(text.length);
    for (let index = 0; index < text.length; index += 1) this.#buffer[this.length + index] = text.charCodeAt(index);
    this.length += text.length;
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  object(object: PDFObject): void {
    if (object instanceof PDFRawStream) {
      // The library copies a stream byte by byte, which takes longer than drawing its page.
      object.updateDict();
      this.object(object.dict);
      this.text('\nstream\n');
      this.raw(object.getContents());
      this.text('\nendstream');
      return;
    }
    this.#reserve(object.sizeInBytes());
    this.length += object.copyBytesInto(this.#buffer, this.length);
  }

  /** What was written until now, in the sink's own memory: good until more is written. */
  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.length);
  }

  #reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#buffer.length * 2));
    grown.set(this.#buffer.subarray(0, this.length));
    this.#buffer = grown;
  }
}
