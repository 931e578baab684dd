import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

/** Officials' pages: scripts and styles from our own files only; Trusted Types for Lit and the editor's clipboard. */
const OFFICE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html ProseMirrorClipboard',
].join('; ');

/** Citizens' pages work without scripts, so none is allowed. */
const CITIZEN_CSP = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** A page of the office that needs none either. */
export const PLAIN_PAGE_CSP = CITIZEN_CSP;

/** Data and downloads: nothing in them may run. */
export const DATA_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox";
/** A PDF that we have drawn: older browsers show none in a sandbox, and it holds nothing that could run. */
export const PDF_CSP = "default-src 'none'; frame-ancestors 'none'";

export function addSecurityHeaders(app: FastifyInstance, config: Config): void {
  // Made once: no request of a citizen should cost the making of what is the same for all of them.
  const headersOf = (csp: string) => ({
    'content-security-policy': csp,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(config.https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  });
  const office = headersOf(OFFICE_CSP);
  const citizen = headersOf(CITIZEN_CSP);
  const api = { ...headersOf(DATA_CSP), 'cache-control': 'no-store' };
  const apiPage = { ...citizen, 'cache-control': 'no-store' };
  app.addHook('onRequest', (request, reply, done) => {
    const { url } = request;
    if (url === '/api/docs') reply.headers(apiPage);
    else if (url.startsWith('/api/')) reply.headers(api);
    else reply.headers(url.startsWith('/office') ? office : citizen);
    done();
  });
}
