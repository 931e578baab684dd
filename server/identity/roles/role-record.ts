import type { AdministrationFacts } from '../../../shared/access/administration-act.ts';
import type { RoleGrantRow } from './store.ts';

/** What the log keeps of a role: as it was called on that day. */
export function recordOf(
  { role, fromOn, toOn, reason }: Pick<RoleGrantRow, 'role' | 'fromOn' | 'toOn' | 'reason'>,
  unitName: string | null,
): AdministrationFacts {
  return {
    role,
    fromOn,
    reason,
    ...(toOn === null ? {} : { toOn }),
    ...(unitName === null ? {} : { unitName }),
  };
}
