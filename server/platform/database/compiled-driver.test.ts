import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

/**
 * Every statement makes one of each of these. As the library is published, V8 of Node 20 compiles them in vain again
 * and again: 268 times, 2.2 seconds of work, in 90,000 statements that took 3.6 seconds.
 */
describe('the classes of the mended driver', () => {
  const driver = path.dirname(createRequire(import.meta.url).resolve('postgres')).replace(/cjs[\\/]src$/, 'src');
  const moduleOf = (file: string) => JSON.stringify(pathToFileURL(path.join(driver, file)).href);

  test.each([
    {
      made: 'a query',
      code: `import { Query } from ${moduleOf('query.js')}; const make = () => new Query(['select'], [], () => {});`,
    },
    { made: 'a result', code: `import Result from ${moduleOf('result.js')}; const make = () => new Result();` },
  ])('$made is compiled once and for all', async ({ code }) => {
    const loop = `${code}
      for (let round = 0; round < 60; round += 1) {
        for (let one = 0; one < 5000; one += 1) make();
        await new Promise((done) => setTimeout(done, 1));
      }`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--trace-opt', '--input-type=module', '--eval', loop],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    const lines = stdout.split('\n');
    expect(lines.filter((line) => line.startsWith('[completed optimizing')).length).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes('Bailed out due to dependency change')).length).toBeLessThan(3);
  });
});
