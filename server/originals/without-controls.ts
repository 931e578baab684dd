import { UNKNOWN_LETTER } from '../../shared/document/private-letters.ts';
import type { LeftOutReason } from '../../shared/originals/read-document.ts';
import type { Read } from './read.ts';

/** Signs that steer a machine and are no text, which no database takes all of; what white space is stays. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is looked for here.
const CONTROLS = /[\0-\x08\x0e-\x1f]/g;
/** Those that follow each other, with the white space between them: one alone is a bullet, several may be a name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
const RUNS = /[\0-\x08\x0e-\x1f](?:\s*[\0-\x08\x0e-\x1f])*/g;
const WRITTEN_IN_JSON = /\\u00[01]/;

/** What was read with a sign for each of them, counted: a PDF that says of no letter which it is gives such. */
export function withoutControls(read: Read): Read {
  if (!WRITTEN_IN_JSON.test(JSON.stringify(read))) return read;
  const { aside, parts, ...told } = read;
  const count: Count = { unknownLetter: 0, unknownText: 0 };
  const signed = {
    parts: replaced(parts, count),
    ...replaced(told, { unknownLetter: 0, unknownText: 0 }),
    ...(aside ? { aside: replaced(aside, { unknownLetter: 0, unknownText: 0 }) } : {}),
  };
  for (const { reason, count: before } of told.leftOut) if (isCounted(reason)) count[reason] += before;
  const counted = Object.entries(count).flatMap(([reason, unknown]) =>
    unknown === 0 ? [] : [{ reason: reason as keyof Count, count: unknown }],
  );
  return { ...signed, leftOut: [...told.leftOut.filter(({ reason }) => !isCounted(reason)), ...counted] };
}

type Count = Record<'unknownLetter' | 'unknownText', number>;

function isCounted(reason: LeftOutReason): reason is keyof Count {
  return reason === 'unknownLetter' || reason === 'unknownText';
}

function replaced<Value>(value: Value, count: Count): Value {
  const signsOf = (run: string) => {
    const letters = run.match(CONTROLS)?.length ?? 0;
    count[letters > 1 ? 'unknownText' : 'unknownLetter'] += letters;
    return run.replace(CONTROLS, UNKNOWN_LETTER);
  };
  return JSON.parse(JSON.stringify(value), (_key, inside: unknown) =>
    typeof inside === 'string' ? inside.replace(RUNS, signsOf) : inside,
  ) as Value;
}
