import type { BoxName, BoxRow, DocumentReply } from '../../shared/contract/approval.ts';

type SeatAct = NonNullable<BoxRow['act']>;
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
