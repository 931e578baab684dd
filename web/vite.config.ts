import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the officials' client (served below /office/) and the citizens' style sheet into dist/web. The server finds
 * both by dist/web/manifest.json. Nothing is inlined: the CSP allows scripts, styles and fonts from files only.
 */
export default defineConfig({
  root: here('.'),
  base: '/office/',
  publicDir: here('./public'),
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: {
      // How long each plugin took is no news to whoever starts the product.
      checks: { bundlerTimings: false },
      input: { office: here('./index.html'), citizen: here('./styles/citizen.css') },
    },
  },
});
