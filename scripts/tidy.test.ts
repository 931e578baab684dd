import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// Limits that no other tool knows. Length of functions and files, default exports and unused names are biome's and
// knip's. Every list below is printed whole when a test fails, so that one run names all there is to mend.

const root = path.resolve(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile());
const code = files.filter((file) => /\.(ts|mjs|cjs)$/.test(file));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** `file:line` of every line that a pattern finds. */
function linesWith(where: readonly string[], pattern: RegExp): string[] {
  return where.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])),
  );
}

test('there is something to look at', () => {
  expect(code.length).toBeGreaterThan(50);
  expect(code.filter((file) => file.startsWith('shared/')).length).toBeGreaterThan(10);
});

test('no comment is wider than 120 characters', () => {
  // Code is broken by the formatter, except texts and markup, where a line break would mean something.
  expect(linesWith(code, /^(?=.{121})\s*(\/\/|\/?\*)/u)).toEqual([]);
});

test('no tool has left a file of its own: each is of a kind that the house knows', () => {
  const known =
    /\.(ts|mjs|cjs|js|json|css|html|sql|md|txt|csv|svg|png|woff2|ttf|bcmap|hwp)$|VeraPdf\.java$|(^|\/)(NOTICE|run|\.[a-z]+)$/;
  expect(files.filter((file) => !known.test(file))).toEqual([]);
});

test('a file is named after the one thing it is about', () => {
  const empty =
    /(^|\/)(utils?|helpers?|common|misc|manager)[./]|-(utils?|helpers?|manager|impl)\.|^(server|web)\/.*-service\./;
  expect(files.filter((file) => empty.test(file))).toEqual([]);
});

test('index.ts is only the door of a capability', () => {
  expect(files.filter((file) => file.endsWith('/index.ts') && !/^server\/[^/]+\/index\.ts$/.test(file))).toEqual([]);
});

test('no table takes the time from the database: an act reads the clock once', () => {
  const tables = files.filter((file) => /^server\/.*tables\.ts$|^migrations\/.*\.sql$/.test(file));
  const clock = /defaultNow\(|default.{0,40}\b(now\(\)|current_timestamp|current_date|localtimestamp|clock_timestamp)/i;
  expect(tables.length).toBeGreaterThan(0);
  expect(linesWith(tables, clock)).toEqual([]);
});

test('nothing names a folder of one machine or a package registry', () => {
  const folder = new RegExp(`(?:["'\`( ,]|file://)/(${['work', 'root', 'home', 'tmp', 'Users'].join('|')})/`);
  const registry = new RegExp(['registry', '(npmjs|npmmirror|yarnpkg)'].join('\\.'));
  // Whatever is not a picture, a font or its codes: what was left lying by a tool is of no kind that a list would name.
  const text = files.filter((file) => !/\.(png|woff2|ttf|bcmap|hwp)$/.test(file));
  expect([...linesWith(text, folder), ...linesWith(text, registry)]).toEqual([]);
  expect(linesWith(['package-lock.json'], /"resolved": "http/)).toEqual([]);
});

test('every package is pinned to one version', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

test('nothing is left for later in a comment', () => {
  const later = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);
  expect(linesWith(code, later)).toEqual([]);
});

test('every exported type of the rules of the office stands in the glossary', () => {
  const glossary = read('docs/glossary.md');
  // What only the editor's JSON, a CSV file or XML knows are no words of the office.
  const technical = /\/(editor-[^/]+|csv|xml|table-geometry)\.ts$|\.test\.ts$/;
  const rules = code.filter(
    (file) => /^shared\/(?!contract|markup|paper|hwpx|testing)/.test(file) && !technical.test(file),
  );
  const types = rules.flatMap((file) =>
    [...read(file).matchAll(/^export (?:type|interface|class) (\w+)/gm)].map((match) => ({
      file,
      name: match[1] ?? '',
    })),
  );
  const missing = types.filter(({ name }) => !glossary.includes(`\`${name}\``));
  expect(types.length).toBeGreaterThan(20);
  expect(missing.map(({ file, name }) => `${name} (${file})`)).toEqual([]);
});
