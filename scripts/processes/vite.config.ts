import path from 'node:path';
import { defineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Bundles what `ProcessPool` runs into dist/processes, where `programFile` finds it: a process that draws is three
 * hundred modules and starts from a few files in a third of the time. What stands in them keeps its name, and the name
 * of its source above it, for whoever reads of a fault in the log.
 */
export default defineConfig({
  root,
  publicDir: false,
  ssr: {
    noExternal: true,
    // They look for files of their own beside themselves, and stay where they are.
    external: ['harfbuzzjs', '@rhwp/core', 'unpdf'],
  },
  build: {
    ssr: true,
    outDir: 'dist/processes',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      // How long each plugin took is no news to whoever starts the product.
      checks: { bundlerTimings: false },
      input: [
        'server/rendering/painting-process.ts',
        'server/originals/reading-process.ts',
        'server/platform/processes/end-with-parent.ts',
      ],
      // All in one folder: a program finds the thread that ends it beside itself.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', keepNames: true },
    },
  },
});
