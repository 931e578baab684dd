/** Controls, marks that turn the reading direction, and what no file system or only some of them can hold. */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\\/:*?"<>|]+/gu;
/** Names of devices, with any ending: Windows opens no file of that name. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/iu;

/**
 * A text as the name of a file or folder that every system can unpack, Windows above all: never empty, at most `most`
 * letters with its ending kept, no letter that is not allowed, no dot or space at its end, no device.
 */
export function safeFileName(text: string, most: number): string {
  const clean = trimmed(text.normalize('NFC').replace(UNSAFE, ' ').replace(/\s+/gu, ' '));
  const ending = /\.[^. ]{1,10}$/u.exec(clean)?.[0] ?? '';
  const letters = [...clean.slice(0, clean.length - ending.length)];
  const stem = trimmed(letters.slice(0, Math.max(1, most - [...ending].length)).join(''));
  const name = stem === '' ? `_${ending}` : `${stem}${ending}`;
  return DEVICE.test(name) ? `_${name}` : name;
}

function trimmed(text: string): string {
  return text.replace(/^\s+|[\s.]+$/gu, '');
}
