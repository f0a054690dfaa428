export type {
  AnyOfCondition,
  AttributeCondition,
  AttributePath,
  Condition,
  Exposure,
  Flag,
  FlagState,
  FlagType,
  Json,
  Operand,
  Override,
  Prerequisite,
  Recurrence,
  Rule,
  Segment,
  SegmentCondition,
  Serve,
  Split,
  SplitRange,
  Variant,
  Window,
} from './flag.js';
export { FULL_EXPOSURE, RECORD_FORMAT } from './flag.js';
export type { EnvironmentKeys, LogWrite } from './keys.js';
export { environmentKeys, projectPrefix, STORE_FORMAT } from './keys.js';
export type { Resplit, Share } from './bucket/resplit.js';
export { resplit } from './bucket/resplit.js';
export type { BucketPurpose } from './bucket/bucket.js';
export { inBucket, murmur3 } from './bucket/bucket.js';
export type { Problem } from './decode/problem.js';
export type { DecodedFlag, DecodedSegment } from './decode/public.js';
export { checkFlag, decodeFlag, decodeSegment } from './decode/public.js';
export type { GivenContext as Context } from './context.js';
export type { Decision, ErrorCode, Reason } from './result.js';
export type { Decisions, FlagMap, JsonKeyFor, KeyFor, ValueOf } from './decisions.js';
export type { Evaluator, FlagSnapshot } from './evaluator.js';
export { createEvaluator } from './evaluator.js';
export type { EvaluatorEvents } from './events.js';
export type { Bootstrap, EvaluatorOptions } from './options.js';
export type { Degraded, Standing, Status, StatusName } from './status.js';
export { explain } from './explain/explain.js';
export type { ConditionResult, ConditionStep, Explanation, RuleResult, RuleStep } from './explain/steps.js';
export type { UsageCount, UsageListener } from './usage/usage.js';
export type { MemorySource } from './memory.js';
export { memorySource } from './memory.js';
export type {
  EntryResult,
  RecordName,
  Sink,
  Source,
  SourceEntry,
  SourceRecord,
  SourceSnapshot,
} from './source.js';
