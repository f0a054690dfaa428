import { ErrorCode } from '@openfeature/server-sdk';
import type { FlagMetadata, ResolutionDetails } from '@openfeature/server-sdk';
import type { Decision } from '../result.js';
import type { Standing } from '../status.js';

/** A decision in OpenFeature's form; what is undefined is left out. */
export function resolution<T>(decision: Decision, otherwise: T, standing: Standing): ResolutionDetails<T> {
  const { value, variant, reason, errorCode } = decision;
  return {
    value: variant === undefined ? otherwise : (value as T),
    reason,
    ...(variant !== undefined && { variant }),
    ...(errorCode !== undefined && { errorCode: ErrorCode[errorCode] }),
    flagMetadata: metadataOf(decision, standing),
  };
}

function metadataOf({ version, ruleId }: Decision, { status, revision }: Standing): FlagMetadata {
  return {
    status,
    ...(revision !== undefined && { revision }),
    ...(version !== undefined && { version }),
    ...(ruleId !== undefined && { ruleId }),
  };
}
