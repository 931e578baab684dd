import { officialDate } from '../../../shared/kernel/calendar-day.ts';
import { html, type SafeHtml } from '../../../shared/markup/html.ts';
import { REQUEST_DAYS } from '../../../shared/requests/deadlines.ts';
import { OUTCOME_LABELS, RESULT_LABELS, TIMING_LABELS } from '../../../shared/requests/request-words.ts';
import { countedOn, FEWEST_REQUESTS, type ToldCount, type ToldFigures } from '../../../shared/requests/told-figures.ts';
import { barChart } from './bar-chart.ts';

/** 정보공개 청구 of a year: how they ended, how long that took, and what was objected to. Pictures, each with its table. */
export function requestFigures(figures: ToldFigures | undefined, year: number, agencyName: string): SafeHtml {
  return html`<section class="blk" aria-labelledby="requests"><h2 id="requests">정보공개 청구</h2>${
    figures ? toldMarkup(figures, year, agencyName) : html`<p class="empty">${notToldYet(year)}</p>`
  }</section>`;
}

function notToldYet(year: number): string {
  const day = officialDate(countedOn(year));
  return `${year}년에 받은 청구가 없거나 아직 세지 않았습니다. 한 해의 청구는 이듬해 3월 1일(${day})에 한 번 셉니다.`;
}

function toldMarkup(figures: ToldFigures, year: number, agencyName: string): SafeHtml {
  const asOf = `${agencyName}에서 ${year}년에 받은 청구를 ${officialDate(countedOn(year))}에 센 것입니다.`;
  if (figures.filed === 0) return html`<p class="sub">${asOf}</p><p class="empty">이해에 받은 청구가 없습니다.</p>`;
  return html`<p class="sub">${asOf}</p>${keyMarkup(figures)}
${countsMarkup(
  'results',
  '처리 결과',
  figures.results.map(({ result, count }) => ({
    name: result === 'undecided' ? '이송·취하·처리 중 등' : RESULT_LABELS[result],
    count,
  })),
)}
${countsMarkup(
  'timings',
  '처리 기간',
  figures.timings.map(({ timing, count }) => ({ name: TIMING_LABELS[timing], count })),
)}
${objectionsMarkup(figures)}`;
}

function keyMarkup({ filed, workingDays, objected }: ToldFigures): SafeHtml {
  return html`<dl class="key"><div><dt>받은 청구</dt><dd>${countText(filed)}</dd></div>${
    workingDays !== null && html`<div><dt>결정까지 걸린 근무일(가운데 값)</dt><dd>${String(workingDays)}일</dd></div>`
  }<div><dt>이의신청</dt><dd>${countText(objected)}</dd></div></dl>`;
}

function objectionsMarkup({ objected, objections }: ToldFigures): SafeHtml | false {
  if (typeof objected !== 'number' || objected === 0) return false;
  const counts = objections.map(({ outcome, count }) => ({
    name: outcome === 'underWay' ? '처리 중' : OUTCOME_LABELS[outcome],
    count,
  }));
  return countsMarkup('objections', '이의신청의 결과', counts);
}

type Count = { readonly name: string; readonly count: ToldCount };

function countsMarkup(id: string, title: string, counts: readonly Count[]): SafeHtml {
  const heading = html`<h3 id="${id}">${title}</h3>`;
  if (counts.every(({ count }) => count === 'untold')) {
    return html`${heading}<p class="empty">수가 적어 나누어 싣지 않습니다.</p>`;
  }
  return html`${heading}${barChart({
    id: `${id}-chart`,
    title: `정보공개 청구의 ${title}`,
    bars: counts.map(({ name, count }) => ({
      name,
      words: countText(count),
      parts: [{ amount: typeof count === 'number' ? count : 0, fill: 'full' }],
    })),
  })}<div class="scroll" role="region" aria-label="${title}의 표" tabindex="0"><table class="figures"><thead><tr><th scope="col">${title}</th><th scope="col" class="num">건수</th></tr></thead><tbody>
${counts.map(({ name, count }) => html`<tr><th scope="row">${name}</th><td class="num">${countText(count)}</td></tr>\n`)}</tbody></table></div>`;
}

function countText(count: ToldCount): string {
  if (count === 'untold') return '싣지 않음';
  return count === 'few' ? `${FEWEST_REQUESTS}건 미만` : `${count.toLocaleString('ko-KR')}건`;
}

/** What a reader must know of these numbers. */
export const HOW_REQUESTS_ARE_COUNTED = html`<li>정보공개 청구는 받은 해마다 이듬해 3월 1일에 한 번 세고 다시 세지 않습니다. 자주 세면 그 사이에 끝난 청구를 알 수 있기 때문입니다. 처리 기간은 법의 ${String(REQUEST_DAYS.decision)}일(근무일)과 견주며, 보완을 기다린 날은 빼고 셉니다.</li>
<li>청구가 1건이나 2건인 칸에는 ‘${String(FEWEST_REQUESTS)}건 미만’이라고만 적습니다. 빼어 셈하면 그 수를 알 수 있게 되는 칸은 ‘싣지 않음’이라고 적습니다. 누구의 청구가 어떻게 끝났는지 짐작할 수 없게 하려는 것입니다.</li>`;
