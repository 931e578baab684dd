import { DISCLOSURE_LEVEL_LABELS, type DisclosureLevel } from '../../../shared/disclosure/disclosure.ts';
import { attributes, html, type SafeHtml } from '../../../shared/markup/html.ts';
import { DOCUMENT_KIND_LABELS, type DocumentKind } from '../../../shared/numbering/document-kind.ts';
import type { FacetName, Found } from '../search-store.ts';
import { HIGHEST_COUNT } from '../search-store.ts';
import { type SearchInput, searchAddress, searchConditions } from './search-address.ts';

/** A way to narrow what was found: how a value reads, and the question that asks for it alone. */
type Facet = {
  readonly name: FacetName;
  readonly label: string;
  readonly read: (value: string) => string;
  readonly narrow: (value: string) => Partial<SearchInput>;
  /** It narrows already: the chips above say so, and its one value would lead nowhere. */
  readonly isSet: (input: SearchInput) => boolean;
};

const same = (value: string): string => value;

const FACETS: readonly Facet[] = [
  {
    name: 'agency',
    label: '기관',
    read: same,
    narrow: (agency) => ({ agency }),
    isSet: ({ agency }) => agency !== '',
  },
  { name: 'unit', label: '부서', read: same, narrow: (unit) => ({ unit }), isSet: ({ unit }) => unit !== '' },
  {
    name: 'class',
    label: '분류',
    read: (value) => value.split(' > ').at(-1) ?? value,
    narrow: (value) => ({ classPath: value.split(' > ') }),
    isSet: () => false,
  },
  {
    name: 'year',
    label: '결재한 해',
    read: (year) => `${year}년`,
    narrow: (year) => ({ from: `${year}-01-01`, to: `${year}-12-31` }),
    isSet: ({ from, to }) => from !== '' || to !== '',
  },
  {
    name: 'kind',
    label: '문서 종류',
    read: (kind) => DOCUMENT_KIND_LABELS[kind as DocumentKind],
    narrow: (kind) => ({ kind: kind as DocumentKind }),
    isSet: ({ kind }) => kind !== undefined,
  },
  {
    name: 'level',
    label: '공개구분',
    read: (level) => DISCLOSURE_LEVEL_LABELS[level as DisclosureLevel],
    narrow: (level) => ({ level: level as DisclosureLevel }),
    isSet: ({ level }) => level !== undefined,
  },
];

const MOST_VALUES = 8;

/** What could narrow the answer, with the number of documents each would leave; nothing where all is one. */
export function facetsMarkup(input: SearchInput, { facets, total }: Found): SafeHtml | undefined {
  const groups = FACETS.filter(({ name, isSet }) => !isSet(input) && (facets[name]?.length ?? 0) > 1);
  if (groups.length === 0) return undefined;
  return html`<nav class="facets" id="narrow" aria-labelledby="narrow-title" tabindex="-1"><h2 id="narrow-title">좁혀 보기</h2>${
    total > HIGHEST_COUNT &&
    html`<p class="sub sm">최근 ${HIGHEST_COUNT.toLocaleString('ko-KR')}건에서 센 수입니다.</p>`
  }${groups.map((facet) => facetMarkup(facet, input, facets[facet.name] ?? []))}</nav>`;
}

function facetMarkup(facet: Facet, input: SearchInput, values: readonly { value: string; count: number }[]): SafeHtml {
  const [first, rest] = [values.slice(0, MOST_VALUES), values.slice(MOST_VALUES)];
  // What two conditions leave is in no index (`isNotIndexed`), so no crawler need come for it.
  const rel = input.q !== '' || searchConditions(input).length > 0 ? 'nofollow' : undefined;
  const list = (part: typeof values) =>
    html`<ul>${part.map(
      ({ value, count }) =>
        html`<li><a href="${searchAddress({ ...input, ...facet.narrow(value), page: 1 })}"${attributes({ rel })}>${facet.read(value)}</a> <span class="n">${count.toLocaleString('ko-KR')}<span class="vh">건</span></span></li>`,
    )}</ul>`;
  return html`<section><h3>${facet.label}</h3>${list(first)}${
    rest.length > 0 && html`<details><summary>${facet.label} ${rest.length}개 더 보기</summary>${list(rest)}</details>`
  }</section>`;
}
