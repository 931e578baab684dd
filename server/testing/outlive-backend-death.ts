import { afterAll } from 'vitest';
import { isStrayWrite } from '../platform/database/survive-backend-death.ts';

/**
 * For a test that kills database backends: the runner, like the server, outlives the driver's stray error and no other
 * one. Answers those that have come.
 */
export function outliveBackendDeath(): readonly Error[] {
  const strayErrors: Error[] = [];
  const runnersOwn = process.listeners('uncaughtException');
  const listen = (error: Error) => {
    if (isStrayWrite(error)) strayErrors.push(error);
    else for (const listener of runnersOwn) listener(error, 'uncaughtException');
  };
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', listen);
  afterAll(() => {
    process.off('uncaughtException', listen);
    for (const listener of runnersOwn) process.on('uncaughtException', listener);
  });
  return strayErrors;
}
