import type { Rule } from '@sluice/evaluator';
import { canonicalJson } from '../../../domain/proposal/canonical.js';
import { percentOf } from './percent.js';
import { audienceWords, quoted, ruleWords, serveWords } from './rule-words.js';
import { sidesInWords, sidesOf, type Sides } from './sides.js';

/** One thing about a rule that changes. */
export interface RuleChange extends Sides {
  readonly about: string;
  readonly direction: 'raises' | 'lowers' | 'changes';
}

/** What changes between two states of a rule: what it does in one line, and a line for each thing beside that. */
export function ruleChanges(was: Rule, is: Rule): readonly RuleChange[] {
  const beside = BESIDE.filter(([, of]) => differ(of(was), of(is))).map(([what, of]) => ({
    ...sidesOf(of(was), of(is)),
    about: `${what} of rule ${quoted(is.id)}`,
    direction: 'changes' as const,
  }));
  return differ(main(was), main(is)) ? [mainChange(was, is), ...beside] : beside;
}

/** What the sentence of a rule does not say. */
const BESIDE: readonly (readonly [what: string, of: (rule: Rule) => unknown])[] = [
  ['name', ({ name }) => name],
  ['description', ({ description }) => description],
  ['priority', ({ priority }) => priority],
  ['time window', ({ window }) => window],
  ['tracking', ({ track }) => track],
  ['attribute behind the share', ({ exposure }) => exposure?.by],
];

/** What it does. */
const main = ({ enabled, when, exposure, serve }: Rule) => ({ enabled, when, units: exposure?.units, serve });

function mainChange(was: Rule, is: Rule): RuleChange {
  const [before, after] = [was.exposure?.units, is.exposure?.units];
  if (before === undefined || after === undefined || differ(withoutUnits(was), withoutUnits(is)))
    return {
      ...sidesInWords(was, is, ruleStateWords),
      about: `rule ${quoted(is.id)}`,
      direction: 'changes',
    };
  return {
    from: percentOf(before),
    to: percentOf(after),
    about: `of ${audienceWords(is)} get ${serveWords(is.serve)}`,
    direction: after > before ? 'raises' : 'lowers',
  };
}

const withoutUnits = (rule: Rule) => ({ ...main(rule), units: 0 });

/** A rule as a sentence that also says whether it is off. */
export const ruleStateWords = (rule: Rule): string => `${rule.enabled ? '' : 'off: '}${ruleWords(rule)}`;

const differ = (one: unknown, other: unknown): boolean => text(one) !== text(other);
const text = (value: unknown): string => (value === undefined ? '' : canonicalJson(value));
