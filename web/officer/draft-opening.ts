import type { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { OfficeClients } from '../client/office.ts';
import type { Unit } from './line-editor-seats.ts';

/** A draft with what its desk asks about: today's organisation and the unit tasks. */
export type OpenedDraft = {
  readonly draft: DraftReply;
  readonly units: readonly Unit[];
  readonly unitTasks: readonly UnitTaskShape[];
};

export async function openDraft(
  { drafting, organization }: Pick<OfficeClients, 'drafting' | 'organization'>,
  managementNumber: string,
): Promise<OpenedDraft> {
  const [draft, { units }, { unitTasks }] = await Promise.all([
    drafting.open(managementNumber),
    organization.units(),
    organization.unitTasks(),
  ]);
  return { draft, units, unitTasks };
}
