import { html, nothing } from 'lit';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { DEVELOPMENT_SIGNATURE } from '../../shared/paper/development-signature.ts';
import type { Office } from '../client/office.ts';
import { fullMoment } from '../document/moments.ts';

/** 열린 형식 (영 제5조②), as the citizens' page calls them. */
const OPEN_FORMATS = [
  ['txt', '글(TXT)'],
  ['md', '마크다운'],
  ['json', '자료(JSON)'],
] as const;

type FrozenPaper = DocumentReply['frozenPaper'];

export const STILL_UNSIGNED = '아직 전자서명을 할 수 없습니다. 관리자에게 전자서명의 상태를 물어 주십시오.';

/** The files of an approved document, how its frozen paper stands, and drawing or signing it again. */
export function paperFile({ clients }: Office, document: DocumentReply, retry: () => Promise<void>) {
  if (document.status !== 'approved') return nothing;
  const { approval } = clients;
  const address = approval.paperAddress(document.managementNumber);
  const { state, reason } = document.frozenPaper;
  const { managementNumber } = document;
  const hwpx = html`<a class="button" href=${approval.hwpxAddress(managementNumber)} download>HWPX 받기</a>
    <a class="button" href=${approval.cardAddress(managementNumber)} download>문서관리카드 받기</a>
    ${OPEN_FORMATS.map(
      ([format, name]) =>
        html`<a class="button quiet" href=${approval.openFormatAddress(managementNumber, format)} download>${name} 받기</a> `,
    )}`;
  if (state === 'waiting') {
    return html`<section class="paper-file"><p class="small">PDF를 만드는 중입니다. 다 되면 여기에서 받을 수 있습니다.</p>${hwpx}</section>`;
  }
  if (state === 'failed') {
    return html`<section class="paper-file">
      <p class="refusal">PDF를 만들지 못하였습니다. ${reason ?? '관리자에게 알려 주십시오.'}</p>
      <button type="button" class="button" @click=${retry}>다시 만들기</button>
      ${hwpx}
    </section>`;
  }
  return html`<section class="paper-file">
    <a class="button" href="${address}?download=1" download>PDF 받기</a>
    <a class="button quiet" href=${address} target="_blank" rel="noopener">새 창에서 보기</a>
    ${hwpx} ${signatureWords(document.frozenPaper, retry)}
  </section>`;
}

/** Papers from before there were signatures have none, and nothing is said of it. */
function signatureWords({ signature, signedBy, drawnAgainAt }: FrozenPaper, retry: () => Promise<void>) {
  return html`${
    signature === 'signed'
      ? html`<p class="small">전자서명: ${signedBy}${
          signedBy === DEVELOPMENT_SIGNATURE
            ? html`. 개발용 인증기관의 서명이므로 기관 밖에서는 증명이 되지 않습니다.`
            : nothing
        }</p>`
      : nothing
  }
  ${
    signature === 'waiting'
      ? html`<p class="small">PDF가 전자서명을 기다립니다. 서명할 수 있게 되면 한 시간 안에 서명됩니다.</p>
          <button type="button" class="button" @click=${retry}>지금 서명하기</button>`
      : nothing
  }
  ${
    drawnAgainAt === null
      ? nothing
      : html`<p class="small">다시 만든 날: ${fullMoment(drawnAgainAt)}. 파일이 없어졌거나 손상되어 기록에서 다시 만들었습니다.</p>`
  }`;
}
