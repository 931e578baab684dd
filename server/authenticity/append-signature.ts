import { createHash } from 'node:crypto';
import { pdfInstant } from '../../shared/paper/pdf-instant.ts';

/** As wide as the largest number that may come into it. */
const RANGE_WIDTH = 10;
const ENTRY_BYTES = 7;

export type SignatureWords = { readonly at: Date; readonly name: string; readonly reason: string };

/** An object of the file: its number, and what stands between its brackets. */
type Found = { readonly number: number; readonly entries: string };

/**
 * Appends a signature to a paper that has a place for one. The file itself stays as it is, byte by byte; what follows
 * gives the field its value (ISO 32000-1, 12.8.1, 7.5.6). `makeMessage` gets the digest of everything but itself.
 */
export async function appendSignature(
  paper: Uint8Array,
  words: SignatureWords,
  makeMessage: (digest: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  // Its place is no larger than the message: what else stood there, nobody would have signed. How long it is does not
  // depend on what it signs; one of ECDSA may be a byte or two longer the next time.
  for (let room = (await makeMessage(createHash('sha256').digest())).length; ; ) {
    const file = Buffer.concat([paper, update(Buffer.from(paper), words, room)]);
    const hole = file.lastIndexOf('/Contents <') + '/Contents '.length;
    const after = hole + room * 2 + 2;
    const range = `[0 ${[hole, after, file.length - after].map((each) => String(each).padEnd(RANGE_WIDTH)).join(' ')}]`;
    file.write(range, file.lastIndexOf('/ByteRange [') + '/ByteRange '.length, 'latin1');
    const digest = createHash('sha256').update(file.subarray(0, hole)).update(file.subarray(after)).digest();
    const message = Buffer.from(await makeMessage(digest));
    if (message.length <= room) {
      file.write(message.toString('hex'), hole + 1, 'latin1');
      return new Uint8Array(file);
    }
    room = message.length;
  }
}

/** The objects that the signature adds or replaces, with their table and trailer. */
function update(paper: Buffer, words: SignatureWords, room: number): Buffer {
  const latin = paper.toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(latin.slice(-64))?.[1]);
  const trailer = latin.slice(start, latin.indexOf('stream', start));
  const size = Number(/\/Size (\d+)/.exec(trailer)?.[1]);
  const pointers = ['Root', 'Info'].map((key) => new RegExp(`/${key} \\d+ \\d+ R`).exec(trailer)?.[0] ?? '');
  const identifier = /\/ID\s*\[\s*<(\w+)>/.exec(trailer)?.[1];
  const widget = findObject(latin, /\/FT \/Sig\b/);
  const form = findObject(latin, /\/SigFlags 0\b/);
  if (!widget || !form || !identifier || Number.isNaN(start + size)) {
    throw new Error('the paper has no place for a signature');
  }
  const objects: Found[] = [
    { number: widget.number, entries: `${widget.entries}\n/V ${size} 0 R` },
    { number: form.number, entries: form.entries.replace('/SigFlags 0', '/SigFlags 3') },
    { number: size, entries: signatureEntries(words, room) },
  ];
  const parts: Buffer[] = [];
  const places = new Map<number, number>();
  let length = paper.length;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const { number, entries } of objects) {
    places.set(number, length);
    add(Buffer.from(`${number} 0 obj\n<<${entries}\n>>\nendobj\n`, 'latin1'));
  }
  const tableAt = length;
  places.set(size + 1, tableAt);
  const second = createHash('sha256').update(paper).update(words.at.toISOString()).digest('hex').slice(0, 32);
  const numbers = [...places.keys()].sort((a, b) => a - b);
  const table = crossReferences(numbers, places);
  const head = [
    `/Type /XRef\n/Size ${size + 2}\n/Prev ${start}\n${pointers.join('\n')}`,
    `/ID [<${identifier}> <${second}>]`,
    `/W [1 4 2]\n/Index [${numbers.map((number) => `${number} 1`).join(' ')}]\n/Length ${table.length}`,
  ].join('\n');
  add(Buffer.from(`${size + 1} 0 obj\n<<\n${head}\n>>\nstream\n`, 'latin1'));
  add(table);
  add(Buffer.from(`\nendstream\nendobj\nstartxref\n${tableAt}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}

/** The last object that says this; the painter leaves those of the signature unpacked. */
function findObject(latin: string, telling: RegExp): Found | undefined {
  for (const [whole, number, entries = ''] of latin.matchAll(
    /(?<=\n)(\d+) 0 obj\n<<((?:(?!endobj)[\s\S]){0,2000})>>\nendobj/g,
  )) {
    if (telling.test(whole)) return { number: Number(number), entries: entries.trimEnd() };
  }
  return undefined;
}

function signatureEntries({ at, name, reason }: SignatureWords, room: number): string {
  const range = `[0 ${Array.from({ length: 3 }, () => '0'.repeat(RANGE_WIDTH)).join(' ')}]`;
  return [
    '\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached',
    `/M (${pdfInstant(at)})\n/Name <${utf16(name)}>\n/Reason <${utf16(reason)}>`,
    `/ByteRange ${range}`,
    `/Contents <${'0'.repeat(room * 2)}>`,
  ].join('\n');
}

function crossReferences(numbers: readonly number[], places: ReadonlyMap<number, number>): Buffer {
  const table = Buffer.alloc(numbers.length * ENTRY_BYTES);
  numbers.forEach((number, index) => {
    table.writeUInt8(1, index * ENTRY_BYTES);
    table.writeUInt32BE(places.get(number) ?? 0, index * ENTRY_BYTES + 1);
  });
  return table;
}

function utf16(text: string): string {
  return `feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}`;
}
