import type { PublicMasksReply } from '../../../shared/contract/publication-acts.ts';
import type { PublicMasks } from '../../../shared/disclosure/mask-content.ts';
import { accessDocument } from '../../approval/index.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { findMasks, listLifted } from './mask-store.ts';

/** What is masked in the public copy of an approved document: for whoever reads the words in the document itself. */
export async function listMasks(
  services: Services,
  signed: Signed,
  managementNumber: string,
): Promise<PublicMasksReply> {
  const { record } = await accessDocument(services, signed, managementNumber);
  if (record.line.status !== 'approved') throw new Problem('not-found');
  const { sql } = services.database;
  const [masks, lifted] = await Promise.all([
    findMasks(sql, record.agencyId, record.documentId),
    listLifted(sql, record.agencyId, record.documentId),
  ]);
  return {
    ...told(masks ?? { words: [], attachments: [] }),
    lifted: lifted.map(({ liftedAt, falseFindings = [], ...each }) => ({
      ...{ ...told(each), liftedAt },
      falseFindings: falseFindings.map((one) => ({ ...one })),
    })),
  };
}

function told({ words, attachments, publicTitle }: PublicMasks) {
  return {
    words: words.map(({ text, grounds }) => ({ text, grounds: [...grounds] })),
    attachments: attachments.map(({ id, grounds }) => ({ id, grounds: [...grounds] })),
    publicTitle: publicTitle ?? null,
  };
}
