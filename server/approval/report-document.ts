import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { ActReply, ReportDocument } from '../../shared/contract/approval.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { printedParagraph } from '../platform/http/printed-line.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { type LoadedLine, performAct } from './perform-act.ts';

/** 사후보고: who decided an important matter in another's place tells the absent approver (영 제10조③). */
export function reportDocument(
  services: Services,
  signed: Signed,
  managementNumber: string,
  body: ReportDocument,
  key: RequestKey,
): Promise<ActReply> {
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: (loaded) => ({
      type: 'report',
      by: whoReports(loaded, signed.personId),
      at: loaded.at,
      note: printedParagraph('보고한 내용', body.note),
    }),
  });
}

/** As they acted, even after a change of post; anybody else is refused by the rule. */
function whoReports({ line, posts }: LoadedLine, personId: string): PrintedOfficer {
  const owed = line.status === 'approved' ? line.postReports : [];
  const by = owed.find((report) => report.by.personId === personId)?.by ?? posts[0];
  if (!by) throw new Problem('nothing-to-report');
  return by;
}
