import type { ActReply } from '../../shared/contract/approval.ts';
import type { AnswerConsultation, AskConsultation } from '../../shared/contract/in-turn.ts';
import { agencyOrdinalOf } from '../../shared/numbering/management-number.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { printedParagraph } from '../platform/http/printed-line.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { officerOfToday } from './officer-of-today.ts';
import { performAct } from './perform-act.ts';
import { actInTurn } from './seat-in-turn.ts';

/** 협의 요청: whoever is in turn asks before they decide. The one asked may read the document meanwhile. */
export async function askConsultation(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: AskConsultation,
  key: RequestKey,
): Promise<ActReply> {
  const { agencyId } = signed;
  const of = await officerOfToday(services, { agencyId, keptBy: agencyOrdinalOf(managementNumber) }, body);
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: (loaded) => ({
      type: 'consult',
      ...actInTurn(loaded, body.seat),
      at: loaded.at,
      of,
      question: printedParagraph('질문', body.question),
    }),
  });
}

/** 협의 답변: by the one who was asked, in the post in which they were asked. */
export function answerConsultation(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: AnswerConsultation & { readonly consultation: number },
  key: RequestKey,
): Promise<ActReply> {
  const { consultation } = body;
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: ({ line, posts, at }) => {
      const asked = line.status === 'inApproval' ? line.consultations[consultation]?.of : undefined;
      const by = posts.find((post) => post.postId === asked?.postId) ?? posts[0];
      if (!by) throw new Problem('consultation-not-yours');
      return { type: 'answer', by, at, consultation, answer: printedParagraph('답변', body.answer) };
    },
  });
}
