import type { AnyOfCondition, AttributeCondition, Condition, Json, Operand } from '@sluice/evaluator';
import { err, ok, type Result } from '../result.js';
import { isRecord, unmapped, type Logic } from './logic.js';
import type { Unmapped } from './remark.js';

type Mapped<T> = Result<T, Unmapped>;

/**
 * A JsonLogic condition as conditions that must all hold. Only what decides alike is mapped, also for a missing
 * attribute: there JsonLogic's `!=`, `!`, `<` and `<=` hold and ours do not.
 */
export function conditionsOf(logic: Logic, shared: Shared): Mapped<readonly Condition[]> {
  const [name, operands] = operation(logic);
  if (name === '$ref') return referred(operands, shared);
  if (operands.length === 0) return unmapped('this is no condition');
  if (name === 'and') return all(operands, shared);
  const single = name === 'or' ? anyOf(operands, shared) : comparison(name, operands);
  return single.ok ? ok([single.value]) : single;
}

/** Conditions a file names once and refers to; `seen` are the names on the way here. */
export interface Shared {
  readonly named: { readonly [name: string]: Logic };
  readonly seen: readonly string[];
}

/** `{"==": [a, b]}` → its one operator, and the operands as a list. */
function operation(logic: Logic): readonly [string, readonly Json[]] {
  const entries = isRecord(logic) ? Object.entries(logic) : [];
  const [entry, second] = entries;
  if (entry === undefined || second !== undefined) return ['', []];
  const [name, operands] = entry;
  return [name, Array.isArray(operands) ? (operands as Json[]) : [operands]];
}

function referred([name]: readonly Json[], shared: Shared): Mapped<readonly Condition[]> {
  if (typeof name !== 'string') return unmapped('a $ref names one of $evaluators');
  const known = Object.hasOwn(shared.named, name) ? shared.named[name] : undefined;
  if (known === undefined || shared.seen.includes(name))
    return unmapped(`"${name}" is not in $evaluators, or refers to itself`);
  return conditionsOf(known, { ...shared, seen: [...shared.seen, name] });
}

function all(operands: readonly Json[], shared: Shared): Mapped<readonly Condition[]> {
  const conditions: Condition[] = [];
  for (const [index, operand] of operands.entries()) {
    const mapped = conditionsOf(operand, shared);
    if (!mapped.ok) return inside(['and', index], mapped.error);
    conditions.push(...mapped.value);
  }
  return ok(conditions);
}

function anyOf(operands: readonly Json[], shared: Shared): Mapped<AnyOfCondition> {
  const anyOf: AttributeCondition[] = [];
  for (const [index, operand] of operands.entries()) {
    const mapped = conditionsOf(operand, shared);
    if (!mapped.ok) return inside(['or', index], mapped.error);
    const [only, second] = mapped.value;
    if (only === undefined || second !== undefined || !('attr' in only))
      return inside(['or', index], { at: [], detail: 'alternatives can only be single comparisons' });
    anyOf.push(only);
  }
  return ok({ anyOf });
}

const inside = (path: Unmapped['at'], { at, detail }: Unmapped): Result<never, Unmapped> =>
  err({ at: [...path, ...at], detail });

const SEMVER: ReadonlyMap<Json, string> = new Map([
  ['=', 'semver_eq'],
  ['<', 'semver_lt'],
  ['<=', 'semver_lte'],
  ['>', 'semver_gt'],
  ['>=', 'semver_gte'],
  ['^', 'semver_caret'],
  ['~', 'semver_tilde'],
]);

type Comparison = (...operands: readonly [Json, Json, Json]) => Mapped<AttributeCondition>;

const equal: Comparison = (first, second) =>
  attributeOf(first) === null ? compare(second, 'eq', [first]) : compare(first, 'eq', [second]);

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['==', equal],
  ['===', equal],
  [
    'in',
    (first, second) =>
      Array.isArray(second) ? compare(first, 'in', second as Json[]) : compare(second, 'contains', [first]),
  ],
  ['starts_with', (first, second) => compare(first, 'starts_with', [second])],
  ['ends_with', (first, second) => compare(first, 'ends_with', [second])],
  ['sem_ver', (first, sign, version) => compare(first, SEMVER.get(sign) ?? '', [version])],
]);

function comparison(
  name: string,
  [first = null, second = null, third = null]: readonly Json[],
): Mapped<AttributeCondition> {
  const mapped = COMPARISONS.get(name);
  if (mapped !== undefined) return mapped(first, second, third);
  return unmapped(name === '' ? 'this is no condition' : `"${name}" is not carried over yet`);
}

function compare(attribute: Json, op: string, values: readonly Json[]): Mapped<AttributeCondition> {
  const attr = attributeOf(attribute);
  if (attr === null || op === '' || !values.every(isOperand))
    return unmapped('only an attribute can be compared, and only with fixed texts, numbers, true or false');
  return ok({ attr, op, values: values.filter(isOperand) });
}

const isOperand = (value: Json): value is Operand => ['string', 'number', 'boolean'].includes(typeof value);

/** `{"var": "user.plan"}` → where the attribute stands; null for what is none, or has a default of its own. */
function attributeOf(logic: Json): string | readonly string[] | null {
  const [name, [path, fallback]] = operation(logic);
  if (name !== 'var' || typeof path !== 'string' || fallback !== undefined) return null;
  if (path === '' || path.startsWith('$flagd')) return null;
  return path.includes('.') ? path.split('.') : path;
}
