import { writeFileSync } from 'node:fs';

/**
 * A vitest reporter that leaves the figures of the run in the file TEST_COUNTS: how many passed and failed, why others
 * did not run, and what tests measured (`context.annotate`).
 */
export default class CountTests {
  onTestRunEnd(testModules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, notRun: {}, figures: [] };
    for (const testModule of testModules) {
      // A file that cannot be loaded has no tests to fail.
      if (!testModule.ok() && [...testModule.children.allTests()].every((test) => test.result().state !== 'failed')) {
        counts.failed += 1;
      }
      for (const test of testModule.children.allTests()) this.countTest(test, counts);
    }
    writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
  }

  countTest(test, counts) {
    const result = test.result();
    if (result.state === 'passed') counts.passed += 1;
    else if (result.state === 'failed') counts.failed += 1;
    else {
      const why = result.note ?? 'they do not apply here';
      counts.notRun[why] = (counts.notRun[why] ?? 0) + 1;
    }
    for (const { message } of test.annotations()) counts.figures.push(`${test.name}: ${message}`);
  }
}
