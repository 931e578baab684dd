import { type Static, Type } from 'typebox';
import { BODY_LIMITS } from '../document/body.ts';
import { Day, DisclosureGround } from './document-parts.ts';

/** The wire form of `shared/document/body.ts`; a test proves that both describe the same values. */
const exact = { additionalProperties: false } as const;

const Grounds = Type.Array(DisclosureGround, { minItems: 1, maxItems: 8, uniqueItems: true });
const Closing = Type.Object({ reason: Type.Optional(Type.String()), until: Type.Optional(Day) }, exact);
const closable = { closed: Type.Optional(Grounds), closing: Type.Optional(Closing) };

export const Run = Type.Object(
  {
    text: Type.String({ maxLength: BODY_LIMITS.runLength }),
    bold: Type.Optional(Type.Literal(true)),
    underline: Type.Optional(Type.Literal(true)),
    href: Type.Optional(Type.String({ maxLength: 2_000 })),
    ...closable,
    withheld: Type.Optional(Grounds),
  },
  exact,
);
const Runs = Type.Array(Run);
const Align = Type.Union([Type.Literal('left'), Type.Literal('center'), Type.Literal('right')]);

const Paragraph = Type.Object({ type: Type.Literal('paragraph'), align: Type.Optional(Align), content: Runs }, exact);
const ItemLevel = Type.Union([
  Type.Literal(0),
  Type.Literal(1),
  Type.Literal(2),
  Type.Literal(3),
  Type.Literal(4),
  Type.Literal(5),
  Type.Literal(6),
  Type.Literal(7),
]);
const ItemKind = Type.Union([
  Type.Literal('number'),
  Type.Literal('square'),
  Type.Literal('circle'),
  Type.Literal('dash'),
  Type.Literal('dot'),
  Type.Literal('note'),
  Type.Literal('circled'),
]);
const Item = Type.Object({ type: Type.Literal('item'), kind: ItemKind, level: ItemLevel, content: Runs }, exact);
const Heading = Type.Object({ type: Type.Literal('heading'), content: Runs }, exact);
const Cell = Type.Object(
  {
    header: Type.Optional(Type.Literal(true)),
    ...closable,
    colspan: Type.Integer({ minimum: 1 }),
    rowspan: Type.Integer({ minimum: 1 }),
    align: Type.Optional(Align),
    content: Type.Array(Type.Union([Paragraph, Item])),
  },
  exact,
);
const Table = Type.Object(
  {
    type: Type.Literal('table'),
    ...closable,
    columns: Type.Array(Type.Number()),
    rows: Type.Array(Type.Object({ cells: Type.Array(Cell) }, exact)),
  },
  exact,
);
const Image = Type.Object(
  {
    type: Type.Literal('image'),
    ...closable,
    /** SHA-256 of the stored bytes. */
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    mediaType: Type.Union([Type.Literal('image/png'), Type.Literal('image/jpeg')]),
    width: Type.Integer({ minimum: 1 }),
    height: Type.Integer({ minimum: 1 }),
    share: Type.Union([Type.Literal(25), Type.Literal(50), Type.Literal(75), Type.Literal(100)]),
    align: Align,
    alt: Type.String({ maxLength: BODY_LIMITS.altLength }),
    decorative: Type.Optional(Type.Literal(true)),
    caption: Runs,
  },
  exact,
);
const Enclosures = Type.Object(
  { type: Type.Literal('enclosures'), colon: Type.Optional(Type.Literal(true)), items: Type.Array(Runs) },
  exact,
);

export const BodyShape = Type.Object(
  {
    v: Type.Literal(1),
    breaking: Type.Optional(Type.Literal('syllable')),
    blocks: Type.Array(Type.Union([Heading, Paragraph, Item, Table, Image, Enclosures])),
  },
  { ...exact, title: 'Body' },
);
export type BodyShape = Static<typeof BodyShape>;
