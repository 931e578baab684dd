import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const COMPRESSED = /[.](?:js|css|svg|html)$/;

/** Compresses once, at the build, what the server would otherwise compress at every first visit of a browser. */
function compressedBeside(folder: string): Plugin {
  return {
    name: 'compressed-beside',
    closeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !COMPRESSED.test(entry.name)) continue;
        const file = path.join(entry.parentPath, entry.name);
        const bytes = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(bytes));
      }
    },
  };
}

/**
 * Builds the officials' client (served below /office/) and the citizens' style sheet into dist/web. The server finds
 * both by dist/web/manifest.json. Nothing is inlined: the CSP allows scripts, styles and fonts from files only.
 */
export default defineConfig({
  root: here('.'),
  base: '/office/',
  publicDir: here('./public'),
  plugins: [compressedBeside(here('../dist/web'))],
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
      input: {
        office: here('./index.html'),
        citizen: here('./styles/citizen.css'),
        verify: here('./citizen/verify-file.ts'),
      },
      // The one script of the citizens' pages stands under a name of its own: they ask for no manifest.
      output: { entryFileNames: ({ name }) => (name === 'verify' ? '[name].js' : 'assets/[name]-[hash].js') },
    },
  },
});
