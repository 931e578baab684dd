import { disclosureLabel, GROUND_LABELS } from '../../../shared/disclosure/disclosure.ts';
import { closedAtMostUntil } from '../../../shared/disclosure/publication-plan.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { html, type SafeHtml } from '../../../shared/markup/html.ts';
import { authorText } from '../../../shared/markup/open-formats.ts';
import { RETENTION_LABELS } from '../../../shared/records/retention.ts';
import type { Listing, PublicCopy } from '../public-copy.ts';
import { pathMarkup } from './document-path.ts';
import type { Page } from './layout.ts';
import { dayMarkup, disclosureMark, reviewUntilMarkup } from './marks.ts';
import { type ReportsTaken, reportHint } from './report-pages.ts';
import { classLabel } from './search-address.ts';
import { standardsLink } from './standards-page.ts';

/** 정보목록의 한 건: what the list says of a document, why no more is shown, until when, and how to ask for it. */
export function listedPage(
  copy: PublicCopy,
  listing: Listing,
  { origin, reports }: { readonly origin: string; readonly reports: ReportsTaken },
): Page {
  const address = `/documents/${copy.managementNumber}`;
  return {
    title: copy.title,
    description: `${copy.agencyName} ${copy.departmentName} ${copy.documentNumber}`,
    menu: 'search',
    links: html`<link rel="canonical" href="${origin}${address}">
<link rel="alternate" type="application/json" href="${address}.json">\n`,
    main: html`<div class="wrap"><article>${pathMarkup(copy)}
<header class="dochead"><h1>${copy.title}</h1><p class="st">${disclosureMark(copy.disclosure)}<span>${dayMarkup(
      copy.producedOn,
    )} 결재</span><span>${copy.departmentName}</span><span>${dayMarkup(dayInKorea(copy.publishedAt))} 목록 공개</span></p></header>
<div class="docgrid"><section class="a-f" aria-labelledby="facts"><h2 id="facts">문서 정보</h2>${factsMarkup(copy)}
<p class="acts"><a class="btn" href="${address}.json">자료(JSON) 받기</a></p></section>
<div class="a-m">${whyMarkup(copy, listing)}${askMarkup(copy, listing)}${reportMarkup(copy, listing, reports)}</div></div></article></div>`,
  };
}

function factsMarkup(copy: PublicCopy): SafeHtml {
  const facts: readonly (readonly [string, string])[] = [
    ['기관명', copy.agencyName],
    ['담당부서', copy.departmentName],
    ...(copy.authorName === '' ? [] : [['업무담당자', authorText(copy)] as const]),
    ['문서번호', copy.documentNumber],
    ['생산일자', copy.producedOn],
    ['공개구분', disclosureLabel(copy.disclosure)],
    ['보존기간', RETENTION_LABELS[copy.retention]],
    ['관리번호', copy.managementNumber],
    ['분류정보', classLabel(copy.classificationPath)],
  ];
  return html`<table class="facts"><caption class="vh">문서 정보</caption><tbody>
${facts.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>\n`)}</tbody></table>`;
}

function whyMarkup(copy: PublicCopy, { because, originalOn }: Listing): SafeHtml {
  switch (because) {
    case 'closed':
      return html`<section class="rdb" aria-label="공개하지 않는 문서"><p class="tab">비공개</p><p><b>이 문서는 목록만 공개합니다.</b> 근거: ${groundsMarkup(copy)}</p>${reviewUntilMarkup(copy.reviewUntil)}
<p>비공개로 할 까닭이 없어지면 공개합니다. 5년마다 공개할 수 있는지 다시 살핍니다${openingMarkup(copy)}(「공공기록물 관리에 관한 법률」 제35조).</p></section>`;
    case 'waiting':
      return html`<section class="rdb" aria-label="공개를 기다리는 문서"><p class="tab">공개 예정</p><p><b>원문을 아직 공개하지 않았습니다.</b> ${
        originalOn === null
          ? '공개하는 날이 정해지면 이 쪽에 적습니다.'
          : html`${dayMarkup(originalOn)}부터 이 쪽에서 읽을 수 있습니다.`
      }</p></section>`;
    case 'rankBelow':
      return html`<section class="rdb" aria-label="목록만 공개하는 문서"><p class="tab">목록 공개</p><p><b>이 문서는 목록만 공개합니다.</b> 기관이 원문을 스스로 공개하는 범위에 들지 않는 문서입니다. 원문은 정보공개를 청구하여 볼 수 있습니다.</p></section>`;
    case 'checking':
      return html`<section class="rdb" aria-label="확인 중인 문서"><p class="tab">확인 중</p><p><b>개인정보가 있다는 신고를 받아 확인하고 있습니다.</b> 확인이 끝날 때까지 ${isClosed(copy) ? '제목을' : '내용을'} 보여 드리지 않습니다.</p>${isClosed(copy) && html`<p>목록만 공개하는 문서입니다. 근거: ${groundsMarkup(copy)}</p>`}</section>`;
  }
}

/** 30년 공개 is for what is still kept then: a record of thirty years or less may have been destroyed by law before. */
function openingMarkup({ retention, producedOn }: PublicCopy): SafeHtml | false {
  if (retention !== 'permanent' && retention !== 'semiPermanent') return false;
  return html`. 따로 정하지 않으면 늦어도 ${dayMarkup(closedAtMostUntil(producedOn))} 뒤에는 공개합니다`;
}

function groundsMarkup({ managementNumber, disclosure }: PublicCopy): SafeHtml {
  const grounds = disclosure.grounds.map((ground) => `제${ground}호(${GROUND_LABELS[ground]})`).join(', ');
  return html`「공공기관의 정보공개에 관한 법률」 제9조제1항 ${grounds} · ${standardsLink(managementNumber, disclosure.grounds)}`;
}

function isClosed({ disclosure }: PublicCopy): boolean {
  return disclosure.level === 'closed';
}

function reportMarkup(copy: PublicCopy, { because }: Listing, reports: ReportsTaken): SafeHtml | false {
  return because !== 'checking' && html`<p class="sm">${reportHint(copy, reports)}</p>`;
}

/**
 * 정보공개 청구 begins with the number of the document. What is being looked into will be decided without one; only that
 * a closed document's title is looked into takes nobody's way to ask for the document.
 */
function askMarkup(copy: PublicCopy, { because }: Listing): SafeHtml | false {
  const { managementNumber } = copy;
  return (
    (because !== 'checking' || isClosed(copy)) &&
    html`<section class="blk" aria-labelledby="ask"><h2 id="ask">이 문서를 보시려면</h2><p>누구나 정보공개를 청구할 수 있습니다. 청구하시면 기관이 공개할 수 있는지 다시 살펴 알려 드립니다.</p><p class="acts"><a class="btn p" href="/requests/new?document=${managementNumber}">정보공개 청구</a></p></section>`
  );
}
