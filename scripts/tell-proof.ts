import type { AgencyProof } from '../server/registration/index.ts';

type ProvenSeries = AgencyProof['series'][number];

/** 번호 증명 in words, a line for everything that is wrong and for every number that was voided. */
export function tellProof(proofs: readonly AgencyProof[]): { readonly lines: string[]; readonly sound: boolean } {
  const faults = proofs.flatMap((proof) => [
    ...proof.series.flatMap((series) => faultsOf(proof.agencyId, series)),
    ...proof.unregistered.map((name) => `기관 ${proof.agencyId}: ${name} 문서는 결재가 끝났으나 번호가 없습니다.`),
    ...proof.unapproved.map((name) => `기관 ${proof.agencyId}: ${name} 번호는 결재가 끝나지 않은 문서의 것입니다.`),
  ]);
  const all = proofs.flatMap((proof) => proof.series);
  const voids = all.flatMap((series) => series.voids);
  const given = all.reduce((sum, series) => sum + series.given, 0);
  const told = voids.map((one) => `결번 ${one.printed}: ${one.reason}`);
  const sum =
    faults.length === 0
      ? `번호 대장 ${all.length}개의 번호 ${given}건에 빠지거나 겹친 것이 없습니다. 결번 ${voids.length}건에는 모두 까닭이 있습니다.`
      : `번호 대장 ${all.length}개의 번호 ${given}건에서 잘못 ${faults.length}건을 찾았습니다.`;
  return { lines: [...told, ...faults, sum], sound: faults.length === 0 };
}

function faultsOf(agencyId: number, series: ProvenSeries): string[] {
  const name = `기관 ${agencyId}: ${series.name}${series.year === 0 ? '' : ` ${series.year}년`}`;
  const ranges = series.missing.map(({ from, to }) => (from === to ? `${from}번` : `${from}~${to}번`));
  const { doubled, shouldStandAt } = series;
  return [
    ...ranges.map((range) => `${name} ${range}이 빠졌습니다.`),
    ...doubled.map((serial) => `${name} ${serial}번이 겹칩니다.`),
    ...(shouldStandAt === null
      ? []
      : [`${name}의 계수기가 ${series.lastSerial}번에 있으나 ${shouldStandAt}번까지 썼습니다.`]),
  ];
}
