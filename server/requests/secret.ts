import { createHash, randomBytes } from 'node:crypto';

/** Letters and digits that nobody takes for another one when they copy them by hand. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = 4;
const GROUP = 4;
/** 256 is no multiple of the alphabet: higher bytes would make some letters likelier. */
const FAIR = 256 - (256 % ALPHABET.length);

/** 확인번호: shown once, kept as its hash; 79 random bits, far more than a limit of guesses could ever reach. */
export function makeSecret(): string {
  const letters: string[] = [];
  while (letters.length < GROUPS * GROUP) {
    for (const byte of randomBytes(32)) if (byte < FAIR) letters.push(ALPHABET[byte % ALPHABET.length] ?? '');
  }
  return Array.from({ length: GROUPS }, (_, at) => letters.slice(at * GROUP, (at + 1) * GROUP).join('')).join('-');
}

/** A secret as people type it: small letters, spaces or no hyphens; undefined for what is none. */
export function readSecret(typed: string): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '');
  const groups = letters.match(/.{4}/g);
  if (letters.length !== GROUPS * GROUP || groups === null) return undefined;
  return [...letters].every((letter) => ALPHABET.includes(letter)) ? groups.join('-') : undefined;
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
