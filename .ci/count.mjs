/**
 * Prints `N passed, N failed` from the JSON report of vitest: `count.mjs <report> <exit status of the run>`.
 * A file that could not be loaded is one failure, and so is a run that failed anywhere outside the tests.
 */
import { existsSync, readFileSync } from 'node:fs';

const [path, status] = process.argv.slice(2);
const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
const report = text === '' ? { numPassedTests: 0, numFailedTests: 0, testResults: [] } : JSON.parse(text);

const unloaded = report.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.every((each) => each.status !== 'failed'),
);
const failed = report.numFailedTests + unloaded.length;
const elsewhere = status === '0' ? 0 : 1;

console.log(`${report.numPassedTests} passed, ${failed === 0 ? elsewhere : failed} failed`);
