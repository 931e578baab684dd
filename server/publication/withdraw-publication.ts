import { mayWithdrawPublication } from '../../shared/access/document-access.ts';
import type { PublicationDone, WithdrawPublication } from '../../shared/contract/publication-acts.ts';
import { viewOnceApproved } from '../../shared/disclosure/public-view.ts';
import { oneParagraph } from '../../shared/document/official-document.ts';
import { accessDocument, factsOf } from '../approval/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import type { SiteFacts } from './site-facts.ts';
import { deleteCopy, markWithdrawn } from './store.ts';

/**
 * 공개 철회: takes a document back from the citizens. The copy goes in the act's own transaction, so the very next
 * request finds nothing; who, when and why stays with the publication for ever. An approved document that is still on
 * its way to the citizens never comes to them.
 */
export async function withdrawPublication(
  services: Services,
  facts: SiteFacts,
  act: {
    readonly signed: Signed;
    readonly managementNumber: string;
    readonly body: WithdrawPublication;
    readonly key: RequestKey;
  },
): Promise<PublicationDone> {
  const { signed, managementNumber } = act;
  const { record, reader } = await accessDocument(services, signed, managementNumber);
  if (!mayWithdrawPublication(reader, factsOf(record))) throw new Problem('not-permitted', { who: '정보공개담당' });
  const reason = oneParagraph(act.body.reason);
  if (reason === '') throw new Problem('reason-missing');
  if (!viewOnceApproved(record.content).readable) throw new Problem('not-published');
  const { sql } = services.database;
  const answer = await once(sql, act.key, async () => {
    const at = services.clock.now();
    const { agencyId, personId } = signed;
    await sql.begin(async (tx) => {
      await keepAnswer(tx, act.key, { managementNumber }, at);
      const { documentId } = record;
      if (!(await markWithdrawn(tx, { agencyId, documentId, managementNumber, personId, reason, at }))) {
        throw new Problem('not-published');
      }
      await deleteCopy(tx, agencyId, managementNumber);
    });
    return { managementNumber };
  });
  facts.forget();
  return answer;
}
