import type { DocumentReply } from '../../shared/contract/approval.ts';
import { accessDocument } from '../approval/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { frozenPaperReply } from './find-paper.ts';
import { drawPaper, keepPaper, type PaperMakers } from './freeze-paper.ts';
import { signFrozen } from './sign-waiting.ts';
import { findFrozenRow } from './store.ts';

/**
 * Draws the paper of an approved document again, after a failure or where the stored file is damaged; one that waits
 * for its signature is tried to be signed.
 */
export function retryPaper(
  services: Services,
  makers: PaperMakers,
  signed: Signed,
  managementNumber: string,
  key: RequestKey,
): Promise<DocumentReply['frozenPaper']> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const { record } = await accessDocument(services, signed, managementNumber);
    if (record.line.status !== 'approved') throw new Problem('paper-not-ready');
    // Before the transaction: several who wait for a slow paper would else hold the connections of the whole office.
    const drawn = await drawPaper(sql, services, makers, record);
    await signFrozen(services, makers.signer, record);
    return sql.begin(async (tx) => {
      await keepPaper(tx, services, record, drawn);
      const paper = (await findFrozenRow(tx, record)) ?? drawn.paper;
      const answer = frozenPaperReply(paper);
      await keepAnswer(tx, key, answer, services.clock.now());
      return answer;
    });
  });
}
