import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

/** Told by a replayed workflow, because a replay by itself compares neither arguments nor results. */
export interface Telling extends Sinks {
  readonly telling: {
    scheduled(activity: string, args: unknown): void;
    ended(result: unknown): void;
  };
}

/** Part of the bundle that is replayed. */
export const interceptors: WorkflowInterceptorsFactory = () => {
  const { telling } = proxySinks<Telling>();
  return {
    inbound: [
      {
        async execute(input, next) {
          const result = await next(input);
          telling.ended(result);
          return result;
        },
      },
    ],
    outbound: [
      {
        scheduleActivity(input, next) {
          telling.scheduled(input.activityType, input.args);
          return next(input);
        },
      },
    ],
  };
};
