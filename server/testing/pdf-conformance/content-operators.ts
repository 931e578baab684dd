/** An operand of a content stream; strings are their bytes, names stand without their slash. */
export type Operand =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'name'; readonly value: string }
  | { readonly type: 'string'; readonly bytes: readonly number[] }
  | { readonly type: 'array'; readonly items: readonly Operand[] }
  | { readonly type: 'dictionary'; readonly entries: ReadonlyMap<string, Operand> };

export type Operation = { readonly operator: string; readonly operands: readonly Operand[] };

const WHITE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Reads a content stream (ISO 32000-1, 7.8.2). Throws where it is no sequence of operands and operators. */
export function readOperations(bytes: Uint8Array): Operation[] {
  const reader = new OperationReader(bytes);
  return reader.read();
}

class OperationReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(): Operation[] {
    const operations: Operation[] = [];
    let operands: Operand[] = [];
    for (;;) {
      this.#skipWhite();
      if (this.#at >= this.#bytes.length) break;
      const operand = this.#operand();
      if (operand) operands.push(operand);
      else {
        operations.push({ operator: this.#word(), operands });
        operands = [];
      }
    }
    if (operands.length > 0) throw new Error('operands without an operator at the end of the content');
    return operations;
  }

  /** The operand that begins here; undefined where an operator begins. */
  #operand(): Operand | undefined {
    const sign = this.#sign(0);
    if (sign === '/') {
      this.#at += 1;
      return { type: 'name', value: this.#word() };
    }
    if (sign === '(') return { type: 'string', bytes: this.#literal() };
    if (sign === '<') return this.#sign(1) === '<' ? this.#dictionary() : { type: 'string', bytes: this.#hex() };
    if (sign === '[') return { type: 'array', items: this.#until(']') };
    if (!/[\d+.-]/.test(sign)) return undefined;
    const word = this.#word();
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) throw new Error(`no number: ${word}`);
    return { type: 'number', value: Number(word) };
  }

  #until(end: string): Operand[] {
    this.#at += 1;
    const items: Operand[] = [];
    for (;;) {
      this.#skipWhite();
      if (this.#at >= this.#bytes.length) throw new Error(`no ${end} before the end of the content`);
      if (this.#sign(0) === end) break;
      const item = this.#operand();
      if (!item) throw new Error(`an operator before ${end}`);
      items.push(item);
    }
    this.#at += 1;
    return items;
  }

  #dictionary(): Operand {
    this.#at += 1;
    const items = this.#until('>');
    if (this.#sign(0) !== '>') throw new Error('a dictionary without its end');
    this.#at += 1;
    const entries = new Map<string, Operand>();
    for (let index = 0; index + 1 < items.length; index += 2) {
      const [key, value] = [items[index], items[index + 1]];
      if (key?.type !== 'name' || !value) throw new Error('a dictionary whose key is no name');
      entries.set(key.value, value);
    }
    return { type: 'dictionary', entries };
  }

  #literal(): number[] {
    const bytes: number[] = [];
    let depth = 0;
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new Error('a string without its end');
      this.#at += 1;
      const sign = String.fromCharCode(byte);
      if (sign === '\\') this.#escape(bytes);
      else {
        if (sign === '(') depth += 1;
        if (sign === ')') depth -= 1;
        if (depth === 0) return bytes;
        if (depth > 1 || sign !== '(') bytes.push(byte);
      }
    }
  }

  #escape(bytes: number[]): void {
    const sign = this.#sign(0);
    const octal = /^[0-7]{1,3}/.exec(this.#sign(0) + this.#sign(1) + this.#sign(2));
    this.#at += octal ? octal[0].length : 1;
    if (octal) bytes.push(Number.parseInt(octal[0], 8) & 0xff);
    else if (sign !== '\n') bytes.push(ESCAPES[sign] ?? sign.charCodeAt(0));
  }

  #hex(): number[] {
    this.#at += 1;
    let digits = '';
    while (this.#at < this.#bytes.length && this.#sign(0) !== '>') {
      if (!WHITE.has(this.#bytes[this.#at] ?? 0)) digits += this.#sign(0);
      this.#at += 1;
    }
    this.#at += 1;
    if (!/^[\da-f]*$/i.test(digits) || digits.length % 2 === 1) throw new Error('a hexadecimal string of other signs');
    return (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  }

  #word(): string {
    const from = this.#at;
    while (this.#at < this.#bytes.length) {
      const byte = this.#bytes[this.#at] ?? 0;
      if (WHITE.has(byte) || DELIMITERS.has(byte)) break;
      this.#at += 1;
    }
    if (this.#at === from) throw new Error(`no word at byte ${from} of the content`);
    return String.fromCharCode(...this.#bytes.subarray(from, this.#at));
  }

  #sign(ahead: number): string {
    const byte = this.#bytes[this.#at + ahead];
    return byte === undefined ? '' : String.fromCharCode(byte);
  }

  #skipWhite(): void {
    while (this.#at < this.#bytes.length && WHITE.has(this.#bytes[this.#at] ?? 0)) this.#at += 1;
  }
}
