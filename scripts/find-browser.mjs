import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** What tests need beside Node: a browser, Korean letters, and readers that check our PDF from outside. */
const DEBIAN_PACKAGES = ['fonts-noto-cjk', 'poppler-utils', 'qpdf', 'mupdf-tools', 'libnss3-tools'];
/** Chromium without its windows and menus, which no test sees: a page costs a third of what it costs with them. */
const SHELL = 'chromium-headless-shell';
/** veraPDF is a program of Java that reads its profiles by JAXB. */
const JAXB = 'libjaxb-java';
const JDK = 'default-jdk-headless';

const INSTALLED = [SHELL, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The browser of the tests: the one named, the installed one, Playwright's own, or Debian's where apt is allowed. */
export function findBrowser(env = process.env) {
  if (env.GYEOL_APT === 'on') installDebianPackages(env);
  if (env.GYEOL_CHROMIUM) {
    if (runs(env.GYEOL_CHROMIUM)) return env.GYEOL_CHROMIUM;
    throw new Error(`GYEOL_CHROMIUM=${env.GYEOL_CHROMIUM} does not start: give the path of a Chromium or Chrome.`);
  }
  const found = [...installedBrowsers(env), ...playwrightBrowsers(env)].find(runs);
  if (found) return found;
  throw new Error(
    'No browser found for the tests: install Chromium, or set GYEOL_CHROMIUM to the path of one, ' +
      'or (Debian, as root) set GYEOL_APT=on.',
  );
}

function runs(file) {
  return existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0;
}

function installedBrowsers(env) {
  const folders = (env.PATH ?? '').split(':').filter(Boolean);
  return INSTALLED.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function playwrightBrowsers(env) {
  const cache = env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return [];
  const versions = readdirSync(cache).filter((name) => name.startsWith('chromium'));
  // The newest first; the folder below has had several names.
  return versions
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .flatMap((version) =>
      [
        'chrome-linux/chrome',
        'chrome-linux64/chrome',
        'chrome-linux/headless_shell',
        'chrome-headless-shell-linux64/chrome-headless-shell',
      ].map((file) => path.join(cache, version, file)),
    );
}

function installDebianPackages(env) {
  const hasJdk = spawnSync('javac', ['-version']).status === 0;
  const missing = [...DEBIAN_PACKAGES, SHELL, JAXB, ...(hasJdk ? [] : [JDK])].filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  // Where another Chromium stands already, the tests can do without this one.
  const spare = missing.every((name) => name === SHELL) && installedBrowsers(env).some(runs);
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...missing],
  ]) {
    const run = spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (run.status === 0) continue;
    if (spare) return;
    throw new Error(`apt-get ${args.join(' ')} failed: these packages are needed for the tests.`);
  }
}

function isInstalled(name) {
  const run = spawnSync('dpkg', ['-s', name], { encoding: 'utf8' });
  return run.status === 0 && run.stdout.includes('Status: install ok installed');
}
