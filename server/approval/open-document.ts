import type { OpenDocument, OpeningReply } from '../../shared/contract/versions.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { accessDocument } from './access.ts';
import { findSeenVersion, insertOpening } from './opening-store.ts';

/**
 * 열람: the page shows a version to somebody. Written down for ever, and answered with the version they had seen
 * before, so that the page can show what has changed since.
 */
export function openDocument(
  services: Services,
  signed: Signed,
  managementNumber: string,
  { version }: OpenDocument,
  key: RequestKey,
): Promise<OpeningReply> {
  const { sql } = services.database;
  return once(sql, key, async () => {
    const { record } = await accessDocument(services, signed, managementNumber);
    const { agencyId, documentId } = record;
    if (version > record.version) throw new Problem('not-found');
    const opening = { agencyId, documentId, personId: signed.personId };
    const seenVersion = (await findSeenVersion(sql, opening)) ?? null;
    const answer: OpeningReply = { managementNumber, seenVersion };
    const at = services.clock.now();
    await sql.begin(async (tx) => {
      await Promise.all([keepAnswer(tx, key, answer, at), insertOpening(tx, opening, version, at)]);
    });
    return answer;
  });
}
