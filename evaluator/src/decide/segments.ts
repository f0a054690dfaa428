import type { Attribute } from '../context.js';
import { ask } from '../operators/holds.js';
import { NO, truth, UNKNOWN, YES } from '../operators/test.js';
import type { SegmentsAsked, Test } from '../operators/test.js';
import type { SegmentPlan } from '../plan/segment.js';
import type { SegmentTable } from '../view/segment-table.js';
import type { Frame } from './frame.js';
import { subjectIn } from './subject.js';

/** Segments that share segments could be walked for ever in effect; past this many the answer is unknown. */
const MOST_IN_ONE_DECISION = 1_000;
const DEEPEST = 32;

function look(asked: SegmentsAsked, table: SegmentTable): readonly (SegmentPlan | null)[] {
  asked.plans = asked.keys.map((key) => table.plan(key));
  asked.in = table.id;
  return asked.plans;
}

/** Whether the context is in any of the segments. */
export function memberOf(asked: SegmentsAsked, frame: Frame): number {
  const table = frame.segmentTable;
  if (table === undefined || frame.nested === DEEPEST) return UNKNOWN;
  const plans = asked.in === table.id ? asked.plans : look(asked, table);
  frame.nested++;
  const result = anyOf(plans, frame);
  frame.nested--;
  return result;
}

function anyOf(plans: readonly (SegmentPlan | null)[], frame: Frame): number {
  let result = NO;
  for (const plan of plans) {
    result = Math.max(
      result,
      plan === null || frame.segments++ > MOST_IN_ONE_DECISION ? UNKNOWN : isMember(plan, frame),
    );
    if (result === YES) return YES;
  }
  return result;
}

function isMember(plan: SegmentPlan, frame: Frame): number {
  if (plan.isPlain) return every(plan.when, frame);
  const excluded = listed(plan.exclude, plan.by, frame);
  if (excluded === YES) return NO;
  const parent = plan.parent === null ? YES : ask(plan.parent, frame);
  return parent === NO ? NO : Math.min(parent, YES - excluded, isWanted(plan, frame));
}

function isWanted({ parent, when, anyOf, include, by }: SegmentPlan, frame: Frame): number {
  if (parent !== null && when.length === 0 && anyOf === null) return YES;
  const named = Math.max(listed(include, by, frame), when.length === 0 ? NO : every(when, frame));
  return named === YES || anyOf === null ? named : Math.max(named, ask(anyOf, frame));
}

/** A list with nobody to look up is unknown, so that an exclusion never fails open. */
function listed(list: ReadonlySet<string>, by: Attribute, frame: Frame): number {
  if (list.size === 0) return NO;
  const subject = subjectIn(by, frame);
  return subject === undefined ? UNKNOWN : truth(list.has(subject));
}

function every(tests: readonly Test[], frame: Frame): number {
  let result = YES;
  for (const test of tests) {
    result = Math.min(result, ask(test, frame));
    if (result === NO) return NO;
  }
  return result;
}
