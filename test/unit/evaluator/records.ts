import type { Condition, Flag, Rule, Segment } from '@sluice/evaluator';

/** A boolean flag that serves `off`, with whatever a test cares about. */
export function flag(parts: Partial<Flag> = {}): Flag {
  return {
    format: 1,
    key: 'new-checkout',
    tags: [],
    type: 'boolean',
    state: 'active',
    version: 1,
    salt: 'pepper',
    bucketing: 'm3.1',
    variants: [
      { key: 'on', value: true },
      { key: 'off', value: false },
    ],
    offVariant: 'off',
    prerequisites: [],
    overrides: [],
    rules: [],
    serve: { variant: 'off' },
    clientVisible: false,
    metadata: {},
    ...parts,
  };
}

/** A rule that serves `on` to everybody. */
export function rule(parts: Partial<Rule> = {}): Rule {
  return { id: 'first', priority: 1, enabled: true, when: [], serve: { variant: 'on' }, ...parts };
}

/** A flag that is on for whoever meets the conditions. */
export const onWhen = (...when: readonly Condition[]): Flag => flag({ rules: [rule({ when })] });

export function segment(parts: Partial<Segment> = {}): Segment {
  return { format: 1, key: 'beta', version: 1, include: [], exclude: [], when: [], anyOf: [], ...parts };
}
