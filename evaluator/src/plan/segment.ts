import { subjectOf } from '../bucket/bucket.js';
import { attribute } from '../context.js';
import type { Attribute } from '../context.js';
import type { Condition, Segment } from '../flag.js';
import { compileCondition, isOnSegment } from '../operators/compile.js';
import type { Test } from '../operators/test.js';

/** A segment made ready; the segments it names are found in the table it stands in. */
export interface SegmentPlan {
  readonly key: string;
  readonly include: ReadonlySet<string>;
  readonly exclude: ReadonlySet<string>;
  readonly by: Attribute;
  readonly when: readonly Test[];
  readonly anyOf: Test | null;
  readonly parent: Test | null;
  /** Its conditions alone decide. */
  readonly isPlain: boolean;
}

const subjects = (values: readonly (string | number)[]): ReadonlySet<string> =>
  new Set(values.map((value) => subjectOf(value) ?? ''));

const member = (keys: readonly string[]): Test => compileCondition({ op: 'in_segment', values: keys });

const isPlain = ({ include, exclude, when, anyOf, parent }: Segment): boolean =>
  include.length + exclude.length + anyOf.length === 0 && parent === undefined && when.length > 0;

export const compileSegment = (segment: Segment): SegmentPlan => ({
  key: segment.key,
  include: subjects(segment.include),
  exclude: subjects(segment.exclude),
  by: attribute(segment.by),
  when: segment.when.map(compileCondition),
  anyOf: segment.anyOf.length === 0 ? null : member(segment.anyOf),
  parent: segment.parent === undefined ? null : member([segment.parent]),
  isPlain: isPlain(segment),
});

/** The segments that conditions ask for. */
export const segmentsIn = (when: readonly Condition[]): readonly string[] =>
  when
    .flatMap((condition) => ('anyOf' in condition ? condition.anyOf : [condition]))
    .flatMap((one) => (isOnSegment(one) ? one.values : []));

/** The segments a segment stands on. */
export const segmentsOf = ({ when, anyOf, parent }: Segment): readonly string[] => [
  ...segmentsIn(when),
  ...anyOf,
  ...(parent === undefined ? [] : [parent]),
];
