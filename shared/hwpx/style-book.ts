/** Letters (글자 모양). `height` in hundredths of a point. */
export type CharStyle = {
  readonly face: 'serif' | 'sans';
  readonly height: number;
  readonly bold?: true;
  readonly underline?: true;
};

/** A paragraph (문단 모양), in HWPUNIT. */
export type ParaStyle = {
  readonly align: 'JUSTIFY' | 'LEFT' | 'CENTER' | 'RIGHT';
  /** Where the first line begins. */
  readonly left?: number;
  /** How much further to the right all other lines begin (내어쓰기): the width of the item's mark. */
  readonly hanging?: number;
  readonly before?: number;
  readonly after?: number;
  /** Per cent of the letters' height. */
  readonly lineSpacing?: number;
  readonly keepWithNext?: true;
  /** A thin rule under the paragraph, as under the heading of a section. */
  readonly ruled?: true;
};

/** One side of a box; OWPML knows these widths and no others. */
export type Side = { readonly width: '0.12 mm' | '0.25 mm' | '0.4 mm' | '0.7 mm'; readonly color: string };

/** The frame and the ground of a cell (테두리/배경); a side that is left out is not drawn. */
export type BoxStyle = {
  readonly left?: Side;
  readonly right?: Side;
  readonly top?: Side;
  readonly bottom?: Side;
  readonly fill?: string;
};

const NO_FRAME: BoxStyle = {};
const NO_FILL: BoxStyle = { fill: 'none' };
export const RULE_UNDER_HEADING: BoxStyle = { bottom: { width: '0.12 mm', color: '#111214' } };

/** What two shapes are compared by: every field, as the compiler sees to it. */
const CHAR_FIELDS = fields<CharStyle>({ face: true, height: true, bold: true, underline: true });
const PARA_FIELDS = fields<ParaStyle>({
  align: true,
  left: true,
  hanging: true,
  before: true,
  after: true,
  lineSpacing: true,
  keepWithNext: true,
  ruled: true,
});
const BOX_FIELDS = fields<BoxStyle>({ left: true, right: true, top: true, bottom: true, fill: true });

/**
 * The shapes a document uses, each written once and named by its place. Letters and paragraphs count from 0; frames
 * from 1, the first two being Hancom's own: no frame, and no frame with an empty ground.
 */
export class StyleBook {
  readonly #chars = new Shapes<CharStyle>(0, CHAR_FIELDS);
  readonly #paras = new Shapes<ParaStyle>(0, PARA_FIELDS);
  readonly #boxes = new Shapes<BoxStyle>(1, BOX_FIELDS);

  constructor() {
    this.box(NO_FRAME);
    this.box(NO_FILL);
  }

  get chars(): readonly CharStyle[] {
    return this.#chars.all;
  }

  get paras(): readonly ParaStyle[] {
    return this.#paras.all;
  }

  get boxes(): readonly BoxStyle[] {
    return this.#boxes.all;
  }

  char(style: CharStyle): number {
    return this.#chars.idOf(style);
  }

  para(style: ParaStyle): number {
    if (style.ruled) this.box(RULE_UNDER_HEADING);
    return this.#paras.idOf(style);
  }

  box(style: BoxStyle): number {
    return this.#boxes.idOf(style);
  }
}

class Shapes<Shape extends Fields<Shape>> {
  readonly all: Shape[] = [];
  readonly #ids = new Map<string, number>();
  /** Most runs are written with the very same style. */
  readonly #known = new Map<Shape, number>();
  readonly #first: number;
  readonly #fields: readonly (keyof Shape)[];

  constructor(first: number, fields: readonly (keyof Shape)[]) {
    this.#first = first;
    this.#fields = fields;
  }

  idOf(shape: Shape): number {
    const known = this.#known.get(shape) ?? this.#find(shape);
    this.#known.set(shape, known);
    return known;
  }

  #find(shape: Shape): number {
    let key = '';
    for (const field of this.#fields) key += `${printed(shape[field])}|`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#first + this.all.length;
    this.#ids.set(key, id);
    this.all.push(shape);
    return id;
  }
}

type Field = string | number | true | Side | undefined;
type Fields<Shape> = { readonly [Name in keyof Shape]: Field };

function fields<Shape>(all: Readonly<Record<keyof Shape, true>>): readonly (keyof Shape)[] {
  return Object.keys(all) as (keyof Shape)[];
}

function printed(field: Field): string | number | true | undefined {
  return typeof field === 'object' ? `${field.width} ${field.color}` : field;
}
