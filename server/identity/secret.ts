import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 32 random bytes as text for a cookie or a link. Whoever holds it is let in, so only its hash is ever kept. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256, hex: enough without salt or slowness, because nobody can guess 256 random bits. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Without the letters and digits that are mistaken for each other on paper (0 o, 1 l i). */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be read out or printed once, some 74 random bits: `k3vfw-8hq2m-x7rtb`. */
export function newOneTimePassword(): string {
  const group = () => Array.from({ length: 5 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return [group(), group(), group()].join('-');
}
