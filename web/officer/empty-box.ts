import { html, nothing } from 'lit';
import type { BoxCounts, BoxName } from '../../shared/contract/approval.ts';
import type { SessionReply } from '../../shared/contract/identity.ts';

const SENTENCES: Readonly<Record<BoxName, string>> = {
  waiting: '결재할 문서가 없습니다.',
  upcoming: '앞으로 결재할 문서가 없습니다. 앞사람이 결재하면 결재대기로 옵니다.',
  progress: '결재가 진행 중인 문서가 없습니다.',
  done: '결재한 문서가 없습니다.',
  returned: '반려되거나 회수한 문서가 없습니다.',
  saved: '임시로 저장한 기안이 없습니다.',
  drafted: '기안한 문서가 없습니다.',
  circulated: '공람할 문서가 없습니다.',
  reports: '사후보고할 문서가 없습니다.',
  consultations: '답할 협의가 없습니다.',
};

/** What comes into a box that most people seldom see filled. */
const ARRIVES: Readonly<Partial<Record<BoxName, string>>> = {
  circulated: '결재가 끝난 문서를 누가 공람으로 보내면 여기에 나옵니다. 열어 보면 읽은 때가 적힙니다.',
  reports: '중요한 문서를 대결하면 결재권자에게 사후보고할 일이 여기에 나옵니다.',
  consultations: '결재 중인 문서에 대해 누가 의견을 물으면 여기에 나옵니다. 답하면 그 문서에 남습니다.',
};

/** An empty box says what to do first: in a new office something must be set up, in any other there is a next box. */
export function emptyBox(box: BoxName, session: SessionReply | null, counts: BoxCounts | null, isChosen = false) {
  if (isChosen) {
    return html`<div class="list-note">
      <p class="empty-title">고른 처리기한의 문서가 없습니다.</p>
      <p>처리기한을 모두로 바꾸면 문서함의 문서가 다 보입니다.</p>
    </div>`;
  }
  return html`<div class="list-note">
    <p class="empty-title">${SENTENCES[box]}</p>
    ${box in ARRIVES ? html`<p>${ARRIVES[box]}</p>` : nothing}
    ${session?.agency.isNew ? newOffice(session) : nextBox(box, counts)}
  </div>`;
}

function newOffice(session: SessionReply) {
  if (session.roles.includes('administrator')) {
    return html`<p>새로 시작하는 기관입니다. 아래 차례로 하면 첫 문서를 기안할 수 있습니다.</p>
      <ol class="first-steps">
        <li><a class="link" href="/office/administrator">단위과제를 만듭니다.</a> 단위과제가 없으면 결재를 올릴 수 없습니다.</li>
        <li>
          <a class="link" href="/office/administrator">번호를 이어 쓸지 정합니다.</a> 쓰던 문서번호가 있으면 마지막 번호를
          적습니다.
        </li>
        <li>직원에게 일회용 비밀번호를 나누어 줍니다.</li>
      </ol>`;
  }
  return html`<p>첫 문서는 위의 새 기안에서 시작합니다. 단위과제가 보이지 않으면 관리자에게 만들어 달라고 해 주십시오.</p>`;
}

function nextBox(box: BoxName, counts: BoxCounts | null) {
  if (box !== 'waiting' && counts?.waiting) {
    return html`<p><a class="link" href="/office/boxes/waiting">결재대기 ${counts.waiting}건 보기</a></p>`;
  }
  if (box !== 'returned' && counts?.returned) {
    return html`<p><a class="link" href="/office/boxes/returned">반려/회수 ${counts.returned}건 보기</a></p>`;
  }
  if (box !== 'progress' && counts?.progress) {
    return html`<p><a class="link" href="/office/boxes/progress">결재진행 ${counts.progress}건 보기</a></p>`;
  }
  if (box !== 'saved' && counts?.saved) {
    return html`<p><a class="link" href="/office/boxes/saved">임시저장 ${counts.saved}건 보기</a></p>`;
  }
  return box === 'drafted' || box === 'saved' ? html`<p>새 기안을 눌러 시작합니다.</p>` : nothing;
}
