import { dayInKorea, officialDate, timeInKorea } from '../../../shared/kernel/calendar-day.ts';
import { attributes, html, raw, type SafeHtml } from '../../../shared/markup/html.ts';
import type { PublicAgency } from '../store.ts';

/** How the screen is set (화면 설정): as the browser prefers, or as the reader chose. */
export type DisplayMode = 'theme' | 'light' | 'dark' | 'high-contrast';

/** What every page is drawn with. `stylesheet` is the address vite gave it. */
export type PageFrame = {
  readonly mode: DisplayMode;
  readonly stylesheet: string | undefined;
  readonly agencies: readonly PublicAgency[];
  /** Where officials sign in, if the reader may be told. */
  readonly office: string | undefined;
  /** The instant that the page is of, where it is not this one. */
  readonly asOf: Date | undefined;
};

/** 주 메뉴: what the site is for, in the order of how often it is asked for. */
const MENU = {
  search: ['/search', '문서 찾기'],
  requests: ['/requests', '정보공개 청구'],
  verify: ['/verify', '진위 확인'],
} as const;

export type Page = {
  readonly title: string;
  readonly description?: string;
  /** The item of the main menu that is open. */
  readonly menu?: keyof typeof MENU;
  /** Whether search engines should leave it out: one of endlessly many ways to ask for the same documents. */
  readonly isNotIndexed?: boolean;
  /** Links of the head: the same document as data. */
  readonly links?: SafeHtml;
  readonly main: SafeHtml;
};

/** The whole page around its main part: head, menu, foot. No script anywhere: the site's CSP allows none. */
export function drawPage(frame: PageFrame, page: Page): string {
  const operator = frame.agencies[0]?.name;
  const site = operator === undefined ? '문서공개' : `${operator} 문서공개`;
  const title = page.title === '' ? site : `${page.title} - ${site}`;
  return html`${DOCTYPE}
<html lang="ko" data-krds-mode="${frame.mode}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${page.description && html`<meta name="description" content="${page.description}">\n`}${
  page.isNotIndexed && html`<meta name="robots" content="noindex">\n`
}${frame.stylesheet && html`<link rel="stylesheet" href="${frame.stylesheet}">\n`}${page.links}</head>
<body>
<a class="skip" href="#main">본문으로 건너뛰기</a>
<header class="top"><div class="wrap">
<nav class="util" aria-label="바로가기"><a href="/display">화면 설정</a>${frame.office && html`<a href="${frame.office}">직원 업무 화면</a>`}</nav>
<div class="bar"><a class="brand" href="/">${operator && html`<b>${operator}</b>`}<span>문서공개</span></a>
<nav class="gnb" aria-label="주 메뉴"><ul>${menuMarkup(page.menu)}</ul></nav></div>
</div></header>
<main id="main" tabindex="-1">
${frame.asOf && freshnessMarkup(frame.asOf)}${page.main}
</main>
${footMarkup(frame.agencies)}
</body>
</html>
`.toString();
}

/** Nobody should take a copy of yesterday for what is public today. */
function freshnessMarkup(asOf: Date): SafeHtml {
  const day = dayInKorea(asOf);
  return html`<div class="wrap"><p class="as-of" role="status"><time datetime="${asOf.toISOString()}">${officialDate(day)} ${timeInKorea(asOf)}</time> 기준입니다. 그 뒤에 공개하거나 거둔 문서는 아직 나타나지 않습니다.</p></div>\n`;
}

function menuMarkup(open: Page['menu']): SafeHtml[] {
  return Object.entries(MENU).map(
    ([name, [address, title]]) =>
      html`<li><a href="${address}"${attributes({ 'aria-current': name === open ? 'page' : undefined })}>${title}</a></li>`,
  );
}

function footMarkup(agencies: readonly PublicAgency[]): SafeHtml {
  return html`<footer class="foot"><div class="wrap">${agencies.map(
    (agency) =>
      html`<p><b>${agency.name}</b>${agency.zipCode && html` (우 ${agency.zipCode})`} ${agency.address}${
        agency.homepage && html` · ${agency.homepage}`
      }</p>\n`,
  )}<p class="links"><a href="/statistics">공개 통계</a> <a href="/closing-standards">비공개 세부기준</a> <a href="/open-data">열린 자료</a> <a href="/verify">문서 진위 확인</a></p>
<p>이 누리집의 문서는 열람용이며 공문서로서의 법적 효력이 없습니다.</p></div></footer>`;
}

const DOCTYPE = raw('<!doctype html>');
