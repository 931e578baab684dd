import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the reference material beside the checkout, if it is there. */
    sharedFolder: string | null;
  }
}

/** Tests take the folder from here, so that no room has to know where the checkout stands. */
export function setup(project: TestProject): void {
  const folder = path.resolve(import.meta.dirname, '../../../shared');
  const present = existsSync(path.join(folder, 'seeds'));
  if (!present && process.env.GYEOL_SHARED === 'require') {
    throw new Error('GYEOL_SHARED=require, but ../shared is missing: put the reference material beside the checkout.');
  }
  project.provide('sharedFolder', present ? folder : null);
}
