import { mayReleasePublication } from '../../shared/access/document-access.ts';
import type { PublicationDone, ReleasePublication } from '../../shared/contract/publication-acts.ts';
import { oneParagraph } from '../../shared/document/official-document.ts';
import { accessDocument, factsOf } from '../approval/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { publishApproved } from './publish-document.ts';
import type { SiteFacts } from './site-facts.ts';
import { releaseStop } from './stop-store.ts';

/**
 * 멈춘 공개 풀기: the disclosure officer publishes what the check for personal data has stopped. Who, when and why
 * stays with the stop for ever. Whatever has been taken back meanwhile does not come to the citizens.
 */
export async function releasePublication(
  services: Services,
  facts: SiteFacts,
  act: {
    readonly signed: Signed;
    readonly managementNumber: string;
    readonly body: ReleasePublication;
    readonly key: RequestKey;
  },
): Promise<PublicationDone> {
  const { signed, managementNumber } = act;
  const { record, reader } = await accessDocument(services, signed, managementNumber);
  if (!mayReleasePublication(reader, factsOf(record))) throw new Problem('not-permitted', { who: '정보공개담당' });
  const reason = oneParagraph(act.body.reason);
  if (reason === '') throw new Problem('reason-missing');
  const { sql } = services.database;
  const answer = await once(sql, act.key, async () => {
    const at = services.clock.now();
    const { agencyId, personId } = signed;
    await sql.begin(async (tx) => {
      await keepAnswer(tx, act.key, { managementNumber }, at);
      const { documentId } = record;
      const eventId = await releaseStop(tx, { agencyId, documentId, personId, reason, at });
      const published = eventId !== undefined && (await publishApproved(tx, { agencyId, documentId, eventId }, at));
      if (!published) throw new Problem('not-stopped');
    });
    return { managementNumber };
  });
  facts.forget();
  return answer;
}
