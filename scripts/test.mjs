import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from './build.mjs';
import { findBrowser } from './find-browser.mjs';
import { installIfNeeded } from './install.mjs';
import { installOtherReaders } from './install-other-readers.mjs';
import { STATIC_CHECKS } from './static-checks.mjs';

// npm test                    every check, then every test
// npm test -- PATH…           only these tests, with the same set-up
// npm test -- --update PATH…  keeps the pictures of now as those that were looked at; whoever asks for it looks at them
// npm test -- --long          the long tests too (histories, kills), with their figures at the end
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const long = process.argv.includes('--long');
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const update = process.argv.includes('--update');
const unknown = process.argv
  .slice(2)
  .filter((argument) => argument.startsWith('--') && !['--long', '--update'].includes(argument));
/** Far west of Seoul and with daylight saving time: what names a day by the machine's clock is wrong here. */
const FAR_AWAY = { TZ: 'America/New_York' };
/** Where Linux keeps files in memory, and what of it must be free for the databases and browsers of a run. */
const MEMORY = { folder: '/dev/shm', free: 8 * 2 ** 30 };

const [TYPES, ...OTHER_CHECKS] = STATIC_CHECKS;

const total = { passed: 0, failed: 0, notRun: {}, figures: [] };

if (unknown.length > 0) {
  console.error(`Unknown option ${unknown.join(', ')}: npm test [-- [--long] [--update] PATH…]`);
  process.exit(1);
}
const temporary = temporaryFolder();
await runEverything();
closeWithFigures();

async function runEverything() {
  if (!(await step('install unchanged from the lock', () => installIfNeeded(root, console.log)))) return;
  const otherReaders = step('install the other readers of .hwpx and .pdf', () => installOtherReaders(root));
  if (paths.length > 0) {
    await otherReaders;
    return runSelected();
  }
  // The compiler and the build take one core for a minute: beside them the other checks have theirs.
  const [built] = await Promise.all([compileAndBuild(), runOtherChecks(), otherReaders]);
  const browser = await findBrowserStep();
  if (!browser) return;
  // A day of the office is a day in Seoul wherever the machine stands: no part of a test may count on its time zone.
  await runTests('tests', ['--project', 'rules', '--project', 'node', '--project', 'browser'], browser, FAR_AWAY);
  // A product, its database and a browser for each journey: two of them keep two cores busy.
  if (built) await runTests('journeys', ['--project', 'journeys', '--maxWorkers', '2'], browser);
}

async function compileAndBuild() {
  await runCheck(TYPES);
  const built = await step('build', () => buildIfNeeded(root, console.log));
  if (built) await step('OpenAPI document has no difference', checkOpenApi);
  return built;
}

async function runOtherChecks() {
  for (const check of OTHER_CHECKS) await runCheck(check);
  // Every run has its tests far away from Seoul; a second zone is for the long one.
  if (!long) return;
  await step('rules once more in the time zone of this machine', async () => {
    const counts = await vitest(['--project', 'rules', '--reporter', 'dot'], undefined, { TEST_SEARCHES: 'off' });
    if (counts.failed > 0) throw new Error(`${counts.failed} tests fail in the time zone of this machine`);
  });
}

function runCheck({ title, check }) {
  return step(title, async () => {
    const words = await check(root);
    if (words) throw new Error(words);
  });
}

async function runSelected() {
  const journeys = paths.some((file) => file.includes('journeys'));
  if (journeys && !(await step('build', () => buildIfNeeded(root, console.log)))) return;
  const browser = await findBrowserStep();
  if (browser) await runTests('tests', paths, browser);
}

async function findBrowserStep() {
  let browser;
  await step('browser', () => {
    browser = findBrowser();
  });
  return browser;
}

/** The document of the API is written by the built server; while there is none, there is nothing to compare. */
function checkOpenApi() {
  if (!existsSync(path.join(root, 'scripts/print-openapi.ts'))) return;
  const run = spawnSync(process.execPath, ['dist/scripts/print-openapi.js', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`);
}

async function runTests(title, args, browser, env = {}) {
  const begun = performance.now();
  const counts = await vitest(args, browser, env);
  if (counts.passed + counts.failed === 0) counts.failed = 1;
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.figures.push(...counts.figures);
  for (const [why, number] of Object.entries(counts.notRun)) total.notRun[why] = (total.notRun[why] ?? 0) + number;
  console.log(
    `${counts.failed === 0 ? 'ok' : 'FAILED'}  ${title}: ${counts.passed} passed, ${counts.failed} failed, ${seconds(begun)}`,
  );
}

async function vitest(args, browser, env = {}) {
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  const countsFile = path.join(root, 'dist', `test-counts.${process.pid}.json`);
  const reporters = args.includes('--reporter') ? [] : ['--reporter', 'default'];
  const run = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...reporters, '--reporter', './scripts/count-tests.mjs', ...args],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        ...(browser && { GYEOL_CHROMIUM: browser }),
        ...(temporary && { TMPDIR: temporary }),
        TEST_COUNTS: countsFile,
        TEST_LONG: long ? 'on' : 'off',
        TEST_UPDATE_PICTURES: update ? 'on' : 'off',
        ...env,
      },
    },
  );
  const status = await new Promise((resolve, reject) => run.on('error', reject).on('close', resolve));
  // A run that broke off before its end, or that vitest itself calls failed, is not green whatever was counted.
  const counts = existsSync(countsFile)
    ? JSON.parse(readFileSync(countsFile, 'utf8'))
    : { passed: 0, failed: 1, notRun: {}, figures: [] };
  rmSync(countsFile, { force: true });
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** Each check counts as one test. */
async function step(title, act) {
  const begun = performance.now();
  try {
    await act();
    total.passed += 1;
    console.log(`ok  ${title}, ${seconds(begun)}`);
    return true;
  } catch (error) {
    total.failed += 1;
    console.log(`${error.message}\nFAILED  ${title}, ${seconds(begun)}`);
    return false;
  }
}

function closeWithFigures() {
  for (const figure of total.figures) console.log(figure);
  for (const [why, number] of Object.entries(total.notRun)) console.log(`${number} tests not run: ${why}`);
  console.log(`all in ${Math.round(process.uptime())} s`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

/**
 * Databases, files and profiles of browsers that live for one test wait for no disk: a third of what tests wait for is
 * the flushing of what nobody will read again. Undefined where memory has no such place: then they lie where others do.
 */
function temporaryFolder() {
  if (!existsSync(MEMORY.folder)) return undefined;
  const { bavail, bsize } = statfsSync(MEMORY.folder);
  if (bavail * bsize < MEMORY.free) return undefined;
  const folder = mkdtempSync(path.join(MEMORY.folder, 'gyeol-tests-'));
  // The database runs as another user when the tests run as root.
  chmodSync(folder, 0o755);
  // Memory is not swept by anybody else: a run that is broken off takes its folder along.
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
  return folder;
}

function seconds(begun) {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}
