import type { Flag, Rule } from '@sluice/evaluator';
import { canonicalJson } from './canonical.js';

/** Fields of a record a change can touch as a whole; rules are compared one by one. */
const FIELDS = [
  'name',
  'description',
  'tags',
  'state',
  'salt',
  'variants',
  'offVariant',
  'prerequisites',
  'overrides',
  'serve',
  'clientVisible',
  'metadata',
] as const;

/** What differs between two records: `/state`, `/rules/<id>`, `/rules/<id>/exposure`, … */
export function touchesOf(before: Flag, after: Flag): readonly string[] {
  const fields = FIELDS.filter((field) => differ(before[field], after[field])).map((field) => `/${field}`);
  const ids = new Set([...before.rules, ...after.rules].map((rule) => rule.id));
  return [...fields, ...[...ids].flatMap((id) => ruleTouches(rule(before, id), rule(after, id)))];
}

function ruleTouches(before: Rule | undefined, after: Rule | undefined): readonly string[] {
  if (!differ(before, after)) return [];
  const id = (after ?? before)?.id ?? '';
  const onlyUnits = before?.exposure && after?.exposure && !differ(withoutUnits(before), withoutUnits(after));
  return [onlyUnits ? exposurePath(id) : rulePath(id)];
}

/** Names of the fields that differ between two states of a rule. */
export const ruleFieldsTouched = (before: Rule, after: Rule): readonly string[] =>
  Object.keys({ ...before, ...after }).filter((field) =>
    differ(before[field as keyof Rule], after[field as keyof Rule]),
  );

const withoutUnits = (rule: Rule): object => ({ ...rule, exposure: { ...rule.exposure, units: 0 } });

/**
 * The desired record carried over to a live one that moved elsewhere since: what the change touches comes from the
 * proposal, everything else from live. Rules keep the order of their priorities, so their place in the list is free.
 */
export function recompose(after: Flag, touches: readonly string[], live: Flag): Flag {
  const touched = new Set(touches);
  const fields = Object.fromEntries(
    FIELDS.map((field) => [field, touched.has(`/${field}`) ? after[field] : live[field]]).filter(
      ([, value]) => value !== undefined,
    ),
  ) as Partial<Flag>;
  const { name: _n, description: _d, offVariant: _o, ...required } = live;
  return { ...required, ...fields, rules: recomposeRules({ after, live, touched }) };
}

function recomposeRules(from: { after: Flag; live: Flag; touched: ReadonlySet<string> }): readonly Rule[] {
  const { after, live, touched } = from;
  const ids = [...new Set([...live.rules, ...after.rules].map((each) => each.id))];
  return ids.flatMap((id) => recomposeRule({ wanted: rule(after, id), held: rule(live, id), touched }));
}

function recomposeRule(from: {
  wanted: Rule | undefined;
  held: Rule | undefined;
  touched: ReadonlySet<string>;
}): readonly Rule[] {
  const { wanted, held, touched } = from;
  const id = (wanted ?? held)?.id ?? '';
  if (touched.has(rulePath(id))) return wanted ? [wanted] : [];
  if (held === undefined) return [];
  const moved = touched.has(exposurePath(id)) && wanted?.exposure;
  return [moved ? { ...held, exposure: moved } : held];
}

export const rulePath = (id: string): string => `/rules/${id}`;
export const exposurePath = (id: string): string => `/rules/${id}/exposure`;

const rule = (flag: Flag, id: string): Rule | undefined => flag.rules.find((each) => each.id === id);

const text = (value: unknown): string => (value === undefined ? '' : canonicalJson(value));
const differ = (a: unknown, b: unknown): boolean => text(a) !== text(b);
