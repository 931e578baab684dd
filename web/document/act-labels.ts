import type { BoxName, BoxRow, DocumentReply } from '../../shared/contract/approval.ts';

type SeatAct = NonNullable<BoxRow['act']>;
type HistoryAct = DocumentReply['history'][number]['act'];
type Status = DocumentReply['status'];

/** What a seat does, as the line prints it. */
export const SEAT_ACT_LABELS: Readonly<Record<SeatAct, string>> = {
  draft: '기안',
  review: '검토',
  cooperate: '협조',
  approve: '결재',
  delegatedApprove: '전결',
  afterRead: '후열',
};

export const HISTORY_LABELS: Readonly<Record<HistoryAct, string>> = {
  submitted: '기안 올림',
  reviewed: '검토',
  cooperated: '협조',
  approved: '결재',
  delegatedApproved: '전결',
  rejected: '반려',
  recalled: '회수',
  returned: '되돌림',
  skipped: '검토 생략',
  named: '협조자 지정',
  reassigned: '담당자 바꿈',
  dutyReassigned: '협의·공람·사후보고 넘김',
  edited: '본문 고침',
  otherTextEdited: '다른 안 고침',
  held: '보류',
  holdLifted: '보류 풂',
  reminded: '재촉',
  asked: '협의 요청',
  answered: '협의 답변',
  reported: '사후보고',
  circulated: '공람 지정',
  read: '읽음',
};

export const STATUS_LABELS: Readonly<Record<Status, string>> = {
  drafting: '작성 중',
  inApproval: '결재 중',
  rejected: '반려',
  recalled: '회수',
  approved: '결재 끝남',
};

/** The boxes by the names officials know. */
export const BOX_TITLES: Readonly<Record<BoxName, string>> = {
  waiting: '결재대기',
  upcoming: '결재예정',
  progress: '결재진행',
  done: '결재완료',
  returned: '반려/회수',
  saved: '임시저장',
  drafted: '기안함',
  circulated: '공람',
  reports: '사후보고',
  consultations: '협의',
};
