import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inject, type TestContext } from 'vitest';

/** Why a test that needs the reference material did not run; `npm test` counts these by this text. */
export const SHARED_IS_MISSING = '../shared is missing';

/**
 * A file of the reference material beside the checkout (`seeds/…`, `samples/…`). The test that asks for it
 * is reported as not run where the material is absent.
 */
export function sharedMaterial(context: TestContext, file: string): Buffer {
  const folder = inject('sharedFolder');
  return folder ? readFileSync(path.join(folder, file)) : context.skip(SHARED_IS_MISSING);
}
