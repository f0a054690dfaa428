/** Every export here becomes a workflow: nothing else may be exported. */
export { flagApproval } from './flag-approval.js';
export { scheduledRollout } from './scheduled-rollout.js';
