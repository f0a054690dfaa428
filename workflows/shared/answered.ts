import { allHandlersFinished, condition } from '@temporalio/workflow';

/** Nobody who sent a command is left without an answer when a run ends. */
export const allAnswered = (): Promise<void> => condition(allHandlersFinished);
