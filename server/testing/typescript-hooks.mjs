import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** What sources come to is kept, beside the packages. */
const KEPT = path.join(ROOT, 'node_modules/.cache/gyeol-workers');
/** They look for files of their own beside themselves, and stay where they are. */
const LEFT_OUT = ['harfbuzzjs', '@rhwp/core', 'unpdf'];

/** What the process was started to run; a thread of it reads modules. */
let program;
export function initialize(url) {
  program = url;
}

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  // What a test has written by itself, elsewhere, is small.
  const isOurs = url === program && fileURLToPath(url).startsWith(path.join(ROOT, 'server'));
  const source = isOurs ? await asOneFile(fileURLToPath(url)) : await withoutTypes(url);
  return { format: 'module', source, shortCircuit: true };
}

async function withoutTypes(url) {
  const source = readFileSync(new URL(url), 'utf8');
  const kept = path.join(KEPT, `${createHash('sha256').update(source).digest('hex')}.js`);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  const { transformWithOxc } = await import('vite');
  const { code } = await transformWithOxc(source, url);
  keep(kept, code);
  return code;
}

/** Each of our processes is hundreds of modules: read as one file, it starts in a quarter of the time. */
async function asOneFile(program) {
  const kept = path.join(KEPT, `${createHash('sha256').update(program).digest('hex')}.json`);
  const before = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : undefined;
  if (before && before.seen === timesOf(before.sources)) return before.code;
  const made = await bundled(program);
  keep(kept, JSON.stringify({ ...made, seen: timesOf(made.sources) }));
  return made.code;
}

function timesOf(sources) {
  return sources
    .map((source) => statSync(source, { throwIfNoEntry: false }))
    .map((stats) => `${stats?.mtimeMs} ${stats?.size}`)
    .join('\n');
}

async function bundled(program) {
  const { build } = await import('vite');
  const { output } = await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'error',
    plugins: [{ name: 'where-a-module-stands', enforce: 'pre', transform: whereItStands }],
    ssr: { noExternal: true, external: LEFT_OUT },
    build: {
      ssr: program,
      write: false,
      target: 'node20',
      rolldownOptions: { output: { format: 'esm', codeSplitting: false, keepNames: true } },
    },
  });
  const { code, moduleIds } = output[0];
  const own = moduleIds.filter((id) => path.isAbsolute(id) && !id.includes('/node_modules/'));
  return { code, sources: [...own, path.join(ROOT, 'package-lock.json')] };
}

/** In one file, each of the modules still finds what lies beside its source. */
function whereItStands(code, id) {
  if (!id.endsWith('.ts') || !code.includes('import.meta.')) return undefined;
  return code
    .replaceAll('import.meta.filename', JSON.stringify(id))
    .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(id)));
}

/** Renamed when it is whole, because several processes read and write here at once. */
function keep(file, text) {
  const written = `${file}.${process.pid}.${threadId}`;
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(written, text);
  renameSync(written, file);
}
