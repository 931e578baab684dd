import type { AccessRestriction, NamedReader } from './access-restriction.ts';
import { canonicalLetter } from './letter.ts';
import type { DocumentContent } from './official-document.ts';

/**
 * The text that is hashed, signed and frozen: exactly the fields of the content, as canonical JSON (RFC 8785, JCS).
 * Fields are named one by one, so that nothing a caller adds to the object can move the hash.
 */
export function canonicalContent(content: DocumentContent): string {
  return canonicalJson({
    title: content.title,
    publicTitle: content.publicTitle,
    body: content.body,
    summary: content.summary,
    keywords: content.keywords,
    disclosure: content.disclosure,
    bodyOpen: content.bodyOpen,
    licence: content.licence,
    unitTaskId: content.unitTaskId,
    // Absent for a 일반문서, so that the hashes of documents from before there were kinds stay what they were.
    kind: content.kind && { kind: content.kind.kind, seriesId: content.kind.seriesId },
    // Absent where nothing is put off, as in every document from before there was an embargo.
    embargoUntil: content.embargoUntil,
    // Absent, as in every document from before there were such marks.
    reviewUntil: content.reviewUntil,
    restriction: content.restriction && canonicalRestriction(content.restriction),
    isVerbatim: content.isVerbatim,
    // Absent where nothing is closed, as in every document from before reasons were asked.
    closedReason: content.closedReason,
    // Absent for a 간이기안문, as for every document from before there were letters.
    letter: content.letter && canonicalLetter(content.letter),
    attachments: content.attachments.map(
      ({ id, name, mediaType, size, sha256, disclosure, isVerbatim, closedReason, reviewUntil }) => ({
        id,
        name,
        mediaType,
        size,
        sha256,
        disclosure,
        isVerbatim,
        closedReason,
        reviewUntil,
      }),
    ),
  });
}

function canonicalRestriction({ reason, until, units, people }: AccessRestriction) {
  const named = ({ id, name }: NamedReader) => ({ id, name });
  return { reason, until, units: units.map(named), people: people.map(named) };
}

/** The hash of a content. SHA-256 is handed in, because this code also runs where `node:crypto` does not exist. */
export function contentHash(content: DocumentContent, sha256: (bytes: Uint8Array) => string): string {
  return sha256(utf8Bytes(canonicalContent(content)));
}

/**
 * JSON in its one canonical spelling (RFC 8785): keys in the order of their UTF-16 code units, numbers and strings
 * as ECMAScript writes them, no white space. A property that is `undefined` is left out.
 * Throws on what JSON cannot say (NaN, a lone surrogate, a function): reaching it with such a value is a bug.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number without a JSON form cannot be hashed');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (/\p{Cs}/u.test(value)) throw new TypeError('a lone surrogate cannot be hashed');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} cannot be hashed`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** UTF-8 without `TextEncoder`, which is no part of the language itself. A lone surrogate becomes U+FFFD. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) {
    const read = character.codePointAt(0) ?? 0;
    const code = read >= 0xd800 && read <= 0xdfff ? 0xfffd : read;
    if (code < 0x80) bytes[length++] = code;
    else {
      const following = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      const lead = [0, 0xc0, 0xe0, 0xf0][following] ?? 0;
      bytes[length++] = lead | (code >> (6 * following));
      for (let left = following - 1; left >= 0; left -= 1) bytes[length++] = 0x80 | ((code >> (6 * left)) & 0x3f);
    }
  }
  return bytes.slice(0, length);
}
