import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { HeldRequests } from '../handover/index.ts';
import { performOnRequest, type RequestServices } from './act-on-request.ts';
import { listHeldBy } from './list-store.ts';
import { holdRequests } from './store.ts';

/** 인계·인수: what somebody handles goes to whoever takes over, into their unit, as any other assignment. */
export function heldRequests(services: RequestServices): HeldRequests {
  return {
    list: listHeldBy,
    async move(tx, { agencyId, from, to, by, at }, ids) {
      const handler = {
        unit: { id: to.unitId, name: to.unitName },
        person: { id: to.personId, name: to.name },
      };
      const command = { type: 'assign', by, to: handler, from } as const;
      const moved = new Set<string>();
      const tell: (() => void)[] = [];
      for (const { id } of await holdRequests(tx, agencyId, { ids })) {
        const acting = { at, personId: to.personId };
        const done = await performOnRequest(services, tx, { agencyId, id }, acting, async () => ({
          command,
          personal: null,
        }));
        if (isRefusal(done)) continue;
        moved.add(id);
        tell.push(done.tellNow);
      }
      const tellNow = () => {
        for (const each of tell) each();
      };
      return { moved, tellNow };
    },
  };
}
