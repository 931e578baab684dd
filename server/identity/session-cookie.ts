import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../platform/config.ts';

/** `__Host-` pins a cookie to this very host, but browsers take it over https only. */
export const cookieName = (config: Config): string => (config.https ? '__Host-gyeol' : 'gyeol_session');

const attributes = (config: Config) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: config.https }) as const;

export function readSessionCookie(request: FastifyRequest, config: Config): string | undefined {
  const secret = request.cookies[cookieName(config)];
  return secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : undefined;
}

/** Without an age: the browser forgets it when it closes, the server when the session ends. */
export function setSessionCookie(reply: FastifyReply, config: Config, secret: string): void {
  reply.setCookie(cookieName(config), secret, attributes(config));
}

export function clearSessionCookie(reply: FastifyReply, config: Config): void {
  reply.clearCookie(cookieName(config), attributes(config));
}
