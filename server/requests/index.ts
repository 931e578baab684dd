import type { FastifyInstance } from 'fastify';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { everyHour, everyMinute } from '../platform/every-hour.ts';
import type { Consumer } from '../platform/outbox/outbox.ts';
import type { Services } from '../platform/services.ts';
import type { SitePages } from '../publication/index.ts';
import type { PaperMakers } from '../rendering/index.ts';
import type { RequestServices } from './act-on-request.ts';
import { requestPages } from './citizen-routes.ts';
import { DueDays } from './due-days.ts';
import { addRequestRoutes } from './routes.ts';
import { forgetPersonal } from './store.ts';
import { decisionTaker } from './take-decision.ts';
import { tellRequestStatistics } from './tell-statistics.ts';

/** 정보공개 청구: from the citizen's form to the decision, the opening and the objection. */
export function registerRequests(
  app: FastifyInstance,
  services: RequestServices,
  makers: PaperMakers,
): { readonly consumer: Consumer; readonly pages: SitePages } {
  addRequestRoutes(app, services);
  const dueDays = new DueDays(services);
  everyMinute(app, () => dueDays.follow());
  everyHour(app, () => tellRequestStatistics(services));
  return { consumer: decisionTaker(services), pages: requestPages(services, makers) };
}

export { heldRequests } from './held-requests.ts';
export { countRequestsOfUnits, listMovingRequests, moveRequests } from './reorganize-requests.ts';

/** 파기: whatever names a requester goes when its time has come. */
export function forgetRequesters({ database, clock }: Services): Promise<void> {
  return forgetPersonal(database.sql, dayInKorea(clock.now()));
}
