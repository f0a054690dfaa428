import type { Flag, FlagType, Rule } from '../flag.js';
import type { Test } from '../operators/test.js';
import type { Outcome } from '../result.js';
import { Outcomes } from './outcomes.js';
import { compileOverride } from './override.js';
import type { OverridePlan } from './override.js';
import { compileRules, seedsOf } from './rule.js';
import { compileServe } from './serve.js';
import type { ServePlan } from './serve.js';

/** A flag made ready to be asked. */
export interface Plan {
  readonly type: FlagType;
  /** The one answer of a flag that asks nothing of the context; else null. */
  readonly fixed: Outcome | null;
  /** Served while a prerequisite is unmet. */
  readonly off: Outcome;
  readonly active: boolean;
  /** Archived flags are not among all. */
  readonly archived: boolean;
  readonly clientVisible: boolean;
  readonly prerequisites: readonly {
    readonly flag: string;
    readonly variants: ReadonlySet<string | undefined>;
  }[];
  readonly overrides: readonly OverridePlan[];
  /** The conditions of the enabled rules, in order. */
  readonly row: readonly Test[];
  readonly serve: ServePlan;
}

/** Code units, as every reader must sort alike. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order in which rules are tried. */
export const inOrder = (rules: readonly Rule[]): readonly Rule[] =>
  [...rules].sort((a, b) => a.priority - b.priority || byText(a.id, b.id));

/** Makes a flag that decode accepted ready to be asked. */
export function compileFlag(flag: Flag): Plan {
  const outcomes = new Outcomes(flag);
  const seeds = seedsOf(flag);
  const enabled = inOrder(flag.rules.filter((rule) => rule.enabled));
  const isStatic = flag.prerequisites.length + flag.overrides.length + enabled.length === 0;
  const serve = compileServe(flag.serve, {
    outcomes,
    seed: seeds.split,
    reason: isStatic ? 'STATIC' : 'DEFAULT',
  });
  const off = outcomes.of(flag.offVariant, 'DISABLED');
  const active = flag.state === 'active';
  return {
    type: flag.type,
    fixed: active ? (isStatic ? serve.fixed : null) : off,
    off,
    active,
    archived: flag.state === 'archived',
    clientVisible: flag.clientVisible,
    prerequisites: flag.prerequisites.map((one) => ({ flag: one.flag, variants: new Set(one.variants) })),
    overrides: flag.overrides.map((override) => compileOverride(override, outcomes)),
    row: compileRules(
      enabled.filter((rule) => rule.exposure?.units !== 0),
      { outcomes, seeds },
    ),
    serve,
  };
}
