import { GROUND_LABELS } from '../../../shared/disclosure/disclosure.ts';
import { REMAINING } from '../../../shared/disclosure/release-groups.ts';
import { type CalendarDay, officialDate } from '../../../shared/kernel/calendar-day.ts';
import { attributes, html, type SafeHtml } from '../../../shared/markup/html.ts';
import type { ToldFigures } from '../../../shared/requests/told-figures.ts';
import type { Grouping, Statistics, StatisticsOfAgency } from '../statistics/store.ts';
import { type BarPart, barChart } from './bar-chart.ts';
import type { Page } from './layout.ts';
import { HOW_REQUESTS_ARE_COUNTED, requestFigures } from './request-figures.ts';

export type StatisticsContent = {
  readonly agencies: readonly StatisticsOfAgency[];
  /** Undefined where nothing has been counted yet. */
  readonly chosen:
    | {
        readonly agency: StatisticsOfAgency;
        readonly year: number;
        readonly figures: Omit<Statistics, 'until'>;
        /** Undefined where the year's requests have not been counted. */
        readonly requests: ToldFigures | undefined;
      }
    | undefined;
  readonly fewest: { readonly closed: number; readonly measured: number };
};

type Group = Statistics['groups'][number];

/** A picture has so many bars at most; the table beside it has all. */
const MOST_BARS = 12;
const LEGEND = [
  ['full', '공개'],
  ['striped', '부분공개'],
  ['empty', '비공개'],
] as const;

/** 공개 통계: how much is disclosed, for which grounds not, and how long it took. Pictures, each with its table. */
export function statisticsPage(content: StatisticsContent): Page {
  const { chosen } = content;
  return {
    title: chosen ? `공개 통계 ${chosen.year}년` : '공개 통계',
    description: '공개율과 비공개 근거, 결재와 공개까지 걸린 시간, 정보공개 청구의 처리 결과를 보여 줍니다.',
    main: html`<div class="wrap"><section class="sec statistics"><h1>공개 통계</h1>${
      chosen ? figuresMarkup(content, chosen) : emptyMarkup()
    }${howCounted(content)}</section></div>`,
  };
}

function emptyMarkup(): SafeHtml {
  return html`<p class="empty">아직 통계가 없습니다. 처음 결재가 끝난 달이 지나면 다음 달 첫날에 나타납니다.</p>`;
}

function figuresMarkup(
  { agencies, fewest }: StatisticsContent,
  chosen: NonNullable<StatisticsContent['chosen']>,
): SafeHtml {
  const { agency, year, figures, requests } = chosen;
  const of = (grouping: Grouping) => figures.groups.filter((group) => group.grouping === grouping);
  const [whole] = of('year');
  const isOver = `${year}-12-31` <= agency.until;
  return html`${choiceMarkup(agencies, agency, year)}
<p class="sub">${agency.name}에서 ${yearText(year, agency.until)} 결재가 끝난 문서입니다.${!isOver && ' 비공개 문서의 수와 공개율은 한 해가 끝난 뒤에 싣습니다.'}</p>
${whole ? wholeMarkup(whole) : html`<p class="empty">이해에는 실을 문서가 없습니다.</p>`}
${groupsMarkup('month', '달마다', '달', [...of('month')].sort(lastRemaining))}
${groupsMarkup('unit', '부서마다', '부서', byTotal(of('unit')))}
${groundsMarkup(figures.grounds, isOver, fewest.closed)}
${timesMarkup(figures.times, fewest.measured)}
${requestFigures(requests, year, agency.name)}`;
}

function yearText(year: number, until: CalendarDay): string {
  return `${year}-12-31` <= until ? `${year}년에` : `${year}년 1월 1일부터 ${officialDate(until)}까지`;
}

/** A form's GET: it works without scripts, and its address can be kept. */
function choiceMarkup(agencies: readonly StatisticsOfAgency[], agency: StatisticsOfAgency, year: number): SafeHtml {
  const option = (value: number, label: string, chosen: number) =>
    html`<option value="${String(value)}"${attributes({ selected: value === chosen })}>${label}</option>`;
  const years = [...new Set(agencies.flatMap((each) => each.years))].sort((a, b) => b - a);
  return html`<form class="filters" action="/statistics" method="get" aria-label="기간">${
    agencies.length > 1 &&
    html`<p><label for="agency">기관</label><select class="in" id="agency" name="agency">${agencies.map((each) => option(each.agencyId, each.name, agency.agencyId))}</select></p>`
  }<p><label for="year">해</label><select class="in" id="year" name="year">${years.map((each) => option(each, `${each}년`, year))}</select></p><p class="go"><button class="btn" type="submit">보기</button></p></form>`;
}

function wholeMarkup(whole: Group): SafeHtml {
  const told = whole.closed !== null;
  return html`<dl class="key"><div><dt>${told ? '문서' : '공개·부분공개 문서'}</dt><dd>${count(totalOf(whole))}건</dd></div>${
    told && html`<div><dt>공개율</dt><dd>${rateOf(whole)}</dd></div>`
  }<div><dt>공개</dt><dd>${count(whole.open)}건</dd></div><div><dt>부분공개</dt><dd>${count(whole.partiallyOpen)}건</dd></div>${
    whole.closed !== null && html`<div><dt>비공개</dt><dd>${count(whole.closed)}건</dd></div>`
  }</dl>`;
}

function groupsMarkup(id: Grouping, title: string, kind: string, groups: readonly Group[]): SafeHtml | false {
  if (groups.length === 0) return false;
  const named = groups.filter(({ name }) => name !== REMAINING);
  const shown = named.slice(0, MOST_BARS);
  return html`<section class="blk" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${barChart({
    id: `${id}-chart`,
    title: `${title} 공개, 부분공개, 비공개 문서의 수`,
    legend: LEGEND,
    bars: shown.map((group) => ({ name: nameOf(group), words: barWords(group), parts: partsOf(group) })),
  })}${shown.length < named.length && html`<p class="note-line">문서가 많은 ${String(MOST_BARS)}곳의 그림입니다. 표에는 모두 있습니다.</p>`}
${groupTable(kind, groups)}</section>`;
}

function partsOf({ open, partiallyOpen, closed }: Group): readonly BarPart[] {
  return [
    { amount: open, fill: 'full' },
    { amount: partiallyOpen, fill: 'striped' },
    { amount: closed ?? 0, fill: 'empty' },
  ];
}

function barWords(group: Group): string {
  return group.closed === null
    ? `공개·부분공개 ${count(totalOf(group))}건`
    : `${rateOf(group)} · ${count(totalOf(group))}건`;
}

function groupTable(kind: string, groups: readonly Group[]): SafeHtml {
  return html`<div class="scroll" role="region" aria-label="${kind}마다의 표" tabindex="0"><table class="figures"><thead><tr><th scope="col">${kind}</th><th scope="col" class="num">공개</th><th scope="col" class="num">부분공개</th><th scope="col" class="num">비공개</th><th scope="col" class="num">전체</th><th scope="col" class="num">공개율</th></tr></thead><tbody>
${groups.map((group) => (group.name === REMAINING ? remainingRow(group, kind) : groupRow(group)))}</tbody></table></div>`;
}

function groupRow(group: Group): SafeHtml {
  const told = group.closed !== null;
  return html`<tr><th scope="row">${nameOf(group)}</th><td class="num">${count(group.open)}</td><td class="num">${count(group.partiallyOpen)}</td><td class="num">${told ? count(group.closed ?? 0) : NOT_TOLD}</td><td class="num">${told ? count(totalOf(group)) : NOT_TOLD}</td><td class="num">${told ? rateOf(group) : NOT_TOLD}</td></tr>\n`;
}

/** What the rows without a number of closed ones have together. */
function remainingRow(group: Group, kind: string): SafeHtml {
  return html`<tr><th scope="row">수를 싣지 않은 ${kind}의 합</th><td class="num"></td><td class="num"></td><td class="num">${count(group.closed ?? 0)}</td><td class="num"></td><td class="num"></td></tr>\n`;
}

const NOT_TOLD = html`<span aria-hidden="true">–</span><span class="vh">싣지 않음</span>`;

function groundsMarkup(grounds: Statistics['grounds'], isOver: boolean, fewest: number): SafeHtml {
  if (grounds.length === 0) {
    return html`<section class="blk" aria-labelledby="grounds"><h2 id="grounds">비공개 근거</h2><p class="empty">비공개 근거마다 실을 수가 없습니다.</p></section>`;
  }
  const few = `${fewest}건 미만`;
  const closedText = (closed: number | null) => (closed === null ? (isOver ? few : NOT_TOLD) : count(closed));
  return html`<section class="blk" aria-labelledby="grounds"><h2 id="grounds">비공개 근거</h2><p class="sub sm">정보공개법 제9조제1항의 호입니다. 한 문서에 근거가 여럿이면 여러 번 셉니다.</p>${barChart(
    {
      id: 'ground-chart',
      title: '비공개 근거마다 부분공개 문서와 비공개 문서의 수',
      legend: LEGEND.slice(1),
      bars: grounds.map(({ ground, partiallyOpen, closed }) => ({
        name: `제${ground}호 ${GROUND_LABELS[ground]}`,
        words: `부분 ${count(partiallyOpen)}${closed === null ? (isOver ? ` · 비공개 ${few}` : '') : ` · 비공개 ${count(closed)}`}`,
        parts: [
          { amount: partiallyOpen, fill: 'striped' },
          { amount: closed ?? 0, fill: 'empty' },
        ],
      })),
    },
  )}<div class="scroll" role="region" aria-label="비공개 근거의 표" tabindex="0"><table class="figures"><thead><tr><th scope="col">근거</th><th scope="col">내용</th><th scope="col" class="num">부분공개</th><th scope="col" class="num">비공개</th></tr></thead><tbody>
${grounds.map(
  ({ ground, partiallyOpen, closed }) =>
    html`<tr><th scope="row">제${String(ground)}호</th><td>${GROUND_LABELS[ground]}</td><td class="num">${count(partiallyOpen)}</td><td class="num">${closedText(closed)}</td></tr>\n`,
)}</tbody></table></div></section>`;
}

function timesMarkup(times: Statistics['times'], fewest: number): SafeHtml {
  const all = times.find(({ unitName }) => unitName === '');
  const units = times.filter(({ unitName }) => unitName !== '').sort((a, b) => b.documents - a.documents);
  const told = (seconds: number | null) => (seconds === null ? `${fewest}건 미만` : spanText(seconds));
  const measured = units.filter(({ toApproval }) => toApproval !== null).slice(0, MOST_BARS);
  if (!all) {
    return html`<section class="blk" aria-labelledby="times"><h2 id="times">걸린 시간</h2><p class="empty">공개한 문서가 없습니다.</p></section>`;
  }
  return html`<section class="blk" aria-labelledby="times"><h2 id="times">걸린 시간</h2><p class="sub sm">공개한 문서만 셉니다. 기안을 올린 때부터 결재가 끝날 때까지, 결재가 끝난 때부터 시민에게 공개될 때까지의 가운데 값입니다.</p>${
    measured.length > 0 &&
    barChart({
      id: 'time-chart',
      title: '부서마다 기안을 올린 때부터 결재가 끝날 때까지 걸린 시간의 가운데 값',
      bars: measured.map(({ unitName, toApproval }) => ({
        name: unitName,
        words: told(toApproval),
        parts: [{ amount: toApproval ?? 0, fill: 'full' }],
      })),
    })
  }<div class="scroll" role="region" aria-label="걸린 시간의 표" tabindex="0"><table class="figures"><thead><tr><th scope="col">부서</th><th scope="col" class="num">문서</th><th scope="col" class="num">기안에서 결재까지</th><th scope="col" class="num">결재에서 공개까지</th></tr></thead><tbody>
${[all, ...units].map(
  ({ unitName, documents, toApproval, toPublication }) =>
    html`<tr><th scope="row">${unitName === '' ? '전체' : unitName}</th><td class="num">${count(documents)}</td><td class="num">${told(toApproval)}</td><td class="num">${told(toPublication)}</td></tr>\n`,
)}</tbody></table></div></section>`;
}

function howCounted({ fewest }: StatisticsContent): SafeHtml {
  return html`<section class="blk" aria-labelledby="how"><h2 id="how">어떻게 셉니까</h2><ul class="steps">
<li>공개율은 결재가 끝난 모든 문서 가운데 공개와 부분공개로 정한 문서의 몫입니다. 공개구분이 나중에 바뀌면 다음 날 새로 셉니다.</li>
<li>지난달까지 끝난 달만 싣습니다. 비공개 문서의 수는 한 해가 끝난 뒤에 싣습니다.</li>
<li>비공개 문서가 1건에서 ${String(fewest.closed - 1)}건인 달이나 부서가 있으면, ${String(fewest.closed)}건이 안 되는 곳은 없는 곳까지 모두 그 수를 싣지 않고 합쳐 셉니다. 합이 ${String(fewest.closed)}건이 안 되면 다음으로 적은 곳(수가 같으면 모두)을 함께 합칩니다. 적은 수에서 어느 문서인지 짐작할 수 없게 하려는 것입니다. 어느 줄을 더하고 빼도 1건에서 ${String(fewest.closed - 1)}건이 나오지 않습니다.</li>
<li>한 해의 비공개 문서가 모두 1건에서 ${String(fewest.closed - 1)}건이면 어느 달, 부서, 근거의 것인지, 어디에 없는지 싣지 않습니다. 비공개 문서만 있어 실을 수가 없는 달, 부서, 근거는 줄도 두지 않습니다.</li>
<li>걸린 시간은 공개한 문서가 ${String(fewest.measured)}건 이상일 때에만 싣습니다.</li>
${HOW_REQUESTS_ARE_COUNTED}
<li>조회수는 싣지 않습니다. 누가 무엇을 읽었는지 모으지 않기 때문입니다. 쿠키는 화면 설정에만 쓰며, 방문을 세는 도구가 없습니다.</li></ul></section>`;
}

function byTotal(groups: readonly Group[]): Group[] {
  return [...groups].sort((a, b) => lastRemaining(a, b) || totalOf(b) - totalOf(a) || (a.name < b.name ? -1 : 1));
}

function lastRemaining(a: Group, b: Group): number {
  return Number(a.name === REMAINING) - Number(b.name === REMAINING);
}

function nameOf({ grouping, name }: Group): string {
  return grouping === 'month' ? `${Number(name.slice(5))}월` : name;
}

function totalOf({ open, partiallyOpen, closed }: Group): number {
  return open + partiallyOpen + (closed ?? 0);
}

function rateOf(group: Group): string {
  const total = totalOf(group);
  return total === 0 ? '–' : `${(((total - (group.closed ?? 0)) / total) * 100).toFixed(1)}%`;
}

function count(number: number): string {
  return number.toLocaleString('ko-KR');
}

/** `3일 4시간`, `12분`: what a person would say. */
function spanText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return '1분 안';
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), minutes % 60];
  const parts =
    days > 0
      ? [
          [days, '일'],
          [hours, '시간'],
        ]
      : [
          [hours, '시간'],
          [rest, '분'],
        ];
  return parts.flatMap(([amount, unit]) => (amount === 0 ? [] : `${amount}${unit}`)).join(' ');
}
