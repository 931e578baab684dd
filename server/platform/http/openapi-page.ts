import { html, type SafeHtml } from '../../../shared/markup/html.ts';
import { plainPage } from './plain-page.ts';

type Operation = {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> };
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }>
  >;
};
export type OpenapiDocument = {
  readonly info: { readonly title: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

type Entry = { readonly method: string; readonly path: string; readonly operation: Operation };

/** The API as a page a person can read and print. */
export function openapiPage(document: OpenapiDocument): SafeHtml {
  const groups = groupByTag(entriesOf(document));
  return plainPage(
    document.info.title,
    html`<p>${document.info.description ?? ''}</p>
<p><a href="/api/openapi.json">OpenAPI 3.1 문서(JSON)</a></p>
<nav aria-label="차례"><ul>${groups.map(([tag, entries]) => html`<li><a href="#${tag}">${tag}</a> ${entries.length}개</li>`)}</ul></nav>
${groups.map(([tag, entries]) => html`<section id="${tag}"><h2>${tag}</h2>${entries.map(entryMarkup)}</section>`)}`,
  );
}

function entriesOf(document: OpenapiDocument): Entry[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

function groupByTag(entries: readonly Entry[]): [string, Entry[]][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const tag = entry.operation.tags?.[0] ?? '그 밖';
    groups.set(tag, [...(groups.get(tag) ?? []), entry]);
  }
  return [...groups];
}

function entryMarkup({ method, path, operation }: Entry): SafeHtml {
  const body = firstSchema(operation.requestBody?.content);
  return html`<article>
<h3><code>${method} ${path}</code> ${operation.summary ?? ''}</h3>
${operation.parameters?.length ? html`<p>매개변수: ${operation.parameters.map((parameter) => html`<code>${parameter.name}</code> `)}</p>` : ''}
${body === undefined ? '' : html`<details><summary>보내는 내용</summary><pre tabindex="0">${print(body)}</pre></details>`}
${Object.entries(operation.responses ?? {}).map(([status, response]) => {
  const schema = firstSchema(response.content);
  return schema === undefined
    ? html`<p>${status}</p>`
    : html`<details><summary>답 ${status}</summary><pre tabindex="0">${print(schema)}</pre></details>`;
})}
</article>`;
}

function firstSchema(content: Readonly<Record<string, { readonly schema?: unknown }>> | undefined): unknown {
  return Object.values(content ?? {})[0]?.schema;
}

function print(schema: unknown): string {
  return JSON.stringify(schema, null, 2);
}

export const OPENAPI_PAGE_STYLE = `:root{color-scheme:light dark}
body{margin:0;font:1rem/1.6 "Pretendard GOV","Noto Sans CJK KR",sans-serif;word-break:keep-all;overflow-wrap:anywhere}
main{max-width:60rem;margin:0 auto;padding:2rem 1.5rem 4rem}
h2{margin-top:3rem;border-bottom:2px solid;padding-bottom:.5rem}
article{padding:.75rem 0;border-bottom:1px solid #8a949e}
h3{font-size:1rem;margin:0}
pre{overflow:auto;max-height:30rem;padding:1rem;border:1px solid #8a949e}
summary{cursor:pointer;padding:.25rem 0}
`;
