import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
// Tells the compiler what tests of every room may inject.
import type {} from './server/testing/shared-folder-setup.ts';

const long = process.env.TEST_LONG === 'on';
const notLong = long ? [] : ['**/*.long.test.ts'];
/** The long searches through histories, which name no day and need no second time zone. */
const searches = process.env.TEST_SEARCHES === 'off' ? ['random-histories', 'seeded-faults'] : [];
const withoutSearches = searches.map((name) => `**/${name}.test.ts`);
/**
 * Nothing here is a measurement: this ends what hangs. Files side by side, browsers and painting processes share the
 * cores, and on a loaded machine a test has taken forty times as long as by itself.
 */
const patience = long ? 1_800_000 : 180_000;
const everywhereExcluded = ['**/node_modules/**', 'dist/**', ...notLong];

/** Tells tests where the reference material beside the checkout is. */
const sharedFolder = 'server/testing/shared-folder-setup.ts';
/** One database cluster with one migrated template. */
const database = 'server/testing/database-setup.ts';

/**
 * Four kinds of tests: `rules` (pure, no database), `node` (acts through the API on a real database), `browser`
 * (elements and pages in a real browser) and `journeys` (the built product as a child process; `npm test` builds it).
 */
export default defineConfig({
  test: {
    // Two cores are kept busy by three: whoever acts in an office waits for its database a good part of the time.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'rules',
          include: ['shared/**/*.test.ts', 'web/**/*.test.ts', 'scripts/tidy.test.ts'],
          exclude: ['**/*.browser.test.ts', 'web/journeys/**', ...withoutSearches, ...everywhereExcluded],
          environment: 'node',
          globalSetup: [sharedFolder],
          // No test leaves anything behind in a module, so the files of a worker read the product once.
          isolate: false,
          testTimeout: patience,
          hookTimeout: patience,
        },
      },
      {
        test: {
          name: 'node',
          include: ['server/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['scripts/tidy.test.ts', ...everywhereExcluded],
          environment: 'node',
          globalSetup: [sharedFolder, database],
          isolate: false,
          // The paper is drawn in a process of its own, and its sources are TypeScript like all others.
          // A larger nursery spares the collector a tenth of the work: a test throws away nearly all that it makes.
          execArgv: ['--import', './server/testing/typescript-in-workers.mjs', '--max-semi-space-size=64'],
          testTimeout: patience,
          hookTimeout: patience,
        },
      },
      {
        // Found beforehand, so that a run is not interrupted by the bundling of a package met later.
        optimizeDeps: {
          include: [
            'lit',
            'lit/decorators.js',
            'lit/directives/ref.js',
            'lit/directives/repeat.js',
            'axe-core',
            '@tiptap/core',
            '@tiptap/extension-table',
            '@tiptap/extensions',
          ],
        },
        oxc: { decorator: { legacy: true } },
        test: {
          name: 'browser',
          include: ['web/**/*.browser.test.ts'],
          exclude: everywhereExcluded,
          testTimeout: patience,
          hookTimeout: patience,
          expect: { poll: { timeout: 30_000 } },
          browser: {
            enabled: true,
            // One page at a time: tests of the keyboard need the focus for themselves.
            fileParallelism: false,
            headless: true,
            // Every file clears what it has shown; a frame for each one read the product anew, a third of the work.
            isolate: false,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({
              launchOptions: { executablePath: process.env.GYEOL_CHROMIUM ?? '/usr/bin/chromium' },
              // A colour on its way from one to the next would be looked at as neither.
              contextOptions: { locale: 'ko-KR', timezoneId: 'Asia/Seoul', reducedMotion: 'reduce' },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['web/journeys/**/*.test.ts'],
          exclude: everywhereExcluded,
          environment: 'node',
          globalSetup: [sharedFolder, 'web/journeys/prepared-data-setup.ts'],
          // Each opens a product of its own; the programs that look at it, and the browser, are read once.
          isolate: false,
          testTimeout: 2 * patience,
          hookTimeout: 2 * patience,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
