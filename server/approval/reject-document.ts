import type { ActReply, RejectDocument } from '../../shared/contract/approval.ts';
import { oneParagraph } from '../../shared/document/official-document.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { officerInTurn, performAct } from './perform-act.ts';

/** 반려: back to the drafter with a reason; the document keeps its whole history and gets no number. */
export function rejectDocument(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: RejectDocument,
  key: RequestKey,
): Promise<ActReply> {
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: (loaded) => ({
      type: 'reject',
      by: officerInTurn(loaded, signed.personId),
      at: loaded.at,
      contentHash: body.contentHash,
      reason: oneParagraph(body.reason),
    }),
  });
}
