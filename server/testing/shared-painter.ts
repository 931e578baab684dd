import { type Renderer, RenderingPool } from '../rendering/rendering-pool.ts';
import { type ViewPainter, ViewPool } from '../rendering/views/view-pool.ts';

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

const views = new ViewPool({ niceness: 0 });

/** The same for the views of attached files. */
export const SHARED_VIEWS: ViewPainter = { draw: (...asked) => views.draw(...asked), close: async () => undefined };
