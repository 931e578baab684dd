import { gunzipSync, inflateRawSync } from 'node:zlib';
import type { Tally } from '../tally.ts';

/** The most that one table unpacks to. */
const MOST_BYTES = 32 * 1024 * 1024;
const BINARY = /(?:Binary\.FromText|#binary)\s*\(/g;
/** `Binary.Decompress(Binary.FromText("…", BinaryEncoding.Base64), Compression.Deflate)`, as Excel writes it. */
const WRITTEN =
  /(?<opens>Binary\.Decompress\s*\(\s*)?(?:Binary\.FromText|#binary)\s*\(\s*"(?<text>[^"]*)"(?:\s*,\s*BinaryEncoding\.(?<encoding>\w+))?\s*\)(?:\s*,\s*Compression\.(?<packing>\w+))?/g;

/**
 * 데이터 입력 (Enter Data): a table that somebody typed into a query stands in it as JSON, packed and in Base64. What is
 * written in another way is counted as unread.
 */
export function leaveTypedTables(query: string, tally: Tally): void {
  let unread = query.match(BINARY)?.length ?? 0;
  for (const { groups = {} } of query.matchAll(WRITTEN)) {
    const words = wordsOf(groups);
    if (words === undefined) continue;
    unread -= 1;
    tally.setAside(words);
  }
  tally.leave('unreadablePart', unread);
}

type Groups = { readonly [name: string]: string | undefined };

/** Nothing where it is no text: something else of the query unpacks it, or nobody here can. */
function wordsOf({ opens, text = '', encoding = 'Base64', packing = 'None' }: Groups): string | undefined {
  const decoded = decode(text, encoding);
  if (decoded === undefined) return undefined;
  try {
    const bytes = opens === undefined ? decoded : unpacked(decoded, packing);
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decode(text: string, encoding: string): Buffer | undefined {
  if (encoding === 'Base64' && /^[A-Za-z0-9+/=\s]*$/.test(text)) return Buffer.from(text, 'base64');
  return encoding === 'Hex' && /^(?:[0-9A-Fa-f]{2})*$/.test(text) ? Buffer.from(text, 'hex') : undefined;
}

function unpacked(bytes: Buffer, packing: string): Buffer | undefined {
  if (packing === 'Deflate') return inflateRawSync(bytes, { maxOutputLength: MOST_BYTES });
  if (packing === 'GZip') return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  return packing === 'None' ? bytes : undefined;
}
