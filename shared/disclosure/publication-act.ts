/** 공개 이력: what has been done to what citizens read of a document. The first three the policy does by itself. */
export type PublicationActKind =
  | 'listed'
  | 'published'
  | 'stopped'
  | 'released'
  | 'held'
  | 'resumed'
  | 'broughtForward'
  | 'embargoed'
  | 'reported'
  | 'reportDecided'
  | 'masked'
  | 'unmasked'
  | 'withdrawn';

export const PUBLICATION_ACT_LABELS: Readonly<Record<PublicationActKind, string>> = {
  listed: '정보목록에 올림',
  published: '원문 공개',
  stopped: '점검에서 멈춤',
  released: '점검에서 멈춘 것을 풂',
  held: '공개를 멈춤',
  resumed: '공개를 다시 진행',
  broughtForward: '앞당겨 공개',
  embargoed: '공개 유예일을 정함',
  reported: '시민의 개인정보 신고로 가림',
  reportDecided: '개인정보 신고를 처리',
  masked: '공개본을 가림',
  unmasked: '공개본의 가림을 풂',
  withdrawn: '공개 철회',
};

/** Why something is no longer public, as citizens are told: the kind and nothing of the reason itself. */
export type WithdrawalKind = 'personalData' | 'disclosureChanged' | 'mistake' | 'other';

export const WITHDRAWAL_KIND_LABELS: Readonly<Record<WithdrawalKind, string>> = {
  personalData: '개인정보 보호',
  disclosureChanged: '공개구분 변경',
  mistake: '문서의 잘못',
  other: '그 밖의 사유',
};
