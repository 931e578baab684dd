import { GROUND_LABELS } from '../disclosure/disclosure.ts';
import { type Block, type Body, type ItemLevel, runsText } from '../document/body.ts';
import { officialDate } from '../kernel/calendar-day.ts';
import type { DecisionMatter, DecisionTerms, DeliveryMethod, DisclosureForm } from './request-events.ts';
import { DELIVERY_METHOD_LABELS, DISCLOSURE_FORM_LABELS, OUTCOME_LABELS, REVIEW_SKIP_LABELS } from './request-words.ts';
import type { SkippedReview } from './review.ts';
import { opensEverything } from './third-parties.ts';

/** What the notice says of the request, besides its decision. */
export type NoticedRequest = {
  readonly receiptNumber: string;
  readonly filedOn: string;
  readonly wanted: string;
  readonly form: DisclosureForm;
  readonly method: DeliveryMethod;
  readonly matter: DecisionMatter;
  /** Something is opened against the wish of a third party: the notice says that it waits. */
  readonly isAgainstWish: boolean;
  /** 심의회를 열지 않은 까닭, which whoever objected is told in writing (제18조② 단서). */
  readonly skippedReview: SkippedReview | null;
};

/** The public list tells nothing of who asked for what: it shows this and no more (정보공개법 제9조①6호). */
export const NOTICE_PUBLIC_TITLES: Readonly<Record<DecisionMatter, string>> = {
  request: '정보공개 결정 통지',
  objection: '정보공개 이의신청 결정 통지',
  partyObjection: '정보공개 제3자 이의신청 결정 통지',
};

/** 열람제한의 사유. */
export const NOTICE_RESTRICTION = '정보공개 청구인이나 제3자의 개인정보가 들어 있습니다(정보공개법 제9조제1항제6호).';

export function noticeTitle(matter: DecisionMatter, receiptNumber: string): string {
  return `${NOTICE_PUBLIC_TITLES[matter]}(접수번호 ${receiptNumber})`;
}

const MOST_QUOTED = 500;

/** 정보공개 결정통지서: what the draft begins with. The drafter may add to it; its line of the decision stays. */
export function decisionNotice(request: NoticedRequest, terms: DecisionTerms): Body {
  const items: (readonly [ItemLevel, string])[] = [
    [0, `접수번호: ${request.receiptNumber}(${officialDate(request.filedOn)} 접수)`],
    // What a requester has written themselves is no business of a third party.
    ...(request.matter === 'partyObjection' ? [] : [[0, `청구 내용: ${quoted(request.wanted)}`] as const]),
    [0, decisionLine(terms)],
    ...(terms.reason === '' && terms.grounds.length === 0 ? [] : [[0, reasonLabel(terms)] as const]),
    ...terms.grounds.map((ground) => [1, `제9조제1항제${ground}호(${GROUND_LABELS[ground]})`] as const),
    ...(terms.reason === '' ? [] : lines(terms.reason).map((line) => [1, line] as const)),
    ...skippedLines(request),
    ...reviewLine(terms),
    ...openingLines(request, terms),
    ...remedyLines(request, terms),
  ];
  const blocks = items.map(
    ([level, text]): Block => ({ type: 'item', kind: 'number', level, content: [{ text: oneSpace(text) }] }),
  );
  return { v: 1, blocks };
}

/** The line by which the document is known to say what was decided. */
export function decisionLine({ outcome }: Pick<DecisionTerms, 'outcome'>): string {
  return `결정 구분: ${OUTCOME_LABELS[outcome]}`;
}

/** Whether a document says this decision, and no other one: its drafter may have written over it. */
export function statesDecision(body: Body, terms: Pick<DecisionTerms, 'outcome'>): boolean {
  const stated = body.blocks
    .flatMap((block) => ('content' in block ? [runsText(block.content).normalize('NFC').trim()] : []))
    .filter((text) => text.startsWith('결정 구분:'));
  return stated.length === 1 && stated[0] === decisionLine(terms);
}

function reasonLabel({ outcome, grounds }: DecisionTerms): string {
  if (outcome === 'accepted' && grounds.length > 0) return '비공개 근거와 사유';
  if (opensEverything(outcome)) return '안내';
  return outcome === 'partiallyOpen' || outcome === 'closed' ? '비공개 근거와 사유' : '결정 이유';
}

function reviewLine({ reviewEndsOn }: DecisionTerms): (readonly [ItemLevel, string])[] {
  return reviewEndsOn === null ? [] : [[0, `내부검토 종료 예정일: ${officialDate(reviewEndsOn)}`]];
}

function skippedLines({ matter, skippedReview }: NoticedRequest): (readonly [ItemLevel, string])[] {
  if (matter === 'request' || !skippedReview) return [];
  const { ground, reason } = skippedReview;
  return [
    [0, '정보공개심의회를 열지 않은 까닭'],
    [1, REVIEW_SKIP_LABELS[ground]],
    ...lines(reason).map((line) => [1, line] as const),
  ];
}

function openingLines({ form, method, isAgainstWish }: NoticedRequest, { opensOn, fee }: DecisionTerms) {
  if (opensOn === null) return [];
  const won = fee === 0 ? '없음' : `${fee.toLocaleString('ko')}원`;
  const told: (readonly [ItemLevel, string])[] = [
    [0, `공개 일시: ${officialDate(opensOn)}부터`],
    [0, `공개 방법: ${DISCLOSURE_FORM_LABELS[form]}, ${DELIVERY_METHOD_LABELS[method]}`],
    [0, `수수료와 우편요금: ${won}`],
    ...(isAgainstWish ? [[0, OPPOSED] as const] : []),
  ];
  return told;
}

const OPPOSED =
  '제3자가 비공개를 요청하여 결정한 날과 공개하는 날 사이에 30일 이상을 둡니다. 결정이 늦어지면 공개하는 날도 늦어집니다(제21조제3항).';

/** 제13조⑤, 제18조④, 제19조, 제20조: how to appeal, where something was refused. */
function remedyLines({ matter }: NoticedRequest, { outcome }: DecisionTerms): (readonly [ItemLevel, string])[] {
  if (opensEverything(outcome)) return [];
  const objection: (readonly [ItemLevel, string])[] =
    matter === 'request' && outcome !== 'ended'
      ? [[1, '이 통지를 받은 날부터 30일 이내에 이 기관에 이의신청을 할 수 있습니다(제18조).']]
      : [];
  return [
    [0, '불복 방법'],
    ...objection,
    [1, '이 통지를 받은 날부터 90일 이내에 행정심판을 청구하거나 행정소송을 제기할 수 있습니다(제19조, 제20조).'],
  ];
}

function quoted(wanted: string): string {
  const text = oneSpace(wanted);
  return [...text].length > MOST_QUOTED ? `${[...text].slice(0, MOST_QUOTED).join('')}…` : text;
}

function lines(text: string): string[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line]));
}

function oneSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
