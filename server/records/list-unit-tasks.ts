import type { UnitTasksReply } from '../../shared/contract/organization.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { listPostsOf } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { listUnitTasks as listTasks } from './store.ts';

/** The unit tasks a drafter may choose from today, those of the drafter's own units first. */
export async function listUnitTasks(services: Services, signed: Signed): Promise<UnitTasksReply> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const posts = await listPostsOf(sql, signed.agencyId, signed.personId, today);
  const ownUnits = posts.map((post) => post.unitId);
  return { unitTasks: await listTasks(sql, signed.agencyId, today, ownUnits) };
}
