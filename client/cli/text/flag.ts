import type { AttributeCondition, Condition, Flag, Rule, Serve } from '@sluice/evaluator';
import { percent } from '../../../domain/proposal/units.js';
import type { FlagBody, FlagPage } from '../../http/wire/flag.js';
import { table } from './table.js';

/** A page of flags, one line each. */
export const flagTable = ({ items }: FlagPage): string =>
  items.length === 0
    ? 'no flags here; bring some: sluice import FILE'
    : table(['ENVIRONMENT', 'FLAG', 'TYPE', 'STATE', 'VERSION', 'SERVES'], items.map(row));

const row = ({ environment, key, version, record }: FlagBody): readonly string[] => [
  environment,
  key,
  record?.type ?? '',
  record?.state ?? 'deleted',
  `${version}`,
  record === null ? '' : serves(record),
];

/** What it serves, and how many rules come before. */
function serves(flag: Flag): string {
  if (flag.state !== 'active') return flag.offVariant ?? "the app's default";
  const rules = flag.rules.filter((rule) => rule.enabled).length;
  return rules === 0
    ? serveText(flag.serve)
    : `${serveText(flag.serve)}, after ${rules} rule${rules === 1 ? '' : 's'}`;
}

const serveText = (serve: Serve): string => ('variant' in serve ? serve.variant : splitText(serve));

const splitText = ({ split }: Extract<Serve, { split: unknown }>): string =>
  split.ranges.map(({ variant, lo, hi }) => `${percent(hi - lo)} ${variant}`).join(', ');

/** One flag, with its rules as sentences in the order they are tried. */
export function flagText({ environment, key, version, record }: FlagBody): string {
  if (record === null) return `${key} in ${environment} was deleted; version ${version}`;
  const variants = record.variants.map((variant) => `${variant.key} = ${JSON.stringify(variant.value)}`);
  return [
    `${key} in ${environment}: ${record.type}, ${record.state}, version ${version}`,
    ...(record.description === undefined ? [] : [`  ${record.description}`]),
    `  variants: ${variants.join(', ')}`,
    ...[...record.rules].sort(byPriority).map(ruleText),
    `  everybody else gets ${serveText(record.serve)}`,
    `  off, it serves ${record.offVariant ?? "the app's default"}`,
  ].join('\n');
}

const byPriority = (a: Rule, b: Rule): number => a.priority - b.priority || (a.id < b.id ? -1 : 1);

function ruleText({ id, enabled, when, exposure, serve }: Rule): string {
  const who = when.length === 0 ? 'everybody' : when.map(conditionText).join(' and ');
  const share = exposure === undefined ? '' : `${percent(exposure.units)} of `;
  return `  ${enabled ? '' : '(off) '}${id}: ${share}${who} get ${serveText(serve)}`;
}

function conditionText(condition: Condition): string {
  const not = condition.negate === true ? 'not ' : '';
  if ('anyOf' in condition) return `${not}(${condition.anyOf.map(conditionText).join(' or ')})`;
  if (!('attr' in condition))
    return `${not}${condition.op.replaceAll('_', ' ')} ${condition.values.join(', ')}`;
  return `${not}${attributeText(condition)}`;
}

function attributeText({ attr, op, values = [] }: AttributeCondition): string {
  const name = typeof attr === 'string' ? attr : attr.join('.');
  return `${name} ${op.replaceAll('_', ' ')} ${values.map((value) => JSON.stringify(value)).join(', ')}`.trimEnd();
}
