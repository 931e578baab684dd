/** One line of the bench: our work beside a peer or a ceiling, both taken in this run. Only `ratio` decides `ok`. */
export type MeasuredRow = {
  readonly name: string;
  readonly ours: number;
  readonly reference: number;
  readonly ratio: number;
  /** `>= 0.4`, `<= 1.5`, or `reported` where the figure is shown and decides nothing. */
  readonly target: string;
  readonly unit: string;
  readonly ok: boolean;
  readonly rounds: number;
  readonly note: string;
};

export type Round = { readonly ours: number; readonly reference: number };

/**
 * The median of the rounds' ratios. Each round takes both sides, so that whatever else the machine does meets both;
 * the printed figures are the medians of each side and may therefore differ a little from the ratio.
 */
export function rowOf(
  what: { readonly name: string; readonly target: string; readonly unit: string; readonly note: string },
  rounds: readonly Round[],
): MeasuredRow {
  if (rounds.length === 0 || rounds.some((round) => !isMeasured(round.ours) || !isMeasured(round.reference))) {
    throw new Error(`${what.name}: a round without a measurement`);
  }
  const ratio = median(rounds.map((round) => round.ours / round.reference));
  return {
    ...what,
    ours: median(rounds.map((round) => round.ours)),
    reference: median(rounds.map((round) => round.reference)),
    ratio,
    ok: isReached(ratio, what.target),
    rounds: rounds.length,
  };
}

function isMeasured(figure: number): boolean {
  return Number.isFinite(figure) && figure > 0;
}

function isReached(ratio: number, target: string): boolean {
  if (target === 'reported') return true;
  const [comparison, limit] = target.split(' ');
  if (comparison === '>=') return ratio >= Number(limit);
  if (comparison === '<=') return ratio <= Number(limit);
  throw new Error(`a target that cannot be read: ${target}`);
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** What `fraction` of the figures do not exceed. */
export function percentile(figures: readonly number[], fraction: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Number.NaN;
}

/** Rounds in which the two sides take turns to go first: warming up and a passing load then favour neither. */
export async function takeTurns(
  rounds: number,
  sides: { readonly ours: (round: number) => Promise<number>; readonly reference: (round: number) => Promise<number> },
): Promise<Round[]> {
  const taken: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const ours = await sides.ours(round);
      taken.push({ ours, reference: await sides.reference(round) });
    } else {
      const reference = await sides.reference(round);
      taken.push({ ours: await sides.ours(round), reference });
    }
  }
  return taken;
}
