import { DISCLOSURE_LEVEL_LABELS, DISCLOSURE_LEVELS } from '../../../shared/disclosure/disclosure.ts';
import { isCalendarDay, officialDate } from '../../../shared/kernel/calendar-day.ts';
import { DOCUMENT_KIND_LABELS, type DocumentKind } from '../../../shared/numbering/document-kind.ts';
import type { FeedPlace } from '../feed-store.ts';
import type { SearchConditions } from '../search-store.ts';

/** What a citizen asked for, as the address of the search page carries it. */
export type SearchInput = SearchConditions & { readonly q: string; readonly page: number };

const CLASS_SEPARATOR = ' > ';
const LAST_PAGE = 100;
const KINDS = Object.keys(DOCUMENT_KIND_LABELS) as DocumentKind[];

/** Reads an address leniently: whoever mistypes a day or a page number still gets an answer. */
export function readSearchInput(query: Readonly<Record<string, unknown>>): SearchInput {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === 'string' ? value.normalize('NFC').replaceAll('\u0000', '').trim().slice(0, 200) : '';
  };
  const day = (name: string) => (isCalendarDay(text(name)) ? text(name) : '');
  const page = Number(text('page'));
  return {
    q: text('q'),
    agency: text('agency'),
    unit: text('unit'),
    from: day('from'),
    to: day('to'),
    classPath: text('class')
      .split('>')
      .map((name) => name.trim())
      .filter(Boolean)
      .slice(0, 10),
    kind: KINDS.find((kind) => kind === text('kind')),
    level: DISCLOSURE_LEVELS.find((level) => level === text('level')),
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  };
}

/** A condition of an address that says nothing we know, and how it is written. */
export type MisreadCondition = { readonly label: string; readonly value: string; readonly advice: string };

/** What of an address was left out of the search because nobody can say what was meant. */
export function misreadConditions(query: Readonly<Record<string, unknown>>, read: SearchInput): MisreadCondition[] {
  const asDay = '2026-03-01처럼 있는 날을 적어 주십시오.';
  const asOffered = '‘좁혀 보기’에서 골라 주십시오.';
  const conditions: readonly (readonly [name: string, label: string, isRead: boolean, advice: string])[] = [
    ['from', '결재일부터', read.from !== '', asDay],
    ['to', '결재일까지', read.to !== '', asDay],
    ['kind', '문서 종류', read.kind !== undefined, asOffered],
    ['level', '공개구분', read.level !== undefined, asOffered],
    ['page', '쪽', String(read.page) === query['page'], `1부터 ${LAST_PAGE}까지의 수를 적어 주십시오.`],
    ...(['q', 'agency', 'unit', 'class'] as const).map(
      (name) => [name, TEXT_LABELS[name], typeof query[name] === 'string', '한 번만 적어 주십시오.'] as const,
    ),
  ];
  return conditions.flatMap(([name, label, isRead, advice]) => {
    const value = [query[name] ?? []].flat().join(', ').trim();
    return value === '' || isRead ? [] : [{ label, value: value.slice(0, 40), advice }];
  });
}

const TEXT_LABELS = { q: '찾을 말', agency: '기관', unit: '부서', class: '분류' } as const;

/** The address of a search; what is not asked for is left out, so that one question has one address. */
export function searchAddress(input: Partial<SearchInput>): string {
  return `/search${queryOf(input)}`;
}

/** The feed of what a search finds, or its page behind an entry: numbered pages would move with every publication. */
export function feedAddress(input: Partial<SearchInput>, before?: FeedPlace): string {
  const query = queryOf({ ...input, page: 1 });
  if (!before) return `/search.atom${query}`;
  const place = `before=${before.publishedAt.toISOString()}_${before.managementNumber}`;
  return `/search.atom${query === '' ? '?' : `${query}&`}${place}`;
}

/** Behind which entry the page of a feed begins; undefined for what no feed has given out. */
export function readFeedPlace(text: unknown): FeedPlace | undefined {
  const [, moment = '', managementNumber = ''] = /^(\d{4}-[\dT:.-]{18}Z)_(D\d{13})$/.exec(String(text)) ?? [];
  const publishedAt = new Date(moment);
  // A year before the thousandth is no slip of a feed, and PostgreSQL has no year 0 at all.
  const isMoment = !Number.isNaN(publishedAt.getTime()) && moment >= '1';
  return isMoment ? { publishedAt, managementNumber } : undefined;
}

function queryOf(input: Partial<SearchInput>): string {
  const parameters = new URLSearchParams();
  if (input.q) parameters.set('q', input.q);
  if (input.agency) parameters.set('agency', input.agency);
  if (input.unit) parameters.set('unit', input.unit);
  if (input.classPath && input.classPath.length > 0) parameters.set('class', input.classPath.join(CLASS_SEPARATOR));
  if (input.from) parameters.set('from', input.from);
  if (input.to) parameters.set('to', input.to);
  if (input.kind) parameters.set('kind', input.kind);
  if (input.level) parameters.set('level', input.level);
  if (input.page && input.page > 1) parameters.set('page', String(input.page));
  const query = parameters.toString();
  return query === '' ? '' : `?${query}`;
}

/** What narrows a search, in words, each with the question that is left without it. */
export function searchConditions(input: SearchInput): readonly (readonly [string, SearchInput])[] {
  const all: readonly (readonly [string, SearchInput])[] = [
    [input.agency, { ...input, agency: '', page: 1 }],
    [input.unit, { ...input, unit: '', page: 1 }],
    [classLabel(input.classPath), { ...input, classPath: [], page: 1 }],
    ...periodConditions(input),
    [input.kind ? DOCUMENT_KIND_LABELS[input.kind] : '', { ...input, kind: undefined, page: 1 }],
    [input.level ? DISCLOSURE_LEVEL_LABELS[input.level] : '', { ...input, level: undefined, page: 1 }],
  ];
  return all.filter(([label]) => label !== '');
}

/** A whole year is one condition, any other period two. */
function periodConditions(input: SearchInput): readonly (readonly [string, SearchInput])[] {
  const year = wholeYear(input);
  if (year !== undefined) return [[`${year}년`, { ...input, from: '', to: '', page: 1 }]];
  return [
    [input.from && `${officialDate(input.from)}부터`, { ...input, from: '', page: 1 }],
    [input.to && `${officialDate(input.to)}까지`, { ...input, to: '', page: 1 }],
  ];
}

function wholeYear({ from, to }: SearchInput): string | undefined {
  const year = from.slice(0, 4);
  return year !== '' && from === `${year}-01-01` && to === `${year}-12-31` ? year : undefined;
}

/** `“예산”, 자치행정과`; empty where nothing is asked for. */
export function searchWording(input: SearchInput): string {
  return [input.q && `“${input.q}”`, ...searchConditions(input).map(([label]) => label)].filter(Boolean).join(', ');
}

export function classAddress(classPath: readonly string[]): string {
  return searchAddress({ classPath });
}

export function classLabel(classPath: readonly string[]): string {
  return classPath.join(CLASS_SEPARATOR);
}
