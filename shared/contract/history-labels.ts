import type { DocumentReply } from './approval.ts';

/** What happened to a document, as its page and its 문서관리카드 say it. */
export const HISTORY_LABELS: Readonly<Record<DocumentReply['history'][number]['act'], string>> = {
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
  disclosed: '공개구분 바꿈',
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
