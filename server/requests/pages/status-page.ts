import { type DisclosureGround, GROUND_LABELS } from '../../../shared/disclosure/disclosure.ts';
import { type CalendarDay, dayInKorea, officialDate, timeInKorea } from '../../../shared/kernel/calendar-day.ts';
import { attributes, html, type SafeHtml } from '../../../shared/markup/html.ts';
import { REQUEST_LIMITS } from '../../../shared/requests/filed-request.ts';
import {
  dueToRequester,
  type MadeDecision,
  objectionPeriod,
  waitsForThirdParty,
} from '../../../shared/requests/information-request.ts';
import { stepsForRequester } from '../../../shared/requests/request-history.ts';
import {
  DELIVERY_METHOD_LABELS,
  OUTCOME_LABELS,
  REQUEST_STATUS_LABELS,
} from '../../../shared/requests/request-words.ts';
import type { Page } from '../../publication/index.ts';
import type { HandedOut, OpenedRequest, RequesterAct } from '../open-by-requester.ts';
import { areaField, hiddenKeys, textField } from './fields.ts';
import { workingDayClock } from './working-day-clock.ts';

/** What an act has come to, and what was typed where it was refused. */
type Told = {
  readonly fault?: string;
  readonly act?: RequesterAct;
  readonly typed?: string;
  readonly done?: RequesterAct;
};

export type StatusContent = {
  readonly number: string;
  readonly isWrong?: boolean;
  readonly opened?: OpenedRequest & Told & { readonly secret: string; readonly today: CalendarDay };
};

const DONE: Readonly<Record<RequesterAct, string>> = {
  supplement: '보완하신 내용을 받았습니다. 결정기간이 다시 흐릅니다.',
  objection: '이의신청을 접수하였습니다.',
  withdrawal: '청구를 취하하였습니다.',
};

/** 처리 상황: the form that opens a request, or the request with what its requester can do now. */
export function statusPage({ number, isWrong = false, opened }: StatusContent): Page {
  if (!opened) {
    return {
      title: '처리 상황 확인',
      menu: 'requests',
      main: html`<div class="wrap"><section class="sec narrow"><h1>처리 상황 확인</h1>
${
  isWrong &&
  html`<div class="alert" role="alert"><h2>접수번호와 확인번호를 확인해 주십시오.</h2><p>두 번호가 맞는 청구가 없습니다. 접수증에 적힌 대로 적어 주십시오.</p></div>`
}<form class="form" action="/requests/status" method="post">
${textField({ name: 'number', label: '접수번호', value: number, hint: '예: 2026-1-00001', isRequired: true, autocomplete: 'off' })}
${textField({ name: 'secret', label: '확인번호', value: '', hint: '접수증에 한 번 보여 드린 네 묶음의 글자', isRequired: true, autocomplete: 'off' })}
<p class="acts"><button class="btn p" type="submit">확인</button></p></form>
<p class="sub sm">확인번호를 잃어버리셨으면 기관에 접수번호를 알려 처리 상황을 물어 주십시오.</p></section></div>`,
    };
  }
  return {
    title: `정보공개 청구 ${number}`,
    menu: 'requests',
    main: html`<div class="wrap"><section class="sec narrow"><h1>정보공개 청구 ${number}</h1>
<div aria-live="polite">${opened.done && html`<p class="alert ok">${DONE[opened.done]}</p>`}${
      opened.fault !== undefined && html`<p class="alert" role="alert">${opened.fault}</p>`
    }</div>
${workingDayClock(opened.request, opened)}
${factsMarkup(opened, opened.found.events[0]?.personal?.wanted ?? null)}
${opened.handedOut.map((given) => decisionMarkup(given, opened))}
${actsMarkup(opened, number)}
<h2>처리 과정</h2>
<ol class="course">${stepsForRequester(
      opened.found.events.map(({ event, personal }) => ({ event, text: personal?.text ?? null })),
    ).map(
      ({ at, title, text }) =>
        html`<li><p><time datetime="${at}">${moment(at)}</time> <b>${title}</b></p>${text && html`<p class="pre">${text}</p>`}</li>`,
    )}</ol>
${mayWithdraw(opened) && withdrawalForm(opened, number)}</section></div>`,
  };
}

/** The same answer for whoever guesses and whoever is in a hurry. */
export function tooManyPage(): Page {
  return {
    title: '잠시 뒤에 다시 해 주십시오',
    menu: 'requests',
    main: html`<div class="wrap"><section class="sec narrow"><h1>요청이 너무 많습니다.</h1><p>1분 뒤에 다시 해 주십시오.</p><p class="acts"><a class="btn p" href="/requests/status">처리 상황 확인</a></p></section></div>`,
  };
}

function factsMarkup({ request, closedDays }: Opened, wanted: string | null): SafeHtml {
  const { status, clock, handler, objection } = request;
  const due = dueToRequester(request, closedDays);
  const rows: readonly (readonly [string, SafeHtml | string])[] = [
    ['상태', objection && !objection.decision ? '이의신청 처리 중' : REQUEST_STATUS_LABELS[status]],
    ['접수한 날', officialDate(clock.filedOn)],
    ...(due === null ? [] : [[objection ? '이의신청 결정기한' : '결정기한', `${officialDate(due)}까지`] as const]),
    ...(handler ? [['처리 부서', handler.unit.name] as const] : []),
    ['청구 내용', html`<span class="pre">${wanted ?? '보관 기간이 지나 지웠습니다.'}</span>`],
  ];
  return tableOf('청구의 처리 상황', rows);
}

function tableOf(caption: string, rows: readonly (readonly [string, SafeHtml | string])[]): SafeHtml {
  return html`<table class="facts"><caption class="vh">${caption}</caption><tbody>
${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>\n`)}</tbody></table>`;
}

type Opened = NonNullable<StatusContent['opened']>;

function decisionMarkup({ decision, files }: HandedOut, opened: Opened): SafeHtml {
  const { secret, found } = opened;
  const { matter, decidedOn, opensOn, stoppedOn, stoppedFor } = decision;
  // What a third party has stopped is closed, with the grounds and the reason of that (제13조⑤).
  const terms = { ...decision.terms, ...stoppedFor };
  const outcome = stoppedOn === null ? OUTCOME_LABELS[terms.outcome] : '비공개(제3자의 이의신청 인용)';
  const hasFee = terms.fee > 0 && (stoppedOn === null || decision.isFeePaid);
  const keys = hiddenKeys(found.receiptNumber, secret);
  const grounds = terms.grounds.map((ground: DisclosureGround) => `제9조제1항제${ground}호(${GROUND_LABELS[ground]})`);
  const rows: readonly (readonly [string, SafeHtml | string])[] = [
    ['결정', html`<b>${outcome}</b>`],
    ['결정한 날', officialDate(stoppedOn ?? decidedOn)],
    ...(grounds.length > 0 ? [['비공개 근거', grounds.join(', ')] as const] : []),
    ...(terms.reason === '' ? [] : [['이유', html`<span class="pre">${terms.reason}</span>`] as const]),
    ...(terms.reviewEndsOn === null ? [] : [['내부검토 종료 예정일', officialDate(terms.reviewEndsOn)] as const]),
    ...(opensOn === null ? [] : [['공개하는 날', openingText(decision, opensOn)] as const]),
    ...(!hasFee ? [] : [['수수료와 우편요금', feeText(decision)] as const]),
  ];
  return html`<h2>${matter === 'objection' ? '이의신청 결정' : '결정'}</h2>
${tableOf('결정', rows)}
<form class="acts" action="/requests/paper" method="post">${keys}<input type="hidden" name="matter" value="${matter}"><button class="btn" type="submit">결정통지서(PDF) 받기</button></form>
${
  files.length > 0 &&
  html`<h3>공개된 자료</h3><ul class="given">${files.map(
    ({ id, name }) =>
      html`<li><form action="/requests/file" method="post">${keys}<input type="hidden" name="file" value="${id}"><button class="btn" type="submit">${name} 받기</button></form></li>`,
  )}</ul>`
}
${opensOn !== null && files.length === 0 && html`<p class="sub">${noFilesText(opened, decision, opensOn)}</p>`}`;
}

function openingText({ stoppedOn, isAgainstWish }: MadeDecision, opensOn: CalendarDay): string {
  if (stoppedOn !== null) {
    return `공개하지 않습니다. ${officialDate(stoppedOn)} 제3자의 이의신청이 받아들여졌습니다.`;
  }
  const opposed = isAgainstWish ? ' (제3자가 비공개를 요청하여 30일의 간격을 둡니다)' : '';
  return `${officialDate(opensOn)}부터${opposed}`;
}

function feeText({ terms, isFeePaid }: MadeDecision): string {
  return `${terms.fee.toLocaleString('ko')}원 (${isFeePaid ? '내셨습니다' : '아직 내지 않으셨습니다. 내는 방법은 처리 부서에 물어 주십시오'})`;
}

function noFilesText(
  { today, found, request, closedDays }: Opened,
  decision: MadeDecision,
  opensOn: CalendarDay,
): string {
  const { terms, isFeePaid, stoppedOn } = decision;
  if (stoppedOn !== null) {
    const objection = objectionPeriod(request, closedDays) ? '이의신청이나 ' : '';
    return `제3자의 이의신청이 받아들여져 자료를 드리지 않습니다. 이에 대하여 ${objection}행정심판, 행정소송을 할 수 있습니다.`;
  }
  if (waitsForThirdParty(request, decision)) return '제3자가 이의신청을 하여, 결정한 뒤에 자료를 드립니다.';
  if (today < opensOn) return '공개하는 날부터 이 쪽에서 자료를 받으실 수 있습니다.';
  if (terms.fee > 0 && !isFeePaid) return '수수료를 내시면 자료를 받으실 수 있습니다.';
  const [first] = found.events;
  const method = first?.event.type === 'RequestFiled' ? DELIVERY_METHOD_LABELS[first.event.method] : '';
  return `이 누리집에서 내려받을 파일이 없습니다. 결정통지서에 적힌 방법(${method})으로 드립니다.`;
}

/** It ends everything, so it stands below all that is read first. */
function mayWithdraw({ request: { status } }: Opened): boolean {
  return status === 'handling' || status === 'awaitingSupplement';
}

/** What the requester can do now, but for the withdrawal; what they cannot is not there. */
function actsMarkup(opened: Opened, number: string): SafeHtml {
  const { request, today, closedDays } = opened;
  const period = objectionPeriod(request, closedDays);
  const mayObject = period !== null && today >= period.from && today <= period.until;
  return html`${
    request.status === 'awaitingSupplement' &&
    textForm(opened, number, {
      act: 'supplement',
      title: '보완하기',
      label: '보완하는 내용',
      button: '보완 내용 보내기',
      hint: '보완하실 때까지 결정기간이 멈추어 있습니다.',
    })
  }${
    mayObject &&
    textForm(opened, number, {
      act: 'objection',
      title: '이의신청',
      label: '이의신청의 취지와 이유',
      button: '이의신청하기',
      hint: `${officialDate(period.until)}까지 할 수 있습니다. 이의신청을 하지 않고 행정심판이나 행정소송을 할 수도 있습니다.`,
    })
  }`;
}

type TextForm = {
  readonly act: 'supplement' | 'objection';
  readonly title: string;
  readonly label: string;
  readonly button: string;
  readonly hint: string;
};

function textForm(opened: Opened, number: string, form: TextForm): SafeHtml {
  const { act, title, label, button, hint } = form;
  const isThis = opened.act === act;
  const most = `${REQUEST_LIMITS.supplement.toLocaleString('ko')}자까지.`;
  const field = { name: 'text', label, value: isThis ? (opened.typed ?? '') : '', hint: `${hint} ${most}`, rows: 6 };
  return html`<h2>${title}</h2><form class="form" action="/requests/${act}" method="post">${hiddenKeys(number, opened.secret)}
${areaField({ ...field, isRequired: true, fault: isThis ? opened.fault : undefined })}
<p class="acts"><button class="btn p" type="submit">${button}</button></p></form>`;
}

function withdrawalForm(opened: Opened, number: string): SafeHtml {
  const isWrong = opened.act === 'withdrawal' && opened.fault !== undefined;
  return html`<h2>청구 취하</h2><form class="form" action="/requests/withdrawal" method="post">${hiddenKeys(number, opened.secret)}
<p class="chk"><input type="checkbox" id="sure" name="sure" value="yes"${attributes({
    'aria-invalid': isWrong ? 'true' : undefined,
  })}><label for="sure">청구를 거두어들입니다. 되돌릴 수 없습니다.</label></p>
<p class="acts"><button class="btn" type="submit">취하하기</button></p></form>`;
}

function moment(at: string): string {
  const instant = new Date(at);
  return `${officialDate(dayInKorea(instant))} ${timeInKorea(instant)}`;
}
