import type { Read } from './read.ts';

/** Signs that steer a machine and are no text, which no database takes all of; what white space is stays. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is looked for here.
const CONTROLS = /[\0-\x08\x0e-\x1f]/g;
const WRITTEN_IN_JSON = /\\u00[01]/;

/** What was read with a sign for each of them, counted: a PDF that says of no letter which it is gives such. */
export function withoutControls(read: Read): Read {
  if (!WRITTEN_IN_JSON.test(JSON.stringify(read))) return read;
  const { aside, ...shown } = read;
  const count = { unknown: 0 };
  const told = replaced(shown, count);
  const before = told.leftOut.find(({ reason }) => reason === 'unknownLetter')?.count ?? 0;
  const others = told.leftOut.filter(({ reason }) => reason !== 'unknownLetter');
  const unknown = before + count.unknown;
  return {
    ...told,
    leftOut: unknown === 0 ? others : [...others, { reason: 'unknownLetter', count: unknown }],
    ...(aside ? { aside: replaced(aside, { unknown: 0 }) } : {}),
  };
}

function replaced<Value>(value: Value, count: { unknown: number }): Value {
  const signOf = () => {
    count.unknown += 1;
    return '□';
  };
  return JSON.parse(JSON.stringify(value), (_key, inside: unknown) =>
    typeof inside === 'string' ? inside.replace(CONTROLS, signOf) : inside,
  ) as Value;
}
