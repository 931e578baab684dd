import type { Services } from '../platform/services.ts';

export type SessionListener = (ended: { readonly sessionHash: string }) => void;

/** By installation, because tests run several in one process. */
const listeners = new WeakMap<Services, Set<SessionListener>>();

/**
 * Calls the listener for every session that an act has ended on this node: live sockets close with it. A session
 * that only ran out is told by nobody; whoever holds something open for it asks `findOpenSessions` now and then.
 * Answers how to stop listening.
 */
export function onSessionEnded(services: Services, listener: SessionListener): () => void {
  const all = listeners.get(services) ?? new Set();
  listeners.set(services, all.add(listener));
  return () => {
    all.delete(listener);
  };
}

/** To be called after the commit: before it the sessions have not ended yet. */
export function announceEnded(services: Services, sessionHashes: readonly string[]): void {
  for (const sessionHash of sessionHashes) {
    for (const listener of listeners.get(services) ?? []) listener({ sessionHash });
  }
}
