import { html, nothing } from 'lit';
import type { BoxName, BoxRow } from '../../shared/contract/approval.ts';
import { dayInKorea, officialDate } from '../../shared/kernel/calendar-day.ts';
import { SEAT_ACT_LABELS, STATUS_LABELS } from '../document/act-labels.ts';
import { dayGroup, dueGroup, dueWords, fullMoment, momentWords, waitingFor } from '../document/moments.ts';

export type RowDrawing = {
  readonly box: BoxName;
  readonly now: Date;
  readonly chosen: boolean;
  readonly left: boolean;
  /** 결재대기 only: marked for 일괄결재, and how a press on its box changes that. */
  readonly marking?: { readonly marked: boolean; readonly mark: (isRange: boolean) => void };
};

/** One document in a list: role, title, who and where, how long it waits, and its disclosure. */
export function boxRow(row: BoxRow, { box, now, chosen, left, marking }: RowDrawing) {
  const mine = box !== 'saved' && box !== 'drafted';
  const decides = mine && (row.act === 'approve' || row.act === 'delegatedApprove');
  const asks = box === 'waiting' || (box in DUTY_WORDS && !isOver(row, box));
  const classes = `row ${chosen ? 'chosen' : ''} ${asks ? 'unread' : ''} ${left ? 'left' : ''}`;
  return html`<li class=${marking ? 'markable' : ''}>
    ${marking ? markBox(row, marking) : nothing}
    <a
      class=${classes}
      href=${addressOf(row, box)}
      data-number=${row.managementNumber}
      aria-current=${chosen ? 'true' : nothing}
    >
      <span class="role ${decides ? 'decides' : ''}">${roleWord(row, box)}</span>
      <span class="title">${row.title === '' ? '제목 없는 기안' : row.title}</span>
      <span class="when">${left ? '처리됨' : whenWords(row, box, now)}</span>
      <span class="more">${markWords(row, box, now)}${waitWords(row, box, now)}${detailWords(row, box)}</span>
      <span class="disclosure">${row.disclosureLabel}</span>
    </a>
  </li>`;
}

function markBox(row: BoxRow, { marked, mark }: NonNullable<RowDrawing['marking']>) {
  return html`<input
    type="checkbox"
    class="row-mark"
    aria-label="${row.title} 고르기"
    .checked=${marked}
    @click=${(event: MouseEvent) => {
      event.stopPropagation();
      mark(event.shiftKey);
    }}
  />`;
}

/** A draft opens in the editor, everything else on its paper. */
export function addressOf(row: BoxRow, box: BoxName): string {
  const isMine = box === 'saved' || (box === 'returned' && row.act === 'draft');
  const place = isMine || row.status === 'drafting' ? 'drafts' : 'documents';
  return `/office/${place}/${row.managementNumber}`;
}

type Duty = { readonly role: string; readonly open: string; readonly done: string };

/** Boxes of what is owed beside the seats: what is still to be done stands before what is done. */
const DUTY_WORDS: Readonly<Partial<Record<BoxName, Duty>>> = {
  circulated: { role: '공람', open: '읽을 문서', done: '읽은 문서' },
  reports: { role: '보고', open: '보고할 문서', done: '보고한 문서' },
  consultations: { role: '협의', open: '답할 협의', done: '끝난 협의' },
};

/** The heading a row stands under. */
export function groupOf(row: BoxRow, box: BoxName, now: Date, isByDue = false): string {
  const duty = DUTY_WORDS[box];
  if (!duty && isByDue) return row.status === 'inApproval' ? dueGroup(row.dueOn, now) : '끝난 문서';
  if (!duty) return dayGroup(row.at, now);
  return isOver(row, box) ? duty.done : duty.open;
}

/** Done, or nobody waits for it any more: a question whose document has been decided meanwhile. */
function isOver(row: BoxRow, box: BoxName): boolean {
  return row.doneAt !== null || (box === 'consultations' && row.status !== 'inApproval');
}

function roleWord(row: BoxRow, box: BoxName): string {
  const duty = DUTY_WORDS[box];
  if (duty) return row.act ? SEAT_ACT_LABELS[row.act] : duty.role;
  if (box === 'returned') return STATUS_LABELS[row.status];
  if (box === 'saved' || box === 'drafted') {
    return row.status === 'drafting' ? '작성' : row.status === 'approved' ? '완료' : shortStatus(row);
  }
  return row.act ? SEAT_ACT_LABELS[row.act] : '';
}

/** What a row of 임시저장 says when there is nothing else to tell. */
const SAVED_WORDS: Readonly<Record<BoxRow['status'], string>> = {
  drafting: '상신하기 전',
  rejected: '반려되어 고쳐 쓰는 기안',
  recalled: '회수하여 고쳐 쓰는 기안',
  inApproval: '',
  approved: '',
};

function shortStatus(row: BoxRow): string {
  return row.status === 'inApproval' ? '진행' : STATUS_LABELS[row.status];
}

function whenWords(row: BoxRow, box: BoxName, now: Date) {
  if (row.doneAt !== null) {
    return html`${moment(row.doneAt, momentWords(row.doneAt, now))} ${box === 'circulated' ? '읽음' : '마침'}`;
  }
  if (row.dueOn !== null && (box in DUTY_WORDS || row.status === 'inApproval')) {
    const late = row.dueOn < dayInKorea(now);
    return html`<b class=${late ? 'overdue' : 'due'}>${dueWords(row.dueOn, now)}</b>`;
  }
  const waits = box === 'waiting' || (box in DUTY_WORDS && !isOver(row, box));
  return moment(row.at, waits ? waitingFor(row.at, now) : momentWords(row.at, now));
}

function moment(at: string, words: string) {
  return html`<time datetime=${at} title=${fullMoment(at)}>${words}</time>`;
}

/** Whom a document waits on and for how long; in one's own 결재대기 the length alone, where 처리기한 has its place. */
function waitWords(row: BoxRow, box: BoxName, now: Date) {
  const [first] = row.waitsOn;
  if (row.status !== 'inApproval' || !first || !row.waitsSince) return nothing;
  if (box === 'waiting') return row.dueOn === null ? nothing : html`${moment(row.at, waitingFor(row.at, now))} · `;
  const others = row.waitsOn.length > 1 ? ` 외 ${row.waitsOn.length - 1}명` : '';
  return html`${first.name} ${first.postTitle}${others} 차례 ${moment(row.waitsSince, waitingFor(row.waitsSince, now))} · `;
}

/** What sets a row apart: who asks for haste (재촉), in whose place I act (대결), until when it is put aside (보류). */
function markWords(row: BoxRow, box: BoxName, now: Date) {
  const held = row.heldUntil !== null && row.heldUntil > dayInKorea(now) ? row.heldUntil : null;
  const { reminded } = row;
  const who = reminded && box === 'waiting' ? ` ${reminded.name} ${reminded.postTitle}` : '';
  return html`${reminded ? html`<b class="mark">재촉${who}</b> · ` : nothing}${
    row.actsFor ? html`<b class="mark">대결: ${row.actsFor.name} ${row.actsFor.postTitle}</b> · ` : nothing
  }${held === null ? nothing : html`<b class="mark">보류 ${officialDate(held)}까지</b> · `}`;
}

function detailWords(row: BoxRow, box: BoxName): string {
  const { name, unitName } = row.drafter;
  const from = [row.leadAgencyName, unitName].filter((part) => part !== undefined).join(' ');
  const parts = [box === 'saved' ? '' : `${name} ${from}`];
  if (row.returned !== null) parts.push(`${row.status === 'rejected' ? '반려' : '되돌아옴'}: ${row.returned}`);
  if (row.documentNumber !== null) parts.push(row.documentNumber);
  if (row.texts > 1) parts.unshift(`외 ${row.texts - 1}건`);
  if (row.attachments > 0) parts.push(`붙임 ${row.attachments}`);
  if (row.opinions > 0) parts.push(`의견 ${row.opinions}`);
  return parts.filter((part) => part !== '').join(' · ') || SAVED_WORDS[row.status];
}
