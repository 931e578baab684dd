import path from 'node:path';
import { defineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Bundles what `npm start` runs into dist/start: read as one file instead of six hundred, the server is ready in half
 * the time. What it loads on demand (the demonstration office, the migrator) stays in chunks of its own.
 */
export default defineConfig({
  root,
  publicDir: false,
  ssr: {
    noExternal: true,
    // A program for this machine, which finds itself by its folder; and the driver, one of whose errors is known by
    // the file it comes from (survive-backend-death.ts).
    external: ['@node-rs/argon2', 'postgres'],
  },
  build: {
    ssr: 'scripts/serve.ts',
    outDir: 'dist/start',
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      // How long each plugin took is no news to whoever starts the product.
      checks: { bundlerTimings: false },
      // The log names an error by its class, and two classes may have one name.
      output: { keepNames: true },
    },
  },
});
