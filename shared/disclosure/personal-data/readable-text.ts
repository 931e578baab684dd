/**
 * A text as a detector reads it: one form for every way of writing a digit, a space or a hyphen, with the way back to
 * the text as it was written. Both strings have the same length; character `i` was read from `starts[i]` to `ends[i]`.
 */
export type ReadableText = {
  readonly text: string;
  /** The same with letters that pass for digits (O, l, I) read as such where they stand in a number. */
  readonly digits: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
};

/** Characters nobody sees; a number parted by them is still read as one. */
const INVISIBLE =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|[\ufe00-\ufe0f]/;
/** All that is typed where a hyphen is meant, the Korean vowel ㅡ and the long vowel mark among it. */
const HYPHEN =
  /[\u00af\u02d7\u058a\u1173\u2010-\u2015\u2043\u207b\u208b\u2212\u2500\u2501\u30fc\u3161\u4e00\ufe58\ufe63\uff0d\uff70\uffda]/;
const DOT = /[\u2022\u2024\u2027\u2219\u22c5\u30fb\u318d\u119e\uff65]/;
const SPACE = /[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const LINE_END = /[\n\r\u0085\u2028\u2029]/;

/** Whatever is read as something else than it is written. */
const UNUSUAL = /[^\n\x20-\x7e가-힣]/g;

export function readableText(written: string): ReadableText {
  const parts: string[] = [];
  const starts = new Uint32Array(written.length);
  const ends = new Uint32Array(written.length);
  let length = 0;
  let at = 0;
  UNUSUAL.lastIndex = 0;
  while (at < written.length) {
    const unusual = UNUSUAL.exec(written)?.index ?? written.length;
    if (unusual > at) parts.push(written.slice(at, unusual));
    for (; at < unusual; at += 1) {
      starts[length] = at;
      ends[length] = at + 1;
      length += 1;
    }
    if (at === written.length) break;
    const [character, taken] = readCharacter(written, at);
    if (character !== '') {
      starts[length] = at;
      ends[length] = at + taken;
      length += 1;
      parts.push(character);
    }
    at += taken;
    UNUSUAL.lastIndex = at;
  }
  const text = parts.join('');
  return { text, digits: withDigits(text), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

/** One character as it is read, always of one code unit ('' for an invisible one), and how much of the text it took. */
function readCharacter(written: string, at: number): readonly [string, number] {
  const code = written.charCodeAt(at);
  if (code >= 0x1100 && code <= 0x1112) return composed(written, at);
  if (code >= 0xd800 && code <= 0xdbff) return readPair(written, at);
  const character = written.charAt(at);
  if (INVISIBLE.test(character)) return ['', 1];
  if (character === '\r' && written.charAt(at + 1) === '\n') return ['\n', 2];
  if (LINE_END.test(character)) return ['\n', 1];
  if (SPACE.test(character)) return [' ', 1];
  if (HYPHEN.test(character)) return ['-', 1];
  if (DOT.test(character)) return ['·', 1];
  if (code >= 0xff01 && code <= 0xff5e) return [String.fromCharCode(code - 0xfee0), 1];
  return [digitOf(character) ?? character, 1];
}

/** Letters of their own for every part of a syllable, as file names of some systems carry them. */
function composed(written: string, at: number): readonly [string, number] {
  const vowel = written.charCodeAt(at + 1) - 0x1161;
  if (!(vowel >= 0 && vowel < 21)) return [written.charAt(at), 1];
  const tail = written.charCodeAt(at + 2) - 0x11a7;
  const closed = tail > 0 && tail < 28;
  const code = 0xac00 + ((written.charCodeAt(at) - 0x1100) * 21 + vowel) * 28 + (closed ? tail : 0);
  return [String.fromCharCode(code), closed ? 3 : 2];
}

/** Digits of mathematical alphabets stand beyond the first plane; anything else there is one unknown character. */
function readPair(written: string, at: number): readonly [string, number] {
  const point = written.codePointAt(at) ?? 0;
  const length = point > 0xffff ? 2 : 1;
  if (point >= 0x1d7ce && point <= 0x1d7ff) return [String((point - 0x1d7ce) % 10), length];
  return ['\ufffd', length];
}

/** The first digits of the scripts whose digits stand in a row from nought to nine. */
const DIGIT_ROWS = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xe50, 0x2080];
const RAISED = new Map([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((character, digit) => [character, String(digit)]));

function digitOf(character: string): string | undefined {
  const code = character.charCodeAt(0);
  const row = DIGIT_ROWS.find((first) => code >= first && code <= first + 9);
  return row === undefined ? RAISED.get(character) : String(code - row);
}

/** At most two letters in a row, and a digit right beside them: four in a row are a number that has been masked. */
const LOOKALIKE = /(?<![A-Za-z])(?:(?<=[0-9])[OoОоlI]{1,2}|[OoОоlI]{1,2}(?=[0-9]))(?![A-Za-z])/g;

function withDigits(text: string): string {
  return text.replace(LOOKALIKE, (letters) =>
    [...letters].map((letter) => ('OoОо'.includes(letter) ? '0' : '1')).join(''),
  );
}
