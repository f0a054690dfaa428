import type { Flag } from '../flag.js';
import { outcome } from '../result.js';
import type { Outcome, Reason } from '../result.js';

/** The answers a flag can give, each made once. */
export class Outcomes {
  readonly all: Outcome[] = [];
  readonly #flag: Flag;

  constructor(flag: Flag) {
    this.#flag = flag;
  }

  of(variant: string, reason: Reason, ruleId?: string): Outcome {
    const { variants, version } = this.#flag;
    const value = variants.find(({ key }) => key === variant)?.value;
    return this.keep(outcome({ value, variant, reason, ruleId, version }));
  }

  keep(made: Outcome): Outcome {
    this.all.push(made);
    return made;
  }
}
