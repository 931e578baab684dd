import path from 'node:path';

/** The fonts lie in the checkout and are not copied by the compiler: from `dist` the way leads back to the sources. */
export function findFonts(): string {
  const root = path.resolve(import.meta.dirname, '../..');
  const checkout = path.basename(root) === 'dist' ? path.dirname(root) : root;
  return path.join(checkout, 'server/rendering/fonts');
}
