import type { HandoverItemShape, HandoverReply } from '../../shared/contract/handover.ts';
import { dayInKorea, officialDate, timeInKorea } from '../../shared/kernel/calendar-day.ts';
import { groupBy } from '../../shared/kernel/group-by.ts';
import { SEAT_ACT_LABELS } from './act-labels.ts';

export const HANDOVER_STATUS: Readonly<Record<HandoverReply['status'], string>> = {
  proposed: '인수 확인 대기',
  done: '인계·인수 마침',
  refused: '인수 거절',
  withdrawn: '인계 거둠',
};

export const HANDOVER_KINDS: Readonly<Record<HandoverItemShape['kind'], string>> = {
  seat: '결재할 문서',
  consultation: '답할 협의',
  circulation: '읽지 않은 공람',
  postReport: '사후보고',
  draft: '기안한 문서',
  unitTask: '담당 단위과제',
  savedLine: '내 결재선',
  circulationGroup: '공람 그룹',
  request: '처리할 정보공개 청구',
};

export const OBSTACLES: Readonly<Record<NonNullable<HandoverItemShape['obstacle']>, string>> = {
  sitsOnLine: '인수자가 이미 그 결재선에 있습니다',
  postDiffers: '결재·전결은 같은 직위를 맡은 사람만 이어받습니다',
  waitsForIt: '인수자가 협의를 요청하였거나 보고받을 사람입니다',
  alreadyShown: '인수자도 공람으로 지정되어 있습니다',
  restricted: '열람제한으로 인수자가 읽을 수 없는 문서입니다',
  linesFull: '인수자의 내 결재선이 가득 찼습니다',
  groupsFull: '인수자의 공람 그룹이 가득 찼습니다',
  refused: '결재선의 규칙에 맞지 않습니다',
};

const OUTCOMES: Readonly<Record<NonNullable<HandoverReply['items'][number]['outcome']>, string>> = {
  moved: '인계',
  leftOut: '제외',
  gone: '이미 처리되었거나 없음',
  stayed: '옮기지 못함',
  cameLater: '작성한 뒤에 생김',
};

/** `결재할 문서 2건, 읽지 않은 공람 3건`: how many of each kind, in the order of the list. */
export function countWords(items: readonly Pick<HandoverItemShape, 'kind'>[]): string {
  const counts = groupBy(items, ({ kind }) => kind);
  return [...counts].map(([kind, some]) => `${HANDOVER_KINDS[kind]} ${some.length}건`).join(', ');
}

/** What became of an item, with the reason where there is one. */
export function outcomeWords({ outcome, obstacle, leftOut }: HandoverReply['items'][number]): string {
  if (outcome === null) return '옮기지 않음';
  const why = outcome === 'leftOut' ? leftOut : obstacle && OBSTACLES[obstacle];
  return why ? `${OUTCOMES[outcome]}: ${why}` : OUTCOMES[outcome];
}

/** `검토 · 지금 차례`, or nothing for what is no seat. */
export function seatWords(seat: HandoverItemShape['seat']): string {
  return seat ? `${SEAT_ACT_LABELS[seat.act]} · ${seat.inTurn ? '지금 차례' : '뒤의 차례'}` : '';
}

/** `정노을 (자치행정과 주무관)`. */
export function sideWords({ name, unitName, postTitle }: HandoverReply['giver']): string {
  const place = `${unitName} ${postTitle}`.trim();
  return place === '' ? name : `${name} (${place})`;
}

export function momentWords(instant: string): string {
  const at = new Date(instant);
  return `${officialDate(dayInKorea(at))} ${timeInKorea(at)}`;
}

export const NOTE_LABELS: readonly (readonly [keyof HandoverReply['notes'], string])[] = [
  ['duties', '담당 업무'],
  ['progress', '주요 업무계획과 추진 상황, 현안'],
  ['pending', '주요 미결 사항'],
  ['goods', '인계할 물품과 예산'],
  ['others', '그 밖의 참고 사항'],
];
