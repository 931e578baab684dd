import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { html, raw, type SafeHtml } from '../../../shared/markup/html.ts';
import type { FileForm } from '../../../shared/paper/file-marks.ts';
import type { FoundFile } from '../../authenticity/index.ts';
import type { ShownDocument, VerifyAnswer } from '../find-verified.ts';
import type { Page } from './layout.ts';
import { dayMarkup } from './marks.ts';
import { documentFacts, type Fact, fileFacts } from './verify-facts.ts';

/** What an upload may weigh: larger files are asked about by their hash, which needs no upload. */
export const MOST_VERIFIED_BYTES = 50 * 1024 * 1024;

/** 진위 확인: whether a file is this office's paper. Works without scripts; with them the file stays where it is. */
export function verifyPage(answer: VerifyAnswer): Page {
  return {
    title: '문서 진위 확인',
    menu: 'verify',
    links: html`<script type="module" src="/office/verify.js"></script>\n`,
    main: html`<div class="wrap"><section class="sec narrow"><h1>문서 진위 확인</h1>
<div aria-live="polite">${answerMarkup(answer)}</div>
<form class="form" id="verify" action="/verify" method="post" enctype="multipart/form-data">
<p class="drop"><label for="file">확인할 PDF 파일</label><input type="file" id="file" name="file" accept="application/pdf,.pdf" required></p>
<p id="how">파일을 이 기관의 서버로 보내어 확인합니다(50 MB까지). 보낸 파일은 확인만 하고 남기지 않습니다.</p>
<p class="acts"><button class="btn p" type="submit">확인</button></p></form>
<p class="sub sm">이 기관이 발급한 PDF(보존본, 시민 공개본, 문서관리카드, 결정통지서)를 확인합니다. 다시 저장하거나 인쇄하여 스캔한 파일은 다른 파일입니다. HWPX·TXT·MD·JSON은 고쳐 쓰시도록 드리는 파일이라, 붙임 파일과 그 보기용 사본은 발급한 문서가 아니라 확인하지 않습니다.</p></section></div>`,
  };
}

type Warning = readonly [title: string, text: string];

const WARNINGS: Readonly<Record<'no-file' | 'broken-upload' | 'too-large' | 'too-many' | 'unknown-address', Warning>> =
  {
    'no-file': ['파일이 없습니다.', '확인할 PDF 파일을 골라 주십시오.'],
    'broken-upload': ['파일을 다 받지 못하였습니다.', '보내다가 끊겼을 수 있습니다. 다시 보내어 주십시오.'],
    'too-large': [
      '파일이 너무 큽니다.',
      '50 MB까지 보내어 확인할 수 있습니다. 더 큰 파일은 스크립트를 쓸 수 있는 브라우저에서 확인해 주십시오. 파일을 보내지 않고 확인합니다.',
    ],
    'too-many': ['확인 요청이 너무 많습니다.', '1분 뒤에 다시 확인해 주십시오.'],
    'unknown-address': [
      '이 주소로 보여 줄 수 있는 문서가 없습니다.',
      '주소를 확인해 주십시오. 파일이 있으면 아래에서 확인할 수 있습니다.',
    ],
  };

const UNKNOWN: Readonly<Record<FileForm, Warning>> = {
  pdf: [
    '이 기관이 발급한 파일로 확인되지 않습니다.',
    '다른 곳에서 만들었거나 발급한 뒤에 바뀐 파일입니다. 붙임 파일과 그 보기용 사본, 결재가 끝나기 전의 PDF는 이 기관에서 받은 것이라도 확인하지 않습니다. 파일을 준 사람이나 기관에 물어 주십시오.',
  ],
  locked: [
    '암호가 걸린 PDF입니다. 이 기관이 발급한 파일이 아닙니다.',
    '이 기관은 PDF에 암호를 걸지 않습니다. 암호를 걸기 전의 파일이 있으면 그 파일로 확인해 주십시오.',
  ],
  hwpx: [
    '한글 문서(HWPX)는 확인하지 않습니다.',
    'HWPX는 고쳐 쓰시도록 드리는 파일입니다. 같은 문서의 PDF를 내려받아 확인해 주십시오.',
  ],
  empty: ['빈 파일입니다.', '내려받다가 끊겼을 수 있습니다. 파일을 다시 받아 확인해 주십시오.'],
  other: ['PDF 파일이 아닙니다.', '이 기관이 발급한 PDF 파일을 골라 주십시오.'],
};

function answerMarkup(answer: VerifyAnswer): SafeHtml | false {
  switch (answer.kind) {
    case 'none':
      return false;
    case 'paper':
      return verdict(
        'told',
        '이 기관이 만든 문서의 주소입니다.',
        html`${factsMarkup(documentFacts(answer.told))}<p>가지고 계신 파일이 바뀌지 않았는지는 아래에서 확인해 주십시오.</p>`,
      );
    case 'withdrawn-address':
      return verdict(
        'told',
        '공개를 거두어들인 문서의 주소입니다.',
        html`<p>${dayMarkup(dayInKorea(answer.withdrawnAt))} 공개를 거두어들였습니다. <a href="/documents/${answer.managementNumber}">철회한 까닭 보기</a></p><p>가지고 계신 파일이 이 기관이 발급한 것인지는 아래에서 확인할 수 있습니다.</p>`,
      );
    case 'intact':
    case 'appended':
      return knownFile(answer);
    case 'altered':
      return verdict(
        'warned',
        '내용이 이 기관이 발급한 것과 다릅니다.',
        html`<p>다음 문서라고 적혀 있으나, 이 기관이 발급한 어느 파일과도 같지 않습니다. 발급한 뒤에 고쳤거나 다시 저장한 파일이거나 꾸며 낸 파일입니다. ${
          answer.told.shown
            ? '문서의 쪽에서 발급한 파일을 다시 받아 주십시오.'
            : '파일을 준 사람에게 발급한 그대로의 파일을 달라고 하여 주십시오.'
        }</p>${factsMarkup(documentFacts(answer.told))}`,
      );
    case 'unknown-file':
      return warned(UNKNOWN[answer.form]);
    default:
      return warned(WARNINGS[answer.kind]);
  }
}

/** What follows behind our last byte may show other pages in the place of ours: such a file is never called intact. */
function knownFile({ kind, file, shown }: VerifyAnswer & { readonly kind: 'intact' | 'appended' }): SafeHtml {
  const facts = factsMarkup([...documentFacts({ paper: file.paper, shown }), ...fileFacts(file, shown)]);
  if (kind === 'intact') {
    const note = noteOf(file, shown);
    return verdict('intact', '이 기관이 발급한 그대로의 파일입니다.', html`${note && html`<p>${note}</p>`}${facts}`);
  }
  return verdict(
    'warned',
    '뒤에 덧붙은 내용이 있습니다.',
    html`<p>앞부분은 이 기관이 발급한 파일 그대로이지만, 그 뒤에 다른 내용이 덧붙었습니다. 메모나 서명일 수도, 고친 쪽일 수도 있습니다. 덧붙은 내용은 이 기관의 것이 아니며 화면에 보이는 글을 바꿀 수 있습니다. 발급한 그대로의 파일을 받아 확인해 주십시오.</p><p>앞부분은 다음 파일입니다.</p>${facts}`,
  );
}

/** What whoever relies on an unaltered file must know besides: it may be one that the office no longer stands by. */
function noteOf({ copy, copyId, paper }: FoundFile, shown: ShownDocument | undefined): string | false {
  if (paper.standing === 'withdrawn') return '다만 그 뒤에 공개를 거두어들인 문서입니다.';
  if (copy !== 'citizens' || !shown || shown.copyId === copyId) return false;
  if (shown.because === 'checking') return '다만 개인정보 신고가 들어와 지금은 보여 주지 않는 문서입니다.';
  return '다만 지금 공개하고 있는 판이 아닙니다. 문서의 쪽에서 지금의 판을 볼 수 있습니다.';
}

/** A tick, a letter i, an exclamation: the shape says it besides the words, never a colour alone. */
const SIGNS = {
  intact: raw('<path d="M9 16.5l5 5L23 11" fill="none" stroke="currentColor" stroke-width="3"/>'),
  told: raw('<path d="M16 14.5v9" stroke="currentColor" stroke-width="3"/><circle cx="16" cy="9.5" r="2"/>'),
  warned: raw('<path d="M16 8v10" stroke="currentColor" stroke-width="3"/><circle cx="16" cy="22.5" r="2"/>'),
} as const;

function warned([title, text]: Warning): SafeHtml {
  return verdict('warned', title, html`<p>${text}</p>`);
}

function verdict(kind: keyof typeof SIGNS, title: string, told: SafeHtml): SafeHtml {
  return html`<section class="verdict ${kind}"><h2><svg viewBox="0 0 32 32" fill="currentColor" aria-hidden="true" focusable="false"><circle cx="16" cy="16" r="14.5" fill="none" stroke="currentColor" stroke-width="3"/>${
    SIGNS[kind]
  }</svg>${title}</h2>
${told}</section>`;
}

function factsMarkup(facts: readonly Fact[]): SafeHtml {
  return html`<table class="facts"><caption class="vh">확인한 문서</caption><tbody>
${facts.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>\n`)}</tbody></table>`;
}
