/** Of the runtime, in browsers as in Node. */
declare const TextDecoder: new (encoding: 'utf-8' | 'euc-kr') => { decode(bytes: Uint8Array): string };

/** An address within an address is escaped once more each time. */
const MOST_ESCAPES = 3;

/**
 * An address as whoever follows it reads it, run by run: neither a second escape nor a stray sign of percent beside a
 * name hides the name. Sites of Korea also write it in EUC-KR, and old scripts as `%uAE40`.
 */
export function decodeAddress(href: string): string {
  let read = href;
  for (let time = 0; time < MOST_ESCAPES; time += 1) {
    const once = read
      .replace(/%u([0-9A-Fa-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      .replace(/(?:%[0-9A-Fa-f]{2})+/g, decoded);
    if (once === read) break;
    read = once;
  }
  return read;
}

/** What is no UTF-8 is read both ways: as EUC-KR, and as UTF-8 with something strange in it. */
function decoded(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    const bytes = Uint8Array.from(escaped.slice(1).split('%'), (byte) => Number.parseInt(byte, 16));
    return `${new TextDecoder('euc-kr').decode(bytes)} ${new TextDecoder('utf-8').decode(bytes)}`;
  }
}
