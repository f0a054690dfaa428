/** Names and ids that are the same in every process. */

/** Flag, environment, rule, variant and project keys: what may stand in a key, an id and a URL. */
export const KEY_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** Keys that would reach an object's prototype; refused before anything parses them. */
export const HOSTILE_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

export const changeWorkflowId = (project: string, change: string): string => `change/${project}/${change}`;

/** What a rollout raises: one rule of one flag in one environment. */
export interface RolloutTarget {
  readonly env: string;
  readonly flag: string;
  readonly rule: string;
}

/** `<env>/<flag>/<rule>`: the id of a rollout for people, and the tail of its workflow id. */
export const rolloutId = (target: RolloutTarget): string => `${target.env}/${target.flag}/${target.rule}`;

export const rolloutWorkflowId = (project: string, target: RolloutTarget): string =>
  `rollout/${project}/${rolloutId(target)}`;

/** The opId of a step of a change: stable over retries, resets and continue-as-new. */
export const changeOp = (change: string, edition: number, step: string): string =>
  `${change}/${edition}/${step}`;

/** The steps of a change that write records. */
export const STEP = {
  apply: 'apply',
  abort: 'abort',
  stage: (stage: number): string => `stage-${String(stage)}`,
} as const;

/** The opId of a kill: one effect for one signed command. */
export const killOp = (jti: string): string => `kill/${jti}`;
