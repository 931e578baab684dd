import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Text of one byte a character is read and compiled in half the time, and only Korean words are anything else. The
 * file is the function that run-compiled.mjs calls: putting it around the text there would copy the whole of it twice.
 */
const toRunCompiled: Plugin = {
  name: 'to-run-compiled',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const code = chunk.code.replace(/[\u0080-\uffff]/g, escaped);
      chunk.code = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
    }
  },
};

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * Bundles what `npm start` runs into dist/start/serve.cjs: one file instead of six hundred modules. A CommonJS file,
 * because only a script's compiled form can be kept for the next start (run-compiled.mjs).
 */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [toRunCompiled],
  ssr: {
    noExternal: true,
    // A program for this machine, which finds itself by its folder.
    external: ['@node-rs/argon2'],
  },
  build: {
    ssr: 'scripts/serve.ts',
    outDir: 'dist/start',
    target: 'node20',
    rolldownOptions: {
      // How long each plugin took is no news to whoever starts the product.
      checks: { bundlerTimings: false },
      output: {
        format: 'cjs',
        entryFileNames: 'serve.cjs',
        codeSplitting: false,
        // The compiled form forgets how to import; what is loaded later is required.
        dynamicImportInCjs: false,
        // Half of the file, read at every start.
        comments: false,
        // The log names an error by its class, and two classes may have one name.
        keepNames: true,
      },
    },
  },
});
