import type { ProofReply } from '../../../shared/contract/register.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { isProven, proveSeries } from '../../../shared/numbering/number-proof.ts';
import { listUnits } from '../../organization/index.ts';
import type { Reader } from '../../platform/database/connect.ts';
import type { Services } from '../../platform/services.ts';
import { listAllStarts, listEvidence, listSeriesNames, listUnapproved, listUnregistered, listVoids } from './store.ts';

type ProvenSeries = ProofReply['series'][number];
export type AgencyProof = ProofReply & { readonly agencyId: number };

/**
 * 번호 증명: no series of any agency has a gap or a double, every voided number is explained, and a document has its
 * number if and only if it is approved. `agencyId` null proves the whole installation.
 */
export async function proveNumbers(sql: Reader, agencyId: number | null): Promise<AgencyProof[]> {
  const [evidence, starts, voids, names, unregistered, unapproved] = await Promise.all([
    listEvidence(sql, agencyId),
    listAllStarts(sql, agencyId),
    listVoids(sql, agencyId),
    listSeriesNames(sql, agencyId),
    listUnregistered(sql, agencyId),
    listUnapproved(sql, agencyId),
  ]);
  const proofs = new Map<number, AgencyProof>();
  const proofOf = (id: number): AgencyProof => {
    const known = proofs.get(id) ?? { agencyId: id, series: [], unregistered: [], unapproved: [] };
    proofs.set(id, known);
    return known;
  };
  const nameOf = new Map(names.map((one) => [`${one.agencyId} ${one.seriesId}`, one]));
  for (const counter of evidence) {
    const { seriesId, year, lastSerial, given } = counter;
    const same = (one: { readonly agencyId: number; readonly seriesId: string; readonly year: number }) =>
      one.agencyId === counter.agencyId && one.seriesId === seriesId && one.year === year;
    const own = starts.filter(same);
    const proof = proveSeries({ ...counter, given: counter.ranges, starts: own });
    const named = nameOf.get(`${counter.agencyId} ${seriesId}`);
    proofOf(counter.agencyId).series.push({
      seriesId,
      name: named?.name ?? '',
      kind: named?.kind ?? 'produced',
      year,
      lastSerial,
      given,
      proven: isProven(proof),
      missing: [...proof.missing],
      doubled: [...proof.doubled],
      shouldStandAt: proof.shouldStandAt,
      starts: own.map((start) => ({ from: start.lastBefore + 1, to: start.lastUsed, reason: start.reason })),
      voids: voids.filter(same).map(({ serial, printed, reason }) => ({ serial, printed: printed ?? '', reason })),
    });
  }
  for (const { agencyId: of, name } of unregistered) proofOf(of).unregistered.push(name);
  for (const { agencyId: of, name } of unapproved) proofOf(of).unapproved.push(name);
  return [...proofs.values()];
}

/** The proof of one agency for its screen; what is wrong comes first. */
export async function proveAgency(services: Services, agencyId: number): Promise<ProofReply> {
  const { sql } = services.database;
  const [proofs, units] = await Promise.all([
    proveNumbers(sql, agencyId),
    listUnits(sql, agencyId, dayInKorea(services.clock.now())),
  ]);
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const { series = [], unregistered = [], unapproved = [] } = proofs[0] ?? {};
  const named = series.map((one) => ({ ...one, name: one.name || (unitNames.get(one.seriesId) ?? '부서') }));
  return { series: named.sort(byFault), unregistered, unapproved };
}

function byFault(a: ProvenSeries, b: ProvenSeries): number {
  return Number(a.proven) - Number(b.proven) || b.year - a.year || a.name.localeCompare(b.name, 'ko');
}
