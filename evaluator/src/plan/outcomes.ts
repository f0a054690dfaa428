import type { Flag, Json } from '../flag.js';
import { outcome } from '../result.js';
import type { Outcome, Reason } from '../result.js';

/** The answers a flag can give, each made once. */
export class Outcomes {
  readonly all: Outcome[] = [];
  readonly #version: number;
  readonly #values: ReadonlyMap<string, Json>;

  constructor(flag: Flag) {
    this.#version = flag.version;
    this.#values = new Map(flag.variants.map(({ key, value }) => [key, value]));
  }

  of(variant: string, reason: Reason, ruleId?: string): Outcome {
    const value = this.#values.get(variant);
    return this.keep(outcome({ value, variant, reason, ruleId, version: this.#version }));
  }

  keep(made: Outcome): Outcome {
    this.all.push(made);
    return made;
  }
}
