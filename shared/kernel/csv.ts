/** One record of a CSV text (RFC 4180) and the line of the text on which it begins, counted from 1. */
export type CsvRecord = { readonly line: number; readonly fields: readonly string[] };

export type CsvFault = { readonly line: number; readonly fault: 'open-quote' | 'text-after-quote' | 'stray-quote' };

/**
 * Reads a CSV text: commas, double quotes, CRLF or LF; a leading byte order mark is dropped. Lines with nothing
 * on them are no records. Stops at the first fault: what follows a wrong quote cannot be trusted.
 */
export function readCsv(text: string): { readonly records: readonly CsvRecord[]; readonly fault?: CsvFault } {
  const reader = new CsvReader(text.startsWith('\ufeff') ? text.slice(1) : text);
  const records: CsvRecord[] = [];
  for (let record = reader.record(); record; record = reader.record()) {
    if (reader.fault) break;
    if (record.fields.some((field) => field !== '')) records.push(record);
  }
  return reader.fault ? { records, fault: reader.fault } : { records };
}

class CsvReader {
  readonly #text: string;
  #at = 0;
  #line = 1;
  fault: CsvFault | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  record(): CsvRecord | undefined {
    if (this.#at >= this.#text.length || this.fault) return undefined;
    const line = this.#line;
    const fields: string[] = [];
    for (;;) {
      fields.push(this.#text[this.#at] === '"' ? this.#quoted() : this.#plain());
      if (this.fault || this.#text[this.#at] !== ',') break;
      this.#at += 1;
    }
    this.#endOfLine();
    return { line, fields };
  }

  #plain(): string {
    const start = this.#at;
    while (this.#at < this.#text.length && !',\r\n'.includes(this.#text.charAt(this.#at))) this.#at += 1;
    const field = this.#text.slice(start, this.#at);
    if (field.includes('"')) this.fault = { line: this.#line, fault: 'stray-quote' };
    return field;
  }

  #quoted(): string {
    const line = this.#line;
    let field = '';
    for (;;) {
      const end = this.#text.indexOf('"', this.#at + 1);
      if (end < 0) {
        this.fault = { line, fault: 'open-quote' };
        return field;
      }
      const part = this.#text.slice(this.#at + 1, end);
      this.#line += part.split('\n').length - 1;
      field += part;
      this.#at = end + 1;
      if (this.#text[this.#at] !== '"') break;
      field += '"';
    }
    if (this.#at < this.#text.length && !',\r\n'.includes(this.#text.charAt(this.#at))) {
      this.fault = { line: this.#line, fault: 'text-after-quote' };
    }
    return field;
  }

  #endOfLine(): void {
    if (this.#text[this.#at] === '\r') this.#at += 1;
    if (this.#text[this.#at] === '\n') this.#at += 1;
    this.#line += 1;
  }
}
