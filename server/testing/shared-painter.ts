import { type Renderer, RenderingPool } from '../rendering/rendering-pool.ts';

// It steps back behind nobody: beside tests that keep every core busy it would come to its turn too late.
const pool = new RenderingPool({ niceness: 0 });

/**
 * One painting process for all offices of a test process: it reads its program and the fonts for a second, and
 * keeps nothing of one paper for the next. It ends with the tests. What tests of the processes themselves open is
 * their own.
 */
export const SHARED_PAINTER: Renderer = {
  render: (...asked) => pool.render(...asked),
  packHwpx: (...asked) => pool.packHwpx(...asked),
  close: async () => undefined,
};
