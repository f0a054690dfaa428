import type { Flag } from '../flag.js';
import { outcome } from '../result.js';
import type { Outcome, Reason } from '../result.js';

/** The answers a flag can give. */
export class Outcomes {
  readonly #flag: Flag;

  constructor(flag: Flag) {
    this.#flag = flag;
  }

  /** Without a variant the caller decides. */
  of(variant: string | undefined, reason: Reason, ruleId?: string): Outcome {
    const { key, variants, version } = this.#flag;
    const value = variants.find((one) => one.key === variant)?.value;
    return outcome({ value, variant, reason, ruleId, version }, key);
  }
}
