// Plain JavaScript on Node's own modules: this runs before anything is installed, and its first lines
// must be understood by a Node that is too old.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `[결] Node.js 20.19 이상이 필요합니다(지금은 ${process.versions.node}). Node.js를 새로 설치한 뒤 다시 실행해 주십시오.\n` +
      `[gyeol] Node.js 20.19 or newer is needed (this is ${process.versions.node}). Install it and start again.`,
  );
  process.exit(1);
}

const { installIfNeeded } = await import('./install.mjs');
const { buildIfNeeded } = await import('./build.mjs');
const { runCompiled } = await import('./run-compiled.mjs');

const say = (line) => console.log(`[결] ${line}`);
let build;
try {
  installIfNeeded(root, say);
  build = buildIfNeeded(root, say);
} catch (error) {
  console.error(`[결] ${error.message}`);
  process.exit(1);
}
// One process: what ends this one ends the server, and a second Node would cost a fifth of the start.
runCompiled(path.join(root, 'dist/start/serve.cjs'), build);
