import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What is checked without running the product. Each promises the words of a failure, or nothing. */
export const STATIC_CHECKS = [
  {
    title: 'types (tsc -b)',
    // With one checker: each reads what the others know anew, and the other checks have the second core.
    check: async (root) =>
      wordsOf(await node(root, ['node_modules/typescript-native/bin/tsc', '-b', '--checkers', '1'])),
  },
  {
    title: 'format and lint (biome ci)',
    check: async (root) =>
      wordsOf(
        await node(root, [
          'node_modules/@biomejs/biome/bin/biome',
          'ci',
          '--colors=off',
          '--error-on-warnings',
          '--diagnostic-level=warn',
          '.',
        ]),
      ),
  },
  { title: 'import rules (dependency-cruiser)', check: checkImports },
  {
    title: 'nothing unused (knip)',
    check: async (root) => wordsOf(await node(root, ['node_modules/knip/bin/knip.js', '--no-progress'])),
  },
  { title: 'migrations fit the tables (drizzle-kit)', check: checkMigrations },
];

/** Others go on meanwhile: what a program says is waited for and not stood still for. */
function node(root, args) {
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      run[name].setEncoding('utf8');
      run[name].on('data', (piece) => {
        said[name] += piece;
      });
    }
    run.on('error', reject);
    run.on('close', (status, signal) => resolve({ ...said, status, signal }));
  });
}

function wordsOf(run) {
  return run.status === 0 ? undefined : `${run.stdout}${run.stderr}`.trim() || `ended with ${run.status ?? run.signal}`;
}

async function checkImports(root) {
  const rooms = ['shared', 'server', 'web', 'scripts'].filter((room) => existsSync(path.join(root, room)));
  const run = await node(root, [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...rooms,
    '--output-type',
    'json',
  ]);
  if (!run.stdout.startsWith('{')) return wordsOf(run);
  const { summary } = JSON.parse(run.stdout);
  // Without a compiler that it understands, dependency-cruiser finds no module and is content.
  const unseen = rooms.filter(
    (room) => !JSON.parse(run.stdout).modules.some(({ source }) => source.startsWith(`${room}/`)),
  );
  if (unseen.length > 0) return `no module was cruised in ${unseen.join(', ')}`;
  if (summary.violations.length === 0) return undefined;
  return summary.violations
    .map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}\n  ${ruleComment(summary, rule.name)}`)
    .join('\n');
}

function ruleComment(summary, name) {
  return summary.ruleSetUsed.forbidden.find((rule) => rule.name === name)?.comment ?? '';
}

/** Generates into a copy, so that a check never writes into the checkout. */
async function checkMigrations(root) {
  const cache = path.join('node_modules', '.cache', 'gyeol-migrations');
  const copy = path.join(root, cache);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(path.join(root, 'migrations'), path.join(copy, 'migrations'), { recursive: true });
  writeFileSync(
    path.join(copy, 'drizzle.config.ts'),
    `import config from '../../../drizzle.config';\nexport default { ...config, out: './${cache}/migrations' };\n`,
  );
  const list = () => readdirSync(path.join(copy, 'migrations'), { recursive: true }).sort().join('\n');
  const before = list();
  const run = await node(root, [
    'node_modules/drizzle-kit/bin.cjs',
    'generate',
    '--config',
    `${cache}/drizzle.config.ts`,
  ]);
  if (run.status !== 0) return wordsOf(run);
  return list() === before
    ? undefined
    : `tables.ts has changes without a migration: run npx drizzle-kit generate\n${run.stdout}`;
}
