import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { html, type SafeHtml } from '../../../shared/markup/html.ts';
import type { CopyKind, FoundFile } from '../../authenticity/index.ts';
import type { ShownDocument, ToldDocument } from '../find-verified.ts';
import { dayMarkup } from './marks.ts';

export type Fact = readonly [name: string, value: SafeHtml | string];

const COPIES: Readonly<Record<CopyKind, string>> = {
  archive: '보존본(전자기록이 들어 있는 PDF/A-3)',
  citizens: '시민 공개본(PDF/A-2)',
  notice: '청구인에게 보낸 결정통지서(PDF/A-2)',
  card: '문서관리카드(PDF/A-2)',
};

/** Of a document that citizens do not find nothing is told but that it is one of this office. */
export function documentFacts({ paper, shown }: ToldDocument): Fact[] {
  const agencyName = paper?.agencyName ?? shown?.agencyName;
  const document = shown
    ? html`<a href="/documents/${shown.managementNumber}">${shown.title}</a>`
    : '이 기관이 만든 문서(제목은 공개된 문서만 보여 줍니다)';
  return [
    ...(agencyName === undefined ? [] : [['기관', agencyName] as const]),
    ['문서', document],
    ...(shown?.documentNumber ? [['문서번호', shown.documentNumber] as const] : []),
    ...(shown ? [['관리번호', shown.managementNumber] as const] : []),
    ['공개', standingWords({ paper, shown })],
  ];
}

function standingWords({ paper, shown }: ToldDocument): SafeHtml | string {
  if (shown) {
    if (shown.because === null) return '공개 중';
    if (shown.because === 'checking') return '개인정보 신고를 확인하는 동안 보여 주지 않습니다';
    return '정보목록에만 실린 문서';
  }
  if (paper?.standing !== 'withdrawn') return '공개하지 않는 문서';
  return html`${dayMarkup(dayInKorea(paper.since))} 공개를 거두어들였습니다`;
}

/** As what the file was handed out, as which edition, when, and with whose signature. */
export function fileFacts(file: FoundFile, shown: ShownDocument | undefined): Fact[] {
  const { copy, issuedAt, signedBy, signerKind, hasNewer } = file;
  const own = signerKind === 'development' ? ' - 개발용 인증서이므로 이 기관 밖에서는 증명이 되지 않습니다' : '';
  const edition = editionWords(file, shown);
  const isMadeAnew = copy === 'archive' && hasNewer;
  return [
    ['사본', COPIES[copy]],
    ...(edition ? [['판', edition] as const] : []),
    ['발급한 날', dayMarkup(dayInKorea(issuedAt))],
    ['발급할 때의 전자서명', signedBy === null ? '없음' : `${signedBy}${own}`],
    ...(isMadeAnew ? [['다시 만든 파일', '같은 기록의 보존본이 뒤에 다시 만들어졌습니다'] as const] : []),
  ];
}

/** 판: a public copy is made anew when its disclosure, its masks or its title change; the record itself never is. */
function editionWords({ copy, copyId, paper }: FoundFile, shown: ShownDocument | undefined): SafeHtml | string | false {
  if (copy === 'archive') return '결재가 끝난 기록 그대로(고쳐지지 않습니다)';
  if (copy === 'card') return '내려받은 때의 내용(뒤의 재분류는 담겨 있지 않습니다)';
  const number = copyId === null ? 0 : paper.editions.indexOf(copyId) + 1;
  if (copy === 'notice' || number === 0) return false;
  const words = `제${number}판(모두 ${paper.editions.length}판)`;
  if (!shown || shown.because !== null) return words;
  if (shown.copyId === copyId) return `${words}, 지금 공개하고 있는 판입니다`;
  const current = paper.editions.indexOf(shown.copyId) + 1;
  if (current === 0) return `${words}, 지금은 본문을 공개하지 않습니다`;
  return html`${words}, 지금 공개하고 있는 판은 <a href="/documents/${shown.managementNumber}">제${current}판</a>입니다`;
}
