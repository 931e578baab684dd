import type { DocumentReply } from '../../shared/contract/approval.ts';
import { accessDocument } from '../approval/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { drawPaper, keepPaper } from './freeze-paper.ts';
import type { Renderer } from './rendering-pool.ts';

/** Draws the paper of an approved document again, after a failure or where the stored file is damaged. */
export function retryPaper(
  services: Services,
  renderer: Renderer,
  signed: Signed,
  managementNumber: string,
  key: RequestKey,
): Promise<DocumentReply['frozenPaper']> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const { record } = await accessDocument(services, signed, managementNumber);
    if (record.line.status !== 'approved') throw new Problem('paper-not-ready');
    // Before the transaction: several who wait for a slow paper would else hold the connections of the whole office.
    const drawn = await drawPaper(sql, services, renderer, record);
    return sql.begin(async (tx) => {
      const paper = await keepPaper(tx, services, record, drawn);
      const answer = { state: paper.state, reason: paper.state === 'failed' ? paper.reason : null };
      await keepAnswer(tx, key, answer, services.clock.now());
      return answer;
    });
  });
}
