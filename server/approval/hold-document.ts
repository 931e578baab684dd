import type { ActReply } from '../../shared/contract/approval.ts';
import type { HoldDocument, LiftHold } from '../../shared/contract/in-turn.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { printedParagraph } from '../platform/http/printed-line.ts';
import type { Services } from '../platform/services.ts';
import { performAct } from './perform-act.ts';
import { actInTurn } from './seat-in-turn.ts';

/** 보류: the person in turn puts the document aside until a day; it stays theirs. */
export function holdDocument(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: HoldDocument,
  key: RequestKey,
): Promise<ActReply> {
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: (loaded) => ({
      type: 'hold',
      ...actInTurn(loaded, body.seat),
      at: loaded.at,
      until: body.until,
      reason: printedParagraph('보류 사유', body.reason),
    }),
  });
}

/** 보류 해제: taken up again before its day. */
export function liftHold(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: LiftHold,
  key: RequestKey,
): Promise<ActReply> {
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: (loaded) => ({ type: 'liftHold', ...actInTurn(loaded, body.seat), at: loaded.at }),
  });
}
