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

/** Data and downloads: nothing in them may run. */
const DATA_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox";

export function addSecurityHeaders(app: FastifyInstance, config: Config): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', cspOf(request.url));
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('x-frame-options', 'DENY');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('cross-origin-resource-policy', 'same-origin');
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    if (config.https) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
}

function cspOf(url: string): string {
  if (url === '/api/docs') return CITIZEN_CSP;
  if (url.startsWith('/api/')) return DATA_CSP;
  return url.startsWith('/office') ? OFFICE_CSP : CITIZEN_CSP;
}
