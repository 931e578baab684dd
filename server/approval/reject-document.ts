import type { ActReply, RejectDocument } from '../../shared/contract/approval.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { printedParagraph } from '../platform/http/printed-line.ts';
import type { Services } from '../platform/services.ts';
import { performAct } from './perform-act.ts';
import { actInTurn } from './seat-in-turn.ts';

/** 반려: back to the drafter, or to an earlier signer, with a reason; the document keeps its whole history. */
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
      ...actInTurn(loaded, body.seat),
      at: loaded.at,
      contentHash: body.contentHash,
      ...(body.texts ? { texts: body.texts } : {}),
      reason: printedParagraph('반려 사유', body.reason),
      ...(body.to === undefined ? {} : { to: body.to }),
    }),
  });
}
