import type { ActReply, DocumentReply } from '../../shared/contract/approval.ts';
import type { ApprovalClient } from '../client/approval-client.ts';

/** What an official can decide on a document page. */
export type DecisionKind = 'sign' | 'reject' | 'recall' | 'withdraw';

export type Decision = {
  readonly kind: DecisionKind;
  /** On the button that unfolds the question, and on the one that decides. */
  readonly button: string;
  readonly heading: string;
  /** One sentence of consequence. */
  readonly consequence: string;
  readonly textLabel: string;
  readonly textRequired: boolean;
  readonly key: string | undefined;
  readonly leadsOn: boolean;
};

type SignAct = DocumentReply['may']['inTurn'][number]['act'];

const REGISTERS = '결재하면 문서번호가 붙고 등록됩니다.\n그 뒤에는 고칠 수 없습니다.';
const SIGN_WORDS: Readonly<Record<SignAct, { button: string; heading: string; consequence: string }>> = {
  review: { button: '검토', heading: '검토', consequence: '검토하면 결재선의 다음 사람에게 넘어갑니다.' },
  cooperate: { button: '협조', heading: '협조', consequence: '협조하면 결재선의 다음 사람에게 넘어갑니다.' },
  approve: { button: '결재', heading: '결재', consequence: REGISTERS },
  delegatedApprove: { button: '결재', heading: '전결로 결재', consequence: REGISTERS },
};

/** The decisions this reader may take now, as the server's policy says, in the order of the buttons. */
export function decisionsOf(document: DocumentReply): readonly Decision[] {
  const { may } = document;
  const [mine] = may.inTurn;
  const decisions: Decision[] = [];
  if (mine?.sign) {
    decisions.push({
      kind: 'sign',
      ...SIGN_WORDS[mine.act],
      textLabel: '의견 (적지 않아도 됩니다)',
      textRequired: false,
      key: 'a',
      leadsOn: true,
    });
  }
  if (mine?.reject) {
    decisions.push({
      kind: 'reject',
      button: '반려',
      heading: '반려',
      consequence: '기안자에게 돌아갑니다. 기안자가 고쳐 다시 올릴 수 있습니다.',
      textLabel: '반려하는 사유',
      textRequired: true,
      key: 'r',
      leadsOn: true,
    });
  }
  if (may.recall) {
    decisions.push({
      kind: 'recall',
      button: '회수',
      heading: '회수',
      consequence: '결재를 멈추고 기안으로 되돌립니다. 고쳐 다시 올릴 수 있습니다.',
      textLabel: '사유 (적지 않아도 됩니다)',
      textRequired: false,
      key: 'r',
      leadsOn: false,
    });
  }
  if (may.withdrawPublication) {
    decisions.push({
      kind: 'withdraw',
      button: '공개 철회',
      heading: '시민 공개 철회',
      consequence: '시민 누리집에서 곧바로 사라집니다. 문서와 결재에는 영향이 없습니다.',
      textLabel: '철회하는 사유',
      textRequired: true,
      key: undefined,
      leadsOn: false,
    });
  }
  return decisions;
}

/** Sends a decision about exactly the content that was on the screen. */
export async function decide(
  approval: ApprovalClient,
  managementNumber: string,
  kind: DecisionKind,
  { contentHash, text }: { readonly contentHash: string; readonly text: string },
): Promise<ActReply | undefined> {
  const words = text.trim();
  switch (kind) {
    case 'sign':
      return approval.sign(managementNumber, { contentHash, ...(words === '' ? {} : { opinion: words }) });
    case 'reject':
      return approval.reject(managementNumber, { contentHash, reason: words });
    case 'recall':
      return approval.recall(managementNumber, words === '' ? {} : { reason: words });
    case 'withdraw':
      await approval.withdraw(managementNumber, { reason: words });
      return undefined;
  }
}
