import { plainText } from '../../../shared/document/plain-text.ts';
import { officialDate } from '../../../shared/kernel/calendar-day.ts';
import { attributes, html, type SafeHtml } from '../../../shared/markup/html.ts';
import {
  APART_ADVICE,
  findable,
  isLongWord,
  markHits,
  markTitle,
  type SnippetPart,
  snippet,
} from '../../../shared/search/search-words.ts';
import { type Found, HIGHEST_COUNT } from '../search-store.ts';
import type { ListedDocument, UnitCount } from '../store.ts';
import { facetsMarkup } from './facets.ts';
import type { Page } from './layout.ts';
import { becauseMark, dayMarkup, disclosureMark, handlerMark, searchField, unitText } from './marks.ts';
import {
  classLabel,
  feedAddress,
  type MisreadCondition,
  type SearchInput,
  searchAddress,
  searchConditions,
} from './search-address.ts';

export const RESULTS_PER_PAGE = 20;

export type SearchContent = {
  readonly operator: string | undefined;
  readonly input: SearchInput;
  readonly words: readonly string[];
  readonly found: Found;
  readonly units: readonly UnitCount[];
  /** What the search does without. */
  readonly misread?: readonly MisreadCondition[];
};

/** The search page: the field with the question, what narrows it, and the newest documents that answer it. */
export function searchPage(content: SearchContent): Page {
  const { input, found } = content;
  const { total } = found;
  return {
    title: input.q === '' ? '문서 찾기' : `“${input.q}” 찾기`,
    menu: 'search',
    isNotIndexed: input.q !== '' || searchConditions(input).length > 1,
    links: html`<link rel="alternate" type="application/atom+xml" title="이 조건의 새 문서" href="${feedAddress(input)}">\n`,
    main: html`<div class="wrap find"><form role="search" action="/search" method="get" aria-label="문서">
${searchField(input.q)}
${narrowing(content)}</form>
<div class="reshead"><h1>${heading(input, total)}</h1>${total > 0 && html`<p class="sub sm">최근 결재 순 · <a href="${feedAddress(input)}" type="application/atom+xml">새 문서 받아 보기(Atom)</a></p>`}</div>
${misreadMarkup(content)}${chips(input)}${total === 0 ? noResult(input) : results(content)}${furtherBack(content)}</div>`,
  };
}

function heading({ q }: SearchInput, total: number): string {
  if (total === 0) return '찾은 문서가 없습니다';
  return q === '' ? `공개된 문서 ${countText(total)}건` : `찾은 문서 ${countText(total)}건`;
}

/** `1,000+` and not a number that would take long to know. */
function countText(total: number): string {
  return total > HIGHEST_COUNT ? `${HIGHEST_COUNT.toLocaleString('ko-KR')}+` : total.toLocaleString('ko-KR');
}

function narrowing({ input, units }: SearchContent): SafeHtml {
  const known = units.some((unit) => unit.unitName === input.unit);
  return html`<fieldset class="filters"><legend class="vh">좁혀서 찾기</legend>
<p><label for="unit">부서</label><select class="in" id="unit" name="unit"><option value="">모든 부서</option>${
    input.unit !== '' && !known && html`<option selected>${input.unit}</option>`
  }${units.map(
    ({ unitName, count }) =>
      html`<option value="${unitName}"${attributes({ selected: unitName === input.unit })}>${unitName} (${count.toLocaleString('ko-KR')})</option>`,
  )}</select></p>
<p><label for="from">결재일부터</label><input class="in" id="from" name="from" type="date" value="${input.from}"></p>
<p><label for="to">결재일까지</label><input class="in" id="to" name="to" type="date" value="${input.to}"></p>
${keptConditions(input)}</fieldset>`;
}

/** What was chosen beside the field goes on with the next question. */
function keptConditions(input: SearchInput): readonly SafeHtml[] {
  const kept = { agency: input.agency, class: classLabel(input.classPath), kind: input.kind, level: input.level };
  return Object.entries(kept).flatMap(([name, value]) =>
    value ? [html`<input type="hidden" name="${name}" value="${value}">`] : [],
  );
}

/** What narrows the answer now, each with a link that takes it away. */
function chips(input: SearchInput): SafeHtml | false {
  const set = searchConditions(input);
  return (
    set.length > 0 &&
    html`<ul class="chips" aria-label="좁힌 조건">${set.map(
      ([label, without]) =>
        html`<li><a class="chip" href="${searchAddress(without)}">${label} <span aria-hidden="true">×</span><span class="vh">조건 빼기</span></a></li>`,
    )}</ul>`
  );
}

/** Whoever mistypes a condition must not take the answer for one to it. */
function misreadMarkup({ misread = [] }: SearchContent): SafeHtml | false {
  return (
    misread.length > 0 &&
    html`<section class="alert" role="status" aria-label="빼고 찾은 조건">${misread.map(
      ({ label, value, advice }) =>
        html`<p>‘${label}’에 적은 값(${value})을 알 수 없어 이 조건 없이 찾았습니다. ${advice}</p>`,
    )}</section>`
  );
}

function noResult(input: SearchInput): SafeHtml {
  const narrowed = searchConditions(input).length > 0;
  const reversed = input.from !== '' && input.to !== '' && input.from > input.to;
  const advice = reversed
    ? '결재일의 시작이 끝보다 늦습니다. 기간을 바꾸어 다시 찾아 주십시오.'
    : '낱말을 줄이거나 바꾸어 다시 찾아 주십시오. 낱말의 한 부분만 적어도 찾습니다.';
  return html`<div class="empty"><p>${advice}</p>${isLongWord(input.q) && html`<p>${APART_ADVICE}</p>`}${
    narrowed && html`<p><a href="${searchAddress({ q: input.q })}">조건을 모두 빼고 찾기</a></p>`
  }</div>`;
}

function results(content: SearchContent): SafeHtml {
  const facets = facetsMarkup(content.input, content.found);
  return html`<div class="${facets ? 'found' : ''}">${
    facets && html`<p class="narrow"><a href="#narrow">찾은 문서 좁혀 보기</a></p>`
  }<div><ol class="res">
${content.found.rows.map((row) => resultMarkup(row, content))}</ol>${pager(content)}</div>${facets}</div>`;
}

/** Not every text was looked into: the page says how far back it did, and goes on from there. */
function furtherBack({ input, found }: SearchContent): SafeHtml | false {
  const { searchedBackTo } = found;
  return (
    searchedBackTo !== null &&
    html`<p class="back">${officialDate(searchedBackTo)} 이후에 결재한 문서까지 찾아보았습니다. <a href="${searchAddress(
      {
        ...input,
        to: searchedBackTo,
        page: 1,
      },
    )}">그 이전 문서에서 이어서 찾기</a></p>`
  );
}

function resultMarkup(row: ListedDocument, { words, operator, found }: SearchContent): SafeHtml {
  const { place, text } = snippetSource(row, words, found.files);
  const parts = snippet(text, words);
  return html`<li><h2 class="t"><a href="/documents/${row.managementNumber}">${partsMarkup(markTitle(row.title, words))}</a></h2>
<p class="m"><span>${dayMarkup(row.producedOn)}</span><span>${unitText(row, operator)}</span><span>${partsMarkup(
    markHits(row.documentNumber, words),
  )}</span>${handlerMark(row)}</p>${parts.length > 0 && html`<p class="sn">${place && html`<span class="sub">${place}</span> `}${partsMarkup(parts)}</p>`}<p class="st">${disclosureMark(
    {
      level: row.level,
      grounds: row.grounds,
    },
  )}${becauseMark(row.because)}${row.attachments > 0 && html`<span class="sub">첨부 ${row.attachments}개</span>`}</p></li>\n`;
}

/**
 * The summary where it answers the question or nothing was asked; else the text itself, or the open attachment in which
 * more of the words stand.
 */
function snippetSource(
  row: ListedDocument,
  words: readonly string[],
  files: Found['files'],
): { readonly place?: string; readonly text: string } {
  const count = (text: string) => {
    const line = findable(text);
    return words.filter((word) => line.includes(word)).length;
  };
  if (row.summary !== '' && count(row.summary) === words.length) return { text: row.summary };
  const own = row.paper ? plainText(row.paper.body) : row.summary;
  const least = count(own);
  const best = files
    .filter(({ managementNumber }) => managementNumber === row.managementNumber)
    .map((file) => ({ place: `첨부 ${file.name}`, text: file.text, found: count(file.text) }))
    .sort((a, b) => b.found - a.found)[0];
  return best && best.found > least ? best : { text: own };
}

function partsMarkup(parts: readonly SnippetPart[]): readonly SafeHtml[] {
  return parts.map((part) => (part.hit ? html`<mark>${part.text}</mark>` : html`${part.text}`));
}

/** Page numbers around the open one. */
function pager({ input, found: { total } }: SearchContent): SafeHtml | false {
  const last = Math.ceil(Math.min(total, HIGHEST_COUNT) / RESULTS_PER_PAGE);
  if (last <= 1) return false;
  const first = Math.max(1, Math.min(input.page - 2, last - 4));
  const numbers = Array.from({ length: Math.min(5, last) }, (_, index) => first + index);
  return html`<nav class="pager" aria-label="쪽"><ul>${
    input.page > 1 && html`<li><a rel="prev" href="${searchAddress({ ...input, page: input.page - 1 })}">이전</a></li>`
  }${numbers.map((number) =>
    number === input.page
      ? html`<li><span aria-current="page"><span class="vh">지금 </span>${number}<span class="vh">쪽</span></span></li>`
      : html`<li><a href="${searchAddress({ ...input, page: number })}">${number}<span class="vh">쪽</span></a></li>`,
  )}${
    input.page < last &&
    html`<li><a rel="next" href="${searchAddress({ ...input, page: input.page + 1 })}">다음</a></li>`
  }</ul></nav>`;
}
