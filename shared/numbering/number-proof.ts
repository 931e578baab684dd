/** 번호 증명의 근거: all that is kept about one counter of one series and year. */
export type SeriesEvidence = {
  /** Where the counter stands; 0 when there is none. */
  readonly lastSerial: number;
  /** Runs of numbers that were given, from and to both included, in ascending order and not touching. */
  readonly given: readonly SerialRange[];
  /** Numbers that stand in more than one row. */
  readonly doubled: readonly number[];
  /** Where somebody let the series go on: what lies between the two was used on paper or in a former system. */
  readonly starts: readonly { readonly lastBefore: number; readonly lastUsed: number }[];
};

export type SerialRange = { readonly from: number; readonly to: number };

/** 번호 증명: what is missing without an explanation, what is doubled, and a counter that does not stand at the end. */
export type SeriesProof = {
  readonly missing: readonly SerialRange[];
  readonly doubled: readonly number[];
  /** Where the counter should stand, when it stands elsewhere. */
  readonly shouldStandAt: number | null;
};

/**
 * Proves one counter: every number from 1 to its end was given once, or lies in what a start explains. A voided number
 * has been given: voiding it neither frees nor hides it.
 */
export function proveSeries(evidence: SeriesEvidence): SeriesProof {
  const explained = evidence.starts
    .filter((start) => start.lastUsed > start.lastBefore)
    .map((start) => ({ from: start.lastBefore + 1, to: start.lastUsed }));
  const all = [...evidence.given, ...explained].sort((a, b) => a.from - b.from);
  const missing: SerialRange[] = [];
  let reached = 0;
  for (const range of all) {
    if (range.from > reached + 1) missing.push({ from: reached + 1, to: range.from - 1 });
    reached = Math.max(reached, range.to);
  }
  if (evidence.lastSerial > reached) missing.push({ from: reached + 1, to: evidence.lastSerial });
  const end = Math.max(reached, evidence.lastSerial);
  return { missing, doubled: evidence.doubled, shouldStandAt: evidence.lastSerial === end ? null : end };
}

export function isProven(proof: SeriesProof): boolean {
  return proof.missing.length === 0 && proof.doubled.length === 0 && proof.shouldStandAt === null;
}
