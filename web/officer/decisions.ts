import type { ActReply, DocumentReply } from '../../shared/contract/approval.ts';
import type { SeatMay } from '../../shared/contract/in-turn.ts';
import { LEAK_PLACE_LABELS } from '../../shared/disclosure/leak-place.ts';
import type { WithdrawalKind } from '../../shared/disclosure/publication-act.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import { withParticle } from '../../shared/kernel/particle.ts';
import { unreadWords } from '../../shared/originals/unread-file.ts';
import type { ApprovalClient } from '../client/approval-client.ts';
import type { PickedPost } from './line-editor-tree.ts';
import { suspectedOf } from './stop-words.ts';

/** What an official can decide on a document page. */
export type DecisionKind =
  | 'sign'
  | 'name'
  | 'reject'
  | 'hold'
  | 'liftHold'
  | 'consult'
  | 'skip'
  | 'remind'
  | 'recall'
  | 'release'
  | 'withdraw';

export type Decision = {
  /** Tells apart the same decision on two seats. */
  readonly id: string;
  readonly kind: DecisionKind;
  /** The seat that it is about, where it is about one. */
  readonly seat?: number;
  /** On the button that unfolds the question, and on the one that decides. */
  readonly button: string;
  readonly heading: string;
  /** One sentence of consequence. */
  readonly consequence: string;
  /** Absent where no words are asked for. */
  readonly textLabel?: string;
  readonly textRequired: boolean;
  /** What was done, where it is something else than the words of its kind. */
  readonly said?: string;
  /** How much may be written, where it is less than an opinion. */
  readonly textLimit?: number;
  readonly key: string | undefined;
  readonly leadsOn: boolean;
  /** 반려: to whom; the drafter's seat is 0. */
  readonly returnTo?: readonly { readonly seat: number; readonly words: string }[];
  /** 보류: until when. */
  readonly asksDay?: true;
  /** 공개 철회: what kind of reason citizens are told. */
  readonly asksWithdrawalKind?: true;
  /** 협의, 협조자 지정: whom; of this unit only, or of any (null). */
  readonly asksPersonOf?: string | null;
};

/** What has been filled in when a decision is sent. */
export type Filled = {
  readonly contentHash: string;
  /** 일괄기안: the other texts that were on the screen. */
  readonly texts?: readonly { readonly managementNumber: string; readonly contentHash: string }[];
  readonly text: string;
  readonly to?: number;
  readonly day?: string;
  readonly withdrawalKind?: WithdrawalKind;
  readonly person?: PickedPost;
};

const REGISTERS = '결재하면 문서번호가 붙고 등록됩니다.\n그 뒤에는 고칠 수 없습니다.';
const SIGN_WORDS: Readonly<Record<SeatMay['act'], { button: string; heading: string; consequence: string }>> = {
  review: { button: '검토', heading: '검토', consequence: '검토하면 결재선의 다음 사람에게 넘어갑니다.' },
  cooperate: { button: '협조', heading: '협조', consequence: '협조하면 결재선의 다음 사람에게 넘어갑니다.' },
  approve: { button: '결재', heading: '결재', consequence: REGISTERS },
  delegatedApprove: { button: '결재', heading: '전결로 결재', consequence: REGISTERS },
};

/** The decisions this reader may take now, as the server's policy says, in the order of the buttons. */
export function decisionsOf(document: DocumentReply): readonly Decision[] {
  const { may } = document;
  return [
    ...may.inTurn.flatMap((seat, index) => decisionsOnSeat(document, seat, index === 0)),
    ...may.skip.map(({ seat, reason }) => skipping(document, seat, reason)),
    ...(may.remind ? [reminding(document)] : []),
    ...(may.recall ? [RECALL] : []),
    ...(may.releasePublication ? [releasing(document)] : []),
    ...(may.withdrawPublication ? [document.publication.state === 'stopped' ? KEEP_BACK : WITHDRAW] : []),
  ];
}

/** Only the first seat's decisions have keys: a key must not mean two things. */
function decisionsOnSeat(document: DocumentReply, may: SeatMay, isFirst: boolean): Decision[] {
  const { seat, actsFor } = may;
  const suffix = actsFor ? ' (대결)' : '';
  const inPlace = actsFor
    ? `${withParticle(`${actsFor.name} ${actsFor.postTitle}`, '을(를)')} 대신하여(대결) 처리합니다.\n`
    : '';
  const common = (kind: DecisionKind) => ({ id: `${kind}-${seat}`, kind, seat, key: undefined, leadsOn: false });
  const decisions: Decision[] = [];
  if (may.sign) {
    const words = SIGN_WORDS[may.act];
    decisions.push({
      ...common('sign'),
      ...{ button: `${words.button}${suffix}`, heading: `${words.heading}${suffix}` },
      consequence: inPlace + words.consequence + togetherWords(document),
      ...{ textLabel: '의견 (적지 않아도 됩니다)', textRequired: false, leadsOn: true },
      key: isFirst ? 'a' : undefined,
    });
  }
  if (may.nameOf !== null) {
    decisions.push({
      ...common('name'),
      ...{ button: `협조자 지정${suffix}`, heading: `협조할 사람 정하기${suffix}`, textRequired: false },
      consequence: `${inPlace}고른 사람이 이 자리에서 협조합니다.`,
      asksPersonOf: may.nameOf,
      key: isFirst ? 'a' : undefined,
    });
  }
  if (may.reject) {
    decisions.push({
      ...common('reject'),
      ...{ button: `반려${suffix}`, heading: `반려${suffix}`, textLabel: '반려하는 사유', textRequired: true },
      consequence: `${inPlace}${togetherWords(document).trimStart()}기안자에게 돌아가면 고쳐 다시 올릴 수 있고, 앞사람에게 돌아가면 그 사람부터 다시 결재합니다.`,
      key: isFirst ? 'r' : undefined,
      leadsOn: true,
      returnTo: [0, ...may.returnTo].map((to) => ({ seat: to, words: seatWords(document, to) })),
    });
  }
  return [...decisions, ...quietDecisions(may, { isFirst, suffix, inPlace, common })];
}

/** 일괄기안: what is decided is decided of every text. */
function togetherWords({ bundle }: DocumentReply): string {
  return bundle.length === 0 ? '' : `\n제1안부터 제${bundle.length}안까지 문서 ${bundle.length}건을 함께 처리합니다.\n`;
}

type Manner = {
  readonly isFirst: boolean;
  readonly suffix: string;
  readonly inPlace: string;
  readonly common: (
    kind: DecisionKind,
  ) => Pick<Decision, 'id' | 'kind' | 'key' | 'leadsOn'> & { readonly seat: number };
};

/** What does not move the document on. */
function quietDecisions(may: SeatMay, { isFirst, suffix, inPlace, common }: Manner): Decision[] {
  const decisions: Decision[] = [];
  if (may.consult) {
    decisions.push({
      ...common('consult'),
      ...{ button: `협의 요청${suffix}`, heading: `협의 요청${suffix}`, textLabel: '묻는 내용', textRequired: true },
      consequence: `${inPlace}고른 사람이 문서를 보고 답합니다. 답을 기다리지 않고 결재할 수도 있습니다.`,
      asksPersonOf: null,
      key: isFirst ? 'c' : undefined,
    });
  }
  if (may.liftHold) {
    decisions.push({
      ...common('liftHold'),
      ...{ button: `보류 해제${suffix}`, heading: `보류 해제${suffix}`, textRequired: false },
      consequence: `${inPlace}보류한 문서를 다시 결재대기로 돌립니다.`,
      key: isFirst ? 'h' : undefined,
    });
  } else if (may.hold) {
    decisions.push({
      ...common('hold'),
      ...{ button: `보류${suffix}`, heading: `보류${suffix}`, textLabel: '보류하는 사유', textRequired: true },
      consequence: `${inPlace}문서는 결재대기에 남고, 기안자가 날짜와 사유를 볼 수 있습니다.`,
      asksDay: true,
      key: isFirst ? 'h' : undefined,
    });
  }
  return decisions;
}

function skipping(document: DocumentReply, seat: number, reason: string): Decision {
  const reviewer = document.line[seat]?.officer;
  const who = reviewer ? withParticle(`${reviewer.name} ${reviewer.postTitle}`, '이(가)') : '검토자가';
  return {
    ...{ id: `skip-${seat}`, kind: 'skip', seat, button: '검토 생략', heading: '검토 생략' },
    consequence: `${who} 자리에 없어 건너뜁니다.\n서명란에 적히는 사유: ${reason}`,
    ...{ textRequired: false, key: undefined, leadsOn: false },
  };
}

function reminding({ line }: DocumentReply): Decision {
  const turns = line.filter((row) => row.state === 'turn');
  const names = turns.map(({ officer }) => `${officer.name} ${officer.postTitle}`).join(', ');
  return {
    ...{ id: 'remind', kind: 'remind', button: '재촉', heading: '재촉' },
    consequence: `${names}에게 결재를 재촉하는 알림을 보냅니다.\n누가 언제 재촉했는지 이력에 남습니다.`,
    ...{ textLabel: '덧붙이는 말 (적지 않아도 됩니다)', textRequired: false, textLimit: DOCUMENT_LIMITS.reminder },
    ...{ key: undefined, leadsOn: false },
  };
}

const RECALL: Decision = {
  ...{ id: 'recall', kind: 'recall', button: '회수', heading: '회수', key: 'r', leadsOn: false },
  consequence: '결재를 멈추고 기안으로 되돌립니다. 고쳐 다시 올릴 수 있습니다.',
  ...{ textLabel: '사유 (적지 않아도 됩니다)', textRequired: false },
};

const WITHDRAW: Decision = {
  ...{
    id: 'withdraw',
    kind: 'withdraw',
    button: '공개 철회',
    heading: '시민 공개 철회',
    key: undefined,
    leadsOn: false,
  },
  consequence: '시민 누리집에서 곧바로 사라집니다. 문서와 결재에는 영향이 없습니다.',
  ...{ textLabel: '철회하는 사유', textRequired: true, asksWithdrawalKind: true },
};

/** 개인정보 점검 has stopped the publication, and it is never to come. */
const KEEP_BACK: Decision = {
  ...WITHDRAW,
  ...{ button: '공개하지 않기', heading: '공개하지 않기' },
  consequence: '멈춘 공개를 그만둡니다. 시민에게는 보이지 않습니다. 문서와 결재에는 영향이 없습니다.',
  textLabel: '공개하지 않는 사유',
  said: '공개하지 않기로 했습니다.',
};

const RELEASE: Decision = {
  ...{
    id: 'release',
    kind: 'release',
    button: '그래도 공개',
    heading: '멈춘 공개 풀기',
    key: undefined,
    leadsOn: false,
  },
  consequence: '개인정보 점검에서 찾은 내용까지 시민에게 그대로 보입니다. 누가 왜 공개하였는지 문서에 남습니다.',
  ...{ textLabel: '공개하는 사유', textRequired: true },
};

/**
 * What 유출 점검 has found was meant to stay closed, and what could not be read was checked by nobody: who lets it out
 * is told so before, and where it stands.
 */
function releasing(document: DocumentReply): Decision {
  const { stop } = document.publication;
  if (!stop || stop.leaks.length + stop.unread.length === 0) return RELEASE;
  const places = stop.leaks.map((place) => LEAK_PLACE_LABELS[place]).join(', ');
  const consequence = [
    ...(stop.leaks.length > 0
      ? [
          `비공개로 한 내용이 남은 그대로(${places}) 시민에게 나갑니다. 유출 점검을 다시 하지 않습니다.`,
          ...[suspectedOf(document)].filter((words) => words !== ''),
        ]
      : []),
    ...(stop.unread.length > 0
      ? [
          `개인정보 점검을 하지 못한 파일이 그대로 나갑니다: ${unreadWords(stop.unread)}. 원문을 열어 확인하였을 때만 공개하십시오.`,
        ]
      : []),
    '나간 내용은 되돌릴 수 없으니 확인하지 못하였으면 ‘공개하지 않기’를 누르십시오.',
    ...(stop.kinds.length > 0 ? [RELEASE.consequence] : ['누가 왜 공개하였는지 문서에 남습니다.']),
  ].join('\n');
  return { ...RELEASE, consequence };
}

function seatWords(document: DocumentReply, seat: number): string {
  const officer = document.line[seat]?.officer;
  const who = officer ? `${officer.name} ${officer.postTitle}` : '';
  return seat === 0 ? `기안자 ${who}` : who;
}

/** What is missing before a decision can be sent, as the sentence to show; nothing if it is complete. */
export function missing(decision: Decision, { text, day, person }: Omit<Filled, 'contentHash'>): string | undefined {
  if (decision.asksPersonOf !== undefined && !person) return '사람을 고르지 않았습니다. 조직도에서 골라 주십시오.';
  if (decision.asksDay && !day) return '날짜를 정하지 않았습니다. 언제까지 보류할지 정해 주십시오.';
  if (decision.textRequired && text.trim() === '') {
    return decision.kind === 'consult'
      ? '묻는 내용을 적지 않았습니다. 내용을 적어 주십시오.'
      : '사유를 적지 않았습니다. 사유를 적어 주십시오.';
  }
  return undefined;
}

/** Sends a decision about exactly the content that was on the screen. */
export async function decide(
  approval: ApprovalClient,
  managementNumber: string,
  { kind, seat = 0 }: Decision,
  filled: Filled,
): Promise<ActReply | undefined> {
  const { contentHash, texts = [], to = 0, day = '' } = filled;
  const shown = { contentHash, ...(texts.length > 0 ? { texts: [...texts] } : {}) };
  const words = filled.text.trim();
  const { personId = '', postId = '' } = filled.person ?? {};
  switch (kind) {
    case 'sign':
      return approval.sign(managementNumber, { ...shown, seat, ...(words === '' ? {} : { opinion: words }) });
    case 'reject':
      return approval.reject(managementNumber, { ...shown, seat, reason: words, ...(to === 0 ? {} : { to }) });
    case 'hold':
      return approval.hold(managementNumber, { seat, until: day, reason: words });
    case 'liftHold':
      return approval.liftHold(managementNumber, { seat });
    case 'consult':
      return approval.consult(managementNumber, { seat, personId, postId, question: words });
    case 'name':
      return approval.name(managementNumber, { seat, personId, postId });
    case 'skip':
      return approval.skip(managementNumber, { seat });
    case 'remind':
      return approval.remind(managementNumber, words === '' ? {} : { note: words });
    case 'recall':
      return approval.recall(managementNumber, words === '' ? {} : { reason: words });
    case 'release':
      await approval.release(managementNumber, { reason: words });
      return undefined;
    case 'withdraw':
      await approval.withdraw(managementNumber, { reason: words, kind: filled.withdrawalKind ?? 'other' });
      return undefined;
  }
}
