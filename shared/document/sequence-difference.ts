/** One step from an old sequence to a new one; `at` is a place in the old for `removed`, in the new for the others. */
export type Step = { readonly is: 'same' | 'added' | 'removed'; readonly at: number };

/**
 * The shortest way from one sequence to another (Myers 1986), its equal head and tail taken off first. Two texts that
 * share next to nothing are told as a whole old one and a whole new one: nobody reads a thousand scattered changes.
 * Within a change the old stands before the new.
 */
export function sequenceDifference(before: readonly string[], after: readonly string[]): Step[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const middle = shortestWay(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return [
    ...steps('same', 0, head),
    ...oldFirst(middle.map(({ is, at }) => ({ is, at: at + head }))),
    ...steps('same', after.length - tail, tail),
  ];
}

/** More changes than this are no correction any more. */
const MOST_CHANGES = 600;

function shortestWay(before: readonly string[], after: readonly string[]): Step[] {
  const most = Math.min(before.length + after.length, MOST_CHANGES);
  const trace: Map<number, number>[] = [];
  let reached = new Map([[1, 0]]);
  for (let changes = 0; changes <= most; changes += 1) {
    trace.push(reached);
    const next = new Map(reached);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = furthest(reached, diagonal, changes);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkBack(trace, before.length, after.length);
    }
    reached = next;
  }
  return [...steps('removed', 0, before.length), ...steps('added', 0, after.length)];
}

function furthest(reached: ReadonlyMap<number, number>, diagonal: number, changes: number): number {
  const isAdded = comesFromAbove(reached, diagonal, changes);
  return isAdded ? (reached.get(diagonal + 1) ?? 0) : (reached.get(diagonal - 1) ?? 0) + 1;
}

function comesFromAbove(reached: ReadonlyMap<number, number>, diagonal: number, changes: number): boolean {
  if (diagonal === -changes) return true;
  return diagonal !== changes && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1);
}

function walkBack(trace: readonly ReadonlyMap<number, number>[], fromX: number, fromY: number): Step[] {
  const way: Step[] = [];
  let [x, y] = [fromX, fromY];
  for (let changes = trace.length - 1; changes >= 0; changes -= 1) {
    const reached = trace[changes] ?? new Map<number, number>();
    const diagonal = x - y;
    const isAdded = comesFromAbove(reached, diagonal, changes);
    const startDiagonal = isAdded ? diagonal + 1 : diagonal - 1;
    const startX = reached.get(startDiagonal) ?? 0;
    const startY = startX - startDiagonal;
    while (x > startX && y > startY) {
      x -= 1;
      y -= 1;
      way.push({ is: 'same', at: y });
    }
    if (changes > 0) way.push(isAdded ? { is: 'added', at: startY } : { is: 'removed', at: startX });
    [x, y] = [startX, startY];
  }
  return way.reverse();
}

function oldFirst(way: readonly Step[]): Step[] {
  const ordered: Step[] = [];
  let added: Step[] = [];
  for (const step of way) {
    if (step.is === 'added') added.push(step);
    else if (step.is === 'removed') ordered.push(step);
    else {
      ordered.push(...added, step);
      added = [];
    }
  }
  return [...ordered, ...added];
}

function steps(is: Step['is'], from: number, count: number): Step[] {
  return Array.from({ length: count }, (_, index) => ({ is, at: from + index }));
}
