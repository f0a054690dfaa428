import type { Flag, Rule } from '@sluice/evaluator';
import type { Item, Plan, Proposal } from '../../../domain/proposal/proposal.js';
import type { FlagBody } from '../../http/wire/flag.js';
import { percentOf } from './percent.js';
import { ruleChanges, ruleStateWords } from './rule-changes.js';
import { audienceWords, quoted, serveWords } from './rule-words.js';
import { sidesInWords, sidesOf } from './sides.js';

/** From what, to what, for whom, where: one line of what a change does. */
export interface Impact {
  readonly environment: string;
  readonly flag: string;
  /** Null where there is nothing before, and for what has no two sides. */
  readonly from: string | null;
  readonly to: string;
  /** Whom or what it is about: `everybody get “on”`, `rule “beta”`. */
  readonly about: string;
  /** Whether more people are taken in, fewer, or neither can be said. */
  readonly direction: 'raises' | 'lowers' | 'changes';
}

/** The records a proposal was made on, by `<env>/<flag>`. */
export type Before = ReadonlyMap<string, Flag | null>;

export const recordsOf = (flags: readonly FlagBody[]): Before =>
  new Map(flags.map(({ environment, key, record }) => [`${environment}/${key}`, record]));

export const placeOf = (target: { readonly env: string; readonly key: string }): string =>
  `${target.env}/${target.key}`;

/** What a proposal does, computed from the document that is hashed. */
export function impactsOf(proposal: Pick<Proposal, 'items' | 'plan'>, before: Before): readonly Impact[] {
  return proposal.items.flatMap((item) =>
    itemImpacts(item, before.get(placeOf(item.target)) ?? null, ownPlan(item, proposal.plan)),
  );
}

const ownPlan = ({ target }: Item, plan: Plan | null): Plan | null =>
  plan !== null && plan.target.env === target.env && plan.target.flag === target.key ? plan : null;

type Draft = Omit<Impact, 'environment' | 'flag'>;

function itemImpacts(item: Item, before: Flag | null, plan: Plan | null): readonly Impact[] {
  const drafts = [
    ...(plan === null ? [] : [planImpact(plan, item.after)]),
    ...recordImpacts(item, before, plan),
  ];
  return drafts.map((draft) => ({ environment: item.target.env, flag: item.target.key, ...draft }));
}

function planImpact(plan: Plan, after: Flag | null): Draft {
  const rule = after?.rules.find(({ id }) => id === plan.target.rule);
  const last = plan.stages.at(-1)?.units ?? plan.startUnits;
  const who = rule === undefined ? `the subjects of rule “${plan.target.rule}”` : audienceWords(rule);
  const what = rule === undefined ? '' : ` get ${serveWords(rule.serve)}`;
  const steps = plan.stages.length === 1 ? 'one stage' : `${plan.stages.length} stages`;
  return {
    from: percentOf(plan.startUnits),
    to: percentOf(last),
    about: `of ${who}${what}, in ${steps}${rule?.enabled === false ? '; the rule is off, so nobody gets it' : ''}`,
    direction: last > plan.startUnits ? 'raises' : 'lowers',
  };
}

function recordImpacts(item: Item, before: Flag | null, plan: Plan | null): readonly Draft[] {
  const { after } = item;
  if (after === null)
    return [{ from: null, to: 'deleted', about: 'apps fall back to their own default', direction: 'lowers' }];
  if (before === null) return createdImpacts(after, plan);
  const own = plan === null ? null : `/rules/${plan.target.rule}`;
  const touches = item.touches.filter(
    (path) => own === null || (path !== own && !path.startsWith(`${own}/`)),
  );
  return touches.flatMap((path) => touchImpacts(path, before, after));
}

/** Its rules are told one by one, but the one that a plan raises. */
function createdImpacts(flag: Flag, plan: Plan | null): readonly Draft[] {
  const rules = flag.rules.filter(({ id }) => id !== plan?.target.rule);
  const made: Draft = { from: null, to: 'created', about: createdWords(flag), direction: 'changes' };
  return [made, ...rules.map((rule) => newRule(rule.id, rule))];
}

const createdWords = ({ state, serve, rules }: Flag): string => {
  if (state === 'disabled') return 'switched off';
  return `${rules.length === 0 ? 'everybody' : 'whoever no rule takes in'} gets ${serveWords(serve)}`;
};

const newRule = (id: string, rule: Rule | undefined): Draft => ({
  ...{ from: null, to: 'new rule', direction: 'changes' },
  about: aboutRule(id, rule),
});

const aboutRule = (id: string, rule: Rule | undefined): string =>
  `${quoted(id)}: ${rule === undefined ? 'nothing' : ruleStateWords(rule)}`;

function touchImpacts(path: string, before: Flag, after: Flag): readonly Draft[] {
  if (path === '/state') return [stateImpact(before, after)];
  if (path === '/serve') return [serveImpact(before, after)];
  if (path.startsWith('/rules/')) return ruleImpacts(ruleIdIn(path), before, after);
  return [fieldImpact(path.slice(1), before, after)];
}

const serveImpact = (before: Flag, after: Flag): Draft => ({
  ...sidesInWords(before.serve, after.serve, serveWords),
  about: 'for everybody no rule takes in',
  direction: 'changes',
});

const STATE_WORDS = { active: 'on', disabled: 'off', archived: 'archived' } as const;

function stateImpact(before: Flag, after: Flag): Draft {
  const about = after.state === 'active' ? 'its rules apply' : `everybody gets ${offWords(after)}`;
  const direction = after.state === 'active' ? 'raises' : 'lowers';
  return { from: STATE_WORDS[before.state], to: STATE_WORDS[after.state], about, direction };
}

const offWords = ({ offVariant }: Flag): string =>
  offVariant === undefined ? 'the default of the app' : quoted(offVariant);

const ruleIdIn = (path: string): string => path.slice('/rules/'.length).replace(/\/exposure$/, '');

function ruleImpacts(id: string, before: Flag, after: Flag): readonly Draft[] {
  const [was, is] = [before, after].map((flag) => flag.rules.find((rule) => rule.id === id));
  if (was !== undefined && is !== undefined) return ruleChanges(was, is);
  return was === undefined
    ? [newRule(id, is)]
    : [{ from: 'rule', to: 'removed', about: aboutRule(id, was), direction: 'changes' }];
}

const FIELD_WORDS: { readonly [field: string]: string } = {
  variants: 'variants',
  offVariant: 'variant served while off',
  clientVisible: 'visible to clients',
  name: 'name of the flag',
  description: 'description of the flag',
};

function fieldImpact(field: string, before: Flag, after: Flag): Draft {
  const [was, is] = [before, after].map((flag) => (flag as unknown as Record<string, unknown>)[field]);
  return { ...sidesOf(was, is), about: FIELD_WORDS[field] ?? field, direction: 'changes' };
}
