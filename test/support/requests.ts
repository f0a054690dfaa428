import type { Rule } from '@sluice/evaluator';
import type { ChangeRequest, FlagPatch, Intent, NewFlag, Stage } from '../../domain/proposal/intent.js';

/** What tests ask for; `items` is the least a request has. */
export type Request = Partial<ChangeRequest> & { readonly items: readonly Intent[] };

/** A flag that is on for nobody yet. */
export const ON_OFF: NewFlag = {
  type: 'boolean',
  variants: [
    { key: 'on', value: true },
    { key: 'off', value: false },
  ],
  serve: { variant: 'off' },
};

export const creates = (flag: string, env = 'production'): Request => ({
  items: [{ op: 'create', env, flag, value: ON_OFF }],
});

export const toggles = (flag: string, to: 'on' | 'off'): Request => ({
  items: [{ op: 'toggle', env: 'production', flag, to }],
});

export const updates = (flag: string, patch: FlagPatch): Request => ({
  items: [{ op: 'update', env: 'production', flag, patch }],
});

export const rollsOut = (flag: string, stages: readonly Stage[]): Request => ({
  items: [{ op: 'rollout', env: 'production', flag, variant: 'on' }],
  stages,
});

/** Stages at these percents, each but the last with a wait of `waitMs`. */
export const stages = (waitMs: number, ...percents: readonly number[]): readonly Stage[] =>
  percents.map((percent, i) => ({
    units: percent * 1000,
    ...(i < percents.length - 1 ? { wait: { forMs: waitMs } } : {}),
  }));

/** A rule that takes in a share of everybody. */
export const ruleAt = (id: string, units: number, variant = 'on'): Rule => ({
  id,
  priority: 1000,
  enabled: true,
  when: [],
  exposure: { units },
  serve: { variant },
});
