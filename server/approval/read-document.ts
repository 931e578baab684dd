import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { ActReply } from '../../shared/contract/approval.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { type LoadedLine, performAct } from './perform-act.ts';

/** 공람·후열: the page says that the document was opened, and the log has who read it when (영 제18조④). */
export function readDocument(
  services: Services,
  signed: Signed,
  managementNumber: string,
  key: RequestKey,
): Promise<ActReply> {
  return performAct(services, {
    signed,
    managementNumber,
    key,
    command: (loaded) => ({ type: 'read', by: whoReads(loaded, signed.personId), at: loaded.at }),
  });
}

/** As they were shown it, in the post they hold today: somebody who has moved on since reads all the same. */
function whoReads({ line, posts }: LoadedLine, personId: string): PrintedOfficer {
  const shown =
    line.status === 'approved'
      ? [...line.circulations.map(({ to }) => to), ...line.seats.map(({ officer }) => officer)]
      : [];
  const asked = shown.find((officer) => officer.personId === personId);
  const by = posts.find((post) => post.postId === asked?.postId) ?? asked ?? posts[0];
  if (!by) throw new Problem('nothing-to-read');
  return by;
}
