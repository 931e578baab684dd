import type { SearchFacets, SearchQuestion } from '../../shared/contract/search.ts';
import { DISCLOSURE_LEVEL_LABELS, type DisclosureLevel } from '../../shared/disclosure/disclosure.ts';
import { isCalendarDay, officialDate } from '../../shared/kernel/calendar-day.ts';
import { DOCUMENT_KIND_LABELS, type DocumentKind } from '../../shared/numbering/document-kind.ts';

export const SEARCH_PLACE = '/office/search';

/** What is chosen from a list of what there is; a drafter's name is typed (기안자), because there are many. */
export type FacetName = Exclude<keyof SearchFacets, 'drafter'>;

type State = NonNullable<SearchQuestion['state']>;
type Part = NonNullable<SearchQuestion['part']>;

const STATES: Readonly<Record<State, string>> = {
  drafting: '작성 중',
  inApproval: '결재 중',
  approved: '결재 끝남',
  returned: '반려·회수',
};

/** What the reader has to do with a document. */
export const PARTS: Readonly<Record<Part, string>> = {
  drafter: '기안',
  line: '결재선',
  shown: '공람·협의',
  standIn: '대결',
  office: '부서·기관',
};

/** What narrows a search, in the order of the page, and how its values read. */
export const FACETS: readonly {
  readonly name: FacetName;
  readonly label: string;
  readonly read: (value: string) => string;
}[] = [
  { name: 'state', label: '상태', read: (value) => STATES[value as State] ?? value },
  { name: 'part', label: '내 역할', read: (value) => PARTS[value as Part] ?? value },
  { name: 'unit', label: '부서', read: (value) => value },
  { name: 'year', label: '연도', read: (value) => `${value}년` },
  { name: 'kind', label: '종류', read: (value) => DOCUMENT_KIND_LABELS[value as DocumentKind] ?? value },
  { name: 'level', label: '공개', read: (value) => DISCLOSURE_LEVEL_LABELS[value as DisclosureLevel] ?? value },
];

const NAMES = ['q', 'unit', 'year', 'kind', 'state', 'level', 'part', 'from', 'to', 'drafter'] as const;

/** The question of an address. What it does not know is left to the server to refuse. */
export function readQuestion(search: string): SearchQuestion {
  const given = new URLSearchParams(search);
  const entries = NAMES.map((name) => [name, given.get(name)?.trim() ?? '']).filter(([, value]) => value !== '');
  return Object.fromEntries(entries) as SearchQuestion;
}

/** The address that a question is shown under; `saved` where it is one that the person keeps. */
export function searchAddress(question: SearchQuestion, saved?: string): string {
  const given: Readonly<Record<string, string | undefined>> = question;
  const entries = NAMES.flatMap((name) => (given[name] ? [[name, given[name]]] : [])) as [string, string][];
  const asked = new URLSearchParams([
    ...entries,
    ...(saved === undefined ? [] : [['saved', saved] as [string, string]]),
  ]);
  return asked.size === 0 ? SEARCH_PLACE : `${SEARCH_PLACE}?${asked}`;
}

/** A question in words: what is looked for, and what narrows it. */
export function questionWords({ q, ...conditions }: SearchQuestion): string {
  const given: Readonly<Record<string, string | undefined>> = conditions;
  const narrowed = FACETS.flatMap(({ name, label, read }) => (given[name] ? [`${label} ${read(given[name])}`] : []));
  return [...(q ? [`‘${q}’`] : []), ...narrowed, ...withinWords(conditions)].join(', ');
}

/** Whether something beside the words narrows it. */
export function isNarrowed({ q: _, ...conditions }: SearchQuestion): boolean {
  return Object.keys(conditions).length > 0;
}

function withinWords({ from, to, drafter }: SearchQuestion): readonly string[] {
  const days = `${from ? `${dayWords(from)}부터` : ''} ${to ? `${dayWords(to)}까지` : ''}`.trim();
  return [...(days === '' ? [] : [days]), ...(drafter ? [`기안자 ${drafter}`] : [])];
}

/** An address may carry what is no day; the server says so. */
function dayWords(day: string): string {
  return isCalendarDay(day) ? officialDate(day) : day;
}
