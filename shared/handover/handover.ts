import type { DutyKind, SeatAct } from '../approval/approval-events.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';

/**
 * 인계하는 것: a seat that has not acted, what is still owed on a document (협의, 공람, 사후보고), a document still
 * drafted, a unit task one is in charge of, a kept line, a group for circulation, a 정보공개 청구 one handles.
 */
export type HandoverKind = 'seat' | DutyItemKind | 'draft' | 'unitTask' | 'savedLine' | 'circulationGroup' | 'request';

type DutyItemKind = 'consultation' | 'circulation' | 'postReport';

/** What each duty of a line is called among the things handed over. */
export const KIND_OF_DUTY: Readonly<Record<DutyKind, DutyItemKind>> = {
  answer: 'consultation',
  read: 'circulation',
  report: 'postReport',
};

/** 인계·인수의 상태. Nothing moves before `done`; what is ended is kept as it was. */
export type HandoverStatus = 'proposed' | 'done' | 'refused' | 'withdrawn';

/**
 * What became of an item: moved; left out with a reason; no longer there (acted on, deleted, given to another); kept
 * by the giver because the receiver cannot take it; or come after the record was written, and so not part of it.
 */
export type HandoverOutcome = 'moved' | 'leftOut' | 'gone' | 'stayed' | 'cameLater';

/** Why the receiver cannot take an item (옮길 수 없는 까닭). */
export type HandoverObstacle =
  | 'sitsOnLine'
  | 'postDiffers'
  | 'waitsForIt'
  | 'alreadyShown'
  | 'restricted'
  | 'linesFull'
  | 'groupsFull'
  | 'refused';

/** Something that a person has and another could take over. `key` names it in every list of the same office. */
export type HandoverItem = {
  readonly key: string;
  readonly kind: HandoverKind;
  readonly obstacle: HandoverObstacle | null;
};

/** What the record says of an item: it is to move unless there is a reason to leave it out. */
export type AskedItem = { readonly key: string; readonly leftOut: string | null };

/**
 * The items of a record are exactly those that are there when it is written: each is taken or left out with a reason.
 */
export function refuseAsked(asked: readonly AskedItem[], current: readonly HandoverItem[]): Refusal | undefined {
  const keys = new Set(asked.map(({ key }) => key));
  const isSame =
    keys.size === asked.length && keys.size === current.length && current.every(({ key }) => keys.has(key));
  if (!isSame) return refuse('handover-items-changed');
  if (asked.some(({ leftOut }) => leftOut !== null && leftOut.trim() === '')) return refuse('reason-missing');
  return undefined;
}

/** Where an item of the record stands now; `moved` means that it is to move. */
export type SettledItem = {
  readonly key: string;
  readonly outcome: HandoverOutcome;
  readonly obstacle: HandoverObstacle | null;
};

/**
 * Every item of the record, and every one that has come since, once: nothing is lost and nothing doubled between the
 * first confirmation and the second.
 */
export function settleHandover(asked: readonly AskedItem[], current: readonly HandoverItem[]): readonly SettledItem[] {
  const there = new Map(current.map((item) => [item.key, item]));
  const listed = asked.map(({ key, leftOut }): SettledItem => {
    const item = there.get(key);
    if (!item) return { key, outcome: 'gone', obstacle: null };
    if (leftOut !== null) return { key, outcome: 'leftOut', obstacle: null };
    const { obstacle } = item;
    return { key, outcome: obstacle === null ? 'moved' : 'stayed', obstacle };
  });
  const known = new Set(asked.map(({ key }) => key));
  const later = current.filter(({ key }) => !known.has(key));
  return [...listed, ...later.map(({ key }): SettledItem => ({ key, outcome: 'cameLater', obstacle: null }))];
}

/** What a seat depends on, seen from who would take it over. */
export type SeatTaking = {
  readonly act: SeatAct;
  readonly receiverHoldsPost: boolean;
  readonly receiverSitsOnLine: boolean;
};

/**
 * Nobody sits twice on a line. Whoever decides does so by their post (영 제10조), so a deciding seat goes only to who
 * holds that post now: a handover chooses no approver.
 */
export function seatObstacle({ act, receiverHoldsPost, receiverSitsOnLine }: SeatTaking): HandoverObstacle | null {
  if (receiverSitsOnLine) return 'sitsOnLine';
  const decides = act === 'approve' || act === 'delegatedApprove';
  return decides && !receiverHoldsPost ? 'postDiffers' : null;
}

/** Why the rules of the line keep a receiver from a duty, in the words of a handover. */
export function dutyObstacle(refused: string | undefined): HandoverObstacle | null {
  if (refused === undefined) return null;
  if (refused === 'duty-to-oneself') return 'waitsForIt';
  return refused === 'already-circulated' ? 'alreadyShown' : 'refused';
}

/** Who has to do with a handover (인계·인수의 당사자). `madeBy` differs from the giver where an administrator wrote it. */
export type HandoverParties = {
  readonly status: HandoverStatus;
  readonly giverPersonId: string;
  readonly receiverPersonId: string;
  readonly madeByPersonId: string;
  readonly giverUnitId: string | null;
  readonly receiverUnitId: string;
};

/** Somebody who opens the record, with the units whose 기록물관리책임자 they are. */
export type HandoverReader = {
  readonly personId: string;
  readonly roles: readonly string[];
  readonly recordsUnitIds: readonly string[];
};

/** Both sides and who wrote it see titles; whoever only keeps the records sees what moved without them. */
export function isPartyOf(personId: string, handover: HandoverParties): boolean {
  return personId === handover.giverPersonId || personId === handover.receiverPersonId;
}

/** Both sides, who wrote it, the records officers of both units, and the administrator. */
export function mayReadHandover(reader: HandoverReader, handover: HandoverParties): boolean {
  const { personId, roles, recordsUnitIds } = reader;
  if (isPartyOf(personId, handover) || personId === handover.madeByPersonId) return true;
  if (roles.includes('administrator') || roles.includes('recordsManager')) return true;
  return recordsUnitIds.some((unitId) => unitId === handover.giverUnitId || unitId === handover.receiverUnitId);
}

/** What the second side, or the first one before it, does with a record (인계·인수의 행위). */
export type HandoverAct = 'confirm' | 'refuse' | 'withdraw';

/** The receiver confirms or refuses; who wrote it takes it back. One of these happens, once. */
export function refuseHandoverAct(act: HandoverAct, personId: string, handover: HandoverParties): Refusal | undefined {
  const { status, receiverPersonId, giverPersonId, madeByPersonId } = handover;
  const mayAct = act === 'withdraw' ? [giverPersonId, madeByPersonId] : [receiverPersonId];
  if (!mayAct.includes(personId)) return refuse('handover-not-yours');
  return status === 'proposed' ? undefined : refuse('handover-ended');
}
