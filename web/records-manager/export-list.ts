import { html, nothing } from 'lit';
import type { ExportShape } from '../../shared/contract/record-files.ts';
import { dayInKorea, timeInKorea } from '../../shared/kernel/calendar-day.ts';

/** What the list does for its person. */
export type ExportActs = {
  readonly busy: boolean;
  readonly fileAddress: (id: string) => string;
  readonly end: (one: ExportShape) => void;
};

const STATE_WORDS: Readonly<Record<ExportShape['state'], string>> = {
  waiting: '차례를 기다리는 중',
  running: '준비 중',
  ready: '받을 수 있음',
  failed: '만들지 못함',
  cancelled: '취소함',
  removed: '지움',
};

export const isPreparing = ({ state }: ExportShape): boolean => state === 'waiting' || state === 'running';

/** What has been taken out or is being prepared, the newest first. On a phone each becomes a small card. */
export function exportList(exports: readonly ExportShape[], acts: ExportActs) {
  return html`<table class="data register stacked exports" aria-label="내보내기">
    <thead>
      <tr>
        <th scope="col">기록물철</th><th scope="col">기간</th><th scope="col">내보낸 사람</th>
        <th scope="col">상태</th><th scope="col"><span class="visually-hidden">할 일</span></th>
      </tr>
    </thead>
    <tbody>
      ${exports.map((one) => exportLine(one, acts))}
    </tbody>
  </table>`;
}

function exportLine(one: ExportShape, acts: ExportActs) {
  const at = new Date(one.askedAt);
  return html`<tr>
    <th scope="row">${one.name} <small>${one.unitName}</small></th>
    <td data-label="기간">${one.from} ~ ${one.to}</td>
    <td data-label="내보낸 사람">${one.askedBy} <small>${dayInKorea(at)} ${timeInKorea(at)}</small></td>
    <td data-label="상태" class="explanation">${stateOf(one)}</td>
    <td class="export-acts">${one.isMine ? actsOf(one, acts) : nothing}</td>
  </tr>`;
}

function stateOf(one: ExportShape) {
  const { state, done, total, hidden, faults, reason } = one;
  const shownFaults =
    faults === 0 ? nothing : html`<small>넣지 못한 파일 ${faults}개: 까닭은 ‘읽어 주십시오.txt’에 있습니다.</small>`;
  const shownHidden = hidden === 0 ? nothing : html`<small>권한이 없는 ${hidden}건은 담지 않음</small>`;
  if (state === 'running') {
    return html`<progress max=${total} .value=${done} aria-label="${one.name} 준비"></progress>
      <small>${done.toLocaleString('ko')} / ${total.toLocaleString('ko')}건</small> ${shownFaults}`;
  }
  if (state === 'failed') return html`<b class="refusal">${STATE_WORDS.failed}</b> <small>${reason ?? ''}</small>`;
  return html`${STATE_WORDS[state]}
    <small>문서 ${total.toLocaleString('ko')}건${one.size === null ? '' : `, ${sizeWords(one.size)}`}</small>
    ${shownHidden} ${shownFaults}
    ${one.downloads === 0 ? nothing : html`<small>${one.downloads}번 받음</small>`}
    ${state === 'ready' && one.keptUntil ? html`<small>${untilWords(one.keptUntil)}까지 둡니다.</small>` : nothing}`;
}

function actsOf(one: ExportShape, { busy, fileAddress, end }: ExportActs) {
  const name = html`<span class="visually-hidden">${one.name}</span>`;
  if (isPreparing(one)) {
    return html`<button type="button" class="button small" ?disabled=${busy} @click=${() => end(one)}>${name} 취소</button>`;
  }
  if (one.state !== 'ready') return nothing;
  return html`<a class="button small primary" download href=${fileAddress(one.id)}>${name} 받기</a>
    <button type="button" class="button small" ?disabled=${busy} @click=${() => end(one)}>${name} 지우기</button>`;
}

function untilWords(at: string): string {
  const until = new Date(at);
  return `${dayInKorea(until)} ${timeInKorea(until)}`;
}

function sizeWords(bytes: number): string {
  if (bytes < 1024 ** 2) return `${Math.max(1, Math.round(bytes / 1024))}KB`;
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)}MB` : `${(bytes / 1024 ** 3).toFixed(1)}GB`;
}
