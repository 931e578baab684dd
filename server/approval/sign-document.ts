import type { ActReply, SignDocument } from '../../shared/contract/approval.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { printedParagraph } from '../platform/http/printed-line.ts';
import type { Services } from '../platform/services.ts';
import { performAct } from './perform-act.ts';
import { actInTurn } from './seat-in-turn.ts';

/** 검토, 협조, 결재 or 전결, in an absent person's place too (대결): whatever the seat in turn is for. */
export function signDocument(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: SignDocument,
  key: RequestKey,
): Promise<ActReply> {
  const opinion = printedParagraph('의견', body.opinion ?? '');
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: (loaded) => ({
      type: 'sign',
      ...actInTurn(loaded, body.seat),
      at: loaded.at,
      contentHash: body.contentHash,
      ...(body.texts ? { texts: body.texts } : {}),
      hasUnitTask: loaded.filing.unitTaskId !== null,
      ...(opinion ? { opinion } : {}),
    }),
  });
}
