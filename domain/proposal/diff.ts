import type { Flag, Rule, Serve } from '@sluice/evaluator';
import { duration } from '../time.js';
import type { Stage } from './intent.js';
import { liveFlag, type LiveSet } from './live.js';
import type { Item, Plan, Proposal, Target } from './proposal.js';
import { unitsOf } from './resolve/plan.js';
import { ruleFieldsTouched } from './touches.js';
import { percent } from './units.js';

/** What a change does to one flag, in words a person decides on. */
export interface ItemDiff {
  readonly target: Target;
  /** One sentence each, for example `5 % → 25 % of everybody get "on" in production`. */
  readonly words: readonly string[];
  /** Largest rise in the share a rule takes in, in units; negative where every share falls. */
  readonly exposureDelta: number;
}

export interface SemanticDiff {
  readonly items: readonly ItemDiff[];
}

/** Compares a proposal with what is live; a plan counts with its last stage. */
export function semanticDiff(proposal: Proposal, live: LiveSet): SemanticDiff {
  return { items: proposal.items.map((item) => itemDiff(item, live, proposal.plan)) };
}

/** All words of a diff, one list. */
export const wordsOf = (diff: SemanticDiff): readonly string[] => diff.items.flatMap((item) => item.words);

function itemDiff(item: Item, live: LiveSet, plan: Plan | null): ItemDiff {
  const before = liveFlag(live, item.target.env, item.target.key).record;
  const own =
    plan !== null && plan.target.env === item.target.env && plan.target.flag === item.target.key
      ? plan
      : null;
  return {
    target: item.target,
    words: [...itemWords(item, before, own), ...planWords(own)],
    exposureDelta: exposureDelta(before, item.after, own),
  };
}

function itemWords(item: Item, before: Flag | null, plan: Plan | null): readonly string[] {
  const { after, target } = item;
  const name = `${target.key} in ${target.env}`;
  if (after === null) return [`delete ${name}`];
  if (before === null) return [`create ${name}: ${after.type}, ${serveWords(after.serve)}`];
  return item.touches
    .filter((path) => !ownedBy(path, plan))
    .map((path) => touchWords({ path, before, after, name }));
}

/** The new rule of a plan is told by the plan's own sentence. */
const ownedBy = (path: string, plan: Plan | null): boolean =>
  plan !== null && path.startsWith(`/rules/${plan.target.rule}`);

function touchWords(of: { path: string; before: Flag; after: Flag; name: string }): string {
  const { path, before, after, name } = of;
  if (path === '/state') return `${name}: ${before.state} → ${after.state}`;
  if (path === '/serve') return `${name}: ${servedWords(serveWords(before.serve), serveWords(after.serve))}`;
  if (path.startsWith('/rules/')) return ruleWords({ id: ruleId(path), before, after, name });
  if (path === '/name') return `${name} ${renamedWords(before, after)}`;
  return `${name}: ${path.slice(1)} changes`;
}

/** Splits of the same variants sound alike. */
const servedWords = (was: string, is: string): string =>
  was === is ? `${was}, otherwise than before` : `${was} → ${is}`;

const ruleId = (path: string): string => path.slice('/rules/'.length).replace(/\/exposure$/, '');

function ruleWords(of: { id: string; before: Flag; after: Flag; name: string }): string {
  const was = findRule(of.before, of.id);
  const is = findRule(of.after, of.id);
  if (was === undefined) return `${of.name}: new rule "${of.id}": ${sentence(is)}`;
  if (is === undefined) return `${of.name}: rule "${of.id}" goes (${sentence(was)})`;
  if (sentence(was) !== sentence(is))
    return `${of.name}: rule "${of.id}": ${sentence(was)} → ${sentence(is)}`;
  return `${of.name}: rule "${of.id}" ${quietWords(was, is)}`;
}

/** What changes where the sentence stays the same. */
function quietWords(was: Rule, is: Rule): string {
  const fields = ruleFieldsTouched(was, is);
  const others = fields.filter((field) => field !== 'name');
  const renamed = fields.includes('name') ? [renamedWords(was, is)] : [];
  return [...renamed, ...(others.length === 0 ? [] : [`changes in ${others.join(', ')}`])].join('; ');
}

interface Named {
  readonly name?: string;
}

const renamedWords = (was: Named, is: Named): string =>
  `is renamed from ${nameWords(was)} to ${nameWords(is)}`;

const nameWords = ({ name }: Named): string => (name === undefined ? 'no name' : `"${name}"`);

const findRule = (flag: Flag, id: string): Rule | undefined => flag.rules.find((rule) => rule.id === id);

function sentence(rule: Rule | undefined): string {
  if (rule === undefined) return 'nothing';
  const who =
    rule.when.length === 0 ? 'everybody' : `those who meet ${String(rule.when.length)} condition(s)`;
  const share = rule.exposure === undefined ? '' : `${percent(rule.exposure.units)} of `;
  return `${rule.enabled ? '' : 'off, '}${share}${who} ${serveWords(rule.serve).replace('serves', 'get')}`;
}

const serveWords = (serve: Serve): string =>
  'variant' in serve
    ? `serves "${serve.variant}"`
    : `serves a split of ${[...new Set(serve.split.ranges.map((range) => range.variant))].join(', ')}`;

function planWords(plan: Plan | null): readonly string[] {
  if (plan === null) return [];
  const steps = [percent(plan.startUnits), ...plan.stages.map(stageWords)].join(' → ');
  const { flag, env, rule } = plan.target;
  return [
    `${flag} in ${env}: rule "${rule}" goes ${steps} of its subjects, in ${String(plan.stages.length)} stages`,
  ];
}

/** `25 % for 2 h`. */
const stageWords = ({ units, wait }: Stage): string =>
  wait === undefined ? percent(units) : `${percent(units)} for ${duration(wait.forMs)}`;

function exposureDelta(before: Flag | null, after: Flag | null, plan: Plan | null): number {
  const last = plan?.stages.at(-1)?.units;
  if (plan !== null && last !== undefined) return last - plan.startUnits;
  const ids = new Set([...(before?.rules ?? []), ...(after?.rules ?? [])].map((rule) => rule.id));
  const deltas = [...ids].map((id) => unitsOf(after, id) - unitsOf(before, id));
  return deltas.length === 0 ? 0 : Math.max(...deltas);
}
