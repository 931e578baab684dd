import { listBox } from '../../server/approval/list-box.ts';
import type { Services } from '../../server/platform/services.ts';
import { pick, signersOf, WAITING_EACH } from './bench-data.ts';
import type { BenchOffice } from './bench-office.ts';
import { type MeasuredRow, median, rowOf, takeTurns } from './measured-row.ts';

type Side = { readonly services: Services; readonly office: BenchOffice };

const ROUNDS = 7;

/** 결재대기 of every official in turn, with all the office's documents behind it and with none but the waiting ones. */
export async function inbox(all: Side, few: Side, documents: number): Promise<MeasuredRow> {
  await listAll(all, 0);
  await listAll(few, 0);
  const rounds = await takeTurns(ROUNDS, {
    ours: (round) => listAll(all, round),
    reference: (round) => listAll(few, round),
  });
  const waiting = signersOf(few.office).length * WAITING_EACH;
  return rowOf(
    {
      name: 'inbox',
      target: '<= 1.5',
      unit: 'ms a list',
      note: `${WAITING_EACH} waiting of each of ${signersOf(all.office).length} officials, ${documents} documents; reference: ${waiting}`,
    },
    rounds,
  );
}

/** The median time of a list over all officials; each list is another official's, so no row is asked for twice. */
async function listAll({ services, office }: Side, round: number): Promise<number> {
  const officials = signersOf(office);
  const taken: number[] = [];
  for (let n = 0; n < officials.length; n += 1) {
    const { accountId, officer } = pick(officials, n + round * 37);
    const { agencyId } = office;
    const { personId } = officer;
    const signed = { accountId, agencyId, personId, roles: [], sessionHash: '', mustChangePassword: false };
    const began = performance.now();
    const { rows } = await listBox(services.database.sql, signed, 'waiting', {
      query: {},
      now: new Date('2026-03-03T00:00:00Z'),
    });
    taken.push(performance.now() - began);
    if (rows.length !== WAITING_EACH) throw new Error(`${rows.length} documents wait where ${WAITING_EACH} should`);
  }
  return median(taken);
}
