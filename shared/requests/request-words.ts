import type { RequestStatus } from './information-request.ts';
import type {
  DecisionOutcome,
  DecisionTerms,
  DeliveryMethod,
  DisclosureForm,
  ExtensionGround,
  NotTakenReason,
  ObjectionOutcome,
  RequesterKind,
  ReviewMatter,
  ReviewSkipGround,
} from './request-events.ts';
import type { RequestResult, RequestTiming } from './request-statistics.ts';

export const REQUESTER_KIND_LABELS: Readonly<Record<RequesterKind, string>> = {
  person: '개인',
  organization: '법인·단체',
};

export const DISCLOSURE_FORM_LABELS: Readonly<Record<DisclosureForm, string>> = {
  file: '전자파일',
  copy: '사본·출력물',
  viewing: '열람·시청',
};

export const DELIVERY_METHOD_LABELS: Readonly<Record<DeliveryMethod, string>> = {
  network: '정보통신망(이 누리집)',
  email: '전자우편',
  visit: '직접 방문',
};

export const REQUEST_STATUS_LABELS: Readonly<Record<RequestStatus, string>> = {
  handling: '처리 중',
  awaitingSupplement: '보완 요구',
  decided: '결정',
  transferred: '이송',
  withdrawn: '취하',
};

const DECISION_LABELS: Readonly<Record<DecisionOutcome, string>> = {
  open: '공개',
  partiallyOpen: '부분공개',
  closed: '비공개',
  notHeld: '정보 부존재',
  ended: '종결',
};

const OBJECTION_LABELS: Readonly<Record<ObjectionOutcome, string>> = {
  accepted: '인용',
  partlyAccepted: '부분인용',
  dismissed: '기각',
  refused: '각하',
};

export const OUTCOME_LABELS: Readonly<Record<DecisionTerms['outcome'], string>> = {
  ...DECISION_LABELS,
  ...OBJECTION_LABELS,
};

/** 정보공개심의회가 심의하는 것. */
export const REVIEW_MATTER_LABELS: Readonly<Record<ReviewMatter, string>> = {
  request: '청구',
  objection: '청구인의 이의신청',
  partyObjection: '제3자의 이의신청',
};

export const RESULT_LABELS: Readonly<Record<RequestResult, string>> = {
  ...DECISION_LABELS,
  transferred: '이송',
  withdrawn: '취하',
  underWay: '처리 중',
};

export const TIMING_LABELS: Readonly<Record<RequestTiming, string>> = {
  within: '10일 이내',
  withinExtension: '연장한 기간 이내',
  late: '기한을 넘김',
};

/** 영 제7조 각 호, in short. */
export const EXTENSION_GROUND_LABELS: Readonly<Record<ExtensionGround, string>> = {
  1: '한꺼번에 많은 청구가 있거나 내용이 복잡함',
  2: '제3자 등의 의견청취나 정보공개심의회 개최',
  3: '전산 정보의 부분공개 여부를 정하기 어려움',
  4: '천재지변, 일시적인 업무량 폭주',
};

/** 제18조② 단서 각 호, and agencies that need no board by 제12조①. */
export const REVIEW_SKIP_LABELS: Readonly<Record<ReviewSkipGround, string>> = {
  1: '심의회의 심의를 이미 거친 사항',
  2: '단순·반복적인 청구',
  3: '법령에 따라 비밀로 규정된 정보에 대한 청구',
  4: '심의회를 두지 않는 기관',
  5: '같은 내용으로 2회 이상 반복된 이의신청(영 제11조제2항제2호)',
};

export const NOT_TAKEN_LABELS: Readonly<Record<NotTakenReason, string>> = {
  'text-differs':
    '결재된 통지서의 결정 구분이 입력한 결정과 달라 효력이 생기지 않았습니다. 결정을 다시 기안해 주십시오.',
  overtaken:
    '통지서를 기안한 뒤에 제3자의 비공개 요청이 있었거나, 거둔 뒤에 제3자 통지나 보완 요구, 심의를 하였으므로 이 결재는 효력이 생기지 않았습니다. 결정을 다시 기안해 주십시오.',
  cancelled: '결정 기안을 취소한 뒤에 결재되어 효력이 생기지 않았습니다. 결정을 다시 기안해 주십시오.',
  ended: '청구가 먼저 끝났거나 다른 결정이 기안되어 이 결재는 효력이 생기지 않았습니다.',
};
