import type { HandoversReply } from '../../shared/contract/handover.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { headShape, readerOf } from './find-handover.ts';
import { type Before, type HandoverList, listHandoverHeads } from './store.ts';

const PAGE = 50;

/** One's own, as giver, receiver or writer; the newest first. */
export function listOwnHandovers(services: Services, signed: Signed, before?: string): Promise<HandoversReply> {
  return list(services, signed, { personId: signed.personId }, before);
}

/** Those whose records a person keeps: of their units, or of the agency. Nobody's list is empty, not forbidden. */
export async function listKeptHandovers(services: Services, signed: Signed, before?: string): Promise<HandoversReply> {
  const { roles, recordsUnitIds } = await readerOf(services, signed);
  const keepsAll = roles.includes('administrator') || roles.includes('recordsManager');
  return list(services, signed, keepsAll ? 'agency' : { unitIds: recordsUnitIds }, before);
}

async function list(
  services: Services,
  signed: Signed,
  whose: HandoverList,
  before: string | undefined,
): Promise<HandoversReply> {
  const page = { before: placeOf(before), limit: PAGE + 1 };
  const found = await listHandoverHeads(services.database.sql, signed.agencyId, whose, page);
  const shown = found.slice(0, PAGE);
  const last = found.length > PAGE ? shown.at(-1) : undefined;
  return {
    handovers: shown.map((handover) => ({
      ...headShape(handover),
      waitsOnMe: handover.status === 'proposed' && handover.receiverPersonId === signed.personId,
    })),
    next: last ? `${last.proposedAt.getTime()}_${last.id}` : null,
  };
}

function placeOf(before: string | undefined): Before {
  if (before === undefined) return undefined;
  const [at = '', id = ''] = before.split('_');
  if (!/^\d{1,13}$/.test(at) || !isUuid(id)) throw new Problem('invalid-input', { problem: 'before' });
  return { at: new Date(Number(at)), id };
}
