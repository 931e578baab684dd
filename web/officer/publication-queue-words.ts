import type { PublicationActName, QueueReply, QueueState } from '../../shared/contract/publication-acts.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import { WITHHELD_WORDS } from './document-facts.ts';
import { stopWords } from './stop-words.ts';

export type QueuedDocument = QueueReply['documents'][number];
/** What is done to what is on its way: what the server lets this person do, and taking it back for good. */
export type QueueAct = PublicationActName | 'withdraw';

export const QUEUE_STATE_LABELS: Readonly<Record<QueueState, string>> = {
  checking: '개인정보 신고',
  stopped: '점검에서 멈춤',
  held: '담당이 멈춤',
  waiting: '공개 예정',
};

export const QUEUE_ACT_LABELS: Readonly<Record<QueueAct, string>> = {
  hold: '멈춤',
  resume: '다시 진행',
  bringForward: '앞당김',
  embargo: '공개 유예일',
  withdraw: '철회',
};

/** In the order of the buttons. */
export const QUEUE_ACTS = Object.keys(QUEUE_ACT_LABELS) as readonly QueueAct[];

/** What is closed and in no list yet has nothing to take back; a report is decided on by its own question. */
export function actsOf({ may, plan, state }: QueuedDocument): readonly QueueAct[] {
  if (state === 'checking') return [];
  const isOnlyClosed = plan?.withheld === 'closed' && !plan.listedAt;
  return QUEUE_ACTS.filter((act) => (act === 'withdraw' ? !isOnlyClosed : may.includes(act)));
}

/** Why it waits, in a sentence. */
export function whyWords(row: QueuedDocument): string {
  const { state, plan } = row;
  switch (state) {
    case 'checking':
      return '시민의 신고를 확인할 때까지 가림';
    case 'stopped':
      return stopWords(row);
    case 'held':
      return '정보공개담당이 멈춤';
    case 'waiting':
      if (plan?.withheld) return `목록만 공개(${WITHHELD_WORDS[plan.withheld]})`;
      return plan?.embargoUntil && plan.embargoUntil === plan.originalOn ? '공개 유예' : '공개 방침의 기간';
  }
}

/** On which day it stands in the list; a day that has come is not told again as one to come. */
export function listWords({ plan }: QueuedDocument): string {
  if (plan?.listedAt) return '올림';
  return plan?.listOn ? officialDate(plan.listOn) : '';
}

/** On which day the original is public, as far as nobody stops it. */
export function originalWords({ plan, state }: QueuedDocument): string {
  if (state === 'checking') return '공개 중에 가림';
  return plan?.originalOn ? officialDate(plan.originalOn) : '';
}
