import type { Signed } from '../platform/http/policy.ts';

/** Told which sessions have ended: true for a person whose session is one of them. */
export type SessionListener = (isEnded: (signed: Signed) => boolean) => void;

const listeners = new Set<SessionListener>();

/**
 * Calls the listener whenever an act has ended sessions on this node: live sockets close with them. A session that
 * only ran out is told by nobody; whoever holds something open for it asks `findOpenSessions` now and then.
 * Answers how to stop listening.
 */
export function onSessionEnded(listener: SessionListener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** To be called after the commit: before it the sessions have not ended yet. */
export function announceEnded(sessionHashes: readonly string[]): void {
  if (sessionHashes.length === 0) return;
  const ended = new Set(sessionHashes);
  for (const listener of listeners) listener((signed) => ended.has(signed.sessionHash));
}
