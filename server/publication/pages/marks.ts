import { type Disclosure, type DisclosureLevel, disclosureLabel } from '../../../shared/disclosure/disclosure.ts';
import { officialDate } from '../../../shared/kernel/calendar-day.ts';
import { html, raw, type SafeHtml } from '../../../shared/markup/html.ts';
import type { ListedBecause } from '../public-copy.ts';
import type { ListedDocument } from '../store.ts';

/** Disc, half disc, ring: the shape and the word say the level, never a colour alone. */
const SHAPES: Readonly<Record<DisclosureLevel, SafeHtml>> = {
  open: raw('<circle cx="8" cy="8" r="7" fill="currentColor"/>'),
  partiallyOpen: raw(
    '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 1a7 7 0 0 0 0 14z" fill="currentColor"/>',
  ),
  closed: raw('<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>'),
};

/** The disclosure mark (공개구분 표시) with its grounds: ◐ 부분공개(5). */
export function disclosureMark(disclosure: Disclosure): SafeHtml {
  return html`<span class="disc"><svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">${
    SHAPES[disclosure.level]
  }</svg>${disclosureLabel(disclosure)}</span>`;
}

/** A day as official texts write it, with its machine form. */
export function dayMarkup(day: string): SafeHtml {
  return html`<time datetime="${day}">${officialDate(day)}</time>`;
}

/**
 * 검토 종료 예정일, or the day on which a decision says to look again, beside the reason; nothing where there is none.
 * The words are true of a day that is past as well.
 */
export function reviewUntilMarkup(day: string | null, as: 'p' | 'span' = 'p'): SafeHtml | false {
  const words = day !== null && html`${dayMarkup(day)}까지 공개할 수 있는지 다시 살피기로 하였습니다`;
  return words && (as === 'span' ? html`<span>${words}</span>` : html`<p>${words}.</p>`);
}

/** The unit, with its agency before it where that is another than the site's own: numbers repeat across agencies. */
export function unitText({ agencyName, unitName }: ListedDocument, operator: string | undefined): string {
  return agencyName === operator ? unitName : `${agencyName} ${unitName}`;
}

const BECAUSE_LABELS: Readonly<Record<ListedBecause, string>> = {
  closed: '목록만 공개',
  waiting: '원문 공개 예정',
  rankBelow: '목록만 공개',
  checking: '확인 중',
};

/** Why a document of a list cannot be read; nothing where it can. */
export function becauseMark(because: ListedBecause | null): SafeHtml | false {
  return because !== null && html`<span class="sub sm">${BECAUSE_LABELS[because]}</span>`;
}

/** 정보목록 names who handles a document (공개령 제5조①); of what can be read its own page does. */
export function handlerMark({ because, handlerName }: ListedDocument): SafeHtml | false {
  return because !== null && handlerName !== '' && html`<span>담당 ${handlerName}</span>`;
}

/** One row of a list: date, title with unit and number, mark. */
export function rowMarkup(document: ListedDocument, operator: string | undefined): SafeHtml {
  const { level, grounds, because, handlerName } = document;
  return html`<li><span class="d">${dayMarkup(document.producedOn)}</span><div class="b"><p class="t"><a href="/documents/${
    document.managementNumber
  }">${document.title}</a></p><p class="m">${unitText(document, operator)} · ${document.documentNumber}${handlerName !== '' && because !== null && ' · '}${handlerMark(document)}${because !== null && ' · '}${becauseMark(because)}</p></div>${disclosureMark(
    {
      level,
      grounds,
    },
  )}</li>\n`;
}

/** The search field of home and search page; it stands in a form that any browser can send. */
export function searchField(query: string): SafeHtml {
  return html`<div class="searchbar"><label class="vh" for="q">찾을 말</label><input class="in" id="q" name="q" type="search" maxlength="200" value="${query}" placeholder="제목, 본문, 문서번호, 부서" autocomplete="off"><button class="btn p" type="submit">찾기</button></div>`;
}
