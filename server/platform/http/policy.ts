import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ROLE_NAMES, type AgencyRole as Role } from '../../../shared/access/roles.ts';
import { Problem } from './problems.ts';

/** The person behind a request, from the session; null for a citizen. */
export type Signed = {
  readonly accountId: string;
  readonly agencyId: number;
  readonly personId: string;
  readonly roles: readonly Role[];
  /** SHA-256 of the session id, hex: names the session in logs and sockets without being usable. */
  readonly sessionHash: string;
  readonly mustChangePassword: boolean;
};

/**
 * What a route does, declared where the route is. `public` needs a written reason (a test lists them);
 * every other route needs a session, and a role where the work belongs to one.
 */
export type RoutePolicy =
  | { readonly public: string }
  | { readonly action: string; readonly role?: Role; readonly beforePasswordChange?: true };

export type DeclaredRoute = { readonly method: string; readonly url: string; readonly policy: RoutePolicy };

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route with its policy, so that tests can try each of them. */
    declaredRoutes: readonly DeclaredRoute[];
  }
  interface FastifyRequest {
    signed: Signed | null;
  }
  interface FastifyContextConfig {
    policy?: RoutePolicy;
  }
}

/** Every route declares its policy or the server does not start; the declaration is what is enforced. */
export function enforcePolicies(app: FastifyInstance): void {
  const declared: DeclaredRoute[] = [];
  app.decorate('declaredRoutes', declared);
  app.decorateRequest('signed', null);
  app.addHook('onRoute', (route) => {
    const policy = route.config?.policy;
    if (!policy) throw new Error(`route without a policy: ${String(route.method)} ${route.url}`);
    for (const method of [route.method].flat()) declared.push({ method, url: route.url, policy });
  });
  app.addHook('preValidation', (request, _reply, done) => {
    done(policyProblem(request.routeOptions.config.policy, request.signed));
  });
}

/** What keeps this person, or nobody, from the route; undefined where nothing does. */
function policyProblem(policy: RoutePolicy | undefined, person: Signed | null): Problem | undefined {
  if (!policy || 'public' in policy) return undefined;
  if (!person) return new Problem('session-required');
  if (person.mustChangePassword && !policy.beforePasswordChange) return new Problem('password-must-change');
  if (policy.role && !person.roles.includes(policy.role)) {
    return new Problem('not-permitted', { who: ROLE_NAMES[policy.role] });
  }
  return undefined;
}

/** The signed-in person of a request whose route demands one. */
export function signedIn(request: FastifyRequest): Signed {
  if (!request.signed) throw new Problem('session-required');
  return request.signed;
}
