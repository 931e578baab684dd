import type { PendingQuery, Row } from 'postgres';
import type { Reader } from './connect.ts';

/** A statement that has been written but not sent: postgres.js sends it when it is first waited for. */
export type Statement = PendingQuery<Row[]>;

/**
 * Writes to different tables as one statement: one way there and back instead of one for each, and all of it or
 * nothing even where no transaction stands around it. No step sees what another writes, and no two may write to the
 * same row. `rest` goes on after the steps (with a comma if it has a step of its own); it may read the row count of
 * `written`, and whatever does so begins when all steps are done.
 */
export function writeTogether(sql: Reader, steps: readonly Statement[], rest: Statement): Statement {
  const template = templateOf(`write ${steps.length}`, () => {
    const names = steps.map((_, index) => `step_${index}`);
    const counted = names.map((name) => `select from ${name}`).join(' union all ');
    const written = `written as (select count(*) as rows from (${counted}) as steps)\n`;
    return [
      ...names.map((name, index) => `${index === 0 ? 'with ' : ' returning 1),\n'}${name} as (`),
      ` returning 1),\n${written}`,
      '',
    ];
  });
  return sql(template, ...steps, rest);
}

/** A value as it comes out of JSON: what was a Date is text. A calendar day is a marked string and stays itself. */
type Json<Value> = Value extends Date
  ? string
  : Value extends string
    ? Value
    : Value extends object
      ? { [Key in keyof Value]: Json<Value[Key]> }
      : Value;

type Found<Parts> = { [Key in keyof Parts]: Parts[Key] extends PromiseLike<readonly (infer R)[]> ? Json<R>[] : never };

/** Several small reads as one statement: each part's rows, in their order, under its name. */
export async function readTogether<Parts extends Readonly<Record<string, PromiseLike<readonly object[]>>>>(
  sql: Reader,
  parts: Parts,
): Promise<Found<Parts>> {
  const names = Object.keys(parts);
  const template = templateOf(`read ${names.join()}`, () =>
    [...names, undefined].map((name, index) => {
      const before = index === 0 ? 'select ' : `) as part) as "${names[index - 1]}"${name === undefined ? '' : ', '}`;
      return name === undefined ? before : `${before}(select coalesce(json_agg(part), '[]'::json) from (`;
    }),
  );
  // Every part is a statement of postgres.js; its type says what rows it has.
  const [found] = await sql<Found<Parts>[] & Row[]>(template, ...(Object.values(parts) as unknown as Statement[]));
  if (!found) throw new Error('a statement without its one row');
  return found;
}

const templates = new Map<string, TemplateStringsArray>();

/**
 * The text around the parts, as a tagged template would have it, made once for each shape: a fragment of postgres.js
 * costs as much as a small statement to build, and these texts never change.
 */
function templateOf(shape: string, make: () => readonly string[]): TemplateStringsArray {
  const known = templates.get(shape);
  if (known) return known;
  const texts = make();
  const made: TemplateStringsArray = Object.assign([...texts], { raw: texts });
  templates.set(shape, made);
  return made;
}
