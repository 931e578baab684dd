import { makeDataFolder, removeDataFolder, startProduct } from './product.ts';

/** A cluster is made and migrated once for all journeys; those about the first minute make their own. */
export async function setup(): Promise<() => void> {
  const folder = makeDataFolder();
  await (await startProduct({ dataDir: folder })).stop();
  process.env.JOURNEY_DATA = folder;
  return () => removeDataFolder(folder);
}
