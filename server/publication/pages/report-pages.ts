import {
  REPORT_KIND_LABELS,
  REPORT_LIMITS,
  REPORT_OUTCOME_LABELS,
  type ReportOutcome,
} from '../../../shared/disclosure/privacy-report.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { attributes, html, type SafeHtml } from '../../../shared/markup/html.ts';
import type { PublicCopy } from '../public-copy.ts';
import type { Page } from './layout.ts';
import { dayMarkup } from './marks.ts';

/** What was typed, and what is wrong with it: each fault beside its field, and all at the head. */
export type ReportForm = {
  readonly values: {
    readonly kind?: string;
    readonly place?: string;
    readonly note?: string;
    readonly contact?: string;
  };
  readonly faults: readonly (readonly [field: string, words: string])[];
};

/** 개인정보 신고: what kind, where, and how to reach who reports, if they like. */
export function reportPage(copy: PublicCopy, { values, faults }: ReportForm): Page {
  const files = copy.attachments.flatMap((file) => (file.shown ? [[file.id, `첨부: ${file.name}`] as const] : []));
  const places = [['title', '제목'], ...(isOnlyTitleShown(copy) ? [] : [['body', '본문'] as const]), ...files] as const;
  const place = values.place ?? (places.length === 1 ? 'title' : undefined);
  const kinds = Object.entries(REPORT_KIND_LABELS);
  return {
    title: '개인정보 신고',
    main: html`<div class="wrap"><section class="sec narrow"><h1>개인정보 신고</h1>
<p>“<a href="/documents/${copy.managementNumber}">${copy.title}</a>”${
      isOnlyTitleShown(copy)
        ? '의 제목에서 보신 개인정보를 알려 주십시오. 목록만 공개하는 문서라 제목만 신고할 수 있습니다. 신고하시면 확인할 때까지 제목을 곧바로 가립니다.'
        : '에서 보신 개인정보를 알려 주십시오. 신고하시면 확인할 때까지 곧바로 가립니다. 첨부 파일의 것은 그 파일을, 제목과 본문의 것은 문서를 모두 가립니다.'
    }</p>
${faultList(faults)}<form class="form" action="/documents/${copy.managementNumber}/report" method="post">
${choice('kind', '어떤 개인정보입니까?', kinds, values.kind, faults)}
${choice('place', '어디에서 보셨습니까?', places, place, faults)}
<p class="fl"><label for="note">설명 <span class="need">(적지 않아도 됩니다. 개인정보 자체는 옮겨 적지 마십시오.)</span></label><textarea class="in area" id="note" name="note" rows="3" maxlength="${REPORT_LIMITS.note}">${values.note ?? ''}</textarea></p>
<p class="fl"><label for="contact">연락처 <span class="need">(적지 않아도 됩니다. 처리가 끝나면 지웁니다.)</span></label><input class="in" id="contact" name="contact" maxlength="${REPORT_LIMITS.contact}" autocomplete="off" value="${values.contact ?? ''}"></p>
<p class="acts"><button class="btn p" type="submit">신고하기</button><a class="btn" href="/documents/${copy.managementNumber}">돌아가기</a></p></form></section></div>`,
  };
}

/** 목록만 공개: of such a document citizens have read its row in the list, and of what is in it only the title is text. */
export function isOnlyTitleShown({ listing, disclosure }: Pick<PublicCopy, 'listing' | 'disclosure'>): boolean {
  return listing !== undefined && (listing.because !== 'checking' || disclosure.level === 'closed');
}

function choice(
  name: string,
  legend: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: string | undefined,
  faults: ReportForm['faults'],
): SafeHtml {
  const fault = faults.find(([field]) => field.startsWith(`${name}-`));
  return html`<fieldset class="f"><legend>${legend}</legend>${fault && html`<p class="fault">${fault[1]}</p>`}${options.map(
    ([value, label]) =>
      html`<p class="chk"><input type="radio" id="${name}-${value}" name="${name}" value="${value}"${attributes({
        checked: value === chosen,
      })}><label for="${name}-${value}">${label}</label></p>`,
  )}</fieldset>`;
}

function faultList(faults: ReportForm['faults']): SafeHtml | false {
  return (
    faults.length > 0 &&
    html`<section class="alert" role="alert" aria-labelledby="faults"><h2 id="faults">아직 신고하지 못했습니다</h2><ul>${faults.map(
      ([field, words]) => html`<li>${field === 'send' ? words : html`<a href="#${field}">${words}</a>`}</li>`,
    )}</ul></section>`
  );
}

/** The number is shown once: whoever has it sees what became of the report, and nobody else does. */
export function receiptPage(receipt: string): Page {
  return {
    title: '신고를 받았습니다',
    main: html`<div class="wrap"><section class="sec narrow"><h1>신고를 받았습니다</h1><p>정보공개담당이 확인하여 처리합니다. 이미 확인을 마친 문서가 아니면 그 부분을 지금 가렸습니다.</p><table class="facts"><caption class="vh">접수</caption><tbody><tr><th scope="row">접수번호</th><td><b>${receipt}</b></td></tr></tbody></table><p>처리 결과는 <a href="/reports">신고 결과 보기</a>에서 이 번호로 볼 수 있습니다. 번호는 다시 보여 드리지 못하니 적어 두십시오.</p></section></div>`,
  };
}

export type StandingAnswer =
  | { readonly kind: 'asked' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too-many' }
  | {
      readonly kind: 'found';
      readonly managementNumber: string;
      readonly reportedAt: Date;
      readonly outcome: ReportOutcome | null;
      readonly decidedAt: Date | null;
    };

/** 신고 결과 보기, by the receipt number. */
export function standingPage(answer: StandingAnswer): Page {
  return {
    title: '개인정보 신고 결과',
    main: html`<div class="wrap"><section class="sec narrow"><h1>개인정보 신고 결과</h1>${standingMarkup(answer)}
<form class="form" action="/reports" method="post"><p><label for="receipt">접수번호</label><input class="in" id="receipt" name="receipt" required maxlength="40" autocomplete="off" placeholder="ABCD-2345-EFGH-6789"></p><p class="acts"><button class="btn p" type="submit">결과 보기</button></p></form></section></div>`,
  };
}

function standingMarkup(answer: StandingAnswer): SafeHtml | false {
  if (answer.kind === 'asked') return false;
  if (answer.kind === 'unknown') {
    return html`<p class="fault" role="alert">이 번호로 받은 신고가 없습니다. 접수번호를 확인하여 다시 적어 주십시오.</p>`;
  }
  if (answer.kind !== 'found') {
    return html`<p class="fault" role="alert">물음이 너무 잦습니다. 1분 뒤에 다시 보아 주십시오.</p>`;
  }
  const { managementNumber, reportedAt, outcome, decidedAt } = answer;
  return html`<table class="facts"><caption class="vh">신고</caption><tbody>
<tr><th scope="row">문서</th><td><a href="/documents/${managementNumber}">${managementNumber}</a></td></tr>
<tr><th scope="row">신고한 날</th><td>${dayMarkup(dayInKorea(reportedAt))}</td></tr>
<tr><th scope="row">결과</th><td>${outcome && decidedAt ? html`${REPORT_OUTCOME_LABELS[outcome]}(${dayMarkup(dayInKorea(decidedAt))})` : '확인하고 있습니다'}</td></tr></tbody></table>`;
}

/** Who takes reports: this process, or only the office's own, at its address where that is known. */
export type ReportsTaken = 'here' | { readonly officeOrigin: string | undefined };

/** Where to report personal data that stands on the page of a document, and what comes of it. */
export function reportHint(
  copy: Pick<PublicCopy, 'managementNumber' | 'listing' | 'disclosure'>,
  taken: ReportsTaken,
): SafeHtml {
  const { managementNumber } = copy;
  const seen = isOnlyTitleShown(copy) ? '제목에 개인정보가 보이면' : '개인정보가 보이면';
  const address = `/documents/${managementNumber}/report`;
  if (taken === 'here') {
    return html`${seen} <a href="${address}">개인정보 신고</a>로 알려 주십시오. 확인할 때까지 곧바로 가립니다.`;
  }
  const { officeOrigin } = taken;
  return officeOrigin === undefined
    ? html`${seen} 이 쪽 아래에 적힌 기관에 관리번호(${managementNumber})와 개인정보가 있는 곳을 알려 주십시오. 기관이 확인하여 가립니다.`
    : html`${seen} 기관의 접수 화면에서 <a href="${officeOrigin}${address}">개인정보 신고</a>로 알려 주십시오. 보내시면 그 문서를 곧바로 가립니다.`;
}

/** This process reads and never writes, so no report is taken with it: where one is, as far as is known. */
export function reportsElsewherePage(address: string | undefined): Page {
  const main =
    address === undefined
      ? html`<h1>이 누리집에서는 개인정보 신고를 받지 않습니다.</h1><p>문서를 찾고 읽는 것만 되고 있습니다. 이 쪽 아래에 적힌 기관에 문서의 관리번호와 개인정보가 있는 곳을 알려 주십시오. 기관이 확인하여 가립니다.</p><p class="acts"><a class="btn p" href="/search">문서 찾기</a></p>`
      : html`<h1>개인정보 신고는 기관의 접수 화면에서 받습니다.</h1><p>신고를 보내고 처리 결과를 확인하는 곳은 다음 주소입니다. 보내시면 그 문서를 곧바로 가립니다.</p><p class="acts"><a class="btn p" href="${address}">접수 화면으로 가기</a></p>`;
  return { title: '개인정보 신고', main: html`<div class="wrap"><section class="sec empty">${main}</section></div>` };
}
