import { abortRollout } from './abort-rollout.js';
import { commit } from './commit.js';
import type { ActivityDeps } from './deps.js';
import { endRollout } from './end-rollout.js';
import { judge } from './judge.js';
import { prepare } from './prepare.js';
import { record } from './record.js';
import { setStage } from './set-stage.js';
import type { AbortInput } from './abort-rollout.js';
import type { CommitInput } from './commit.js';
import type { EndRolloutInput } from './end-rollout.js';
import type { JudgeInput } from './judge.js';
import type { PrepareInput } from './prepare/types.js';
import type { RecordInput } from './record.js';
import type { SetStageInput } from './set-stage.js';

/** All that workflows have done for them with the store's credentials. */
export function createActivities(deps: ActivityDeps) {
  return {
    prepare: (input: PrepareInput) => prepare(deps, input),
    judge: (input: JudgeInput) => judge(deps, input),
    record: (input: RecordInput) => record(deps, input),
    commit: (input: CommitInput) => commit(deps, input),
    setStage: (input: SetStageInput) => setStage(deps, input),
    abortRollout: (input: AbortInput) => abortRollout(deps, input),
    endRollout: (input: EndRolloutInput) => endRollout(deps, input),
  };
}

export type Activities = ReturnType<typeof createActivities>;
