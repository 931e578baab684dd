import { type Renderer, RenderingPool } from '../rendering/rendering-pool.ts';

const pool = new RenderingPool();

/**
 * One painting thread for all offices of a test process: a thread reads its program and the fonts for a second, and
 * keeps nothing of one paper for the next. It ends with the process. What tests of the threads themselves open is
 * their own.
 */
export const SHARED_PAINTER: Renderer = {
  render: (...asked) => pool.render(...asked),
  packHwpx: (...asked) => pool.packHwpx(...asked),
  close: async () => undefined,
};
