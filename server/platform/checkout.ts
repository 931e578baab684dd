import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder with our package.json. The same code runs from its sources, from `dist` and from the bundle that
 * `npm start` runs, each at another depth below it: so it is looked for by its name, not by counting folders.
 */
export const CHECKOUT = findCheckout(import.meta.dirname);

function findCheckout(folder: string): string {
  const file = path.join(folder, 'package.json');
  if (existsSync(file) && nameOf(file) === 'gyeol') return folder;
  const above = path.dirname(folder);
  if (above === folder) throw new Error('package.json of gyeol is not above the program');
  return findCheckout(above);
}

function nameOf(file: string): unknown {
  const content: { readonly name?: unknown } = JSON.parse(readFileSync(file, 'utf8'));
  return content.name;
}
