import { type PDFDict, PDFRawStream } from 'pdf-lib';
import { type Operand, type Operation, readOperations } from './content-operators.ts';
import { dictOf, entryOf, unpacked } from './pdf-values.ts';

/** What stands on the page belongs to marked content with a number, to an artifact, or to nothing. */
export type Owner = number | 'artifact' | undefined;

/** A beginning of marked content, with the number that the structure knows it by. */
export type Mark = {
  readonly tag: string;
  readonly mcid?: number;
  readonly around: Owner;
  /** It has an ActualText. */
  readonly isSpokenOtherwise: boolean;
};

/** A string shown in a font, as the font's two-byte codes. */
export type Shown = { readonly font: PDFDict | undefined; readonly codes: readonly number[]; readonly owner: Owner };

export type PageContent = {
  readonly dict: PDFDict;
  readonly operations: readonly Operation[];
  readonly marks: readonly Mark[];
  readonly shown: readonly Shown[];
  /** Operators that leave something visible, with what they belong to. */
  readonly painted: readonly { readonly operator: string; readonly owner: Owner }[];
  /** How deep q goes, and what stays open or is closed too often. */
  readonly depth: number;
  readonly unbalanced: readonly string[];
};

const SHOWING = new Set(['Tj', 'TJ', "'", '"']);
const PAINTING = new Set([...SHOWING, 'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'EI']);

export function readPage(dict: PDFDict): PageContent {
  const contents = entryOf(dict, 'Contents');
  const operations = contents instanceof PDFRawStream ? readOperations(unpacked(contents)) : [];
  const walk = new PageWalk(dictOf(dictOf(dict, 'Resources'), 'Font'));
  for (const operation of operations) walk.step(operation);
  return {
    dict,
    operations,
    marks: walk.marks,
    shown: walk.shown,
    painted: walk.painted,
    depth: walk.deepest,
    unbalanced: walk.atEnd(),
  };
}

class PageWalk {
  readonly marks: Mark[] = [];
  readonly shown: Shown[] = [];
  readonly painted: { operator: string; owner: Owner }[] = [];
  deepest = 0;
  readonly #fonts: PDFDict | undefined;
  readonly #open: Owner[] = [];
  readonly #unbalanced: string[] = [];
  #font: PDFDict | undefined;
  #depth = 0;
  #inText = false;

  constructor(fonts: PDFDict | undefined) {
    this.#fonts = fonts;
  }

  step({ operator, operands }: Operation): void {
    if (PAINTING.has(operator)) this.painted.push({ operator, owner: this.#open.at(-1) });
    if (SHOWING.has(operator)) this.#show(operands);
    else if (operator === 'Tf') this.#chooseFont(operands[0]);
    else if (operator === 'BMC' || operator === 'BDC') this.#begin(operands);
    else if (operator === 'EMC') this.#close();
    else if (operator === 'BT' || operator === 'ET') this.#turnText(operator === 'BT');
    else if (operator === 'q' || operator === 'Q') this.#nest(operator === 'q' ? 1 : -1);
  }

  atEnd(): readonly string[] {
    const open = [
      ...(this.#open.length > 0 ? [`${this.#open.length} BDC without EMC`] : []),
      ...(this.#depth > 0 ? [`${this.#depth} q without Q`] : []),
      ...(this.#inText ? ['BT without ET'] : []),
    ];
    return [...this.#unbalanced, ...open];
  }

  #begin([tag, properties]: readonly Operand[]): void {
    const around = this.#open.at(-1);
    const number = properties?.type === 'dictionary' ? properties.entries.get('MCID') : undefined;
    const name = tag?.type === 'name' ? tag.value : '';
    const mcid = number?.type === 'number' ? number.value : undefined;
    const isSpokenOtherwise = properties?.type === 'dictionary' && properties.entries.has('ActualText');
    this.marks.push({ tag: name, around, isSpokenOtherwise, ...(mcid === undefined ? {} : { mcid }) });
    this.#open.push(name === 'Artifact' ? 'artifact' : (mcid ?? around));
  }

  #close(): void {
    if (this.#open.length === 0) this.#unbalanced.push('EMC without BDC');
    this.#open.pop();
  }

  #turnText(on: boolean): void {
    if (this.#inText === on) this.#unbalanced.push(on ? 'BT inside BT' : 'ET without BT');
    this.#inText = on;
  }

  #nest(step: number): void {
    this.#depth += step;
    this.deepest = Math.max(this.deepest, this.#depth);
    if (this.#depth < 0) this.#unbalanced.push('Q without q');
  }

  #chooseFont(name: Operand | undefined): void {
    this.#font = name?.type === 'name' ? dictOf(this.#fonts, name.value) : undefined;
  }

  #show(operands: readonly Operand[]): void {
    const strings = operands.flatMap((operand) => (operand.type === 'array' ? operand.items : [operand]));
    const bytes = strings.flatMap((each) => (each.type === 'string' ? each.bytes : []));
    const codes: number[] = [];
    for (let at = 0; at < bytes.length; at += 2) codes.push(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
    this.shown.push({ font: this.#font, codes, owner: this.#open.at(-1) });
  }
}
