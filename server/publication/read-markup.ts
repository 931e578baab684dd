import { decodeAddress } from '../../shared/disclosure/decode-address.ts';

/** What a file says: `texts` is read by people, `codes` by programs (addresses, attributes, comments, keys). */
export type ReadWords = { readonly texts: readonly string[]; readonly codes: readonly string[] };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * HTML or XML as its reader and its finder meet it: the text without its tags, so that a word parted by them is one
 * word, and whatever stands inside of the tags by itself.
 */
export function readMarkup(markup: string): ReadWords {
  const codes = new Set<string>();
  const text = markup.replace(/<!--([\s\S]*?)-->|<\?[\s\S]*?\?>|<(?:"[^"]*"|'[^']*'|[^'">])*>/g, (tag, comment) => {
    if (typeof comment === 'string') codes.add(decodeEntities(comment));
    for (const [, quoted = '', single = ''] of tag.matchAll(/=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      const value = decodeEntities(quoted || single);
      codes.add(value).add(decodeAddress(value));
    }
    return '';
  });
  return { texts: [decodeEntities(text)], codes: [...codes] };
}

/** Every text and every key of a value as it goes out in JSON. */
export function readJson(value: unknown): ReadWords {
  const [texts, codes]: [string[], Set<string>] = [[], new Set()];
  const walk = (each: unknown): void => {
    if (typeof each === 'string') texts.push(each);
    else if (Array.isArray(each)) each.forEach(walk);
    else if (typeof each === 'object' && each !== null) {
      for (const [key, inner] of Object.entries(each)) {
        codes.add(key);
        walk(inner);
      }
    }
  };
  walk(value);
  // Runs of one line are neighbours in the list: a word that was parted by its marks is one word here.
  return { texts: [texts.join('\n')], codes: [...codes] };
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
