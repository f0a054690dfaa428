import { TestWorkflowEnvironment } from '@temporalio/testing';
import { TEMPORAL_RELEASE } from './release.js';
import { LocalFailure, messageOf } from '../../failure.js';

/**
 * Lets the SDK's testing package download the Temporal CLI into the folder given. It is a process of its own because
 * that download knows no time limit and cannot be cancelled; killing it can.
 */
const [downloadDir] = process.argv.slice(2);
if (downloadDir === undefined) throw new LocalFailure('usage: sdk-download-process FOLDER');
const version = `v${TEMPORAL_RELEASE.version}`;
try {
  const executable = { type: 'cached-download', downloadDir, version } as const;
  const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
  await environment.teardown();
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
