import { crc32 } from 'node:zlib';
import type yauzl from 'yauzl';

/** Bit 11 of the flags: the name is UTF-8. */
const IS_UTF8 = 0x800;
const UNICODE_PATH = 0x7075;
/** Longer than any path that Windows opens. */
const LONGEST = 300;
/** Controls, and the marks that turn the reading direction: a program could be shown under the name of a picture. */
const UNREADABLE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * The name of an entry as its maker wrote it: by its mark as UTF-8, else by the bytes, for Windows of Korea writes
 * CP949 without saying so. For showing only: nothing is ever written to a place of this name.
 */
export function entryName(entry: yauzl.Entry): string {
  return decodedName(entry).normalize('NFC').replaceAll('\\', '/').replace(UNREADABLE, '\ufffd');
}

/** As much of a name as a list shows; what it is a name of stands at its end, so nothing is told by this one. */
export function shownName(name: string): string {
  return [...name.slice(0, LONGEST * 2)].slice(0, LONGEST).join('');
}

/** Whether a program that unpacks by this name would write outside of its folder. */
export function leavesItsFolder(name: string): boolean {
  return /^(?:\/|[A-Za-z]:)/.test(name) || name.split('/').includes('..');
}

function decodedName({ fileName, generalPurposeBitFlag, extraFields }: yauzl.Entry): string {
  const bytes = fileName as unknown as Buffer;
  if ((generalPurposeBitFlag & IS_UTF8) !== 0) return bytes.toString('utf8');
  const second = extraFields.find(({ id }) => id === UNICODE_PATH)?.data;
  // It counts only while it is about the name that stands there: a program that renames may leave the old one behind.
  if (second && second.length > 5 && second[0] === 1 && second.readUInt32LE(1) === crc32(bytes)) {
    return second.toString('utf8', 5);
  }
  return writtenWords(bytes);
}

/** What nobody says the letters of, as programs write it: UTF-8 where it can be, else CP949. */
export function writtenWords(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('euc-kr').decode(bytes);
  }
}
