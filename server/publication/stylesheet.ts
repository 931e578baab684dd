import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../platform/config.ts';

const ENTRY = 'styles/citizen.css';

/**
 * The address of the citizens' style sheet under the name vite gave it, or undefined where nothing was built: the
 * pages are plain documents and can be read without it.
 */
export function findStylesheet({ webDir }: Pick<Config, 'webDir'>): string | undefined {
  const manifest = path.join(webDir, 'manifest.json');
  if (!existsSync(manifest)) return undefined;
  const entries = JSON.parse(readFileSync(manifest, 'utf8')) as Partial<Record<string, { readonly file: string }>>;
  const entry = entries[ENTRY];
  if (!entry) throw new Error(`${ENTRY} is not in vite's manifest`);
  return `/office/${entry.file}`;
}
