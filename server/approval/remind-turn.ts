import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { ApprovalLine } from '../../shared/approval/approval-line.ts';
import type { ActReply } from '../../shared/contract/approval.ts';
import type { RemindTurn } from '../../shared/contract/in-turn.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { printedParagraph } from '../platform/http/printed-line.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import type { Standing } from './access.ts';
import { performAct } from './perform-act.ts';

/** 재촉: whoever has done their part asks those on whom the document waits to do theirs. */
export function remindTurn(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: RemindTurn,
  key: RequestKey,
): Promise<ActReply> {
  const note = printedParagraph('재촉하는 말', body.note ?? '');
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: (loaded) => {
      const by = whoReminds(loaded.line, loaded);
      if (!by) throw new Problem('reminder-not-yours');
      return { type: 'remind', by, at: loaded.at, ...(note ? { note } : {}) };
    },
  });
}

/** As they drafted or signed, even after a change of post; anybody else is refused by the rule. */
export function whoReminds(line: ApprovalLine, { personId, posts }: Standing): PrintedOfficer | undefined {
  const signatures = line.status === 'drafting' ? [] : line.signatures;
  return signatures.find(({ by }) => by.personId === personId)?.by ?? posts[0];
}
