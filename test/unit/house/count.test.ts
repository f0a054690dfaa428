import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildHouse, ROOT, run } from '../../support/house.js';

const house = buildHouse({}, []);
afterAll(() => {
  house.remove();
});

/** The closing line of `.ci/run` for a report of vitest and the exit status of the run. */
function closingLine(report: object | null, status: number): string {
  const path = join(house.dir, 'report.json');
  rmSync(path, { force: true });
  if (report !== null) writeFileSync(path, JSON.stringify(report));
  return run(house.dir, join(ROOT, '.ci/count.mjs'), [path, String(status)]);
}

const loaded = (...statuses: readonly string[]) => ({
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});

test('CI ends with the counts of the report', () => {
  const report = {
    numPassedTests: 2,
    numFailedTests: 1,
    testResults: [loaded('passed', 'passed', 'failed')],
  };
  expect(closingLine(report, 1)).toBe('2 passed, 1 failed\n');
  expect(closingLine({ ...report, numFailedTests: 0, testResults: [loaded('passed')] }, 0)).toBe(
    '2 passed, 0 failed\n',
  );
});

test('CI counts a test file that could not be loaded', () => {
  const unloaded = { status: 'failed', assertionResults: [] };
  const report = { numPassedTests: 1, numFailedTests: 0, testResults: [loaded('passed'), unloaded] };
  expect(closingLine(report, 1)).toBe('1 passed, 1 failed\n');
});

test('CI counts a failure before or beside the tests', () => {
  expect(closingLine(null, 1)).toBe('0 passed, 1 failed\n');
  expect(closingLine({ numPassedTests: 3, numFailedTests: 0, testResults: [] }, 1)).toBe(
    '3 passed, 1 failed\n',
  );
});
