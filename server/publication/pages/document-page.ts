import { disclosureLabel, GROUND_LABELS } from '../../../shared/disclosure/disclosure.ts';
import { LICENCE_LABELS } from '../../../shared/disclosure/licence.ts';
import {
  CHECKED_ATTACHMENT_NAME,
  CLOSED_ATTACHMENT_NAME,
  type ClosedAttachment,
} from '../../../shared/disclosure/public-view.ts';
import { withheldBecause } from '../../../shared/disclosure/withheld.ts';
import { dayInKorea, officialDate } from '../../../shared/kernel/calendar-day.ts';
import { fileSizeText } from '../../../shared/kernel/file-size.ts';
import { HWPX_MEDIA_TYPE } from '../../../shared/kernel/hwpx-media-type.ts';
import { bodyClass, bodyMarkup } from '../../../shared/markup/body.ts';
import { html, type SafeHtml } from '../../../shared/markup/html.ts';
import { documentFacts } from '../../../shared/markup/open-formats.ts';
import { FORMAT_LABELS } from '../../../shared/originals/left-out-words.ts';
import { originalFormat } from '../../../shared/originals/original-format.ts';
import { letterFacts } from '../../../shared/paper/paper-document.ts';
import { viewsOf } from '../attachment-views.ts';
import { type PublicAttachment, type PublicCopy, publicPictureAddress } from '../public-copy.ts';
import { pathMarkup } from './document-path.ts';
import type { Page } from './layout.ts';
import { linkedDocument } from './linked-document.ts';
import { listedPage } from './listed-page.ts';
import { dayMarkup, disclosureMark, reviewUntilMarkup } from './marks.ts';
import { type ReportsTaken, reportHint } from './report-pages.ts';
import { feedAddress, searchAddress } from './search-address.ts';
import { standardsLink } from './standards-page.ts';

/** A document as citizens read it. `origin` makes the address in the citation whole. */
export function documentPage(copy: PublicCopy, origin: string, reports: ReportsTaken): Page {
  if (copy.listing) return listedPage(copy, copy.listing, { origin, reports });
  const address = `/documents/${copy.managementNumber}`;
  return {
    title: copy.title,
    description: copy.summary || `${copy.agencyName} ${copy.departmentName} ${copy.documentNumber}`,
    menu: 'search',
    links: html`${linkedDocument(copy, origin)}<link rel="canonical" href="${origin}${address}">
<link rel="alternate" type="application/json" href="${address}.json">
${
  copy.paper &&
  html`<link rel="alternate" type="application/pdf" href="${address}.pdf">
<link rel="alternate" type="${HWPX_MEDIA_TYPE}" href="${address}.hwpx">
<link rel="alternate" type="text/markdown" href="${address}.md">
<link rel="alternate" type="text/plain" href="${address}.txt">\n`
}`,
    main: html`<div class="wrap"><article>${pathMarkup(copy)}
<header class="dochead"><h1>${copy.title}</h1><p class="st">${disclosureMark(copy.disclosure)}<span>${dayMarkup(
      copy.producedOn,
    )} 결재</span><span>${copy.departmentName}</span><span>${dayMarkup(dayInKorea(copy.publishedAt))} 공개</span>${
      copy.paper && reviewUntilMarkup(copy.reviewUntil, 'span')
    }${
      copy.paper &&
      copy.disclosure.level !== 'open' &&
      html`<span>${standardsLink(copy.managementNumber, copy.disclosure.grounds)}</span>`
    }</p></header>
<div class="docgrid"><section class="a-f" aria-labelledby="facts"><h2 id="facts">문서 정보</h2>${factsMarkup(copy)}
<p class="acts">${filesMarkup(copy, address)}</p></section>
<div class="a-m">${
      copy.paper
        ? html`<div class="${bodyClass(copy.paper.body)} prose">
${bodyMarkup(copy.paper.body, (picture) => publicPictureAddress(copy.managementNumber, picture))}
</div>`
        : closedBody(copy)
    }
${letterMarkup(copy)}${attachmentsMarkup(copy)}${nearMarkup(copy, address)}${useMarkup(copy, `${origin}${address}`, reports)}</div></div></article></div>`,
  };
}

/** 시행문: to whom the document goes, in whose name, and how its sender is reached. */
function letterMarkup({ paper }: PublicCopy): SafeHtml | false {
  return (
    paper?.form === 'standardDraft' &&
    html`<section class="blk" aria-labelledby="letter"><h2 id="letter">시행 정보</h2><table class="facts"><caption class="vh">시행 정보</caption><tbody>
${letterFacts(paper).map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>\n`)}</tbody></table></section>`
  );
}

/** Every form of the document; where the body is closed, only its facts are data. */
function filesMarkup({ paper }: PublicCopy, address: string): SafeHtml {
  return html`${
    paper &&
    html`<a class="btn p" href="${address}.pdf">PDF 받기</a><a class="btn" href="${address}.hwpx">HWPX 받기</a><a class="btn" href="${address}.txt">글(TXT) 받기</a><a class="btn" href="${address}.md">마크다운 받기</a>`
  }<a class="btn" href="${address}.json">자료(JSON) 받기</a>`;
}

function factsMarkup(copy: PublicCopy): SafeHtml {
  return html`<table class="facts"><caption class="vh">문서 정보</caption><tbody>
${documentFacts(copy).map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>\n`)}</tbody></table>`;
}

/** The body stays closed: the place says so, with the law, and with nothing of what it hides. */
function closedBody({ managementNumber, disclosure, reviewUntil }: PublicCopy): SafeHtml {
  const grounds = disclosure.grounds.map((ground) => `제${ground}호(${GROUND_LABELS[ground]})`).join(', ');
  return html`<section class="rdb" aria-label="공개하지 않는 본문"><p class="tab">${disclosureLabel({
    ...disclosure,
    level: 'closed',
  })}</p><p><b>본문은 공개하지 않습니다.</b> 근거: 「공공기관의 정보공개에 관한 법률」 제9조제1항 ${grounds} · ${standardsLink(managementNumber, disclosure.grounds)}</p>${reviewUntilMarkup(reviewUntil)}</section>`;
}

function attachmentsMarkup({ attachments, managementNumber }: PublicCopy): SafeHtml | false {
  return (
    attachments.length > 0 &&
    html`<section class="blk" aria-labelledby="files"><h2 id="files">첨부 문서 ${attachments.length}개</h2><ul class="files">
${attachments.map((attachment) => attachmentMarkup(attachment, managementNumber))}</ul></section>`
  );
}

function attachmentMarkup(attachment: PublicAttachment, managementNumber: string): SafeHtml {
  if (!attachment.shown) return closedAttachmentMarkup(attachment, managementNumber);
  const { id, name, size, mediaType } = attachment;
  const address = `/documents/${managementNumber}/attachments/${id}`;
  const { viewUrl, pdfUrl } = viewsOf(mediaType, address);
  const format = originalFormat(mediaType);
  const facts = format === undefined ? fileSizeText(size) : `${FORMAT_LABELS[format]}, ${fileSizeText(size)}`;
  const button = (href: string, words: string, more = '') =>
    html`<a class="btn s" href="${href}">${words}<span class="vh">${more}: ${name}</span></a> `;
  return html`<li><div><p class="t">${name}</p><p class="m">${facts}</p></div><p class="a">${
    viewUrl !== null && button(viewUrl, '바로 보기')
  }${
    pdfUrl !== null && button(pdfUrl, 'PDF', pdfUrl === address ? '(원문)' : '(보기용 사본)')
  }<a class="btn s" href="${address}" download="${name}">원문 받기<span class="vh">: ${name}</span></a></p></li>\n`;
}

/** The reason stands beside what is kept back, as it does in the text; of the file itself nothing is told. */
function closedAttachmentMarkup({ grounds, isChecked }: ClosedAttachment, managementNumber: string): SafeHtml {
  if (isChecked) return html`<li><p class="t">${CHECKED_ATTACHMENT_NAME}</p></li>\n`;
  const because = `${withheldBecause(grounds)}(${grounds.map((ground) => GROUND_LABELS[ground]).join(', ')})`;
  return html`<li><div><p class="t">${CLOSED_ATTACHMENT_NAME}</p>${grounds.length > 0 && html`<p class="m">${because} · ${standardsLink(managementNumber, grounds)}</p>`}</div></li>\n`;
}

/**
 * Ways on from here. They lead to pages that ask anew, because this page is kept while its own copy stands, and a
 * title of another document on it could outlive that document's withdrawal.
 */
function nearMarkup({ classificationPath, unitName, agencyName }: PublicCopy, address: string): SafeHtml {
  const leaf = classificationPath.at(-1);
  const sameClass = { classPath: classificationPath };
  const sameUnit = { agency: agencyName, unit: unitName };
  return html`<section class="blk" aria-labelledby="near"><h2 id="near">이어서 볼 문서</h2><ul class="near"><li><a href="${address}/related">이 문서와 비슷한 문서</a></li>${
    leaf !== undefined &&
    html`<li><a href="${searchAddress(sameClass)}">같은 분류(${leaf})의 문서</a> <a class="sm" href="${feedAddress(sameClass)}" type="application/atom+xml">새 문서 받아 보기<span class="vh">: ${leaf}</span></a></li>`
  }<li><a href="${searchAddress(sameUnit)}">${unitName}의 문서</a> <a class="sm" href="${feedAddress(sameUnit)}" type="application/atom+xml">새 문서 받아 보기<span class="vh">: ${unitName}</span></a></li></ul></section>
`;
}

function useMarkup(copy: PublicCopy, address: string, reports: ReportsTaken): SafeHtml {
  return html`<section class="blk" aria-labelledby="use"><h2 id="use">인용과 이용 조건</h2>
<p class="cite">${copy.agencyName} ${copy.departmentName}, ${copy.title}, ${copy.documentNumber}(${officialDate(
    copy.producedOn,
  )}), <span class="address">${address}</span></p>
<p class="licence"><b>이용조건</b> ${LICENCE_LABELS[copy.licence]}</p>
<p class="legal">이 쪽은 결재문서를 읽기 쉽게 바꾸어 보여 주는 것으로 공문서로서의 법적 효력이 없습니다. 위조·변조하거나 도용하여 생긴 책임은 그렇게 한 사람에게 있습니다.</p>
<p class="sm">${reportHint(copy, reports)}</p>
<p class="sm">내려받은 PDF가 이 기관이 발급한 그대로인지는 <a href="/verify">문서 진위 확인</a>에서 살필 수 있습니다.</p></section>
`;
}
