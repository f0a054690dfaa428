import { ApplicationFailure } from '@temporalio/activity';

/** A failure that no retry mends, with a stable type for whoever reads the history. */
export const permanent = (type: string, message: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(message, type);
