import { type Refusal, refuse } from '../kernel/refusal.ts';

/**
 * What may stand in a text run. The record must say what a reader sees: characters that show nothing are dropped,
 * characters that change the order or hide the meaning of others are refused by name.
 */

/** Shown by no font: soft hyphen, zero-width space, non-joiner, joiner, word joiner, byte order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/**
 * Controls (C0, C1, line and paragraph separators), bidi controls, deprecated format and annotation characters,
 * blank Hangul fillers, noncharacters, private use, tag characters, and surrogates without their partner.
 */
const UNFIT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is looked for here.
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\u3164\uffa0\ufff9-\ufffb\ufdd0-\ufdef\u{e0000}-\u{e007f}\p{Co}\p{Cs}]|[\ufffe\uffff]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}]/u;

/** Longest address a link may have, in UTF-16 code units. */
export const HREF_LENGTH = 2_000;

/** The text as the record keeps it (NFC, nothing invisible), or the character that cannot be kept. */
export function cleanText(text: string): string | Refusal<'body-bad-text'> {
  const unfit = UNFIT.exec(text);
  if (unfit) return refuse('body-bad-text', { codePoint: codePointName(unfit[0]), near: near(text, unfit) });
  // Browsers and word processors write spaces that do not break; the record knows one kind of space.
  return text
    .replace(INVISIBLE, '')
    .replace(/\u00a0/g, ' ')
    .normalize('NFC');
}

/** `U+2603`: how a character is named to who has to replace it. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The words around it, by which it is found: it may be invisible itself, as others beside it. */
function near(text: string, { 0: unfit, index }: RegExpExecArray): string {
  const before = Array.from(text.slice(0, index)).slice(-NEAR).join('');
  const after = Array.from(text.slice(index + unfit.length))
    .slice(0, NEAR)
    .join('');
  return `${before}\ufffd${after}`.replaceAll(new RegExp(UNFIT, 'gu'), '\ufffd');
}

const NEAR = 10;

const WEB_ADDRESS = /^https?:\/\/[^\s/?#\\@<>"`]+(?:[/?#][^\s\\<>"`]*)?$/iu;
const MAIL_ADDRESS = /^mailto:[^\s/?#\\@<>"`:]+@[^\s/?#\\@<>"`:]+(?:\?[^\s\\<>"`]*)?$/iu;

/**
 * True for an absolute http, https or mailto address. Names before an `@` of the host (`https://gov.kr@evil.example`)
 * and every kind of white space, also inside the scheme, are refused: browsers drop some of it before they look.
 */
export function isFitHref(href: string): boolean {
  if (href.length > HREF_LENGTH || UNFIT.test(href) || href.replace(INVISIBLE, '') !== href) return false;
  return WEB_ADDRESS.test(href) || MAIL_ADDRESS.test(href);
}
