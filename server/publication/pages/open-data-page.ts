import { OPEN_FIELDS } from '../../../shared/contract/open-data.ts';
import { html, type SafeHtml } from '../../../shared/markup/html.ts';
import type { Page } from './layout.ts';
import { dayMarkup } from './marks.ts';

export type OpenDataContent = {
  readonly origin: string;
  /** The newest first. */
  readonly daily: readonly DailyFileRow[];
  readonly mostRequests: number;
  readonly highestLimit: number;
};

export type DailyFileRow = {
  readonly day: string;
  readonly address: string;
  readonly size: number;
  readonly sha256: string;
  readonly published: number;
  readonly withdrawn: number;
};

/** The list of files has all of them. */
const MOST_DAYS = 31;

/** 열린 자료: what there is for programs, on which terms, and how all of it is fetched without missing anything. */
export function openDataPage(content: OpenDataContent): Page {
  return {
    title: '열린 자료',
    description: '공개 문서의 목록을 JSON과 CSV로, 하루치 파일로 받습니다.',
    links: html`<link rel="describedby" type="application/ld+json" href="/open-data/catalog.jsonld">\n`,
    main: html`<div class="wrap"><section class="sec open-data"><h1>열린 자료</h1>
<p>공개한 문서의 목록을 프로그램으로 받아 쓸 수 있습니다. 신청이나 인증키 없이 누구나 쓸 수 있습니다.</p>
${whatThereIs()}${terms()}${paging(content)}${daily(content)}${fields()}${limits(content)}</section></div>`,
  };
}

const KINDS: readonly (readonly [address: string, name: string, text: string])[] = [
  [
    '/open-data/documents.json',
    '목록(JSON)',
    '공개 문서와 거둔 문서를 바뀐 차례대로 줍니다. 쪽을 넘기며 모두 받습니다.',
  ],
  ['/open-data/documents.csv', '목록(CSV)', '같은 목록을 표로 줍니다. UTF-8이며 엑셀에서 바로 열립니다.'],
  ['/open-data/daily.json', '하루치 파일의 목록', '날마다 한 파일입니다. 본문까지 들어 있습니다.'],
  ['/search.atom', '새 문서 소식(Atom)', '찾는 말과 조건마다 따로 받을 수 있습니다.'],
  ['/open-data/schema.json', '자료의 틀(JSON Schema)', '항목의 이름, 꼴, 뜻입니다.'],
  ['/open-data/catalog.jsonld', '자료 목록(DCAT)', '자료 포털이 거두어 가는 설명입니다.'],
];

function whatThereIs(): SafeHtml {
  return html`<section class="blk" aria-labelledby="what"><h2 id="what">무엇이 있습니까</h2><ul class="files">${KINDS.map(
    ([address, name, text]) =>
      html`<li><div><p class="t"><a href="${address}">${name}</a></p><p class="m">${text}</p><p class="m"><code>${address}</code></p></div></li>\n`,
  )}</ul><p class="note-line">문서 하나의 자료는 문서 주소 뒤에 <code>.json</code>, <code>.txt</code>, <code>.md</code>, <code>.pdf</code>, <code>.hwpx</code>를 붙여 받습니다.</p></section>`;
}

function terms(): SafeHtml {
  return html`<section class="blk" aria-labelledby="terms"><h2 id="terms">이용조건</h2><p>목록 자체는 공공누리 제1유형(출처표시)입니다. 문서의 본문과 붙임은 문서마다 정한 조건(<code>licence</code> 항목)을 따라 주십시오. 자료의 문서는 열람용이며 공문서로서의 법적 효력이 없습니다.</p><p>업무담당자의 이름과 전화번호는 그 문서를 묻는 데 써 주십시오. 밝히지 않는 문서는 비어 있으니 담당부서에 물어 주십시오.</p></section>`;
}

function paging({ highestLimit }: OpenDataContent): SafeHtml {
  return html`<section class="blk" aria-labelledby="paging"><h2 id="paging">빠짐없이 받는 방법</h2><ol class="steps">
<li><code>/open-data/documents.json?limit=${String(highestLimit)}</code>을 엽니다. 한 쪽은 ${highestLimit.toLocaleString('ko-KR')}건까지입니다(적지 않으면 100건).</li>
<li><code>next</code>가 있으면 그 주소를 엽니다. <code>null</code>이 될 때까지 되풀이합니다. CSV에서는 <code>Link</code> 머리글의 <code>rel="next"</code>입니다.</li>
<li>마지막 쪽의 <code>resume</code> 값을 적어 두었다가, 다음에 <code>?cursor=</code>에 넣으면 그 뒤에 바뀐 것만 받습니다. CSV에서는 <code>X-Resume-Cursor</code> 머리글입니다.</li>
<li>어느 때부터 바뀐 것만 처음 받을 때에는 <code>?updatedSince=2026-11-22</code>처럼 날(한국)이나 시각을 적습니다. 그 시각의 것부터 들어갑니다. 되풀이할 때에는 시계보다 <code>resume</code>이 정확합니다.</li>
<li>다른 누리집의 쪽에서도 브라우저로 바로 받을 수 있습니다(CORS). 쿠키나 인증은 받지 않습니다. 문서의 <code>.json</code>과 <code>/search.atom</code>도 같고, 거둔 문서의 <code>.json</code>은 410과 JSON으로 답합니다.</li>
<li><code>state</code>가 <code>withdrawn</code>이면 공개를 거둔 문서입니다. 번호와 거둔 시각만 있으니, 받아 두신 것에서도 지워 주십시오.</li></ol>
<p>목록의 차례는 실제로 공개된 차례이며, 늦게 끝난 일이 앞쪽에 끼어들지 않습니다. 문서가 다시 바뀌면 앞의 줄은 없어지고 맨 뒤에 한 번만 나옵니다. <code>cursor</code>는 고쳐 쓰지 말아 주십시오.</p></section>`;
}

function daily({ daily: files }: OpenDataContent): SafeHtml {
  return html`<section class="blk" aria-labelledby="daily"><h2 id="daily">하루치 파일</h2><p>하루(한국 시각) 동안 공개하거나 거둔 문서를 한 줄에 하나씩 적은 JSON 파일을 gzip으로 묶은 것입니다. 다음 날 만들어지며 주소와 내용이 바뀌지 않습니다. 다만 그 안의 문서를 나중에 거두거나 고치면 곧바로 내주기를 멈추고, 그 줄을 거둔 표시나 고친 내용으로 바꾼 파일을 다시 만듭니다. 바뀌었는지는 SHA-256 값으로 알 수 있습니다. 아무 일도 없던 날의 파일은 없습니다.</p>${
    files.length === 0
      ? html`<p class="empty">아직 만들어진 파일이 없습니다. 처음 공개한 날의 다음 날에 만들어집니다.</p>`
      : html`<div class="scroll" role="region" aria-label="하루치 파일의 표" tabindex="0"><table class="figures"><thead><tr><th scope="col">날</th><th scope="col" class="num">공개</th><th scope="col" class="num">거둠</th><th scope="col" class="num">크기</th><th scope="col">SHA-256</th></tr></thead><tbody>
${files.slice(0, MOST_DAYS).map(fileRow)}</tbody></table></div>${
          files.length > MOST_DAYS &&
          html`<p class="note-line">가장 새로운 ${String(MOST_DAYS)}일입니다. <a href="/open-data/daily.json">모든 날의 목록</a>에는 ${files.length.toLocaleString('ko-KR')}일이 있습니다.</p>`
        }`
  }</section>`;
}

function fileRow({ day, address, size, sha256, published, withdrawn }: DailyFileRow): SafeHtml {
  return html`<tr><th scope="row"><a href="${address}">${dayMarkup(day)}</a></th><td class="num">${published.toLocaleString('ko-KR')}건</td><td class="num">${withdrawn.toLocaleString('ko-KR')}건</td><td class="num">${sizeText(size)}</td><td><code class="hash">${sha256}</code></td></tr>\n`;
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function fields(): SafeHtml {
  return html`<section class="blk" aria-labelledby="fields"><h2 id="fields">항목</h2><div class="scroll" role="region" aria-label="항목의 표" tabindex="0"><table class="figures"><thead><tr><th scope="col">이름(JSON)</th><th scope="col">이름(CSV)</th><th scope="col">뜻</th></tr></thead><tbody>
${OPEN_FIELDS.map(
  ({ name, title, description }) =>
    html`<tr><th scope="row"><code>${name}</code></th><td>${title}</td><td>${description}</td></tr>\n`,
)}<tr><th scope="row"><code>text</code></th><td>하루치 파일에만</td><td>글자만 적은 본문입니다. 닫힌 본문은 null입니다.</td></tr>
</tbody></table></div></section>`;
}

function limits({ mostRequests, origin }: OpenDataContent): SafeHtml {
  return html`<section class="blk" aria-labelledby="limits"><h2 id="limits">요청 한도</h2><p>한 주소에서 1분에 ${mostRequests.toLocaleString('ko-KR')}번까지 받습니다. 남은 수는 <code>RateLimit</code> 머리글에 있고, 넘으면 429와 함께 <code>Retry-After</code>에 기다릴 초를 알립니다. 답에는 <code>ETag</code>가 있으니 <code>If-None-Match</code>로 물으면 바뀌지 않은 것은 304로 짧게 답합니다.</p><p>이 누리집의 주소는 <code>${origin}</code>이며, 문서의 주소는 바뀌지 않습니다.</p></section>`;
}
