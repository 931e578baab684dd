import fc from 'fast-check';

export type JsonSchema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** Texts that fit a pattern, so that a request gets past the door: `known` gives them by the pattern's own words. */
export type KnownTexts = Readonly<Record<string, readonly string[]>>;

const LETTERS = fc.string({
  unit: fc.constantFrom('가', '힣', 'a', 'Z', '0', ' ', '.', '\n', '漢', '😀', '\u1100', 'é'),
});

/** Values of a schema. A text with a pattern is one of those known for it. */
export function valuesOf(schema: JsonSchema, known: KnownTexts): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => valuesOf(each, known)));
  switch (schema.type) {
    case 'object':
      return objectsOf(schema, known);
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      });
    case 'string':
      return textsOf(schema, known);
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 9, 9_999) }),
        fc.constantFrom(schema.maximum ?? 9, schema.minimum ?? 0),
      );
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.oneof(editorBodies(), HOSTILE);
  }
}

function objectsOf(schema: JsonSchema, known: KnownTexts): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, valuesOf(field, known)] as const,
  );
  const optional = fields.filter(([name]) => !schema.required?.includes(name)).map(([name]) => name);
  const required = fields.map(([name]) => name).filter((name) => !optional.includes(name));
  return fc.record(Object.fromEntries(fields), { requiredKeys: required });
}

function textsOf(schema: JsonSchema, known: KnownTexts): fc.Arbitrary<string> {
  const texts = schema.pattern === undefined ? undefined : known[schema.pattern];
  if (texts) return fc.constantFrom(...texts);
  const { minLength = 0, maxLength = 40 } = schema;
  const most = Math.min(maxLength, 60);
  const ids = maxLength >= 36 ? Object.values(known).flat() : [];
  const drawn = LETTERS.map((text) => [...text.padEnd(minLength, '가')].slice(0, most).join(''));
  return ids.length > 0 ? fc.oneof(drawn, fc.constantFrom(...ids)) : drawn;
}

/** Bodies as the editor makes them, now and then with something in them that it does not make. */
function editorBodies(): fc.Arbitrary<unknown> {
  const text = LETTERS.filter((each) => each !== '').map((each) => ({ type: 'text', text: each }));
  const line = fc.oneof(
    fc.record({ type: fc.constant('paragraph'), content: fc.array(text, { maxLength: 3 }) }),
    fc.record({
      type: fc.constant('item'),
      attrs: fc.record({ kind: fc.constantFrom('number', 'square', 'note'), level: fc.integer({ min: 0, max: 8 }) }),
      content: fc.array(text, { maxLength: 2 }),
    }),
    fc.record({
      type: fc.constantFrom('heading', 'table', 'enclosures', 'script'),
      content: fc.array(text, { maxLength: 1 }),
    }),
  );
  return fc.record({ type: fc.constant('doc'), content: fc.array(line, { maxLength: 5 }) });
}

/** What no client of ours sends: odd numbers, letters that are none, wrong kinds, depth and length. */
export const HOSTILE: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1.5,
    2_147_483_648,
    1e300,
    '',
    ' ',
    '\u0000',
    '가\ud800',
    '\u202e',
    "'; select pg_sleep(9); --",
    '{}',
    '../../etc/passwd',
    'x'.repeat(20_000),
    [],
    {},
    [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]],
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A good value with one thing wrong: a field left out, replaced or added. */
export function nearValuesOf(schema: JsonSchema, known: KnownTexts): fc.Arbitrary<unknown> {
  const names = Object.keys(schema.properties ?? {});
  if (schema.type !== 'object' || names.length === 0) return HOSTILE;
  return fc
    .tuple(valuesOf(schema, known), fc.constantFrom(...names, 'unknown'), fc.option(HOSTILE, { nil: undefined }))
    .map(([value, name, wrong]) => ({ ...(value as object), [name]: wrong }));
}
