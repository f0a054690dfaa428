import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import { BLOCK, type BlockCode } from '../../domain/failure.js';

export interface Blocked {
  readonly ok: false;
  readonly code: BlockCode;
  readonly detail: string;
}

/** A permanent failure of an activity as the block it means; anything else is thrown on. */
export async function orBlocked<T>(work: Promise<T>): Promise<T | Blocked> {
  try {
    return await work;
  } catch (error) {
    const cause = error instanceof ActivityFailure ? error.cause : undefined;
    if (cause instanceof ApplicationFailure && isBlock(cause.type))
      return { ok: false, code: cause.type, detail: cause.message };
    throw error;
  }
}

const isBlock = (type: string | null | undefined): type is BlockCode =>
  typeof type === 'string' && Object.hasOwn(BLOCK, type);
