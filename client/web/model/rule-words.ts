import type {
  AttributeCondition,
  AttributePath,
  Condition,
  Flag,
  Operand,
  Rule,
  Serve,
} from '@sluice/evaluator';
import { percentOf } from './percent.js';
import { isolated } from './visible.js';

/** Operators as they are said; `{}` stands for the values. */
const SAID: { readonly [op: string]: string } = {
  eq: 'is {}',
  ne: 'is not {}',
  in: 'is {}',
  not_in: 'is not {}',
  lt: 'is less than {}',
  lte: 'is at most {}',
  gt: 'is more than {}',
  gte: 'is at least {}',
  between: 'is between {}',
  exists: 'is there',
  not_exists: 'is missing',
  contains: 'contains {}',
  not_contains: 'does not contain {}',
  starts_with: 'begins with {}',
  ends_with: 'ends with {}',
  matches: 'matches {}',
  is_type: 'is of type {}',
  array_any: 'has {} among its entries',
  array_all: 'has all of {} among its entries',
  array_none: 'has none of {} among its entries',
  array_size: 'has {} entries',
  semver_eq: 'is version {}',
  semver_ne: 'is not version {}',
  semver_lt: 'is a version below {}',
  semver_lte: 'is version {} or lower',
  semver_gt: 'is a version above {}',
  semver_gte: 'is version {} or higher',
  semver_caret: 'is compatible with version {}',
  semver_tilde: 'is a patch of version {}',
  date_before: 'is before {}',
  date_after: 'is after {}',
  in_cidr: 'is in the network {}',
};

/** A condition in words: `plan is "pro" or "team"`. */
export function conditionWords(condition: Condition): string {
  const not = condition.negate === true ? 'not: ' : '';
  if ('anyOf' in condition) return `${not}any of (${condition.anyOf.map(conditionWords).join('; ')})`;
  if (isSegment(condition)) return not + segmentWords(condition);
  return `${not}${pathWords(condition.attr)} ${operatorWords(condition)}`;
}

const isSegment = (condition: Exclude<Condition, { anyOf: unknown }>): condition is SegmentCondition =>
  !('attr' in condition);

type SegmentCondition = Exclude<Exclude<Condition, { anyOf: unknown }>, AttributeCondition>;

const segmentWords = ({ op, values }: SegmentCondition): string =>
  `${op === 'in_segment' ? 'in' : 'not in'} segment ${values.join(' or ')}`;

const pathWords = (path: AttributePath): string => [path].flat().map(isolated).join(' › ');

function operatorWords({ op, values = [], ci, lenient }: AttributeCondition): string {
  const joined = values.map(operandWords).join(op === 'between' || op === 'array_all' ? ' and ' : ' or ');
  const said = (SAID[op] ?? `${isolated(op)} {}`).replace('{}', () => joined);
  return said + (ci === true ? ' (any letter case)' : '') + (lenient === true ? ' (loose versions)' : '');
}

const operandWords = (operand: Operand): string =>
  typeof operand === 'string' ? quoted(operand) : String(operand);

/** Who a rule is about: `everybody`, or `those whose plan is “pro” and in segment staff`. */
export const audienceWords = ({ when }: Pick<Rule, 'when'>): string =>
  when.length === 0 ? 'everybody' : `those ${when.map(partWords).join(' and ')}`;

const partWords = (condition: Condition): string =>
  condition.negate === true ? `not ${partWords({ ...condition, negate: false })}` : sidedWords(condition);

function sidedWords(condition: Condition): string {
  if ('anyOf' in condition) return `with ${conditionWords(condition)}`;
  return isSegment(condition) ? conditionWords(condition) : `whose ${conditionWords(condition)}`;
}

/** `25 % of everybody get “on”`. */
export function ruleWords(rule: Rule): string {
  const share = rule.exposure === undefined ? '' : `${percentOf(rule.exposure.units)} of `;
  return `${share}${audienceWords(rule)} get ${serveWords(rule.serve)}`;
}

/** `“on”`, or `50 % “a”, 50 % “b”`. */
export function serveWords(serve: Serve): string {
  if ('variant' in serve) return quoted(serve.variant);
  return serve.split.ranges
    .map(({ variant, lo, hi }) => `${percentOf(hi - lo)} ${quoted(variant)}`)
    .join(', ');
}

/** A name as it is quoted in a sentence. */
export const quoted = (name: string): string => `“${isolated(name)}”`;

/** Rules in the order in which they are tried. */
export const inOrder = ({ rules }: Pick<Flag, 'rules'>): readonly Rule[] =>
  [...rules].sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
