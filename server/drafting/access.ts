import { mayEdit } from '../../shared/access/document-access.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { policyReader } from '../approval/index.ts';
import { type DocumentRow, findDocument } from '../document/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';

/**
 * A draft on behalf of its drafter: the only way to one. Another person's draft does not exist for anybody;
 * one's own document that is in approval or decided is there, but cannot be edited.
 */
export async function accessDraft(services: Services, signed: Signed, managementNumber: string): Promise<DocumentRow> {
  const document = await findDocument(services.database.sql, signed.agencyId, managementNumber);
  if (!document || document.drafterPersonId !== signed.personId) throw new Problem('not-found');
  if (
    !mayEdit(policyReader(signed, dayInKorea(services.clock.now()), []), {
      ...document,
      participantIds: [],
      waitsOnIds: [],
      partners: [],
    })
  )
    throw new Problem('not-editable');
  return document;
}
