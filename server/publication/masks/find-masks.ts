import type { PublicMasksReply } from '../../../shared/contract/publication-acts.ts';
import { accessDocument } from '../../approval/index.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { findMasks } from './mask-store.ts';

/** What is masked in the public copy of an approved document: for whoever reads the words in the document itself. */
export async function listMasks(
  services: Services,
  signed: Signed,
  managementNumber: string,
): Promise<PublicMasksReply> {
  const { record } = await accessDocument(services, signed, managementNumber);
  if (record.line.status !== 'approved') throw new Problem('not-found');
  const masks = await findMasks(services.database.sql, record.agencyId, record.documentId);
  return {
    words: (masks?.words ?? []).map(({ text, grounds }) => ({ text, grounds: [...grounds] })),
    attachments: (masks?.attachments ?? []).map(({ id, grounds }) => ({ id, grounds: [...grounds] })),
    publicTitle: masks?.publicTitle ?? null,
  };
}
