import { TestWorkflowEnvironment } from '@temporalio/testing';
import { TEMPORAL_RELEASE } from './release.js';

/**
 * Lets the SDK's testing package download the Temporal CLI into the folder given. It is a process of its own because
 * that download knows no time limit and cannot be cancelled; killing it can.
 */
const [downloadDir] = process.argv.slice(2);
if (downloadDir === undefined) throw new Error('usage: sdk-download-process FOLDER');
const version = `v${TEMPORAL_RELEASE.version}`;
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir, version } },
});
await environment.teardown();
