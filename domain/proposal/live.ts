import type { Flag } from '@sluice/evaluator';

/** What the store holds of one flag now; a deleted flag keeps its version and has no record. */
export interface LiveFlag {
  readonly env: string;
  readonly key: string;
  /** 0 where it never existed. */
  readonly version: number;
  readonly record: Flag | null;
}

export interface LiveSet {
  readonly flags: readonly LiveFlag[];
}

export function liveFlag(live: LiveSet, env: string, key: string): LiveFlag {
  const found = live.flags.find((flag) => flag.env === env && flag.key === key);
  return found ?? { env, key, version: 0, record: null };
}
