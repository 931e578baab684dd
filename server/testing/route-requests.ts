import fc from 'fast-check';
import { HOSTILE, type JsonSchema, type KnownTexts, nearValuesOf, valuesOf } from './schema-values.ts';
import type { Method } from './test-office.ts';

type Parameter = { readonly name: string; readonly in: string; readonly schema?: JsonSchema };
export type Operation = {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>> };
};
export type Route = { readonly method: Method; readonly url: string; readonly operation: Operation };
export type Asked = { readonly url: string; readonly body: unknown };

const schemaOf = ({ operation }: Route) => operation.requestBody?.content?.['application/json']?.schema;

/** Requests of one route, always the same ones for the same seed: good ones, ones with a single fault, hostile ones. */
export function sampleRequests(route: Route, known: KnownTexts, of: { numRuns: number; seed: number }): Asked[] {
  return fc.sample(requestsOf(route, known), of);
}

/** Addresses and bodies of a route: all good, one fault, and hostile. */
function requestsOf(route: Route, texts: KnownTexts): fc.Arbitrary<Asked> {
  const schema = schemaOf(route);
  const good = schema ? valuesOf(schema, texts) : fc.constant(undefined);
  const near = schema ? nearValuesOf(schema, texts) : HOSTILE;
  const parameters = (route.operation.parameters ?? []).filter((parameter) => parameter.in !== 'header');
  const values = (hostile: boolean) =>
    fc.tuple(
      ...parameters.map((parameter) => {
        const fit = valuesOf(parameter.schema ?? {}, texts);
        return (hostile ? fc.oneof(fit, HOSTILE) : fit).map((value) => ({ parameter, value: inAddress(value) }));
      }),
    );
  return fc.oneof(
    fc.tuple(values(false), good).map(([place, body]) => ({ url: addressOf(route, place), body })),
    fc.tuple(values(false), near).map(([place, body]) => ({ url: addressOf(route, place), body })),
    fc.tuple(values(true), fc.oneof(good, HOSTILE)).map(([place, body]) => ({ url: addressOf(route, place), body })),
  );
}

/** What is no text may have no words of its own: an object without a prototype is written as its JSON. */
function inAddress(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function addressOf(route: Route, values: readonly { parameter: Parameter; value: string }[]): string {
  let url = route.url;
  const query = new URLSearchParams();
  for (const { parameter, value } of values) {
    // Half a letter cannot be written in an address at all.
    const text = encodeURIComponent(value.replaceAll(/\p{Cs}/gu, '?').slice(0, 300));
    if (parameter.in === 'path') url = url.replace(`{${parameter.name}}`, text);
    else query.set(parameter.name, value);
  }
  return query.size > 0 ? `${url}?${query}` : url;
}
