import { strToU8, type Zippable, zipSync } from 'fflate';
import { packHwpx } from '../../server/rendering/pack-hwpx.ts';
import { hwpxParts } from '../../shared/hwpx/hwpx-parts.ts';
import { type MeasuredRow, rowOf, takeTurns } from './measured-row.ts';
import { cpuOf, reportToPaint } from './paper.ts';

const ROUNDS = 15;

/** The same report as .hwpx, beside the packing of the very same files. */
export async function hwpxWrite(): Promise<MeasuredRow> {
  const { document, source } = reportToPaint();
  const files: Zippable = {};
  for (const { name, content, stored } of hwpxParts(document))
    files[name] = [strToU8(content), { level: stored ? 0 : 6 }];
  const write = () => packHwpx(document);
  const pack = () => zipSync(files);
  for (let round = 0; round < 3; round += 1) cpuOf(write);
  const rounds = await takeTurns(ROUNDS, { ours: async () => cpuOf(write), reference: async () => cpuOf(pack) });
  const kilobytes = Math.ceil(write().length / 1000);
  const note = `${kilobytes} KB of ${source}; reference: the archive alone`;
  return rowOf({ name: 'hwpx-write', target: '<= 2', unit: 'ms CPU', note }, rounds);
}
