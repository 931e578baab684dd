import type { VersionReply } from '../../shared/contract/versions.ts';
import { findVersion as findStoredVersion } from '../document/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { accessDocument } from './access.ts';
import { disclosedPart } from './disclosed-part.ts';

/** One version (판) of a document, for whoever may read the document: all of them are part of its record. */
export async function findVersion(
  services: Services,
  signed: Signed,
  managementNumber: string,
  version: number,
): Promise<VersionReply> {
  const { record } = await accessDocument(services, signed, managementNumber);
  const found = await findStoredVersion(services.database.sql, record.agencyId, record.documentId, version);
  if (!found) throw new Problem('not-found');
  const { content, contentHash } = found;
  const { title, body } = content;
  return { version, title, body: body as VersionReply['body'], contentHash, ...disclosedPart(content) };
}
