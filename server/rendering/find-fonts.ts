import path from 'node:path';
import { CHECKOUT } from '../platform/checkout.ts';

/** The fonts lie among the sources and are not copied by the compiler. */
export function findFonts(): string {
  return path.join(CHECKOUT, 'server/rendering/fonts');
}
