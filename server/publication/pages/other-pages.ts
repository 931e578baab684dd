import { WITHDRAWAL_KIND_LABELS, type WithdrawalKind } from '../../../shared/disclosure/publication-act.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { attributes, html } from '../../../shared/markup/html.ts';
import type { DisplayMode, Page } from './layout.ts';
import { dayMarkup } from './marks.ts';

/** One page for what is closed, not yet public and never was: nothing in it tells which. */
export const NOT_FOUND_PAGE: Page = {
  title: '문서가 없습니다',
  main: html`<div class="wrap"><section class="sec empty"><h1>이 주소의 문서가 없습니다.</h1><p>주소를 확인하시거나 제목과 낱말로 찾아 주십시오.</p><p><a class="btn p" href="/search">문서 찾기</a></p></section></div>`,
};

/** 공개 철회: the number, the day and the kind of the reason; nothing else of what was public once. */
export function tombstonePage(
  managementNumber: string,
  { withdrawnAt, reasonKind }: { readonly withdrawnAt: Date; readonly reasonKind: WithdrawalKind },
): Page {
  return {
    title: '공개를 철회한 문서',
    main: html`<div class="wrap"><section class="sec narrow"><h1>공개를 철회한 문서입니다</h1><p>전에 공개하였으나 지금은 공개하지 않는 문서입니다.</p><table class="facts"><caption class="vh">철회 정보</caption><tbody>
<tr><th scope="row">관리번호</th><td>${managementNumber}</td></tr>
<tr><th scope="row">철회한 날</th><td>${dayMarkup(dayInKorea(withdrawnAt))}</td></tr>
<tr><th scope="row">사유</th><td>${WITHDRAWAL_KIND_LABELS[reasonKind]}</td></tr></tbody></table><p class="acts"><a class="btn p" href="/search">다른 문서 찾기</a></p></section></div>`,
  };
}

export const UNAVAILABLE_PAGE: Page = {
  title: '지금은 볼 수 없습니다',
  main: html`<div class="wrap"><section class="sec empty"><h1>지금은 이 쪽을 볼 수 없습니다.</h1><p>잠시 뒤에 다시 열어 주십시오. 계속 열리지 않으면 기관에 알려 주십시오.</p></section></div>`,
};

/** A form with more than its fields take; what was typed is still behind the browser’s way back. */
export const TOO_LARGE_PAGE: Page = {
  title: '보낸 내용이 너무 깁니다',
  main: html`<div class="wrap"><section class="sec empty"><h1>보낸 내용이 너무 길어 받지 못했습니다.</h1><p>브라우저의 ‘뒤로’를 눌러 돌아가면 적은 것이 남아 있습니다. 줄여서 다시 보내 주십시오.</p></section></div>`,
};

/** Of one address come more questions in a minute than people ask. */
export const TOO_OFTEN_PAGE: Page = {
  title: '요청이 너무 잦습니다',
  main: html`<div class="wrap"><section class="sec empty"><h1>요청이 너무 잦아 잠시 멈추었습니다.</h1><p>한 주소에서 1분에 보낼 수 있는 수를 넘었습니다. 1분 뒤에 다시 열어 주십시오. 많은 문서를 프로그램으로 받으시려면 <a href="/open-data">열린 자료</a>를 써 주십시오.</p></section></div>`,
};

/** A question that the database broke off: asked again it would take as long. */
export const TOO_WIDE_PAGE: Page = {
  title: '찾는 데 너무 오래 걸립니다',
  main: html`<div class="wrap"><section class="sec empty"><h1>찾는 데 너무 오래 걸려 멈추었습니다.</h1><p>낱말을 더하거나 기관·기간을 정하여 다시 찾아 주십시오.</p><p><a class="btn p" href="/search">문서 찾기</a></p></section></div>`,
};

/** This process reads and never writes, so nothing can be filed with it: where it can, as far as is known. */
export function requestsElsewherePage(address: string | undefined): Page {
  const main =
    address === undefined
      ? html`<h1>지금은 이 누리집에서 청구할 수 없습니다.</h1><p>문서를 찾고 읽는 것만 되고 있습니다. 이 쪽 아래에 적힌 기관에 방문하거나 우편으로 청구해 주십시오. 이미 하신 청구의 처리 상황은 접수번호를 알리고 기관에 물어 주십시오. 공개한 문서는 청구하지 않아도 바로 볼 수 있습니다.</p><p class="acts"><a class="btn p" href="/search">문서 찾기</a></p>`
      : html`<h1>정보공개 청구는 기관의 접수 화면에서 받습니다.</h1><p>청구서를 쓰고 처리 상황을 확인하는 곳은 다음 주소입니다.</p><p class="acts"><a class="btn p" href="${address}">접수 화면으로 가기</a></p>`;
  return {
    title: '정보공개 청구',
    menu: 'requests',
    main: html`<div class="wrap"><section class="sec empty">${main}</section></div>`,
  };
}

/** The citizens' process makes no papers: this one has been public for a minute, or the office is not there. */
export const PAPER_ON_ITS_WAY_PAGE: Page = {
  title: 'PDF를 만들고 있습니다',
  main: html`<div class="wrap"><section class="sec empty"><h1>이 문서의 PDF를 만들고 있습니다.</h1><p>1분 뒤에 다시 받아 주십시오. 그동안 문서의 쪽에서 본문을 읽거나 HWPX를 받으실 수 있습니다.</p></section></div>`,
};

const MODES: readonly (readonly [DisplayMode, string, string])[] = [
  ['theme', '기기 설정 따르기', '기기가 어두운 화면이면 어둡게 보여 줍니다.'],
  ['light', '밝은 화면', '흰 바탕에 검은 글자입니다.'],
  ['dark', '어두운 화면', '검은 바탕에 밝은 글자입니다.'],
  ['high-contrast', '선명한 화면(고대비)', '검은 바탕에 흰 글자와 굵은 선입니다.'],
];

/** 화면 설정: a form that works without scripts; `back` is the page the reader came from. */
export function displayPage(mode: DisplayMode, back: string): Page {
  return {
    title: '화면 설정',
    main: html`<div class="wrap"><section class="sec narrow"><h1>화면 설정</h1><form class="form" action="/display/choice" method="get"><input type="hidden" name="back" value="${back}"><fieldset class="f"><legend>화면 색</legend>${MODES.map(
      ([value, label, hint]) =>
        html`<p class="chk"><input type="radio" id="mode-${value}" name="mode" value="${value}"${attributes({
          checked: value === mode,
        })}><label for="mode-${value}">${label} <span class="sub sm">${hint}</span></label></p>`,
    )}</fieldset><p class="acts"><button class="btn p" type="submit">바꾸기</button><a class="btn" href="${back}">돌아가기</a></p></form></section></div>`,
  };
}

export function isDisplayMode(text: unknown): text is DisplayMode {
  return MODES.some(([mode]) => mode === text);
}
