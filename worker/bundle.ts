import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** Sources are `.ts`, a build has `.js`; the worker bundles the one beside itself. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** One bundle of all workflows; it must hold nothing that is not deterministic. */
export const bundleWorkflows = (): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL(`../workflows/index.${EXTENSION}`, import.meta.url)),
  });
