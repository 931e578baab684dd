import { execFileSync } from 'node:child_process';
import { makeDataFolder } from './product.ts';

/** A data folder as a first start has left it, before anybody has opened an office, with owners and all. */
export function preparedDataFolder(): string {
  const folder = makeDataFolder();
  execFileSync('cp', ['-a', `${process.env.JOURNEY_DATA}/.`, folder]);
  return folder;
}
