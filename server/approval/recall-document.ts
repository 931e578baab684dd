import type { ActReply, RecallDocument } from '../../shared/contract/approval.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { printedParagraph } from '../platform/http/printed-line.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { type LoadedLine, performAct } from './perform-act.ts';

/** 회수: the drafter takes the document back as long as nobody else has acted. */
export function recallDocument(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: RecallDocument,
  key: RequestKey,
): Promise<ActReply> {
  const reason = printedParagraph('회수 사유', body.reason ?? '');
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: (loaded) => ({
      type: 'recall',
      by: drafterOrAnyPost(loaded, signed.personId),
      at: loaded.at,
      ...(reason ? { reason } : {}),
    }),
  });
}

/** The drafter recalls as they drafted, even after a change of post; anybody else is refused by the rule. */
function drafterOrAnyPost(loaded: LoadedLine, personId: string) {
  const drafter = loaded.line.status === 'drafting' ? undefined : loaded.line.seats[0]?.officer;
  const by = drafter?.personId === personId ? drafter : loaded.posts[0];
  if (!by) throw new Problem('not-the-drafter');
  return by;
}
