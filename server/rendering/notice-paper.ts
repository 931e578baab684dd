import { findApprovalRecordById, paperOf } from '../approval/index.ts';
import { documentKey } from '../authenticity/index.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { citizensPaper, type IssuedPaper } from './citizens-paper.ts';
import { fileName } from './find-paper.ts';
import type { PaperMakers } from './freeze-paper.ts';
import { picturesOf } from './paper-pictures.ts';

/**
 * 통지서: the paper of a closed document for the one citizen it is addressed to, signed like a public copy, with nothing
 * embedded. `paperId` names it among the papers: never the approval's own id, under which a public copy would stand.
 */
export async function noticePaper(
  services: Services,
  makers: PaperMakers,
  {
    agencyId,
    documentId,
    paperId,
  }: { readonly agencyId: number; readonly documentId: string; readonly paperId: string },
): Promise<IssuedPaper & { readonly name: string }> {
  const record = await findApprovalRecordById(services.database.sql, agencyId, documentId);
  if (record?.line.status !== 'approved') throw new Problem('not-found');
  const paper = paperOf(record);
  const issued = await citizensPaper(services, makers, {
    agencyId,
    eventId: paperId,
    documentKey: documentKey(agencyId, documentId),
    kind: 'notice',
    paper,
    pictures: () => picturesOf(services, agencyId, paper),
  });
  return { ...issued, name: fileName(paper) };
}
