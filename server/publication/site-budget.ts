import type { FastifyInstance } from 'fastify';
import { Problem } from '../platform/http/problems.ts';
import { RequestBudget } from '../platform/http/request-budget.ts';

/** What is searched or drawn for each who asks; a page that is kept costs next to nothing. */
const DEAR = new Set([
  '/search',
  '/search.atom',
  '/documents/:managementNumber/related',
  '/documents/:managementNumber.pdf',
  '/documents/:managementNumber.hwpx',
  '/documents/:managementNumber/attachments/:id/view',
  '/documents/:managementNumber/attachments/:id/view.pdf',
]);
/** Of one address in a minute: a whole school behind one never comes near it, a crawler without a pause does. */
export const MOST_DEAR_A_MINUTE = 600;

/** So that one who harvests pages by the thousand leaves room for who reads them. Goes before the routes it is for. */
export function addSiteBudget(site: FastifyInstance): void {
  const budget = new RequestBudget('pages', MOST_DEAR_A_MINUTE);
  site.addHook('onRequest', (request, reply, done) => {
    if (!DEAR.has(request.routeOptions.url ?? '')) return done();
    const taken = budget.take(request.ip);
    if (taken.passes) return done();
    budget.tell(reply, taken);
    return done(new Problem('rate-limited'));
  });
}
