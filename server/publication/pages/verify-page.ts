import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { html, raw, type SafeHtml } from '../../../shared/markup/html.ts';
import type { FoundFile, FoundPaper } from '../../authenticity/index.ts';
import type { Page } from './layout.ts';
import { dayMarkup } from './marks.ts';

/** What an upload may weigh: larger files are asked about by their hash, which needs no upload. */
export const MOST_VERIFIED_BYTES = 50 * 1024 * 1024;

/** What is told above the form: of the paper whose address was opened, or of the file that was asked about. */
export type VerifyAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown-address' }
  | { readonly kind: 'paper'; readonly paper: FoundPaper; readonly title: string | undefined }
  | { readonly kind: 'unknown-file' }
  | { readonly kind: 'file'; readonly file: FoundFile; readonly title: string | undefined }
  | { readonly kind: 'no-file' | 'too-large' | 'too-many' };

/** 진위 확인: whether a file is this office's paper. Works without scripts; with them the file stays where it is. */
export function verifyPage(answer: VerifyAnswer): Page {
  return {
    title: '문서 진위 확인',
    menu: 'verify',
    links: html`<script src="/office/verify.js" defer></script>\n`,
    main: html`<div class="wrap"><section class="sec narrow"><h1>문서 진위 확인</h1>
<div aria-live="polite">${answerMarkup(answer)}</div>
<form class="form" id="verify" action="/verify" method="post" enctype="multipart/form-data">
<p class="drop"><label for="file">확인할 PDF 파일</label><input type="file" id="file" name="file" accept="application/pdf,.pdf" required></p>
<p id="how">파일을 이 기관의 서버로 보내어 확인합니다(50 MB까지). 보낸 파일은 확인만 하고 남기지 않습니다.</p>
<p class="acts"><button class="btn p" type="submit">확인</button></p></form>
<p class="sub sm">내려받은 그대로의 파일만 확인할 수 있습니다. 다시 저장하거나 인쇄하여 스캔한 파일은 다른 파일입니다.</p></section></div>`,
  };
}

const WARNINGS = {
  'no-file': ['파일이 없습니다.', '확인할 PDF 파일을 골라 주십시오.'],
  'too-large': ['파일이 너무 큽니다.', '50 MB까지 확인할 수 있습니다.'],
  'too-many': ['확인 요청이 너무 많습니다.', '1분 뒤에 다시 확인해 주십시오.'],
  'unknown-address': [
    '이 주소로 보여 줄 수 있는 문서가 없습니다.',
    '주소를 확인해 주십시오. 파일이 있으면 아래에서 확인할 수 있습니다.',
  ],
  'unknown-file': [
    '이 기관이 내어준 파일로 확인되지 않습니다.',
    '다른 곳에서 만들었거나 내어준 뒤에 바뀐 파일입니다. 문서를 내어준 기관에 물어 주십시오.',
  ],
} as const;

function answerMarkup(answer: VerifyAnswer): SafeHtml | false {
  if (answer.kind === 'none') return false;
  if (answer.kind === 'paper') {
    return verdict(
      'told',
      '이 기관이 만든 문서의 주소입니다.',
      html`${factsMarkup(paperFacts(answer.paper, answer.title))}<p>가지고 계신 파일이 바뀌지 않았는지는 아래에서 확인해 주십시오.</p>`,
    );
  }
  if (answer.kind === 'file') {
    const facts = [...paperFacts(answer.file.paper, answer.title), ...fileFacts(answer.file)];
    return verdict('intact', '이 기관이 만든 문서이며, 내어준 뒤에 바뀌지 않았습니다.', factsMarkup(facts));
  }
  const [title, text] = WARNINGS[answer.kind];
  return verdict('warned', title, html`<p>${text}</p>`);
}

/** A tick, a letter i, an exclamation: the shape says it besides the words, never a colour alone. */
const SIGNS = {
  intact: raw('<path d="M9 16.5l5 5L23 11" fill="none" stroke="currentColor" stroke-width="3"/>'),
  told: raw('<path d="M16 14.5v9" stroke="currentColor" stroke-width="3"/><circle cx="16" cy="9.5" r="2"/>'),
  warned: raw('<path d="M16 8v10" stroke="currentColor" stroke-width="3"/><circle cx="16" cy="22.5" r="2"/>'),
} as const;

function verdict(kind: keyof typeof SIGNS, title: string, told: SafeHtml): SafeHtml {
  return html`<section class="verdict ${kind}"><h2><svg viewBox="0 0 32 32" fill="currentColor" aria-hidden="true" focusable="false"><circle cx="16" cy="16" r="14.5" fill="none" stroke="currentColor" stroke-width="3"/>${
    SIGNS[kind]
  }</svg>${title}</h2>
${told}</section>`;
}

type Fact = readonly [string, SafeHtml | string];

function factsMarkup(facts: readonly Fact[]): SafeHtml {
  return html`<table class="facts"><caption class="vh">확인한 문서</caption><tbody>
${facts.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>\n`)}</tbody></table>`;
}

function paperFacts(paper: FoundPaper, title: string | undefined): Fact[] {
  const { agencyName, standing, managementNumber, since } = paper;
  const isShown = title !== undefined && managementNumber !== null;
  const document = isShown
    ? html`<a href="/documents/${managementNumber}">${title}</a>`
    : '이 기관이 만든 문서(제목은 공개된 문서만 보여 줍니다)';
  const withdrawn = html`${dayMarkup(dayInKorea(since))} 공개를 거두어들였습니다`;
  const told = standing === 'public' ? '공개 중' : standing === 'withdrawn' ? withdrawn : '공개하지 않는 문서';
  return [
    ['기관', agencyName],
    ['문서', document],
    ['공개', told],
  ];
}

function fileFacts({ copy, issuedAt, signedBy, signerKind, hasNewer }: FoundFile): Fact[] {
  const unsigned = '서명하기 전에 내어준 파일입니다';
  const own = signerKind === 'development' ? ' - 개발용 인증서이므로 이 기관 밖에서는 증명이 되지 않습니다' : '';
  return [
    ['사본', copy === 'archive' ? '보존본(전자기록이 들어 있는 PDF/A-3)' : '시민 공개본(PDF/A-2)'],
    ['만든 날', dayMarkup(dayInKorea(issuedAt))],
    ['전자서명', signedBy === null ? unsigned : `${signedBy}${own}`],
    ...(hasNewer ? ([['다음 판', '같은 문서의 파일이 뒤에 다시 만들어졌습니다']] as const) : []),
  ];
}
