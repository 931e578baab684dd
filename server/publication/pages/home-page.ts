import { html, join, type SafeHtml } from '../../../shared/markup/html.ts';
import type { ClassCount, ListedDocument, UnitCount } from '../store.ts';
import type { Page } from './layout.ts';
import { rowMarkup, searchField } from './marks.ts';
import { classAddress, feedAddress, searchAddress } from './search-address.ts';

export type HomeContent = {
  readonly operator: string | undefined;
  readonly recent: readonly ListedDocument[];
  /** 공고문서, the newest first. */
  readonly notices: readonly ListedDocument[];
  readonly classes: readonly ClassCount[];
  readonly units: readonly UnitCount[];
};

const MOST_UNITS = 10;
const MOST_CLASSES = 12;
const MOST_SECOND_CLASSES = 5;

/** The citizens' home: search, what was decided last, and two ways in. Only counts that are true. */
export function homePage({ operator, recent, notices, classes, units }: HomeContent): Page {
  return {
    title: '',
    description: '결재가 끝난 문서를 공개합니다. 누구나 찾고, 읽고, 내려받을 수 있습니다.',
    links: html`<link rel="alternate" type="application/atom+xml" title="새로 공개된 문서" href="${feedAddress({})}">\n`,
    main: html`<div class="hero"><div class="wrap"><h1>${operator && `${operator}에서 `}결정한 문서를 찾아보십시오</h1><form role="search" action="/search" method="get">${searchField('')}</form></div></div>
<div class="wrap">${recent.length === 0 ? emptyHome() : html`${waysIn(recent, units, operator)}${noticeSection(notices, operator)}${classSection(classes)}`}</div>`,
  };
}

/** A new office: nothing is public yet, and the page says when that will change. */
function emptyHome(): SafeHtml {
  return html`<section class="sec empty"><h2>아직 공개된 문서가 없습니다</h2><p>공개하기로 한 문서의 결재가 끝나면 바로 이곳에서 읽을 수 있습니다.</p></section>`;
}

function waysIn(
  recent: readonly ListedDocument[],
  units: readonly UnitCount[],
  operator: string | undefined,
): SafeHtml {
  return html`<div class="cols"><section class="sec" aria-labelledby="recent"><div class="sechead"><h2 id="recent">최근 결정</h2><a href="/search">전체 보기</a></div><ul class="rows">
${recent.map((document) => rowMarkup(document, operator))}</ul></section>
<section class="sec" aria-labelledby="units"><div class="sechead"><h2 id="units">부서로 보기</h2></div><ul class="note">
${units
  .slice(0, MOST_UNITS)
  .map(
    ({ unitName, count }) =>
      html`<li><a href="${searchAddress({ unit: unitName })}">${unitName}</a><span class="n">${count.toLocaleString('ko-KR')}건</span></li>\n`,
  )}</ul></section></div>`;
}

/** What the office tells everybody (고시·공고); nothing where there is none. */
function noticeSection(notices: readonly ListedDocument[], operator: string | undefined): SafeHtml | false {
  return (
    notices.length > 0 &&
    html`<section class="sec" aria-labelledby="notices"><div class="sechead"><h2 id="notices">고시·공고</h2><a href="${searchAddress({ kind: 'publicNotice' })}">전체 보기<span class="vh">: 고시·공고</span></a></div><ul class="rows">
${notices.map((document) => rowMarkup(document, operator))}</ul></section>`
  );
}

function classSection(classes: readonly ClassCount[]): SafeHtml {
  return html`<section class="sec" aria-labelledby="classes"><div class="sechead"><h2 id="classes">분류로 보기</h2></div><div class="cls">
${firstClasses(classes).map(
  ({ first, count, seconds }) =>
    html`<div><h3><a href="${classAddress([first])}">${first}</a> <span class="n">${count.toLocaleString('ko-KR')}</span></h3>${
      seconds.length > 0 &&
      html`<p>${join(
        seconds.map((second) => html`<a class="more" href="${classAddress([first, second])}">${second}</a>`),
        html` · `,
      )}</p>`
    }</div>\n`,
)}</div></section>`;
}

type FirstClass = { readonly first: string; readonly count: number; readonly seconds: readonly string[] };

/** The counts come one row per second class; the first classes are their sums, the fullest first. */
function firstClasses(classes: readonly ClassCount[]): readonly FirstClass[] {
  const sums = new Map<string, { first: string; count: number; seconds: string[] }>();
  for (const { first, second, count } of classes) {
    const sum = sums.get(first) ?? { first, count: 0, seconds: [] };
    sum.count += count;
    if (second !== null && sum.seconds.length < MOST_SECOND_CLASSES) sum.seconds.push(second);
    sums.set(first, sum);
  }
  return [...sums.values()].sort((a, b) => b.count - a.count).slice(0, MOST_CLASSES);
}
